Name: LobeChat
Order: 200
Source: lobe-chat's documentation of settings links
RunsInBrowser: yes

[way link]
Title: Link
Title[zh_CN]: 链接
Format: chat
Base: v1
Merge: link
Link: https://chat-preview.lobehub.com/?settings={payload}
Note: For your own LobeChat put its address in front of “/?settings=”.
Note[zh_CN]: 自己部署的 LobeChat，请把其地址放在 “/?settings=” 前面。
Text:
  {"keyVaults":{"openai":{"apiKey":"{key}","baseURL":"{base}"}}}

[way page]
Title: Settings page
Title[zh_CN]: 设置页
Format: chat
Base: v1
Merge: fields
Text:
  API Key = {key}
  API Proxy URL = {base}
