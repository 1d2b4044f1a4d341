Name: Continue
Order: 170
Source: docs.continue.dev
Note: An item of the list “models” in config.yaml.
Note[zh_CN]: config.yaml 中 “models” 列表的一项。

[way item]
Title: config.yaml
Format: chat
Base: v1
Merge: copy
Syntax: yaml
Text:
  models:
    - name: Relay
      provider: openai
      model: "{model}"
      apiBase: "{base}"
      apiKey: "{key}"
