#include "markup/markdown.h"
#include "support/quietmain.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <md4c.h>

using namespace markup;

namespace {

// What md4c itself reports of a text: its leaves, each with the quotes and lists it stands in.
struct Outline
{
    QStringList leaves{};
    int quotes = 0;
    int lists = 0;
    bool leafOpen = false; // a paragraph, heading, table …
    bool loose = false;    // text of a tight item, which has no paragraph
    bool itemEmpty = false;
    int columns = 0, rows = 0;

    void add(const QString &what)
    {
        leaves.append(QStringLiteral("%1 q%2 l%3").arg(what).arg(quotes).arg(lists));
        itemEmpty = false;
    }
    // An item that begins with a list or a quote, or has nothing, still shows its marker: a line of its own.
    void showEmptyItem()
    {
        if (std::exchange(itemEmpty, false))
            add(QStringLiteral("p"));
    }
};

int enterBlock(MD_BLOCKTYPE type, void *detail, void *user)
{
    auto &out = *static_cast<Outline *>(user);
    if (type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY && type != MD_BLOCK_TR && type != MD_BLOCK_TH &&
        type != MD_BLOCK_TD)
        out.loose = false;
    switch (type) {
    case MD_BLOCK_QUOTE:
        out.showEmptyItem();
        ++out.quotes;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        out.showEmptyItem();
        ++out.lists;
        break;
    case MD_BLOCK_LI:
        out.itemEmpty = true;
        break;
    case MD_BLOCK_HR:
        out.add(QStringLiteral("rule"));
        break;
    case MD_BLOCK_H:
        out.add(QStringLiteral("h%1").arg(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level));
        out.leafOpen = true;
        break;
    case MD_BLOCK_CODE:
        out.add(QStringLiteral("code"));
        out.leafOpen = true;
        break;
    case MD_BLOCK_P:
        out.add(QStringLiteral("p"));
        out.leafOpen = true;
        break;
    case MD_BLOCK_TABLE:
        out.columns = out.rows = 0;
        out.leafOpen = true;
        break;
    case MD_BLOCK_TR:
        ++out.rows;
        break;
    case MD_BLOCK_TH:
        ++out.columns;
        break;
    default:
        break;
    }
    return 0;
}

int leaveBlock(MD_BLOCKTYPE type, void *, void *user)
{
    auto &out = *static_cast<Outline *>(user);
    switch (type) {
    case MD_BLOCK_QUOTE:
        --out.quotes;
        out.loose = false;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        --out.lists;
        break;
    case MD_BLOCK_LI:
        out.showEmptyItem();
        out.loose = false;
        break;
    case MD_BLOCK_TABLE:
        out.add(QStringLiteral("table %1x%2").arg(out.rows).arg(out.columns));
        out.leafOpen = false;
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_P:
        out.leafOpen = false;
        break;
    default:
        break;
    }
    return 0;
}

int ignoreSpan(MD_SPANTYPE, void *, void *)
{
    return 0;
}

int enterSpan(MD_SPANTYPE, void *, void *user)
{
    auto &out = *static_cast<Outline *>(user);
    if (!out.leafOpen && !out.loose) {
        out.add(QStringLiteral("p"));
        out.loose = true;
    }
    return 0;
}

int takeText(MD_TEXTTYPE, const MD_CHAR *, MD_SIZE, void *user)
{
    return enterSpan(MD_SPAN_EM, nullptr, user);
}

QStringList outlineByParser(const QString &text)
{
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB | MD_FLAG_NOHTMLBLOCKS;
    parser.enter_block = enterBlock;
    parser.leave_block = leaveBlock;
    parser.enter_span = enterSpan;
    parser.leave_span = ignoreSpan;
    parser.text = takeText;
    Outline outline;
    const QByteArray bytes = text.toUtf8();
    if (md_parse(bytes.constData(), static_cast<MD_SIZE>(bytes.size()), &parser, &outline) != 0)
        return {QStringLiteral("not parsed")};
    return outline.leaves;
}

QStringList outlineOf(const QList<Block> &blocks)
{
    QStringList out;
    for (const Block &block : blocks) {
        QString what;
        switch (block.kind) {
        case Block::Kind::Paragraph:
        case Block::Kind::Math:
        case Block::Kind::Html:
            what = QStringLiteral("p");
            break;
        case Block::Kind::Heading:
            what = QStringLiteral("h%1").arg(block.level);
            break;
        case Block::Kind::Code:
            what = QStringLiteral("code");
            break;
        case Block::Kind::Rule:
            what = QStringLiteral("rule");
            break;
        case Block::Kind::Table:
            what = QStringLiteral("table %1x%2").arg(block.rows.size()).arg(block.columns.size());
            break;
        }
        out.append(QStringLiteral("%1 q%2 l%3").arg(what).arg(block.quoteDepth).arg(block.listDepth));
    }
    return out;
}

void addExamples()
{
    QTest::addColumn<QString>("markdown");
    for (const char *name : {"commonmark-0.31.2", "gfm-0.29"}) {
        QFile file(QStringLiteral(TEST_DATA "/commonmark/%1.json").arg(QLatin1String(name)));
        QVERIFY2(file.open(QIODevice::ReadOnly), name);
        const QJsonArray examples = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY2(examples.size() > 600, name);
        for (const QJsonValue &one : examples)
            QTest::addRow("%s %d: %s", name, one[u"example"].toInt(), qPrintable(one[u"section"].toString()))
                << one[u"markdown"].toString();
    }
}

} // namespace

// The specifications' own examples: laid flat as the parser reports them, and the same when they grow piece by piece.
class TestSpecExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBlocksAreThoseOfTheParser_data() { addExamples(); }
    void theBlocksAreThoseOfTheParser()
    {
        QFETCH(QString, markdown);
        QCOMPARE(outlineOf(parse(markdown)), outlineByParser(markdown));
    }

    void aTextThatGrowsEndsTheSame_data() { addExamples(); }
    void aTextThatGrowsEndsTheSame()
    {
        QFETCH(QString, markdown);
        const QStringList whole = outlineOf(parse(markdown));
        for (const qsizetype size : {1, 2, 3, 7}) {
            GrowingDocument document;
            for (qsizetype at = 0; at < markdown.size(); at += size)
                document.append(markdown.mid(at, size));
            document.finish();
            QCOMPARE(outlineOf(document.blocks()), whole);
        }
    }
};

RELAYDESK_TEST(QCoreApplication, TestSpecExamples)
#include "tst_specexamples.moc"
