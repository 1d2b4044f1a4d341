#include "ui/billing/usagetable.h"

#include "billing/costjudge.h"
#include "ui/billing/rowbill.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/table.h"

#include <QLocale>

namespace ui::billing {

namespace {

constexpr int pageSize = 200;

QString kindWords(relay::LogKind kind)
{
    switch (kind) {
    case relay::LogKind::TopUp:
        return UsageTable::tr("top-up");
    case relay::LogKind::Consume:
        return UsageTable::tr("billed");
    case relay::LogKind::Manage:
        return UsageTable::tr("by the operator");
    case relay::LogKind::System:
        return UsageTable::tr("by the system");
    case relay::LogKind::Test:
        return UsageTable::tr("test");
    case relay::LogKind::Error:
        return UsageTable::tr("error");
    case relay::LogKind::Refund:
        return UsageTable::tr("refund");
    case relay::LogKind::Tool:
        return UsageTable::tr("tool");
    case relay::LogKind::Other:
        return UsageTable::tr("other");
    }
    return {};
}

} // namespace

UsageTable::UsageTable(::billing::Ledger &ledger, const ::catalog::Catalog &catalog, const core::Clock &clock,
                       QObject *parent)
    : QAbstractTableModel(parent), m_ledger(ledger), m_catalog(catalog), m_clock(clock)
{
}

void UsageTable::setFilter(const ::billing::LedgerFilter &filter)
{
    m_filter = filter;
    ++m_generation;
    m_reading = false;
    beginResetModel();
    m_rows.clear();
    m_next.reset();
    endResetModel();
    read({});
}

void UsageTable::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) // views may ask while a page is on its way
        read(*m_next);
}

void UsageTable::read(const ::billing::LedgerCursor &from)
{
    m_reading = true;
    m_ledger.rows(m_filter, from, pageSize)
        .finally(this, [this, generation = m_generation](const core::Result<::billing::LedgerPage> &page) {
            if (generation != m_generation)
                return;
            m_reading = false;
            if (!page) {
                Q_EMIT failed(page.error());
                return;
            }
            m_next = page->next; // before the rows are told of: a view may ask for more at once
            if (!page->rows.isEmpty()) {
                const int first = static_cast<int>(m_rows.size());
                beginInsertRows({}, first, first + static_cast<int>(page->rows.size()) - 1);
                m_rows.append(page->rows);
                endInsertRows();
            }
        });
}

const ::billing::LedgerRow *UsageTable::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

QString UsageTable::words(const ::billing::LedgerRow &row, int column) const
{
    const auto count = [](const std::optional<qint64> &n) { return n ? kit::countText(*n) : QStringLiteral("—"); };
    switch (column) {
    case Time: {
        const QDateTime then = core::toDateTime(row.row.time);
        const bool today = then.date() == core::toDateTime(m_clock.now()).date();
        return today ? QLocale().toString(then.time(), QStringLiteral("HH:mm:ss"))
                     : QLocale().toString(then, tr("d MMM HH:mm", "a moment of another day"));
    }
    case Chat:
        if (!row.conversationTitle.isEmpty())
            return row.conversationTitle;
        return row.row.kind == relay::LogKind::Consume ? tr("not sent from this program") : row.row.content;
    case Model:
        return row.row.modelAsked.isEmpty() ? row.row.modelBilled : row.row.modelAsked;
    case Key:
        return row.row.keyName;
    case In:
        return row.row.kind == relay::LogKind::Consume ? count(row.row.prompt) : QString();
    case Out:
        return row.row.kind == relay::LogKind::Consume ? count(row.row.completion) : QString();
    case Cost:
        if (row.row.kind == relay::LogKind::TopUp)
            return row.row.quota && row.row.quota->units() != 0
                       ? kit::signedMoneyText(row.cost(), kit::Decimals::Balance)
                       : QStringLiteral("—");
        return row.row.kind == relay::LogKind::Consume ? kit::moneyText(row.cost(), kit::Decimals::Request) : QString();
    case State:
        return state(row, Qt::DisplayRole).toString();
    default:
        return {};
    }
}

// Billed ✓, or not as the rate says ⚠ with the difference; other kinds of row by their name.
QVariant UsageTable::state(const ::billing::LedgerRow &row, int role) const
{
    const bool consumed = row.row.kind == relay::LogKind::Consume && row.row.quota;
    const auto model = consumed ? m_catalog.model(row.account, words(row, Model)) : std::nullopt;
    const bool differs = consumed && ::billing::judgeBill(row.row, model) == ::billing::CostState::Differs;
    switch (role) {
    case kit::IconRole:
        return differs ? QStringLiteral("triangle-alert") : consumed ? QStringLiteral("check") : QString();
    case kit::ToneRole:
        return static_cast<int>(differs ? kit::Tone::Warning : consumed ? kit::Tone::Positive : kit::Tone::Secondary);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    if (row.row.kind == relay::LogKind::Consume && !row.row.quota)
        return tr("charge not known");
    if (!differs)
        return kindWords(row.row.kind);
    const std::optional<RowBill> bill = billOf(row, model);
    if (!bill)
        return tr("differs from the rate");
    const core::Quota difference(row.row.quota->units() - bill->rounded.units());
    const QString amount =
        kit::signedMoneyText(core::Money::fromQuota(difference, row.quotaPerUnit), kit::Decimals::Request);
    return difference.units() > 0 ? tr("%1 over rate").arg(amount) : tr("%1 under rate").arg(amount);
}

QVariant UsageTable::tone(const ::billing::LedgerRow &row, int column) const
{
    if (column == State)
        return state(row, kit::ToneRole);
    if (column == Chat && row.conversationTitle.isEmpty())
        return static_cast<int>(kit::Tone::Secondary);
    if (column == Cost && row.row.kind == relay::LogKind::TopUp)
        return static_cast<int>(row.row.quota && row.row.quota->units() != 0 ? kit::Tone::Positive
                                                                             : kit::Tone::Caption);
    return {};
}

QVariant UsageTable::data(const QModelIndex &index, int role) const
{
    const ::billing::LedgerRow *row = at(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return words(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant((index.column() >= In && index.column() <= Cost ? Qt::AlignTrailing : Qt::AlignLeading) |
                        Qt::AlignVCenter);
    case kit::LookRole:
        return index.column() == Cost && row->row.kind == relay::LogKind::Consume
                   ? QVariant::fromValue(kit::MoneyLook{row->cost(), kit::Decimals::Request})
                   : QVariant();
    case kit::ToneRole:
        return tone(*row, index.column());
    case kit::IconRole:
        return index.column() == State ? state(*row, role) : QVariant();
    case kit::LinkRole:
        return index.column() == Chat && row->conversation.isValid();
    case Qt::ToolTipRole:
        if (index.column() == Time)
            return QLocale().toString(core::toDateTime(row->row.time), QLocale::LongFormat);
        if (index.column() == State)
            return row->row.requestId.isEmpty() ? row->row.content : tr("request id %1").arg(row->row.requestId);
        return {};
    default:
        return {};
    }
}

QVariant UsageTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section >= In && section <= Cost ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Chat:
        return tr("Chat");
    case Model:
        return tr("Model");
    case Key:
        return tr("Key");
    case In:
        return tr("In");
    case Out:
        return tr("Out");
    case Cost:
        return tr("Cost");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace ui::billing
