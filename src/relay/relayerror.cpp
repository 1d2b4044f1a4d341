#include "relay/relayerror.h"

#include "relay/errorbody.h"
#include "relay/errorrules.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

core::Error finished(core::Error error, const ErrorBody &body, int status)
{
    error.httpStatus = status;
    error.serverMessage = body.text;
    if (error.requestId.isEmpty() && !body.requestIds.isEmpty())
        error.requestId = body.requestIds.first();
    readAmounts(error, body.text);
    QStringList said;
    if (status > 0)
        said << u"HTTP %1"_s.arg(status);
    if (!body.type.isEmpty())
        said << u"type %1"_s.arg(body.type);
    if (!body.code.isEmpty())
        said << u"code %1"_s.arg(body.code);
    if (body.isHtml)
        said << u"a web page"_s;
    if (body.isEmpty)
        said << u"an empty body"_s;
    error.detail = said.join(u", "_s);
    if (!body.text.isEmpty())
        error.detail += u": "_s + body.text;
    return error;
}

} // namespace

core::Error readError(const net::Response &answer, bool inference)
{
    const ErrorBody body = ErrorBody::read(answer.body);
    const QByteArray headerId = answer.header("X-Oneapi-Request-Id");

    ErrorSigns signs;
    signs.status = answer.status;
    signs.throughRelay = !headerId.isEmpty() || !body.requestIds.isEmpty() || body.isRelayType();
    signs.cloudflareWall = !answer.header("cf-mitigated").isEmpty();

    core::Error error = inference ? inferenceError(body, signs) : managementError(body, signs);
    error.requestId = QString::fromLatin1(headerId);
    if (const auto wait = answer.retryAfter(QDateTime::currentDateTimeUtc()))
        error.retryAfter = wait;
    return finished(std::move(error), body, answer.status);
}

core::Error readStreamError(const QJsonObject &object, int httpStatus)
{
    // Both {"error":{…}} and the inner object are passed around.
    const QJsonObject inner = object.value("error"_L1).toObject();
    const ErrorBody body = ErrorBody::of(inner.isEmpty() ? object : inner);
    ErrorSigns signs;
    signs.status = httpStatus;
    signs.throughRelay = !body.requestIds.isEmpty() || body.isRelayType();
    return finished(inferenceError(body, signs), body, httpStatus);
}

} // namespace relay
