#include "accounts/connect/merge.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace accounts::connect {

namespace {

QByteArrayList linesOf(const QByteArray &text)
{
    QByteArrayList lines = text.split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast(); // the end of the last line, no line of its own
    return lines;
}

QByteArray joined(const QByteArrayList &lines)
{
    return lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n';
}

// "NAME" of "NAME=value", "export NAME=value", "name: value"; empty for anything else.
QByteArray nameOf(const QByteArray &line)
{
    static const QRegularExpression name(u"^(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*[:=]"_s);
    const auto match = name.match(QString::fromUtf8(line));
    return match.hasMatch() ? match.captured(1).toUtf8() : QByteArray();
}

} // namespace

QByteArray patchLines(const QByteArray &before, const QByteArray &wanted)
{
    QByteArrayList lines = linesOf(before);
    for (const QByteArray &line : linesOf(wanted)) {
        const QByteArray name = nameOf(line);
        bool placed = false;
        for (QByteArray &old : lines) {
            if (!name.isEmpty() && nameOf(old) == name) {
                old = placed ? "# " + old : line; // a second line of that name would win over ours
                placed = true;
            }
        }
        if (!placed)
            lines.append(line);
    }
    return joined(lines);
}

QByteArray patchBlock(const QByteArray &before, const QByteArray &wanted, const QByteArray &name)
{
    const QByteArray begin = "# >>> relaydesk: " + name + " >>>";
    const QByteArray end = "# <<< relaydesk: " + name + " <<<";
    const QByteArrayList block = QByteArrayList{begin} + linesOf(wanted) + QByteArrayList{end};
    QByteArrayList lines = linesOf(before);
    const qsizetype first = lines.indexOf(begin);
    const qsizetype last = first < 0 ? -1 : lines.indexOf(end, first);
    if (last < 0) {
        if (!lines.isEmpty() && !lines.last().trimmed().isEmpty())
            lines.append(QByteArray());
        return joined(lines + block);
    }
    return joined(lines.mid(0, first) + block + lines.mid(last + 1));
}

core::Result<QByteArray> mergedFile(const AppTemplate &app, const Way &way, const QByteArray &before,
                                    const QString &text)
{
    const bool windowsEnds = before.contains("\r\n");
    const QByteArray old = windowsEnds ? QByteArray(before).replace("\r\n", "\n") : before;
    const QByteArray wanted = text.toUtf8();
    core::Result<QByteArray> merged = wanted;
    switch (way.merge) {
    case Merge::Copy:
    case Merge::Fields:
    case Merge::Link:
        return core::Error{core::ErrorKind::BadRequest, u"this way has no file"_s};
    case Merge::Whole:
        break;
    case Merge::Block:
        merged = patchBlock(old, wanted, app.name.toUtf8());
        break;
    case Merge::Lines:
        merged = patchLines(old, wanted);
        break;
    case Merge::Json:
        merged = patchJson(old, wanted);
        break;
    case Merge::Toml:
        merged = patchToml(old, wanted);
        break;
    }
    if (merged && windowsEnds)
        return QByteArray(*merged).replace("\n", "\r\n");
    return merged;
}

} // namespace accounts::connect
