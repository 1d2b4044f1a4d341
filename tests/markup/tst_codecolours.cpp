#include "markup/codecolours.h"

#include "support/quietmain.h"

#include <QCoreApplication>

using namespace markup;

class TestCodeColours : public QObject
{
    Q_OBJECT

    // "k:def f:p_wait …"
    static QString described(const QString &code, const QString &language)
    {
        QStringList out;
        for (const CodeSpan &span : colourCode(code, language)) {
            const QLatin1Char letters[] = {QLatin1Char('k'), QLatin1Char('f'), QLatin1Char('s'), QLatin1Char('n'),
                                           QLatin1Char('c')};
            out.append(QString(letters[static_cast<int>(span.kind)]) + QLatin1Char(':') +
                       code.mid(span.start, span.length));
        }
        return out.join(QLatin1Char('|'));
    }

private Q_SLOTS:
    void languages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("spans");
        QTest::newRow("python") << QStringLiteral("Python")
                                << QStringLiteral("def p_wait(a: float) -> int:  # Erlang C\n    return sum(a**2.5e-3)")
                                << QStringLiteral("k:def|f:p_wait|k:float|k:int|c:# Erlang C|k:return|f:sum|n:2.5e-3");
        QTest::newRow("python strings") << QStringLiteral("py") << QStringLiteral("x = 'a\\'b' + \"\"\"c\n# d\"\"\"")
                                        << QStringLiteral("s:'a\\'b'|s:\"\"\"c\n# d\"\"\"");
        QTest::newRow("c++") << "cpp"
                             << "auto x1 = f(0xFF); // y\n/* z\n*/ return \"s\";"
                             << "k:auto|f:f|n:0xFF|c:// y|c:/* z\n*/|k:return|s:\"s\"";
        QTest::newRow("typescript") << "ts"
                                    << "const a: string = `x\n${1}`;"
                                    << "k:const|k:string|s:`x\n${1}`";
        QTest::newRow("rust lifetimes") << QStringLiteral("rust") << QStringLiteral("fn f<'a>(x: &'a str) {}")
                                        << QStringLiteral("k:fn|k:str");
        QTest::newRow("sql") << QStringLiteral("sql") << QStringLiteral("SELECT count(*) FROM t WHERE a = 'x' -- end")
                             << QStringLiteral("k:SELECT|f:count|k:FROM|k:WHERE|s:'x'|c:-- end");
        QTest::newRow("shell") << "bash"
                               << "for f in $#; do echo \"$f\" # say\ndone"
                               << "k:for|k:in|k:do|k:echo|s:\"$f\"|c:# say|k:done";
        QTest::newRow("json") << QStringLiteral("json") << QStringLiteral("{\"a\": [1, true, \"b\"]}")
                              << QStringLiteral("k:\"a\"|n:1|k:true|s:\"b\"");
        QTest::newRow("yaml") << QStringLiteral("yaml") << QStringLiteral("api-key: abc # note\nurl: http://x#y")
                              << QStringLiteral("k:api-key|c:# note|k:url|k:http");
        QTest::newRow("an open string ends with its line") << "c"
                                                           << "a = \"open\nint b;"
                                                           << "s:\"open|k:int";
        QTest::newRow("an open comment goes to the end")
            << QStringLiteral("java") << QStringLiteral("x /* y") << QStringLiteral("c:/* y");
        QTest::newRow("a backslash at the very end")
            << QStringLiteral("js") << QStringLiteral("'\\") << QStringLiteral("s:'\\");
        QTest::newRow("unknown") << QStringLiteral("brainfuck") << QStringLiteral("+++ if \"x\"") << QStringLiteral("");
    }
    void languages()
    {
        QFETCH(QString, language);
        QFETCH(QString, code);
        QFETCH(QString, spans);
        QCOMPARE(described(code, language), spans);
    }

    void spansAreInOrderAndInside()
    {
        const QString code = QStringLiteral("def f(x):\n  '''\n  \"a\" # b\n  return 1.5 + g(\"c\\\"d\") # e");
        for (qsizetype size = 0; size <= code.size(); ++size) {
            qsizetype at = 0;
            for (const CodeSpan &span : colourCode(code.left(size), QStringLiteral("py"))) {
                QVERIFY(span.start >= at && span.length > 0 && span.start + span.length <= size);
                at = span.start + span.length;
            }
        }
    }

    void labels()
    {
        QCOMPARE(languageLabel(QStringLiteral("js")), QStringLiteral("JavaScript"));
        QCOMPARE(languageLabel(QStringLiteral("Erlang")), QStringLiteral("Erlang"));
        QCOMPARE(languageLabel(QString()), QString());
    }
};

RELAYDESK_TEST(QCoreApplication, TestCodeColours)
#include "tst_codecolours.moc"
