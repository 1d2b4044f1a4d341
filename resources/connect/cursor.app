Name: Cursor
Order: 30
Source: documentation of ngrok and Merge, Cursor's forum
CallsFromServers: yes
Note: Cursor Settings → Models → API Keys. Chat and Plan only; Tab never uses it. The address counts for all OpenAI models. To undo, switch both off.
Note[zh_CN]: Cursor 设置 → Models → API Keys。仅用于 Chat 和 Plan，Tab 不会使用。该地址对所有 OpenAI 模型生效。要撤销，请关闭两个开关。

[way page]
Title: Settings page
Title[zh_CN]: 设置页
Format: chat
Base: v1
Merge: fields
Text:
  OpenAI API Key = {key}
  Override OpenAI Base URL = {base}
  Add custom model = {model}
