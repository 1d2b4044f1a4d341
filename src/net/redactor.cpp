#include "net/redactor.h"

#include "net/wipe.h"

#include <QRegularExpression>

#include <algorithm>

namespace net {

namespace {

constexpr qsizetype shortestKnown = 4; // shorter, and ordinary words would go too

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

QRegularExpression re(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
}

const QList<Rule> &rules()
{
    const QString members = QStringLiteral(
        "password|password2|original_password|new_password|totp|totp_code|code|two_factor_code|backup_code|key|api_key|"
        "apikey|token|access_token|refresh_token|id_token|session|secret|client_secret|turnstile|verification_code|"
        "authorization|x-api-key|cookie|set-cookie");
    const QString headers = QStringLiteral(
        "authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key|x-goog-api-key|new-api-user");
    const QString parameters = QStringLiteral("key|api_key|apikey|token|access_token|refresh_token|turnstile|password|"
                                              "totp|code|secret|session|sig|signature");
    static const QList<Rule> list{
        // "password":"…" with the quotes of JSON, or \"password\":\"…\" of JSON inside JSON; cut off at the end as well
        {re(QStringLiteral(R"re(("(?:%1)"\s*:\s*)"(?:[^"\\]|\\.)*(?:"|\\?$))re").arg(members)),
         QStringLiteral("\\1\"[redacted]\"")},
        {re(QStringLiteral(R"re((\\+")(%1)\1(\s*:\s*)\1.*?(?:\1|$))re").arg(members)),
         QStringLiteral("\\1\\2\\1\\3\\1[redacted]\\1")},
        {re(QStringLiteral(R"re((\\*"(?:%1)\\*"\s*:\s*)-?\d[\d.eE+]*)re").arg(members)),
         QStringLiteral("\\1[redacted]")},
        // Authorization: Bearer …, up to the end of the line
        {re(QStringLiteral(R"re((^|[^\w"\\-])(%1)(\s*[:=]\s*+)(?!\[redacted\])[^\r\n]+)re").arg(headers)),
         QStringLiteral("\\1\\2\\3[redacted]")},
        // ?key=… and form bodies
        {re(QStringLiteral(R"re((^|[^\w-])(%1)=(?!\[redacted\])[^&\s"'<>#]+)re").arg(parameters)),
         QStringLiteral("\\1\\2=[redacted]")},
        {re(QStringLiteral(R"re(\b(Bearer|Basic)\s++(?!\[redacted\])[\w.~+/=-]{6,})re")),
         QStringLiteral("\\1 [redacted]")},
        {re(QStringLiteral(R"re(://[^/\s:@]+:[^/\s@]+@)re")), QStringLiteral("://[redacted]@")},
        {re(QStringLiteral(R"re(\bsk-[\w-]{4,})re")), QStringLiteral("sk-[redacted]")},
        {re(QStringLiteral(R"re(\beyJ[\w-]+\.[\w-]+\.[\w-]*)re")), QStringLiteral("[redacted]")},
        // Codes and access tokens are 32 hexadecimal digits; the request ids of some relays too, and those are needed.
        {re(QStringLiteral(R"re((?<!request id: )(?<!request_id=)(?<![\w-])[0-9a-f]{32}(?![\w-]))re")),
         QStringLiteral("[redacted]")},
    };
    return list;
}

QByteArray escapedForJson(QByteArray bytes)
{
    return bytes.replace('\\', "\\\\").replace('"', "\\\"");
}

} // namespace

void Redactor::add(const core::Secret &secret)
{
    if (secret.size() < shortestKnown || m_known.contains(secret))
        return;
    m_known.append(secret);
    // The longest first: one may be part of another.
    std::stable_sort(m_known.begin(), m_known.end(),
                     [](const core::Secret &a, const core::Secret &b) { return a.size() > b.size(); });
}

QString Redactor::redact(const QString &text) const
{
    QString out = text;
    const QString mark = QStringLiteral("[redacted]");
    for (const core::Secret &secret : m_known) {
        QByteArray bytes = secret.reveal();
        for (QByteArray form : {bytes, escapedForJson(bytes), bytes.toPercentEncoding(), bytes.toBase64()}) {
            out.replace(QString::fromUtf8(form), mark);
            wipe(form);
        }
        wipe(bytes);
    }
    for (const Rule &rule : rules())
        out.replace(rule.pattern, rule.replacement);
    return out;
}

} // namespace net
