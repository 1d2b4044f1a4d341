#include "relay/addresstext.h"

#include "relay/hosts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

// Ends of an address inside a sentence, in Latin and Chinese punctuation.
const QString endOfUrl = u"\\s\"'`<>|，。；：、！？（）《》「」『』【】“”‘’…"_s;

QString firstMatch(const QString &pattern, const QString &text, int group = 0)
{
    const QRegularExpression re(pattern, QRegularExpression::UseUnicodePropertiesOption |
                                             QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch m = re.match(text);
    return m.hasMatch() ? m.captured(group) : QString();
}

core::Secret findKey(const QString &text)
{
    QString key = firstMatch(u"(?<![A-Za-z0-9_-])sk-[A-Za-z0-9_-]{8,}"_s, text);
    if (key.isEmpty())
        key = firstMatch(u"(?:API_?KEY|AUTH_?TOKEN)[\"']?\\s*[=:]\\s*[\"']?([A-Za-z0-9._~+/=-]{8,})"_s, text, 1);
    return key.isEmpty() ? core::Secret() : core::Secret::fromText(key);
}

QString trimmedEnd(QString url)
{
    while (!url.isEmpty()) {
        const QChar last = url.back();
        const bool closesNothing = (last == u')' && !url.contains(u'(')) || (last == u']' && !url.contains(u'[')) ||
                                   (last == u'}' && !url.contains(u'{'));
        if (!closesNothing && !QStringView(u".,;:!?*_").contains(last))
            break;
        url.chop(1);
    }
    return url;
}

QUrl parsed(const QString &text)
{
    const QUrl url(trimmedEnd(text), QUrl::TolerantMode);
    const QString scheme = url.scheme().toLower();
    return url.isValid() && (scheme == "http"_L1 || scheme == "https"_L1) ? url : QUrl();
}

// "…/#/?settings={"key":"sk-…","url":"https://…"}", plain or percent-encoded.
AddressText fromSettings(const QString &text)
{
    qsizetype at = text.indexOf("settings="_L1);
    if (at < 0)
        return {};
    QString json = text.mid(at + 9).trimmed();
    if (json.startsWith("%7b"_L1, Qt::CaseInsensitive))
        json = QUrl::fromPercentEncoding(json.toUtf8());
    // Up to the brace that closes the first one.
    int depth = 0;
    qsizetype end = 0;
    for (; end < json.size(); ++end) {
        depth += json.at(end) == u'{' ? 1 : json.at(end) == u'}' ? -1 : 0;
        if (depth == 0)
            break;
    }
    const QJsonObject settings = QJsonDocument::fromJson(json.left(end + 1).toUtf8()).object();
    QString url = settings.value("url"_L1).toString();
    QString key = settings.value("key"_L1).toString();
    // The other form in the field: {"keyVaults":{"openai":{"apiKey","baseURL"}}}.
    const QJsonObject openai = settings.value("keyVaults"_L1).toObject().value("openai"_L1).toObject();
    if (url.isEmpty())
        url = openai.value("baseURL"_L1).toString();
    if (key.isEmpty())
        key = openai.value("apiKey"_L1).toString();
    AddressText found;
    found.url = parsed(QUrl::fromPercentEncoding(url.toUtf8()));
    if (!key.isEmpty() && !key.contains(u'{'))
        found.key = core::Secret::fromText(key);
    return found;
}

// "ama://set-api-key?server=…&key=…", "opencat://team/join?domain=…&token=…".
AddressText fromAppLink(const QString &text)
{
    const QString link = firstMatch(u"\\b(?!https?:)[a-z][a-z0-9+.-]*://[^\\s\"']+"_s, text);
    if (link.isEmpty())
        return {};
    const QUrlQuery query(QUrl(link, QUrl::TolerantMode));
    const auto value = [&](std::initializer_list<const char *> names) {
        for (const char *name : names) {
            const QString v = query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
            if (!v.isEmpty())
                return v;
        }
        return QString();
    };
    AddressText found;
    found.url = parsed(value({"server", "domain", "url", "address", "baseUrl", "base_url"}));
    const QString key = value({"key", "token", "apiKey", "api_key"});
    if (!key.isEmpty())
        found.key = core::Secret::fromText(key);
    return found;
}

QUrl withoutScheme(const QString &text)
{
    const QString rest = u"(?::\\d{1,5})?(?:/[^"_s + endOfUrl + u"]*)?"_s;
    const QString name = u"(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+(?:xn--[a-z0-9-]+|\\p{L}{2,})"_s;
    const QString host = u"(?:\\[[0-9a-f:.]+\\]|localhost|\\d{1,3}(?:\\.\\d{1,3}){3}|"_s + name + u')';
    QString found = firstMatch(u"(?<![\\p{L}\\p{N}@./=-])"_s + host + rest, text);
    const QString whole = text.trimmed();
    if (found.isEmpty()) {
        static const QRegularExpression single(u"^[A-Za-z][A-Za-z0-9-]*:\\d{1,5}(?:/\\S*)?$"_s);
        static const QRegularExpression bareV6(u"^[0-9a-fA-F]*:[0-9a-fA-F:]*:[0-9a-fA-F.]*$"_s);
        if (single.match(whole).hasMatch())
            found = whole;
        else if (bareV6.match(whole).hasMatch())
            found = u'[' + whole + u']';
    }
    if (found.isEmpty())
        return {};
    const QUrl https = parsed(u"https://"_s + found);
    return https.isValid() && isPrivateHost(https.host()) ? parsed(u"http://"_s + found) : https;
}

} // namespace

AddressText AddressText::find(const QString &typed)
{
    QString text = typed;
    text.replace(u"：//"_s, u"://"_s);
    AddressText found = fromSettings(text);
    if (!found.url.isValid())
        found = fromAppLink(text);
    if (!found.url.isValid())
        found.url = parsed(firstMatch(u"https?://[^"_s + endOfUrl + u"]+"_s, text));
    if (!found.url.isValid())
        found.url = withoutScheme(text);
    if (found.key.isEmpty())
        found.key = findKey(text);
    return found;
}

} // namespace relay
