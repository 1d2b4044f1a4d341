#include "ui/kit/chip.h"

#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace kit {

namespace {
constexpr int pad = 8;
QFont nameFace(bool chosen)
{
    return font(Role::Meta, chosen ? QFont::Medium : QFont::Normal);
}
QFont detailFace()
{
    return font(Role::Meta);
}
} // namespace

Chip::Chip(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setIconName(IconName name)
{
    m_icon = name;
    updateGeometry();
    update();
}

void Chip::setDetail(const QString &detail)
{
    m_detail = detail;
    updateGeometry();
    update();
}

void Chip::setRemovable(bool removable)
{
    m_removable = removable;
    setAccessibleDescription(removable ? tr("Delete removes it") : QString());
    updateGeometry();
    update();
}

void Chip::setOpensMenu(bool opens)
{
    m_opensMenu = opens;
    updateGeometry();
    update();
}

void Chip::setChosen(bool chosen)
{
    m_chosen = chosen;
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    qreal width = 2 * pad + figuresWidth(nameFace(m_chosen || isChecked()), text());
    if (!m_icon.isEmpty())
        width += 14 + 6;
    if (!m_detail.isEmpty())
        width += 6 + figuresWidth(detailFace(), m_detail);
    if (m_removable || m_opensMenu)
        width += 12 + 6;
    return {int(std::ceil(width)), std::max(controlSmall, lineHeight(Role::Meta) + 12)};
}

QRectF Chip::crossRect() const
{
    const qreal x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 28;
    return QRectF(x, 0, 28, height());
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const bool chosen = m_chosen || isChecked();
    const bool hover = underMouse() && isEnabled();
    const QColor ground = chosen ? t.selected : isDown() ? t.pressed : hover ? t.fillHover : t.fill;
    if (t.isHighContrast)
        fillStrokeRound(&painter, rect(), radiusControl, ground, t.line);
    else
        fillRound(&painter, rect(), radiusControl, ground);
    const QColor ink = !isEnabled() ? t.disabled : chosen ? (t.isHighContrast ? t.onAccent : t.accentText) : t.text;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    qreal x = pad;
    const auto place = [&](qreal w) {
        QRectF slot(x, 0, w, height());
        x += w + 6;
        if (mirrored)
            slot.moveLeft(width() - slot.right());
        return slot;
    };
    if (!m_icon.isEmpty())
        drawIcon(&painter, place(14), m_icon, ink, layoutDirection());
    painter.setFont(nameFace(chosen));
    painter.setPen(ink);
    drawFigures(&painter, place(figuresWidth(nameFace(m_chosen || isChecked()), text())), text(), Qt::AlignLeft);
    if (!m_detail.isEmpty()) {
        painter.setFont(detailFace());
        painter.setPen(isEnabled() ? t.text2 : t.disabled);
        drawFigures(&painter, place(figuresWidth(detailFace(), m_detail)), m_detail, Qt::AlignLeft);
    }
    if (m_removable || m_opensMenu) {
        drawIcon(&painter, place(12), m_removable ? QStringLiteral("x") : QStringLiteral("chevron-down"), ink);
    }
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    m_crossDown = m_removable && event->button() == Qt::LeftButton && crossRect().contains(event->position());
    if (!m_crossDown)
        QAbstractButton::mousePressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_crossDown, false)) {
        if (crossRect().contains(event->position()))
            Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace kit
