Name: OpenCat
Order: 210
Source: source of New API (setting/chat.go); not tried

[way link]
Title: Link
Title[zh_CN]: 链接
Format: chat
Base: host
Merge: fields
Note: Or as a link: opencat://team/join?domain=…&token=…
Note[zh_CN]: 也可用链接：opencat://team/join?domain=…&token=…
Text:
  Domain = {base}
  Token = {key}
