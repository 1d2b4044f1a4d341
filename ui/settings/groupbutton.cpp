#include "ui/settings/groupbutton.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/style.h"
#include "ui/kit/type.h"

#include <QPainter>

namespace ui::settings {

namespace {

constexpr int rowHeight = 36;

} // namespace

GroupButton::GroupButton(kit::IconName icon, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_icon(icon)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setFixedHeight(std::max(rowHeight, kit::lineHeight(kit::Role::Body) + kit::space16));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    kit::setFocusRing(this, kit::radiusRow);
}

QSize GroupButton::sizeHint() const
{
    return {kit::listWidthMin - kit::space16, rowHeight};
}

void GroupButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::themeOf(this);
    if (isChecked())
        kit::fillRound(&painter, rect(), kit::radiusRow, theme.selected);
    else if (underMouse())
        kit::fillRound(&painter, rect(), kit::radiusRow, theme.hover);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QColor ink = isChecked() ? theme.accentText : theme.text;
    const QRectF icon(mirrored ? width() - kit::space8 - kit::iconMedium : kit::space8,
                      (height() - kit::iconMedium) / 2.0, kit::iconMedium, kit::iconMedium);
    kit::drawIcon(&painter, icon, m_icon, isChecked() ? theme.accentText : theme.text2, layoutDirection());
    const int lead = kit::space8 + kit::iconMedium + kit::space6;
    painter.setFont(kit::font(kit::Role::Body, isChecked() ? QFont::DemiBold : QFont::Medium));
    painter.setPen(ink);
    kit::drawLine(&painter, rect().adjusted(mirrored ? kit::space8 : lead, 0, mirrored ? -lead : -kit::space8, 0),
                  text(), mirrored ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace ui::settings
