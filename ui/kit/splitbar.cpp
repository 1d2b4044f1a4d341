#include "ui/kit/splitbar.h"

#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"

#include <QPainter>

#include <algorithm>

namespace kit {

SplitBar::SplitBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SplitBar::setParts(QList<Part> parts)
{
    m_parts = std::move(parts);
    qint64 all = 0;
    for (const Part &part : m_parts)
        all += std::max<qint64>(0, part.value);
    QStringList said;
    for (const Part &part : m_parts)
        if (all > 0 && part.value > 0 && !part.name.isEmpty())
            said.append(tr("%1 %2").arg(part.name, percentText(double(part.value) / double(all))));
    setAccessibleName(said.join(QStringLiteral(", ")));
    update();
}

void SplitBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    qint64 all = 0;
    int shown = 0;
    for (const Part &part : m_parts) {
        all += std::max<qint64>(0, part.value);
        shown += part.value > 0 ? 1 : 0;
    }
    if (all == 0) {
        fillRound(&painter, rect(), 2, t.line2);
        return;
    }
    const qreal room = width() - 2.0 * (shown - 1);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    qreal x = 0;
    for (const Part &part : m_parts) {
        if (part.value <= 0)
            continue;
        const qreal wide = std::max(2.0, room * double(part.value) / double(all));
        const QRectF box(mirrored ? width() - x - wide : x, 0, wide, height());
        fillRound(&painter, box, 2, t.series[std::size_t(std::clamp(part.series, 0, 5))]);
        x += wide + 2;
    }
}

SeriesMark::SeriesMark(int series, QWidget *parent) : QWidget(parent), m_series(series)
{
    setFixedSize(8, 8);
}

void SeriesMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    fillRound(&painter, rect(), 2, themeOf(this).series[std::size_t(std::clamp(m_series, 0, 5))]);
}

} // namespace kit
