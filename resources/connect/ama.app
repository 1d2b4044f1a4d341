Name: AMA
Order: 220
Source: source of New API (setting/chat.go); not tried

[way page]
Title: Settings page
Title[zh_CN]: 设置页
Format: chat
Base: host
Merge: fields
Note: Or as a link: ama://set-api-key?server=…&key=…
Note[zh_CN]: 也可用链接：ama://set-api-key?server=…&key=…
Text:
  Server = {base}
  Key = {key}
