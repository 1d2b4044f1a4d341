<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AnswerWords</name>
    <message>
        <source>Responses</source>
        <translation>Responses</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Chat Completions</source>
        <translation>Chat Completions</translation>
    </message>
    <message>
        <source>%1 is not served here</source>
        <translation>此处不提供 %1</translation>
    </message>
    <message>
        <source>Sent without %1, which was refused</source>
        <translation>%1 被拒绝，已去掉后重发</translation>
    </message>
    <message>
        <source>The limit is sent as %1</source>
        <translation>长度上限以 %1 发送</translation>
    </message>
    <message>
        <source>The system prompt is sent as “%1”</source>
        <translation>系统提示以“%1”角色发送</translation>
    </message>
    <message>
        <source>Answers have at most %1 tokens here</source>
        <translation>此处回答最多 %1 个 token</translation>
    </message>
    <message>
        <source>The model takes %1 tokens here; less history travels</source>
        <translation>此处模型最多接受 %1 个 token；发送的历史因此减少</translation>
    </message>
    <message>
        <source>at its own end</source>
        <translation>自行结束</translation>
    </message>
    <message>
        <source>at the longest answer allowed</source>
        <translation>到达允许的最大长度</translation>
    </message>
    <message>
        <source>with a tool call</source>
        <translation>以工具调用结束</translation>
    </message>
    <message>
        <source>by a content filter</source>
        <translation>被内容过滤</translation>
    </message>
    <message>
        <source>no reason came</source>
        <translation>没有给出原因</translation>
    </message>
    <message>
        <source>After a stop this relay reads on and bills the whole answer.</source>
        <translation>停止之后，该中转站仍会读完并按整个回答计费。</translation>
    </message>
    <message>
        <source>After a stop this relay bills what had come through.</source>
        <translation>停止之后，该中转站按已传出的内容计费。</translation>
    </message>
    <message>
        <source>After a stop this relay bills what had come through at its last count, three seconds apart.</source>
        <translation>停止之后，该中转站按最近一次统计时已传出的内容计费，每三秒统计一次。</translation>
    </message>
    <message>
        <source>What is billed after a stop is not known here.</source>
        <translation>停止之后如何计费，此处未知。</translation>
    </message>
</context>
<context>
    <name>FactsLine</name>
    <message>
        <source>%1 in</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>first token %1</source>
        <translation>首字 %1</translation>
    </message>
    <message>
        <source>billed</source>
        <translation>已计费</translation>
    </message>
    <message>
        <source>billed, matched by tokens and time</source>
        <translation>已计费（按 token 与时间匹配）</translation>
    </message>
    <message>
        <source>billed, differs from the rate</source>
        <translation>已计费，与费率不符</translation>
    </message>
    <message>
        <source>not billed</source>
        <translation>未计费</translation>
    </message>
    <message>
        <source>charge not known</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>waiting for the first token</source>
        <translation>等待首字</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>Previous version (Alt+Left)</source>
        <translation>上一个版本 (Alt+Left)</translation>
    </message>
    <message>
        <source>Next version (Alt+Right)</source>
        <translation>下一个版本 (Alt+Right)</translation>
    </message>
    <message>
        <source>Copy the answer (Ctrl+Shift+C)</source>
        <translation>复制回答 (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Answer again; this answer is kept (Ctrl+R)</source>
        <translation>重新回答；当前回答会保留 (Ctrl+R)</translation>
    </message>
    <message>
        <source>What this answer costs</source>
        <translation>这条回答的费用</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>目前 %1</translation>
    </message>
    <message>
        <source>%n parts</source>
        <translation>%n 部分</translation>
    </message>
    <message>
        <source>The answer was cut at its limit: go on, in the same answer</source>
        <translation>回答在长度上限处被截断：在同一回答中继续</translation>
    </message>
</context>
<context>
    <name>MessageElement</name>
    <message>
        <source>Thought for %1</source>
        <translation>思考了 %1</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>正在思考</translation>
    </message>
    <message numerus="yes">
        <source>%n tokens</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>not priced</source>
        <translation>未定价</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>$%1 in / $%2 out</source>
        <translation>输入 $%1 / 输出 $%2</translation>
    </message>
    <message>
        <source>$%1 a call</source>
        <translation>每次 $%1</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a day of the week</comment>
        <translation>%1起</translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>a date</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of this year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1%2 % %3</source>
        <comment>sign, figure, when: +25 % on 1 June</comment>
        <translation>%1%2% %3</translation>
    </message>
    <message>
        <source>free %1</source>
        <comment>since Tuesday</comment>
        <translation>%1免费</translation>
    </message>
    <message>
        <source>without a rate %1</source>
        <comment>since Tuesday</comment>
        <translation>%1无费率</translation>
    </message>
    <message>
        <source>priced %1</source>
        <comment>since Tuesday</comment>
        <translation>%1开始定价</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>by you; what had arrived is kept</source>
        <translation>由你停止；已收到的内容会保留</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>kit::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>kit::BarChart</name>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 %2, estimated</source>
        <translation>%1 %2（估算）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>kit::Chip</name>
    <message>
        <source>Delete removes it</source>
        <translation>按 Delete 移除</translation>
    </message>
</context>
<context>
    <name>kit::CopiedNotice</name>
    <message>
        <source>Clear now</source>
        <translation>立即清除</translation>
    </message>
    <message>
        <source>Key copied, cleared in %1 s</source>
        <translation>密钥已复制，%1 秒后清除</translation>
    </message>
</context>
<context>
    <name>kit::Dialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>kit::ErrorText</name>
    <message>
        <source>the relay</source>
        <translation>中转站</translation>
    </message>
    <message>
        <source>The relay</source>
        <translation>中转站</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Retry in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Other key</source>
        <translation>换密钥</translation>
    </message>
    <message>
        <source>Edit key</source>
        <translation>编辑密钥</translation>
    </message>
    <message>
        <source>Raise limit</source>
        <translation>提高上限</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Other account</source>
        <translation>换账户</translation>
    </message>
    <message>
        <source>Other relay</source>
        <translation>换中转站</translation>
    </message>
    <message>
        <source>Limit the answer to %1</source>
        <translation>将回答限制为 %1 token</translation>
    </message>
    <message>
        <source>Limit the answer</source>
        <translation>限制回答长度</translation>
    </message>
    <message>
        <source>Send less history</source>
        <translation>少发历史</translation>
    </message>
    <message>
        <source>Fix address</source>
        <translation>修改地址</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Paste access token</source>
        <translation>粘贴访问令牌</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>Enter code</source>
        <translation>输入验证码</translation>
    </message>
    <message>
        <source>Enter user id</source>
        <translation>输入用户 ID</translation>
    </message>
    <message>
        <source>Try on another relay</source>
        <translation>在别的中转站试试</translation>
    </message>
    <message>
        <source>Try on %1</source>
        <translation>在 %1 试试</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>What to install</source>
        <translation>该装什么</translation>
    </message>
    <message>
        <source>Keep for this session</source>
        <translation>仅本次保留</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>编辑消息</translation>
    </message>
    <message>
        <source>Contact the operator</source>
        <translation>联系运营者</translation>
    </message>
    <message>
        <source>Open a backup</source>
        <translation>打开备份</translation>
    </message>
    <message>
        <source>Network settings</source>
        <translation>网络设置</translation>
    </message>
    <message>
        <source>Other format</source>
        <translation>换格式</translation>
    </message>
    <message>
        <source>Your account still has %1.</source>
        <translation>你的账户还有 %1。</translation>
    </message>
    <message>
        <source>This key</source>
        <translation>此密钥</translation>
    </message>
    <message>
        <source>The key “%1”</source>
        <translation>密钥“%1”</translation>
    </message>
    <message>
        <source>The relay reserves %1 for this request (largest answer %2 tokens) and you have %3.</source>
        <translation>中转站要为这次请求预留 %1（最长回答 %2 token），而你有 %3。</translation>
    </message>
    <message>
        <source>The relay reserves %1 for this request and you have %2.</source>
        <translation>中转站要为这次请求预留 %1，而你有 %2。</translation>
    </message>
    <message>
        <source>The relay reserves more for this request than the %1 you have.</source>
        <translation>中转站要为这次请求预留的金额超过你现有的 %1。</translation>
    </message>
    <message>
        <source>The relay reserves more for this request than the account has.</source>
        <translation>中转站要为这次请求预留的金额超过账户余额。</translation>
    </message>
    <message>
        <source>The balance is too small</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>Ask for a shorter answer, or redeem a code.</source>
        <translation>请缩短回答，或兑换充值。</translation>
    </message>
    <message>
        <source>The key&apos;s own limit is too small for this request.</source>
        <translation>密钥自身的上限不够这次请求。</translation>
    </message>
    <message>
        <source>It needs %1 and the key has %2 left.</source>
        <translation>需要 %1，而密钥还剩 %2。</translation>
    </message>
    <message>
        <source>The key&apos;s limit is too small</source>
        <translation>密钥上限不足</translation>
    </message>
    <message>
        <source>Raise the limit of this key or use another.</source>
        <translation>请提高此密钥的上限，或换一个密钥。</translation>
    </message>
    <message>
        <source>This model</source>
        <translation>此模型</translation>
    </message>
    <message>
        <source>The key is not known</source>
        <translation>密钥不被承认</translation>
    </message>
    <message>
        <source>Use another key or paste it again.</source>
        <translation>请换一个密钥，或重新粘贴。</translation>
    </message>
    <message>
        <source>The key has expired</source>
        <translation>密钥已过期</translation>
    </message>
    <message>
        <source>%1 has expired.</source>
        <translation>%1已过期。</translation>
    </message>
    <message>
        <source>Extend the key or use another.</source>
        <translation>请延长密钥有效期，或换一个密钥。</translation>
    </message>
    <message>
        <source>The key is used up</source>
        <translation>密钥额度已用尽</translation>
    </message>
    <message>
        <source>%1 has reached its own limit.</source>
        <translation>%1已达到自身上限。</translation>
    </message>
    <message>
        <source>The key is disabled</source>
        <translation>密钥已停用</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <translation>%1已停用。</translation>
    </message>
    <message>
        <source>Switch the key on again or use another.</source>
        <translation>请重新启用密钥，或换一个密钥。</translation>
    </message>
    <message>
        <source>Not with this key</source>
        <translation>此密钥不可用</translation>
    </message>
    <message>
        <source>This key may not use this model.</source>
        <translation>此密钥不能使用该模型。</translation>
    </message>
    <message>
        <source>This key may not use %1.</source>
        <translation>此密钥不能使用 %1。</translation>
    </message>
    <message>
        <source>Choose a model this key may use, or allow it in the key.</source>
        <translation>请选择此密钥可用的模型，或在密钥中允许它。</translation>
    </message>
    <message>
        <source>Not from here</source>
        <translation>不能从这里使用</translation>
    </message>
    <message>
        <source>This key may not be used from this address.</source>
        <translation>此密钥不能在当前网络地址使用。</translation>
    </message>
    <message>
        <source>Add this network to the key, or use another key.</source>
        <translation>请把此网络加入密钥，或换一个密钥。</translation>
    </message>
    <message>
        <source>The relay is busy</source>
        <translation>中转站繁忙</translation>
    </message>
    <message>
        <source>The relay&apos;s channels for your group are busy.</source>
        <translation>你所在分组的渠道繁忙。</translation>
    </message>
    <message>
        <source>Wait a moment, or use another model or relay.</source>
        <translation>请稍等，或换一个模型或中转站。</translation>
    </message>
    <message>
        <source>The relay&apos;s supplier refused</source>
        <translation>中转站的上游拒绝了请求</translation>
    </message>
    <message>
        <source>The relay&apos;s supplier refused; your balance is not the cause. Only the operator can fix it.</source>
        <translation>中转站的上游拒绝了请求；与你的余额无关。只有运营者能解决。</translation>
    </message>
    <message>
        <source>Send the report to the operator, or use another relay.</source>
        <translation>请把报告发给运营者，或换一个中转站。</translation>
    </message>
    <message>
        <source>The model is not available</source>
        <translation>模型不可用</translation>
    </message>
    <message>
        <source>%1 is not available right now.</source>
        <translation>%1 目前不可用。</translation>
    </message>
    <message>
        <source>%1 is not offered to your group.</source>
        <translation>你所在的分组没有 %1。</translation>
    </message>
    <message>
        <source>Try again in a while, or choose another model.</source>
        <translation>请过一会儿再试，或选择别的模型。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>请选择别的模型。</translation>
    </message>
    <message>
        <source>Not served here</source>
        <translation>这里不提供</translation>
    </message>
    <message>
        <source>%1 does not offer this kind of request.</source>
        <translation>%1 不支持这类请求。</translation>
    </message>
    <message>
        <source>Choose another format for this model, or another model.</source>
        <translation>请为此模型换一种格式，或换一个模型。</translation>
    </message>
    <message>
        <source>Not known to %1</source>
        <translation>%1 不认识此码</translation>
    </message>
    <message>
        <source>Perhaps it is mistyped or was bought for another relay.</source>
        <translation>可能输入有误，或是为别的中转站购买的。</translation>
    </message>
    <message>
        <source>Check the code, or try it on another relay.</source>
        <translation>请核对兑换码，或在别的中转站试试。</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>已被使用</translation>
    </message>
    <message>
        <source>This code has been redeemed before.</source>
        <translation>此兑换码之前已被兑换。</translation>
    </message>
    <message>
        <source>If it was not you, ask the shop that sold it.</source>
        <translation>如果不是你兑换的，请询问出售它的商店。</translation>
    </message>
    <message>
        <source>The code was not taken</source>
        <translation>兑换码未被接受</translation>
    </message>
    <message>
        <source>The relay did not take this code and does not say why. It may be used, mistyped or for another relay.</source>
        <translation>中转站没有接受此兑换码，也没有说明原因。它可能已被使用、输入有误，或属于别的中转站。</translation>
    </message>
    <message>
        <source>Too many codes refused</source>
        <translation>被拒的兑换码过多</translation>
    </message>
    <message>
        <source>After five refused codes the relay takes no more for ten minutes.</source>
        <translation>五个兑换码被拒后，中转站十分钟内不再接受。</translation>
    </message>
    <message>
        <source>After five refused codes the relay takes no more until %1.</source>
        <translation>五个兑换码被拒后，中转站在 %1 之前不再接受。</translation>
    </message>
    <message>
        <source>The codes that are left stay here and can be redeemed then.</source>
        <translation>剩下的兑换码会留在这里，届时可再兑换。</translation>
    </message>
    <message>
        <source>A web page came instead</source>
        <translation>返回的是网页</translation>
    </message>
    <message>
        <source>The site answered with a web page: the address may lack /v1, or it wants a browser check.</source>
        <translation>网站返回了一个网页：地址可能缺少 /v1，或需要浏览器验证。</translation>
    </message>
    <message>
        <source>Check the address, or open it in the browser.</source>
        <translation>请检查地址，或在浏览器中打开。</translation>
    </message>
    <message>
        <source>A browser check is wanted</source>
        <translation>需要浏览器验证</translation>
    </message>
    <message>
        <source>This site wants a browser check to sign in.</source>
        <translation>此网站登录时需要浏览器验证。</translation>
    </message>
    <message>
        <source>Sign in there, and paste an access token here.</source>
        <translation>请在网站登录，再把访问令牌粘贴到这里。</translation>
    </message>
    <message>
        <source>Name or password is wrong</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>%1 does not know this name with this password.</source>
        <translation>%1 不认识这组用户名和密码。</translation>
    </message>
    <message>
        <source>Type them again; nothing was stored.</source>
        <translation>请重新输入；没有保存任何内容。</translation>
    </message>
    <message>
        <source>A second step is wanted</source>
        <translation>需要第二步验证</translation>
    </message>
    <message>
        <source>This account is protected by a second factor.</source>
        <translation>此账户启用了两步验证。</translation>
    </message>
    <message>
        <source>Enter the six digits of your authenticator, or a backup code.</source>
        <translation>请输入验证器上的六位数字，或备用码。</translation>
    </message>
    <message>
        <source>The code is wrong</source>
        <translation>验证码错误</translation>
    </message>
    <message>
        <source>The relay did not take this code; it may have just changed.</source>
        <translation>中转站没有接受此验证码；它可能刚刚变更。</translation>
    </message>
    <message>
        <source>Enter the next one your authenticator shows.</source>
        <translation>请输入验证器显示的下一个验证码。</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>The sign-in at %1 is no longer valid.</source>
        <translation>在 %1 的登录已失效。</translation>
    </message>
    <message>
        <source>Sign in again; what was read before stays here.</source>
        <translation>请重新登录；之前读取的内容会保留。</translation>
    </message>
    <message>
        <source>The account is blocked</source>
        <translation>账户已被封禁</translation>
    </message>
    <message>
        <source>The operator of %1 has blocked this account.</source>
        <translation>%1 的运营者封禁了此账户。</translation>
    </message>
    <message>
        <source>Only the operator can lift this.</source>
        <translation>只有运营者能解除。</translation>
    </message>
    <message>
        <source>The sign-in cannot be kept</source>
        <translation>无法保持登录</translation>
    </message>
    <message>
        <source>%1 keeps its sign-in for https only, and this address is http.</source>
        <translation>%1 只在 https 下保持登录，而此地址是 http。</translation>
    </message>
    <message>
        <source>Paste an access token, or use the https address.</source>
        <translation>请粘贴访问令牌，或使用 https 地址。</translation>
    </message>
    <message>
        <source>The user id is missing</source>
        <translation>缺少用户 ID</translation>
    </message>
    <message>
        <source>This relay wants your user id beside the access token.</source>
        <translation>此中转站除访问令牌外还需要你的用户 ID。</translation>
    </message>
    <message>
        <source>It stands on your profile page at the relay.</source>
        <translation>可在中转站的个人设置页找到。</translation>
    </message>
    <message>
        <source>Too many account requests</source>
        <translation>账户请求过多</translation>
    </message>
    <message>
        <source>Too many account requests. Chat is not affected.</source>
        <translation>账户请求过多。聊天不受影响。</translation>
    </message>
    <message>
        <source>Too many account requests; next try at %1. Chat is not affected.</source>
        <translation>账户请求过多；%1 再试。聊天不受影响。</translation>
    </message>
    <message>
        <source>Nothing to do: it is tried again by itself.</source>
        <translation>无需操作：会自动重试。</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Continue the answer, or ask again.</source>
        <translation>可继续回答，或重新提问。</translation>
    </message>
    <message>
        <source>An empty answer</source>
        <translation>空回答</translation>
    </message>
    <message>
        <source>The relay ended the answer without a word of text.</source>
        <translation>中转站结束了回答，但没有任何文字。</translation>
    </message>
    <message>
        <source>Ask again; raising the longest answer helps models that reason.</source>
        <translation>请重新提问；对会思考的模型，提高最长回答会有帮助。</translation>
    </message>
    <message>
        <source>Too much text</source>
        <translation>文本过长</translation>
    </message>
    <message>
        <source>The messages together are longer than %1 can read.</source>
        <translation>全部消息的长度超过 %1 能读取的范围。</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Send less history, or choose a model that reads more.</source>
        <translation>请少发历史，或选择上下文更长的模型。</translation>
    </message>
    <message>
        <source>Refused for its content</source>
        <translation>因内容被拒</translation>
    </message>
    <message>
        <source>The model&apos;s supplier refused this message for its content.</source>
        <translation>模型的上游因内容拒绝了这条消息。</translation>
    </message>
    <message>
        <source>Word it differently, or choose another model.</source>
        <translation>请换个说法，或选择别的模型。</translation>
    </message>
    <message>
        <source>No keychain on this system</source>
        <translation>此系统没有密钥环</translation>
    </message>
    <message>
        <source>Keys are kept until you quit, then asked again.</source>
        <translation>密钥只保留到退出程序，之后会再次询问。</translation>
    </message>
    <message>
        <source>Install a keychain, or go on for this session.</source>
        <translation>请安装密钥环，或仅在本次继续。</translation>
    </message>
    <message>
        <source>Made by a newer version</source>
        <translation>由更新的版本创建</translation>
    </message>
    <message>
        <source>The data of this program was last used by a newer version. It is opened for reading only.</source>
        <translation>程序数据最近由更新的版本使用过，现以只读方式打开。</translation>
    </message>
    <message>
        <source>Update the program, or open a backup.</source>
        <translation>请更新程序，或打开备份。</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>%1 refused and gave no reason.</source>
        <translation>%1 拒绝了请求，没有说明原因。</translation>
    </message>
    <message>
        <source>%1 refused: %2</source>
        <translation>%1 拒绝了请求：%2</translation>
    </message>
    <message>
        <source>If it stays so, ask the operator.</source>
        <translation>如果一直如此，请询问运营者。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>You stopped this.</source>
        <translation>你停止了此操作。</translation>
    </message>
    <message>
        <source>Start it again whenever you like.</source>
        <translation>随时可以重新开始。</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Chats and history can be read; messages wait.</source>
        <translation>无法连接 %1。聊天和历史可以阅读；消息会等待发送。</translation>
    </message>
    <message>
        <source>Check the network connection.</source>
        <translation>请检查网络连接。</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>响应超时</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 没有及时响应。</translation>
    </message>
    <message>
        <source>Try again; the request may have reached the relay and may be billed.</source>
        <translation>请重试；请求可能已到达中转站并被计费。</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>连接不安全</translation>
    </message>
    <message>
        <source>The certificate of %1 could not be checked, so nothing was sent.</source>
        <translation>无法验证 %1 的证书，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>Check the address and this computer&apos;s clock, or ask the operator.</source>
        <translation>请检查地址和这台电脑的时钟，或询问运营者。</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>%1 did not take the key or sign-in.</source>
        <translation>%1 没有接受密钥或登录。</translation>
    </message>
    <message>
        <source>Sign in again or use another key.</source>
        <translation>请重新登录，或换一个密钥。</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>%1 does not allow this with this key or account.</source>
        <translation>%1 不允许用此密钥或账户这样做。</translation>
    </message>
    <message>
        <source>Use another key, or ask the operator.</source>
        <translation>请换一个密钥，或询问运营者。</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 has nothing at this address.</source>
        <translation>%1 在此地址没有内容。</translation>
    </message>
    <message>
        <source>The address may lack /v1, or the relay may not offer this.</source>
        <translation>地址可能缺少 /v1，或中转站不提供此功能。</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>请求过多</translation>
    </message>
    <message>
        <source>%1 takes no more requests for a moment.</source>
        <translation>%1 暂时不再接受请求。</translation>
    </message>
    <message>
        <source>%1 takes no more requests for %2.</source>
        <translation>%1 在 %2内不再接受请求。</translation>
    </message>
    <message>
        <source>The request was not understood</source>
        <translation>请求未被理解</translation>
    </message>
    <message>
        <source>%1 did not accept this request.</source>
        <translation>%1 没有接受这次请求。</translation>
    </message>
    <message>
        <source>%1 did not accept this request: %2</source>
        <translation>%1 没有接受这次请求：%2</translation>
    </message>
    <message>
        <source>Change the message or its parameters, or choose another model.</source>
        <translation>请修改消息或参数，或选择别的模型。</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>内容过大</translation>
    </message>
    <message>
        <source>What was sent is larger than %1 takes.</source>
        <translation>发送的内容超过 %1 的上限。</translation>
    </message>
    <message>
        <source>Send less history or smaller attachments.</source>
        <translation>请少发历史，或缩小附件。</translation>
    </message>
    <message>
        <source>The relay has a fault</source>
        <translation>中转站出现故障</translation>
    </message>
    <message>
        <source>%1 answered with a fault (%2).</source>
        <translation>%1 返回了故障（%2）。</translation>
    </message>
    <message>
        <source>%1 answered with a fault.</source>
        <translation>%1 返回了故障。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send the report to the operator.</source>
        <translation>请重试；如果一直如此，请把报告发给运营者。</translation>
    </message>
    <message>
        <source>An answer that makes no sense</source>
        <translation>无法理解的响应</translation>
    </message>
    <message>
        <source>%1 answered in a way this program does not understand.</source>
        <translation>本程序无法理解 %1 的响应。</translation>
    </message>
    <message>
        <source>Check that the address is that of a relay, or send us the report.</source>
        <translation>请确认这是中转站的地址，或把报告发给我们。</translation>
    </message>
    <message>
        <source>Could not be stored</source>
        <translation>无法保存</translation>
    </message>
    <message>
        <source>The data of this program could not be read or written.</source>
        <translation>无法读取或写入本程序的数据。</translation>
    </message>
    <message>
        <source>Check that the disk has room and can be written to.</source>
        <translation>请检查磁盘是否有空间、是否可写。</translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>密钥环已锁定</translation>
    </message>
    <message>
        <source>The keychain has to be unlocked to read your key.</source>
        <translation>需要解锁密钥环才能读取你的密钥。</translation>
    </message>
    <message>
        <source>%1 has to be unlocked to read your key.</source>
        <translation>需要解锁 %1 才能读取你的密钥。</translation>
    </message>
    <message>
        <source>Unlock it, or type the key for this session.</source>
        <translation>请解锁，或仅为本次输入密钥。</translation>
    </message>
    <message>
        <source>Request id %1</source>
        <translation>请求 ID %1</translation>
    </message>
    <message>
        <source>%1 tokens received, charge not yet known.</source>
        <translation>收到 %1 token，费用尚未知。</translation>
    </message>
    <message>
        <source>The answer so far is kept, charge not yet known.</source>
        <translation>已收到的回答会保留，费用尚未知。</translation>
    </message>
    <message>
        <source>Retrying in %1</source>
        <translation>%1后重试…</translation>
    </message>
    <message>
        <source>Other model</source>
        <translation>其他模型</translation>
    </message>
    <message>
        <source>Use %1, %2</source>
        <translation>使用 %1，%2</translation>
    </message>
    <message>
        <source>Open site</source>
        <translation>打开网站</translation>
    </message>
    <message>
        <source>Use http</source>
        <translation>使用 http</translation>
    </message>
    <message>
        <source>Look at the certificate</source>
        <translation>查看证书</translation>
    </message>
    <message>
        <source>The relay reserves %1 for this request, and you have %2</source>
        <translation>中转站为此请求预留 %1，而你有 %2</translation>
    </message>
    <message>
        <source>The relay reserves %1 for this request, and the key has %2</source>
        <translation>中转站为此请求预留 %1，而密钥还有 %2</translation>
    </message>
    <message>
        <source>It sets money aside for the largest possible answer before it starts, and returns what is not used. Your message was not sent on, and nothing was charged.</source>
        <translation>它在开始前为可能的最长回答预留款项，用不完的会退回。你的消息没有转发，也没有扣费。</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>Your message and history</source>
        <translation>你的消息和历史</translation>
    </message>
    <message>
        <source>Largest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>Safety margin of the relay</source>
        <translation>中转站的余量</translation>
    </message>
    <message>
        <source>Reserved at %1 in and %2 out per 1M</source>
        <translation>按每百万输入 %1、输出 %2 预留</translation>
    </message>
    <message>
        <source>Reserved at %1 per 1M</source>
        <translation>按每百万 %1 预留</translation>
    </message>
    <message>
        <source>Redeem a code, or use another account.</source>
        <translation>请兑换一个兑换码，或使用其他账户。</translation>
    </message>
    <message>
        <source>%1 does not take this key: it may be mistyped, expired, disabled or deleted, or belong to another relay.</source>
        <translation>%1不接受此密钥：它可能输错、过期、被禁用或已删除，或属于其他中转站。</translation>
    </message>
    <message>
        <source>The certificate is not trusted</source>
        <translation>证书不受信任</translation>
    </message>
    <message>
        <source>Nobody vouches for the certificate of %1, so nothing was sent.</source>
        <translation>没有机构为%1的证书作保，因此没有发送任何内容。</translation>
    </message>
    <message>
        <source>Accept it only when its fingerprint is the one that the operator told you.</source>
        <translation>只有指纹与运营者告诉你的一致时才接受。</translation>
    </message>
    <message>
        <source>No https at this port</source>
        <translation>此端口不支持 https</translation>
    </message>
    <message>
        <source>%1 speaks plain http at this port: what is sent there can be read on the way.</source>
        <translation>%1在此端口使用明文 http：发送到那里的内容可能在途中被读取。</translation>
    </message>
    <message>
        <source>Check the port, or use http where the network is your own.</source>
        <translation>请检查端口；如果是自己的网络，可使用 http。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>kit::MoneyLabel</name>
    <message numerus="yes">
        <source>%n without a known amount</source>
        <translation>
            <numerusform>%n 项金额未知</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, billed</source>
        <translation>%1，已计费</translation>
    </message>
    <message>
        <source>%1, differs from the published rate</source>
        <translation>%1，与公布费率不符</translation>
    </message>
</context>
<context>
    <name>kit::MoneyText</name>
    <message>
        <source>not priced</source>
        <translation>未定价</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Not known: the relay&apos;s log has no row for it yet, or keeps none.</source>
        <translation>未知：中转站日志里还没有对应的记录，或不保留记录。</translation>
    </message>
    <message>
        <source>The relay lists this model without a rate.</source>
        <translation>中转站列出了此模型，但没有费率。</translation>
    </message>
    <message>
        <source>Estimated here; replaced by what the relay bills.</source>
        <translation>本机估算；之后以中转站的计费为准。</translation>
    </message>
    <message>
        <source>Without a limit.</source>
        <translation>没有上限。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a percentage; keep the no-break space or drop it as the language does</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
</context>
<context>
    <name>kit::PartsPage</name>
    <message>
        <source>Buttons: rest, hover, pressed, focus, disabled</source>
        <translation>按钮：常态、悬停、按下、焦点、停用</translation>
    </message>
    <message>
        <source>Fields: rest, focus, wrong, disabled</source>
        <translation>输入框：常态、焦点、有误、停用</translation>
    </message>
    <message>
        <source>Meters: under 80 %, from 80 %, used up, unlimited</source>
        <translation>进度条：低于 80%、达到 80%、用尽、无限制</translation>
    </message>
    <message>
        <source>Loading: the shape of what comes, no spinner</source>
        <translation>加载中：显示内容轮廓，不用转圈</translation>
    </message>
    <message>
        <source>Delete at once, five seconds to undo</source>
        <translation>立即删除，五秒内可撤销</translation>
    </message>
    <message>
        <source>Chat deleted</source>
        <translation>聊天已删除</translation>
    </message>
    <message>
        <source>Money: seven states, never a bare 0</source>
        <translation>金额：七种状态，绝不只写 0</translation>
    </message>
    <message>
        <source>Tooltip with the arithmetic</source>
        <translation>带算式的提示</translation>
    </message>
    <message>
        <source>Reasoning, open</source>
        <translation>展开的思考</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>新内容</translation>
    </message>
    <message>
        <source>Reader has scrolled up while text arrives</source>
        <translation>新内容到达时读者已向上滚动</translation>
    </message>
    <message>
        <source>Banners</source>
        <translation>横幅</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>右键菜单</translation>
    </message>
    <message>
        <source>Copied secret: the time left is visible</source>
        <translation>已复制的机密：显示剩余时间</translation>
    </message>
    <message>
        <source>Warning before sending, in the cost strip</source>
        <translation>发送前的提醒，在费用栏中</translation>
    </message>
    <message>
        <source>Tabs, shown from the second on</source>
        <translation>标签页，从第二个起显示</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>焦点</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Hover</source>
        <translation>悬停</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>按下</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open site</source>
        <translation>打开网站</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>删除密钥</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>set by the relay</source>
        <translation>由中转站设定</translation>
    </message>
    <message>
        <source>Not an address yet</source>
        <translation>还不是有效地址</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>会思考</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>1 new</source>
        <translation>1 条新消息</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>billed: read from the relay’s log</source>
        <translation>已计费：读自中转站日志</translation>
    </message>
    <message>
        <source>estimated here, will be replaced</source>
        <translation>本机估算，之后会被替换</translation>
    </message>
    <message>
        <source>billed, differs from the rate</source>
        <translation>已计费，与费率不符</translation>
    </message>
    <message>
        <source>unknown, the tooltip says why</source>
        <translation>未知，提示中说明原因</translation>
    </message>
    <message>
        <source>the relay lists it without a rate</source>
        <translation>中转站列出了它，但没有费率</translation>
    </message>
    <message>
        <source>published as 0</source>
        <translation>公布的费率为 0</translation>
    </message>
    <message>
        <source>a key or account without a limit</source>
        <translation>没有上限的密钥或账户</translation>
    </message>
    <message>
        <source>%1 in × %2 per 1M</source>
        <translation>输入 %1 × 每百万 %2</translation>
    </message>
    <message>
        <source>%1 out × %2 per 1M</source>
        <translation>输出 %1 × 每百万 %2</translation>
    </message>
    <message>
        <source>rounded up to %1 units</source>
        <translation>向上取整为 %1 单位</translation>
    </message>
    <message>
        <source>Billed 12:31, matched by request id.</source>
        <translation>12:31 计费，按请求 ID 匹配。</translation>
    </message>
    <message>
        <source>Ctrl+E explains</source>
        <translation>Ctrl+E 查看明细</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <translation>思考了 %1</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 token</translation>
    </message>
    <message>
        <source>Stall of 5 s at 40 rows/s is 200 rows. Capacity 4 / 0.06 s = 66.7 rows/s, so the net drain is 26.7 and 200 / 26.7 = 7.5 s.</source>
        <translation>每秒 40 行，停顿 5 秒积压 200 行。处理能力为 4 / 0.06 秒 = 每秒 66.7 行，净消化每秒 26.7 行，200 / 26.7 = 7.5 秒。</translation>
    </message>
    <message>
        <source>Offline.</source>
        <translation>离线。</translation>
    </message>
    <message>
        <source>Chats and history can be read; messages wait.</source>
        <translation>聊天和历史可以阅读；消息会等待发送。</translation>
    </message>
    <message>
        <source>No keychain on this system.</source>
        <translation>此系统没有密钥环。</translation>
    </message>
    <message>
        <source>Keys are kept until you quit, then asked again.</source>
        <translation>密钥只保留到退出程序，之后会再次询问。</translation>
    </message>
    <message>
        <source>What to install</source>
        <translation>该装什么</translation>
    </message>
    <message>
        <source>The list could not be read.</source>
        <translation>无法读取列表。</translation>
    </message>
    <message>
        <source>Shown as of 11:40.</source>
        <translation>显示的是 11:40 的内容。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This relay publishes no rates; they are learned from your log (0 of 2 requests).</source>
        <translation>此中转站不公布费率；将根据你的日志推算（0/2 次请求）。</translation>
    </message>
    <message>
        <source>Edit and resend</source>
        <translation>编辑后重发</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>从此处分支</translation>
    </message>
    <message>
        <source>Explain the cost</source>
        <translation>费用明细</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Reserves %1, you have %2</source>
        <translation>需预留 %1，你有 %2</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Queue sizing</source>
        <translation>队列规模</translation>
    </message>
    <message>
        <source>Kyoto</source>
        <translation>京都</translation>
    </message>
</context>
<context>
    <name>kit::SecretField</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
</context>
<context>
    <name>kit::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>加载中</translation>
    </message>
</context>
<context>
    <name>kit::Spinner</name>
    <message>
        <source>Working</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>kit::SplitBar</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>kit::TabBar</name>
    <message>
        <source>New chat</source>
        <translation>新聊天</translation>
    </message>
</context>
<context>
    <name>kit::TabStrip</name>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
</context>
<context>
    <name>kit::Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::accounts::AddRelayPage</name>
    <message>
        <source>OpenAI-compatible</source>
        <translation>兼容 OpenAI</translation>
    </message>
    <message>
        <source>old proxy</source>
        <translation>旧式代理</translation>
    </message>
    <message>
        <source>Add your relay</source>
        <translation>添加你的中转站</translation>
    </message>
    <message>
        <source>https://… in any form you were given</source>
        <translation>https://…，任何形式的地址都可以</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Paste the relay&apos;s address first</source>
        <translation>请先粘贴中转站地址</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检测</translation>
    </message>
    <message>
        <source>Found in %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>Address of the relay</source>
        <translation>中转站地址</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>已识别</translation>
    </message>
    <message>
        <source> · the path you pasted was not needed</source>
        <translation> · 粘贴的路径部分不需要</translation>
    </message>
    <message>
        <source>There is no address in this text. It looks like https://… or a host name.</source>
        <translation>这段文字里没有地址。地址形如 https://… 或主机名。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Checking the address</source>
        <translation>正在检查地址</translation>
    </message>
    <message>
        <source>Another address stands in the text:</source>
        <translation>文字中还有另一个地址：</translation>
    </message>
    <message>
        <source>Afterwards only the session is kept; codes never are</source>
        <translation>之后只保留登录会话，验证码从不保留</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>Password accepted</source>
        <translation>密码正确</translation>
    </message>
</context>
<context>
    <name>ui::accounts::CertificateCard</name>
    <message>
        <source>The certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>The certificate of %1 is another one now</source>
        <translation>%1 的证书已换成另一张</translation>
    </message>
    <message>
        <source>Nobody vouches for the certificate of %1</source>
        <translation>没有机构为 %1 的证书作保</translation>
    </message>
    <message>
        <source>It is not the one that you accepted. The operator may have renewed it, or somebody is in between. Nothing was sent.</source>
        <translation>它不是你接受过的那一张。可能是运营者更换了证书，也可能有人在中间。没有发送任何内容。</translation>
    </message>
    <message>
        <source>That is usual for a relay of your own. Elsewhere somebody may be in between. Nothing was sent; ask the operator for the fingerprint and compare.</source>
        <translation>自建的中转站常常如此；在别处则可能有人在中间。没有发送任何内容；请向运营者索取指纹并比对。</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>颁发给</translation>
    </message>
    <message>
        <source>%1, which is another name</source>
        <translation>%1（名称不符）</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>自签名</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>until %1, which is over</source>
        <translation>至 %1，已过期</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Do not accept</source>
        <translation>不接受</translation>
    </message>
    <message>
        <source>Accept for %1 only</source>
        <translation>仅为 %1 接受</translation>
    </message>
</context>
<context>
    <name>ui::accounts::CheckInCard</name>
    <message>
        <source>Daily check-in</source>
        <translation>每日签到</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Check in by itself once a day, and tell me</source>
        <translation>每天自动签到一次，并告诉我</translation>
    </message>
    <message>
        <source>Asking the relay…</source>
        <translation>正在询问中转站…</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>目前未知</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>今天已签到</translation>
    </message>
    <message>
        <source>Come back tomorrow</source>
        <translation>明天再来</translation>
    </message>
    <message>
        <source>Today: between %1 and %2</source>
        <translation>今天：%1 到 %2 之间</translation>
    </message>
    <message>
        <source>Today’s is waiting</source>
        <translation>今天的还没有领取</translation>
    </message>
    <message numerus="yes">
        <source>%n days this month</source>
        <translation>
            <numerusform>本月 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked in: %1</source>
        <translation>已签到：%1</translation>
    </message>
</context>
<context>
    <name>ui::accounts::CheckInWeek</name>
    <message>
        <source>Days with a check-in: %1</source>
        <translation>已签到的日子：%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>ui::accounts::CodeCells</name>
    <message>
        <source>Code of six digits</source>
        <translation>六位验证码</translation>
    </message>
</context>
<context>
    <name>ui::accounts::CodeLines</name>
    <message numerus="yes">
        <source>%n lines that stay</source>
        <translation>
            <numerusform>%n 行不变</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::ConnectApp</name>
    <message>
        <source>with “%1”</source>
        <translation>使用“%1”</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>需要 %1</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More apps, now %1</source>
        <translation>更多应用，当前为 %1</translation>
    </message>
    <message>
        <source>More apps</source>
        <translation>更多应用</translation>
    </message>
    <message>
        <source>Copy link with key</source>
        <translation>复制带密钥的链接</translation>
    </message>
    <message>
        <source>Copy with key</source>
        <translation>连同密钥复制</translation>
    </message>
    <message numerus="yes">
        <source>The key is put in when you copy, and the clipboard is cleared after %n s.</source>
        <translation>
            <numerusform>复制时才填入密钥，剪贴板在 %n 秒后清空。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the file…</source>
        <translation>写入文件…</translation>
    </message>
    <message>
        <source>Add to the file…</source>
        <translation>加入文件…</translation>
    </message>
    <message>
        <source>sends “Say ok”, %1</source>
        <translation>发送“Say ok”，%1</translation>
    </message>
    <message>
        <source>sends “Say ok”, which costs a little</source>
        <translation>发送“Say ok”，会花一点费用</translation>
    </message>
    <message>
        <source>Make “%1”</source>
        <translation>新建“%1”</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
    <message>
        <source>Written %1 with key %2</source>
        <translation>%1写入，密钥 %2</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Saved with the key in it: keep the file to yourself</source>
        <translation>已保存，文件中含有密钥，请勿外传</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>The file was changed since. Put back what stood there before?</source>
        <translation>文件之后又被改动过。要恢复之前的内容吗？</translation>
    </message>
    <message>
        <source>Everything that was written into %1 after that is lost.</source>
        <translation>之后写入 %1 的内容都会丢失。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>已删除 %1</translation>
    </message>
    <message>
        <source>%1 is as it was</source>
        <translation>%1 已恢复原样</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>正在请求…</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>再次测试</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Answer from</source>
        <translation>回答者</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>连接应用</translation>
    </message>
    <message>
        <source>Close “Connect an app”</source>
        <translation>关闭“连接应用”</translation>
    </message>
    <message>
        <source>Put this into</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Where the settings go</source>
        <translation>设置写入的位置</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model for the app</source>
        <translation>应用使用的模型</translation>
    </message>
    <message>
        <source>The settings</source>
        <translation>设置内容</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Puts back what stood in the file before</source>
        <translation>恢复文件之前的内容</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>Give it a key of its own, with a limit, so that spending can be told apart.</source>
        <translation>给它一个带限额的独立密钥，便于区分花费。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::ConnectDialog</name>
    <message>
        <source>Change %1?</source>
        <translation>修改 %1？</translation>
    </message>
    <message>
        <source>Make %1?</source>
        <translation>新建 %1？</translation>
    </message>
    <message>
        <source>What changes in the file</source>
        <translation>文件中的改动</translation>
    </message>
    <message>
        <source>What stands there now is kept beside the file, and Undo puts it back byte for byte.</source>
        <translation>现有内容会保存在该文件旁边，撤销可逐字节恢复。</translation>
    </message>
    <message>
        <source>Only you can read the new file. Undo removes it.</source>
        <translation>新文件只有你能读取，撤销会将其删除。</translation>
    </message>
    <message>
        <source>Other users of this computer may read this file: its permissions stay as they are.</source>
        <translation>本机其他用户可能读取该文件：其权限保持不变。</translation>
    </message>
    <message>
        <source>Change the file</source>
        <translation>修改文件</translation>
    </message>
    <message>
        <source>Make the file</source>
        <translation>新建文件</translation>
    </message>
    <message>
        <source>The file says so already.</source>
        <translation>文件中已是如此。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::ConnectWords</name>
    <message>
        <source>Chat Completions</source>
        <translation>Chat Completions</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>Responses</translation>
    </message>
    <message>
        <source>Anthropic Messages</source>
        <translation>Anthropic Messages</translation>
    </message>
    <message>
        <source>It speaks %1, which this relay does not serve.</source>
        <translation>它使用 %1，该中转站不提供。</translation>
    </message>
    <message>
        <source>Over %1 this relay serves Claude models only: choose one.</source>
        <translation>该中转站通过 %1 只提供 Claude 模型：请选择一个。</translation>
    </message>
    <message>
        <source>It adds /v1 to the address by itself, and this service’s address has another form.</source>
        <translation>它会自行在地址后加 /v1，而该服务的地址是另一种形式。</translation>
    </message>
    <message>
        <source>The relay’s address has characters that could do harm in a settings file.</source>
        <translation>中转站地址中含有写入设置文件会有风险的字符。</translation>
    </message>
    <message>
        <source>The model’s name has characters that could do harm in a settings file.</source>
        <translation>模型名称中含有写入设置文件会有风险的字符。</translation>
    </message>
    <message>
        <source>Whether this service speaks that format is not known: the test tells.</source>
        <translation>尚不清楚该服务是否支持此格式：测试可以得知。</translation>
    </message>
    <message>
        <source>%1 calls from its own servers, which cannot reach a relay in your own network.</source>
        <translation>%1 从它自己的服务器发起请求，无法访问你本地网络中的中转站。</translation>
    </message>
    <message>
        <source>%1 is an https page: browsers do not let it call a relay on plain http.</source>
        <translation>%1 是 https 网页：浏览器不允许它访问 http 的中转站。</translation>
    </message>
    <message>
        <source>%1 began to answer and broke off: the app may lose answers too.</source>
        <translation>%1 开始回答后中断：应用也可能丢失回答。</translation>
    </message>
    <message>
        <source>%1 answered, without any text within the 16 tokens that were asked for.</source>
        <translation>%1 已回答，但在所请求的 16 个 token 内没有文字。</translation>
    </message>
    <message>
        <source>%1 answered “%2” after %3.</source>
        <translation>%1 在 %3 后回答“%2”。</translation>
    </message>
    <message>
        <source>%1 answered “%2”.</source>
        <translation>%1 回答“%2”。</translation>
    </message>
    <message>
        <source>%1 was left as it is</source>
        <translation>%1 保持原样</translation>
    </message>
    <message>
        <source>It is not certain that only these settings would change in it.</source>
        <translation>无法确定其中只有这些设置会改变。</translation>
    </message>
    <message>
        <source>Copy the settings and put them in by hand.</source>
        <translation>请复制这些设置并手动填入。</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>无法写入 %1</translation>
    </message>
    <message>
        <source>The system does not allow it.</source>
        <translation>系统不允许。</translation>
    </message>
    <message>
        <source>Look at the folder’s permissions, or save the settings elsewhere.</source>
        <translation>请检查文件夹权限，或将设置保存到别处。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::CreateKeyPage</name>
    <message>
        <source>Create a key for this computer</source>
        <translation>为这台电脑创建密钥</translation>
    </message>
    <message>
        <source>A key is what a program shows the relay when it chats. With one of its own, this computer’s spending can be told apart and fenced, and taken away without touching the others.</source>
        <translation>密钥是程序聊天时向中转站出示的凭证。有了专用密钥，这台电脑的花费可以单独统计、单独设限，撤销时也不影响其他密钥。</translation>
    </message>
    <message>
        <source>Never on screen, in a file, in a log or on the clipboard.</source>
        <translation>绝不出现在屏幕、文件、日志或剪贴板中。</translation>
    </message>
    <message>
        <source>A key that you have</source>
        <translation>你已有的密钥</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此密钥</translation>
    </message>
    <message>
        <source>Use a key I already have</source>
        <translation>使用已有的密钥</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Create and start chatting</source>
        <translation>创建并开始聊天</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>the system’s keychain</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>Kept in memory until you quit: there is no keychain</source>
        <translation>没有密钥环：只在内存中保留到退出程序</translation>
    </message>
    <message>
        <source>Straight into %1</source>
        <translation>直接存入 %1</translation>
    </message>
    <message>
        <source> · group %1</source>
        <translation> · 分组 %1</translation>
    </message>
    <message>
        <source>own key</source>
        <translation>自有密钥</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>%1读取</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
</context>
<context>
    <name>ui::accounts::FoundWords</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>Responses</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>%1 format</source>
        <translation>%1 格式</translation>
    </message>
    <message>
        <source>%1 formats</source>
        <translation>%1 格式</translation>
    </message>
    <message numerus="yes">
        <source>%n models, rates published</source>
        <translation>
            <numerusform>%n 个模型，已公布费率</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking for models and formats…</source>
        <translation>正在询问模型和格式…</translation>
    </message>
    <message>
        <source>Models and rates: known once you are in</source>
        <translation>模型和费率：登录后可知</translation>
    </message>
    <message>
        <source>Balance, codes and usage log</source>
        <translation>余额、兑换码和用量日志</translation>
    </message>
    <message>
        <source>No account features, only chats</source>
        <translation>没有账户功能，只能聊天</translation>
    </message>
    <message>
        <source>Chats with a key</source>
        <translation>用密钥聊天</translation>
    </message>
    <message>
        <source>$1 is %1 quota units</source>
        <translation>1 美元等于 %1 额度单位</translation>
    </message>
    <message>
        <source>Password sign-in is off</source>
        <translation>密码登录已关闭</translation>
    </message>
    <message>
        <source>Password sign-in asks for a browser check</source>
        <translation>密码登录需要浏览器验证</translation>
    </message>
    <message>
        <source>Its pages want a browser check; chats with a key do not</source>
        <translation>它的网页需要浏览器验证；用密钥聊天不需要</translation>
    </message>
    <message>
        <source>Plain http: others can read along</source>
        <translation>明文 http：他人可以读到内容</translation>
    </message>
    <message>
        <source>New accounts on its site</source>
        <translation>可在其网站注册新账户</translation>
    </message>
    <message>
        <source>Registration is closed</source>
        <translation>注册已关闭</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>name and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>sign-in by %1</source>
        <translation>登录方式：%1</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>This name looks like another one: its letters are of different alphabets. It is really %1.</source>
        <translation>这个名称看起来像另一个名称：它的字母来自不同的文字。它其实是 %1。</translation>
    </message>
    <message>
        <source>On the wire this name is %1.</source>
        <translation>实际传输的名称是 %1。</translation>
    </message>
    <message>
        <source>The name and password in the address are not sent.</source>
        <translation>地址里的用户名和密码不会发送。</translation>
    </message>
    <message>
        <source>There were several keys in the text; the first is offered below.</source>
        <translation>文字里有多个密钥；下面可以使用第一个。</translation>
    </message>
    <message>
        <source>The key that was in the text is offered below.</source>
        <translation>下面可以使用文字里的密钥。</translation>
    </message>
    <message>
        <source>%1 leads to %2, which is used from now on.</source>
        <translation>%1 跳转到 %2，今后使用后者。</translation>
    </message>
    <message>
        <source>It speaks https, which is used from now on.</source>
        <translation>它支持 https，今后使用 https。</translation>
    </message>
    <message>
        <source>It does not answer by https, only by http.</source>
        <translation>它不支持 https，只支持 http。</translation>
    </message>
    <message>
        <source>You accepted its certificate yourself; nobody else vouches for it.</source>
        <translation>它的证书由你自己接受，没有机构作保。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeyDialog</name>
    <message>
        <source>New key</source>
        <translation>新密钥</translation>
    </message>
    <message>
        <source>Create key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Change the key “%1”</source>
        <translation>修改密钥“%1”</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeyForm</name>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Unlimited</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Limit of the key</source>
        <translation>密钥上限</translation>
    </message>
    <message>
        <source>Limit in dollars</source>
        <translation>上限（美元）</translation>
    </message>
    <message>
        <source>May spend</source>
        <translation>可花费</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>In 90 days</source>
        <translation>90 天后</translation>
    </message>
    <message>
        <source>In a year</source>
        <translation>一年后</translation>
    </message>
    <message>
        <source>On a date…</source>
        <translation>指定日期…</translation>
    </message>
    <message>
        <source>When the key expires</source>
        <translation>密钥何时过期</translation>
    </message>
    <message>
        <source>Day on which the key expires, as year-month-day</source>
        <translation>密钥到期日，格式为年-月-日</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Group of the key</source>
        <translation>密钥的分组</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the models that the key may call</source>
        <translation>选择密钥可调用的模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>any network</source>
        <translation>任意网络</translation>
    </message>
    <message>
        <source>Addresses or networks such as 203.0.113.7 or 10.0.0.0/8, separated by commas</source>
        <translation>地址或网段，如 203.0.113.7 或 10.0.0.0/8，用逗号分隔</translation>
    </message>
    <message>
        <source>Networks from which the key may be used</source>
        <translation>允许使用密钥的网络</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>the account’s</source>
        <translation>账户的分组</translation>
    </message>
    <message>
        <source>the account’s: %1</source>
        <translation>账户的分组：%1</translation>
    </message>
    <message>
        <source>%1 open to you too</source>
        <translation>你还可以使用 %1</translation>
    </message>
    <message>
        <source>May still spend</source>
        <translation>还可花费</translation>
    </message>
    <message>
        <source>More than your balance of %1, which would end first.</source>
        <translation>超过你的余额 %1，余额会先用完。</translation>
    </message>
    <message>
        <source>If the key leaks, the whole balance can be lost.</source>
        <translation>如果密钥泄露，可能损失全部余额。</translation>
    </message>
    <message>
        <source>Even if the key leaks, no more than this can be lost.</source>
        <translation>即使密钥泄露，损失也不会超过此数。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>all %n</source>
        <translation>
            <numerusform>全部 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>A key needs a name</source>
        <translation>密钥需要名称</translation>
    </message>
    <message numerus="yes">
        <source>At most %n bytes: a Chinese character takes three</source>
        <translation>
            <numerusform>最多 %n 字节：一个汉字占三字节</numerusform>
        </translation>
    </message>
    <message>
        <source>An amount in dollars, such as 10.00</source>
        <translation>以美元计的金额，例如 10.00</translation>
    </message>
    <message>
        <source>A day to come, such as 2027-12-31</source>
        <translation>将来的某一天，如 2027-12-31</translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Keys of the account</source>
        <translation>账户的密钥</translation>
    </message>
    <message>
        <source>No keys read yet</source>
        <translation>尚未读取密钥</translation>
    </message>
    <message>
        <source>Keys belong to an account that is signed in.</source>
        <translation>密钥属于已登录的账户。</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Delete key…</source>
        <translation>删除密钥…</translation>
    </message>
    <message>
        <source>Delete the key “%1”?</source>
        <translation>删除密钥“%1”？</translation>
    </message>
    <message>
        <source>Every program that uses it stops working. This cannot be undone on the relay.</source>
        <translation>所有使用它的程序都会停止工作。在中转站上无法撤销。</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>删除密钥</translation>
    </message>
    <message>
        <source>Key deleted</source>
        <translation>密钥已删除</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新密钥</translation>
    </message>
    <message>
        <source>Left on keys with a limit: %1.</source>
        <translation>有上限的密钥还剩 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n keys have no limit.</source>
        <translation>
            <numerusform>%n 个密钥没有上限。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your balance is %1.</source>
        <translation>你的余额为 %1。</translation>
    </message>
    <message>
        <source>Chat with this key</source>
        <translation>用此密钥聊天</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>复制密钥</translation>
    </message>
    <message>
        <source>Connect an app</source>
        <translation>连接应用</translation>
    </message>
    <message>
        <source>Open the relay’s web chat</source>
        <translation>打开中转站的网页聊天</translation>
    </message>
    <message>
        <source>Open in %1</source>
        <translation>在 %1 中打开</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Replace by a new key…</source>
        <translation>换成新密钥…</translation>
    </message>
    <message>
        <source>Key “%1” made</source>
        <translation>已创建密钥“%1”</translation>
    </message>
    <message>
        <source>Give the key to %1?</source>
        <translation>把密钥交给 %1？</translation>
    </message>
    <message>
        <source>The page gets the key “%1” (%2) and the relay’s address. It can spend what the key may spend, and the browser may keep the address in its history.</source>
        <translation>该网页会得到密钥“%1”（%2）和中转站地址。它可以花费该密钥允许的额度，浏览器也可能在历史记录中保留该地址。</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Replace the key “%1”?</source>
        <translation>更换密钥“%1”？</translation>
    </message>
    <message>
        <source>The relay makes a new key with the same name, limit and rights, and the old one stops working at once. Every program that uses the old one needs the new one; chats here get it by themselves.</source>
        <translation>中转站会新建一个名称、限额和权限相同的密钥，旧密钥立即失效。所有使用旧密钥的程序都需要换成新的；这里的聊天会自动更换。</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>更换密钥</translation>
    </message>
    <message>
        <source>Key “%1” replaced</source>
        <translation>已更换密钥“%1”</translation>
    </message>
    <message>
        <source>The new key is there; the old one could not be deleted and still works</source>
        <translation>新密钥已创建；旧密钥未能删除，仍然有效</translation>
    </message>
    <message>
        <source>The chats of this account use it: they will need another key.</source>
        <translation>该账户的聊天正在使用它：之后需要另一个密钥。</translation>
    </message>
    <message>
        <source>Search keys</source>
        <translation>搜索密钥</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>账户：%1</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>A program needs one to talk to the relay: make the first.</source>
        <translation>程序需要密钥才能与中转站通信：请新建第一个。</translation>
    </message>
    <message>
        <source>This account was added with a key alone: the relay does not list its keys.</source>
        <translation>该账户只用密钥添加：中转站不会列出它的密钥。</translation>
    </message>
    <message>
        <source>The limits together are more than that: the balance ends first.</source>
        <translation>各限额之和超过余额：余额会先用完。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::KeysTable</name>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>%1, unlimited</source>
        <translation>%1，无限制</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 of %2, used up</source>
        <translation>%1 / %2，已用尽</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>%1过期</translation>
    </message>
    <message>
        <source>chats use it</source>
        <translation>用于聊天</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>关于 %1 的更多操作</translation>
    </message>
    <message>
        <source>Used of its limit</source>
        <translation>已用 / 上限</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>上次使用</translation>
    </message>
    <message>
        <source>By the relay’s log: %1 in all</source>
        <translation>按中转站日志：共 %1</translation>
    </message>
    <message>
        <source>By the relay’s log, as far as it was read: %1</source>
        <translation>按已读取的中转站日志：%1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>从未使用</translation>
    </message>
    <message>
        <source>some networks</source>
        <translation>限定网络</translation>
    </message>
    <message>
        <source>Chat with %1</source>
        <translation>用 %1 聊天</translation>
    </message>
</context>
<context>
    <name>ui::accounts::LinkDialog</name>
    <message>
        <source>Add this relay?</source>
        <translation>添加这个中转站？</translation>
    </message>
    <message>
        <source>A link asks to add a relay with a key. Add it only if you know where the link is from: what you write in its chats goes to this address.</source>
        <translation>有链接请求添加一个中转站及其密钥。请仅在清楚链接来源时添加：你在其聊天中写的内容会发往这个地址。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Key and chats can be read on their way to this address.</source>
        <translation>密钥和聊天在发往该地址的途中可能被读取。</translation>
    </message>
    <message>
        <source>Use the key in “%1”</source>
        <translation>在“%1”中使用该密钥</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>另加一个账户</translation>
    </message>
    <message>
        <source>Add relay</source>
        <translation>添加中转站</translation>
    </message>
    <message>
        <source>from a link</source>
        <translation>来自链接</translation>
    </message>
</context>
<context>
    <name>ui::accounts::ModelChooser</name>
    <message>
        <source>Models that the key may call</source>
        <translation>密钥可调用的模型</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>None chosen means that it may call all.</source>
        <translation>不选表示可以调用全部模型。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>ui::accounts::NoticesCard</name>
    <message>
        <source>Notices</source>
        <translation>公告</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新公告</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Read all of it</source>
        <translation>查看全文</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::accounts::OtherKeyDialog</name>
    <message>
        <source>Use another key</source>
        <translation>使用其他密钥</translation>
    </message>
    <message>
        <source>Reading the keys…</source>
        <translation>正在读取密钥…</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Or paste a key: sk-…</source>
        <translation>或粘贴密钥：sk-…</translation>
    </message>
    <message>
        <source>Use the pasted key</source>
        <translation>使用粘贴的密钥</translation>
    </message>
    <message>
        <source>This account is a key only. Paste another one.</source>
        <translation>此账户只有一个密钥。请粘贴另一个。</translation>
    </message>
    <message>
        <source>The keys could not be read.</source>
        <translation>无法读取密钥。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>Use “%1”, %2</source>
        <translation>使用“%1”，%2</translation>
    </message>
    <message>
        <source>Chats with this account use “%1” now.</source>
        <translation>此账户的聊天目前使用“%1”。</translation>
    </message>
    <message>
        <source>There is no other key that is switched on.</source>
        <translation>没有其他已启用的密钥。</translation>
    </message>
    <message>
        <source>Paste a key first</source>
        <translation>请先粘贴密钥</translation>
    </message>
    <message>
        <source>Chats use “%1” now</source>
        <translation>聊天现在使用“%1”</translation>
    </message>
</context>
<context>
    <name>ui::accounts::ProfileDialog</name>
    <message>
        <source>Profile and security</source>
        <translation>个人资料与安全</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>个人资料</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>The site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::accounts::ProfileSection</name>
    <message>
        <source>Asking the relay…</source>
        <translation>正在询问中转站…</translation>
    </message>
    <message>
        <source>Name shown at the relay</source>
        <translation>在中转站显示的名称</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name saved</source>
        <translation>名称已保存</translation>
    </message>
    <message>
        <source>E-mail (for a new password and warnings)</source>
        <translation>邮箱（用于重置密码和提醒）</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>发送验证码</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>邮件中的验证码</translation>
    </message>
    <message>
        <source>Use this e-mail</source>
        <translation>使用此邮箱</translation>
    </message>
    <message>
        <source>Password now</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password, 8 to 20 letters</source>
        <translation>新密码，8 到 20 个字符</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Type the new password first</source>
        <translation>请先输入新密码</translation>
    </message>
    <message>
        <source>Password changed; the relay may ask you to sign in again</source>
        <translation>密码已修改；中转站可能会要求重新登录</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>目前未知</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>分组 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>已邀请 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 earned by invitations, waiting at the relay</source>
        <translation>邀请所得 %1，尚在中转站等待划转</translation>
    </message>
    <message>
        <source>Type an e-mail address first</source>
        <translation>请先输入邮箱地址</translation>
    </message>
    <message>
        <source>The relay has sent a code, if it takes this address</source>
        <translation>如果中转站接受此邮箱，验证码已发出</translation>
    </message>
    <message>
        <source>Type the code from the mail first</source>
        <translation>请先输入邮件中的验证码</translation>
    </message>
    <message>
        <source>E-mail saved</source>
        <translation>邮箱已保存</translation>
    </message>
</context>
<context>
    <name>ui::accounts::RaiseLimitDialog</name>
    <message>
        <source>Raise the key&apos;s limit</source>
        <translation>提高密钥上限</translation>
    </message>
    <message>
        <source>Reading the key…</source>
        <translation>正在读取密钥…</translation>
    </message>
    <message>
        <source>What the key may still spend, in dollars</source>
        <translation>密钥还可以花费多少美元</translation>
    </message>
    <message>
        <source>What the key may still spend</source>
        <translation>密钥还可以花费多少</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>Set the limit</source>
        <translation>设置上限</translation>
    </message>
    <message>
        <source>The key “%1” is not among this account&apos;s keys any more.</source>
        <translation>密钥“%1”已不在此账户的密钥中。</translation>
    </message>
    <message>
        <source>The key “%1” has no limit of its own.</source>
        <translation>密钥“%1”没有自己的上限。</translation>
    </message>
    <message>
        <source>The key “%1” may still spend %2.</source>
        <translation>密钥“%1”还可以花费 %2。</translation>
    </message>
    <message>
        <source>Your account has %1.</source>
        <translation>你的账户有 %1。</translation>
    </message>
    <message>
        <source>Type an amount in dollars, such as 5</source>
        <translation>请输入美元金额，例如 5</translation>
    </message>
    <message>
        <source>The key “%1” has no limit now</source>
        <translation>密钥“%1”现在没有上限</translation>
    </message>
    <message>
        <source>The key “%1” may spend %2 now</source>
        <translation>密钥“%1”现在可以花费 %2</translation>
    </message>
    <message>
        <source>The key could not be read.</source>
        <translation>无法读取密钥。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::RegisterDialog</name>
    <message>
        <source>New account at %1</source>
        <translation>在 %1 注册新账户</translation>
    </message>
    <message>
        <source>Name, at most 12 letters at most relays</source>
        <translation>用户名，多数中转站最多 12 个字符</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password, 8 to 20 letters</source>
        <translation>密码，8 到 20 个字符</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>发送验证码</translation>
    </message>
    <message>
        <source>Its code</source>
        <translation>验证码</translation>
    </message>
    <message>
        <source>Invite code, if you have one</source>
        <translation>邀请码（如果有）</translation>
    </message>
    <message>
        <source>Create the account</source>
        <translation>创建账户</translation>
    </message>
    <message>
        <source>Type an e-mail address first</source>
        <translation>请先输入邮箱地址</translation>
    </message>
    <message>
        <source>Sent; send another</source>
        <translation>已发送；再发一次</translation>
    </message>
    <message>
        <source>Choose a name</source>
        <translation>请选一个用户名</translation>
    </message>
    <message>
        <source>8 to 20 letters</source>
        <translation>8 到 20 个字符</translation>
    </message>
    <message>
        <source>From the mail</source>
        <translation>见邮件</translation>
    </message>
</context>
<context>
    <name>ui::accounts::ResetDialog</name>
    <message>
        <source>New password at %1</source>
        <translation>在 %1 重置密码</translation>
    </message>
    <message>
        <source>The e-mail of your account</source>
        <translation>账户的邮箱</translation>
    </message>
    <message>
        <source>Send the mail</source>
        <translation>发送邮件</translation>
    </message>
    <message>
        <source>Paste the link from the mail, or the whole mail</source>
        <translation>粘贴邮件中的链接，或整封邮件</translation>
    </message>
    <message>
        <source>Link from the mail</source>
        <translation>邮件中的链接</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password, 8 to 20 letters</source>
        <translation>新密码，8 到 20 个字符</translation>
    </message>
    <message>
        <source>Copy it</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>Type an e-mail address first</source>
        <translation>请先输入邮箱地址</translation>
    </message>
    <message>
        <source>Sent; send another</source>
        <translation>已发送；再发一次</translation>
    </message>
    <message>
        <source>No such link in this text: it looks like …/user/reset?email=…&amp;token=…</source>
        <translation>这段文字里没有这样的链接：链接形如 …/user/reset?email=…&amp;token=…</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>请选一个密码</translation>
    </message>
    <message>
        <source>The relay made up a new password. Copy it into your password store; here it signs you in once and is not kept. You can change it in the profile.</source>
        <translation>中转站生成了一个新密码。请把它复制到你的密码管理器；这里只用它登录一次，不会保留。可以在个人资料中修改。</translation>
    </message>
    <message>
        <source>Sign in with it</source>
        <translation>用它登录</translation>
    </message>
</context>
<context>
    <name>ui::accounts::RunwayBar</name>
    <message numerus="yes">
        <source>About %n days</source>
        <translation>
            <numerusform>约可用 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>(%1–%2) at your pace</source>
        <translation>（%1–%2 天，按目前花费）</translation>
    </message>
    <message>
        <source>(at least %1) at your pace</source>
        <translation>（至少 %1 天，按目前花费）</translation>
    </message>
</context>
<context>
    <name>ui::accounts::SecondStep</name>
    <message>
        <source>Your second step</source>
        <translation>第二步</translation>
    </message>
    <message>
        <source>Code from your authenticator app</source>
        <translation>验证器应用中的验证码</translation>
    </message>
    <message>
        <source>Six digits. They change every 30 seconds; paste works too.</source>
        <translation>六位数字，每 30 秒更换一次；也可以粘贴。</translation>
    </message>
    <message>
        <source>Backup code</source>
        <translation>备用码</translation>
    </message>
    <message>
        <source>One of those you were given. Each works once.</source>
        <translation>发给你的备用码之一，每个只能用一次。</translation>
    </message>
    <message>
        <source>Access token instead</source>
        <translation>改用访问令牌</translation>
    </message>
    <message>
        <source>If you use a passkey: sign in on the site and copy the token from your profile.</source>
        <translation>如果你使用通行密钥：请在网站登录，并从个人资料中复制令牌。</translation>
    </message>
    <message>
        <source>Open the site</source>
        <translation>打开网站</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>Time is up; go back and type the password again</source>
        <translation>时间已到；请返回并重新输入密码</translation>
    </message>
    <message>
        <source>%1 left to finish</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Not accepted.</source>
        <translation>未被接受。</translation>
    </message>
    <message numerus="yes">
        <source>This computer’s clock is %n s behind the relay’s; that may be why.</source>
        <translation>
            <numerusform>这台电脑的时钟比中转站慢 %n 秒，原因可能在此。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer’s clock is %n s ahead of the relay’s; that may be why.</source>
        <translation>
            <numerusform>这台电脑的时钟比中转站快 %n 秒，原因可能在此。</numerusform>
        </translation>
    </message>
    <message>
        <source>The code may just have changed: type the next one.</source>
        <translation>验证码可能刚刚更换：请输入下一个。</translation>
    </message>
    <message>
        <source>Not accepted. Each backup code works once.</source>
        <translation>未被接受。每个备用码只能用一次。</translation>
    </message>
</context>
<context>
    <name>ui::accounts::SecuritySection</name>
    <message>
        <source>Second factor</source>
        <translation>两步验证</translation>
    </message>
    <message>
        <source>Asking the relay…</source>
        <translation>正在询问中转站…</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sign me in again by itself</source>
        <translation>自动重新登录</translation>
    </message>
    <message>
        <source>The password is in the keychain. Switching this off takes it out.</source>
        <translation>密码在密钥环中。关闭此项会将其删除。</translation>
    </message>
    <message>
        <source>The password is not kept. It can be kept when you next sign in with it.</source>
        <translation>密码未保留。下次用密码登录时可以选择保留。</translation>
    </message>
    <message>
        <source>This relay has none.</source>
        <translation>此中转站没有两步验证。</translation>
    </message>
    <message>
        <source>Not known now</source>
        <translation>目前未知</translation>
    </message>
    <message>
        <source>Off: the password alone opens this account.</source>
        <translation>已关闭：仅凭密码即可进入此账户。</translation>
    </message>
    <message>
        <source>On: signing in asks for a code.</source>
        <translation>已开启：登录时需要验证码。</translation>
    </message>
    <message numerus="yes">
        <source>%n backup codes are left.</source>
        <translation>
            <numerusform>还剩 %n 个备用码。</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked for some minutes after wrong codes.</source>
        <translation>因验证码错误，已锁定几分钟。</translation>
    </message>
    <message>
        <source>To switch it off, type a code from your authenticator.</source>
        <translation>要关闭它，请输入验证器中的验证码。</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Scan this with an authenticator app, then type the code it shows.</source>
        <translation>请用验证器应用扫描，然后输入它显示的验证码。</translation>
    </message>
    <message>
        <source>QR code for the authenticator app; the same letters stand beside it</source>
        <translation>供验证器应用扫描的二维码；旁边有相同的字母</translation>
    </message>
    <message>
        <source>Or type these letters into it:</source>
        <translation>或者在应用中输入这些字母：</translation>
    </message>
    <message>
        <source>Write these backup codes down; each works once:</source>
        <translation>请记下这些备用码，每个只能用一次：</translation>
    </message>
    <message>
        <source>Nothing changes until the first code is right.</source>
        <translation>在输入第一个正确的验证码之前，一切不变。</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>Second factor is on</source>
        <translation>两步验证已开启</translation>
    </message>
    <message>
        <source>Second factor is off</source>
        <translation>两步验证已关闭</translation>
    </message>
</context>
<context>
    <name>ui::accounts::SignInDialog</name>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>%1 no longer knows the sign-in of %2.</source>
        <translation>%1 不再承认 %2 的登录。</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>Sign me in again by itself (keeps the password in the keychain)</source>
        <translation>自动重新登录（密码保留在密钥环中）</translation>
    </message>
    <message>
        <source>With the password instead</source>
        <translation>改用密码</translation>
    </message>
    <message>
        <source>With an access token instead</source>
        <translation>改用访问令牌</translation>
    </message>
    <message>
        <source>You signed out of %1.</source>
        <translation>你已退出登录 %1。</translation>
    </message>
    <message>
        <source>What you were doing goes on afterwards.</source>
        <translation>登录后，你正在做的事会继续。</translation>
    </message>
    <message>
        <source>This site first wants a browser check, which only its own page can pass.</source>
        <translation>此网站先要进行浏览器验证，只有它自己的网页才能通过。</translation>
    </message>
    <message>
        <source>Paste the access token first</source>
        <translation>请先粘贴访问令牌</translation>
    </message>
    <message>
        <source>Type the password first</source>
        <translation>请先输入密码</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ui::accounts::SignInWays</name>
    <message>
        <source>How do you want to sign in?</source>
        <translation>你想怎样登录？</translation>
    </message>
    <message>
        <source>Name and password</source>
        <translation>用户名和密码</translation>
    </message>
    <message>
        <source>Everything: chat, balance, codes, keys, history.</source>
        <translation>全部功能：聊天、余额、兑换码、密钥、历史。</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Everything: chat, balance, codes, keys, history. Copy it from your profile page on the site.</source>
        <translation>全部功能：聊天、余额、兑换码、密钥、历史。在网站的个人设置页复制。</translation>
    </message>
    <message>
        <source>API key only</source>
        <translation>仅 API 密钥</translation>
    </message>
    <message>
        <source>Chat, and what is left on that key. No codes, no other keys, no full history.</source>
        <translation>可聊天、可看此密钥的剩余额度。不能兑换、看不到其他密钥和完整历史。</translation>
    </message>
    <message>
        <source>best for this site</source>
        <translation>最适合此网站</translation>
    </message>
    <message>
        <source>Open the site</source>
        <translation>打开网站</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>注册账户</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Name or e-mail</source>
        <translation>用户名或邮箱</translation>
    </message>
    <message>
        <source>Forgot it?</source>
        <translation>忘记密码？</translation>
    </message>
    <message>
        <source>Sign me in again by itself (keeps the password in the keychain)</source>
        <translation>自动重新登录（密码保留在密钥环中）</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>用户 ID</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Create one on the site</source>
        <translation>在网站上注册</translation>
    </message>
    <message>
        <source>Everything as well, but this site first wants a browser check, which only its own page can pass.</source>
        <translation>同样是全部功能，但此网站要求先通过浏览器验证，只能在它自己的页面上完成。</translation>
    </message>
    <message>
        <source>from the text: %1</source>
        <translation>来自文字：%1</translation>
    </message>
    <message>
        <source>the system’s keychain</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>No keychain here: kept until you quit</source>
        <translation>这里没有密钥环：只保留到退出程序</translation>
    </message>
    <message>
        <source>Stored in %1, never on disk in clear text</source>
        <translation>存放在 %1，绝不以明文写入磁盘</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
</context>
<context>
    <name>ui::accounts::SiteSection</name>
    <message>
        <source>$1 is %1 quota units</source>
        <translation>1 美元等于 %1 额度单位</translation>
    </message>
    <message>
        <source>Asking the relay…</source>
        <translation>正在询问中转站…</translation>
    </message>
    <message>
        <source>The operator says nothing about the site.</source>
        <translation>运营者没有介绍此网站。</translation>
    </message>
    <message>
        <source>Its suppliers now</source>
        <translation>上游现状</translation>
    </message>
    <message>
        <source>works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>ui::accounts::TokenDialog</name>
    <message>
        <source>Create an access token</source>
        <translation>创建访问令牌</translation>
    </message>
    <message>
        <source>The relay makes a new token, and the one before stops working at once, in other programs too. Relaydesk then signs in with the new one; it goes into the keychain.</source>
        <translation>中转站会生成新令牌，旧令牌立即失效，在其他程序中也是如此。Relaydesk 之后用新令牌登录；它会存入密钥环。</translation>
    </message>
    <message>
        <source>A token does not expire: on this relay it is the steady way to stay signed in.</source>
        <translation>令牌不会过期：在此中转站，这是保持登录的稳妥方式。</translation>
    </message>
    <message>
        <source>Replace and use it</source>
        <translation>替换并使用</translation>
    </message>
    <message>
        <source>Done: the account signs in with the token %1 from now on. Copy it if another program needs it; it is not shown again.</source>
        <translation>完成：此账户今后用令牌 %1 登录。如果其他程序需要，请复制；它不会再次显示。</translation>
    </message>
    <message>
        <source>Copy the token</source>
        <translation>复制令牌</translation>
    </message>
</context>
<context>
    <name>ui::accounts::TopUpPage</name>
    <message>
        <source>Code %1</source>
        <translation>兑换码 %1</translation>
    </message>
    <message>
        <source>Paid online</source>
        <translation>在线支付</translation>
    </message>
    <message>
        <source>Paid online, %1</source>
        <translation>在线支付，%1</translation>
    </message>
    <message>
        <source>Paid online, not finished</source>
        <translation>在线支付，未完成</translation>
    </message>
    <message>
        <source>Changed by the operator</source>
        <translation>由运营者调整</translation>
    </message>
    <message>
        <source>Daily check-in</source>
        <translation>每日签到</translation>
    </message>
    <message>
        <source>Top-up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Pay the operator</source>
        <translation>向运营者付款</translation>
    </message>
    <message>
        <source>Online payment and transfers are arranged on the relay’s own pages. Come back here afterwards: the balance is read again by itself.</source>
        <translation>在线支付和转账在中转站自己的网页上办理。之后请回到这里：余额会自动重新读取。</translation>
    </message>
    <message>
        <source>Open the relay’s site</source>
        <translation>打开中转站网站</translation>
    </message>
    <message>
        <source>Read the balance again</source>
        <translation>重新读取余额</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>套餐</translation>
    </message>
    <message>
        <source>Plan “%1”</source>
        <translation>套餐“%1”</translation>
    </message>
    <message>
        <source>until %1, apart from the balance</source>
        <translation>有效期至 %1，与余额分开</translation>
    </message>
    <message>
        <source>left of %1</source>
        <translation>剩余，共 %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Nothing came in yet, as far as this computer and the relay’s log know.</source>
        <translation>就这台电脑和中转站日志所知，还没有任何入账。</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day, short</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Back to the wallet</source>
        <translation>返回钱包</translation>
    </message>
    <message>
        <source>Which account</source>
        <translation>哪个账户</translation>
    </message>
    <message>
        <source>Redeem a code</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Buy one in the operator’s shop</source>
        <translation>在运营者的商店购买</translation>
    </message>
    <message>
        <source>Paste one or many, in any text</source>
        <translation>粘贴一个或多个，夹在文字里也可以</translation>
    </message>
    <message>
        <source>Codes to redeem</source>
        <translation>要兑换的兑换码</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>兑换</translation>
    </message>
</context>
<context>
    <name>ui::accounts::WalletActions</name>
    <message>
        <source>Use for new chats</source>
        <translation>用于新聊天</translation>
    </message>
    <message>
        <source>Read the balance again</source>
        <translation>重新读取余额</translation>
    </message>
    <message>
        <source>Profile and security…</source>
        <translation>个人资料与安全…</translation>
    </message>
    <message>
        <source>Create a key…</source>
        <translation>创建密钥…</translation>
    </message>
    <message>
        <source>Create an access token…</source>
        <translation>创建访问令牌…</translation>
    </message>
    <message>
        <source>Copy the invite link</source>
        <translation>复制邀请链接</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>登录…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Count in the total</source>
        <translation>计入总额</translation>
    </message>
    <message>
        <source>Leave out of the total</source>
        <translation>不计入总额</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>退出登录…</translation>
    </message>
    <message>
        <source>Remove from Relaydesk…</source>
        <translation>从 Relaydesk 移除…</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>The operator’s shop</source>
        <translation>运营者的商店</translation>
    </message>
    <message>
        <source>The operator’s manual</source>
        <translation>运营者的手册</translation>
    </message>
    <message>
        <source>The operator’s channel</source>
        <translation>运营者的频道</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>账户名称</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>%1 is left out of the total</source>
        <translation>%1 不计入总额</translation>
    </message>
    <message>
        <source>Sign out of %1?</source>
        <translation>退出 %1？</translation>
    </message>
    <message>
        <source>The session, a kept access token and a kept password leave the keychain. History and chats stay, and the account at the relay is not touched.</source>
        <translation>登录会话、保留的访问令牌和密码会从密钥环中删除。历史和聊天会保留，中转站上的账户不受影响。</translation>
    </message>
    <message>
        <source>Forget the API key too (chats then need a new one)</source>
        <translation>同时删除 API 密钥（之后聊天需要新的密钥）</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>Its keys and sign-in leave the keychain and its spending history leaves this computer. Chats stay. The account at the relay stays as it is, with its balance and keys.</source>
        <translation>它的密钥和登录信息会从密钥环中删除，花费历史会从这台电脑删除。聊天会保留。中转站上的账户连同余额和密钥保持不变。</translation>
    </message>
    <message>
        <source>Remove from this computer</source>
        <translation>从这台电脑移除</translation>
    </message>
    <message>
        <source>Removed from this computer</source>
        <translation>已从这台电脑移除</translation>
    </message>
    <message>
        <source>Invite link copied</source>
        <translation>邀请链接已复制</translation>
    </message>
</context>
<context>
    <name>ui::accounts::WalletPage</name>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Sign-in has expired</source>
        <translation>登录已过期</translation>
    </message>
    <message>
        <source>Key only</source>
        <translation>仅密钥</translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation>密钥环已锁定</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>Refresh all</source>
        <translation>全部刷新</translation>
    </message>
    <message>
        <source>Add relay</source>
        <translation>添加中转站</translation>
    </message>
    <message>
        <source>Redeem codes</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>用户 %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>分组 %1</translation>
    </message>
    <message>
        <source>More about %1</source>
        <translation>关于 %1 的更多操作</translation>
    </message>
    <message>
        <source>Balance, %1</source>
        <translation>余额，%1</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>Redeem a code</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Create a key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>key only</source>
        <translation>仅密钥</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>Ever, says the relay</source>
        <translation>累计（中转站记录）</translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n 次请求</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>每天 %1</translation>
    </message>
    <message>
        <source>not all read yet</source>
        <translation>尚未全部读取</translation>
    </message>
    <message numerus="yes">
        <source>%n without a known amount</source>
        <translation>
            <numerusform>%n 项金额未知</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>%1 at the relay</source>
        <translation>中转站显示 %1</translation>
    </message>
    <message>
        <source>A key alone does not tell the balance</source>
        <translation>仅凭密钥无法得知余额</translation>
    </message>
    <message>
        <source>Sign in for more</source>
        <translation>登录以查看更多</translation>
    </message>
    <message>
        <source>Top up…</source>
        <translation>充值…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>left out of the total</source>
        <translation>不计入总额</translation>
    </message>
    <message>
        <source>Not published here</source>
        <translation>此处未公布</translation>
    </message>
    <message>
        <source>The operator’s page</source>
        <translation>运营者的网页</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>还没有账户</translation>
    </message>
    <message>
        <source>Add the relay where you have one; its balance, keys and history come along.</source>
        <translation>请添加你拥有账户的中转站；余额、密钥和历史会一并到来。</translation>
    </message>
    <message>
        <source>%1 does not say</source>
        <translation>%1 未公布</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts do not say</source>
        <translation>
            <numerusform>%n 个账户未公布</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts left out</source>
        <translation>
            <numerusform>%n 个账户不计入</numerusform>
        </translation>
    </message>
    <message>
        <source>No balance to add up</source>
        <translation>没有可以相加的余额</translation>
    </message>
    <message numerus="yes">
        <source>Together %1 in %n accounts</source>
        <translation>
            <numerusform>%n 个账户共 %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::accounts::WalletSide</name>
    <message>
        <source>Top up %1</source>
        <translation>为 %1 充值</translation>
    </message>
    <message>
        <source>Buy a code</source>
        <translation>购买兑换码</translation>
    </message>
    <message>
        <source>the operator’s shop, in your browser</source>
        <translation>运营者的商店，在浏览器中打开</translation>
    </message>
    <message>
        <source>Open the operator’s shop</source>
        <translation>打开运营者的商店</translation>
    </message>
    <message>
        <source>Redeemed lately</source>
        <translation>最近兑换</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of this year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Daily check-in</source>
        <translation>每日签到</translation>
    </message>
    <message>
        <source>a little credit, once a day</source>
        <translation>每天一次的小额赠送</translation>
    </message>
    <message>
        <source>Open the daily check-in</source>
        <translation>打开每日签到</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>入账记录</translation>
    </message>
    <message>
        <source>codes, payments and gifts so far</source>
        <translation>至今的兑换码、付款和赠送</translation>
    </message>
    <message>
        <source>Open the history of top-ups</source>
        <translation>打开充值历史</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
</context>
<context>
    <name>ui::accounts::WayInPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ui::billing::CodeRow</name>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>asking the relay…</source>
        <translation>正在询问中转站…</translation>
    </message>
    <message>
        <source>Added to your balance</source>
        <translation>已加入余额</translation>
    </message>
    <message>
        <source>the relay does not say how much</source>
        <translation>中转站没有说明金额</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>已被使用</translation>
    </message>
    <message>
        <source>by somebody, or by you in another program</source>
        <translation>被他人使用，或你在别的程序中用过</translation>
    </message>
    <message>
        <source>Not known to %1</source>
        <translation>%1 不认识此码</translation>
    </message>
    <message>
        <source>perhaps it was bought for another relay, or mistyped</source>
        <translation>可能是为别的中转站购买的，或输入有误</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of this year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>by you on %1, it added %2</source>
        <translation>你于 %1 兑换，增加了 %2</translation>
    </message>
    <message>
        <source>you tried it on %1</source>
        <translation>你于 %1 试过</translation>
    </message>
</context>
<context>
    <name>ui::billing::CostDialog</name>
    <message>
        <source>Read from the relay’s log, matched by request id.</source>
        <translation>读自中转站日志，按请求 ID 匹配。</translation>
    </message>
    <message>
        <source>Read from the relay’s log; its rows carry no request id, so key, model, tokens and time matched.</source>
        <translation>读自中转站日志；日志没有请求 ID，按密钥、模型、token 和时间匹配。</translation>
    </message>
    <message>
        <source>Read from the relay’s log; it is not what the published rate says.</source>
        <translation>读自中转站日志；与公布的费率不符。</translation>
    </message>
    <message>
        <source>Worked out here; the relay’s log is asked for the bill.</source>
        <translation>在本机算出；正在向中转站日志查询账单。</translation>
    </message>
    <message>
        <source>The relay has no row for this request: nothing was charged.</source>
        <translation>中转站没有这次请求的记录：没有扣费。</translation>
    </message>
    <message>
        <source>The relay’s log did not show this request; the charge is not known.</source>
        <translation>中转站日志里没有出现这次请求；费用未知。</translation>
    </message>
    <message>
        <source>What this answer costs</source>
        <translation>这条回答的费用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 token</translation>
    </message>
    <message>
        <source>tokens not reported</source>
        <translation>未报告 token 数</translation>
    </message>
    <message>
        <source> × %1 per 1M</source>
        <translation> × 每百万 %1</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>缓存输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Estimated, %1 units</source>
        <translation>估算，%1 单位</translation>
    </message>
    <message>
        <source>Billed, %1 units</source>
        <translation>已计费，%1 单位</translation>
    </message>
    <message>
        <source>Request id %1</source>
        <translation>请求 ID %1</translation>
    </message>
</context>
<context>
    <name>ui::billing::RedeemDialog</name>
    <message>
        <source>Redeem codes</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Paste anything: a mail, a chat, a list. Codes are picked out of the text.</source>
        <translation>粘贴任何内容：邮件、聊天、清单。兑换码会自动从中挑出。</translation>
    </message>
    <message>
        <source>Text with codes</source>
        <translation>含兑换码的文字</translation>
    </message>
    <message>
        <source>to</source>
        <translation>兑换到</translation>
    </message>
    <message>
        <source>Balance before</source>
        <translation>兑换前余额</translation>
    </message>
    <message>
        <source>Balance now</source>
        <translation>当前余额</translation>
    </message>
    <message>
        <source>Read from the relay just now</source>
        <translation>刚从中转站读取</translation>
    </message>
    <message>
        <source>Redemption history</source>
        <translation>兑换记录</translation>
    </message>
    <message>
        <source>Paste more</source>
        <translation>继续粘贴</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Redeem to %1</source>
        <translation>兑换到 %1</translation>
    </message>
    <message>
        <source>No text yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>No code in this text</source>
        <translation>这段文字里没有兑换码</translation>
    </message>
    <message numerus="yes">
        <source>%n codes found</source>
        <translation>
            <numerusform>找到 %n 个兑换码</numerusform>
        </translation>
    </message>
    <message>
        <source>Redeeming…</source>
        <translation>正在兑换…</translation>
    </message>
    <message>
        <source>The balance could not be read</source>
        <translation>无法读取余额</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Nothing was redeemed from this computer yet.</source>
        <translation>这台电脑还没有兑换过。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source> of %n characters each</source>
        <translation>
            <numerusform> · 每个 %n 个字符</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::billing::UsageDetail</name>
    <message>
        <source>%1 units</source>
        <translation>%1 单位</translation>
    </message>
    <message>
        <source>no amount</source>
        <translation>没有金额</translation>
    </message>
    <message>
        <source>The relay says %1. It publishes no rate by which to check it.</source>
        <translation>中转站记录为 %1。它没有公布可供核对的费率。</translation>
    </message>
    <message>
        <source>The relay says %1.</source>
        <translation>中转站记录为 %1。</translation>
    </message>
    <message>
        <source>%1 tokens × %2 per 1M</source>
        <translation>%1 token × 每百万 %2</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>× %1 = %2 units</source>
        <translation>× %1 = %2 单位</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>The relay billed %1 units, the same.</source>
        <translation>中转站计费 %1 单位，一致。</translation>
    </message>
    <message>
        <source>The relay billed %1 units; by its own rates it is %2.</source>
        <translation>中转站计费 %1 单位；按它自己的费率应为 %2。</translation>
    </message>
    <message>
        <source>The relay billed %1 units; by the rates published now it is %2.</source>
        <translation>中转站计费 %1 单位；按现在公布的费率应为 %2。</translation>
    </message>
    <message>
        <source>Matched by request id %1</source>
        <translation>按请求 ID %1 匹配</translation>
    </message>
    <message>
        <source>Request id %1</source>
        <translation>请求 ID %1</translation>
    </message>
    <message>
        <source>Matched by key, model, tokens and time: rows carry no request id here</source>
        <translation>按密钥、模型、token 和时间匹配：这里的记录没有请求 ID</translation>
    </message>
    <message>
        <source>Finished in %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>Open the chat</source>
        <translation>打开聊天</translation>
    </message>
    <message>
        <source>, rounded up to %1</source>
        <translation>，向上取整为 %1</translation>
    </message>
    <message>
        <source>, rounded down to %1</source>
        <translation>，向下取整为 %1</translation>
    </message>
</context>
<context>
    <name>ui::billing::UsagePage</name>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>导出 CSV</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Bars by</source>
        <translation>柱状图按</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部密钥</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Spending by day</source>
        <translation>每日花费</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>No usage here</source>
        <translation>这里没有用量</translation>
    </message>
    <message>
        <source>Nothing was billed in this range, or the operator has logging off; then costs stay estimates.</source>
        <translation>此时间范围内没有计费，或运营者关闭了日志；那样费用只能是估算。</translation>
    </message>
    <message>
        <source>What was read before is shown.</source>
        <translation>显示的是之前读取的内容。</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>全部账户</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>%1读取</translation>
    </message>
    <message numerus="yes">
        <source>%n without a known cost</source>
        <translation>
            <numerusform>%n 次费用未知</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from cache</source>
        <translation>缓存 %1</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>a day of the chart</comment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>axis of the chart</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>other programs</source>
        <translation>其他程序</translation>
    </message>
    <message>
        <source>Export usage</source>
        <translation>导出用量</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Usage rows</source>
        <translation>用量记录</translation>
    </message>
</context>
<context>
    <name>ui::billing::UsageTable</name>
    <message>
        <source>top-up</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>billed</source>
        <translation>已计费</translation>
    </message>
    <message>
        <source>by the operator</source>
        <translation>管理员操作</translation>
    </message>
    <message>
        <source>by the system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <comment>a moment of another day</comment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>not sent from this program</source>
        <translation>不是由本程序发送</translation>
    </message>
    <message>
        <source>request id %1</source>
        <translation>请求 ID %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>In</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>charge not known</source>
        <translation>费用未知</translation>
    </message>
    <message>
        <source>differs from the rate</source>
        <translation>与费率不符</translation>
    </message>
    <message>
        <source>%1 over rate</source>
        <translation>高出费率 %1</translation>
    </message>
    <message>
        <source>%1 under rate</source>
        <translation>低于费率 %1</translation>
    </message>
</context>
<context>
    <name>ui::catalog::ModelFilterBar</name>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>This key may call</source>
        <translation>此密钥可用</translation>
    </message>
    <message>
        <source>Sees pictures</source>
        <translation>可看图</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>会思考</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Priced</source>
        <translation>有定价</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Kind, context, price, favourites</source>
        <translation>类型、上下文、价格、收藏</translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Favourites only</source>
        <translation>仅收藏</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Any context</source>
        <translation>上下文不限</translation>
    </message>
    <message>
        <source>Context of %1 or more</source>
        <translation>上下文 %1 以上</translation>
    </message>
    <message>
        <source>Any price</source>
        <translation>价格不限</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>Output up to $%1 per 1M</source>
        <translation>输出每百万不超过 $%1</translation>
    </message>
    <message>
        <source>favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
</context>
<context>
    <name>ui::catalog::ModelSide</name>
    <message>
        <source>About the models</source>
        <translation>关于模型</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <comment>how many models</comment>
        <translation>比较 %1</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Choose a model to see all its rates; tick several to compare them.</source>
        <translation>选择一个模型查看它的全部费率；勾选多个进行比较。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Give it a name of your own</source>
        <translation>给它起一个自己的名字</translation>
    </message>
    <message>
        <source>For your draft</source>
        <translation>按你的草稿</translation>
    </message>
    <message>
        <source>For a message</source>
        <translation>按一条消息</translation>
    </message>
    <message>
        <source>%1 tokens in, up to %2 out</source>
        <translation>输入 %1 个 token，输出最多 %2 个</translation>
    </message>
    <message>
        <source>%1 on your relays</source>
        <translation>%1 在你的各个中转站</translation>
    </message>
    <message>
        <source>%1 % cheaper</source>
        <translation>便宜 %1%</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>最便宜</translation>
    </message>
    <message>
        <source>How it is worked out</source>
        <translation>计算方法</translation>
    </message>
    <message>
        <source>In your own use</source>
        <translation>你自己的使用</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>No billed answer of this model in this time.</source>
        <translation>这段时间内该模型没有已计费的回答。</translation>
    </message>
    <message>
        <source>Median answer</source>
        <translation>回答的中位数</translation>
    </message>
    <message numerus="yes">
        <source>The median of %n billed answers</source>
        <translation>
            <numerusform>%n 个已计费回答的中位数</numerusform>
        </translation>
    </message>
    <message>
        <source>Chat with %1</source>
        <translation>用 %1 聊天</translation>
    </message>
</context>
<context>
    <name>ui::catalog::ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models and rates</source>
        <translation>模型与费率</translation>
    </message>
    <message>
        <source>No models read yet</source>
        <translation>尚未读取模型</translation>
    </message>
    <message>
        <source>Models and rates come from the relay. They need a key that chats use.</source>
        <translation>模型和费率来自中转站，需要一个用于聊天的密钥。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>$ per 1M tokens, your group, read %1</source>
        <translation>美元/百万 token，你的分组，%1读取</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>用它聊天</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>Do not compare</source>
        <translation>不比较</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Name of your own…</source>
        <translation>自己的名字…</translation>
    </message>
    <message>
        <source>Copy the name</source>
        <translation>复制名称</translation>
    </message>
    <message>
        <source>A name of your own</source>
        <translation>自己的名字</translation>
    </message>
    <message>
        <source>How %1 is called in this program. Empty: by its own name.</source>
        <translation>%1 在本程序中的叫法。留空则用原名。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>About the models</source>
        <translation>关于模型</translation>
    </message>
    <message>
        <source>Choose the account</source>
        <translation>选择账户</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>账户 %1</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>读取中…</translation>
    </message>
    <message>
        <source>Shown is what was read %1.</source>
        <translation>显示的是%1读取的内容。</translation>
    </message>
    <message>
        <source>Add a relay</source>
        <translation>添加中转站</translation>
    </message>
    <message>
        <source>No relay yet</source>
        <translation>还没有中转站</translation>
    </message>
    <message>
        <source>Models and rates come from a relay. Add one first.</source>
        <translation>模型和费率来自中转站。请先添加一个。</translation>
    </message>
    <message>
        <source>No model fits</source>
        <translation>没有符合的模型</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n models has all that was asked for.</source>
        <translation>
            <numerusform>%n 个模型都不满足全部条件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all models</source>
        <translation>显示全部模型</translation>
    </message>
    <message>
        <source>This relay lists no models</source>
        <translation>这个中转站没有列出模型</translation>
    </message>
    <message>
        <source>The key’s group may have no channel. The relay’s operator can say why.</source>
        <translation>密钥的分组可能没有渠道。请询问中转站的运营者。</translation>
    </message>
    <message>
        <source>This relay publishes no rates; they are learned from your log</source>
        <translation>这个中转站不公布费率，费率从你的日志中学习</translation>
    </message>
    <message>
        <source>≈ learned from your log</source>
        <translation>≈ 从你的日志学得</translation>
    </message>
    <message>
        <source>— unknown</source>
        <translation>— 未知</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n models shown</source>
        <translation>
            <numerusform>显示 %n 个模型中的 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this key may call %1 of %n</source>
        <translation>
            <numerusform>此密钥可调用 %n 个中的 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>About</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <comment>how many models</comment>
        <translation>比较 %1</translation>
    </message>
</context>
<context>
    <name>ui::catalog::ModelsTable</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Where the rate is from</source>
        <translation>费率来源</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between what a model can</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>not priced</source>
        <translation>未定价</translation>
    </message>
    <message>
        <source>not allowed for this key</source>
        <translation>此密钥不可用</translation>
    </message>
    <message>
        <source>not allowed for “%1”</source>
        <translation>“%1”不可用</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>加入收藏</translation>
    </message>
    <message>
        <source>%1 is compared</source>
        <translation>%1 已加入比较</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>比较 %1</translation>
    </message>
    <message>
        <source>%1 is a favourite</source>
        <translation>%1 已收藏</translation>
    </message>
    <message>
        <source>Make %1 a favourite</source>
        <translation>收藏 %1</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
</context>
<context>
    <name>ui::catalog::RateDetail</name>
    <message>
        <source>%1 in, %2 out</source>
        <translation>输入 %1，输出 %2</translation>
    </message>
    <message>
        <source>$ per 1M tokens</source>
        <translation>每百万 token（$）</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>费率</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>缓存输入</translation>
    </message>
    <message>
        <source>Written to the cache</source>
        <translation>写入缓存</translation>
    </message>
    <message>
        <source>Written for an hour</source>
        <translation>写入缓存一小时</translation>
    </message>
    <message>
        <source>Pictures sent</source>
        <translation>发送的图片</translation>
    </message>
    <message>
        <source>Sound sent</source>
        <translation>发送的声音</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考强度</translation>
    </message>
    <message>
        <source>Sound spoken</source>
        <translation>说出的声音</translation>
    </message>
    <message>
        <source>By the piece, $</source>
        <translation>按件（$）</translation>
    </message>
    <message>
        <source>A call</source>
        <translation>一次调用</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>一张图片</translation>
    </message>
    <message>
        <source>A second of sound</source>
        <translation>一秒声音</translation>
    </message>
    <message>
        <source>A second of film</source>
        <translation>一秒视频</translation>
    </message>
    <message>
        <source>Who may call it</source>
        <translation>谁可以调用</translation>
    </message>
    <message>
        <source>Your group</source>
        <translation>你的分组</translation>
    </message>
    <message>
        <source>%1, × %2</source>
        <comment>group and its factor</comment>
        <translation>%1，× %2</translation>
    </message>
    <message>
        <source>Group’s factor</source>
        <translation>分组系数</translation>
    </message>
    <message>
        <source>Key “%1”</source>
        <translation>密钥“%1”</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>可以</translation>
    </message>
    <message>
        <source>no</source>
        <translation>不可以</translation>
    </message>
    <message>
        <source>The relay lists this model without a rate.</source>
        <translation>中转站列出了此模型，但没有费率。</translation>
    </message>
    <message>
        <source>The relay publishes no rate; two billed requests of different length teach it.</source>
        <translation>中转站不公布费率；两次长度不同的已计费请求即可学得。</translation>
    </message>
    <message>
        <source>Only the relay can work this out: %1</source>
        <translation>只有中转站能算出：%1</translation>
    </message>
    <message>
        <source>Published as 0.</source>
        <translation>公布为 0。</translation>
    </message>
    <message>
        <source>A call = %1 quota</source>
        <translation>一次调用 = %1 额度</translation>
    </message>
    <message>
        <source>Cost = (%1) ÷ 1,000,000 dollars</source>
        <translation>费用 = (%1) ÷ 1,000,000 美元</translation>
    </message>
    <message>
        <source>Quota = input × %1 + cached × %2 + output × %3</source>
        <translation>额度 = 输入 × %1 + 缓存 × %2 + 输出 × %3</translation>
    </message>
    <message>
        <source>Quota = input × %1 + output × %2</source>
        <translation>额度 = 输入 × %1 + 输出 × %2</translation>
    </message>
    <message>
        <source>with the group’s factor %1</source>
        <translation>含分组系数 %1</translation>
    </message>
    <message>
        <source>rounded up to a whole unit</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>rounded to a whole unit</source>
        <translation>四舍五入取整</translation>
    </message>
    <message>
        <source>%1 quota = $1</source>
        <translation>%1 额度 = $1</translation>
    </message>
    <message>
        <source>from %1 input tokens: %2</source>
        <translation>输入 %1 个 token 起：%2</translation>
    </message>
    <message>
        <source>The relay has no price for it and bills the one for such models.</source>
        <translation>中转站没有它的价格，按此类模型的默认价计费。</translation>
    </message>
    <message>
        <source>By the length of the input</source>
        <translation>按输入长度</translation>
    </message>
    <message>
        <source>From %1 tokens</source>
        <translation>%1 个 token 起</translation>
    </message>
    <message>
        <source>By the hour</source>
        <translation>按时段</translation>
    </message>
    <message>
        <source>Other channels of the relay</source>
        <translation>中转站的其他渠道</translation>
    </message>
    <message>
        <source>May be billed</source>
        <translation>可能计费</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Largest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
</context>
<context>
    <name>ui::catalog::RateWords</name>
    <message>
        <source>sees pictures</source>
        <translation>可看图</translation>
    </message>
    <message>
        <source>uses tools</source>
        <translation>用工具</translation>
    </message>
    <message>
        <source>reasons</source>
        <translation>会思考</translation>
    </message>
    <message>
        <source>listens</source>
        <translation>能听</translation>
    </message>
    <message>
        <source>draws</source>
        <translation>绘图</translation>
    </message>
    <message>
        <source>transcribes</source>
        <translation>转写</translation>
    </message>
    <message>
        <source>speaks</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>films</source>
        <translation>生成视频</translation>
    </message>
    <message>
        <source>embeds</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>%1%2 %</source>
        <comment>sign and figure: +25 %</comment>
        <translation>%1%2%</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a day of the week</comment>
        <translation>%1起</translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>a date</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>a day of this year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1 a picture</source>
        <translation>%1/张</translation>
    </message>
    <message>
        <source>%1 a picture, %2</source>
        <comment>price, size</comment>
        <translation>每张 %1，%2</translation>
    </message>
    <message>
        <source>%1 a call</source>
        <translation>每次 %1</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>每分钟 %1</translation>
    </message>
    <message>
        <source>%1 per 1M characters</source>
        <translation>每百万字符 %1</translation>
    </message>
    <message>
        <source>the price for unpriced ones</source>
        <translation>未定价模型的价格</translation>
    </message>
    <message>
        <source>published as a formula</source>
        <translation>公布为公式</translation>
    </message>
    <message numerus="yes">
        <source>published, %n sizes</source>
        <translation>
            <numerusform>已公布，%n 种尺寸</numerusform>
        </translation>
    </message>
    <message>
        <source>published, by the hour</source>
        <translation>已公布，按时段</translation>
    </message>
    <message>
        <source>published, by length</source>
        <translation>已公布，按长度</translation>
    </message>
    <message>
        <source>published</source>
        <translation>已公布</translation>
    </message>
    <message numerus="yes">
        <source>learned, %n requests</source>
        <translation>
            <numerusform>已学得，%n 次请求</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, ±%2 %</source>
        <comment>learned, 14 requests, ±0.4 %</comment>
        <translation>%1，±%2%</translation>
    </message>
    <message>
        <source>no rate, %1 of 2 requests</source>
        <translation>无费率，2 次请求中的 %1 次</translation>
    </message>
    <message>
        <source>listed without a rate</source>
        <translation>列出但无费率</translation>
    </message>
    <message>
        <source>published as 0</source>
        <translation>公布的费率为 0</translation>
    </message>
    <message>
        <source>learning, needs one of another length</source>
        <translation>学习中，还需一次不同长度的请求</translation>
    </message>
    <message>
        <source>the relay’s own formula</source>
        <translation>中转站自己的公式</translation>
    </message>
    <message>
        <source>learning, %1 of 2 requests</source>
        <translation>学习中，2 次请求中的 %1 次</translation>
    </message>
    <message>
        <source>in and out</source>
        <translation>输入和输出</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>free %1</source>
        <comment>since Tuesday</comment>
        <translation>%1免费</translation>
    </message>
    <message>
        <source>without a rate %1</source>
        <comment>since Tuesday</comment>
        <translation>%1无费率</translation>
    </message>
    <message>
        <source>priced %1</source>
        <comment>since Tuesday</comment>
        <translation>%1开始定价</translation>
    </message>
</context>
<context>
    <name>ui::chat::AnswerPane</name>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Of these reasoning</source>
        <translation>其中推理</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 token/秒</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Nothing has been answered yet.</source>
        <translation>还没有回答。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Thought for</source>
        <translation>思考用时</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Part %1</source>
        <translation>第 %1 部分</translation>
    </message>
</context>
<context>
    <name>ui::chat::ChatListModel</name>
    <message>
        <source>d MMM</source>
        <comment>date without a year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新聊天</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::chat::ChatListPane</name>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>搜索聊天</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>New chat (Ctrl+N)</source>
        <translation>新聊天 (Ctrl+N)</translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation>还没有聊天</translation>
    </message>
    <message>
        <source>Your first message starts one. It stays on this computer.</source>
        <translation>发出第一条消息就开始聊天。内容只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Redeem</source>
        <translation>兑换</translation>
    </message>
    <message>
        <source>Redeem codes (Ctrl+D)</source>
        <translation>兑换 (Ctrl+D)</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>没有账户</translation>
    </message>
    <message>
        <source>key only: no balance</source>
        <translation>仅密钥：没有余额</translation>
    </message>
    <message>
        <source>balance not read yet</source>
        <translation>尚未读取余额</translation>
    </message>
    <message>
        <source>%1 spent in all</source>
        <translation>共花费 %1</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
</context>
<context>
    <name>ui::chat::ChatsPage</name>
    <message>
        <source>Edit and resend</source>
        <translation>编辑后重发</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Send as a new branch</source>
        <translation>作为新分支发送</translation>
    </message>
    <message>
        <source>%1 cannot be read or is over 512 KB</source>
        <translation>无法读取 %1，或超过 512 KB</translation>
    </message>
    <message>
        <source>%1 is no text, picture or sound</source>
        <translation>%1 不是文本、图片或声音</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 token</translation>
    </message>
    <message>
        <source>pasted picture.png</source>
        <translation>粘贴的图片.png</translation>
    </message>
    <message>
        <source>%1 may not see pictures; the model button finds one that does</source>
        <translation>%1 可能看不了图片；可用模型按钮换一个能看图的</translation>
    </message>
    <message>
        <source>This relay offers no model that transcribes</source>
        <translation>此中转站没有可转写的模型</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>Transcribing %1…</source>
        <translation>正在转写 %1…</translation>
    </message>
    <message>
        <source>This relay offers no model that speaks</source>
        <translation>此中转站没有语音模型</translation>
    </message>
    <message>
        <source>There is nothing to read</source>
        <translation>没有可朗读的内容</translation>
    </message>
    <message>
        <source>Reading aloud with %1…</source>
        <translation>正在用 %1 朗读…</translation>
    </message>
    <message>
        <source>This link is not opened: %1</source>
        <translation>不会打开此链接：%1</translation>
    </message>
    <message>
        <source>Chat deleted</source>
        <translation>聊天已删除</translation>
    </message>
    <message>
        <source>Chats (Ctrl+B)</source>
        <translation>聊天列表 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Inspector (Ctrl+I)</source>
        <translation>检查器 (Ctrl+I)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新聊天</translation>
    </message>
    <message numerus="yes">
        <source>%n answers without a known cost</source>
        <translation>
            <numerusform>%n 条回答费用未知</numerusform>
        </translation>
    </message>
    <message>
        <source>Cost of this chat</source>
        <translation>本聊天费用</translation>
    </message>
    <message>
        <source>Add a relay first</source>
        <translation>请先添加中转站</translation>
    </message>
    <message>
        <source>This account has no key for chats yet</source>
        <translation>此账户还没有用于聊天的密钥</translation>
    </message>
    <message>
        <source>Choose a model first</source>
        <translation>请先选择模型</translation>
    </message>
    <message>
        <source>%1 has signed you out.</source>
        <translation>%1 已让你退出登录。</translation>
    </message>
    <message>
        <source>Chats go on with the key; balance and history wait.</source>
        <translation>聊天可继续使用密钥；余额和历史需等待登录。</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>重新登录</translation>
    </message>
    <message>
        <source>No key yet.</source>
        <translation>还没有密钥。</translation>
    </message>
    <message>
        <source>Chats need an API key of %1.</source>
        <translation>聊天需要 %1 的 API 密钥。</translation>
    </message>
    <message>
        <source>Create a key for this computer</source>
        <translation>为这台电脑创建密钥</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Answer copied</source>
        <translation>回答已复制</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Pictures, sound and text (*);;Pictures (*.png *.jpg *.jpeg *.webp *.gif)</source>
        <translation>图片、声音和文本 (*);;图片 (*.png *.jpg *.jpeg *.webp *.gif)</translation>
    </message>
    <message>
        <source>Report copied: no key and no message is in it</source>
        <translation>已复制报告：其中没有密钥，也没有消息</translation>
    </message>
    <message>
        <source>No microphone was found</source>
        <translation>未找到麦克风</translation>
    </message>
    <message>
        <source>Message deleted, with what followed it</source>
        <translation>已删除该消息及其后的内容</translation>
    </message>
    <message>
        <source>Answer again with another model</source>
        <translation>用另一个模型重新回答</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>pasted text %1.txt</source>
        <translation>粘贴的文字 %1.txt</translation>
    </message>
    <message>
        <source>Attached as a file; Ctrl+Shift+V pastes it as text</source>
        <translation>已作为文件附上；Ctrl+Shift+V 可粘贴为文字</translation>
    </message>
    <message>
        <source>Transcribing…</source>
        <translation>正在转写…</translation>
    </message>
    <message>
        <source>Not transcribed: %1</source>
        <translation>未转写：%1</translation>
    </message>
</context>
<context>
    <name>ui::chat::Composer</name>
    <message>
        <source>Composer</source>
        <translation>输入区</translation>
    </message>
    <message>
        <source>Attach a picture, sound or text file</source>
        <translation>添加图片、声音或文本文件</translation>
    </message>
    <message>
        <source>Choose the model (Ctrl+M)</source>
        <translation>选择模型 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>给 %1 发消息</translation>
    </message>
    <message>
        <source>Shift+⏎</source>
        <translation>Shift+⏎</translation>
    </message>
    <message>
        <source>Speak: record and transcribe</source>
        <translation>说话：录音并转写</translation>
    </message>
    <message>
        <source>How much the model thinks first</source>
        <translation>模型先思考多少</translation>
    </message>
    <message>
        <source>More ways to send</source>
        <translation>更多发送方式</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Add without asking</source>
        <translation>只添加，不提问</translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation>Alt+Enter</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
</context>
<context>
    <name>ui::chat::CostPane</name>
    <message>
        <source>Cost of this chat</source>
        <translation>本聊天费用</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation>缓存输入</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考强度</translation>
    </message>
    <message>
        <source>Title and summaries</source>
        <translation>标题和摘要</translation>
    </message>
    <message>
        <source>Asked by the program itself; the switch is under More</source>
        <translation>由程序自行请求；开关在“更多”里</translation>
    </message>
    <message>
        <source>Deleted messages</source>
        <translation>已删除的消息</translation>
    </message>
    <message>
        <source>Their words are gone, what they cost is not</source>
        <translation>文字已经删除，花费仍然计入</translation>
    </message>
</context>
<context>
    <name>ui::chat::CostStrip</name>
    <message>
        <source>Cost of the next message</source>
        <translation>下一条消息的费用</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>最多</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n messages travel</source>
        <translation>
            <numerusform>随消息发送 %n 条中的 %1 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to send yet</source>
        <translation>还没有要发送的内容</translation>
    </message>
    <message>
        <source>Reserves %1, you have %2</source>
        <translation>需预留 %1，你有 %2</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>解决</translation>
    </message>
</context>
<context>
    <name>ui::chat::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Inspector tabs</source>
        <translation>检查器标签页</translation>
    </message>
</context>
<context>
    <name>ui::chat::LevelBars</name>
    <message>
        <source>Recording level</source>
        <translation>录音音量</translation>
    </message>
</context>
<context>
    <name>ui::chat::MessageEdit</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>ui::chat::ModelList</name>
    <message>
        <source>%1, %2 per million tokens in and out</source>
        <translation>%1，每百万 token 输入和输出 %2</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>in / out per 1M</source>
        <translation>输入 / 输出（每百万）</translation>
    </message>
    <message>
        <source>this message</source>
        <translation>这条消息</translation>
    </message>
</context>
<context>
    <name>ui::chat::ModelPicker</name>
    <message numerus="yes">
        <source>Search %n models</source>
        <translation>
            <numerusform>搜索 %n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Sees pictures</source>
        <translation>可看图</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>会思考</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>No models were read yet. Check the account&apos;s key.</source>
        <translation>尚未读取模型。请检查账户的密钥。</translation>
    </message>
    <message numerus="yes">
        <source>%n models do not fit and are hidden</source>
        <translation>
            <numerusform>%n 个不符合的模型已隐藏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Cheapest first</source>
        <translation>最便宜在前</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>Longest context first</source>
        <translation>上下文最长在前</translation>
    </message>
    <message numerus="yes">
        <source>Search %1 models on %n relays</source>
        <translation>
            <numerusform>在 %n 个中转站的 %1 个模型中搜索</numerusform>
        </translation>
    </message>
    <message>
        <source>Fits this draft</source>
        <translation>适合这份草稿</translation>
    </message>
    <message>
        <source>Order of the models</source>
        <translation>模型的排序</translation>
    </message>
    <message>
        <source>Enter chooses, Alt+F marks a favourite</source>
        <translation>Enter 选择，Alt+F 收藏</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>The cheapest of these, side by side on the page of models</source>
        <translation>在模型页并列比较其中最便宜的几个</translation>
    </message>
    <message numerus="yes">
        <source>%n models cannot see pictures and are hidden</source>
        <translation>
            <numerusform>%n 个模型不能看图片，已隐藏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n models have too little context and are hidden</source>
        <translation>
            <numerusform>%n 个模型的上下文太小，已隐藏</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::chat::OutlinePane</name>
    <message>
        <source>What you ask is listed here.</source>
        <translation>您的提问会列在这里。</translation>
    </message>
    <message>
        <source>Files and pictures of this chat are listed here.</source>
        <translation>本对话的文件和图片会列在这里。</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>(no text)</source>
        <translation>（无文字）</translation>
    </message>
</context>
<context>
    <name>ui::chat::ParametersPane</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>How the model should behave in this chat</source>
        <translation>模型在此聊天中应如何表现</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考强度</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Reasoning effort</source>
        <translation>思考强度</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>fixed by this model</source>
        <translation>由该模型固定</translation>
    </message>
    <message>
        <source>Temperature, 0 to 2</source>
        <translation>温度，0 到 2</translation>
    </message>
    <message>
        <source>Longest answer in tokens</source>
        <translation>最长回答（token 数）</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>How many earlier messages travel along</source>
        <translation>随消息发送多少条之前的消息</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Top-p, 0 to 1</source>
        <translation>Top-p，0 到 1</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>History in tokens, at most</source>
        <translation>历史最多多少 token</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>History at most</source>
        <translation>历史最多</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Chat Completions</source>
        <translation>Chat Completions</translation>
    </message>
    <message>
        <source>Responses</source>
        <translation>Responses</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Wire format</source>
        <translation>请求格式</translation>
    </message>
    <message>
        <source>How requests are spelled for this relay</source>
        <translation>向该中转站发送请求所用的格式</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tools that the model may call, as a JSON list of functions</source>
        <translation>模型可以调用的工具，JSON 函数列表</translation>
    </message>
    <message>
        <source>Titles by a model</source>
        <translation>由模型生成标题</translation>
    </message>
    <message>
        <source>After the first answer the account&apos;s cheapest model is asked for a title; each is a call with its own cost</source>
        <translation>首个回答之后，会请该账户最便宜的模型起一个标题；每次都是单独计费的调用</translation>
    </message>
    <message>
        <source>Not yet a JSON list of functions; nothing of it is sent.</source>
        <translation>还不是 JSON 函数列表；不会发送其中任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>last %n messages · %1 tokens</source>
        <translation>
            <numerusform>最近 %n 条消息 · %1 个 token</numerusform>
        </translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>当前：%1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
</context>
<context>
    <name>ui::chat::PromptDialog</name>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Saved prompts</source>
        <translation>已保存的提示词</translation>
    </message>
    <message>
        <source>How the model should behave in this chat</source>
        <translation>模型在此聊天中应如何表现</translation>
    </message>
    <message>
        <source>Name, to use it again</source>
        <translation>名称，便于再次使用</translation>
    </message>
    <message>
        <source>Name of the saved prompt</source>
        <translation>提示词的名称</translation>
    </message>
    <message>
        <source>Save as prompt</source>
        <translation>保存为提示词</translation>
    </message>
    <message>
        <source>Use for this chat</source>
        <translation>用于本对话</translation>
    </message>
    <message>
        <source>A prompt needs a name and a text.</source>
        <translation>提示词需要名称和内容。</translation>
    </message>
    <message>
        <source>Saved prompts…</source>
        <translation>已保存的提示词…</translation>
    </message>
</context>
<context>
    <name>ui::chat::PromptPicker</name>
    <message>
        <source>Search prompts</source>
        <translation>搜索提示词</translation>
    </message>
    <message>
        <source>Search prompts, or name this text</source>
        <translation>搜索提示词，或为这段文字命名</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>No prompts yet. Write one, type “/” before it and save it under a name; {{name}} in it is asked for each time.</source>
        <translation>还没有提示词。写一段文字，在它前面输入“/”，再取名保存；其中的 {{名称}} 每次使用时都会询问。</translation>
    </message>
    <message>
        <source>Save this text</source>
        <translation>保存这段文字</translation>
    </message>
    <message>
        <source>Delete prompt</source>
        <translation>删除提示词</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
</context>
<context>
    <name>ui::chat::RecordBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Forget the recording</source>
        <translation>丢弃录音</translation>
    </message>
    <message>
        <source>Stop and transcribe</source>
        <translation>停止并转写</translation>
    </message>
</context>
<context>
    <name>ui::chat::StartPage</name>
    <message>
        <source>What shall we work on?</source>
        <translation>今天做点什么？</translation>
    </message>
    <message>
        <source>Ctrl+M choose a model  ·  Ctrl+N new chat  ·  Ctrl+D redeem a code</source>
        <translation>Ctrl+M 选择模型  ·  Ctrl+N 新聊天  ·  Ctrl+D 兑换</translation>
    </message>
    <message>
        <source>Add a relay first; then each starter shows what it would cost.</source>
        <translation>先添加中转站，每个开场就会显示所需费用。</translation>
    </message>
    <message>
        <source>You have %1 at %2. Each starter shows what it would cost.</source>
        <translation>你在 %2 有 %1。每个开场都会显示所需费用。</translation>
    </message>
    <message>
        <source>You chat through %1. Each starter shows what it would cost.</source>
        <translation>你通过 %1 聊天。每个开场都会显示所需费用。</translation>
    </message>
    <message>
        <source>Summarise a long document</source>
        <translation>总结长文档</translation>
    </message>
    <message>
        <source>Drop a text; see the price before you send</source>
        <translation>拖入文本，发送前先看价格</translation>
    </message>
    <message>
        <source>Summarise this in five sentences:

</source>
        <translation>用五句话总结：

</translation>
    </message>
    <message>
        <source>Review a function</source>
        <translation>审查一个函数</translation>
    </message>
    <message>
        <source>Paste code; get faults first, style last</source>
        <translation>粘贴代码，先找错误，最后谈风格</translation>
    </message>
    <message>
        <source>Review this function, faults first, style last:

</source>
        <translation>审查这个函数，先找错误，最后谈风格：

</translation>
    </message>
    <message>
        <source>Translate and keep the formatting</source>
        <translation>翻译并保留格式</translation>
    </message>
    <message>
        <source>Markdown, tables and code survive</source>
        <translation>Markdown、表格和代码原样保留</translation>
    </message>
    <message>
        <source>Translate this and keep the formatting:

</source>
        <translation>翻译以下内容并保留格式：

</translation>
    </message>
</context>
<context>
    <name>ui::chat::ToolPanel</name>
    <message>
        <source>Tool calls</source>
        <translation>工具调用</translation>
    </message>
    <message>
        <source>The model asks for a tool. Nothing runs by itself: write what it should be told.</source>
        <translation>模型请求调用工具。不会自动执行任何操作：请写下要告诉它的结果。</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Send results</source>
        <translation>发送结果</translation>
    </message>
    <message>
        <source>Result of %1</source>
        <translation>%1 的结果</translation>
    </message>
</context>
<context>
    <name>ui::chat::TranscriptView</name>
    <message>
        <source>Copy the selection</source>
        <translation>复制所选内容</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Edit and resend</source>
        <translation>编辑后重发</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>新内容</translation>
    </message>
    <message>
        <source>Answer again with another model…</source>
        <translation>用另一个模型重新回答…</translation>
    </message>
    <message>
        <source>Go on with this answer</source>
        <translation>继续这个回答</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Delete from here</source>
        <translation>从这里起删除</translation>
    </message>
</context>
<context>
    <name>ui::settings::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>No keychain on this system.</source>
        <translation>此系统没有密钥环。</translation>
    </message>
    <message>
        <source>Keys are kept until you quit, then asked again. Install and start GNOME Keyring or KWallet to keep them.</source>
        <translation>密钥只保留到退出程序，之后会再次询问。要保存密钥，请安装并启动 GNOME Keyring 或 KWallet。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>light, dark, or as the desktop has it</source>
        <translation>浅色、深色，或与桌面一致</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>takes effect at the next start</source>
        <translation>下次启动时生效</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>Enter 发送</translation>
    </message>
    <message>
        <source>Enter sends the message</source>
        <translation>按 Enter 发送消息</translation>
    </message>
    <message>
        <source>off: Shift+Enter sends and Enter makes a new line</source>
        <translation>关闭后：Shift+Enter 发送，Enter 换行</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Where chats and history are kept</source>
        <translation>聊天和历史的存放位置</translation>
    </message>
    <message>
        <source>Changes apply at once. Relaydesk %1</source>
        <translation>更改立即生效。Relaydesk %1</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Keys and security</source>
        <translation>密钥与安全</translation>
    </message>
    <message>
        <source>Where keys and sign-ins are kept</source>
        <translation>密钥和登录信息的保存位置</translation>
    </message>
    <message>
        <source>never in a file, a log or a link</source>
        <translation>绝不写入文件、日志或链接</translation>
    </message>
    <message>
        <source>Chats and history</source>
        <translation>聊天与记录</translation>
    </message>
    <message>
        <source>until you quit</source>
        <translation>到退出为止</translation>
    </message>
    <message>
        <source>the system’s keychain</source>
        <translation>系统密钥环</translation>
    </message>
</context>
<context>
    <name>ui::shell::FirstRun</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>Welcome to Relaydesk</source>
        <translation>欢迎使用 Relaydesk</translation>
    </message>
    <message>
        <source>Chat through your relay, and see what every message costs.</source>
        <translation>通过你的中转站聊天，并看清每条消息的费用。</translation>
    </message>
    <message>
        <source>Add a relay</source>
        <translation>添加中转站</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>开始演示</translation>
    </message>
    <message>
        <source>Add your relay</source>
        <translation>添加你的中转站</translation>
    </message>
    <message>
        <source>Paste its address in any form. Relaydesk finds out what kind of relay it is and which ways to sign in it offers.</source>
        <translation>粘贴任何形式的地址。Relaydesk 会识别它是哪种中转站、支持哪些登录方式。</translation>
    </message>
    <message>
        <source>Try it without an account</source>
        <translation>无需账户，先试试</translation>
    </message>
    <message>
        <source>Starts a demo relay inside this program: $0.10 of trial credit, codes to redeem, rates, two months of history and streaming answers. Nothing leaves this computer.</source>
        <translation>在本程序内启动演示中转站：$0.10 试用额度、可兑换的兑换码、费率、两个月的历史和流式回答。数据不会离开这台电脑。</translation>
    </message>
    <message>
        <source>There is no keychain here: keys are kept until you quit. Chats and spending history stay in a file on this computer.</source>
        <translation>这里没有密钥环：密钥只保留到退出程序。聊天和花费历史保存在这台电脑的文件中。</translation>
    </message>
    <message>
        <source>Keys and passwords go to %1. Chats and spending history stay in a file on this computer.</source>
        <translation>密钥和密码存放处：%1。聊天和花费历史保存在这台电脑的文件中。</translation>
    </message>
    <message>
        <source>the system’s keychain</source>
        <translation>系统密钥环</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
</context>
<context>
    <name>ui::shell::MainWindow</name>
    <message>
        <source>Codes can be redeemed on an account that is signed in.</source>
        <translation>登录账户后才能兑换。</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新聊天</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>Add a relay…</source>
        <translation>添加中转站…</translation>
    </message>
    <message>
        <source>Redeem codes…</source>
        <translation>兑换…</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Ctrl+7</source>
        <translation>Ctrl+7</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>Answers are still arriving</source>
        <translation>回答仍在生成</translation>
    </message>
    <message numerus="yes">
        <source>%n answers are running. Closing stops them; what has arrived is kept.</source>
        <translation>
            <numerusform>%n 个回答进行中。关闭会停止它们；已收到的内容会保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>隐藏窗口</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Daily check-in at %1: %2</source>
        <translation>%1 每日签到：%2</translation>
    </message>
    <message>
        <source>That link has no address of a relay in it.</source>
        <translation>该链接中没有中转站地址。</translation>
    </message>
</context>
<context>
    <name>ui::shell::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>钱包</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Ctrl+4</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Ctrl+5</source>
        <translation>Ctrl+5</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Ctrl+7</source>
        <translation>Ctrl+7</translation>
    </message>
</context>
<context>
    <name>ui::shell::Screenshot</name>
    <message>
        <source>Show a table and some Python code</source>
        <translation>给我看一个表格和一段 Python 代码</translation>
    </message>
    <message>
        <source>And what does the mathematics say?</source>
        <translation>数学上怎么说？</translation>
    </message>
    <message>
        <source>Write a long answer about migrations</source>
        <translation>写一篇关于数据迁移的长回答</translation>
    </message>
    <message>
        <source>Hello, your order 20418 is ready. Code for $1: %1
The one from last month: %2
Thanks for buying again</source>
        <translation>你好，订单 20418 已备好。$1 兑换码：%1
上个月的那个：%2
感谢再次购买</translation>
    </message>
</context>
<context>
    <name>ui::shell::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>已退出登录</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>The relay did not answer. Click to try again.</source>
        <translation>中转站没有回应。点击重试。</translation>
    </message>
    <message>
        <source>Click to read the balance again</source>
        <translation>点击重新读取余额</translation>
    </message>
    <message>
        <source>key only</source>
        <translation>仅密钥</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message>
        <source>Accounts and balance</source>
        <translation>账户与余额</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Where the money went</source>
        <translation>钱花在哪里</translation>
    </message>
    <message numerus="yes">
        <source>%n answers running</source>
        <translation>
            <numerusform>%n 个回答进行中</numerusform>
        </translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation>没有密钥环</translation>
    </message>
    <message>
        <source>Keys are kept until you quit, then asked again.</source>
        <translation>密钥只保留到退出程序，之后会再次询问。</translation>
    </message>
    <message numerus="yes">
        <source>%n notices</source>
        <translation>
            <numerusform>%n 条公告</numerusform>
        </translation>
    </message>
    <message>
        <source>What the operators say</source>
        <translation>运营者的公告</translation>
    </message>
</context>
</TS>
