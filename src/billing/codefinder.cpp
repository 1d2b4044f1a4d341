#include "billing/redeemer.h"

#include <QRegularExpression>
#include <QSet>

namespace billing {

namespace {

// Between the digits of a code: a soft line break of a mail ("=" at the end of the line), and signs without width that
// web pages put into long words. They are no part of it.
const QString filler = QStringLiteral("(?:=\\r?\\n|[\\x{00AD}\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}])*");

QString cleaned(QString found)
{
    static const QRegularExpression noise(QStringLiteral("=\\r?\\n|[\\x{00AD}\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}]"));
    return found.remove(noise);
}

QString hexDigits(int count)
{
    return QStringLiteral("[0-9a-fA-F](?:%1[0-9a-fA-F]){%2}").arg(filler).arg(count - 1);
}

// 32 hex digits, with or without the dashes of a UUID. Longer runs are something else (a SHA-256, a key), and so is
// what follows "sk-".
const QRegularExpression &usualForm()
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?<![0-9A-Za-z])(?<!sk-)(?<!SK-)(?<![0-9A-Za-z]-)(?:%1|%2-%3-%3-%3-%4)(?![0-9A-Za-z])(?!-[0-9A-Za-z])")
            .arg(hexDigits(32), hexDigits(8), hexDigits(4), hexDigits(12)));
    return pattern;
}

// For relays that make codes of another form: a word of 12 to 64 letters and digits, both among them, perhaps with
// dashes; not part of an address, a file name or a key, and not a piece of hex (a code cut short, a checksum).
const QRegularExpression &otherForm()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![0-9A-Za-z_./"
                       "@%&+-])(?!sk-)(?![A-Za-z0-9-]*[0-9a-fA-F]{20})(?=[A-Za-z0-9-]*[A-Za-z])(?=[A-Za-z0-9-]*[0-9][A-"
                       "Za-z0-9-]*[0-9])"
                       "[A-Za-z0-9](?:[A-Za-z0-9-]{10,62})[A-Za-z0-9](?![0-9A-Za-z_/@%&+-])(?![.:][0-9A-Za-z/])"));
    return pattern;
}

QList<FoundCode> collect(const QString &text, const QRegularExpression &pattern, bool stripDashes)
{
    QList<FoundCode> codes;
    QSet<QString> seen;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        QString code = cleaned(match.captured());
        if (stripDashes)
            code.remove(QLatin1Char('-'));
        // The same digits in other letters would be a variant, and variants are never tried: the first stays.
        const QString same = code.toLower();
        if (seen.contains(same))
            continue;
        seen.insert(same);
        const core::Secret secret = core::Secret::fromText(code);
        codes.append({secret, codeHint(secret), match.capturedStart(), match.capturedLength()});
    }
    return codes;
}

} // namespace

QList<FoundCode> findCodes(const QString &text)
{
    const auto usual = collect(text, usualForm(), true);
    return usual.isEmpty() ? collect(text, otherForm(), false) : usual;
}

QString codeHint(const core::Secret &code)
{
    return code.outline();
}

QString codeOutcomeName(CodeOutcome outcome)
{
    switch (outcome) {
    case CodeOutcome::Added:
        return QStringLiteral("added");
    case CodeOutcome::Used:
        return QStringLiteral("used");
    case CodeOutcome::Unknown:
        return QStringLiteral("unknown");
    case CodeOutcome::Refused:
        return QStringLiteral("refused");
    case CodeOutcome::Limited:
        return QStringLiteral("limited");
    case CodeOutcome::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace billing
