#include "ui/kit/avatar.h"

#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QPainter>

#include <cmath>

namespace kit {

Avatar::Avatar(const QString &name, int series, int size, QWidget *parent)
    : QWidget(parent), m_series(series), m_size(size)
{
    setFixedSize(size, size);
    setName(name);
}

void Avatar::setName(const QString &name)
{
    m_letter = avatarLetter(name);
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawAvatar(&painter, rect(), m_letter, m_series, themeOf(this));
}

QString avatarLetter(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return QStringLiteral("?");
    const qsizetype length = trimmed.at(0).isHighSurrogate() && trimmed.size() > 1 ? 2 : 1;
    return trimmed.left(length).toUpper();
}

void drawAvatar(QPainter *painter, const QRectF &rect, const QString &letter, int series, const Theme &theme)
{
    // Always the light series: white letters need the darker ground of it.
    static const Theme light = Theme::light();
    const QColor ground = theme.isHighContrast ? theme.text : light.series[std::size_t(series) % light.series.size()];
    fillRound(painter, rect, rect.width() > 20 ? radiusControl : radiusTag, ground);
    QFont face = font(rect.width() > 20 ? Role::Body : Role::Caption, QFont::DemiBold);
    if (rect.width() <= 16)
        face.setPixelSize(10);
    painter->save();
    painter->setFont(face);
    painter->setPen(theme.isHighContrast ? theme.surface : QColor(Qt::white));
    drawLine(painter, rect.adjusted(-2, 0, 2, 0), letter, Qt::AlignHCenter);
    painter->restore();
}

} // namespace kit
