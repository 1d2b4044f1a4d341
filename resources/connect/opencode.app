Name: opencode
Order: 110
Source: tried with opencode 1.18.33
Note: The address ends in /v1 for every format, Anthropic's too.
Note[zh_CN]: 所有格式的地址都以 /v1 结尾，Anthropic 的也是。

[way chat]
Title: Chat
Format: chat
Base: v1
Merge: json
Syntax: json
File: ${XDG_CONFIG_HOME:-~/.config}/opencode/opencode.json
Text:
  {
    "provider": {
      "relay": {
        "npm": "@ai-sdk/openai-compatible",
        "name": "Relay",
        "options": {"baseURL": "{base}", "apiKey": "{key}"},
        "models": {"{model}": {"name": "{model}"}}
      }
    }
  }

[way responses]
Title: Responses
Format: responses
Base: v1
Merge: json
Syntax: json
File: ${XDG_CONFIG_HOME:-~/.config}/opencode/opencode.json
Text:
  {
    "provider": {
      "relay": {
        "npm": "@ai-sdk/openai",
        "name": "Relay",
        "options": {"baseURL": "{base}", "apiKey": "{key}"},
        "models": {"{model}": {"name": "{model}"}}
      }
    }
  }

[way messages]
Title: Messages
Format: messages
Base: v1
Merge: json
Syntax: json
File: ${XDG_CONFIG_HOME:-~/.config}/opencode/opencode.json
Text:
  {
    "provider": {
      "relay": {
        "npm": "@ai-sdk/anthropic",
        "name": "Relay",
        "options": {"baseURL": "{base}", "apiKey": "{key}"},
        "models": {"{model}": {"name": "{model}"}}
      }
    }
  }
