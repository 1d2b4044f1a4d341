#include "table.h"

#include <QDir>
#include <QLibraryInfo>
#include <QRegularExpression>

namespace law {
namespace {

// The reverse of relaydesk_target_name(): a target's name to its folder.
QString folderOf(const QString &target)
{
    if (target == u"kit")
        return QStringLiteral("ui/kit");
    if (target.startsWith(u"ui_"))
        return QStringLiteral("ui/") + target.mid(3);
    return QStringLiteral("src/") + target;
}

// "src/net USES core" with the keywords {"USES"} -> {"": {"src/net"}, "USES": {"core"}}
QMap<QString, QStringList> arguments(const QString &text, const QStringList &keywords)
{
    QMap<QString, QStringList> found;
    QString keyword;
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (keywords.contains(word))
            keyword = word;
        else
            found[keyword].append(word);
    }
    return found;
}

} // namespace

Table Table::fromCMake(const QString &text)
{
    static const QRegularExpression comment(QStringLiteral("#[^\n]*"));
    static const QRegularExpression call(QStringLiteral("\\b(module|door)\\s*\\(([^)]*)\\)"));
    Table table;
    QString plain = text;
    plain.remove(comment);
    for (auto calls = call.globalMatch(plain); calls.hasNext();) {
        const auto match = calls.next();
        const auto words = arguments(match.captured(2),
                                     {QStringLiteral("USES"), QStringLiteral("HEADERS"), QStringLiteral("TARGETS")});
        const QString name = words.value(QString()).value(0);
        if (match.captured(1) == u"door") {
            table.doors.append(
                {folderOf(name), words.value(QStringLiteral("HEADERS")), words.value(QStringLiteral("TARGETS"))});
            continue;
        }
        QStringList &uses = table.uses[name];
        const QStringList targets = words.value(QStringLiteral("USES"));
        for (const QString &target : targets)
            uses.append(folderOf(target));
    }
    return table;
}

QString Table::moduleOf(const QString &path) const
{
    for (auto row = uses.cbegin(); row != uses.cend(); ++row) {
        if (path.startsWith(row.key() + u'/'))
            return row.key();
    }
    return {};
}

QString Table::moduleOfInclude(const QString &include) const
{
    return moduleOf(include.startsWith(u"ui/") ? include : QStringLiteral("src/") + include);
}

QtHeaders installedQtHeaders()
{
    QtHeaders headers;
    const QDir root(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    const QStringList libraries = root.entryList({QStringLiteral("Qt*")}, QDir::Dirs);
    for (const QString &library : libraries) {
        const QStringList names = QDir(root.filePath(library)).entryList(QDir::Files);
        headers.insert(library, QSet<QString>(names.cbegin(), names.cend()));
    }
    return headers;
}

} // namespace law
