Name: Claude Code
Order: 10
Source: Anthropic's documentation of Claude Code 2.1 (settings, environment variables)
Note: No /v1 at the end: Claude Code adds it. Background work takes the Haiku model, so both names are set.
Note[zh_CN]: 末尾不要加 /v1，Claude Code 会自己加。后台任务使用 Haiku 模型，所以两个名称都要设置。

[way settings]
Title: settings.json
Format: messages
Base: host
Merge: json
Syntax: json
File: ${CLAUDE_CONFIG_DIR:-~/.claude}/settings.json
Note: Only these four names inside “env” are set. If ANTHROPIC_API_KEY is set too, relays may read that one instead; /status in Claude Code shows which is active.
Note[zh_CN]: 只设置 “env” 里的这四项。如果还设置了 ANTHROPIC_API_KEY，中转站可能会读取它；在 Claude Code 里用 /status 查看哪个生效。
Text:
  {
    "env": {
      "ANTHROPIC_BASE_URL": "{base}",
      "ANTHROPIC_AUTH_TOKEN": "{key}",
      "ANTHROPIC_MODEL": "{model}",
      "ANTHROPIC_DEFAULT_HAIKU_MODEL": "{model}"
    }
  }

[way bash]
Title: bash, zsh
Format: messages
Base: host
Merge: block
Syntax: shell
File: ~/.profile
Note: Takes effect in the next login shell. zsh reads ~/.zprofile instead.
Note[zh_CN]: 下次登录 shell 时生效。zsh 读取的是 ~/.zprofile。
Text:
  export ANTHROPIC_BASE_URL="{base}"
  export ANTHROPIC_AUTH_TOKEN="{key}"
  export ANTHROPIC_MODEL="{model}"
  export ANTHROPIC_DEFAULT_HAIKU_MODEL="{model}"

[way fish]
Title: fish
Format: messages
Base: host
Merge: whole
Syntax: shell
File: ${XDG_CONFIG_HOME:-~/.config}/fish/conf.d/relaydesk-claude-code.fish
Text:
  set -gx ANTHROPIC_BASE_URL "{base}"
  set -gx ANTHROPIC_AUTH_TOKEN "{key}"
  set -gx ANTHROPIC_MODEL "{model}"
  set -gx ANTHROPIC_DEFAULT_HAIKU_MODEL "{model}"

[way powershell]
Title: PowerShell
Format: messages
Base: host
Merge: copy
Note: For this window of PowerShell only.
Note[zh_CN]: 只对当前 PowerShell 窗口有效。
Text:
  $env:ANTHROPIC_BASE_URL="{base}"
  $env:ANTHROPIC_AUTH_TOKEN="{key}"
  $env:ANTHROPIC_MODEL="{model}"
  $env:ANTHROPIC_DEFAULT_HAIKU_MODEL="{model}"
