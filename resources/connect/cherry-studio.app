Name: Cherry Studio
Order: 190
Source: source of Cherry Studio (providersImport.ts)
Note: The app's settings open first and ask. It adds /v1 itself. Links of other programs stand in its command line: pasting the fields keeps the key out of it.
Note[zh_CN]: 会先打开应用的设置页并询问。它会自己加 /v1。链接会出现在其命令行里：逐项粘贴可避免密钥出现在那里。

[way page]
Title: Settings page
Title[zh_CN]: 设置页
Format: chat
Base: host
Merge: fields
Text:
  Provider type = OpenAI
  API Host = {base}
  API Key = {key}
  Model = {model}

[way link]
Title: Link
Title[zh_CN]: 链接
Format: chat
Base: host
Merge: link
Link: cherrystudio://providers/api-keys?v=1&data={payload}
Base64: yes
Text:
  {"id":"relay","baseUrl":"{base}","apiKey":"{key}","name":"Relay","type":"openai"}
