#include "relay/addresskeys.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace relay {

bool isRealKey(const QString &key)
{
    const QString k = key.toLower();
    if (k.size() < 8 || k.contains(u'{') || k.contains("your"_L1) || k.contains("xxxx"_L1) ||
        k.contains("api-key"_L1) || k.contains("api_key"_L1) || k.contains("apikey"_L1) || k.contains("..."_L1))
        return false;
    const QString rest = k.startsWith("sk-"_L1) ? k.mid(3) : k;
    return std::any_of(rest.begin(), rest.end(), [&](QChar c) { return c != rest.front(); });
}

std::vector<core::Secret> keysInText(const QString &text)
{
    const QString value = u"([A-Za-z0-9._~+/=-]{8,})"_s;
    const QString quote = u"[\"'`]?"_s;
    static const QRegularExpression patterns[] = {
        QRegularExpression(u"(?<![A-Za-z0-9_-])(sk-[A-Za-z0-9_-]{8,})"_s),
        QRegularExpression(u"\\bBearer\\s+"_s + value, QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"(?:API_?KEY|API-KEY|AUTH_?TOKEN|密钥|令牌)"_s + quote + u"\\s*[=:：]\\s*"_s + quote +
                               value,
                           QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"\\bset(?:x|\\s+-\\w+)\\s+\\w*(?:API_?KEY|AUTH_?TOKEN)\\s+"_s + quote + value,
                           QRegularExpression::CaseInsensitiveOption),
    };
    QMap<qsizetype, QString> found; // by place
    for (const QRegularExpression &pattern : patterns) {
        for (auto it = pattern.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch m = it.next();
            if (isRealKey(m.captured(1)) && !found.contains(m.capturedStart(1)) &&
                std::find(found.begin(), found.end(), m.captured(1)) == found.end())
                found.insert(m.capturedStart(1), m.captured(1));
        }
    }
    std::vector<core::Secret> keys;
    for (const QString &key : std::as_const(found))
        keys.push_back(core::Secret::fromText(key));
    return keys;
}

} // namespace relay
