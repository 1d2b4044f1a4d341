#include "ui/chat/composer/coststrip.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace ui::chat {

namespace {

constexpr int stripHeight = 28;

// How much of the model's window is used, as a ring.
void drawGauge(QPainter *painter, const QRectF &rect, double share, const kit::Theme &theme)
{
    painter->save();
    QPen ring(theme.line2, 3);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(ring);
    painter->drawEllipse(rect);
    ring.setColor(theme.accentMark);
    painter->setPen(ring);
    painter->drawArc(rect, 90 * 16, -qRound(360 * 16 * std::clamp(share, 0.0, 1.0)));
    painter->restore();
}

} // namespace

CostStrip::CostStrip(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(stripHeight);
    setMouseTracking(true);
    setAccessibleName(tr("Cost of the next message"));
}

QSize CostStrip::sizeHint() const
{
    return {320, stripHeight};
}

void CostStrip::setFacts(const Facts &facts)
{
    m_facts = facts;
    QStringList spoken;
    for (const Piece &piece : pieces())
        spoken << piece.label + u' ' + piece.figure;
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

QList<CostStrip::Piece> CostStrip::pieces() const
{
    QList<Piece> out;
    if (m_facts.contextShare)
        out << Piece{tr("Context"), kit::percentText(*m_facts.contextShare)};
    out << Piece{tr("Input"), kit::moneyText(m_facts.input, kit::Decimals::Part)};
    out << Piece{tr("Up to"), kit::moneyText(m_facts.upTo, kit::Decimals::Balance)};
    return out;
}

QString CostStrip::travelWords() const
{
    if (m_facts.ofMessages == 0)
        return {};
    return tr("%1 of %n messages travel", nullptr, m_facts.ofMessages).arg(m_facts.messages);
}

void CostStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::themeOf(this);
    const QFont meta = kit::font(kit::Role::Meta);
    const QFont strong = kit::font(kit::Role::Meta, QFont::DemiBold);
    const auto visual = [this](const QRectF &r) {
        return layoutDirection() == Qt::LeftToRight ? r : QRectF(width() - r.right(), r.top(), r.width(), r.height());
    };
    m_travelRect = {};
    m_fixRect = {};
    qreal x = kit::space12;
    if (!m_facts.hasDraft && m_facts.ofMessages == 0) {
        painter.setFont(meta);
        painter.setPen(theme.text3);
        kit::drawLine(&painter, QRectF(x, 0, width() - 2 * x, stripHeight), tr("Nothing to send yet"),
                      QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
        return;
    }
    if (m_facts.contextShare) {
        drawGauge(&painter, visual(QRectF(x, 9, 10, 10)), *m_facts.contextShare, theme);
        x += 10 + kit::space8;
    }
    for (const Piece &piece : pieces()) {
        const qreal labelWidth = kit::figuresWidth(meta, piece.label);
        const qreal figureWidth = kit::figuresWidth(strong, piece.figure);
        painter.setFont(meta);
        painter.setPen(theme.text3);
        kit::drawFigures(&painter, visual(QRectF(x, 0, labelWidth, stripHeight)), piece.label,
                         Qt::AlignLeft | Qt::AlignVCenter);
        x += labelWidth + kit::space6;
        painter.setFont(strong);
        painter.setPen(theme.text);
        kit::drawFigures(&painter, visual(QRectF(x, 0, figureWidth, stripHeight)), piece.figure,
                         Qt::AlignLeft | Qt::AlignVCenter);
        x += figureWidth + kit::space16;
    }
    if (m_facts.reserves && m_facts.available) {
        const QString words = tr("Reserves %1, you have %2")
                                  .arg(kit::moneyText(*m_facts.reserves, kit::Decimals::Balance),
                                       kit::moneyText(*m_facts.available, kit::Decimals::Balance));
        kit::drawIcon(&painter, visual(QRectF(x, 7, kit::iconSmall, kit::iconSmall)), QStringLiteral("triangle-alert"),
                      theme.warningMark);
        painter.setFont(meta);
        painter.setPen(theme.warning);
        const qreal wordsWidth = std::min<qreal>(kit::figuresWidth(meta, words), width() - x - 70);
        kit::drawLine(&painter, visual(QRectF(x + 20, 0, wordsWidth, stripHeight)), words,
                      Qt::AlignLeft | Qt::AlignVCenter);
        m_fixRect = visual(QRectF(x + 20 + wordsWidth + kit::space16, 0, 48, stripHeight));
        painter.setPen(theme.accentText);
        painter.setFont(kit::font(kit::Role::Meta, QFont::Medium));
        kit::drawLine(&painter, m_fixRect, tr("Fix"), Qt::AlignLeft | Qt::AlignVCenter);
        return;
    }
    const QString travel = travelWords();
    const qreal travelWidth = kit::figuresWidth(meta, travel) + kit::iconSmall + kit::space4;
    if (travel.isEmpty() || x + travelWidth + kit::space12 > width())
        return;
    m_travelRect = visual(QRectF(width() - kit::space8 - travelWidth, 0, travelWidth, stripHeight));
    if (m_overTravel)
        kit::fillRound(&painter, m_travelRect.adjusted(-6, 2, 6, -2), kit::radiusTag, theme.hover);
    painter.setFont(meta);
    painter.setPen(theme.text3);
    kit::drawFigures(&painter, m_travelRect.adjusted(0, 0, -kit::iconSmall - kit::space4, 0), travel,
                     Qt::AlignLeft | Qt::AlignVCenter);
    kit::drawIcon(&painter, QRectF(m_travelRect.right() - kit::iconSmall + 2, 8, 12, 12),
                  QStringLiteral("chevron-down"), theme.text3);
}

void CostStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_travelRect.contains(event->position()))
        Q_EMIT historyRequested();
    else if (m_fixRect.contains(event->position()))
        Q_EMIT limitRequested();
}

void CostStrip::mouseMoveEvent(QMouseEvent *event)
{
    const bool over = m_travelRect.contains(event->position());
    if (over != m_overTravel) {
        m_overTravel = over;
        setCursor(over || m_fixRect.contains(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void CostStrip::leaveEvent(QEvent *)
{
    m_overTravel = false;
    update();
}

} // namespace ui::chat
