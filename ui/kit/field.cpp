#include "ui/kit/field.h"

#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <cmath>

namespace kit {

Field::Field(const QString &text, QWidget *parent) : QLineEdit(text, parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    placeText();
}

void Field::setWrong(const QString &sentence)
{
    if (sentence == m_wrong)
        return;
    m_wrong = sentence;
    setAccessibleDescription(sentence);
    if (!sentence.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    update();
    Q_EMIT wrongChanged(sentence);
}

void Field::setLeadingIcon(IconName name)
{
    m_icon = name;
    placeText();
}

void Field::setSuffix(const QString &suffix)
{
    m_suffix = suffix;
    placeText();
}

void Field::setTrailingRoom(int pixels)
{
    m_trailingRoom = pixels;
    placeText();
}

void Field::setQuiet(bool quiet)
{
    m_quiet = quiet;
    update();
}

void Field::setShownFocused(bool focused)
{
    m_shownFocused = focused;
    update();
}

void Field::placeText()
{
    // QLineEdit keeps 2 px of its own inside the margins, the frame 1 px.
    const int lead = m_icon.isEmpty() ? 8 : 30;
    const int trail = m_suffix.isEmpty()
                          ? std::max(8, m_trailingRoom)
                          : 14 + int(std::ceil(QFontMetricsF(kit::font(Role::Caption)).horizontalAdvance(m_suffix)));
    // Text margins mirror with the layout direction only by our own hand.
    if (layoutDirection() == Qt::RightToLeft)
        setTextMargins(trail, 0, lead, 0);
    else
        setTextMargins(lead, 0, trail, 0);
    updateGeometry();
    update();
}

QSize Field::sizeHint() const
{
    return {QLineEdit::sizeHint().width(), std::max(controlHeight, lineHeight(Role::Body) + 12)};
}

QSize Field::minimumSizeHint() const
{
    return {48 + textMargins().left() + textMargins().right(), sizeHint().height()};
}

void Field::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        placeText();
}

void Field::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_icon.isEmpty() && m_suffix.isEmpty() && !m_shownFocused)
        return;
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (!m_icon.isEmpty()) {
        const qreal x = mirrored ? width() - 10 - iconMedium : 10;
        drawIcon(&painter, QRectF(x, (height() - iconMedium) / 2.0, iconMedium, iconMedium), m_icon,
                 isEnabled() ? t.text2 : t.disabled, layoutDirection());
    }
    if (!m_suffix.isEmpty()) {
        painter.setFont(kit::font(Role::Caption));
        painter.setPen(isEnabled() ? t.text2 : t.disabled);
        drawLine(&painter, QRectF(rect()).adjusted(10, 0, -10, 0), m_suffix, mirrored ? Qt::AlignLeft : Qt::AlignRight);
    }
    if (m_shownFocused) {
        const qreal end = 11 + QFontMetricsF(font()).horizontalAdvance(text());
        painter.fillRect(QRectF(std::round(end), (height() - 16) / 2.0, 1, 16), t.accentMark);
    }
}

FieldNote::FieldNote(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

FieldNote::FieldNote(Field *field, QWidget *parent) : FieldNote(parent)
{
    connect(field, &Field::wrongChanged, this, &FieldNote::setSentence);
    setSentence(field->wrong());
}

void FieldNote::setSentence(const QString &sentence)
{
    m_sentence = sentence;
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
    updateGeometry();
    update();
}

QSize FieldNote::sizeHint() const
{
    const qreal width = 18 + QFontMetricsF(kit::font(Role::Meta)).horizontalAdvance(m_sentence);
    return {int(std::ceil(width)), lineHeight(Role::Meta)};
}

void FieldNote::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal y = (height() - 14) / 2.0;
    drawIcon(&painter, QRectF(mirrored ? width() - 14 : 0, y, 14, 14), QStringLiteral("circle-alert"), t.dangerMark);
    painter.setFont(kit::font(Role::Meta));
    painter.setPen(t.danger);
    drawLine(&painter, mirrored ? QRectF(0, 0, width() - 18, height()) : QRectF(18, 0, width() - 18, height()),
             m_sentence, mirrored ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace kit
