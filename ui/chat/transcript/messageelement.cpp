#include "ui/chat/transcript/messageelement.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"

#include <QCoreApplication>
#include <QGuiApplication>

namespace ui::chat {

namespace {

constexpr int bubblePaddingX = 14;
constexpr int bubblePaddingY = 7;
constexpr double bubbleShare = 0.84;
constexpr int reasoningHeight = 28;
constexpr int gapAfterUser = 12;
constexpr int gapAfterAnswer = 12;
const QSize largestPicture(512, 400);

// Good enough for a running count; the relay's own usage replaces it.
qreal roughTokens(const QString &piece)
{
    qreal tokens = 0;
    for (const QChar c : piece)
        tokens += c.unicode() >= 0x2e80 ? 0.7 : 0.25;
    return tokens;
}

QString reasoningWords(const data::Message &message)
{
    QStringList parts;
    if (message.thinking)
        parts << QCoreApplication::translate("MessageElement", "Thought for %1")
                     .arg(kit::durationText(*message.thinking));
    else
        parts << QCoreApplication::translate("MessageElement", "Thinking");
    if (message.usage.reasoning)
        parts << QCoreApplication::translate("MessageElement", "%n tokens", nullptr, int(*message.usage.reasoning));
    return parts.join(QStringLiteral("  ·  "));
}

// Tool calls and results stand in the transcript as code, under what was said.
QString shownText(const data::Message &message)
{
    QString text = message.text();
    for (const data::Part &part : message.parts) {
        const QString name = part.meta.value(QLatin1String("name")).toString();
        if (part.kind == data::PartKind::ToolCall)
            text += QStringLiteral("\n\n**%1**\n```json\n%2\n```\n").arg(name, part.text);
        else if (part.kind == data::PartKind::ToolResult)
            text += QStringLiteral("\n\n**%1** →\n```\n%2\n```\n").arg(name, part.text);
        else if (part.kind == data::PartKind::Refusal)
            text += part.text;
    }
    return text;
}

} // namespace

MessageElement::MessageElement(data::Message message, const ElementContext &context)
    : m_context(context), m_message(std::move(message)), m_reasoningText(m_message.reasoning())
{
    rebuildBlocks();
    if (isStreaming())
        m_streaming.start();
}

void MessageElement::rebuildBlocks()
{
    m_document = {};
    m_blocks.clear();
    m_laidOutBlocks = 0;
    m_dirty = true;
    if (isUser()) {
        const QList<markup::Span> spans{{m_message.text(), markup::Span::Plain, {}}};
        if (!m_message.text().isEmpty()) {
            markup::Block block;
            block.spans = spans;
            m_blocks.push_back({makeBlockView(block, *m_context.theme, m_context.theme->text), {}, 0});
        }
        return;
    }
    m_document.append(shownText(m_message));
    if (!isStreaming())
        m_document.finish();
    syncBlocks(0);
}

// Views from `keep` on are made again; those before are final and stay as they are.
void MessageElement::syncBlocks(int keep)
{
    const QList<markup::Block> &blocks = m_document.blocks();
    m_blocks.resize(std::min<std::size_t>(m_blocks.size(), static_cast<std::size_t>(keep)));
    for (qsizetype i = keep; i < blocks.size(); ++i)
        m_blocks.push_back({makeBlockView(blocks.at(i), *m_context.theme, m_context.theme->text), {}, 0});
    m_laidOutBlocks = std::min(m_laidOutBlocks, keep);
    m_dirty = true;
}

void MessageElement::setMessage(const data::Message &message)
{
    const bool sameText = shownText(message) == shownText(m_message);
    const bool stateChanged = message.state != m_message.state;
    m_message = message;
    m_reasoningText = message.reasoning();
    m_reasoning.reset();
    m_pictures.clear();
    m_dirty = true;
    if (!sameText) {
        rebuildBlocks();
    } else if (stateChanged && !isUser() && !isStreaming()) {
        const int before = m_document.finalCount();
        m_document.finish();
        syncBlocks(before);
    }
}

void MessageElement::appendText(const QString &piece, bool reasoning)
{
    m_streamedTokens += roughTokens(piece);
    m_dirty = true;
    if (reasoning) {
        m_reasoningText += piece;
        m_reasoning.reset();
        return;
    }
    // Keeps the message's own text in step, so that setMessage() at the end finds nothing to rebuild.
    if (m_message.parts.empty() || m_message.parts.back().kind != data::PartKind::Text)
        m_message.parts.push_back({data::PartKind::Text, {}, {}, {}, {}});
    m_message.parts.back().text += piece;
    const int before = m_document.finalCount();
    m_document.append(piece);
    syncBlocks(before);
}

void MessageElement::toggleReasoning()
{
    m_reasoningOpen = !m_reasoningOpen;
    m_dirty = true;
}

int MessageElement::layOut(int width)
{
    if (width != m_width) {
        m_width = width;
        m_laidOutBlocks = 0;
        m_reasoning.reset();
        m_pictures.clear();
        m_dirty = true;
    }
    if (!m_dirty)
        return m_height;
    m_dirty = false;
    m_height = isUser() ? layOutUser(width) : layOutAnswer(width);
    return m_height;
}

int MessageElement::layOutUser(int width)
{
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    int y = layOutPictures(0, width, true);
    m_bubble = {};
    if (!m_blocks.empty()) {
        const qreal room = width * bubbleShare - 2 * bubblePaddingX;
        PlacedBlock &block = m_blocks.front();
        const auto &spans = QList<markup::Span>{{m_message.text(), markup::Span::Plain, {}}};
        SpanLayout measure(spans, kit::Role::Transcript, QFont::Normal, m_context.theme->text, *m_context.theme);
        measure.layOut(room);
        const qreal inner = std::min(room, std::ceil(measure.usedWidth()) + 1);
        block.height = block.view->layOut(inner);
        const qreal bubbleWidth = inner + 2 * bubblePaddingX;
        m_bubble = QRectF(mirrored ? 0 : width - bubbleWidth, y, bubbleWidth, block.height + 2 * bubblePaddingY);
        block.at = m_bubble.topLeft() + QPointF(bubblePaddingX, bubblePaddingY);
        y += qRound(m_bubble.height());
    }
    return y + gapAfterUser;
}

int MessageElement::layOutReasoning(int y)
{
    if (m_reasoningText.isEmpty()) {
        m_reasoningHead = {};
        return y;
    }
    m_reasoningHead = QRectF(0, y, m_width, reasoningHeight);
    y += reasoningHeight;
    if (!m_reasoningOpen)
        return y;
    if (!m_reasoning) {
        const QList<markup::Span> spans{{m_reasoningText, markup::Span::Plain, {}}};
        m_reasoning = std::make_unique<SpanLayout>(spans, kit::Role::Body, QFont::Normal, m_context.theme->text2,
                                                   *m_context.theme);
        m_reasoning->layOut(m_width - kit::space20);
    }
    return y + m_reasoning->height() + kit::space8;
}

int MessageElement::layOutPictures(int y, int width, bool trailing)
{
    if (m_pictures.empty() && m_context.picture) {
        for (const data::Part &part : m_message.parts) {
            if (part.kind == data::PartKind::Image && part.asset.isValid())
                m_pictures.push_back(
                    {part.asset, m_context.picture(part.asset, largestPicture.boundedTo({width, width})), {}});
        }
    }
    for (PlacedPicture &picture : m_pictures) {
        const QSizeF size = picture.pixmap.isNull() ? QSizeF(160, 96) : picture.pixmap.deviceIndependentSize();
        picture.place = QRectF(QPointF(trailing ? width - size.width() : 0, y), size);
        y += qRound(size.height()) + kit::space8;
    }
    return y;
}

int MessageElement::layOutAnswer(int width)
{
    const Qt::LayoutDirection direction = QGuiApplication::layoutDirection();
    int y = layOutReasoning(0);
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        PlacedBlock &block = m_blocks[i];
        if (static_cast<int>(i) >= m_laidOutBlocks)
            block.height = block.view->layOut(width);
        if (i > 0 || y > 0)
            y += block.view->gapBefore;
        block.at = QPointF(0, y);
        y += block.height;
    }
    m_laidOutBlocks = m_document.finalCount();
    const bool hasPictures = std::any_of(m_message.parts.begin(), m_message.parts.end(), [](const data::Part &part) {
        return part.kind == data::PartKind::Image && part.asset.isValid();
    });
    if (hasPictures)
        y = layOutPictures(m_blocks.empty() ? y : y + kit::space8, width, false);
    if (m_context.errorContext)
        m_card.setMessage(m_message, m_context.errorContext(m_message));
    if (const int card = m_card.layOut(width, direction); card > 0) {
        y += m_blocks.empty() ? 0 : kit::space4;
        m_bubble = QRectF(0, y, width, card);
        y += card;
    } else {
        m_bubble = {};
    }
    if (isStreaming()) {
        const double seconds = static_cast<double>(m_streaming.isValid() ? m_streaming.elapsed() : 0) / 1000;
        const qint64 tokens = qRound64(m_streamedTokens);
        m_facts.setRunning({tokens, seconds > 0.5 ? m_streamedTokens / seconds : 0,
                            m_context.runningCost ? m_context.runningCost(m_message, tokens) : core::Money::unknown()});
    }
    m_facts.setMessage(m_message, m_context.retryCost ? m_context.retryCost(m_message) : core::Money::unknown());
    y += m_blocks.empty() && m_bubble.isNull() ? 0 : kit::space4;
    m_facts.layOut(QRectF(0, y, width, FactsLine::height), direction);
    return y + FactsLine::height + gapAfterAnswer;
}

void MessageElement::paintReasoning(QPainter *painter, QPoint origin) const
{
    const kit::Theme &theme = *m_context.theme;
    const QRectF head = m_reasoningHead.translated(origin);
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    kit::drawIcon(painter,
                  QRectF(mirrored ? head.right() - 14 : head.left(), head.top() + 7, kit::iconSmall, kit::iconSmall),
                  m_reasoningOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), theme.text2,
                  QGuiApplication::layoutDirection());
    painter->setFont(kit::font(kit::Role::Body));
    painter->setPen(theme.text3);
    kit::drawFigures(painter, head.adjusted(mirrored ? 0 : 20, 0, mirrored ? -20 : 0, 0), reasoningWords(m_message),
                     (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (!m_reasoningOpen || !m_reasoning)
        return;
    painter->fillRect(QRectF(head.left() + 6, head.bottom(), 2, m_reasoning->height()), theme.line2);
    m_reasoning->paint(painter, QPointF(head.left() + kit::space20, head.bottom()), theme, {});
}

void MessageElement::paint(QPainter *painter, QPoint origin, const ElementPaint &how) const
{
    const kit::Theme &theme = *m_context.theme;
    if (isUser() && !m_bubble.isNull())
        kit::fillRound(painter, m_bubble.translated(origin), kit::radiusCard, theme.fill);
    if (!m_reasoningHead.isNull())
        paintReasoning(painter, origin);
    const QRect clip = painter->hasClipping() ? painter->clipBoundingRect().toAlignedRect() : QRect();
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const PlacedBlock &block = m_blocks[i];
        const QPointF at = block.at + origin;
        if (!clip.isNull() && (at.y() + block.height < clip.top() || at.y() > clip.bottom()))
            continue;
        std::optional<TextRange> range;
        if (how.selection) {
            const auto &[from, to] = *how.selection;
            const int index = static_cast<int>(i);
            if (index >= from.block && index <= to.block)
                range = TextRange{index == from.block ? from.position : 0,
                                  index == to.block ? to.position : static_cast<int>(block.view->text().size())};
        }
        block.view->paint(painter, at, theme, range);
    }
    if (isStreaming() && !m_blocks.empty()) {
        if (const auto end = m_blocks.back().view->end())
            painter->fillRect(QRectF(m_blocks.back().at + origin + *end + QPointF(1, 3), QSizeF(1, 16)),
                              theme.accentMark);
    }
    for (const PlacedPicture &picture : m_pictures) {
        const QRectF place = picture.place.translated(origin);
        if (picture.pixmap.isNull()) {
            kit::fillRound(painter, place, kit::radiusRow, theme.fill);
            kit::drawIcon(painter, QRectF(place.center() - QPointF(12, 12), QSizeF(24, 24)), QStringLiteral("image"),
                          theme.text3);
        } else {
            painter->drawPixmap(place.topLeft(), picture.pixmap);
            kit::strokeRound(painter, place, kit::radiusRow, theme.line);
        }
    }
    if (isUser())
        return;
    if (!m_bubble.isNull())
        m_card.paint(painter, m_bubble.topLeft() + origin, theme,
                     how.under.spot == Spot::Action ? std::optional(how.under.act) : std::nullopt);
    FactsLine::Act act = FactsLine::Act::None;
    switch (how.under.spot) {
    case Spot::PreviousVersion:
        act = FactsLine::Act::PreviousVersion;
        break;
    case Spot::NextVersion:
        act = FactsLine::Act::NextVersion;
        break;
    case Spot::CopyMessage:
        act = FactsLine::Act::Copy;
        break;
    case Spot::ReadAloud:
        act = FactsLine::Act::ReadAloud;
        break;
    case Spot::Retry:
        act = FactsLine::Act::Retry;
        break;
    case Spot::Cost:
        act = FactsLine::Act::Cost;
        break;
    case Spot::Continue:
        act = FactsLine::Act::Continue;
        break;
    default:
        break;
    }
    m_facts.paint(painter, origin, theme, how.hovered || how.last, act, how.spinnerPhase);
}

QRectF MessageElement::actionRect(kit::ErrorAct act) const
{
    const QRectF rect = m_bubble.isNull() ? QRectF() : m_card.rectOf(act);
    return rect.isNull() ? QRectF() : rect.translated(m_bubble.topLeft());
}

ElementHit MessageElement::hit(QPointF point, bool actionsShown) const
{
    if (m_reasoningHead.contains(point))
        return {Spot::Reasoning, 0, 0, {}, {}, {}, {}};
    for (const PlacedPicture &picture : m_pictures) {
        if (picture.place.contains(point))
            return {Spot::Picture, 0, 0, {}, picture.asset, {}, {}};
    }
    if (!isUser()) {
        if (!m_bubble.isNull()) {
            if (const auto act = m_card.actAt(point - m_bubble.topLeft()))
                return {Spot::Action, 0, 0, {}, {}, *act, {}};
        }
        const FactsLine::Act act = m_facts.actAt(point, actionsShown);
        const QString tip = FactsLine::tipFor(act);
        switch (act) {
        case FactsLine::Act::PreviousVersion:
            return {Spot::PreviousVersion, 0, 0, {}, {}, {}, tip};
        case FactsLine::Act::NextVersion:
            return {Spot::NextVersion, 0, 0, {}, {}, {}, tip};
        case FactsLine::Act::Copy:
            return {Spot::CopyMessage, 0, 0, {}, {}, {}, tip};
        case FactsLine::Act::ReadAloud:
            return {Spot::ReadAloud, 0, 0, {}, {}, {}, tip};
        case FactsLine::Act::Retry:
            return {Spot::Retry, 0, 0, {}, {}, {}, tip};
        case FactsLine::Act::Continue:
            return {Spot::Continue, 0, 0, {}, {}, {}, tip};
        case FactsLine::Act::Cost:
            return {Spot::Cost, 0, 0, {}, {}, {}, tip};
        case FactsLine::Act::None:
            break;
        }
    }
    // The nearest block takes the point, so that a drag beside or between lines still selects.
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const PlacedBlock &block = m_blocks[i];
        const bool last = i + 1 == m_blocks.size();
        if (point.y() >= block.at.y() + block.height && !last)
            continue;
        const BlockHit inner = block.view->hit(point - block.at);
        const bool inside = point.y() >= block.at.y() && point.y() < block.at.y() + block.height;
        const int index = static_cast<int>(i);
        switch (inner.spot) {
        case BlockSpot::Link:
            return {Spot::Link, index, inner.position, inner.target, {}, {}, inner.target};
        case BlockSpot::CopyCode:
            return {Spot::CopyCode,
                    index,
                    0,
                    inner.target,
                    {},
                    {},
                    QCoreApplication::translate("MessageElement", "Copy the code")};
        case BlockSpot::Text:
            return {inside ? Spot::Text : Spot::None, index, inner.position, {}, {}, {}, {}};
        case BlockSpot::None:
            return {Spot::None, index, 0, {}, {}, {}, {}};
        }
    }
    return {};
}

int MessageElement::openTop() const
{
    // One block more than the final ones: the last final block may just have become final.
    const int open = std::max(0, m_document.finalCount() - 1);
    if (static_cast<std::size_t>(open) >= m_blocks.size())
        return 0;
    return open == 0 ? 0 : static_cast<int>(m_blocks[static_cast<std::size_t>(open)].at.y());
}

TextPlace MessageElement::endPlace() const
{
    if (m_blocks.empty())
        return {};
    return {static_cast<int>(m_blocks.size()) - 1, static_cast<int>(m_blocks.back().view->text().size())};
}

QString MessageElement::selectedText(const TextPlace &from, const TextPlace &to) const
{
    QStringList parts;
    for (int i = from.block; i <= to.block && i < static_cast<int>(m_blocks.size()); ++i) {
        const QString text = m_blocks[static_cast<std::size_t>(i)].view->text();
        const int start = i == from.block ? from.position : 0;
        const int end = i == to.block ? to.position : static_cast<int>(text.size());
        QString piece = text.mid(start, end - start);
        piece.replace(QChar(QChar::LineSeparator), u'\n');
        parts << piece;
    }
    return parts.join(u'\n');
}

QString MessageElement::accessibleText() const
{
    const QString who = isUser() ? QCoreApplication::translate("MessageElement", "You") : m_message.model;
    QStringList parts{who + u':', m_message.text()};
    if (!isUser())
        parts << m_card.spoken() << m_facts.spoken();
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace ui::chat
