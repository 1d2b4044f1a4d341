#include "ui/chat/transcript/transcriptview.h"

#include "ui/kit/button.h"
#include "ui/kit/metrics.h"

#include <QPainter>
#include <QScrollBar>

#include <chrono>

namespace ui::chat {

namespace {

using namespace std::chrono_literals;

constexpr auto frameTime = 33ms;      // 30 a second while only text arrives
constexpr qsizetype frameText = 4096; // characters a frame; a relay that is faster is shown a little later
constexpr auto spinnerTime = 90ms;    // a full turn in 900
constexpr int topPadding = 8;
constexpr int bottomPadding = 12;
constexpr int sideMargin = 28;
constexpr int nearEnd = 40; // px from the end that still count as "at the end"
constexpr int keptAround = 40;

// The next piece of what waits, not cut inside a character.
QString takePart(QString &waiting)
{
    qsizetype count = std::min(frameText, waiting.size());
    if (count < waiting.size() && waiting.at(count - 1).isHighSurrogate())
        --count;
    const QString part = waiting.left(count);
    waiting.remove(0, count);
    return part;
}

} // namespace

TranscriptView::TranscriptView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Conversation"));
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAutoFillBackground(true);
    m_theme = kit::themeOf(this);
    m_context.theme = &m_theme;
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameTime);
    connect(&m_frame, &QTimer::timeout, this, &TranscriptView::showFrame);
    m_spinner.setInterval(spinnerTime);
    connect(&m_spinner, &QTimer::timeout, this, [this] {
        m_phase = m_phase >= 0.9 ? 0 : m_phase + 0.1;
        const int row = m_heights.count() - 1;
        if (row >= 0 && m_elements[static_cast<std::size_t>(row)]) {
            const int bottom = rowY(row) + m_heights.height(row);
            viewport()->update(0, bottom - FactsLine::height - kit::space16, viewport()->width(),
                               FactsLine::height + kit::space16);
        }
    });
    m_pill = new kit::Button(kit::Button::Kind::Outline, tr("New text"), this);
    m_pill->setIconName(kit::IconName("arrow-down"));
    m_pill->setButtonSize(kit::Button::Size::Small);
    m_pill->setFocusPolicy(Qt::NoFocus);
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, &TranscriptView::scrollToEnd);
}

TranscriptView::~TranscriptView() = default;

int TranscriptView::measure() const
{
    return std::min(kit::transcriptWidth, viewport()->width() - 2 * sideMargin);
}

int TranscriptView::leftEdge() const
{
    return (viewport()->width() - measure()) / 2;
}

int TranscriptView::rowY(int row) const
{
    return static_cast<int>(m_heights.top(row) - verticalScrollBar()->value()) + topPadding;
}

void TranscriptView::refreshCards()
{
    bool any = false;
    for (const std::unique_ptr<MessageElement> &element : m_elements) {
        const bool failed = element && (element->message().state == data::MessageState::Failed ||
                                        element->message().state == data::MessageState::Interrupted);
        if (failed)
            element->refreshCard();
        any = any || failed;
    }
    if (!any)
        return;
    relayout();
    viewport()->update();
}

QRect TranscriptView::actionRect(core::MessageId id, kit::ErrorAct act) const
{
    const MessageElement *element = elementOf(id);
    const QRectF rect = element ? element->actionRect(act) : QRectF();
    return rect.isNull() ? QRect() : rect.translated(leftEdge(), rowY(rowOf(id))).toRect();
}

int TranscriptView::rowOf(core::MessageId id) const
{
    if (!m_session)
        return -1;
    const QList<data::Message> &messages = m_session->messages();
    for (qsizetype i = messages.size() - 1; i >= 0; --i) { // what changes is near the end
        if (messages.at(i).id == id)
            return static_cast<int>(i);
    }
    return -1;
}

const MessageElement *TranscriptView::elementOf(core::MessageId id) const
{
    const int row = rowOf(id);
    return row < 0 || row >= m_heights.count() ? nullptr : m_elements[static_cast<std::size_t>(row)].get();
}

void TranscriptView::setSession(data::Session *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_selectionFrom = m_selectionTo = {};
    if (session) {
        connect(session, &data::Session::loaded, this, &TranscriptView::showMessages);
        connect(session, &data::Session::earlierArrived, this, &TranscriptView::prependMessages);
        connect(session, &data::Session::branchChanged, this, &TranscriptView::showMessages);
        connect(session, &data::Session::messageAdded, this, &TranscriptView::appendMessage);
        connect(session, &data::Session::messageChanged, this, &TranscriptView::updateMessage);
        connect(session, &data::Session::tailGrew, this, &TranscriptView::takePiece);
    }
    m_follow = true;
    showMessages();
}

void TranscriptView::showMessages()
{
    dropPending();
    m_elements.clear();
    m_heights.clear();
    m_under = {};
    m_selectionFrom = m_selectionTo = {};
    m_spinner.stop();
    if (m_session) {
        for (const data::Message &message : m_session->messages()) {
            m_elements.emplace_back();
            m_heights.append(estimatedHeight(message));
            if (message.state == data::MessageState::Streaming)
                m_spinner.start();
        }
    }
    relayout();
    viewport()->update();
}

// Older messages came: they stand above, and nothing that is seen moves.
void TranscriptView::prependMessages(int count)
{
    std::vector<int> heights;
    heights.reserve(static_cast<std::size_t>(count));
    for (int row = 0; row < count; ++row)
        heights.push_back(estimatedHeight(m_session->messages().at(row)));
    m_heights.prepend(heights);
    std::vector<std::unique_ptr<MessageElement>> none(heights.size());
    m_elements.insert(m_elements.begin(), std::make_move_iterator(none.begin()), std::make_move_iterator(none.end()));
    m_anchorRow += count;
    for (int *row : {&m_under.row, &m_pressed.row, &m_selectionFrom.row, &m_selectionTo.row}) {
        if (*row >= 0)
            *row += count;
    }
    m_growingAbove = verticalScrollBar()->maximum() > 0; // else there was room left
    relayout();
    m_growingAbove = false;
}

// Lines at the present width from the number of characters; corrected when the message is seen.
int TranscriptView::estimatedHeight(const data::Message &message) const
{
    qsizetype characters = 0;
    for (const data::Part &part : message.parts)
        characters += part.text.size();
    const int perLine = std::max(20, measure() / 7);
    return 60 + static_cast<int>(characters / perLine) * 22;
}

MessageElement &TranscriptView::ensureLaidOut(int row)
{
    auto &element = m_elements[static_cast<std::size_t>(row)];
    if (!element) {
        element = std::make_unique<MessageElement>(m_session->messages().at(row), m_context);
        if (element->id() == m_pendingFor)
            dropPending(); // it is made from the message, which has it all
    }
    m_heights.setHeight(row, element->layOut(measure()));
    return *element;
}

void TranscriptView::updateScrollBar()
{
    const qint64 content = m_heights.total() + topPadding + bottomPadding;
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<qint64>(0, content - viewport()->height())));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(kit::space20 * 2);
}

// Lays out what is seen, from the anchor (or from the end), and puts the scroll bar where that leaves the reader.
void TranscriptView::relayout()
{
    m_adjusting = true;
    const int count = m_heights.count();
    if (m_follow) {
        int filled = 0;
        for (int row = count - 1; row >= 0 && filled < viewport()->height(); --row)
            filled += ensureLaidOut(row).height();
        updateScrollBar();
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    } else if (count > 0) {
        m_anchorRow = std::clamp(m_anchorRow, 0, count - 1);
        int y = m_anchorY;
        for (int row = m_anchorRow; row < count && y < viewport()->height(); ++row)
            y += ensureLaidOut(row).height();
        updateScrollBar();
        verticalScrollBar()->setValue(static_cast<int>(m_heights.top(m_anchorRow)) + topPadding - m_anchorY);
    } else {
        updateScrollBar();
    }
    m_adjusting = false;
    layOutVisible();
    placePill();
}

// After a scroll: what came into view gets its layout; when its height above the reader changes, the view moves along.
void TranscriptView::layOutVisible()
{
    if (m_heights.count() == 0)
        return;
    const int scroll = verticalScrollBar()->value();
    int row = m_heights.rowAt(std::max(0, scroll - topPadding));
    const int first = row;
    int shift = 0;
    bool seenOld = false;
    for (; row < m_heights.count() && m_heights.top(row) - scroll - shift + topPadding < viewport()->height(); ++row) {
        const bool isNew = !m_elements[static_cast<std::size_t>(row)];
        const int before = m_heights.height(row);
        ensureLaidOut(row);
        if (isNew && !seenOld && !m_follow)
            shift += m_heights.height(row) - before;
        seenOld = seenOld || !isNew;
    }
    if (shift != 0 ||
        verticalScrollBar()->maximum() != m_heights.total() + topPadding + bottomPadding - viewport()->height()) {
        m_adjusting = true;
        updateScrollBar();
        verticalScrollBar()->setValue(m_follow ? verticalScrollBar()->maximum() : scroll + shift);
        m_adjusting = false;
    }
    rememberPlace();
    dropFarLayouts(first, row);
}

void TranscriptView::dropFarLayouts(int first, int last)
{
    for (int row = first - keptAround - 1; row >= 0 && m_elements[static_cast<std::size_t>(row)]; --row)
        m_elements[static_cast<std::size_t>(row)].reset();
    for (int row = last + keptAround + 1; row < m_heights.count() && m_elements[static_cast<std::size_t>(row)]; ++row)
        m_elements[static_cast<std::size_t>(row)].reset();
}

void TranscriptView::rememberPlace()
{
    m_anchorRow = m_heights.rowAt(std::max(0, verticalScrollBar()->value() - topPadding));
    if (m_anchorRow >= 0)
        m_anchorY = rowY(m_anchorRow);
    m_anchorRow = std::max(0, m_anchorRow);
}

void TranscriptView::scrollContentsBy(int dx, int dy)
{
    if (!m_growingAbove)
        viewport()->scroll(dx, dy); // the old pixels move; only what is new is painted
    if (m_adjusting)
        return;
    m_follow = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - nearEnd;
    layOutVisible();
    placePill();
}

void TranscriptView::appendMessage(const data::Message &message)
{
    m_elements.emplace_back();
    m_heights.append(estimatedHeight(message));
    if (message.role == data::Role::User)
        m_follow = true; // what one sent oneself is always shown
    if (message.state == data::MessageState::Streaming)
        m_spinner.start();
    relayout();
    viewport()->update();
}

void TranscriptView::updateMessage(const data::Message &message)
{
    const int row = rowOf(message.id);
    if (row < 0 || row >= m_heights.count())
        return;
    auto &element = m_elements[static_cast<std::size_t>(row)];
    if (m_pendingFor == message.id && hasPending()) {
        if (m_pendingText.size() + m_pendingReasoning.size() > frameText) {
            m_changeWaits = true;
            return;
        }
        // Appended, so that the element does not have to read its whole text anew for the last words.
        if (element && !m_pendingReasoning.isEmpty())
            element->appendText(m_pendingReasoning, true);
        if (element && !m_pendingText.isEmpty())
            element->appendText(m_pendingText, false);
        dropPending();
    }
    if (message.state != data::MessageState::Streaming)
        m_spinner.stop();
    if (element)
        element->setMessage(message);
    relayout();
    viewport()->update();
}

void TranscriptView::dropPending()
{
    m_pendingText.clear();
    m_pendingReasoning.clear();
    m_changeWaits = false;
}

void TranscriptView::takePiece(core::MessageId id, const QString &text, bool reasoning)
{
    m_pendingFor = id;
    (reasoning ? m_pendingReasoning : m_pendingText) += text;
    if (!m_frame.isActive())
        m_frame.start();
}

void TranscriptView::showFrame()
{
    const int row = rowOf(m_pendingFor);
    if (row < 0 || row >= m_heights.count() || !hasPending())
        return;
    auto &element = m_elements[static_cast<std::size_t>(row)];
    if (element) {
        if (!m_pendingReasoning.isEmpty())
            element->appendText(takePart(m_pendingReasoning), true);
        else
            element->appendText(takePart(m_pendingText), false);
        m_heights.setHeight(row, element->layOut(measure()));
        if (hasPending())
            m_frame.start();
    } else {
        m_pendingText.clear();
        m_pendingReasoning.clear();
    }
    if (m_changeWaits && !hasPending()) {
        m_changeWaits = false;
        return updateMessage(m_session->messages().at(row));
    }
    m_adjusting = true;
    updateScrollBar();
    if (m_follow)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    m_adjusting = false;
    if (element) {
        const int y = rowY(row) + element->openTop();
        if (y < viewport()->height())
            viewport()->update(0, y, viewport()->width(), viewport()->height() - y);
    }
    placePill();
}

void TranscriptView::placePill()
{
    const bool wanted = !m_follow && m_session && m_session->isAnswering();
    m_pill->setVisible(wanted);
    if (!wanted)
        return;
    m_pill->adjustSize();
    m_pill->move((width() - m_pill->width()) / 2, height() - m_pill->height() - kit::space12);
    m_pill->raise();
}

void TranscriptView::scrollToEnd()
{
    m_follow = true;
    relayout();
    viewport()->update();
}

void TranscriptView::scrollToMessage(core::MessageId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    m_follow = false;
    m_anchorRow = row;
    m_anchorY = 0; // its top at the top of the view, so that it is the one there
    relayout();
    viewport()->update();
}

void TranscriptView::stepOwnMessage(int direction)
{
    if (!m_session)
        return;
    const QList<data::Message> &messages = m_session->messages();
    for (int row = m_anchorRow + direction; row >= 0 && row < messages.size(); row += direction) {
        if (messages.at(row).role == data::Role::User)
            return scrollToMessage(messages.at(row).id);
    }
    if (direction > 0)
        scrollToEnd();
}

core::MessageId TranscriptView::messageAtTop() const
{
    if (!m_session || m_follow || m_anchorRow >= m_session->messages().size())
        return {};
    return m_session->messages().at(m_anchorRow).id;
}

int TranscriptView::lastAnswerRow() const
{
    const int last = m_heights.count() - 1;
    return last >= 0 && m_session && m_session->messages().at(last).role == data::Role::Assistant ? last : -1;
}

ElementPaint TranscriptView::paintFor(int row) const
{
    ElementPaint how;
    how.hovered = m_under.row == row;
    how.last = row == lastAnswerRow();
    how.spinnerPhase = m_phase;
    if (m_under.row == row)
        how.under = m_under.hit;
    if (hasSelection()) {
        const auto [from, to] = orderedSelection();
        if (row >= from.row && row <= to.row) {
            const TextPlace end = m_elements[static_cast<std::size_t>(row)]->endPlace();
            how.selection = {row == from.row ? from.place : TextPlace{}, row == to.row ? to.place : end};
        }
    }
    return how;
}

void TranscriptView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRegion(event->region());
    if (m_heights.count() == 0)
        return;
    int row = m_heights.rowAt(std::max(0, verticalScrollBar()->value() + event->rect().top() - topPadding));
    for (; row < m_heights.count(); ++row) {
        const int y = rowY(row);
        if (y > event->rect().bottom())
            break;
        // A row without a layout can only be here for one frame after a jump; it gets one now.
        if (!m_elements[static_cast<std::size_t>(row)])
            ensureLaidOut(row);
        m_elements[static_cast<std::size_t>(row)]->paint(&painter, QPoint(leftEdge(), y), paintFor(row));
    }
}

void TranscriptView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
    viewport()->update();
}

void TranscriptView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::PaletteChange &&
        event->type() != QEvent::FontChange && event->type() != QEvent::LayoutDirectionChange)
        return;
    const kit::Theme now = kit::themeOf(this);
    if (now == m_theme && event->type() == QEvent::PaletteChange)
        return;
    m_theme = now;
    for (auto &element : m_elements)
        element.reset();
    relayout();
    viewport()->update();
}

} // namespace ui::chat
