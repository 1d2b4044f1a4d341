// The transcript under mouse and keyboard: what is pointed at, selected, copied, activated.

#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/menu.h"
#include "ui/kit/metrics.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

namespace ui::chat {

TranscriptView::RowHit TranscriptView::hitAt(QPoint point) const
{
    if (m_heights.count() == 0)
        return {};
    const qint64 y = std::max(0, verticalScrollBar()->value() + point.y() - 8);
    const int row = m_heights.rowAt(y);
    const auto &element = m_elements[static_cast<std::size_t>(row)];
    if (!element)
        return {row, {}};
    return {row, element->hit(point - QPoint(leftEdge(), rowY(row)), true)};
}

void TranscriptView::updateRow(int row)
{
    if (row >= 0 && row < m_heights.count())
        viewport()->update(0, rowY(row), viewport()->width(), m_heights.height(row));
}

void TranscriptView::setUnder(const RowHit &hit)
{
    const bool same = hit.row == m_under.row && hit.hit.spot == m_under.hit.spot && hit.hit.act == m_under.hit.act;
    const int before = m_under.row;
    m_under = hit;
    if (same)
        return;
    updateRow(before);
    updateRow(hit.row);
    switch (hit.hit.spot) {
    case Spot::Text:
        viewport()->setCursor(Qt::IBeamCursor);
        break;
    case Spot::None:
        viewport()->unsetCursor();
        break;
    default:
        viewport()->setCursor(Qt::PointingHandCursor);
        break;
    }
}

std::pair<TranscriptView::RowPlace, TranscriptView::RowPlace> TranscriptView::orderedSelection() const
{
    return m_selectionFrom < m_selectionTo ? std::pair(m_selectionFrom, m_selectionTo)
                                           : std::pair(m_selectionTo, m_selectionFrom);
}

QString TranscriptView::selectedText() const
{
    if (!hasSelection())
        return {};
    const auto [from, to] = orderedSelection();
    QStringList parts;
    for (int row = from.row; row <= to.row && row < m_heights.count(); ++row) {
        MessageElement &element = const_cast<TranscriptView *>(this)->ensureLaidOut(row); // far rows have none yet
        parts << element.selectedText(row == from.row ? from.place : TextPlace{},
                                      row == to.row ? to.place : element.endPlace());
    }
    return parts.join(QStringLiteral("\n\n"));
}

void TranscriptView::copySelection()
{
    const QString text = selectedText();
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied();
}

void TranscriptView::copyMessage(int row)
{
    if (!m_session || row < 0 || row >= m_session->messages().size())
        return;
    QGuiApplication::clipboard()->setText(m_session->messages().at(row).text());
    Q_EMIT copied();
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mousePressEvent(event);
    m_pressed = hitAt(event->pos());
    const RowPlace place{m_pressed.row, {m_pressed.hit.block, m_pressed.hit.position}};
    if (!(event->modifiers() & Qt::ShiftModifier) || m_selectionFrom.row < 0)
        m_selectionFrom = place;
    m_selectionTo = place;
    m_selecting = true;
    viewport()->update();
}

void TranscriptView::mouseMoveEvent(QMouseEvent *event)
{
    const RowHit hit = hitAt(event->pos());
    if (m_selecting && (event->buttons() & Qt::LeftButton)) {
        m_selectionTo = {hit.row, {hit.hit.block, hit.hit.position}};
        if (event->pos().y() < 0 || event->pos().y() > viewport()->height())
            verticalScrollBar()->setValue(verticalScrollBar()->value() + (event->pos().y() < 0 ? -20 : 20));
        viewport()->update();
        return;
    }
    setUnder(hit);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = false;
    if (hasSelection())
        return;
    const RowHit hit = hitAt(event->pos());
    if (hit.row == m_pressed.row && hit.hit.spot == m_pressed.hit.spot)
        activate(hit, event->globalPosition().toPoint());
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const RowHit hit = hitAt(event->pos());
    if (hit.row < 0 || hit.hit.spot != Spot::Text)
        return;
    // The word around the click.
    const MessageElement &element = ensureLaidOut(hit.row);
    const QString text = element.selectedText({hit.hit.block, 0}, {hit.hit.block, 1 << 28});
    int start = std::min<int>(hit.hit.position, static_cast<int>(text.size()));
    int end = start;
    while (start > 0 && text.at(start - 1).isLetterOrNumber())
        --start;
    while (end < text.size() && text.at(end).isLetterOrNumber())
        ++end;
    m_selectionFrom = {hit.row, {hit.hit.block, start}};
    m_selectionTo = {hit.row, {hit.hit.block, end}};
    viewport()->update();
}

void TranscriptView::leaveEvent(QEvent *event)
{
    QAbstractScrollArea::leaveEvent(event);
    setUnder({});
}

bool TranscriptView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = hitAt(help->pos()).hit.tip;
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TranscriptView::activate(const RowHit &hit, const QPoint &globalPosition)
{
    if (!m_session || hit.row < 0 || hit.row >= m_session->messages().size())
        return;
    const core::MessageId id = m_session->messages().at(hit.row).id;
    switch (hit.hit.spot) {
    case Spot::None:
    case Spot::Text:
        return;
    case Spot::Link:
        Q_EMIT linkActivated(hit.hit.target);
        return;
    case Spot::CopyCode:
        QGuiApplication::clipboard()->setText(hit.hit.target);
        Q_EMIT copied();
        return;
    case Spot::Reasoning:
        m_elements[static_cast<std::size_t>(hit.row)]->toggleReasoning();
        m_follow = false;
        relayout();
        viewport()->update();
        return;
    case Spot::PreviousVersion:
        Q_EMIT versionStepRequested(id, -1);
        return;
    case Spot::NextVersion:
        Q_EMIT versionStepRequested(id, 1);
        return;
    case Spot::CopyMessage:
        copyMessage(hit.row);
        return;
    case Spot::ReadAloud:
        Q_EMIT readAloudRequested(id);
        return;
    case Spot::Retry:
        Q_EMIT retryRequested(id);
        return;
    case Spot::Cost:
        Q_EMIT costRequested(id, globalPosition);
        return;
    case Spot::Continue:
        Q_EMIT actionRequested(id, kit::ErrorAct::Continue);
        return;
    case Spot::Picture:
        Q_EMIT pictureActivated(hit.hit.asset);
        return;
    case Spot::Action:
        Q_EMIT actionRequested(id, hit.hit.act);
        return;
    }
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event)
{
    const RowHit hit = hitAt(event->pos());
    if (!m_session || hit.row < 0 || hit.row >= m_session->messages().size())
        return;
    const data::Message message = m_session->messages().at(hit.row);
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (hasSelection())
        menu->add(
            kit::IconName("copy"), tr("Copy the selection"), this, [this] { copySelection(); }, tr("Ctrl+C"));
    menu->add(kit::IconName("copy"), tr("Copy as Markdown"), this, [this, row = hit.row] { copyMessage(row); });
    if (hit.hit.spot == Spot::Link)
        menu->add(kit::IconName("link"), tr("Copy the address"), this,
                  [address = hit.hit.target] { QGuiApplication::clipboard()->setText(address); });
    menu->addSeparator();
    if (message.role == data::Role::User) {
        menu->add(kit::IconName("pencil"), tr("Edit and resend"), this,
                  [this, id = message.id] { Q_EMIT editRequested(id); });
    } else {
        menu->add(
            kit::IconName("rotate-cw"), tr("Answer again"), this,
            [this, id = message.id] { Q_EMIT retryRequested(id); }, tr("Ctrl+R"));
        menu->add(kit::IconName("split"), tr("Answer again with another model…"), this,
                  [this, id = message.id] { Q_EMIT otherModelRequested(id); });
        if (message.isCutShort() && !message.text().isEmpty())
            menu->add(kit::IconName("skip-forward"), tr("Go on with this answer"), this,
                      [this, id = message.id] { Q_EMIT actionRequested(id, kit::ErrorAct::Continue); });
        menu->add(kit::IconName("volume-2"), tr("Read aloud"), this,
                  [this, id = message.id] { Q_EMIT readAloudRequested(id); });
        menu->add(kit::IconName("info"), tr("Details"), this, [this, id = message.id] { Q_EMIT detailsRequested(id); });
    }
    menu->addSeparator();
    QAction *remove = menu->addDanger(kit::IconName("trash-2"), tr("Delete from here"));
    connect(remove, &QAction::triggered, this, [this, id = message.id] { Q_EMIT removeRequested(id); });
    menu->popup(event->globalPos());
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    if (event->matches(QKeySequence::SelectAll)) {
        if (m_heights.count() > 0) {
            m_selectionFrom = {0, {}};
            m_selectionTo = {m_heights.count() - 1, ensureLaidOut(m_heights.count() - 1).endPlace()};
            viewport()->update();
        }
        return;
    }
    if (event->modifiers() & Qt::AltModifier && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        if (const int row = lastAnswerRow(); row >= 0)
            Q_EMIT versionStepRequested(m_session->messages().at(row).id, event->key() == Qt::Key_Left ? -1 : 1);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Home:
        return bar->setValue(0);
    case Qt::Key_End:
        return scrollToEnd();
    case Qt::Key_PageUp:
        return bar->setValue(bar->value() - bar->pageStep());
    case Qt::Key_PageDown:
        return bar->setValue(bar->value() + bar->pageStep());
    case Qt::Key_Up:
        return bar->setValue(bar->value() - bar->singleStep());
    case Qt::Key_Down:
        return bar->setValue(bar->value() + bar->singleStep());
    default:
        return QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace ui::chat
