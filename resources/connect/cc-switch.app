Name: CC Switch
Order: 230
Source: its web page; not tried
Note: It writes the settings of Claude Code and Codex itself.
Note[zh_CN]: 它会自行写入 Claude Code 和 Codex 的设置。

[way page]
Title: Provider
Title[zh_CN]: 提供方
Format: messages
Base: host
Merge: fields
Text:
  Name = Relay
  Endpoint = {base}
  API Key = {key}
  Model = {model}
