#include "relay/dialect.h"

#include "relay/envelope.h"
#include "relay/laisky.h"
#include "relay/newapi.h"
#include "relay/oldproxy.h"
#include "relay/oneapi.h"
#include "relay/onehub.h"
#include "relay/plain.h"

namespace relay {

QString wirePath(WireFormat format)
{
    switch (format) {
    case WireFormat::ChatCompletions:
        return QStringLiteral("chat/completions");
    case WireFormat::Responses:
        return QStringLiteral("responses");
    case WireFormat::Messages:
        return QStringLiteral("messages");
    }
    return {};
}

// An object by name; the ratio may be a word, the words are "desc" (New API) or "name" (One Hub).
core::Result<QList<UsableGroup>> Dialect::readUsableGroups(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QList<UsableGroup> out;
    const QJsonObject groups = e->data.object();
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        const core::JsonReader row(it.value());
        QString words = row.textOr(QLatin1String("desc"));
        if (words.isEmpty())
            words = row.textOr(QLatin1String("name"));
        const QJsonValue ratio = row.at(QLatin1String("ratio")).value();
        out.append({it.key(), words, ratio.isDouble() ? std::optional(ratio.toDouble()) : std::nullopt});
    }
    return out;
}

std::unique_ptr<Dialect> dialectFor(const RelayInfo &info)
{
    switch (info.kind) {
    case Kind::Laisky:
        return std::make_unique<Laisky>(info);
    case Kind::OneApi:
        return std::make_unique<OneApi>(info);
    case Kind::NewApi:
        return std::make_unique<NewApi>(info);
    case Kind::OneHub:
        return std::make_unique<OneHub>(info);
    case Kind::Plain:
        return std::make_unique<Plain>(info);
    case Kind::OldProxy:
        return std::make_unique<OldProxy>(info);
    }
    return std::make_unique<Plain>(info);
}

} // namespace relay
