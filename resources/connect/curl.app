Name: curl
Order: 80
Source: tried
Note: Put the key into the variable first: on the command line other programs of this computer could read it.
Note[zh_CN]: 请先把密钥放进变量：写在命令行上，本机的其他程序可能读到。

[way chat]
Title: Chat
Format: chat
Base: v1
Merge: copy
Syntax: shell
Text:
  RELAY_KEY="{key}"
  curl "{base}/chat/completions" -H @- -d '{"model":"{model}","max_tokens":64,"messages":[{"role":"user","content":"hi"}]}' <<END
  Authorization: Bearer $RELAY_KEY
  Content-Type: application/json
  END

[way responses]
Title: Responses
Format: responses
Base: v1
Merge: copy
Syntax: shell
Text:
  RELAY_KEY="{key}"
  curl "{base}/responses" -H @- -d '{"model":"{model}","max_output_tokens":64,"input":"hi","stream":true}' <<END
  Authorization: Bearer $RELAY_KEY
  Content-Type: application/json
  END

[way messages]
Title: Messages
Format: messages
Base: v1
Merge: copy
Syntax: shell
Text:
  RELAY_KEY="{key}"
  curl "{base}/messages" -H @- -d '{"model":"{model}","max_tokens":64,"messages":[{"role":"user","content":"hi"}]}' <<END
  Authorization: Bearer $RELAY_KEY
  anthropic-version: 2023-06-01
  Content-Type: application/json
  END
