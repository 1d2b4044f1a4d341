#include "ui/kit/style.h"

#include "ui/kit/field.h"
#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/textbox.h"
#include "ui/kit/type.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace kit {

namespace {

constexpr const char *ringProperty = "kitFocusRing";

bool isOn(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

bool takesRing(const QWidget *widget)
{
    if (widget->property(ringProperty).isValid())
        return true;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) ||
           qobject_cast<const QAbstractSlider *>(widget) || qobject_cast<const QTabBar *>(widget);
}

} // namespace

Style::Style(Theme theme) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(std::move(theme)) {}

Style::~Style()
{
    delete m_focusFrame;
}

void setFocusRing(QWidget *widget, int radius)
{
    widget->setProperty(ringProperty, radius);
    if (auto *style = qobject_cast<Style *>(widget->style())) {
        widget->removeEventFilter(style);
        widget->installEventFilter(style);
    }
}

void showFocusRing(QWidget *widget)
{
    auto *frame = new QFocusFrame(widget->parentWidget());
    frame->setWidget(widget);
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QScrollBar *>(widget) || qobject_cast<QSlider *>(widget) || qobject_cast<QTabBar *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QMenu *>(widget)) {
        // Rounded corners need what lies behind them.
        if (widget->isWindow())
            widget->setAttribute(Qt::WA_TranslucentBackground);
    }
    if (takesRing(widget))
        widget->installEventFilter(this);
}

void Style::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool Style::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const bool byKeyboard =
            reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
        const bool windowOnly = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
        auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && event->type() == QEvent::FocusIn && byKeyboard) {
            if (!m_focusFrame)
                m_focusFrame = new QFocusFrame(widget->window());
            m_focusFrame->setWidget(widget);
        } else if (!windowOnly && m_focusFrame && m_focusFrame->widget() == watched) {
            m_focusFrame->setWidget(nullptr);
        }
    }
    return QProxyStyle::eventFilter(watched, event);
}

void Style::drawFieldPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &t = m_theme;
    const auto *field = qobject_cast<const Field *>(widget);
    const bool enabled = isOn(option, State_Enabled);
    const bool focused = isOn(option, State_HasFocus) || (field && field->isShownFocused());
    QColor border = field && field->isQuiet() ? t.line2 : t.control;
    QColor ground = t.fieldGround;
    qreal width = 1;
    if (!enabled) {
        border = t.line2;
        ground = t.isDark ? t.surface : t.sunken;
    } else if (field && !field->wrong().isEmpty()) {
        border = t.dangerMark;
        width = 2;
    } else if (focused) {
        border = t.accentMark;
        width = 2;
    }
    fillStrokeRound(painter, option->rect, radiusControl, ground, border, width);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Theme &t = m_theme;
    const QRectF r = option->rect;
    const bool enabled = isOn(option, State_Enabled);
    const bool hover = enabled && isOn(option, State_MouseOver);
    switch (element) {
    case PE_FrameFocusRect: // the ring is a QFocusFrame
    case PE_FrameWindow:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_FrameMenu:
    case PE_PanelScrollAreaCorner:
    case PE_FrameLineEdit:
        return;
    case PE_PanelLineEdit: {
        // Inside a combo or spin box the box draws the panel.
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            drawFieldPanel(option, painter, widget);
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: {
        const bool on = isOn(option, State_On);
        const bool partly = isOn(option, State_NoChange);
        if (on || partly) {
            fillRound(painter, r, radiusTag, enabled ? (hover ? t.accentHover : t.accent) : t.line2);
            const QColor mark = enabled ? t.onAccent : t.disabled;
            if (on)
                drawCheck(painter, r, mark, 1.6);
            else
                fillRound(painter, QRectF(r.left() + 4, r.center().y() - 1, r.width() - 8, 2), 1, mark);
        } else {
            fillStrokeRound(painter, r, radiusTag, hover ? t.hover : t.fieldGround, enabled ? t.control : t.line2);
        }
        return;
    }
    case PE_IndicatorRadioButton: {
        if (isOn(option, State_On)) {
            fillRound(painter, r, r.width() / 2, enabled ? (hover ? t.accentHover : t.accent) : t.line2);
            const qreal inset = r.width() * 0.3125;
            fillRound(painter, r.adjusted(inset, inset, -inset, -inset), r.width(), enabled ? t.onAccent : t.disabled);
        } else {
            fillStrokeRound(painter, r, r.width() / 2, hover ? t.hover : t.fieldGround, enabled ? t.control : t.line2);
        }
        return;
    }
    case PE_PanelMenu:
        // As a window it has no shadow of its own, so it needs the line; embedded its host paints the shadow.
        if (widget && widget->isWindow())
            drawRaised(painter, r, radiusRow, t, false);
        return;
    case PE_PanelTipLabel:
        drawRaised(painter, r, radiusControl, t, false);
        return;
    case PE_Frame: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (qobject_cast<const QAbstractScrollArea *>(widget) && frame && frame->frameShape == QFrame::StyledPanel) {
            const bool focused = isOn(option, State_HasFocus);
            const auto *box = qobject_cast<const TextBox *>(widget);
            if (box)
                fillRound(painter, r.adjusted(0.5, 0.5, -0.5, -0.5), radiusControl, enabled ? t.fieldGround : t.sunken);
            if (enabled && box && !box->wrong().isEmpty()) {
                strokeRound(painter, r, radiusControl, t.dangerMark, 2);
                return;
            }
            strokeRound(painter, r, radiusControl,
                        !enabled  ? t.line2
                        : focused ? t.accentMark
                                  : t.control,
                        focused ? 2 : 1);
            return;
        }
        strokeRound(painter, r, radiusRow, t.line);
        return;
    }
    case PE_FrameGroupBox:
        strokeRound(painter, r, radiusCard, t.line);
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel: {
        const bool down = isOn(option, State_Sunken);
        fillRound(painter, r, radiusControl, !enabled ? t.fill : down ? t.pressed : hover ? t.fillHover : t.fill);
        return;
    }
    case PE_PanelButtonTool:
        if (isOn(option, State_On))
            fillRound(painter, r, radiusControl, t.selected);
        else if (isOn(option, State_Sunken) || hover)
            fillRound(painter, r, radiusControl, isOn(option, State_Sunken) ? t.pressed : t.hover);
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        const bool selected = isOn(option, State_Selected);
        if (!item || (!selected && !hover))
            return;
        // A row of several cells is one shape: only its outer corners are round.
        const auto at = item->viewItemPosition;
        bool opensLeft = at == QStyleOptionViewItem::Middle || at == QStyleOptionViewItem::End;
        bool opensRight = at == QStyleOptionViewItem::Middle || at == QStyleOptionViewItem::Beginning;
        if (option->direction == Qt::RightToLeft)
            std::swap(opensLeft, opensRight);
        painter->save();
        painter->setClipRect(r, Qt::IntersectClip);
        fillRound(painter, r.adjusted(opensLeft ? -radiusControl : 0, 0, opensRight ? radiusControl : 0, 0),
                  radiusControl, selected ? t.selected : t.hover);
        painter->restore();
        return;
    }
    case PE_IndicatorBranch: {
        if (!isOn(option, State_Children))
            return;
        const QString name =
            isOn(option, State_Open) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
        drawIcon(painter, QRectF(r.center().x() - 8, r.center().y() - 8, 16, 16), name, t.text2, option->direction);
        return;
    }
    case PE_IndicatorTabClose: {
        if (hover)
            fillRound(painter, r, radiusTag, t.hover);
        drawIcon(painter, QRectF(r.center().x() - 7, r.center().y() - 7, 14, 14), QStringLiteral("x"), t.text2);
        return;
    }
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const QString name = element == PE_IndicatorArrowDown   ? QStringLiteral("chevron-down")
                             : element == PE_IndicatorArrowUp   ? QStringLiteral("chevron-up")
                             : element == PE_IndicatorArrowLeft ? QStringLiteral("chevron-left")
                                                                : QStringLiteral("chevron-right");
        // Left and right are already meant physically here.
        drawIcon(painter, QRectF(r.center().x() - 7, r.center().y() - 7, 14, 14), name, enabled ? t.text2 : t.disabled);
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Theme &t = m_theme;
    switch (element) {
    case CE_FocusFrame: {
        const auto *frame = qobject_cast<const QFocusFrame *>(widget);
        const QWidget *target = frame ? frame->widget() : nullptr;
        const QVariant radius = target ? target->property(ringProperty) : QVariant();
        const qreal inner = radius.isValid() ? radius.toReal() : radiusControl;
        strokeRound(painter, option->rect, std::min(inner + 4, option->rect.height() / 2.0), t.focusRing, 2);
        return;
    }
    case CE_PushButtonBevel:
        drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuVMargin:
    case CE_MenuHMargin:
    case CE_MenuScroller:
        return;
    case CE_TabBarTabShape:
        drawTab(option, painter, widget);
        return;
    case CE_TabBarTabLabel:
        drawTabText(option, painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea: {
        const QRectF r = option->rect;
        painter->fillRect(r, t.surface);
        drawHairline(painter, r.left(), r.right(), r.bottom() - 1, t.line2);
        return;
    }
    case CE_HeaderLabel:
        drawHeader(option, painter);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, t.line);
        return;
    case CE_ShapedFrame: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const QRectF r = option->rect;
            if (frame->frameShape == QFrame::HLine)
                drawHairline(painter, r.left(), r.right(), r.center().y(), t.line);
            else
                drawHairlineDown(painter, r.center().x(), r.top(), r.bottom(), t.line);
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    case CE_ComboBoxLabel: {
        const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (!box || box->editable)
            return;
        QRectF r = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget);
        painter->save();
        painter->setFont(font(Role::Body, QFont::Medium));
        painter->setPen(isOn(option, State_Enabled) ? t.text : t.disabled);
        const bool mirrored = option->direction == Qt::RightToLeft;
        if (!box->currentIcon.isNull()) {
            const QRectF slot(mirrored ? r.right() - 16 : r.left(), r.center().y() - 8, 16, 16);
            box->currentIcon.paint(painter, slot.toRect());
            r.adjust(mirrored ? 0 : 22, 0, mirrored ? -22 : 0, 0);
        }
        drawLine(painter, r, box->currentText, mirrored ? Qt::AlignRight : Qt::AlignLeft);
        painter->restore();
        return;
    }
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents: {
        const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
        if (!bar)
            return;
        const double range = bar->maximum - bar->minimum;
        const QRectF r(bar->rect.left(), bar->rect.center().y() - 1.5, bar->rect.width(), 4);
        fillRound(painter, r, 2, t.line2);
        if (range > 0) {
            QRectF done = r;
            done.setWidth(r.width() * (bar->progress - bar->minimum) / range);
            if (option->direction == Qt::RightToLeft)
                done.moveRight(r.right());
            fillRound(painter, done, 2, t.accentMark);
        }
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int w = frame && frame->lineWidth > 0 ? 1 : 0;
        return option->rect.adjusted(w, 0, -w, 0);
    }
    if (element == SE_TabBarTabLeftButton || element == SE_TabBarTabRightButton) {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (!tab)
            return {};
        const bool left = element == SE_TabBarTabLeftButton;
        const QSize size = left ? tab->leftButtonSize : tab->rightButtonSize;
        const int x = left ? tab->rect.left() + 12 : tab->rect.right() + 1 - 10 - size.width();
        return visualRect(tab->direction, tab->rect,
                          QRect(QPoint(x, tab->rect.center().y() + 1 - size.height() / 2), size));
    }
    if (element == SE_TabBarTabText)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {s.width(), 9};
        if (item) {
            // Icon and gaps before the text, air before the trailing text; QMenu adds that one's width itself.
            const qsizetype tab = item->text.indexOf(u'\t');
            const QString label = tab < 0 ? item->text : item->text.left(tab);
            const qreal labelWidth = QFontMetricsF(font(Role::Body)).size(Qt::TextShowMnemonic, label).width();
            const bool opens = item->menuItemType == QStyleOptionMenuItem::SubMenu;
            return {int(std::ceil(34 + labelWidth + (tab < 0 ? 0 : 24) + (opens ? 24 : 0) + 8)),
                    std::max(rowMenu, lineHeight(Role::Body) + 8)};
        }
        return s;
    }
    case CT_LineEdit:
        return {s.width(), std::max(controlHeight, lineHeight(Role::Body) + 12)};
    case CT_ComboBox:
        return {s.width() + 12, std::max(controlHeight, lineHeight(Role::Body) + 12)};
    case CT_SpinBox:
        return {s.width() + 8, std::max(controlHeight, lineHeight(Role::Body) + 12)};
    case CT_PushButton:
        return {size.width() + 24, std::max(controlHeight, lineHeight(Role::Body) + 12)};
    case CT_ItemViewItem:
        return {s.width(), std::max(s.height(), rowMenu)};
    case CT_HeaderSection:
        return {s.width() + 8, std::max(s.height(), rowDense)};
    case CT_TabBarTab:
        return {s.width(), 36};
    default:
        return s;
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return 16;
    case PM_SplitterWidth:
        return 1;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 0;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 4;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_MenuPanelWidth:
        return 0;
    case PM_SubMenuOverlap:
        return -2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return 14;
    case PM_TabBarTabOverlap:
        return 0;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return 18;
    case PM_TextCursorWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 8;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_HeaderMargin:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_FocusFrame_Mask:
        return 0;
    case SH_UnderlineShortcut:
        return 0;
    case SH_Menu_MouseTracking:
    case SH_Menu_SubMenuUniDirection:
        return 1;
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_Widget_Animation_Duration:
        return m_theme.reducedMotion ? 0 : int(m_theme.duration(Motion::Slide).count());
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_BlinkCursorWhenTextSelected:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const
{
    switch (standard) {
    case SP_LineEditClearButton:
        return icon(IconName("x"), m_theme.text2);
    case SP_MessageBoxInformation:
        return icon(IconName("info"), m_theme.accentText);
    case SP_MessageBoxWarning:
        return icon(IconName("triangle-alert"), m_theme.warningMark);
    case SP_MessageBoxCritical:
        return icon(IconName("circle-alert"), m_theme.dangerMark);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace kit
