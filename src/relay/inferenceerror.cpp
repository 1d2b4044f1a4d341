#include "relay/errorrules.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace relay {

using core::ErrorCause;
using core::ErrorKind;

namespace {

core::Error made(ErrorKind kind, ErrorCause cause)
{
    core::Error error;
    error.kind = kind;
    error.cause = cause;
    return error;
}

bool isOneOf(const QString &code, std::initializer_list<QLatin1String> codes)
{
    return std::any_of(codes.begin(), codes.end(), [&](QLatin1String c) { return code == c; });
}

core::Error noChannel(const QString &text)
{
    // An empty name: no model in the body, or an endpoint that no channel serves (recordings 7).
    static const QRegularExpression nameless(u"(?:for model|对于模型|下模型)\\s{2,}"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    // Not ServerFault: trying again by itself does not help.
    return made(ErrorKind::NotFound,
                nameless.match(text).hasMatch() ? ErrorCause::EndpointMissing : ErrorCause::ModelUnavailable);
}

bool saysNoChannel(const QString &text)
{
    return says(text, {u"无可用渠道", u"no available channel"});
}

core::Error keyRefused(const QString &text)
{
    ErrorCause cause = ErrorCause::KeyUnknown;
    if (says(text, {u"过期", u"expired"}))
        cause = ErrorCause::KeyExpired;
    else if (says(text, {u"用尽", u"exhausted", u"used up"}))
        cause = ErrorCause::KeyUsedUp;
    else if (says(text, {u"状态不可用", u"status is not available", u"disabled"}))
        cause = ErrorCause::KeyDisabled;
    return made(ErrorKind::Unauthorized, cause);
}

std::optional<core::Error> byCode(const ErrorBody &body, const ErrorSigns &signs)
{
    const QString &code = body.code;
    // Before the status: One Hub sends these as 429 "saturated" (relay-api-onehub §7.2).
    if (isOneOf(code, {"insufficient_user_quota"_L1}))
        return made(ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow);
    if (isOneOf(code, {"pre_consume_token_quota_failed"_L1, "insufficient_token_quota"_L1}))
        return made(ErrorKind::QuotaExceeded,
                    says(body.text, {u"用户额度不足"}) ? ErrorCause::BalanceTooLow : ErrorCause::KeyLimitTooLow);
    if (isOneOf(code, {"insufficient_quota"_L1, "billing_hard_limit_reached"_L1, "billing_not_active"_L1}))
        return signs.throughRelay ? made(ErrorKind::Forbidden, ErrorCause::SupplierRefused)
                                  : made(ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow);
    if (isOneOf(code, {"context_length_exceeded"_L1, "string_above_max_length"_L1}))
        return made(ErrorKind::BadRequest, ErrorCause::ContextTooLong);
    if (isOneOf(code, {"sensitive_words_detected"_L1, "content_security_policy_blocking"_L1, "content_filter"_L1,
                       "prompt_blocked"_L1, "content_policy_violation"_L1, "moderation_blocked"_L1}))
        return made(ErrorKind::BadRequest, ErrorCause::ContentRefused);
    if (isOneOf(code, {"model_not_found"_L1, "model_price_error"_L1}))
        return noChannel(body.text);
    if (isOneOf(code, {"api_not_implemented"_L1, "unsupported_api"_L1}))
        return made(ErrorKind::NotFound, ErrorCause::EndpointMissing);
    if (isOneOf(code, {"read_request_body_failed"_L1}) && signs.status == 413)
        return made(ErrorKind::TooLarge, ErrorCause::None);
    // Status 500 with New API of 2026, but the client's fault: not to be tried again.
    if (isOneOf(code,
                {"invalid_request"_L1, "convert_request_failed"_L1, "bad_request_body"_L1, "invalid_image_request"_L1,
                 "size_not_supported"_L1, "invalid_text_request"_L1, "invalid_audio_request"_L1}))
        return made(ErrorKind::BadRequest, ErrorCause::None);
    if (isOneOf(code, {"access_denied"_L1}) && says(body.text, {u"ip"}))
        return made(ErrorKind::Forbidden, ErrorCause::NetworkNotAllowed);
    return {};
}

std::optional<core::Error> byWords(const ErrorBody &body)
{
    const QString &text = body.text;
    if (saysNoChannel(text))
        return noChannel(text);
    if (says(text,
             {u"maximum context length", u"prompt is too long", u"context window", u"上下文长度", u"too many tokens"}))
        return made(ErrorKind::BadRequest, ErrorCause::ContextTooLong);
    if (says(text,
             {u"only claude model supported convert", u"Invalid URL (", u"必须指定渠道", u"channel not implemented"}))
        return made(ErrorKind::NotFound, ErrorCause::EndpointMissing);
    if (says(text, {u"不支持指定渠道", u"not support specifying channels"}))
        return made(ErrorKind::Forbidden, ErrorCause::None);
    if (says(text, {u"is not supported for current token", u"No available models configured for current token"}))
        return made(ErrorKind::Forbidden, ErrorCause::ModelNotAllowed);
    return {};
}

core::Error forbidden(const ErrorBody &body, const ErrorSigns &signs)
{
    const QString &text = body.text;
    if (says(text, {u"封禁", u"has been banned"}))
        return made(ErrorKind::Forbidden, ErrorCause::UserBanned);
    if (says(text, {u"quota is not enough", u"额度不足", u"insufficient token quota", u"预扣费额度失败"}))
        return made(ErrorKind::QuotaExceeded,
                    says(text, {u"token quota", u"令牌额度"}) ? ErrorCause::KeyLimitTooLow : ErrorCause::BalanceTooLow);
    if (says(text, {u"网段", u"subnet", u"您的 IP", u"is not allowed to access"}))
        return made(ErrorKind::Forbidden, ErrorCause::NetworkNotAllowed);
    if (says(text, {u"无权使用模型", u"无权访问模型", u"to use the model", u"no access to model"}))
        return made(ErrorKind::Forbidden, ErrorCause::ModelNotAllowed);
    if (signs.throughRelay && !body.isRelayType() && !body.type.isEmpty())
        return made(ErrorKind::Forbidden, ErrorCause::SupplierRefused);
    return made(ErrorKind::Forbidden, ErrorCause::None);
}

core::Error tooMany(const ErrorBody &body)
{
    // The relay's own limiters: per user, per key or per address.
    if (body.isEmpty || says(body.text, {u"rate limit exceeded", u"请求数限制", u"速率达到上限"}))
        return made(ErrorKind::RateLimited, ErrorCause::None);
    if (says(body.text, {u"饱和", u"saturated", u"currently rate limited"}) || body.code == "rate_limit_exceeded"_L1)
        return made(ErrorKind::RateLimited, ErrorCause::GroupSaturated);
    return made(ErrorKind::RateLimited, ErrorCause::None);
}

} // namespace

core::Error inferenceError(const ErrorBody &body, const ErrorSigns &signs)
{
    if (const auto shape = shapeError(body, signs))
        return *shape;
    // Each relay on the way adds its id: the refusal came from behind ours (product §5).
    if (body.requestIds.size() >= 2)
        return made(ErrorKind::Forbidden, ErrorCause::SupplierRefused);
    if (const auto coded = byCode(body, signs))
        return *coded;
    if (const auto worded = byWords(body))
        return *worded;

    // A provider's 401 or 403 passed through is not about our key (relay-api §12.3).
    const bool supplier = signs.throughRelay && !body.isRelayType() && !body.type.isEmpty();
    switch (signs.status) {
    case 400:
    case 405:
    case 422:
        return made(ErrorKind::BadRequest, ErrorCause::None);
    case 401:
        return supplier ? made(ErrorKind::Forbidden, ErrorCause::SupplierRefused) : keyRefused(body.text);
    case 402:
        return supplier ? made(ErrorKind::Forbidden, ErrorCause::SupplierRefused)
                        : made(ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow);
    case 403:
        return forbidden(body, signs);
    case 404:
        return made(ErrorKind::NotFound,
                    says(body.text, {u"model"}) ? ErrorCause::ModelUnavailable : ErrorCause::EndpointMissing);
    case 408:
        return made(ErrorKind::Timeout, ErrorCause::None);
    case 413:
        return made(ErrorKind::TooLarge, ErrorCause::None);
    case 429:
        return tooMany(body);
    case 501:
        return made(ErrorKind::NotFound, ErrorCause::EndpointMissing);
    default:
        break;
    }
    if (signs.status >= 500)
        return made(ErrorKind::ServerFault, ErrorCause::None);
    if (signs.status >= 300)
        return made(signs.status >= 400 ? ErrorKind::BadRequest : ErrorKind::Protocol, ErrorCause::None);
    // An error object inside a 200 or a stream.
    if (isOneOf(body.type, {"authentication_error"_L1}))
        return keyRefused(body.text);
    if (isOneOf(body.type, {"invalid_request_error"_L1}))
        return made(ErrorKind::BadRequest, ErrorCause::None);
    if (isOneOf(body.type, {"not_found_error"_L1}))
        return made(ErrorKind::NotFound, ErrorCause::ModelUnavailable);
    if (isOneOf(body.type, {"rate_limit_error"_L1, "requests"_L1, "tokens"_L1}) ||
        body.code == "rate_limit_exceeded"_L1)
        return tooMany(body);
    return made(ErrorKind::ServerFault, ErrorCause::None);
}

} // namespace relay
