// The parts of Style that have parts of their own: scroll bars, sliders, combo and spin boxes.
#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/style.h"
#include "ui/kit/type.h"

#include <QPainter>
#include <QStyleOption>

namespace kit {

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const bool active = (bar->state & State_MouseOver) || (bar->activeSubControls & SC_ScrollBarSlider);
    const qreal thick = active ? 8 : 5;
    QRectF handle = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, nullptr);
    const bool upright = bar->orientation == Qt::Vertical;
    if (upright)
        handle = QRectF(handle.center().x() + 0.5 - thick / 2, handle.top() + 2, thick, handle.height() - 4);
    else
        handle = QRectF(handle.left() + 2, handle.center().y() + 0.5 - thick / 2, handle.width() - 4, thick);
    const bool pressed = (bar->state & State_Sunken) && (bar->activeSubControls & SC_ScrollBarSlider);
    fillRound(painter, handle, thick / 2, pressed || active ? m_theme.control : m_theme.line2);
}

void Style::drawSlider(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return;
    const Theme &t = m_theme;
    const bool enabled = slider->state & State_Enabled;
    const QRectF r = slider->rect;
    QRectF handle = subControlRect(CC_Slider, slider, SC_SliderHandle, widget);
    // In the middle across, whatever the widget's thickness.
    if (slider->orientation == Qt::Horizontal)
        handle.moveTop(r.top() + (r.height() - handle.height()) / 2);
    else
        handle.moveLeft(r.left() + (r.width() - handle.width()) / 2);
    const QColor done = enabled ? t.accentMark : t.disabled;
    const QPointF middle(handle.left() + handle.width() / 2, handle.top() + handle.height() / 2);
    if (slider->orientation == Qt::Horizontal) {
        const QRectF groove(r.left(), middle.y() - 2, r.width(), 4);
        fillRound(painter, groove, 2, t.line2);
        // upsideDown is what mirroring makes of a horizontal slider.
        const QRectF part = slider->upsideDown ? QRectF(QPointF(middle.x(), groove.top()), groove.bottomRight())
                                               : QRectF(groove.topLeft(), QPointF(middle.x(), groove.bottom()));
        fillRound(painter, part, 2, done);
    } else {
        const QRectF groove(middle.x() - 2, r.top(), 4, r.height());
        fillRound(painter, groove, 2, t.line2);
        const QRectF part = slider->upsideDown ? QRectF(QPointF(groove.left(), middle.y()), groove.bottomRight())
                                               : QRectF(groove.topLeft(), QPointF(groove.right(), middle.y()));
        fillRound(painter, part, 2, done);
    }
    const bool hover = enabled && (slider->activeSubControls & SC_SliderHandle) && (slider->state & State_MouseOver);
    fillStrokeRound(painter, handle, handle.width() / 2, hover ? t.accentTint : t.knob, done, 1);
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!box)
        return;
    const Theme &t = m_theme;
    const bool enabled = box->state & State_Enabled;
    const bool hover = enabled && (box->state & State_MouseOver);
    if (box->frame) {
        if (box->editable) {
            const bool focused = box->state & State_HasFocus;
            fillStrokeRound(painter, box->rect, radiusControl, enabled ? t.fieldGround : t.sunken,
                            !enabled  ? t.line2
                            : focused ? t.accentMark
                                      : t.control,
                            focused ? 2 : 1);
        } else {
            const bool open = box->state & State_On;
            fillStrokeRound(painter, box->rect, radiusControl, open ? t.pressed : hover ? t.hover : t.surface, t.line2);
        }
    }
    const QRectF arrow = subControlRect(CC_ComboBox, box, SC_ComboBoxArrow, nullptr);
    drawIcon(painter, QRectF(arrow.center().x() - 7, arrow.center().y() - 7, 14, 14), QStringLiteral("chevron-down"),
             enabled ? t.text : t.disabled);
}

void Style::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!box)
        return;
    const Theme &t = m_theme;
    const bool enabled = box->state & State_Enabled;
    if (box->frame) {
        const bool focused = box->state & State_HasFocus;
        fillStrokeRound(painter, box->rect, radiusControl, enabled ? t.fieldGround : t.sunken,
                        !enabled  ? t.line2
                        : focused ? t.accentMark
                                  : t.control,
                        focused ? 2 : 1);
    }
    if (box->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto step = [&](SubControl which, const QString &name, QAbstractSpinBox::StepEnabledFlag flag) {
        const QRectF r = subControlRect(CC_SpinBox, box, which, widget);
        const bool can = enabled && (box->stepEnabled & flag);
        drawIcon(painter, QRectF(r.center().x() - 6, r.center().y() - 6, 12, 12), name, can ? t.text2 : t.disabled);
    };
    step(SC_SpinBoxUp, QStringLiteral("chevron-up"), QAbstractSpinBox::StepUpEnabled);
    step(SC_SpinBoxDown, QStringLiteral("chevron-down"), QAbstractSpinBox::StepDownEnabled);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter);
        return;
    case CC_Slider:
        drawSlider(option, painter, widget);
        return;
    case CC_ComboBox:
        drawComboBox(option, painter);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl sub,
                            const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return {};
        // No arrow buttons: the groove is the whole bar.
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? r.height() : r.width();
        const int range = bar->maximum - bar->minimum;
        int slider = length;
        if (range > 0) {
            const qint64 all = qint64(range) + bar->pageStep;
            slider = std::clamp(int(qint64(bar->pageStep) * length / std::max<qint64>(1, all)), std::min(32, length),
                                length);
        }
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto along = [&](int from, int size) {
            const QRect part = upright ? QRect(r.left(), r.top() + from, r.width(), size)
                                       : QRect(r.left() + from, r.top(), size, r.height());
            return visualRect(bar->direction, r, part);
        };
        switch (sub) {
        case SC_ScrollBarSlider:
            return along(start, slider);
        case SC_ScrollBarGroove:
            return r;
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + slider, length - start - slider);
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        switch (sub) {
        case SC_ComboBoxArrow:
            return visualRect(option->direction, r, QRect(r.right() - 29, r.top(), 24, r.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, r, r.adjusted(11, 1, -30, -1));
        default:
            break;
        }
    }
    if (control == CC_SpinBox) {
        const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool buttons = box && box->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int half = r.height() / 2;
        switch (sub) {
        case SC_SpinBoxUp:
            return buttons ? visualRect(option->direction, r, QRect(r.right() - 23, r.top() + 3, 20, half - 3))
                           : QRect();
        case SC_SpinBoxDown:
            return buttons ? visualRect(option->direction, r, QRect(r.right() - 23, r.top() + half, 20, half - 3))
                           : QRect();
        case SC_SpinBoxEditField:
            return visualRect(option->direction, r, r.adjusted(8, 1, buttons ? -24 : -8, -1));
        default:
            break;
        }
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

} // namespace kit
