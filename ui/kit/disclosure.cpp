#include "ui/kit/disclosure.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/theme.h"
#include "ui/kit/type.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kit {

namespace {

constexpr int lead = 20; // chevron and its gap
const QString dot = QStringLiteral(" · ");

QFont face()
{
    return font(Role::Body);
}

} // namespace

Disclosure::Disclosure(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Disclosure::setDetail(const QString &detail)
{
    m_detail = detail;
    updateGeometry();
    update();
}

void Disclosure::setBody(QWidget *body)
{
    body->setVisible(isChecked());
    connect(this, &QAbstractButton::toggled, body, &QWidget::setVisible);
}

QSize Disclosure::sizeHint() const
{
    qreal width = lead + figuresWidth(face(), text());
    if (!m_detail.isEmpty())
        width += figuresWidth(face(), dot + m_detail);
    return {int(std::ceil(width)) + space4, std::max(controlSmall, lineHeight(Role::Body) + 8)};
}

void Disclosure::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const bool hover = underMouse() && isEnabled();
    const QColor ink = !isEnabled() ? t.disabled : hover ? t.text : t.text2;
    drawIcon(&painter, QRectF(mirrored ? width() - 14 : 0, 0, 14, height()),
             isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), ink, layoutDirection());
    painter.setFont(face());
    painter.setPen(ink);
    const qreal words = figuresWidth(face(), text());
    const auto slot = [&](qreal from, qreal wide) {
        return QRectF(mirrored ? width() - from - wide : from, 0, wide, height());
    };
    drawFigures(&painter, slot(lead, words), text(), Qt::AlignLeft);
    if (m_detail.isEmpty())
        return;
    painter.setPen(isEnabled() ? t.text3 : t.disabled);
    const QString detail = mirrored && !hasRightToLeft(m_detail) ? m_detail + dot : dot + m_detail;
    drawFigures(&painter, slot(lead + words, figuresWidth(face(), detail)), detail, Qt::AlignLeft);
}

} // namespace kit
