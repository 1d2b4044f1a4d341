#include "ui/kit/button.h"

#include "ui/kit/avatar.h"
#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QMenu>
#include <QPainter>
#include <QStyleOptionButton>

#include <algorithm>
#include <cmath>

namespace kit {

namespace {

struct Look
{
    QColor ground{}; // invalid: none
    QColor border{};
    QColor text{};
    QColor icon{};
    QColor hint{};
};

Look lookOf(Button::Kind kind, QStyle::State state, const Theme &t)
{
    const bool enabled = state & QStyle::State_Enabled;
    const bool hover = enabled && (state & QStyle::State_MouseOver);
    const bool down = enabled && (state & QStyle::State_Sunken);
    const bool on = state & QStyle::State_On;
    Look look;
    switch (kind) {
    case Button::Kind::Primary:
        look.ground = down ? t.accentPressed : hover ? t.accentHover : t.accent;
        look.text = look.icon = look.hint = t.onAccent;
        break;
    case Button::Kind::Plain:
    case Button::Kind::Danger:
        look.ground = down ? t.pressed : hover ? t.fillHover : t.fill;
        look.text = look.icon = kind == Button::Kind::Danger ? t.danger : t.text;
        look.hint = t.text2;
        break;
    case Button::Kind::Outline:
        look.ground = down ? t.pressed : hover ? t.hover : t.surface;
        look.border = t.line2;
        look.text = look.icon = t.text;
        look.hint = t.text2;
        break;
    case Button::Kind::Ghost:
        if (down || hover)
            look.ground = down ? t.pressed : t.hover;
        look.text = hover || down ? t.text : t.text2;
        look.icon = look.text;
        look.hint = t.text3;
        break;
    case Button::Kind::Link:
        look.text = look.icon = t.accentText;
        look.hint = t.accentText;
        break;
    }
    if (on && kind != Button::Kind::Primary) {
        look.ground = t.selected;
        look.text = look.icon = t.accentText;
    }
    if (!enabled) {
        look.text = look.icon = look.hint = t.disabled;
        if (kind == Button::Kind::Primary || kind == Button::Kind::Danger)
            look.ground = t.fill;
    }
    if (t.isHighContrast && !look.border.isValid() && look.ground.isValid())
        look.border = t.line;
    return look;
}

} // namespace

Button::Button(Kind kind, const QString &text, QWidget *parent) : QPushButton(text, parent), m_kind(kind)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAutoDefault(false);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setButtonSize(Size size)
{
    m_size = size;
    updateGeometry();
    update();
}

void Button::setIconName(IconName name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void Button::setIconPixels(int pixels)
{
    m_iconPixels = pixels;
    updateGeometry();
    update();
}

int Button::iconPx() const
{
    if (m_iconPixels > 0)
        return m_iconPixels;
    return m_size == Size::Small && !isSquare() ? iconSmall : iconMedium;
}

void Button::setHint(const QString &hint)
{
    m_hint = hint;
    updateGeometry();
    update();
}

void Button::setTrailingIcon(IconName name)
{
    m_trailing = name;
    updateGeometry();
    update();
}

void Button::setAvatar(const QString &letter, int series)
{
    m_letter = letter;
    m_series = series;
    updateGeometry();
    update();
}

void Button::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Button::setWeight(int weight)
{
    m_weight = weight;
    updateGeometry();
    update();
}

void Button::setRole(Role role)
{
    m_role = role;
    updateGeometry();
    update();
}

void Button::setFlush(bool flush)
{
    m_flush = flush;
    updateGeometry();
    update();
}

void Button::setSpread(bool spread)
{
    m_spread = spread;
    setSizePolicy(spread ? QSizePolicy::Preferred : QSizePolicy::Fixed, QSizePolicy::Fixed);
    update();
}

void Button::setShownState(std::optional<QStyle::State> state)
{
    m_shown = state;
    update();
}

QStyle::State Button::shownState() const
{
    if (m_shown)
        return *m_shown;
    QStyleOptionButton option;
    initStyleOption(&option);
    if (isDown() || (menu() && menu()->isVisible()))
        option.state |= QStyle::State_Sunken;
    return option.state;
}

int Button::controlHeightPx() const
{
    const int base = m_size == Size::Small ? controlSmall : m_size == Size::Large ? controlLarge : controlHeight;
    return std::max(base, lineHeight(Role::Body) + base - 20);
}

int Button::padding() const
{
    if (m_flush)
        return 0;
    if (m_kind == Kind::Link)
        return 8;
    return m_size == Size::Small ? (m_kind == Kind::Ghost ? 6 : 10) : 12;
}

qreal Button::contentWidth() const
{
    qreal width = 0;
    const auto add = [&width](qreal part, qreal gap) { width += (width > 0 ? gap : 0) + part; };
    if (!m_letter.isEmpty())
        add(16, 0);
    if (!m_iconName.isEmpty())
        add(iconPx(), 0);
    if (!text().isEmpty())
        add(figuresWidth(labelFont(), text()), 6);
    if (!m_hint.isEmpty())
        add(QFontMetricsF(kit::font(Role::Caption)).horizontalAdvance(m_hint), 6);
    if (!m_trailing.isEmpty())
        add(iconSmall, 6);
    return width;
}

QFont Button::labelFont() const
{
    return kit::font(m_role.value_or(m_size == Size::Small ? Role::Meta : Role::Body), m_weight);
}

QSize Button::sizeHint() const
{
    const int h = controlHeightPx();
    if (isSquare())
        return {h, h};
    return {int(std::ceil(contentWidth())) + 2 * padding(), h};
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const QStyle::State state = shownState();
    Look look = lookOf(m_kind, state, t);
    if (m_tone && (state & QStyle::State_Enabled))
        look.text = look.icon = t.color(*m_tone);
    const QRectF box = rect();
    if (look.ground.isValid()) {
        if (look.border.isValid())
            fillStrokeRound(&painter, box, radiusControl, look.ground, look.border);
        else
            fillRound(&painter, box, radiusControl, look.ground);
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int px = iconPx();
    qreal x = (box.width() - contentWidth()) / 2;
    if (m_spread)
        x = padding();
    x = std::max<qreal>(x, isSquare() || m_flush ? 0 : std::min(padding(), 4));
    bool first = true;
    const auto place = [&](qreal width) {
        if (!first)
            x += 6;
        first = false;
        QRectF slot(x, 0, width, box.height());
        x += width;
        if (mirrored)
            slot.moveLeft(box.width() - slot.right());
        return slot;
    };
    if (!m_letter.isEmpty()) {
        const QRectF slot = place(16);
        drawAvatar(&painter, QRectF(slot.left(), (box.height() - 16) / 2, 16, 16), m_letter, m_series, t);
    }
    if (!m_iconName.isEmpty()) {
        if (isSquare()) {
            drawIcon(&painter, QRectF((box.width() - px) / 2, (box.height() - px) / 2, px, px), m_iconName, look.icon,
                     layoutDirection());
            return;
        }
        drawIcon(&painter, place(px), m_iconName, look.icon, layoutDirection());
    }
    if (!text().isEmpty()) {
        painter.setFont(labelFont());
        painter.setPen(look.text);
        const QFontMetricsF metrics(painter.font());
        const QString shown = text();
        const qreal natural = figuresWidth(painter.font(), shown);
        qreal width = natural;
        const qreal tail =
            (m_hint.isEmpty() ? 0 : 6 + QFontMetricsF(kit::font(Role::Caption)).horizontalAdvance(m_hint)) +
            (m_trailing.isEmpty() ? 0 : 6 + iconSmall);
        width = std::min(width, std::max<qreal>(0, box.width() - x - tail - (m_flush ? 0 : 4)));
        const QRectF slot = place(width);
        if (natural <= width + 0.5)
            drawFigures(&painter, slot, shown, Qt::AlignLeft);
        else
            drawLine(&painter, slot, shown, mirrored ? Qt::AlignRight : Qt::AlignLeft);
        const bool underline =
            m_kind == Kind::Link && (state & QStyle::State_MouseOver) && (state & QStyle::State_Enabled);
        if (underline) {
            const qreal base = std::round((box.height() - metrics.height()) / 2 + metrics.ascent()) + 2;
            drawHairline(&painter, slot.left(), slot.right(), base, look.text);
        }
    }
    if (!m_hint.isEmpty()) {
        painter.setFont(kit::font(Role::Caption));
        painter.setPen(look.hint);
        drawLine(&painter, place(QFontMetricsF(painter.font()).horizontalAdvance(m_hint) + 0.5), m_hint, Qt::AlignLeft);
    }
    if (!m_trailing.isEmpty()) {
        QRectF slot = place(iconSmall);
        if (m_spread) {
            const qreal at = box.width() - padding() - iconSmall;
            slot.moveLeft(mirrored ? box.width() - at - iconSmall : at);
        }
        drawIcon(&painter, slot, m_trailing, look.icon, layoutDirection());
    }
}

IconButton::IconButton(IconName name, const QString &accessibleName, QWidget *parent, Kind kind)
    : Button(kind, {}, parent)
{
    setButtonSize(Size::Small);
    setIconName(name);
    setLabel(accessibleName);
}

void IconButton::setLabel(const QString &accessibleName)
{
    setAccessibleName(accessibleName);
    setToolTip(accessibleName);
}

} // namespace kit
