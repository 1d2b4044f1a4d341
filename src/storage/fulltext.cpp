#include "storage/fulltext.h"

#include <QSet>
#include <QStringList>

namespace storage {

namespace {

constexpr qsizetype mostTrigrams = 48; // each costs a look-up; the hit is checked anyway

} // namespace

QString trigramQuery(const QString &text)
{
    // The tokenizer counts code points, not UTF-16 units. It also folds the case, by its own tables: folding here too
    // could turn a letter into one that its index does not have.
    const QList<uint> points = text.toUcs4();
    QStringList terms;
    QSet<QString> seen;
    for (qsizetype i = 0; i + 3 <= points.size() && terms.size() < mostTrigrams; ++i) {
        const QList<uint> three = points.sliced(i, 3);
        if (three.contains(0u))
            continue; // the tokenizer stops at NUL
        QString trigram;
        for (const uint point : three)
            trigram += QStringView(QChar::fromUcs4(point));
        if (seen.contains(trigram))
            continue;
        seen.insert(trigram);
        terms << QLatin1Char('"') + trigram.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    }
    return terms.join(QLatin1String(" AND "));
}

QString likePattern(const QString &text)
{
    QString escaped = text;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    escaped.replace(QLatin1Char('%'), QLatin1String("\\%"));
    escaped.replace(QLatin1Char('_'), QLatin1String("\\_"));
    return QLatin1Char('%') + escaped + QLatin1Char('%');
}

bool holds(const QString &text, const QString &needle)
{
    return text.contains(needle, Qt::CaseInsensitive);
}

} // namespace storage
