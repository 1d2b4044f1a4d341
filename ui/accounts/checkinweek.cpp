#include "ui/accounts/checkincard.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QLocale>
#include <QPainter>

namespace ui::accounts {

namespace {

constexpr int cellWidth = 36;
constexpr int cellHeight = 32;
constexpr int dayCount = 7;

} // namespace

CheckInWeek::CheckInWeek(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(cellHeight + kit::space4 + kit::lineHeight(kit::Role::Caption));
}

void CheckInWeek::setDays(const QDate &today, bool doneToday, const QList<QDate> &taken)
{
    m_today = today;
    m_done = doneToday;
    m_taken = taken;
    QStringList spoken;
    for (const QDate &day : taken) {
        if (day.daysTo(today) < dayCount)
            spoken << QLocale().toString(day, QLocale::ShortFormat);
    }
    setAccessibleName(
        tr("Days with a check-in: %1").arg(spoken.isEmpty() ? tr("none") : spoken.join(QStringLiteral(", "))));
    update();
}

void CheckInWeek::paintEvent(QPaintEvent *)
{
    if (!m_today.isValid())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double step = dayCount > 1 ? double(width() - cellWidth) / (dayCount - 1) : 0;
    for (int i = 0; i < dayCount; ++i) {
        const QDate day = m_today.addDays(i - dayCount + 1);
        const double x = step * i;
        const QRectF cell(mirrored ? width() - x - cellWidth : x, 0, cellWidth, cellHeight);
        const bool isToday = day == m_today;
        const bool taken = m_taken.contains(day) || (isToday && m_done);
        if (taken)
            kit::fillRound(&painter, cell, kit::radiusControl, theme.positiveTint);
        else if (!isToday)
            kit::fillRound(&painter, cell, kit::radiusControl, theme.sunken);
        if (isToday)
            kit::strokeRound(&painter, cell, kit::radiusControl, theme.accentMark, 2);
        if (taken) {
            kit::drawIcon(&painter, QRectF(cell.center().x() - 7, cell.center().y() - 7, 14, 14),
                          QStringLiteral("check"), theme.positive);
        } else {
            painter.setFont(kit::font(kit::Role::Body, isToday ? QFont::DemiBold : QFont::Normal));
            painter.setPen(isToday ? theme.text : theme.text3);
            kit::drawFigures(&painter, cell, isToday ? QString::number(day.day()) : QStringLiteral("–"),
                             Qt::AlignCenter);
        }
        painter.setFont(kit::font(kit::Role::Caption));
        painter.setPen(theme.text2);
        kit::drawLine(
            &painter,
            QRectF(cell.left() - 6, cellHeight + kit::space4, cellWidth + 12, kit::lineHeight(kit::Role::Caption)),
            QLocale().dayName(day.dayOfWeek(), QLocale::ShortFormat), Qt::AlignCenter);
    }
}

} // namespace ui::accounts
