Name: VS Code Copilot
Order: 160
Source: microsoft/vscode#316916, VS Code 1.122 and newer
Note: “Chat: Manage Language Models” → Add → Custom Endpoint. The key is asked there.
Note[zh_CN]: “Chat: Manage Language Models” → Add → Custom Endpoint，密钥在那里填写。

[way chat]
Title: Chat
Format: chat
Base: endpoint
Merge: copy
Syntax: json
Text:
  {
    "vendor": "customendpoint",
    "apiType": "chat-completions",
    "models": [{"id": "{model}", "name": "{model}", "url": "{base}", "toolCalling": true}]
  }

[way responses]
Title: Responses
Format: responses
Base: endpoint
Merge: copy
Syntax: json
Text:
  {
    "vendor": "customendpoint",
    "apiType": "responses",
    "models": [{"id": "{model}", "name": "{model}", "url": "{base}", "toolCalling": true}]
  }

[way messages]
Title: Messages
Format: messages
Base: endpoint
Merge: copy
Syntax: json
Text:
  {
    "vendor": "customendpoint",
    "apiType": "messages",
    "models": [{"id": "{model}", "name": "{model}", "url": "{base}", "toolCalling": true}]
  }

[way key]
Title: Key
Title[zh_CN]: 密钥
Format: chat
Base: endpoint
Merge: fields
Text:
  API Key = {key}
