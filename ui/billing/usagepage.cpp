#include "ui/billing/usagepage.h"

#include "ui/billing/usagedetail.h"
#include "ui/billing/usagetable.h"
#include "ui/kit/banner.h"
#include "ui/kit/barchart.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/segments.h"
#include "ui/kit/splitbar.h"
#include "ui/kit/table.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QGridLayout>
#include <QLocale>
#include <QSaveFile>
#include <QStackedLayout>

#include <chrono>

namespace ui::billing {

namespace {

using namespace std::chrono_literals;

constexpr int ranges[] = {1, 7, 30, 0};
constexpr int namedSeries = 5; // the sixth is "others"
constexpr int longestChart = 90;
constexpr int chartHeight = 172;
constexpr int chartLow = 120; // so that rows are seen in the smallest window
constexpr int lowBelow = 640;

} // namespace

UsagePage::UsagePage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Usage"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, 0);
    box->setSpacing(kit::space12);
    buildHead(box);
    buildBody(box);

    // Rows come in pages; the figures follow them a little later, once.
    m_soon.setSingleShot(true);
    m_soon.setInterval(120ms);
    connect(&m_soon, &QTimer::timeout, this, &UsagePage::showKnown);
    connect(&workspace.ledger(), &::billing::Ledger::rowsAdded, &m_soon, qOverload<>(&QTimer::start));
    connect(&workspace.accounts(), &::accounts::Accounts::currentChanged, &m_soon, qOverload<>(&QTimer::start));
    m_soon.start();
}

void UsagePage::buildHead(QVBoxLayout *box)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space20);
    head->addWidget(new kit::Label(tr("Usage"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    m_range =
        new kit::Segments({tr("Today"), tr("7 days"), tr("30 days"), tr("All")}, this, kit::Segments::Size::Medium);
    m_range->setAccessibleName(tr("Range"));
    m_range->setCurrent(2);
    head->addWidget(m_range);
    head->addStretch();
    m_export = new kit::Button(kit::Button::Kind::Plain, tr("Export CSV"), this);
    m_export->setIconName(kit::IconName("download"));
    head->addWidget(m_export);
    box->addLayout(head);
    box->addSpacing(kit::space4);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(kit::space8);
    m_account = new kit::Chip({}, this);
    m_account->setChosen(true);
    m_account->setRemovable(true);
    m_key = new kit::Chip(tr("Key"), this);
    m_key->setOpensMenu(true);
    m_model = new kit::Chip(tr("Model"), this);
    m_model->setOpensMenu(true);
    filters->addWidget(m_account);
    filters->addWidget(m_key);
    filters->addWidget(m_model);
    filters->addStretch();
    filters->addWidget(new kit::Label(tr("Bars by"), kit::Role::Body, kit::Tone::Secondary));
    m_by = new kit::Segments({tr("Model"), tr("Key"), tr("Chat")}, this);
    m_by->setAccessibleName(tr("Bars by"));
    m_by->setCurrent(0);
    filters->addWidget(m_by);
    box->addLayout(filters);
    box->addSpacing(kit::space4);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->setLink(tr("Try again"));
    m_failure->hide();
    box->addWidget(m_failure);
    connect(m_range, &kit::Segments::chosen, this, [this](int index) {
        m_days = ranges[index];
        showKnown();
    });
    connect(m_by, &kit::Segments::chosen, this, &UsagePage::showKnown);
    connect(m_export, &QPushButton::clicked, this, &UsagePage::exportCsv);
    connect(m_failure, &kit::Banner::actionTriggered, this, &UsagePage::refresh);
    connect(m_account, &kit::Chip::removeRequested, this, [this] {
        m_allAccounts = true;
        showKnown();
    });
    connect(m_account, &QAbstractButton::clicked, this, [this] {
        m_allAccounts = !m_allAccounts;
        showKnown();
    });
    connect(m_key, &QAbstractButton::clicked, this,
            [this] { showMenuOf(m_key, m_keys, &::billing::LedgerFilter::key, tr("All keys")); });
    connect(m_model, &QAbstractButton::clicked, this,
            [this] { showMenuOf(m_model, m_models, &::billing::LedgerFilter::model, tr("All models")); });
}

void UsagePage::buildBody(QVBoxLayout *box)
{
    auto *figures = new QHBoxLayout;
    figures->setSpacing(kit::space20 * 2);
    const auto figure = [&](const QString &label, kit::Label **value, kit::Label **note) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(new kit::Label(label, kit::Role::Meta, kit::Tone::Secondary));
        *value = new kit::Label({}, kit::Role::Total, kit::Tone::Text, QFont::DemiBold);
        column->addWidget(*value);
        if (note) {
            *note = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
            column->addWidget(*note);
        } else {
            column->addStretch();
        }
        figures->addLayout(column);
    };
    figure(tr("Spent"), &m_spent, &m_spentNote);
    figure(tr("Requests"), &m_requests, &m_requestsNote);
    figure(tr("Tokens in"), &m_in, &m_inNote);
    figure(tr("Tokens out"), &m_out, nullptr);
    figures->addStretch();
    box->addLayout(figures);
    m_chart = new kit::BarChart(this);
    m_chart->setAccessibleName(tr("Spending by day"));
    m_chart->setMissingText(tr("not read yet"));
    m_chart->setFixedHeight(chartHeight);
    box->addWidget(m_chart);
    auto *legendHost = new QWidget(this);
    m_legend = new QGridLayout(legendHost);
    m_legend->setContentsMargins(0, 0, 0, 0);
    m_legend->setHorizontalSpacing(kit::space16);
    m_legend->setVerticalSpacing(kit::space4);
    box->addWidget(legendHost);

    m_table = new UsageTable(m_workspace.ledger(), m_workspace.catalog(), m_workspace.clock(), this);
    m_view = new kit::Table(tr("Usage rows"), this);
    m_view->setOpening(true);
    m_view->setModel(m_table);
    m_view->setColumns({128, 160, 176, 132, 80, 80, 92, 172}, UsageTable::Chat);
    m_view->setHideOrder({UsageTable::Key, UsageTable::In, UsageTable::Model, UsageTable::Out});
    m_empty = new kit::EmptyState(
        kit::IconName("receipt"), tr("No usage here"),
        tr("Nothing was billed in this range, or the operator has logging off; then costs stay estimates."), this);
    auto *host = new QWidget(this);
    m_stack = new QStackedLayout(host);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    box->addWidget(host, 1);
    connect(m_view, &kit::Table::toggled, this, [this](const QModelIndex &index) { toggleRow(index.row()); });
    connect(m_view, &kit::Table::linkFollowed, this, [this](const QModelIndex &index) {
        if (const ::billing::LedgerRow *row = m_table->at(index.row()); row && row->conversation.isValid())
            Q_EMIT conversationRequested(row->conversation);
    });
    connect(m_table, &UsageTable::failed, this, [this](const core::Error &error) {
        const kit::ErrorWords words = kit::errorWords(error);
        m_failure->setWords(words.title, words.sentence);
        m_failure->show();
    });
    const auto showRight = [this] {
        m_stack->setCurrentWidget(m_table->rowCount() > 0 ? static_cast<QWidget *>(m_view) : m_empty);
    };
    connect(m_table, &QAbstractItemModel::rowsInserted, this, showRight);
    connect(m_table, &QAbstractItemModel::modelReset, this, showRight);
}

int UsagePage::rowCount() const
{
    return m_table->rowCount();
}

void UsagePage::setRange(int days)
{
    m_days = days;
    for (int i = 0; i < 4; ++i) {
        if (ranges[i] == days)
            m_range->setCurrent(i);
    }
    showKnown();
}

QDate UsagePage::firstDay() const
{
    return core::toDateTime(m_workspace.clock().now()).date().addDays(1 - m_days);
}

::billing::LedgerFilter UsagePage::filter() const
{
    ::billing::LedgerFilter out = m_filter;
    if (!m_allAccounts && m_workspace.accounts().current().isValid())
        out.account = m_workspace.accounts().current();
    if (m_days > 0)
        out.from = core::momentFromMs(firstDay().startOfDay().toMSecsSinceEpoch());
    return out;
}

void UsagePage::refresh()
{
    m_failure->hide();
    showKnown();
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    if (!account || !account->canManage())
        return;
    m_workspace.ledger().sync(account->id).finally(this, [this](const core::Result<::billing::SyncReport> &synced) {
        showKnown();
        if (synced)
            return;
        kit::ErrorContext context;
        context.now = m_workspace.clock().now();
        if (const ::accounts::Account *now = m_workspace.accounts().currentAccount())
            context.relay = now->name;
        const kit::ErrorWords words = kit::errorWords(synced.error(), context);
        m_failure->setWords(words.title, words.sentence + u' ' + tr("What was read before is shown."));
        m_failure->show();
    });
}

void UsagePage::showKnown()
{
    m_soon.stop();
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    m_account->setText(m_allAccounts || !account ? tr("All accounts") : account->name);
    m_account->setChosen(!m_allAccounts);
    m_account->setRemovable(!m_allAccounts);
    m_model->setText(m_filter.model.isEmpty() ? tr("Model") : m_filter.model);
    m_model->setChosen(!m_filter.model.isEmpty());
    m_key->setText(m_filter.key.isEmpty() ? tr("Key") : m_filter.key);
    m_key->setChosen(!m_filter.key.isEmpty());
    const auto by = static_cast<::billing::Breakdown>(std::max(0, m_by->current()));
    const ::billing::LedgerFilter wanted = filter();
    m_table->setFilter(wanted);
    m_workspace.ledger().totals(wanted, by).finally(this, [this](const core::Result<::billing::LedgerTotals> &totals) {
        if (totals)
            showTotals(*totals);
    });
}

void UsagePage::showTotals(const ::billing::LedgerTotals &totals)
{
    m_models = totals.models;
    m_keys = totals.keys;
    m_spent->setText(kit::moneyText(totals.spent, kit::Decimals::Balance));
    m_spentNote->setText(totals.syncedAt ? tr("read %1").arg(kit::ageText(*totals.syncedAt, m_workspace.clock().now()))
                                         : tr("not read yet"));
    m_requests->setText(kit::countText(totals.requests));
    m_requestsNote->setText(totals.spent.missing > 0 ? tr("%n without a known cost", nullptr, totals.spent.missing)
                                                     : QString());
    m_in->setText(kit::shortCountText(totals.promptTokens));
    m_inNote->setText(totals.promptTokens > 0 && totals.cachedTokens > 0
                          ? tr("%1 from cache")
                                .arg(kit::percentText(static_cast<double>(totals.cachedTokens) /
                                                      static_cast<double>(totals.promptTokens)))
                          : QString());
    m_out->setText(kit::shortCountText(totals.completionTokens));
    showChart(totals);
}

void UsagePage::showChart(const ::billing::LedgerTotals &totals)
{
    // The five dearest have their own colour, the rest is "others".
    QHash<QString, qint64> sums;
    for (const ::billing::LedgerSlice &slice : totals.slices)
        sums[slice.name] += slice.nanoUsd;
    QStringList names = sums.keys();
    std::sort(names.begin(), names.end(), [&](const QString &a, const QString &b) {
        return sums.value(a) != sums.value(b) ? sums.value(a) > sums.value(b) : a < b;
    });
    const QStringList named = names.mid(0, namedSeries);
    const auto seriesOf = [&](const QString &name) {
        const qsizetype i = named.indexOf(name);
        return i < 0 ? namedSeries : static_cast<int>(i);
    };
    const QDate today = core::toDateTime(m_workspace.clock().now()).date();
    QDate first = m_days > 0 ? firstDay() : today;
    QHash<QDate, QHash<int, qint64>> days;
    for (const ::billing::LedgerSlice &slice : totals.slices) {
        days[slice.day][seriesOf(slice.name)] += slice.nanoUsd;
        first = std::min(first, slice.day);
    }
    first = std::max(first, today.addDays(1 - longestChart));
    const QDate complete =
        totals.completeFrom ? core::toDateTime(*totals.completeFrom).date() : QDate(); // invalid: nothing is
    QList<kit::BarChart::Bar> bars;
    const QLocale locale;
    const int count = static_cast<int>(first.daysTo(today)) + 1;
    for (int i = 0; i < count; ++i) {
        const QDate day = first.addDays(i);
        kit::BarChart::Bar bar;
        bar.name = locale.toString(day, tr("dddd, d MMMM", "a day of the chart"));
        const bool last = day == today;
        if (last)
            bar.label = tr("today");
        else if (i % std::max(1, count / 4) == 0 && count - i > 3)
            bar.label = locale.toString(day, tr("d MMM", "axis of the chart"));
        bar.emphasized = last;
        bar.missing = (!complete.isValid() || day < complete) && !days.contains(day);
        const QHash<int, qint64> parts = days.value(day);
        for (int series = 0; series <= namedSeries; ++series) {
            if (parts.contains(series))
                bar.parts.append({series, parts.value(series), false});
        }
        bars.append(bar);
    }
    m_chart->setSeriesNames(QStringList(named) << (names.size() > namedSeries ? tr("others") : QString()));
    m_chart->setBars(bars);

    qDeleteAll(m_entries);
    m_entries.clear();
    const auto entry = [this](int series, const QString &name, qint64 nanoUsd) {
        auto *host = new QWidget(this);
        auto *row = new QHBoxLayout(host);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(kit::space6);
        row->addWidget(new kit::SeriesMark(series, host));
        row->addWidget(
            new kit::Label(name.isEmpty() ? tr("other programs") : name, kit::Role::Meta, kit::Tone::Secondary));
        row->addWidget(new kit::FigureLabel(kit::moneyText(core::Money::known(nanoUsd), kit::Decimals::Balance),
                                            kit::Role::Meta, kit::Tone::Text, QFont::Medium));
        m_entries.append(host);
    };
    qint64 others = 0;
    for (const QString &name : names) {
        if (seriesOf(name) == namedSeries)
            others += sums.value(name);
        else
            entry(seriesOf(name), name, sums.value(name));
    }
    if (names.size() > namedSeries)
        entry(namedSeries, tr("others"), others);
    placeLegend();
}

// In one line where there is room for it, else in two: amounts are never cut.
void UsagePage::placeLegend()
{
    int needed = 0;
    for (const QWidget *entry : std::as_const(m_entries))
        needed += entry->sizeHint().width() + kit::space16;
    const int columns = needed <= width() - 2 * kit::pageMargin ? static_cast<int>(m_entries.size()) : 3;
    while (QLayoutItem *item = m_legend->takeAt(0))
        delete item;
    for (int i = 0; i < m_entries.size(); ++i)
        m_legend->addWidget(m_entries.at(i), i / columns, i % columns, Qt::AlignLeading);
    for (int column = 0; column <= namedSeries + 1; ++column)
        m_legend->setColumnStretch(column, column == namedSeries + 1 ? 1 : 0);
}

void UsagePage::resizeEvent(QResizeEvent *event)
{
    kit::Ground::resizeEvent(event);
    m_chart->setFixedHeight(height() < lowBelow ? chartLow : chartHeight);
    placeLegend();
}

void UsagePage::showMenuOf(kit::Chip *chip, const QStringList &names, QString(::billing::LedgerFilter::*member),
                           const QString &all)
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto choose = [this, member](const QString &name) {
        m_filter.*member = name;
        showKnown();
    };
    menu->add(kit::IconName(m_filter.*member == QString() ? "check" : "minus"), all, this, [choose] { choose({}); });
    menu->addSeparator();
    for (const QString &name : names) {
        if (!name.isEmpty())
            menu->add(kit::IconName(m_filter.*member == name ? "check" : "minus"), name, this,
                      [choose, name] { choose(name); });
    }
    menu->popUpUnder(chip);
}

void UsagePage::toggleRow(int row)
{
    if (m_view->openedRow() == row)
        return m_view->closeRow();
    const ::billing::LedgerRow *ledgerRow = m_table->at(row);
    if (!ledgerRow)
        return;
    const QString model = ledgerRow->row.modelAsked.isEmpty() ? ledgerRow->row.modelBilled : ledgerRow->row.modelAsked;
    auto *detail = new UsageDetail(*ledgerRow, m_workspace.catalog().model(ledgerRow->account, model));
    connect(detail, &UsageDetail::conversationRequested, this, &UsagePage::conversationRequested);
    m_view->openRow(row, detail);
}

void UsagePage::openNewestOwnRow()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->at(row)->conversation.isValid())
            return toggleRow(row);
    }
}

void UsagePage::exportCsv()
{
    auto *dialog = new QFileDialog(window(), tr("Export usage"), {}, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("relaydesk-usage.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_workspace.ledger().csv(filter()).finally(this, [this, path](const core::Result<QByteArray> &csv) {
            if (!csv) {
                Q_EMIT said(kit::errorWords(csv.error()).sentence, {});
                return;
            }
            QSaveFile file(path);
            const bool saved = file.open(QIODevice::WriteOnly) && file.write(*csv) == csv->size() && file.commit();
            Q_EMIT said(saved ? tr("Saved to %1").arg(path)
                              : tr("%1 could not be written: %2").arg(path, file.errorString()),
                        {});
        });
    });
    dialog->open();
}

} // namespace ui::billing
