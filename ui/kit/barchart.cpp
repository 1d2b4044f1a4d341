#include "ui/kit/barchart.h"

#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace kit {

namespace {

constexpr int axisWidth = 32;
constexpr int labelHeight = 24;
constexpr int topRoom = 8;
constexpr int barWidth = 24;

} // namespace

BarChart::BarChart(QWidget *parent)
    : QWidget(parent), m_text([](qint64 nano) { return moneyText(core::Money::known(nano), Decimals::Balance); }),
      m_missing(tr("not read yet"))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Chart"));
}

void BarChart::setBars(QList<Bar> bars)
{
    m_bars = std::move(bars);
    m_current = std::min(m_current, int(m_bars.size()) - 1);
    setAccessibleDescription(m_current >= 0 ? spoken(m_current) : QString());
    update();
}

void BarChart::setSeriesNames(const QStringList &names)
{
    m_names = names;
}

void BarChart::setValueText(std::function<QString(qint64)> text)
{
    m_text = std::move(text);
    update();
}

void BarChart::setMissingText(const QString &text)
{
    m_missing = text;
    update();
}

qint64 BarChart::totalOf(const Bar &bar) const
{
    qint64 total = 0;
    for (const Part &part : bar.parts)
        total += std::max<qint64>(0, part.value);
    return total;
}

QString BarChart::spoken(int index) const
{
    if (index < 0 || index >= m_bars.size())
        return {};
    const Bar &bar = m_bars.at(index);
    if (bar.missing)
        return tr("%1: %2").arg(bar.name, m_missing);
    QStringList lines{tr("%1: %2").arg(bar.name, m_text(totalOf(bar)))};
    for (auto part = bar.parts.crbegin(); part != bar.parts.crend(); ++part) {
        if (part->value <= 0)
            continue;
        const QString name = part->series < m_names.size() ? m_names.at(part->series) : tr("others");
        lines.append(part->estimated ? tr("%1 %2, estimated").arg(name, m_text(part->value))
                                     : tr("%1 %2").arg(name, m_text(part->value)));
    }
    return lines.join(u'\n');
}

qint64 BarChart::topOf(qint64 largest)
{
    if (largest <= 0)
        return 2;
    // Two steps reach over the largest bar.
    for (qint64 ten = 1;; ten *= 10)
        for (const qint64 step : {ten, 2 * ten, 5 * ten})
            if (2 * step >= largest || ten > Q_INT64_C(100'000'000'000'000'000))
                return 2 * step;
}

QRectF BarChart::plotRect() const
{
    QRectF r(axisWidth, topRoom, width() - axisWidth, height() - topRoom - labelHeight);
    if (layoutDirection() == Qt::RightToLeft)
        r.moveLeft(0);
    return r;
}

QRectF BarChart::slotOf(int bar) const
{
    const QRectF plot = plotRect();
    const qreal pitch = plot.width() / std::max<qsizetype>(1, m_bars.size());
    // Time runs with the reading direction.
    const qreal x = layoutDirection() == Qt::RightToLeft ? plot.right() - (bar + 1) * pitch : plot.left() + bar * pitch;
    return QRectF(x, plot.top(), pitch, plot.height());
}

int BarChart::barAt(const QPointF &point) const
{
    for (int i = 0; i < m_bars.size(); ++i)
        if (slotOf(i).adjusted(0, 0, 0, labelHeight).contains(point))
            return i;
    return -1;
}

void BarChart::drawBar(QPainter *painter, int index, qint64 top) const
{
    const Theme &t = themeOf(this);
    const Bar &bar = m_bars.at(index);
    const QRectF place = slotOf(index);
    const qreal width = std::min<qreal>(barWidth, std::max(2.0, place.width() - 2));
    const qreal gap = snappedWidth(painter, 1);
    qreal y = place.bottom();
    for (const Part &part : bar.parts) {
        if (part.value <= 0)
            continue;
        const qreal tall = double(part.value) / double(top) * place.height();
        QRectF box(place.center().x() - width / 2, y - tall, width, std::max(gap, tall - gap));
        y -= tall;
        box = snapped(painter, box);
        const QColor color = t.series[std::size_t(std::clamp(part.series, 0, 5))];
        if (part.estimated) {
            drawHatch(painter, box.adjusted(1, 1, -1, -1), color, 5, 1);
            strokeRound(painter, box, 0, color, 1);
        } else {
            painter->fillRect(box, color);
            // Colour alone does not tell series apart under high contrast.
            if (t.isHighContrast)
                drawHatch(painter, box.adjusted(1, 1, -1, -1), t.surface, 4 + 2 * part.series, 1);
        }
    }
    if (index == m_current && m_ringed)
        strokeRound(painter, QRectF(place.center().x() - width / 2 - 4, y - 4, width + 8, place.bottom() - y + 6),
                    radiusTag, t.focusRing, 2);
}

void BarChart::drawGaps(QPainter *painter) const
{
    const Theme &t = themeOf(this);
    for (int i = 0; i < m_bars.size(); ++i) {
        if (!m_bars.at(i).missing)
            continue;
        int end = i;
        while (end + 1 < m_bars.size() && m_bars.at(end + 1).missing)
            ++end;
        const QRectF gap = slotOf(i).united(slotOf(end)).adjusted(2, 0, -2, 0);
        drawHatch(painter, gap, t.line2, 8, 1);
        painter->setFont(kit::font(Role::Caption));
        const QRectF words =
            painter->boundingRect(gap.adjusted(4, 0, -4, 0), int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_missing);
        if (words.height() + 8 < gap.height() && words.width() <= gap.width()) {
            const QRectF ground(gap.left(), words.top() - 4, gap.width(), words.height() + 8);
            painter->fillRect(ground, t.surface);
            painter->setPen(t.text3);
            painter->drawText(words, int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_missing);
        }
        i = end;
    }
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const QRectF plot = plotRect();
    qint64 largest = 0;
    for (const Bar &bar : m_bars)
        largest = std::max(largest, totalOf(bar));
    const qint64 top = topOf(largest);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.setFont(kit::font(Role::Caption));
    for (int i = 0; i < 3; ++i) {
        const qreal y = plot.bottom() - plot.height() * i / 2;
        drawHairline(&painter, plot.left(), plot.right(), y, i == 0 ? t.line2 : t.line);
        painter.setPen(t.text3);
        QString text = m_text(top / 2 * i);
        if (text.endsWith(QLatin1String(".00")) || text.endsWith(QLatin1String(",00")))
            text.chop(3); // "$2", not "$2.00", beside a grid line
        const QRectF slot(mirrored ? plot.right() + 4 : 0, y - 8, axisWidth - 4, 16);
        drawFigures(&painter, slot, text, mirrored ? Qt::AlignRight : Qt::AlignLeft);
    }
    drawGaps(&painter);
    // The emphasized label (today) keeps its place; others give way.
    qreal until = plot.right() + 8;
    for (int i = 0; i < m_bars.size(); ++i)
        if (m_bars.at(i).emphasized && !m_bars.at(i).label.isEmpty())
            until = plot.right() - figuresWidth(kit::font(Role::Caption, QFont::DemiBold), m_bars.at(i).label);
    qreal free = -1e9;
    for (int i = 0; i < m_bars.size(); ++i) {
        if (!m_bars.at(i).missing)
            drawBar(&painter, i, top);
        else if (i == m_current && m_ringed)
            strokeRound(&painter, slotOf(i).adjusted(1, 0, -1, 0), radiusTag, t.focusRing, 2);
        if (m_bars.at(i).label.isEmpty())
            continue;
        painter.setFont(kit::font(Role::Caption, m_bars.at(i).emphasized ? QFont::DemiBold : QFont::Normal));
        painter.setPen(m_bars.at(i).emphasized ? t.text : t.text3);
        const qreal wide = figuresWidth(painter.font(), m_bars.at(i).label);
        const qreal x =
            std::clamp(slotOf(i).center().x() - wide / 2, plot.left(), std::max(plot.left(), plot.right() - wide));
        if (!mirrored && !m_bars.at(i).emphasized && (x < free || x + wide + 8 > until))
            continue; // no room beside the one before
        drawFigures(&painter, QRectF(x, plot.bottom() + 6, wide, 16), m_bars.at(i).label, Qt::AlignLeft);
        free = x + wide + 8;
    }
}

void BarChart::select(int bar)
{
    if (bar == m_current || bar < 0 || bar >= m_bars.size())
        return;
    m_current = bar;
    setAccessibleDescription(spoken(bar));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
    Q_EMIT currentChanged(bar);
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bars.size()) - 1;
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const int from = m_current < 0 ? last : m_current;
    m_ringed = true;
    switch (event->key()) {
    case Qt::Key_Left:
        select(std::clamp(from - forward, 0, last));
        break;
    case Qt::Key_Right:
        select(std::clamp(from + forward, 0, last));
        break;
    case Qt::Key_Home:
        select(0);
        break;
    case Qt::Key_End:
        select(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_current >= 0)
        QToolTip::showText(mapToGlobal(slotOf(m_current).center().toPoint()), spoken(m_current), this);
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    const int bar = barAt(event->position());
    if (bar < 0)
        return;
    select(bar);
    Q_EMIT activated(bar);
}

bool BarChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos());
        if (bar >= 0)
            QToolTip::showText(help->globalPos(), spoken(bar), this, slotOf(bar).toRect());
        return true;
    }
    return QWidget::event(event);
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0)
        select(int(m_bars.size()) - 1);
    m_ringed = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void BarChart::focusOutEvent(QFocusEvent *event)
{
    m_ringed = false;
    QWidget::focusOutEvent(event);
    update();
}

} // namespace kit
