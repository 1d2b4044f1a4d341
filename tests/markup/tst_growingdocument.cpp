#include "markup/markdown.h"

#include "support/quietmain.h"

#include <QCoreApplication>
#include <QDir>
#include <QRandomGenerator>

using namespace markup;

namespace {

QString describe(const QList<Block> &blocks)
{
    QString out;
    for (const Block &block : blocks) {
        out += QStringLiteral("%1 q%2 l%3 '%4' t%5 c%6 <%7>")
                   .arg(static_cast<int>(block.kind))
                   .arg(block.quoteDepth)
                   .arg(block.listDepth)
                   .arg(block.marker)
                   .arg(block.tight)
                   .arg(block.closed)
                   .arg(block.code);
        for (const Span &span : block.spans)
            out += QStringLiteral(" [%1|%2]").arg(span.text).arg(span.style);
        out += QStringLiteral(" rows %1\n").arg(block.rows.size());
    }
    return out;
}

QByteArray file(const QString &path)
{
    QFile f(path);
    return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
}

} // namespace

class TestGrowingDocument : public QObject
{
    Q_OBJECT

    void samples()
    {
        QTest::addColumn<QString>("text");
        const QDir dir(QStringLiteral(TEST_DATA "/markup"));
        QString all;
        for (const QString &name : dir.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
            if (name == QLatin1String("README.md"))
                continue;
            const QString text = QString::fromUtf8(file(dir.filePath(name)));
            QTest::newRow(qPrintable(name)) << text;
            QTest::newRow(qPrintable(name + QStringLiteral(" with CRLF")))
                << QString(text).replace(QLatin1Char('\n'), QLatin1String("\r\n"));
            if (!name.startsWith(QLatin1String("broken")))
                all += text + QLatin1Char('\n');
        }
        QTest::newRow("all") << all;
    }

    static void compare(const GrowingDocument &document, const QString &text)
    {
        const auto whole = parse(text);
        QVERIFY2(document.blocks() == whole,
                 qPrintable(QStringLiteral("grown:\n%1whole:\n%2").arg(describe(document.blocks()), describe(whole))));
    }

private Q_SLOTS:
    void everySplitGivesTheSameBlocks_data() { samples(); }
    void everySplitGivesTheSameBlocks()
    {
        QFETCH(QString, text);
        const qsizetype step = text.size() > 1500 ? 13 : 1;
        for (qsizetype cut = 0; cut <= text.size(); cut += step) {
            GrowingDocument document;
            document.append(text.left(cut));
            document.append(text.mid(cut));
            document.finish();
            compare(document, text);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void everyPieceSizeGivesTheSameBlocks_data() { samples(); }
    void everyPieceSizeGivesTheSameBlocks()
    {
        QFETCH(QString, text);
        QRandomGenerator random(7);
        for (int round = 0; round < 24; ++round) {
            GrowingDocument document;
            QList<Block> settled;
            for (qsizetype at = 0; at < text.size();) {
                const qsizetype size = round < 4 ? round + 1 : 1 + random.bounded(round < 12 ? 9 : 80);
                document.append(text.mid(at, size));
                at += size;
                // What was final has not changed.
                QVERIFY(document.finalCount() >= settled.size());
                QCOMPARE(document.blocks().first(settled.size()), settled);
                settled = document.blocks().first(document.finalCount());
            }
            document.finish();
            QCOMPARE(document.finalCount(), static_cast<int>(document.blocks().size()));
            compare(document, text);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void whatIsOpenIsShownToo()
    {
        GrowingDocument document;
        document.append(QStringLiteral("A\n\n```py\nx = 1\ny"));
        QCOMPARE(document.finalCount(), 1);
        QCOMPARE(document.blocks().size(), 2);
        QCOMPARE(document.blocks()[1].code, QStringLiteral("x = 1\ny"));
        QVERIFY(!document.blocks()[1].closed);
        document.append(QStringLiteral("z\n``"));
        QCOMPARE(document.blocks()[1].code, QStringLiteral("x = 1\nyz"));
        document.append(QStringLiteral("`\n"));
        QVERIFY(document.blocks()[1].closed);
        QCOMPARE(document.finalCount(), 2);
        document.append(QStringLiteral("B *c"));
        QCOMPARE(document.blocks().size(), 3);
        QCOMPARE(document.source(), QStringLiteral("A\n\n```py\nx = 1\nyz\n```\nB *c"));
    }

    void workPerPieceDoesNotGrow()
    {
        // The same answer once and forty times over: forty times the work, not sixteen hundred.
        const QString text = QString::fromUtf8(file(QStringLiteral(TEST_DATA "/markup/answer.md"))) + QLatin1Char('\n');
        const auto work = [&text](int times) {
            GrowingDocument document;
            qint64 largest = 0;
            for (int i = 0; i < times; ++i) {
                for (qsizetype at = 0; at < text.size(); at += 4) {
                    const qint64 before = document.parsedCharacters();
                    document.append(text.mid(at, 4));
                    largest = qMax(largest, document.parsedCharacters() - before);
                }
            }
            document.finish();
            return std::pair(document.parsedCharacters(), largest);
        };
        const auto once = work(1);
        const auto often = work(40);
        QVERIFY(once.first > text.size());
        QVERIFY2(often.first < once.first * 44,
                 qPrintable(QString::number(often.first) + QLatin1Char(' ') + QString::number(once.first)));
        QVERIFY2(often.second <= once.second * 2 + 8, qPrintable(QString::number(often.second)));
    }

    void aLongFenceIsParsedTwiceAtMost()
    {
        GrowingDocument document;
        document.append(QStringLiteral("```\n"));
        QString code;
        for (int i = 0; i < 2000; ++i) {
            const QString line = QStringLiteral("line %1 of a long listing\n").arg(i);
            code += line;
            document.append(line.left(5));
            document.append(line.mid(5));
        }
        QVERIFY2(document.parsedCharacters() < 100, qPrintable(QString::number(document.parsedCharacters())));
        code.chop(1);
        QCOMPARE(document.blocks().last().code, code);
        document.append(QStringLiteral("```\n"));
        QVERIFY(document.parsedCharacters() < code.size() * 2);
        QCOMPARE(document.blocks().last().code, code);
    }
};

RELAYDESK_TEST(QCoreApplication, TestGrowingDocument)
#include "tst_growingdocument.moc"
