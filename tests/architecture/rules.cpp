#include "rules.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace law {
namespace {

constexpr int c_longestFile = 700;

using Graph = QMap<QString, QSet<QString>>;

QString complaint(const QString &path, int line, const QString &why)
{
    return QStringLiteral("%1:%2: %3").arg(path).arg(line).arg(why);
}

bool isBelowTheWindowLine(const QString &path)
{
    return path.startsWith(u"src/");
}

bool isProduct(const QString &path)
{
    return path.startsWith(u"src/") || path.startsWith(u"ui/");
}

// The one event loop of each program is started here.
bool isMainFile(const QString &path)
{
    return path.endsWith(u"/main.cpp") || path.contains(u"/programs/") || path == u"ui/shell/program.cpp";
}

// Where an include leads within the tree; empty when it leads out of it.
QString resolved(const SourceTree &tree, const QString &include)
{
    const QString path = include.startsWith(u"ui/") ? include : QStringLiteral("src/") + include;
    return tree.contains(path) ? path : QString();
}

using Matcher = std::function<bool(const QString &path)>;

QStringList linesWith(const SourceTree &tree, const QRegularExpression &forbidden, const Matcher &applies,
                      const QString &why)
{
    QStringList broken;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        if (!applies(file.key()))
            continue;
        for (int i = 0; i < file->codeLines.size(); ++i) {
            const auto match = forbidden.match(file->codeLines.at(i));
            if (match.hasMatch())
                broken.append(complaint(file.key(), i + 1, why.arg(match.captured(0).trimmed())));
        }
    }
    return broken;
}

using Judge = std::function<QString(const QString &path, const Include &include)>;

// Asks the judge about every include of src and ui; what it answers is what is wrong.
QStringList includesWith(const SourceTree &tree, const Judge &judge)
{
    QStringList broken;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        if (!isProduct(file.key()))
            continue;
        for (const Include &include : file->includes) {
            const QString why = judge(file.key(), include);
            if (!why.isEmpty())
                broken.append(complaint(file.key(), include.line, why));
        }
    }
    return broken;
}

class CycleSearch
{
public:
    explicit CycleSearch(const Graph &graph) : m_graph(graph) {}

    QStringList run()
    {
        for (auto node = m_graph.cbegin(); node != m_graph.cend(); ++node)
            visit(node.key());
        return m_cycles;
    }

private:
    void visit(const QString &node)
    {
        const qsizetype open = m_path.indexOf(node);
        if (open >= 0) {
            m_cycles.append(QStringLiteral("cycle: ") + (m_path.mid(open) << node).join(QStringLiteral(" -> ")));
            return;
        }
        if (m_done.contains(node))
            return;
        m_path.append(node);
        QStringList next = m_graph.value(node).values();
        next.sort();
        for (const QString &other : next)
            visit(other);
        m_path.removeLast();
        m_done.insert(node);
    }

    const Graph &m_graph;
    QStringList m_path{};
    QSet<QString> m_done{};
    QStringList m_cycles{};
};

Graph includeGraph(const SourceTree &tree)
{
    Graph graph;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        for (const Include &include : file->includes) {
            const QString target = resolved(tree, include.name);
            if (!target.isEmpty())
                graph[file.key()].insert(target);
        }
    }
    return graph;
}

// A name for a header as the tables use it: "QtNetwork/QTcpSocket" -> "QTcpSocket".
QString bareQtName(const QString &include)
{
    return include.startsWith(u"Qt") && include.contains(u'/') ? include.section(u'/', 1) : include;
}

bool belongsTo(const QtHeaders &qt, const QString &library, const QString &include)
{
    return include == library || include.startsWith(library + u'/') || qt.value(library).contains(include);
}

bool opens(const Door &door, const QtHeaders &qt, const QString &include, bool isInUi)
{
    if (isInUi && belongsTo(qt, QStringLiteral("QtGui"), include))
        return false;
    for (const QString &glob : door.headers) {
        const auto pattern = QRegularExpression::fromWildcard(glob, Qt::CaseSensitive);
        if (pattern.match(include).hasMatch() || pattern.match(bareQtName(include)).hasMatch())
            return true;
    }
    for (const QString &target : door.targets) {
        const QString library = target.startsWith(u"Qt6::") ? QStringLiteral("Qt") + target.mid(5) : QString();
        if (library.isEmpty() || (isInUi && library == u"QtGui"))
            continue;
        // A name that Qt Core has as well is Qt Core's.
        if (belongsTo(qt, library, include) && !qt.value(QStringLiteral("QtCore")).contains(include))
            return true;
    }
    return false;
}

} // namespace

QStringList brokenRows(const SourceTree &tree, const Table &table)
{
    QStringList broken;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        const bool isRoot = file.key().count(u'/') == 1; // ui/main.cpp, src/precompiled.h
        if (isProduct(file.key()) && !isRoot && table.moduleOf(file.key()).isEmpty())
            broken.append(complaint(file.key(), 1, QStringLiteral("its folder has no row in src/modules.cmake")));
    }
    Graph graph;
    for (auto row = table.uses.cbegin(); row != table.uses.cend(); ++row) {
        for (const QString &used : row.value()) {
            graph[row.key()].insert(used);
            if (!table.uses.contains(used))
                broken.append(QStringLiteral("src/modules.cmake: %1 uses %2, which has no row").arg(row.key(), used));
            if (row.key().startsWith(u"src/") && used.startsWith(u"ui/"))
                broken.append(QStringLiteral("src/modules.cmake: %1 may not use a window, %2").arg(row.key(), used));
        }
    }
    for (const Door &door : table.doors) {
        if (!table.uses.contains(door.owner))
            broken.append(QStringLiteral("src/modules.cmake: a door belongs to %1, which has no row").arg(door.owner));
    }
    return broken + CycleSearch(graph).run();
}

QStringList foreignModules(const SourceTree &tree, const Table &table)
{
    const QStringList forMain{QStringLiteral("ui/shell"), QStringLiteral("ui/kit"), QStringLiteral("src/app"),
                              QStringLiteral("src/core")};
    return includesWith(tree, [&](const QString &path, const Include &include) {
        const QString own = table.moduleOf(path);
        const QString used = table.moduleOfInclude(include.name);
        const QStringList allowed = path == u"ui/main.cpp" ? forMain : table.uses.value(own);
        if (used.isEmpty() || used == own || allowed.contains(used))
            return QString();
        return QStringLiteral("%1 may not include \"%2\" of %3").arg(own.isEmpty() ? path : own, include.name, used);
    });
}

QStringList foreignDoors(const SourceTree &tree, const Table &table, const QtHeaders &qt)
{
    return includesWith(tree, [&](const QString &path, const Include &include) {
        const QString own = table.moduleOf(path);
        QString owner;
        for (const Door &door : table.doors) {
            if (!opens(door, qt, include.name, path.startsWith(u"ui/")))
                continue;
            if (door.owner == own)
                return QString();
            owner = door.owner;
        }
        if (owner.isEmpty())
            return QString();
        return QStringLiteral("<%1> is a door that belongs to %2").arg(include.name, owner);
    });
}

QStringList widgetsBelowTheWindowLine(const SourceTree &tree, const QtHeaders &qt)
{
    static const QStringList libraries{QStringLiteral("QtWidgets"), QStringLiteral("QtSvg"),
                                       QStringLiteral("QtSvgWidgets"), QStringLiteral("QtPrintSupport"),
                                       QStringLiteral("QtUiTools")};
    return includesWith(tree, [&](const QString &path, const Include &include) {
        for (const QString &library : libraries) {
            if (isBelowTheWindowLine(path) && belongsTo(qt, library, include.name))
                return QStringLiteral("<%1> is of %2: only ui may include it").arg(include.name, library);
        }
        return QString();
    });
}

QStringList disguisedIncludes(const SourceTree &tree)
{
    static const QRegularExpression byLibrary(QStringLiteral("^Qt[A-Z]\\w*/"));
    static const QRegularExpression byFile(QStringLiteral("^q(?!rencode\\.h$)[a-z0-9_]+\\.h$"));
    static const QRegularExpression whole(
        QStringLiteral("^Qt(Core|Gui|Widgets|Network|Sql|Svg|Multimedia|Qml|Concurrent|DBus|Xml|PrintSupport)$"));
    static const QRegularExpression ours(
        QStringLiteral("^(core|net|storage|secrets|markup|relay|accounts|catalog|media|chat|billing|demo|app|ui)/"));
    return includesWith(tree, [](const QString &, const Include &include) {
        const QString &name = include.name;
        if (name.contains(u"../") || name.startsWith(u"./"))
            return QStringLiteral("\"%1\": include by module, not by a relative path").arg(name);
        if (!include.isQuoted && ours.match(name).hasMatch())
            return QStringLiteral("<%1>: our own headers are quoted").arg(name);
        if (byLibrary.match(name).hasMatch() || byFile.match(name).hasMatch() || whole.match(name).hasMatch())
            return QStringLiteral("<%1>: name the class, so that the doors can be read").arg(name);
        return QString();
    });
}

QStringList unknownIncludes(const SourceTree &tree)
{
    static const QRegularExpression made(QStringLiteral("^(ui_\\w+\\.h|\\w+\\.moc|moc_\\w+\\.cpp)$"));
    return includesWith(tree, [&](const QString &, const Include &include) {
        if (!include.isQuoted || include.name.contains(u"../") || made.match(include.name).hasMatch() ||
            !resolved(tree, include.name).isEmpty())
            return QString();
        return QStringLiteral("\"%1\" is no file of src or ui (include with the module: \"net/transport.h\")")
            .arg(include.name);
    });
}

QStringList fileCycles(const SourceTree &tree)
{
    return CycleSearch(includeGraph(tree)).run();
}

QStringList folderCycles(const SourceTree &tree)
{
    QMap<QString, Graph> byParent;
    const Graph files = includeGraph(tree);
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        for (const QString &target : file.value()) {
            const QStringList from = file.key().split(u'/');
            const QStringList to = target.split(u'/');
            qsizetype same = 0;
            while (same < from.size() - 1 && same < to.size() - 1 && from.at(same) == to.at(same))
                ++same;
            if (same == from.size() - 1 || same == to.size() - 1)
                continue; // one of the two lies directly in the folder they share
            const QString parent = from.mid(0, same).join(u'/');
            byParent[parent][from.mid(0, same + 1).join(u'/')].insert(to.mid(0, same + 1).join(u'/'));
        }
    }
    QStringList broken;
    for (const Graph &folders : std::as_const(byParent))
        broken += CycleSearch(folders).run();
    return broken;
}

QStringList wordsBelowTheWindowLine(const SourceTree &tree)
{
    static const QRegularExpression words(QStringLiteral(
        "\\b(tr|trUtf8|qtTrId|QT_TR_NOOP|QT_TRANSLATE_NOOP|QT_TRID_NOOP)\\s*\\(|\\bQ(Core)?Application::translate\\b"));
    return linesWith(tree, words, isBelowTheWindowLine,
                     QStringLiteral("'%1' below the window line: only ui has words"));
}

QStringList blockingCalls(const SourceTree &tree)
{
    static const QRegularExpression loops(QStringLiteral("\\bQEventLoop\\b|\\bprocessEvents\\b"));
    static const QRegularExpression exec(QStringLiteral("(?<!rag)(\\.|->|::)\\s*exec\\s*\\("));
    static const QRegularExpression waits(
        QStringLiteral("\\bQThread::(sleep|msleep|usleep)\\b|\\bwaitFor[A-Z]\\w*\\s*\\("));
    static const QRegularExpression sleeps(QStringLiteral("\\bthis_thread::sleep_\\w+|\\b(u|nano)?sleep\\s*\\("));
    const auto why = QStringLiteral("'%1': never block, never spin");
    // A statement's exec() is no loop: whoever includes "storage/…" may mean that one, if it is not called on a known
    // loop.
    static const QRegularExpression loopExec(
        QStringLiteral("\\b(Q\\w*Application|QThread|qApp|m?_?(app|application|loop|eventLoop|thread|dialog|menu))"
                       "(\\.|->|::)\\s*exec\\s*\\("),
        QRegularExpression::CaseInsensitiveOption);
    const auto usesStorage = [&](const QString &path) {
        const QList<Include> &includes = tree.constFind(path)->includes;
        return path.startsWith(u"src/storage/") ||
               std::any_of(includes.cbegin(), includes.cend(),
                           [](const Include &i) { return i.name.startsWith(u"storage/"); });
    };
    const auto mayNotLoop = [](const QString &path) { return isProduct(path) && !isMainFile(path); };
    const auto mayNotExec = [&](const QString &path) { return mayNotLoop(path) && !usesStorage(path); };
    const auto mayExecStatements = [&](const QString &path) { return mayNotLoop(path) && usesStorage(path); };
    // The demo relay paces its answers on the threads of its own server.
    const auto mayNotSleep = [](const QString &path) { return isProduct(path) && !path.startsWith(u"src/demo/"); };
    return linesWith(tree, loops, isProduct, why) + linesWith(tree, exec, mayNotExec, why) +
           linesWith(tree, loopExec, mayExecStatements, why) + linesWith(tree, waits, isProduct, why) +
           linesWith(tree, sleeps, mayNotSleep, why);
}

QStringList foreignThreads(const SourceTree &tree)
{
    static const QRegularExpression threads(
        QStringLiteral("\\bstd::(jthread|thread|async)\\b|\\bQtConcurrent\\b|\\bQThreadPool\\b|\\bQThread::create\\b|"
                       "\\bnew QThread\\b|\\bQThread m_\\w+|public QThread\\b"));
    static const QRegularExpression owners(QStringLiteral("^src/(storage|markup|media|demo)/"));
    return linesWith(
        tree, threads, [](const QString &path) { return isProduct(path) && !owners.match(path).hasMatch(); },
        QStringLiteral("'%1': only storage, markup, media and demo make threads"));
}

QStringList styleSheets(const SourceTree &tree)
{
    static const QRegularExpression sheets(QStringLiteral("\\bsetStyleSheet\\b"));
    QStringList broken =
        linesWith(tree, sheets, isProduct, QStringLiteral("'%1': the theme is ui/kit's, there are no style sheets"));
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        if (isProduct(file.key()) && (file.key().endsWith(u".qss") || file->text.contains(u".qss\"")))
            broken.append(complaint(file.key(), 1, QStringLiteral("a .qss file: there are no style sheets")));
    }
    return broken;
}

QStringList revealedSecrets(const SourceTree &tree)
{
    static const QRegularExpression reveals(QStringLiteral("\\breveal\\s*\\("));
    // Transport's own parts count as Transport: the request it sends, its body, its cookies, and what scrubs its log.
    static const QRegularExpression mayReveal(QStringLiteral(
        "^(src/core/secret\\.|src/net/(transport|exchange|requestbody|cookiejar|redactor)\\.|src/secrets/|"
        "src/demo/|ui/kit/secretclipboard)"));
    return linesWith(
        tree, reveals, [](const QString &path) { return isProduct(path) && !mayReveal.match(path).hasMatch(); },
        QStringLiteral("'%1': a secret leaves only through net/transport, secrets and the clipboard"));
}

QStringList longFiles(const SourceTree &tree)
{
    QStringList broken;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        const qsizetype lines = file->text.count(u'\n');
        if (lines > c_longestFile)
            broken.append(complaint(file.key(), c_longestFile,
                                    QStringLiteral("%1 lines, more than %2").arg(lines).arg(c_longestFile)));
    }
    return broken;
}

QStringList badNames(const SourceTree &tree)
{
    static const QRegularExpression good(QStringLiteral("^[a-z0-9]+(_p)?$"));
    static const QRegularExpression vague(QStringLiteral("(manager|helper|helpers|util|utils)$"));
    QStringList broken;
    for (auto file = tree.cbegin(); file != tree.cend(); ++file) {
        const QString name = QFileInfo(file.key()).completeBaseName();
        if (isProduct(file.key()) && (!good.match(name).hasMatch() || vague.match(name).hasMatch()))
            broken.append(complaint(file.key(), 1,
                                    QStringLiteral("a file is named like its class, in lower case, by what it is")));
    }
    return broken;
}

} // namespace law
