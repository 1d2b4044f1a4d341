Name: Open WebUI
Order: 180
Source: docs.openwebui.com
Note: The variables count at its first start only; later use Admin Settings → Connections.
Note[zh_CN]: 这些变量只在首次启动时有效；之后请用管理员设置 → 外部连接。

[way page]
Title: Connections
Title[zh_CN]: 外部连接
Format: chat
Base: v1
Merge: fields
Text:
  URL = {base}
  Key = {key}
  Model IDs = {model}

[way env]
Title: Environment
Title[zh_CN]: 环境变量
Format: chat
Base: v1
Merge: copy
Syntax: shell
Text:
  OPENAI_API_BASE_URL="{base}"
  OPENAI_API_KEY="{key}"
