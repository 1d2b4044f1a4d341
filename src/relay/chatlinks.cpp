#include "relay/chatlinks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

// Stands for the key while the address is encoded: no character of it is ever changed.
const QByteArray place = QByteArrayLiteral("RELAYDESKKEYPLACE");

QString serverOf(const RelayInfo &relay)
{
    // Never status.server_address: it is the administrator's text, and often localhost.
    return relay.root.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
}

bool isWeb(const QString &form)
{
    return form.startsWith("https://"_L1, Qt::CaseInsensitive) || form.startsWith("http://"_L1, Qt::CaseInsensitive);
}

void add(QList<ChatLink> &links, const QString &name, const QString &form)
{
    static const QRegularExpression unknown(u"\\{(?!key\\}|address\\}|server\\})[A-Za-z_]+\\}"_s);
    const bool hasScheme = QRegularExpression(u"^[a-z][a-z0-9+.-]*:"_s).match(form).hasMatch();
    if (hasScheme && form.contains("{key}"_L1) && !form.contains(unknown))
        links.append({name, form, isWeb(form)});
}

} // namespace

QList<ChatLink> chatLinks(const RelayInfo &relay)
{
    QList<ChatLink> links;
    if (const QString base = relay.status.value("chat_link"_L1).toString(); isWeb(base)) {
        // What the relay's own page appends to it (relay-api §13.5).
        QString form = base;
        while (form.endsWith(u'/'))
            form.chop(1);
        add(links, {}, form + u"/#/?settings={\"key\":\"{key}\",\"url\":\"{address}\"}"_s);
    }
    for (const QJsonValue &entry : relay.status.value("chats"_L1).toArray()) {
        const QJsonObject named = entry.toObject();
        for (auto it = named.begin(); it != named.end(); ++it)
            add(links, it.key(), it.value().toString());
    }
    struct Row
    {
        int sort = 0;
        ChatLink link{};
    };
    const QByteArray text = relay.status.value("chat_links"_L1).toString().toUtf8();
    QList<QJsonObject> rows;
    for (const QJsonValue &entry : QJsonDocument::fromJson(text).array()) {
        if (entry.toObject().value("show"_L1).toBool())
            rows.append(entry.toObject());
    }
    std::stable_sort(rows.begin(), rows.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a.value("sort"_L1).toInt() > b.value("sort"_L1).toInt();
    });
    for (const QJsonObject &row : rows)
        add(links, row.value("name"_L1).toString(), row.value("url"_L1).toString());
    return links;
}

core::Secret filledChatLink(const ChatLink &link, const RelayInfo &relay, const core::Secret &key)
{
    if (!key.isPlainWord())
        return {};
    const QString server = serverOf(relay);
    QString form = link.form;
    form.replace("{key}"_L1, QString::fromLatin1(place));
    // base64<[…]> of One Hub: the inside is coded with the key in it.
    static const QRegularExpression coded(u"base64<\\[(.*?)\\]>"_s);
    core::Secret inner;
    if (const auto match = coded.match(form); match.hasMatch()) {
        const QString text = match.captured(1).replace("{server}"_L1, server).replace("{address}"_L1, server);
        inner = key.placedIn(text.toUtf8(), place).inBase64(true);
        form.replace(match.capturedStart(), match.capturedLength(), u"RELAYDESKCODEDPLACE"_s);
    }
    const bool inQuotes = form.contains("\"{address}"_L1) || form.contains("\"{server}"_L1);
    const QString address = inQuotes ? server : QString::fromLatin1(QUrl::toPercentEncoding(server));
    form.replace("{address}"_L1, address).replace("{server}"_L1, address);
    const QUrl url(form, QUrl::TolerantMode);
    if (!url.isValid())
        return {};
    const QByteArray encoded = url.toEncoded(QUrl::FullyEncoded);
    if (!inner.isEmpty())
        return inner.placedIn(encoded, "RELAYDESKCODEDPLACE");
    return key.placedIn(encoded, place);
}

} // namespace relay
