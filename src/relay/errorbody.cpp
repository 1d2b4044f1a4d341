#include "relay/errorbody.h"

#include "net/redactor.h"
#include "relay/envelope.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isArray()) // FastAPI: {"detail":[{"msg":…}]}
        return value.toArray().first().toObject().value("msg"_L1).toString();
    return {};
}

// The message, without request ids and without keys that some relays quote (laisky: "get token by key …").
void takeText(ErrorBody &body, QString text)
{
    static const QRegularExpression id(u"\\s*[(（]request id:\\s*([^)）]*)[)）]"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    QRegularExpressionMatchIterator it = id.globalMatch(text);
    while (it.hasNext()) {
        const QString found = it.next().captured(1).trimmed();
        if (!found.isEmpty() && !body.requestIds.contains(found))
            body.requestIds.append(found);
    }
    text.remove(id);
    static const QRegularExpression quotedKey(u"(by key |for key: |\\[)(?:sk-)?[^\\s:\\]]{3,}"_s);
    text.replace(quotedKey, u"\\1…"_s);
    body.text = net::Redactor().redact(text.trimmed());
}

void takeErrorObject(ErrorBody &body, const QJsonObject &error)
{
    body.code = textOf(error.value("code"_L1));
    body.type = textOf(error.value("type"_L1));
    if (body.code.isEmpty() && error.value("status"_L1).isString()) // gemini form
        body.type = error.value("status"_L1).toString();
    takeText(body, textOf(error.value("message"_L1)));
}

} // namespace

bool ErrorBody::isRelayType() const
{
    static const QStringList types{u"one_api_error"_s, u"new_api_error"_s, u"one_hub_error"_s, u"system_error"_s,
                                   u"one_api_panic"_s, u"new_api_panic"_s, u"one_hub_panic"_s, u"channel_error"_s};
    return types.contains(type);
}

ErrorBody ErrorBody::of(const QJsonObject &error)
{
    ErrorBody body;
    body.isJson = true;
    takeErrorObject(body, error);
    return body;
}

ErrorBody ErrorBody::read(const QByteArray &bytes)
{
    ErrorBody body;
    const QByteArray start = bytes.left(2048).trimmed();
    if (start.isEmpty()) {
        body.isEmpty = true;
        return body;
    }
    const core::Result<core::JsonReader> json = readFirstJson(bytes);
    if (!json) {
        body.isHtml = start.startsWith('<') || json.error().cause == core::ErrorCause::WebPage;
        if (body.isHtml)
            body.page = QString::fromUtf8(start);
        else
            takeText(body, QString::fromUtf8(start.left(400)));
        return body;
    }
    body.isJson = true;
    const QJsonObject o = json->object();
    const QJsonValue error = o.value("error"_L1);
    if (error.isObject()) {
        takeErrorObject(body, error.toObject());
        if (body.code.isEmpty() && o.value("type"_L1) == "error"_L1 && body.type.isEmpty())
            body.type = textOf(error.toObject().value("type"_L1));
        return body;
    }
    body.isEnvelope = o.contains("success"_L1);
    body.data = o.value("data"_L1).toObject();
    body.code = textOf(o.value("code"_L1));
    body.type = textOf(o.value("type"_L1));
    QString text = error.isString() ? error.toString() : textOf(o.value("message"_L1));
    if (text == "error"_L1 && o.value("data"_L1).isString()) // payment calls: the words are in data
        text = o.value("data"_L1).toString();
    for (const QLatin1String key : {"detail"_L1, "description"_L1, "msg"_L1}) {
        if (text.isEmpty())
            text = textOf(o.value(key));
    }
    takeText(body, text);
    return body;
}

} // namespace relay
