#include "chat/wire/wirejson.h"

#include <QJsonDocument>

#include <limits>

namespace chat::wire {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// One past the end of the object or array that starts at from; -1 when it does not end.
qsizetype valueEnd(const QByteArray &bytes, qsizetype from)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = from; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return -1;
}

QString textAt(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString();
}

} // namespace

std::optional<QJsonValue> jsonIn(const QByteArray &bytes)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::IllegalUTF8String)
        document = QJsonDocument::fromJson(QString::fromUtf8(bytes).toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return std::nullopt;
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

std::optional<QList<QByteArray>> gluedValues(const QByteArray &bytes)
{
    QList<QByteArray> values;
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (isBlank(bytes[at])) {
            ++at;
        } else if (bytes.mid(at, 5) == "data:") {
            at += 5;
        } else if (bytes.mid(at, 6) == "[DONE]") {
            values.append(QByteArrayLiteral("[DONE]"));
            at += 6;
        } else if (bytes[at] == '{' || bytes[at] == '[') {
            const qsizetype end = valueEnd(bytes, at);
            if (end < 0)
                return std::nullopt;
            values.append(bytes.mid(at, end - at));
            at = end;
        } else {
            return std::nullopt;
        }
    }
    return values;
}

QString errorMessageIn(const QJsonValue &value)
{
    if (value.isArray())
        return errorMessageIn(value.toArray().first());
    if (value.isString())
        return value.toString();
    const QJsonObject object = value.toObject();
    const QJsonValue error = object.value(QLatin1String("error"));
    if (error.isString() && !error.toString().isEmpty())
        return error.toString();
    if (error.isObject()) {
        const QString inner = errorMessageIn(error);
        if (!inner.isEmpty())
            return inner;
    }
    for (const auto key : {QLatin1String("message"), QLatin1String("msg"), QLatin1String("err"),
                           QLatin1String("error_msg"), QLatin1String("detail")}) {
        if (!textAt(object, key).isEmpty())
            return textAt(object, key);
    }
    const QJsonArray details = object.value(QLatin1String("detail")).toArray();
    if (!details.isEmpty())
        return textAt(details.first().toObject(), QLatin1String("msg"));
    const QJsonArray errors = object.value(QLatin1String("errors")).toArray();
    if (!errors.isEmpty())
        return errorMessageIn(errors.first());
    for (const auto key : {QLatin1String("header"), QLatin1String("response")}) {
        if (object.value(key).isObject()) {
            const QString inner = errorMessageIn(object.value(key));
            if (!inner.isEmpty())
                return inner;
        }
    }
    return {};
}

bool isErrorValue(const QJsonValue &value, const QByteArray &eventName)
{
    if (value.isArray())
        return isErrorValue(value.toArray().first(), eventName);
    const QJsonObject object = value.toObject();
    if (eventName == "error" || textAt(object, QLatin1String("type")) == QLatin1String("error") ||
        textAt(object, QLatin1String("object")) == QLatin1String("error"))
        return true;
    // A Responses snapshot carries its own error member; its event says whether it failed.
    const bool isSnapshot = textAt(object, QLatin1String("object")) == QLatin1String("response");
    const QJsonValue error = object.value(QLatin1String("error"));
    if (!isSnapshot &&
        ((error.isString() && !error.toString().isEmpty()) || (error.isObject() && !error.toObject().isEmpty())))
        return true;
    const QJsonValue success = object.value(QLatin1String("success"));
    if (success.isBool() && !success.toBool())
        return true;
    // A bare message object: no piece of any answer looks like this.
    const bool isAnswer = object.contains(QLatin1String("choices")) || object.contains(QLatin1String("type")) ||
                          object.contains(QLatin1String("object")) || object.contains(QLatin1String("usage")) ||
                          object.contains(QLatin1String("id"));
    return !isAnswer && !object.isEmpty() && !errorMessageIn(object).isEmpty();
}

ReplyEvent errorEvent(const QJsonValue &value)
{
    ReplyEvent event;
    event.kind = ReplyEvent::Kind::Error;
    QString message = errorMessageIn(value);
    const QJsonValue one = value.isArray() ? value.toArray().first() : value;
    const QJsonValue inner = one.toObject().value(QLatin1String("error"));
    QJsonObject object = inner.isObject() ? inner.toObject() : one.toObject();
    if (message.isEmpty())
        message = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)).left(500);
    if (!object.value(QLatin1String("message")).isString())
        object.insert(QLatin1String("message"), message);
    event.data = QJsonDocument(object).toJson(QJsonDocument::Compact);
    event.error = core::Error{core::ErrorKind::ServerFault, QStringLiteral("an error object in the stream")};
    event.error->serverMessage = message;
    return event;
}

ReplyEvent brokenEvent(core::ErrorKind kind, core::ErrorCause cause, const QString &detail)
{
    ReplyEvent event;
    event.kind = ReplyEvent::Kind::Error;
    event.error = core::Error{kind, detail, cause};
    return event;
}

ReplyEvent textEvent(ReplyEvent::Kind kind, const QString &text)
{
    ReplyEvent event;
    event.kind = kind;
    event.text = text;
    return event;
}

ReplyEvent imageEvent(const QString &url)
{
    ReplyEvent event;
    event.kind = ReplyEvent::Kind::Image;
    const qsizetype comma = url.indexOf(QLatin1Char(','));
    if (!url.startsWith(QLatin1String("data:"), Qt::CaseInsensitive) || comma < 0) {
        event.url = url;
        return event;
    }
    event.data = QByteArray::fromBase64(QStringView(url).mid(comma + 1).toLatin1());
    event.mime = sniffedMime(event.data);
    if (event.mime.isEmpty())
        event.mime = url.mid(5, comma - 5).section(QLatin1Char(';'), 0, 0);
    return event;
}

std::optional<qint64> countIn(const QJsonObject &object, QLatin1String key)
{
    const QJsonValue value = object.value(key);
    if (value.isDouble()) {
        // A fraction counts no tokens; toInteger answers its default for one.
        constexpr qint64 none = std::numeric_limits<qint64>::min();
        const qint64 number = value.toInteger(none);
        return number == none ? std::nullopt : std::optional(number);
    }
    if (value.isString()) {
        bool ok = false;
        const qint64 number = value.toString().toLongLong(&ok);
        if (ok)
            return number;
    }
    return std::nullopt;
}

Usage usageIn(const QJsonObject &usage)
{
    // New API of 2026 sends both namings, and the one that is not meant as zeros.
    const bool isChat =
        usage.contains(QLatin1String("prompt_tokens")) || usage.contains(QLatin1String("completion_tokens"));
    Usage out;
    out.input = countIn(usage, isChat ? QLatin1String("prompt_tokens") : QLatin1String("input_tokens"));
    out.output = countIn(usage, isChat ? QLatin1String("completion_tokens") : QLatin1String("output_tokens"));
    out.total = countIn(usage, QLatin1String("total_tokens"));
    for (const auto key : {QLatin1String("prompt_tokens_details"), QLatin1String("input_tokens_details")}) {
        const QJsonObject details = usage.value(key).toObject();
        if (!out.cached)
            out.cached = countIn(details, QLatin1String("cached_tokens"));
        if (!out.cacheWrite)
            out.cacheWrite = countIn(details, QLatin1String("cache_write_tokens"));
    }
    for (const auto key : {QLatin1String("prompt_cache_hit_tokens"), QLatin1String("cached_tokens")}) {
        if (!out.cached)
            out.cached = countIn(usage, key);
    }
    for (const auto key : {QLatin1String("completion_tokens_details"), QLatin1String("output_tokens_details")}) {
        if (!out.reasoning)
            out.reasoning = countIn(usage.value(key).toObject(), QLatin1String("reasoning_tokens"));
    }
    return out;
}

QString sniffedMime(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG"))
        return QStringLiteral("image/png");
    if (bytes.startsWith("\xff\xd8\xff"))
        return QStringLiteral("image/jpeg");
    if (bytes.startsWith("GIF8"))
        return QStringLiteral("image/gif");
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return QStringLiteral("image/webp");
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WAVE")
        return QStringLiteral("audio/wav");
    if (bytes.startsWith("ID3") || bytes.startsWith("\xff\xfb") || bytes.startsWith("\xff\xf3"))
        return QStringLiteral("audio/mpeg");
    if (bytes.startsWith("OggS"))
        return QStringLiteral("audio/ogg");
    if (bytes.startsWith("fLaC"))
        return QStringLiteral("audio/flac");
    if (bytes.startsWith("%PDF"))
        return QStringLiteral("application/pdf");
    return {};
}

QString dataUrl(const QByteArray &bytes, const QString &mime)
{
    return QLatin1String("data:") + mime + QLatin1String(";base64,") + QString::fromLatin1(bytes.toBase64());
}

} // namespace chat::wire
