Name: aider
Order: 120
Source: tried with aider 0.86.2
Note: The file beats OPENAI_API_BASE of the environment.
Note[zh_CN]: 文件优先于环境变量 OPENAI_API_BASE。

[way chat]
Title: Chat
Format: chat
Base: v1
Merge: lines
Syntax: yaml
File: ~/.aider.conf.yml
Text:
  openai-api-base: "{base}"
  openai-api-key: "{key}"
  model: "openai/{model}"

[way messages]
Title: Messages
Format: messages
Base: host
Merge: copy
Syntax: shell
Text:
  export ANTHROPIC_API_BASE="{base}"
  export ANTHROPIC_API_KEY="{key}"
  aider --model "anthropic/{model}"
