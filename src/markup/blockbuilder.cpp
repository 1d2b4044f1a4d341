#include "markup/blockbuilder.h"

#include "markup/entities.h"

namespace markup {

namespace {

QString utf8(const MD_CHAR *text, MD_SIZE size)
{
    return QString::fromUtf8(text, static_cast<qsizetype>(size));
}

Block::Align alignOf(MD_ALIGN align)
{
    switch (align) {
    case MD_ALIGN_CENTER:
        return Block::Align::Centre;
    case MD_ALIGN_RIGHT:
        return Block::Align::End;
    case MD_ALIGN_DEFAULT:
    case MD_ALIGN_LEFT:
        break;
    }
    return Block::Align::Start;
}

quint16 styleOf(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        return Span::Italic;
    case MD_SPAN_STRONG:
        return Span::Bold;
    case MD_SPAN_DEL:
        return Span::Strike;
    case MD_SPAN_CODE:
        return Span::Code;
    case MD_SPAN_A:
        return Span::Link;
    case MD_SPAN_IMG:
        return Span::Image;
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
        break;
    }
    return Span::Plain;
}

// A paragraph that is one displayed formula is a block of its own.
void promoteFormula(Block &block)
{
    if (block.kind == Block::Kind::Paragraph && block.spans.size() == 1 &&
        (block.spans.first().style & Span::DisplayMath))
        block.kind = Block::Kind::Math;
}

void trimEnd(QList<Span> &spans)
{
    while (!spans.isEmpty() && spans.last().style == Span::Plain && spans.last().text.trimmed().isEmpty())
        spans.removeLast();
}

} // namespace

Block &BlockBuilder::open(Block::Kind kind)
{
    Block block;
    block.kind = kind;
    block.quoteDepth = m_quotes;
    block.listDepth = static_cast<int>(m_lists.size());
    block.tight = !m_lists.empty() && m_lists.back().tight;
    block.marker = std::exchange(m_marker, {});
    blocks.append(block);
    m_leafOpen = true;
    lastIsFenced = false;
    return blocks.last();
}

void BlockBuilder::closeImplicit()
{
    if (!m_implicit)
        return;
    m_implicit = false;
    m_leafOpen = false;
    trimEnd(blocks.last().spans);
    promoteFormula(blocks.last());
}

// An item whose first block is a list of its own still shows its marker.
void BlockBuilder::flushMarker()
{
    if (m_marker.isEmpty())
        return;
    open(Block::Kind::Paragraph);
    m_leafOpen = false;
}

void BlockBuilder::enterBlock(MD_BLOCKTYPE type, void *detail)
{
    if (type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY && type != MD_BLOCK_TR && type != MD_BLOCK_TH &&
        type != MD_BLOCK_TD)
        closeImplicit();
    switch (type) {
    case MD_BLOCK_DOC:
        break;
    case MD_BLOCK_QUOTE:
        flushMarker();
        ++m_quotes;
        break;
    case MD_BLOCK_UL:
        flushMarker();
        m_lists.push_back({false, 0, static_cast<MD_BLOCK_UL_DETAIL *>(detail)->is_tight != 0});
        break;
    case MD_BLOCK_OL: {
        flushMarker();
        const auto *list = static_cast<MD_BLOCK_OL_DETAIL *>(detail);
        m_lists.push_back({true, list->start, list->is_tight != 0});
        break;
    }
    case MD_BLOCK_LI: {
        const auto *item = static_cast<MD_BLOCK_LI_DETAIL *>(detail);
        OpenList &list = m_lists.back();
        if (item->is_task)
            m_marker = item->task_mark == ' ' ? QStringLiteral("☐") : QStringLiteral("☑");
        else if (list.ordered)
            m_marker = QString::number(list.number) + QLatin1Char('.');
        else
            m_marker = QStringLiteral("•");
        ++list.number;
        break;
    }
    case MD_BLOCK_HR:
        open(Block::Kind::Rule);
        break;
    case MD_BLOCK_H:
        open(Block::Kind::Heading).level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level);
        break;
    case MD_BLOCK_CODE: {
        const auto *code = static_cast<MD_BLOCK_CODE_DETAIL *>(detail);
        open(Block::Kind::Code).language = attribute(code->lang);
        lastIsFenced = code->fence_char != 0;
        break;
    }
    case MD_BLOCK_HTML:
        open(Block::Kind::Html);
        break;
    case MD_BLOCK_P:
        open(Block::Kind::Paragraph);
        break;
    case MD_BLOCK_TABLE:
        open(Block::Kind::Table);
        break;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
        break;
    case MD_BLOCK_TR:
        blocks.last().rows.append(QList<QList<Span>>());
        break;
    case MD_BLOCK_TH:
        blocks.last().columns.append(alignOf(static_cast<MD_BLOCK_TD_DETAIL *>(detail)->align));
        [[fallthrough]];
    case MD_BLOCK_TD:
        blocks.last().rows.last().append(QList<Span>());
        m_inCell = true;
        break;
    }
}

void BlockBuilder::leaveBlock(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        closeImplicit();
        --m_quotes;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        m_lists.pop_back();
        break;
    case MD_BLOCK_LI:
        closeImplicit();
        flushMarker();
        break;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML: {
        Block &block = blocks.last();
        QString &text = block.kind == Block::Kind::Code
                            ? block.code
                            : (block.spans.isEmpty() ? block.code : block.spans.last().text);
        if (text.endsWith(QLatin1Char('\n')))
            text.chop(1);
        m_leafOpen = false;
        break;
    }
    case MD_BLOCK_P:
        promoteFormula(blocks.last());
        m_leafOpen = false;
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_HR:
    case MD_BLOCK_TABLE:
        m_leafOpen = false;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        m_inCell = false;
        break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
        break;
    }
}

void BlockBuilder::enterSpan(MD_SPANTYPE type, void *detail)
{
    m_styles.push_back(styleOf(type));
    if (type == MD_SPAN_A)
        m_targets.append(attribute(static_cast<MD_SPAN_A_DETAIL *>(detail)->href));
    else if (type == MD_SPAN_IMG)
        m_targets.append(attribute(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src));
}

void BlockBuilder::leaveSpan(MD_SPANTYPE type)
{
    m_styles.pop_back();
    if (type == MD_SPAN_A || type == MD_SPAN_IMG)
        m_targets.removeLast();
}

QList<Span> &BlockBuilder::line()
{
    if (!m_leafOpen) {
        open(Block::Kind::Paragraph);
        m_implicit = true;
    }
    Block &block = blocks.last();
    return m_inCell ? block.rows.last().last() : block.spans;
}

void BlockBuilder::addSpan(const QString &text, quint16 style)
{
    for (const quint16 one : m_styles)
        style = static_cast<quint16>(style | one);
    const QString target = m_targets.isEmpty() ? QString() : m_targets.last();
    QList<Span> &spans = line();
    const bool alone = style & (Span::Math | Span::DisplayMath | Span::Break);
    if (!alone && !spans.isEmpty() && spans.last().style == style && spans.last().target == target) {
        spans.last().text += text;
        return;
    }
    spans.append({text, style, target});
}

void BlockBuilder::addMarked(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype start = text.indexOf(QChar(TexSpans::markStart), at);
        const qsizetype end = start < 0 ? -1 : text.indexOf(QChar(TexSpans::markEnd), start);
        if (end < 0)
            break;
        if (start > at)
            addSpan(text.mid(at, start - at), Span::Plain);
        bool ok = false;
        const auto index = static_cast<std::size_t>(QStringView(text).mid(start + 1, end - start - 1).toUInt(&ok));
        if (ok && index < m_tex.formulas.size()) {
            const TexSpans::Formula &formula = m_tex.formulas[index];
            addSpan(formula.tex, formula.display ? Span::DisplayMath : Span::Math);
        }
        at = end + 1;
    }
    if (at < text.size())
        addSpan(text.mid(at), Span::Plain);
}

void BlockBuilder::takeText(MD_TEXTTYPE type, const QString &text)
{
    if (m_leafOpen && !m_inCell && !m_implicit && blocks.last().kind == Block::Kind::Code) {
        blocks.last().code += m_tex.restored(text);
        return;
    }
    switch (type) {
    case MD_TEXT_NORMAL:
        addMarked(text);
        break;
    case MD_TEXT_NULLCHAR:
        addSpan(QString(QChar(QChar::ReplacementCharacter)), Span::Plain);
        break;
    case MD_TEXT_BR:
        addSpan(QStringLiteral("\n"), Span::Break);
        break;
    case MD_TEXT_SOFTBR:
        addSpan(QStringLiteral(" "), Span::Plain);
        break;
    case MD_TEXT_ENTITY:
        addSpan(decodedEntity(text), Span::Plain);
        break;
    case MD_TEXT_HTML: {
        // Raw HTML is text, but for the one tag that answers use inside tables.
        const QString tag = text.toLower().remove(QLatin1Char(' '));
        if (tag == QLatin1String("<br>") || tag == QLatin1String("<br/>"))
            addSpan(QStringLiteral("\n"), Span::Break);
        else
            addSpan(m_tex.restored(text), Span::Plain);
        break;
    }
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
        addSpan(m_tex.restored(text), Span::Plain);
        break;
    }
}

QString BlockBuilder::attribute(const MD_ATTRIBUTE &attribute) const
{
    QString out;
    for (int i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i];
        const QString piece = utf8(attribute.text + from, attribute.substr_offsets[i + 1] - from);
        out += attribute.substr_types[i] == MD_TEXT_ENTITY ? decodedEntity(piece) : piece;
    }
    return m_tex.restored(out);
}

} // namespace markup
