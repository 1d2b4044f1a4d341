Name: OpenAI Translator
Order: 40
Source: source of nextai-translator 0.6.42
Note: Quit the app before its file is written: it keeps its settings in memory.
Note[zh_CN]: 写入文件前请先退出该应用：它会把设置保留在内存中。

[way desktop]
Title: Desktop app
Title[zh_CN]: 桌面应用
Format: chat
Base: host
Merge: json
Syntax: json
File: ${XDG_CONFIG_HOME:-~/.config}/xyz.yetone.apps.openai-translator/config.json
File[mac]: ~/Library/Application Support/xyz.yetone.apps.openai-translator/config.json
File[windows]: ${APPDATA:-~/AppData/Roaming}/xyz.yetone.apps.openai-translator/config.json
Text:
  {
    "provider": "OpenAI",
    "apiKeys": "{key}",
    "apiURL": "{base}",
    "apiURLPath": "/v1/chat/completions",
    "apiModel": "__custom__",
    "customModelName": "{model}"
  }

[way page]
Title: Settings page
Title[zh_CN]: 设置页
Format: chat
Base: host
Merge: fields
Note: The browser extension too. Leave the API path as it is.
Note[zh_CN]: 浏览器扩展同样如此。API 路径保持不变。
Text:
  Provider = OpenAI
  API Key = {key}
  API URL = {base}
  API URL Path = /v1/chat/completions
  Custom model name = {model}

[way claude]
Title: As Claude
Title[zh_CN]: 作为 Claude
Format: messages
Base: host
Merge: fields
Text:
  Provider = Claude
  API Key = {key}
  API URL = {base}
  API URL Path = /v1/messages
  Custom model name = {model}
