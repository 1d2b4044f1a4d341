Name: Anthropic SDK
Order: 100
Source: tried with anthropic-python 2.12 and anthropic-node 1.12
Note: If ANTHROPIC_API_KEY is set too, it wins. To undo, remove the variables.
Note[zh_CN]: 如果还设置了 ANTHROPIC_API_KEY，则以它为准。要撤销请删除变量。

[way bash]
Title: bash, zsh
Format: messages
Base: host
Merge: block
Syntax: shell
File: ~/.profile
Text:
  export ANTHROPIC_BASE_URL="{base}"
  export ANTHROPIC_AUTH_TOKEN="{key}"

[way dotenv]
Title: .env
Format: messages
Base: host
Merge: copy
Syntax: shell
Text:
  ANTHROPIC_BASE_URL="{base}"
  ANTHROPIC_AUTH_TOKEN="{key}"
