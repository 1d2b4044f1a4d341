#include "ui/accounts/spending.h"

#include "ui/kit/paint.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::accounts {

namespace {

constexpr int shownDays = 30;
constexpr int countedDays = 28; // whole days before today

} // namespace

void readSpending(app::Workspace &workspace, core::AccountId account, QObject *context,
                  std::function<void(const Spending &)> show)
{
    const QDate today = core::toDateTime(workspace.clock().now()).date();
    const core::Moment from = core::momentFromMs(today.addDays(1 - shownDays).startOfDay().toMSecsSinceEpoch());
    ::billing::LedgerFilter filter;
    filter.account = account;
    filter.from = from;
    const auto balance = workspace.wallet().balance(account);
    workspace.ledger()
        .totals(filter, ::billing::Breakdown::Model)
        .then(context,
              [=](const ::billing::LedgerTotals &totals) {
                  QHash<QDate, qint64> days;
                  for (const ::billing::LedgerSlice &slice : totals.slices)
                      days[slice.day] += slice.nanoUsd;
                  Spending spending;
                  qint64 week = 0;
                  for (int i = 0; i < 7; ++i)
                      week += days.value(today.addDays(-i));
                  spending.complete = totals.completeFrom && *totals.completeFrom <= from;
                  const bool known = totals.completeFrom.has_value();
                  spending.today = known ? core::Money::known(days.value(today)) : core::Money::unknown();
                  spending.week = known ? core::Money::known(week) : core::Money::unknown();
                  spending.month = known ? totals.spent.total() : core::Money::unknown();
                  spending.monthMissing = totals.spent.missing;
                  if (balance && totals.completeFrom) {
                      const QDate first = core::toDateTime(*totals.completeFrom).date();
                      QList<qint64> daily;
                      for (int i = countedDays; i > 0; --i)
                          if (today.addDays(-i) >= first)
                              daily.append(days.value(today.addDays(-i)));
                      spending.runway = ::billing::runway(daily, balance->money());
                  }
                  show(spending);
              })
        .finally(context, [](const core::Result<void> &) {});
}

RunwayWords runwayWords(const ::billing::Runway &runway)
{
    const auto whole = [](double days) { return static_cast<int>(std::lround(std::min(days, 9999.0))); };
    RunwayWords words;
    words.figure = RunwayBar::tr("About %n days", nullptr, std::max(1, whole(runway.days)));
    words.range = runway.most ? RunwayBar::tr("(%1–%2) at your pace").arg(whole(runway.fewest)).arg(whole(*runway.most))
                              : RunwayBar::tr("(at least %1) at your pace").arg(whole(runway.fewest));
    return words;
}

RunwayBar::RunwayBar(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(kit::space12);
}

void RunwayBar::setRunway(const ::billing::Runway &runway)
{
    m_runway = runway;
    const RunwayWords words = runwayWords(runway);
    setAccessibleName(words.figure + u' ' + words.range);
    update();
}

void RunwayBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto at = [&](double days) { return width() * std::clamp(days / shownDays, 0.0, 1.0); };
    const auto bar = [&](double days, const QColor &color) {
        const qreal length = at(days);
        kit::fillRound(&painter, QRectF(mirrored ? width() - length : 0, height() / 2.0 - 2, length, 4), 2, color);
    };
    QColor likely = theme.accentMark;
    likely.setAlphaF(0.55F);
    bar(shownDays, theme.line2);
    bar(m_runway.most.value_or(shownDays), likely);
    bar(m_runway.fewest, theme.accentMark);
    const qreal tick = std::clamp(at(m_runway.days), 1.0, width() - 1.0);
    painter.fillRect(QRectF((mirrored ? width() - tick : tick) - 1, 0, 2, height()), theme.text);
}

} // namespace ui::accounts
