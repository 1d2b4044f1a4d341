#include "relay/envelope.h"

#include "relay/relayerror.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace relay {

core::Result<core::JsonReader> readFirstJson(const QByteArray &body)
{
    // Heartbeats before the body: blank lines and SSE comments (relay-api-onehub §7.3).
    qsizetype start = 0;
    while (start < body.size()) {
        const char c = body.at(start);
        if (c == ':') {
            const qsizetype line = body.indexOf('\n', start);
            start = line < 0 ? body.size() : line + 1;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
            ++start;
        else
            break;
    }
    const QByteArray rest = body.mid(start);
    QJsonParseError problem;
    QJsonDocument::fromJson(rest, &problem);
    if (problem.error == QJsonParseError::GarbageAtEnd && (rest.startsWith('{') || rest.startsWith('[')))
        return core::JsonReader::parse(rest.left(problem.offset));
    return core::JsonReader::parse(rest);
}

core::Result<Envelope> Envelope::read(const net::Response &answer)
{
    if (!answer.isOk())
        return readError(answer, false);
    const core::Result<core::JsonReader> json = readFirstJson(answer.body);
    if (!json)
        return readError(answer, false);
    Envelope envelope;
    envelope.whole = *json;
    const core::JsonReader &o = envelope.whole;
    if (o.isObject()) {
        const std::optional<bool> success = o.boolean("success"_L1);
        const QString message = o.textOr("message"_L1);
        // Words alone, and none that say it worked: a refusal by somebody who forgot the flag.
        const bool onlyWords =
            !success && !o.has("data"_L1) && !message.isEmpty() && message != u"success"_s && message != u"ok"_s;
        const bool failed = success == false || o.at("error"_L1).isObject() || onlyWords ||
                            (!o.has("success"_L1) && message == u"error"_s);
        if (failed)
            return readError(answer, false);
        envelope.data = o.at("data"_L1);
    }
    return envelope;
}

core::Result<QString> readSiteText(const net::Response &answer)
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const std::optional<QString> text = e->whole.text("data"_L1);
    if (!text)
        return core::Error{core::ErrorKind::Protocol, u"no text in the answer"_s};
    return *text;
}

} // namespace relay
