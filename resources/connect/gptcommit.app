Name: GPTCommit
Order: 60
Source: tried with gptcommit 0.6.0
Note: No slash at the end of the address. OPENAI_API_BASE and OPENAI_API_KEY in the environment beat the file.
Note[zh_CN]: 地址末尾不要加斜杠。环境变量 OPENAI_API_BASE 和 OPENAI_API_KEY 优先于文件。

[way file]
Title: config.toml
Format: chat
Base: v1
Merge: toml
Syntax: toml
File: ~/.config/gptcommit/config.toml
Text:
  [openai]
  api_base = "{base}"
  api_key = "{key}"
  model = "{model}"

[way shell]
Title: Commands
Title[zh_CN]: 命令
Format: chat
Base: v1
Merge: copy
Syntax: shell
Note: A key that is typed as a command stays in the shell's history: the file is better.
Note[zh_CN]: 作为命令输入的密钥会留在 shell 历史里：写入文件更好。
Text:
  gptcommit config set openai.api_base "{base}"
  gptcommit config set openai.api_key "{key}"
  gptcommit config set openai.model "{model}"
