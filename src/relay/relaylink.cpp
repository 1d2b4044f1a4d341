#include "relay/relaylink.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

const QString scheme = u"relaydesk:"_s;
constexpr qsizetype longest = 8192;

// "…settings={"key":"sk-…","url":"https://…"}" in query or fragment, as NextChat has it.
QJsonObject settingsIn(const QString &text)
{
    const qsizetype at = text.indexOf("settings="_L1);
    if (at < 0)
        return {};
    QString value = text.mid(at + 9).section(u'&', 0, 0);
    if (value.contains(u'%'))
        value = QUrl::fromPercentEncoding(value.toUtf8());
    return QJsonDocument::fromJson(value.toUtf8()).object();
}

core::Error noAddress()
{
    return core::Error{core::ErrorKind::BadRequest, u"there is no address in the link"_s};
}

core::Result<RelayLink> finished(RelayLink link)
{
    const core::Result<RelayAddress> address = RelayAddress::parse(link.typed);
    if (!address || address->candidates.isEmpty())
        return noAddress();
    const QUrl first = address->candidates.first().infer;
    link.host = first.host(QUrl::FullyEncoded);
    if (first.port() > 0)
        link.host += u":%1"_s.arg(first.port());
    link.isPlain = first.scheme() == "http"_L1;
    if (link.key.isEmpty())
        link.key = address->key;
    return link;
}

} // namespace

bool isRelayLink(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.startsWith(scheme, Qt::CaseInsensitive) ||
           (trimmed.contains("://"_L1) && trimmed.contains("settings="_L1));
}

core::Result<RelayLink> readRelayLink(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() > longest)
        return noAddress();
    RelayLink link;
    if (const QJsonObject settings = settingsIn(trimmed); !settings.isEmpty()) {
        // NextChat's names; LobeChat keeps them one level down.
        const QJsonObject openai = settings.value("keyVaults"_L1).toObject().value("openai"_L1).toObject();
        link.typed = settings.value("url"_L1).toString(openai.value("baseURL"_L1).toString());
        link.key = core::Secret::fromText(settings.value("key"_L1).toString(openai.value("apiKey"_L1).toString()));
        return link.typed.isEmpty() ? core::Result<RelayLink>(noAddress()) : finished(link);
    }
    if (!trimmed.startsWith(scheme, Qt::CaseInsensitive)) {
        link.typed = trimmed;
        return finished(link);
    }
    const QUrl url(trimmed, QUrl::TolerantMode);
    QUrlQuery query(url.query(QUrl::FullyEncoded));
    const auto value = [&query](QLatin1String name) {
        // "+" is left alone: keys and addresses have none that would mean a blank.
        return query.queryItemValue(name, QUrl::FullyDecoded).trimmed();
    };
    link.typed = value("address"_L1);
    link.name = value("name"_L1).left(60);
    link.key = core::Secret::fromText(value("key"_L1));
    return link.typed.isEmpty() ? core::Result<RelayLink>(noAddress()) : finished(link);
}

} // namespace relay
