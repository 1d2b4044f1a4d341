Name: Codex CLI
Order: 20
Source: tried with codex-cli 0.169.0
Note: Codex speaks the Responses format only. It reads its settings at start.
Note[zh_CN]: Codex 只支持 Responses 格式，启动时读取设置。

[way profile]
Title: A profile of its own
Title[zh_CN]: 单独的配置
Format: responses
Base: v1
Merge: whole
Syntax: toml
File: ${CODEX_HOME:-~/.codex}/relay.config.toml
Note: Start it with “codex --profile relay”. Your config.toml stays untouched; it must not have a [profiles.relay].
Note[zh_CN]: 用 “codex --profile relay” 启动。config.toml 保持不变，其中不能有 [profiles.relay]。
Text:
  model = "{model}"
  model_provider = "relay"

  [model_providers.relay]
  name = "Relay"
  base_url = "{base}"
  wire_api = "responses"
  experimental_bearer_token = "{key}"

[way config]
Title: config.toml
Format: responses
Base: v1
Merge: toml
Syntax: toml
File: ${CODEX_HOME:-~/.codex}/config.toml
Note: Makes the relay the default. The key comes from RELAY_API_KEY: put it into .env as well.
Note[zh_CN]: 将中转站设为默认。密钥来自 RELAY_API_KEY，还需写入 .env。
Text:
  model = "{model}"
  model_provider = "relay"

  [model_providers.relay]
  name = "Relay"
  base_url = "{base}"
  wire_api = "responses"
  env_key = "RELAY_API_KEY"

[way env]
Title: .env
Format: responses
Base: v1
Merge: lines
Syntax: shell
File: ${CODEX_HOME:-~/.codex}/.env
Note: The key for config.toml. OPENAI_API_KEY is not sent to a relay.
Note[zh_CN]: config.toml 所用的密钥。OPENAI_API_KEY 不会发给中转站。
Text:
  RELAY_API_KEY={key}
