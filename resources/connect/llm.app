Name: llm
Order: 130
Source: tried with llm 0.36
Note: Give it the key with “llm keys set relay”, then: llm -m relay “hi”.
Note[zh_CN]: 用 “llm keys set relay” 设置密钥，然后：llm -m relay “hi”。

[way file]
Title: extra-openai-models.yaml
Format: chat
Base: v1
Merge: block
Syntax: yaml
File: ${LLM_USER_PATH:-~/.config/io.datasette.llm}/extra-openai-models.yaml
File[mac]: ${LLM_USER_PATH:-~/Library/Application Support/io.datasette.llm}/extra-openai-models.yaml
File[windows]: ${APPDATA:-~/AppData/Roaming}/io.datasette.llm/extra-openai-models.yaml
Text:
  - model_id: relay
    model_name: "{model}"
    api_base: "{base}"
    api_key_name: relay

[way key]
Title: Key
Title[zh_CN]: 密钥
Format: chat
Base: v1
Merge: fields
Text:
  llm keys set relay = {key}
