#include "relay/addressclean.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

bool isInvisible(QChar c)
{
    const ushort u = c.unicode();
    return u == 0x00ad || u == 0xfeff || u == 0x2060 || (u >= 0x200b && u <= 0x200f) || (u >= 0x202a && u <= 0x202e) ||
           (u >= 0x2066 && u <= 0x2069);
}

// Only what is part of an address: full-width commas, semicolons and question marks end it, as in Chinese prose.
QChar halfWidth(QChar c)
{
    const ushort u = c.unicode();
    const bool letterOrDigit =
        (u >= 0xff10 && u <= 0xff19) || (u >= 0xff21 && u <= 0xff3a) || (u >= 0xff41 && u <= 0xff5a);
    if (letterOrDigit || u"：／．－＿＂＇＠＝＆％＃［］｛｝"_s.contains(c))
        return QChar(u - 0xfee0);
    switch (u) {
    case 0x00a0: // no-break and ideographic space
    case 0x3000:
        return u' ';
    case 0x2010: // hyphens that word processors put in
    case 0x2011:
        return u'-';
    case 0xff61: // half-width ideographic full stop
        return u'。';
    default:
        return c;
    }
}

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace

QString cleanedAddressText(const QString &typed)
{
    QString text;
    text.reserve(typed.size());
    for (const QChar c : typed) {
        if (!isInvisible(c))
            text.append(halfWidth(c));
    }
    text.replace("\\/"_L1, "/"_L1);
    // "host。example": a full stop between Latin letters is a dot that an input method turned.
    static const QRegularExpression dot(pattern(u"(?<=[a-z0-9])。(?=[a-z0-9])"_s));
    text.replace(dot, u"."_s);
    static const QRegularExpression scheme(
        pattern(u"\\bh(?:tt|xx)p(s?)\\s?:\\s?(?:/{1,3}|\\\\{2})\\s?(?=[\\p{L}\\p{N}\\[])"_s));
    text.replace(scheme, u"http\\1://"_s);
    static const QRegularExpression noColon(pattern(u"\\bhttp(s?)//(?=[\\p{L}\\p{N}\\[])"_s));
    text.replace(noColon, u"http\\1://"_s);
    static const QRegularExpression twice(pattern(u"\\bhttps?://(?=https?://)"_s));
    text.remove(twice);
    if (!text.contains("://"_L1) && text.contains("%3a%2f%2f"_L1, Qt::CaseInsensitive))
        text = QUrl::fromPercentEncoding(text.toUtf8());
    return text;
}

bool isLookAlikeHost(const QString &host)
{
    const QString name =
        QUrl::fromAce(host.toLatin1().contains("xn--") ? host.toLatin1() : QUrl::toAce(host), QUrl::IgnoreIDNWhitelist);
    // Cyrillic and Greek letters that a reader takes for Latin ones.
    static const QString twins = u"асеорхуіјѕһԁԛԝӏвкмнтгαονρτυικχ"_s;
    for (const QString &label : name.toLower().split(u'.')) {
        QSet<QChar::Script> scripts;
        bool onlyTwins = true;
        bool foreign = false;
        for (const QChar c : label) {
            if (!c.isLetter())
                continue;
            scripts.insert(c.script());
            foreign = foreign || c.unicode() > 0x7f;
            onlyTwins = onlyTwins && twins.contains(c);
        }
        if (!foreign)
            continue;
        const bool deceivable = scripts.contains(QChar::Script_Cyrillic) || scripts.contains(QChar::Script_Greek) ||
                                scripts.contains(QChar::Script_Armenian) || scripts.contains(QChar::Script_Cherokee);
        if (deceivable && (scripts.size() > 1 || onlyTwins))
            return true;
    }
    return false;
}

} // namespace relay
