#include "relay/errorrules.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace relay {

using core::ErrorCause;
using core::ErrorKind;

namespace {

using Words = std::initializer_list<const char16_t *>;

struct Rule
{
    Words words;
    ErrorKind kind;
    ErrorCause cause;
};

core::Error made(ErrorKind kind, ErrorCause cause)
{
    core::Error error;
    error.kind = kind;
    error.cause = cause;
    return error;
}

// Order matters: "wrong password, or banned" is no ban (relay-api §3.3).
std::optional<core::Error> byWords(const QString &text)
{
    const Rule rules[] = {
        {{u"密码错误", u"password is wrong", u"password is incorrect"},
         ErrorKind::Unauthorized,
         ErrorCause::WrongPassword},
        {{u"totp_required"}, ErrorKind::Unauthorized, ErrorCause::SecondFactorWanted},
        {{u"TOTP verification attempts", u"账户已被锁定"}, ErrorKind::RateLimited, ErrorCause::SecondFactorWrong},
        {{u"Invalid TOTP code", u"验证码或备用码"}, ErrorKind::Unauthorized, ErrorCause::SecondFactorWrong},
        {{u"turnstile"}, ErrorKind::Forbidden, ErrorCause::BrowserCheck},
        {{u"too many failed redemption"}, ErrorKind::RateLimited, ErrorCause::TooManyCodes},
        {{u"兑换码已被使用", u"redemption code has been used", u"兑换码已过期", u"code has expired"},
         ErrorKind::BadRequest,
         ErrorCause::CodeUsed},
        {{u"无效的兑换码", u"invalid redemption code", u"未提供兑换码", u"no redemption code"},
         ErrorKind::NotFound,
         ErrorCause::CodeUnknown},
        {{u"兑换失败，请稍后重试", u"redemption failed, please try again"},
         ErrorKind::BadRequest,
         ErrorCause::CodeRefusedSilently},
        {{u"充值处理中", u"top-up is processing"}, ErrorKind::RateLimited, ErrorCause::None},
        {{u"New-Api-User"}, ErrorKind::Unauthorized, ErrorCause::UserIdWanted},
        {{u"权限不足", u"insufficient permissions", u"insufficient privileges"},
         ErrorKind::Forbidden,
         ErrorCause::None},
        {{u"封禁", u"has been banned"}, ErrorKind::Forbidden, ErrorCause::UserBanned},
        {{u"access token", u"未登录", u"not logged in", u"会话已过期"}, ErrorKind::Unauthorized, ErrorCause::SignedOut},
        {{u"管理员关闭了", u"administrator has disabled password", u"administrator has turned off",
          u"disabled by administrator"},
         ErrorKind::Forbidden,
         ErrorCause::Refused},
        {{u"record not found", u"reference not found"}, ErrorKind::NotFound, ErrorCause::None},
    };
    for (const Rule &rule : rules) {
        if (says(text, rule.words))
            return made(rule.kind, rule.cause);
    }
    return {};
}

std::optional<std::chrono::milliseconds> waitIn(const QString &text)
{
    static const QRegularExpression seconds(u"请等待\\s*(\\d+)\\s*秒"_s);
    const QRegularExpressionMatch m = seconds.match(text);
    return m.hasMatch() ? std::optional(std::chrono::milliseconds(m.captured(1).toLongLong() * 1000)) : std::nullopt;
}

} // namespace

core::Error managementError(const ErrorBody &body, const ErrorSigns &signs)
{
    if (const auto shape = shapeError(body, signs))
        return *shape;

    if (body.code == "AUTH_USER_DISABLED"_L1)
        return made(ErrorKind::Forbidden, ErrorCause::UserBanned);
    if (body.code == "AUTH_INSUFFICIENT_PRIVILEGE"_L1 || body.code == "AUTH_ORIGIN_FORBIDDEN"_L1)
        return made(ErrorKind::Forbidden, ErrorCause::None);
    if (body.code.startsWith("AUTH_"_L1) && signs.status == 401)
        return made(ErrorKind::Unauthorized, ErrorCause::SignedOut);
    if (body.data.value("totp_required"_L1).toBool())
        return made(ErrorKind::Unauthorized, ErrorCause::SecondFactorWanted);
    if (body.data.value("turnstile_required"_L1).toBool())
        return made(ErrorKind::Forbidden, ErrorCause::BrowserCheck);

    if (auto worded = byWords(body.text)) {
        if (worded->cause == ErrorCause::TooManyCodes) // five failures in ten minutes (relay-api §9.1)
            worded->retryAfter = std::chrono::minutes(10);
        if (worded->kind == ErrorKind::RateLimited && worded->cause == ErrorCause::SecondFactorWrong)
            worded->retryAfter = std::chrono::seconds(says(body.text, {u"锁定"}) ? 300 : 1);
        return *worded;
    }
    if (signs.status == 429) {
        core::Error limited = made(ErrorKind::RateLimited, ErrorCause::ManagementLimited);
        limited.retryAfter = waitIn(body.text);
        return limited;
    }
    switch (signs.status) {
    case 401:
        return made(ErrorKind::Unauthorized, ErrorCause::SignedOut);
    case 403:
        return made(ErrorKind::Forbidden, ErrorCause::Refused);
    case 404:
        return made(ErrorKind::NotFound, body.isEnvelope ? ErrorCause::None : ErrorCause::EndpointMissing);
    case 413:
        return made(ErrorKind::TooLarge, ErrorCause::None);
    default:
        break;
    }
    if (signs.status >= 500)
        return made(ErrorKind::ServerFault, ErrorCause::None);
    if (signs.status >= 300 && signs.status < 400)
        return made(ErrorKind::Protocol, ErrorCause::None);
    return made(ErrorKind::BadRequest, ErrorCause::Refused);
}

} // namespace relay
