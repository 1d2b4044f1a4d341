#include "markup/markdown.h"

#include "markup/blockbuilder.h"
#include "markup/chunkscanner.h"
#include "markup/fence.h"

namespace markup {

namespace {

int enterBlock(MD_BLOCKTYPE type, void *detail, void *builder)
{
    static_cast<BlockBuilder *>(builder)->enterBlock(type, detail);
    return 0;
}

int leaveBlock(MD_BLOCKTYPE type, void *, void *builder)
{
    static_cast<BlockBuilder *>(builder)->leaveBlock(type);
    return 0;
}

int enterSpan(MD_SPANTYPE type, void *detail, void *builder)
{
    static_cast<BlockBuilder *>(builder)->enterSpan(type, detail);
    return 0;
}

int leaveSpan(MD_SPANTYPE type, void *, void *builder)
{
    static_cast<BlockBuilder *>(builder)->leaveSpan(type);
    return 0;
}

int takeText(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *builder)
{
    static_cast<BlockBuilder *>(builder)->takeText(type, QString::fromUtf8(text, static_cast<qsizetype>(size)));
    return 0;
}

// Whether the fence of the last block has ended. The parser does not say; only the last one can be open.
bool isLastFenceClosed(const QString &text, const Block &last)
{
    const QList<QStringView> lines = QStringView(text).split(QLatin1Char('\n'));
    if (last.quoteDepth == 0 && last.listDepth == 0) {
        Fence fence;
        for (const QStringView line : lines) {
            if (!fence.isOpen())
                fence = Fence::opening(line);
            else if (fence.isClosedBy(line))
                fence = {};
        }
        return !fence.isOpen();
    }
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        QStringView bare = line->trimmed();
        while (bare.startsWith(QLatin1Char('>')))
            bare = bare.mid(1).trimmed();
        if (!bare.isEmpty())
            return !last.code.isEmpty() && Fence{bare[0], 3, 0}.isClosedBy(bare) &&
                   (bare[0] == QLatin1Char('`') || bare[0] == QLatin1Char('~'));
    }
    return false;
}

} // namespace

QList<Block> parse(const QString &markdown)
{
    QString text = markdown;
    if (text.contains(QLatin1Char('\r'))) {
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
        text.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    }
    // The marks for formulas must not come from outside.
    if (text.contains(QChar(TexSpans::markStart)))
        text.replace(QChar(TexSpans::markStart), QChar(QChar::ReplacementCharacter));

    text.replace(QChar(0), QChar(QChar::ReplacementCharacter));

    TexSpans tex;
    ChunkScanner scanner;
    qsizetype from = 0;
    for (const qsizetype cut : scanner.cuts(text, true)) {
        tex.take(QStringView(text).mid(from, cut - from));
        from = cut;
    }
    tex.take(QStringView(text).mid(from));
    const QByteArray bytes = tex.text.toUtf8();
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB | MD_FLAG_NOHTMLBLOCKS;
    parser.enter_block = enterBlock;
    parser.leave_block = leaveBlock;
    parser.enter_span = enterSpan;
    parser.leave_span = leaveSpan;
    parser.text = takeText;
    BlockBuilder builder(tex);
    if (md_parse(bytes.constData(), static_cast<MD_SIZE>(bytes.size()), &parser, &builder) != 0) {
        // Out of memory or a bug of the parser: the text itself is better than nothing.
        Block block;
        block.spans.append({text, Span::Plain, {}});
        return {block};
    }
    if (builder.lastIsFenced)
        builder.blocks.last().closed = isLastFenceClosed(text, builder.blocks.last());
    return builder.blocks;
}

} // namespace markup
