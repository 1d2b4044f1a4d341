Name: Immersive Translate
Order: 50
Source: immersivetranslate.com, documentation of AI services
RunsInBrowser: yes
Note: Settings → Translation services → add a custom OpenAI-compatible AI service. It saves itself after its own test; delete the service to undo.
Note[zh_CN]: 设置 → 翻译服务 → 添加自定义的 OpenAI 兼容 AI 服务。测试后会自动保存；删除该服务即可撤销。

[way page]
Title: Settings page
Title[zh_CN]: 设置页
Format: chat
Base: endpoint
Merge: fields
Text:
  Custom API URL = {base}
  API Key = {key}
  Custom model name = {model}
