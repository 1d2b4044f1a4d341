Name: OpenAI SDK
Order: 90
Source: tried with openai-python 3.54 and openai-node 6.49
Note: Python ignores OPENAI_API_BASE. To undo, remove the variables: an empty one is not the same as none.
Note[zh_CN]: Python 忽略 OPENAI_API_BASE。要撤销请删除变量：空变量不等于没有变量。

[way bash]
Title: bash, zsh
Format: chat
Base: v1
Merge: block
Syntax: shell
File: ~/.profile
Text:
  export OPENAI_BASE_URL="{base}"
  export OPENAI_API_KEY="{key}"

[way dotenv]
Title: .env
Format: chat
Base: v1
Merge: copy
Syntax: shell
Text:
  OPENAI_BASE_URL="{base}"
  OPENAI_API_KEY="{key}"
