Name: Cline, Roo, Kilo
Order: 140
Source: documentation of Cline, Roo Code and Kilo Code
Note: Choose “OpenAI Compatible” as the provider.
Note[zh_CN]: 提供方选择 “OpenAI Compatible”。

[way page]
Title: Settings panel
Title[zh_CN]: 设置面板
Format: chat
Base: v1
Merge: fields
Text:
  API Provider = OpenAI Compatible
  Base URL = {base}
  API Key = {key}
  Model ID = {model}
