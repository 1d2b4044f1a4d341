#include "markup/markdown.h"

#include "support/quietmain.h"

#include <QCoreApplication>

using namespace markup;

namespace {

QString plain(const QList<Span> &spans)
{
    QString all;
    for (const Span &span : spans)
        all += span.text;
    return all;
}

} // namespace

class TestMarkdown : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void headingsAndParagraphs()
    {
        const auto blocks = parse(QStringLiteral("## Two\n\nA *b* **c** `d` ~~e~~\n\nSet\n===\n"));
        QCOMPARE(blocks.size(), 3);
        QCOMPARE(blocks[0].kind, Block::Kind::Heading);
        QCOMPARE(blocks[0].level, 2);
        QCOMPARE(plain(blocks[0].spans), QStringLiteral("Two"));
        QCOMPARE(blocks[1].spans.size(), 8);
        QCOMPARE(blocks[1].spans[1], (Span{QStringLiteral("b"), Span::Italic, {}}));
        QCOMPARE(blocks[1].spans[3], (Span{QStringLiteral("c"), Span::Bold, {}}));
        QCOMPARE(blocks[1].spans[5], (Span{QStringLiteral("d"), Span::Code, {}}));
        QCOMPARE(blocks[1].spans[7], (Span{QStringLiteral("e"), Span::Strike, {}}));
        QCOMPARE(blocks[2].level, 1);
    }

    void listsAreFlat()
    {
        const auto blocks = parse(QStringLiteral("3. a\n4. b\n   - c\n\n     d\n- [x] e\n- [ ] f\n"));
        QCOMPARE(blocks.size(), 6);
        QCOMPARE(blocks[0].marker, QStringLiteral("3."));
        QCOMPARE(blocks[1].marker, QStringLiteral("4."));
        QCOMPARE(blocks[1].listDepth, 1);
        QCOMPARE(blocks[2].marker, QStringLiteral("•"));
        QCOMPARE(blocks[2].listDepth, 2);
        QCOMPARE(blocks[3].marker, QString());
        QCOMPARE(blocks[3].listDepth, 2);
        QCOMPARE(plain(blocks[3].spans), QStringLiteral("d"));
        QCOMPARE(blocks[4].marker, QStringLiteral("☑"));
        QCOMPARE(blocks[5].marker, QStringLiteral("☐"));
        QVERIFY(blocks[5].tight);
    }

    void tablesHaveColumnsAndCells()
    {
        const auto blocks = parse(QStringLiteral("| a | b |\n|---|--:|\n| **1** | $x|y$ |\n"));
        QCOMPARE(blocks.size(), 1);
        QCOMPARE(blocks[0].kind, Block::Kind::Table);
        QCOMPARE(blocks[0].columns, (QList{Block::Align::Start, Block::Align::End}));
        QCOMPARE(blocks[0].rows.size(), 2);
        QCOMPARE(blocks[0].rows[1][0], (QList{Span{QStringLiteral("1"), Span::Bold, {}}}));
        QCOMPARE(blocks[0].rows[1][1], (QList{Span{QStringLiteral("x|y"), Span::Math, {}}}));
    }

    void codeKeepsItsTextAndSaysWhetherItEnded()
    {
        const auto blocks =
            parse(QStringLiteral("```Python title=x\na = \"$1$\"\n\nb\n```\n> ```\n> q\n> ```\n\n~~~\nopen\n"));
        QCOMPARE(blocks.size(), 3);
        QCOMPARE(blocks[0].language, QStringLiteral("Python"));
        QCOMPARE(blocks[0].code, QStringLiteral("a = \"$1$\"\n\nb"));
        QVERIFY(blocks[0].closed);
        QCOMPARE(blocks[1].quoteDepth, 1);
        QVERIFY(blocks[1].closed);
        QVERIFY(!blocks[2].closed);
        QVERIFY(!parse(QStringLiteral("- ```\n"))[0].closed);
    }

    void texIsToldFromMoney_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QStringList>("formulas");
        QTest::newRow("dollars") << QStringLiteral("so $a_1*b*c$ is") << QStringList{QStringLiteral("a_1*b*c")};
        QTest::newRow("money") << QStringLiteral("costs $5 or $10") << QStringList{};
        QTest::newRow("money, then maths") << QStringLiteral("$5, then $x$") << QStringList{QStringLiteral("x")};
        QTest::newRow("range") << QStringLiteral("$5-$10 US$3$") << QStringList{};
        QTest::newRow("shell") << QStringLiteral("echo $HOME and $PATH") << QStringList{};
        QTest::newRow("round") << QStringLiteral("x \\(a\\) y") << QStringList{QStringLiteral("a")};
        QTest::newRow("in code") << QStringLiteral("x `$a$` y `\\(b\\)`") << QStringList{};
        QTest::newRow("escaped") << QStringLiteral("\\$a$") << QStringList{};
        QTest::newRow("display inside") << QStringLiteral("x $$a$$ y") << QStringList{QStringLiteral("a")};
        QTest::newRow("display alone") << QStringLiteral("$$\na\nb\n$$") << QStringList{QStringLiteral("a\nb")};
        QTest::newRow("square") << QStringLiteral("\\[ x^2 \\]") << QStringList{QStringLiteral("x^2")};
        QTest::newRow("not over a blank line") << QStringLiteral("$$a\n\nb$$") << QStringList{};
        QTest::newRow("bold") << QStringLiteral("**$a$**") << QStringList{QStringLiteral("a")};
    }
    void texIsToldFromMoney()
    {
        QFETCH(QString, source);
        QFETCH(QStringList, formulas);
        QStringList found;
        QString text;
        for (const Block &block : parse(source)) {
            for (const Span &span : block.spans) {
                text += span.text;
                if (span.style & (Span::Math | Span::DisplayMath))
                    found.append(span.text);
            }
        }
        QCOMPARE(found, formulas);
        QVERIFY2(!text.contains(QChar(0xFDD0)) && !text.contains(QChar(0xFDD1)), qPrintable(text));
    }

    void aFormulaAloneIsABlock()
    {
        const auto blocks = parse(QStringLiteral("a\n\n\\[\nx\n\\]\n\nb $$y$$\n"));
        QCOMPARE(blocks.size(), 3);
        QCOMPARE(blocks[1].kind, Block::Kind::Math);
        QCOMPARE(blocks[2].kind, Block::Kind::Paragraph);
    }

    void codeInIndentedBlocksKeepsItsDollars()
    {
        const auto blocks = parse(QStringLiteral("    a $x$ \\(y\\)\n"));
        QCOMPARE(blocks[0].code, QStringLiteral("a $x$ \\(y\\)"));
    }

    void rawHtmlIsText()
    {
        const auto blocks = parse(QStringLiteral("<script>alert(1)</script> &amp; &#8364; x<br>y"));
        QCOMPARE(blocks.size(), 1);
        QCOMPARE(plain(blocks[0].spans), QStringLiteral("<script>alert(1)</script> & € x\ny"));
        QVERIFY(blocks[0].spans[1].style == Span::Break);
    }

    void linksAndPictures()
    {
        const auto blocks =
            parse(QStringLiteral("[a **b**](https://e.org/?x=1&amp;y=2 \"t\") ![alt](p.png) www.e.org"));
        QCOMPARE(blocks[0].spans[0],
                 (Span{QStringLiteral("a "), Span::Link, QStringLiteral("https://e.org/?x=1&y=2")}));
        QCOMPARE(blocks[0].spans[1],
                 (Span{QStringLiteral("b"), Span::Link | Span::Bold, QStringLiteral("https://e.org/?x=1&y=2")}));
        QCOMPARE(blocks[0].spans[3], (Span{QStringLiteral("alt"), Span::Image, QStringLiteral("p.png")}));
        QCOMPARE(blocks[0].spans[5].target, QStringLiteral("http://www.e.org"));
    }

    void anyTextIsSomeDocument()
    {
        QVERIFY(parse(QString()).isEmpty());
        QCOMPARE(plain(parse(QString(QChar(0)) + QLatin1Char('x'))[0].spans),
                 QString(QChar(0xFFFD)) + QLatin1Char('x'));
        QCOMPARE(parse(QStringLiteral("a\r\n\r\nb\rc")).size(), 2);
        QCOMPARE(
            plain(parse(QString(QChar(0xFDD0)) + QStringLiteral("0") + QChar(0xFDD1) + QStringLiteral("$x$"))[0].spans)
                .count(QLatin1Char('x')),
            1);
        QVERIFY(!parse(QStringLiteral("> ").repeated(300) + QLatin1Char('x')).isEmpty());
    }
};

RELAYDESK_TEST(QCoreApplication, TestMarkdown)
#include "tst_markdown.moc"
