#include "accounts/connect/linediff.h"

#include "accounts/connect/settings.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace accounts::connect {

namespace {

// Longest common subsequence by table; the ends that agree are cut off before, so that it stays small.
QList<DiffLine> compare(const QByteArrayList &a, const QByteArrayList &b)
{
    constexpr qsizetype largest = 4'000'000; // cells; beyond, everything counts as replaced
    QList<DiffLine> out;
    const auto say = [&out](DiffLine::Kind kind, const QByteArray &line) {
        out.append({kind, QString::fromUtf8(line)});
    };
    const auto n = std::size_t(a.size());
    const auto m = std::size_t(b.size());
    if (a.size() * b.size() > largest) {
        for (const QByteArray &line : a)
            say(DiffLine::Kind::Removed, line);
        for (const QByteArray &line : b)
            say(DiffLine::Kind::Added, line);
        return out;
    }
    std::vector<std::vector<int>> common(n + 1, std::vector<int>(m + 1, 0));
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;)
            common[i][j] = a[qsizetype(i)] == b[qsizetype(j)] ? common[i + 1][j + 1] + 1
                                                              : std::max(common[i + 1][j], common[i][j + 1]);
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && a[qsizetype(i)] == b[qsizetype(j)]) {
            say(DiffLine::Kind::Same, a[qsizetype(i)]);
            ++i;
            ++j;
        } else if (j >= m || (i < n && common[i + 1][j] >= common[i][j + 1])) {
            say(DiffLine::Kind::Removed, a[qsizetype(i++)]);
        } else {
            say(DiffLine::Kind::Added, b[qsizetype(j++)]);
        }
    }
    return out;
}

QList<DiffLine> aroundChanges(const QList<DiffLine> &all, int around)
{
    QList<DiffLine> out;
    int skipped = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        bool near = false;
        for (qsizetype k = std::max<qsizetype>(0, i - around); k <= std::min(all.size() - 1, i + around); ++k)
            near = near || all[k].kind != DiffLine::Kind::Same;
        if (!near) {
            ++skipped;
            continue;
        }
        if (skipped > 0)
            out.append({DiffLine::Kind::Skipped, QString::number(skipped)});
        skipped = 0;
        out.append(all[i]);
    }
    if (skipped > 0)
        out.append({DiffLine::Kind::Skipped, QString::number(skipped)});
    return out;
}

} // namespace

QString withoutSecrets(const QString &line)
{
    static const QRegularExpression keys(u"sk-[A-Za-z0-9_-]{8,}"_s);
    static const QRegularExpression members(
        u"((?:key|token|secret|password|passwd|bearer)[\\w-]*[\"']?\\s*[:=]\\s*[\"']?)([^\\s\"',;]{8,})"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString out;
    qsizetype from = 0;
    for (auto found = keys.globalMatch(line); found.hasNext();) {
        const auto match = found.next();
        out += QStringView(line).mid(from, match.capturedStart() - from);
        out += u"sk-…"_s + match.captured().right(match.capturedLength() >= 15 ? 4 : 0);
        from = match.capturedEnd();
    }
    out += QStringView(line).mid(from);
    const auto match = members.match(out);
    if (match.hasMatch() && !match.captured(2).startsWith("sk-"_L1) && !match.captured(2).contains(u"…"_s) &&
        match.captured(2) != QLatin1String(keyPlace))
        out.replace(match.capturedStart(2), match.capturedLength(2), u"…"_s);
    return out;
}

QList<DiffLine> differences(const QByteArray &before, const QByteArray &after, const QString &keyHint, int around)
{
    const auto linesOf = [](QByteArray text) {
        QByteArrayList lines = text.replace("\r\n", "\n").split('\n');
        if (lines.last().isEmpty())
            lines.removeLast();
        return lines;
    };
    QByteArrayList a = linesOf(before);
    QByteArrayList b = linesOf(after);
    QList<DiffLine> head;
    QList<DiffLine> tail;
    while (!a.isEmpty() && !b.isEmpty() && a.first() == b.first()) {
        head.append({DiffLine::Kind::Same, QString::fromUtf8(a.takeFirst())});
        b.removeFirst();
    }
    while (!a.isEmpty() && !b.isEmpty() && a.last() == b.last()) {
        tail.prepend({DiffLine::Kind::Same, QString::fromUtf8(a.takeLast())});
        b.removeLast();
    }
    QList<DiffLine> out = aroundChanges(head + compare(a, b) + tail, around);
    for (DiffLine &line : out)
        line.text = shownText(withoutSecrets(line.text), keyHint);
    return out;
}

} // namespace accounts::connect
