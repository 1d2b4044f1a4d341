Name: Zed
Order: 150
Source: zed.dev, use of other API keys
Note: The key goes into Zed's own panel (it keeps it in the keychain), or into RELAY_API_KEY.
Note[zh_CN]: 密钥在 Zed 自己的面板中填写（保存在密钥环里），或放进 RELAY_API_KEY。

[way chat]
Title: Chat
Format: chat
Base: v1
Merge: json
Syntax: json
File: ${XDG_CONFIG_HOME:-~/.config}/zed/settings.json
File[windows]: ${APPDATA:-~/AppData/Roaming}/Zed/settings.json
Text:
  {
    "language_models": {
      "openai_compatible": {
        "relay": {
          "api_url": "{base}",
          "available_models": [{"name": "{model}", "max_tokens": 128000}]
        }
      }
    }
  }

[way messages]
Title: Messages
Format: messages
Base: host
Merge: json
Syntax: json
File: ${XDG_CONFIG_HOME:-~/.config}/zed/settings.json
File[windows]: ${APPDATA:-~/AppData/Roaming}/Zed/settings.json
Text:
  {
    "language_models": {
      "anthropic_compatible": {
        "relay": {
          "api_url": "{base}",
          "available_models": [{"name": "{model}", "max_tokens": 128000}]
        }
      }
    }
  }

[way key]
Title: Key
Title[zh_CN]: 密钥
Format: chat
Base: v1
Merge: fields
Text:
  API key of “relay” = {key}
