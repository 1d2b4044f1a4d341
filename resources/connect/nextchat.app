Name: NextChat
Order: 70
Source: source of NextChat 2.16.1
RunsInBrowser: yes
Note: The link sets key and address and asks first; it overwrites those that were there. Choose the model afterwards.
Note[zh_CN]: 链接会设置密钥和地址，并先询问；原有的会被覆盖。之后再选择模型。

[way link]
Title: Link
Title[zh_CN]: 链接
Format: chat
Base: host
Merge: link
Link: https://app.nextchat.dev/#/?settings={payload}
Text:
  {"key":"{key}","url":"{base}"}

[way page]
Title: Settings page
Title[zh_CN]: 设置页
Format: chat
Base: host
Merge: fields
Text:
  Custom Endpoint = on
  Model Provider = OpenAI
  OpenAI Endpoint = {base}
  OpenAI API Key = {key}
  Custom Models = {model}

[way hosted]
Title: Self-hosted
Title[zh_CN]: 自行部署
Format: chat
Base: host
Merge: copy
Syntax: shell
Note: Environment of your own NextChat; deploy it again afterwards.
Note[zh_CN]: 自己部署的 NextChat 的环境变量；改后需重新部署。
Text:
  BASE_URL="{base}"
  OPENAI_API_KEY="{key}"
  CUSTOM_MODELS="-all,+{model}"
  DEFAULT_MODEL="{model}"

[way claude]
Title: As Claude
Title[zh_CN]: 作为 Claude
Format: messages
Base: host
Merge: fields
Text:
  Custom Endpoint = on
  Model Provider = Anthropic
  Anthropic Endpoint = {base}
  Anthropic API Key = {key}
  Custom Models = {model}
