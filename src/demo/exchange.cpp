#include "demo/exchange.h"

#include "demo/naming.h"

#include <QJsonDocument>

namespace demo {

Exchange::Exchange(House &of, const httplib::Request &asked, httplib::Response &answer, Wire &over)
    : house(of), dialect(of.dialect), profile(of.profile), request(asked), response(answer), wire(over),
      method(QString::fromStdString(asked.method)), path(QString::fromStdString(asked.path)), nowMs(of.nowMs()),
      requestId(requestIdAt(dialect, nowMs, *QRandomGenerator::global()))
{
    response.set_header("X-Oneapi-Request-Id", requestId.toStdString());
    if (profile.tellsVersion)
        response.set_header("X-New-Api-Version", "v0.0.0");
    if (dialect == Dialect::Laisky)
        response.set_header("Uber-Trace-Id", traceId(*QRandomGenerator::global()).toStdString());
}

QString Exchange::header(const char *name) const
{
    return QString::fromStdString(request.get_header_value(name));
}

QString Exchange::query(const char *name) const
{
    return QString::fromStdString(request.get_param_value(name));
}

QJsonObject Exchange::body() const
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(request.body)).object();
}

QString Exchange::bodyError() const
{
    QJsonParseError error;
    QJsonDocument::fromJson(QByteArray::fromStdString(request.body), &error);
    if (error.error == QJsonParseError::NoError)
        return {};
    const bool isCutOff =
        error.offset >= static_cast<int>(request.body.size()) || error.error == QJsonParseError::UnterminatedString ||
        error.error == QJsonParseError::UnterminatedObject || error.error == QJsonParseError::UnterminatedArray;
    return isCutOff ? QStringLiteral("unexpected end of JSON input")
                    : QStringLiteral("invalid character '%1' looking for beginning of value")
                          .arg(QChar::fromLatin1(request.body[static_cast<size_t>(error.offset)]));
}

QString Exchange::inTongue(const QString &chinese, const QString &english) const
{
    const bool asksForChinese = header("Accept-Language").startsWith(QStringLiteral("zh"), Qt::CaseInsensitive);
    return profile.speaksEnglish && !asksForChinese ? english : chinese;
}

void Exchange::sendJson(int status, const QJsonObject &json)
{
    sendText(status, QJsonDocument(json).toJson(QJsonDocument::Compact), "application/json; charset=utf-8");
}

void Exchange::sendText(int status, const QByteArray &text, const char *type)
{
    response.status = status;
    response.set_content(text.constData(), static_cast<size_t>(text.size()), type);
}

void Exchange::sendEmpty(int status)
{
    response.status = status;
    response.body.clear();
    response.headers.erase("Content-Type");
}

void Exchange::accept()
{
    sendJson(200, {{QStringLiteral("message"), QString()}, {QStringLiteral("success"), true}});
}

void Exchange::accept(const QJsonValue &data, const QJsonObject &more)
{
    QJsonObject json{
        {QStringLiteral("data"), data}, {QStringLiteral("message"), QString()}, {QStringLiteral("success"), true}};
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    sendJson(200, json);
}

void Exchange::refuse(const QString &message, int status)
{
    sendJson(status, {{QStringLiteral("message"), message}, {QStringLiteral("success"), false}});
}

void Exchange::refuseSignIn(const char *code, const QString &message, int status)
{
    QJsonObject json{{QStringLiteral("message"), message}, {QStringLiteral("success"), false}};
    if (profile.hasTokenSessions)
        json.insert(QStringLiteral("code"), QString::fromLatin1(code));
    sendJson(status, json);
}

QString Exchange::withId(const QString &message) const
{
    return message + QStringLiteral(" (request id: ") + requestId + QLatin1Char(')');
}

void Exchange::refuseCall(int status, const QString &message, const QString &code)
{
    QJsonObject error{{QStringLiteral("message"), withId(message)},
                      {QStringLiteral("type"), QString::fromLatin1(profile.errorType)}};
    if (profile.isNewApi2026() || (profile.family == Family::OneHub && !code.isEmpty()))
        error.insert(QStringLiteral("code"), code);
    sendJson(status, {{QStringLiteral("error"), error}});
}

void Exchange::refuseWith(int status, const QString &message, const QString &type, const QJsonValue &code,
                          const QString &parameter)
{
    const bool isOwn = type == QLatin1String(profile.errorType);
    const bool isHub = profile.family == Family::OneHub;
    // New API of 2026 passes a supplier's error on without its request id, One Hub says whose it was.
    const bool hasId = isOwn || !profile.isNewApi2026();
    const QString told = isHub && !isOwn && status != 429 ? QStringLiteral("Provider API error: ") + message : message;
    // New API and One Hub refuse in Claude's form where they are asked in it.
    const bool isClaude = path == QLatin1String(profile.messagesPath) &&
                          (profile.family == Family::NewApi || profile.family == Family::OneHub);
    if (isClaude) {
        const QString kind = code.toString().isEmpty() ? type : code.toString();
        return sendJson(status, {{QStringLiteral("type"), QStringLiteral("error")},
                                 {QStringLiteral("error"), QJsonObject{{QStringLiteral("type"), isOwn ? type : kind},
                                                                       {QStringLiteral("message"), withId(told)}}}});
    }
    QJsonObject error{{QStringLiteral("message"), hasId ? withId(told) : told}, {QStringLiteral("type"), type}};
    if (!isHub || !parameter.isEmpty())
        error.insert(QStringLiteral("param"), parameter);
    if (!isHub || !code.toString().isEmpty())
        error.insert(QStringLiteral("code"), code);
    sendJson(status, {{QStringLiteral("error"), error}});
}

void Exchange::notFound()
{
    const QString target = QString::fromStdString(request.target).section(QLatin1Char('?'), 0, 0);
    QJsonObject error{{QStringLiteral("message"), QStringLiteral("Invalid URL (%1 %2)").arg(method, target)},
                      {QStringLiteral("type"), QStringLiteral("invalid_request_error")},
                      {QStringLiteral("code"), QString()}};
    if (profile.family != Family::OneHub)
        error.insert(QStringLiteral("param"), QString());
    if (profile.family != Family::Laisky)
        response.set_header("Cache-Control", "max-age=604800");
    sendJson(404, {{QStringLiteral("error"), error}});
}

void Exchange::tooMany(int windowSeconds, int most)
{
    if (profile.family != Family::Laisky) {
        sendEmpty(429);
        return;
    }
    response.set_header("RateLimit-Limit", std::to_string(most));
    response.set_header("RateLimit-Remaining", "0");
    response.set_header("RateLimit-Reset", std::to_string(windowSeconds));
    response.set_header("Retry-After", std::to_string(windowSeconds));
    refuseCall(429, QStringLiteral("rate limit exceeded"));
}

} // namespace demo
