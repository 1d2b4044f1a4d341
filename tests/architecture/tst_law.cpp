#include "rules.h"
#include "support/quietmain.h"

#include <QFile>

#include <functional>

using namespace law;

namespace {

using Rule = std::function<QStringList(const SourceTree &)>;

QString fromDisk(const QString &path)
{
    QFile file(QStringLiteral(SOURCE_ROOT "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// A small law of its own, so that planted violations do not depend on today's rows.
Table smallTable()
{
    return Table::fromCMake(
        QStringLiteral("# module(src/comment USES nothing)\n"
                       "door(net HEADERS QTcp* TARGETS Qt6::Network)\n"
                       "door(secrets HEADERS qt6keychain/* TARGETS Qt6Keychain::Qt6Keychain)\n"
                       "door(media HEADERS QImage* QAudio* TARGETS Qt6::Multimedia Qt6::Gui)\n"
                       "module(src/core)\nmodule(src/net USES core)\nmodule(src/secrets USES core)\n"
                       "module(src/media\n    USES core net)\nmodule(src/chat USES core net media)\n"
                       "module(src/app USES core)\n"
                       "module(ui/kit USES core app)\nmodule(ui/chat USES kit core chat)\n"
                       "module(ui/billing USES kit core)\nmodule(ui/shell USES kit ui_chat ui_billing)\n"));
}

QtHeaders smallQt()
{
    return {{QStringLiteral("QtCore"), {QStringLiteral("QString"), QStringLiteral("QtGlobal")}},
            {QStringLiteral("QtNetwork"), {QStringLiteral("QTcpSocket"), QStringLiteral("QDnsLookup")}},
            {QStringLiteral("QtGui"), {QStringLiteral("QImage"), QStringLiteral("QColor")}},
            {QStringLiteral("QtMultimedia"), {QStringLiteral("QAudioSink"), QStringLiteral("QSoundEffect")}},
            {QStringLiteral("QtSvg"), {QStringLiteral("QSvgRenderer")}},
            {QStringLiteral("QtWidgets"), {QStringLiteral("QWidget"), QStringLiteral("QLabel")}}};
}

SourceTree treeOf(const QMap<QString, QString> &texts)
{
    SourceTree tree;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        tree.insert(text.key(), SourceFile::fromText(text.value()));
    return tree;
}

// Files that the planted lines may include without breaking anything.
const QMap<QString, QString> &surroundings()
{
    static const QMap<QString, QString> files{
        {QStringLiteral("src/core/result.h"), QStringLiteral("#pragma once\n")},
        {QStringLiteral("src/net/transport.h"), QStringLiteral("#include \"core/result.h\"\n")},
        {QStringLiteral("src/chat/turn.h"), QString()},
        {QStringLiteral("ui/kit/theme.h"), QString()},
        {QStringLiteral("ui/chat/chatspage.h"), QString()},
        {QStringLiteral("ui/shell/mainwindow.h"), QString()}};
    return files;
}

QMap<QString, Rule> allRules(const Table &table, const QtHeaders &qt)
{
    return {{QStringLiteral("rows"), [table](const SourceTree &t) { return brokenRows(t, table); }},
            {QStringLiteral("modules"), [table](const SourceTree &t) { return foreignModules(t, table); }},
            {QStringLiteral("doors"), [table, qt](const SourceTree &t) { return foreignDoors(t, table, qt); }},
            {QStringLiteral("widgets"), [qt](const SourceTree &t) { return widgetsBelowTheWindowLine(t, qt); }},
            {QStringLiteral("disguised"), disguisedIncludes},
            {QStringLiteral("unknown"), unknownIncludes},
            {QStringLiteral("file cycles"), fileCycles},
            {QStringLiteral("folder cycles"), folderCycles},
            {QStringLiteral("words"), wordsBelowTheWindowLine},
            {QStringLiteral("blocking"), blockingCalls},
            {QStringLiteral("threads"), foreignThreads},
            {QStringLiteral("style sheets"), styleSheets},
            {QStringLiteral("secrets"), revealedSecrets},
            {QStringLiteral("long files"), longFiles},
            {QStringLiteral("names"), badNames}};
}

} // namespace

class TestLaw : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_table = Table::fromCMake(fromDisk(QStringLiteral("src/modules.cmake")));
        m_tree = readTree(QStringLiteral(SOURCE_ROOT),
                          {QStringLiteral("src"), QStringLiteral("ui"), QStringLiteral("tests")});
        m_qt = installedQtHeaders();
        // A law that was read wrongly forbids nothing: look at what must be there.
        QCOMPARE(m_table.uses.value(QStringLiteral("src/net")), QStringList{QStringLiteral("src/core")});
        QVERIFY(m_table.uses.size() >= 21);
        QVERIFY(m_table.doors.size() >= 7);
        QVERIFY(m_tree.contains(QStringLiteral("src/core/async.h")));
        QVERIFY(m_qt.value(QStringLiteral("QtCore")).contains(QStringLiteral("QString")));
        QVERIFY(m_qt.value(QStringLiteral("QtWidgets")).contains(QStringLiteral("QWidget")));
    }

    void theProjectKeepsTheLaw_data()
    {
        QTest::addColumn<QString>("rule");
        const QStringList names = allRules(m_table, m_qt).keys();
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void theProjectKeepsTheLaw()
    {
        QFETCH(QString, rule);
        const QStringList broken = allRules(m_table, m_qt).value(rule)(m_tree);
        QVERIFY2(broken.isEmpty(), qPrintable(u'\n' + broken.join(u'\n')));
    }

    // Every rule is shown one thing that breaks it (caught, and at its line) and lawful neighbours of that.
    void plantedViolationIsCaught_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("lawful");
        const auto row = [](const char *name, const char *rule, const char *path, const char *text,
                            bool lawful = false) {
            QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(path) << QString::fromLatin1(text)
                                << lawful;
        };
        row("folder without a row", "rows", "src/cellar/x.h", "");
        row("folder with a row", "rows", "src/net/sub/x.h", "", true);

        row("wrong include", "modules", "src/core/x.h", "#include \"net/transport.h\"\n");
        row("include of a window", "modules", "src/chat/x.h", "#include \"ui/kit/theme.h\"\n");
        row("area of another area", "modules", "ui/billing/x.h", "#include \"ui/chat/chatspage.h\"\n");
        row("not in the row though in the row's row", "modules", "ui/chat/x.h", "#include \"net/transport.h\"\n");
        row("in a sub-folder", "modules", "src/net/deep/x.cpp", "\n#  include \"chat/turn.h\"\n");
        row("wrong include in main", "modules", "ui/main.cpp", "#include \"chat/turn.h\"\n");
        row("shell in main", "modules", "ui/main.cpp", "#include \"ui/shell/mainwindow.h\"\n", true);
        row("include of the row", "modules", "src/chat/x.h", "#include \"net/transport.h\"\n", true);
        row("include in a comment", "modules", "src/core/x.h",
            "/*\n#include \"net/transport.h\"\n*/ // #include \"chat/turn.h\"\n", true);

        row("foreign door by name", "doors", "src/chat/x.h", "#include <QTcpSocket>\n");
        row("foreign door by library", "doors", "src/chat/x.h", "#include <QDnsLookup>\n");
        row("foreign door with its library", "doors", "src/chat/x.h", "#include <QtNetwork/QTcpSocket>\n");
        row("whole library", "doors", "src/chat/x.h", "#include <QtNetwork>\n");
        row("foreign door of another kind", "doors", "ui/chat/x.h", "#include <qt6keychain/keychain.h>\n");
        row("picture in chat", "doors", "src/chat/x.h", "#include <QImage>\n");
        row("colour in chat", "doors", "src/chat/x.h", "#include <QColor>\n");
        row("sound in ui", "doors", "ui/chat/x.h", "#include <QSoundEffect>\n");
        row("sound in ui by name", "doors", "ui/chat/x.h", "#include <QAudioSink>\n");
        row("picture in ui", "doors", "ui/chat/x.h", "#include <QImage>\n", true);
        row("own door", "doors", "src/net/x.h", "#include <QTcpSocket>\n#include <QString>\n", true);

        row("widget in src", "widgets", "src/app/x.h", "#include <QLabel>\n");
        row("svg in src", "widgets", "src/media/x.h", "#include <QSvgRenderer>\n");
        row("widget in ui", "widgets", "ui/kit/x.h", "#include <QLabel>\n#include <QSvgRenderer>\n", true);

        row("relative path", "disguised", "src/net/x.h", "#include \"../core/result.h\"\n");
        row("header file of Qt", "disguised", "src/net/x.h", "#include <qtcpsocket.h>\n");
        row("header with its library", "disguised", "src/net/x.h", "#include <QtCore/QString>\n");
        row("a whole library", "disguised", "src/net/x.h", "#include <QtNetwork>\n");
        row("own header in angles", "disguised", "src/net/x.h", "#include <core/result.h>\n");
        row("plain includes", "disguised", "src/net/x.h",
            "#include \"core/result.h\"\n#include <QtGlobal>\n#include <vector>\n", true);

        row("include without module", "unknown", "src/net/x.cpp", "#include \"transport.h\"\n");
        row("include of a made file", "unknown", "ui/chat/x.cpp", "#include \"ui_chatspage.h\"\n#include \"x.moc\"\n",
            true);

        row("tr in src", "words", "src/net/x.cpp", "int a;\nauto s = tr(\"Hello\");\n");
        row("QObject::tr in src", "words", "src/net/x.cpp", "auto s = QObject::tr(\"Hello\");\n");
        row("translate in src", "words", "src/net/x.cpp", "auto s = QCoreApplication::translate(\"a\", \"b\");\n");
        row("tr in ui", "words", "ui/chat/x.cpp", "auto s = tr(\"Hello\");\n", true);
        row("not tr", "words", "src/net/x.cpp", "str(1); // tr(\"x\")\nauto s = \"tr(\";\n", true);

        row("event loop", "blocking", "src/net/x.cpp", "QEventLoop loop;\n");
        row("event loop in ui", "blocking", "ui/chat/x.cpp", "QEventLoop loop;\n");
        row("processEvents", "blocking", "src/net/x.cpp", "qApp->processEvents();\n");
        row("exec", "blocking", "src/net/x.cpp", "loop.exec();\n");
        row("exec of a dialog", "blocking", "ui/chat/x.cpp", "dialog->exec();\n");
        row("sleep", "blocking", "src/net/x.cpp", "QThread::msleep(5);\n");
        row("std sleep", "blocking", "src/net/x.cpp", "std::this_thread::sleep_for(5ms);\n");
        row("waitForReadyRead", "blocking", "src/net/x.cpp", "socket.waitForReadyRead(100);\n");
        row("query in storage", "blocking", "src/storage/x.cpp", "query.exec();\n", true);
        row("statement of a module that uses storage", "blocking", "src/chat/x.cpp",
            "#include \"storage/statement.h\"\ns.value().exec();\n", true);
        row("loop of a module that uses storage", "blocking", "src/chat/x.cpp",
            "#include \"storage/statement.h\"\nm_thread.exec();\n");
        row("main loop", "blocking", "src/demo/programs/relaydeskdemo.cpp", "return app.exec();\n", true);
        row("drag", "blocking", "ui/chat/x.cpp", "drag->exec(Qt::CopyAction);\n", true);
        row("talk of it", "blocking", "src/net/x.cpp", "// no QEventLoop, no exec()\nlog(\"x.exec()\");\n", true);

        row("thread", "threads", "src/chat/x.h", "QThread m_worker;\n");
        row("std thread", "threads", "src/chat/x.cpp", "std::thread worker(f);\n");
        row("thread of storage", "threads", "src/storage/x.h", "QThread m_worker;\n", true);

        row("style sheet", "style sheets", "ui/chat/x.cpp", "label->setStyleSheet(QString());\n");
        row("qss file", "style sheets", "ui/kit/dark.qss", "");
        row("qss name", "style sheets", "ui/kit/x.cpp", "QFile f(\":/dark.qss\");\n");
        row("a palette", "style sheets", "ui/kit/x.cpp", "label->setPalette(p);\n", true);

        row("revealed secret", "secrets", "src/chat/x.cpp", "log(key.reveal());\n");
        row("revealed in a page", "secrets", "ui/chat/x.cpp", "edit->setText(key.reveal());\n");
        row("elsewhere in net", "secrets", "src/net/ssereader.cpp", "log(key.reveal());\n");
        row("transport", "secrets", "src/net/transport.cpp", "header = key.reveal();\n", true);
        row("clipboard", "secrets", "ui/kit/secretclipboard.cpp", "clip = key.reveal();\n", true);

        row("vague name", "names", "src/net/netmanager.h", "");
        row("capitals", "names", "src/net/Transport.h", "");
        row("good name", "names", "src/net/sseparser.h", "", true);
    }
    void plantedViolationIsCaught()
    {
        QFETCH(QString, rule);
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(bool, lawful);
        const Rule check = allRules(smallTable(), smallQt()).value(rule);
        QVERIFY(check);
        QCOMPARE(check(treeOf(surroundings())), QStringList());
        auto files = surroundings();
        files.insert(path, text);
        const QStringList broken = check(treeOf(files));
        QVERIFY2(broken.isEmpty() == lawful, qPrintable(broken.join(u'\n')));
        if (!lawful)
            QVERIFY2(broken.first().startsWith(path + u':'), qPrintable(broken.first()));
    }

    void longFileIsCaught()
    {
        QCOMPARE(longFiles(treeOf({{QStringLiteral("src/a/x.cpp"), QString(700, u'\n')}})).size(), 0);
        QCOMPARE(longFiles(treeOf({{QStringLiteral("src/a/x.cpp"), QString(701, u'\n')}})).size(), 1);
    }

    void fileCycleIsCaught()
    {
        QMap<QString, QString> files{{QStringLiteral("src/a/one.h"), QStringLiteral("#include \"a/two.h\"\n")},
                                     {QStringLiteral("src/a/two.h"), QStringLiteral("#include \"a/three.h\"\n")},
                                     {QStringLiteral("src/a/three.h"), QString()}};
        QCOMPARE(fileCycles(treeOf(files)), QStringList());
        files[QStringLiteral("src/a/three.h")] = QStringLiteral("#include \"a/one.h\"\n");
        QCOMPARE(fileCycles(treeOf(files)).size(), 1);
    }

    void folderCycleIsCaught()
    {
        // No file goes in a circle, but the folders do.
        QMap<QString, QString> files{{QStringLiteral("src/a/one.h"), QStringLiteral("#include \"b/two.h\"\n")},
                                     {QStringLiteral("src/b/two.h"), QString()},
                                     {QStringLiteral("src/b/three.h"), QString()},
                                     {QStringLiteral("src/a/four.h"), QString()}};
        QCOMPARE(folderCycles(treeOf(files)), QStringList());
        files[QStringLiteral("src/b/three.h")] = QStringLiteral("#include \"a/four.h\"\n");
        QCOMPARE(fileCycles(treeOf(files)), QStringList());
        QCOMPARE(folderCycles(treeOf(files)).size(), 1);
    }

    void cycleOfSubFoldersIsCaught()
    {
        const QMap<QString, QString> files{
            {QStringLiteral("ui/chat/composer/one.h"), QStringLiteral("#include \"ui/chat/transcript/two.h\"\n")},
            {QStringLiteral("ui/chat/transcript/two.h"), QString()},
            {QStringLiteral("ui/chat/transcript/three.h"), QStringLiteral("#include \"ui/chat/composer/four.h\"\n")},
            {QStringLiteral("ui/chat/composer/four.h"), QString()}};
        QCOMPARE(folderCycles(treeOf(files)).size(), 1);
    }

    void tableThatIsWrongIsCaught()
    {
        const auto broken = [](const char *text) {
            return brokenRows({}, Table::fromCMake(QString::fromLatin1(text))).size();
        };
        QCOMPARE(broken("module(src/a)\nmodule(src/b USES a)"), 0);
        QCOMPARE(broken("module(src/a USES b)\nmodule(src/b USES a)"), 1);
        QCOMPARE(broken("module(src/a USES nobody)"), 1);
        QCOMPARE(broken("module(src/a USES kit)\nmodule(ui/kit)"), 1);
        QCOMPARE(broken("door(nobody HEADERS x.h TARGETS)"), 1);
    }

    void literalsAndCommentsAreNotCode()
    {
        const SourceFile file = SourceFile::fromText(QStringLiteral(
            "int a = 1'000; // x()\nauto b = \"y() \\\" y()\";\nchar c = '\"'; z();\n/* w()\n */ v();\n"));
        QVERIFY(!file.code.contains(u"x()"));
        QVERIFY(!file.code.contains(u"y()"));
        QVERIFY(!file.code.contains(u"w()"));
        QVERIFY(file.codeLines.at(2).contains(u"z();"));
        QVERIFY(file.codeLines.at(4).contains(u"v();"));
        const SourceFile raw =
            SourceFile::fromText(QLatin1String("auto s = R") + QLatin1String("\"x(tr(1) )\" tr(2) )x\"; tr(3);"));
        QCOMPARE(raw.code.count(u"tr("), 1);
    }

private:
    Table m_table;
    SourceTree m_tree;
    QtHeaders m_qt;
};

RELAYDESK_TEST(QCoreApplication, TestLaw)
#include "tst_law.moc"
