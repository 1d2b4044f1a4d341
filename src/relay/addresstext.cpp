#include "relay/addresstext.h"

#include "relay/addressclean.h"
#include "relay/addresskeys.h"
#include "relay/hosts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

// Ends of an address inside a sentence, in Latin and Chinese punctuation.
const QString endOfUrl = u"\\s\"'`<>|\\\\，。；：、！？（）《》「」『』【】“”‘’…"_s;

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption |
                                        QRegularExpression::CaseInsensitiveOption);
}

QString trimmedEnd(QString url)
{
    while (!url.isEmpty()) {
        const QChar last = url.back();
        const bool closesNothing = (last == u')' && !url.contains(u'(')) || (last == u']' && !url.contains(u'[')) ||
                                   (last == u'}' && !url.contains(u'{'));
        if (!closesNothing && !QStringView(u".,;:!?*_~").contains(last))
            break;
        url.chop(1);
    }
    return url;
}

QUrl parsed(const QString &text)
{
    const QUrl url(trimmedEnd(text), QUrl::TolerantMode);
    const QString scheme = url.scheme().toLower();
    return url.isValid() && !url.host().isEmpty() && (scheme == "http"_L1 || scheme == "https"_L1) ? url : QUrl();
}

// Without a scheme: https, but http to a machine of the own network.
QUrl guessed(const QString &text)
{
    const QUrl https = parsed(u"https://"_s + text);
    return https.isValid() && isPrivateHost(https.host()) ? parsed(u"http://"_s + text) : https;
}

QUrl anyAddress(const QString &text)
{
    return text.startsWith("http"_L1, Qt::CaseInsensitive) && text.contains("://"_L1) ? parsed(text) : guessed(text);
}

core::Secret keyFrom(const QString &text)
{
    return isRealKey(text) ? core::Secret::fromText(text) : core::Secret();
}

// The first of these members that is a text.
QString member(const QJsonObject &object, std::initializer_list<QLatin1String> names)
{
    for (const QLatin1String name : names) {
        if (const QString text = object.value(name).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

// "…/#/?settings={"key":"sk-…","url":"https://…"}", plain or percent-encoded.
AddressText fromSettings(const QString &text)
{
    const qsizetype at = text.indexOf("settings="_L1);
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
    // The other form in the field: {"keyVaults":{"openai":{"apiKey","baseURL"}}}.
    const QJsonObject openai = settings.value("keyVaults"_L1).toObject().value("openai"_L1).toObject();
    QString url = member(settings, {"url"_L1});
    QString key = member(settings, {"key"_L1});
    if (url.isEmpty())
        url = member(openai, {"baseURL"_L1});
    if (key.isEmpty())
        key = member(openai, {"apiKey"_L1});
    AddressText found;
    found.url = anyAddress(QUrl::fromPercentEncoding(url.toUtf8()));
    found.hasScheme = url.contains("://"_L1) || url.contains("%3a"_L1, Qt::CaseInsensitive);
    found.key = keyFrom(key);
    return found;
}

// "ama://set-api-key?server=…&key=…", "opencat://team/join?domain=…&token=…", "relaydesk://add?url=…&key=…",
// "cherrystudio://providers/api-keys?data=<base64 of {"baseUrl","apiKey"}>".
AddressText fromAppLink(const QString &text)
{
    static const QRegularExpression links(pattern(u"\\b(?!https?:)[a-z][a-z0-9+.-]*://[^\\s\"']+"_s));
    const QRegularExpressionMatch m = links.match(text);
    if (!m.hasMatch())
        return {};
    const QUrlQuery query(QUrl(m.captured(), QUrl::TolerantMode));
    const auto value = [&](std::initializer_list<const char *> names) {
        for (const char *name : names) {
            const QString v = query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
            if (!v.isEmpty())
                return v;
        }
        return QString();
    };
    QString address = value({"server", "domain", "url", "address", "baseUrl", "base_url"});
    QString key = value({"key", "token", "apiKey", "api_key"});
    if (address.isEmpty()) {
        const QByteArray data = QByteArray::fromBase64(value({"data"}).replace(u' ', u'+').toLatin1());
        const QJsonObject o = QJsonDocument::fromJson(data).object();
        address = member(o, {"baseUrl"_L1, "baseURL"_L1, "base_url"_L1, "url"_L1});
        key = member(o, {"apiKey"_L1, "api_key"_L1, "key"_L1});
    }
    AddressText found;
    found.url = address.isEmpty() ? QUrl() : anyAddress(address);
    found.hasScheme = address.contains("://"_L1);
    found.key = keyFrom(key);
    return found;
}

// One address in a text, and how likely it is the relay's.
struct Find
{
    QUrl url{};
    int rank = 0;
    qsizetype at = 0;
    bool hasScheme = true;
};

class Finds
{
public:
    explicit Finds(const QString &text) : m_text(text)
    {
        findAssignments();
        findUrls();
        if (m_all.empty())
            findNames();
        std::stable_sort(m_all.begin(), m_all.end(),
                         [](const Find &a, const Find &b) { return a.rank != b.rank ? a.rank > b.rank : a.at < b.at; });
    }

    AddressText best() const
    {
        AddressText found;
        if (m_all.empty())
            return found;
        const Find &first = m_all.front();
        found.url = first.url;
        found.hasScheme = first.hasScheme;
        for (const Find &other : m_all) {
            const auto same = [&](const QUrl &u) { return isSamePlace(u, other.url); };
            if (other.rank >= first.rank - 1 && other.rank > 0 && !same(found.url) &&
                std::none_of(found.others.begin(), found.others.end(), same))
                found.others.append(other.url);
        }
        return found;
    }

private:
    static bool isSamePlace(const QUrl &a, const QUrl &b)
    {
        return a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && a.port() == b.port();
    }

    void add(const QUrl &url, int rank, qsizetype at, bool hasScheme)
    {
        if (!url.isValid())
            return;
        // Where projects and communities live; no relay does.
        static const QStringList elsewhere{u"github.com"_s, u"gitee.com"_s,   u"t.me"_s,
                                           u"discord.gg"_s, u"discord.com"_s, u"qm.qq.com"_s,
                                           u"x.com"_s,      u"youtube.com"_s, u"www.bilibili.com"_s};
        if (elsewhere.contains(url.host().toLower()))
            rank = 0;
        else if (url.path().contains("/v1"_L1))
            ++rank;
        m_all.push_back({url, rank, at, hasScheme});
    }

    // OPENAI_BASE_URL="…", "baseURL": '…', base_url = "…", setx NAME "…", $env:NAME = '…', 接口地址：…
    void findAssignments()
    {
        const QString value = u"[\"'`]?((?:https?://)?[^"_s + endOfUrl + u",;]+)"_s;
        static const QRegularExpression named(pattern(
            u"(?:base[_-]?url|api[_-]?base|api[_-]?url|api[_-]?host|api[_-]?endpoint|endpoint|base[_-]?path|_host|"
            u"api[_-]?server)[\"'`\\]]*\\s*(?:=>|:=|[=:])\\s*"_s +
            value));
        static const QRegularExpression set(
            pattern(u"\\bset(?:x|\\s+-\\w+)\\s+\\w*(?:base_?url|api_?base|api_?url|api_?host|endpoint)\\s+"_s + value));
        static const QRegularExpression labelled(pattern(u"(?:地址|接口|域名|网址)\\s*(?:[:=]|是|为)?\\s*"_s + value));
        const std::pair<const QRegularExpression *, int> kinds[] = {{&named, 4}, {&set, 4}, {&labelled, 2}};
        for (const auto &[kind, rank] : kinds) {
            for (auto it = kind->globalMatch(m_text); it.hasNext();) {
                const QRegularExpressionMatch m = it.next();
                const QString what = m.captured(1);
                const bool hasScheme = what.contains("://"_L1);
                // A word behind "地址" is no host yet.
                if (hasScheme || isHostLike(what))
                    add(anyAddress(what), rank, m.capturedStart(1), hasScheme);
            }
        }
    }

    void findUrls()
    {
        static const QRegularExpression urls(pattern(u"https?://[^"_s + endOfUrl + u"]+"_s));
        for (auto it = urls.globalMatch(m_text); it.hasNext();) {
            const QRegularExpressionMatch m = it.next();
            const auto known = [&](const Find &f) { return f.at == m.capturedStart(); };
            if (std::none_of(m_all.begin(), m_all.end(), known))
                add(parsed(m.captured()), 1, m.capturedStart(), true);
        }
    }

    static QString hostPattern()
    {
        const QString name =
            u"(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+(?:xn--[a-z0-9-]+|\\p{L}{2,})"_s;
        return u"(?:\\[[0-9a-f:.]+\\]|localhost|\\d{1,3}(?:\\.\\d{1,3}){3}|"_s + name + u')';
    }

    static bool isHostLike(const QString &text)
    {
        static const QRegularExpression whole(
            pattern(u"^(?:"_s + hostPattern() + u"(?![\\p{L}\\p{N}])|[a-z][a-z0-9-]*:\\d{1,5})"_s));
        return whole.match(text).hasMatch();
    }

    void findNames()
    {
        static const QRegularExpression names(
            pattern(u"(?<![\\p{L}\\p{N}@./=-])"_s + hostPattern() + u"(?::\\d{1,5})?(?:/[^"_s + endOfUrl + u"]*)?"_s));
        static const QRegularExpression file(pattern(u"\\.(?:toml|json|ya?ml|txt|exe|env|ini|conf)$"_s));
        for (auto it = names.globalMatch(m_text); it.hasNext();) {
            const QRegularExpressionMatch m = it.next();
            add(guessed(m.captured()), file.match(m.captured()).hasMatch() ? 0 : 1, m.capturedStart(), false);
        }
        if (!m_all.empty())
            return;
        const QString all = m_text.trimmed();
        static const QRegularExpression single(u"^[A-Za-z][A-Za-z0-9-]*:\\d{1,5}(?:/\\S*)?$"_s);
        static const QRegularExpression bareV6(u"^[0-9a-fA-F]*:[0-9a-fA-F:]*:[0-9a-fA-F.]*$"_s);
        if (single.match(all).hasMatch())
            add(guessed(all), 1, 0, false);
        else if (bareV6.match(all).hasMatch())
            add(guessed(u'[' + all + u']'), 1, 0, false);
    }

    const QString &m_text;
    std::vector<Find> m_all{};
};

} // namespace

AddressText AddressText::find(const QString &typed)
{
    const QString text = cleanedAddressText(typed);
    AddressText found = fromSettings(text);
    if (!found.url.isValid())
        found = fromAppLink(text);
    if (!found.url.isValid()) {
        const core::Secret key = found.key;
        found = Finds(text).best();
        found.key = key;
    }
    found.hadCredentials = !found.url.userInfo().isEmpty();
    found.url.setUserInfo({});
    if (found.key.isEmpty()) {
        const std::vector<core::Secret> keys = keysInText(text);
        if (!keys.empty())
            found.key = keys.front();
        found.hasSeveralKeys = keys.size() > 1;
    }
    return found;
}

} // namespace relay
