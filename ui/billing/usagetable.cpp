#include "ui/billing/usagetable.h"

#include "ui/kit/moneytext.h"

#include <QLocale>

namespace ui::billing {

namespace {

constexpr int pageSize = 200;

QString kindWords(relay::LogKind kind)
{
    switch (kind) {
    case relay::LogKind::TopUp: return UsageTable::tr("top-up");
    case relay::LogKind::Consume: return UsageTable::tr("billed");
    case relay::LogKind::Manage: return UsageTable::tr("by the operator");
    case relay::LogKind::System: return UsageTable::tr("by the system");
    case relay::LogKind::Test: return UsageTable::tr("test");
    case relay::LogKind::Error: return UsageTable::tr("error");
    case relay::LogKind::Refund: return UsageTable::tr("refund");
    case relay::LogKind::Tool: return UsageTable::tr("tool");
    case relay::LogKind::Other: return UsageTable::tr("other");
    }
    return {};
}

} // namespace

UsageTable::UsageTable(::billing::Ledger &ledger, const core::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_ledger(ledger), m_clock(clock)
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

void UsageTable::fetchMore(const QModelIndex &)
{
    if (m_next)
        read(*m_next);
}

void UsageTable::read(const ::billing::LedgerCursor &from)
{
    m_reading = true;
    m_ledger.rows(m_filter, from, pageSize).finally(this, [this, generation = m_generation](const core::Result<::billing::LedgerPage> &page) {
        if (generation != m_generation)
            return;
        m_reading = false;
        if (!page) {
            Q_EMIT failed(page.error());
            return;
        }
        if (!page->rows.isEmpty()) {
            const int first = static_cast<int>(m_rows.size());
            beginInsertRows({}, first, first + static_cast<int>(page->rows.size()) - 1);
            m_rows.append(page->rows);
            endInsertRows();
        }
        m_next = page->next;
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
    case Model: return row.row.modelAsked.isEmpty() ? row.row.modelBilled : row.row.modelAsked;
    case Key: return row.row.keyName;
    case In: return row.row.kind == relay::LogKind::Consume ? count(row.row.prompt) : QString();
    case Out: return row.row.kind == relay::LogKind::Consume ? count(row.row.completion) : QString();
    case Cost:
        if (row.row.kind == relay::LogKind::TopUp)
            return row.row.quota && row.row.quota->units() != 0 ? kit::signedMoneyText(row.cost(), kit::Decimals::Balance) : QStringLiteral("—");
        return row.row.kind == relay::LogKind::Consume ? kit::moneyText(row.cost(), kit::Decimals::Request) : QString();
    case State: return kindWords(row.row.kind);
    default: return {};
    }
}

QVariant UsageTable::data(const QModelIndex &index, int role) const
{
    const ::billing::LedgerRow *row = at(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole: return words(*row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant((index.column() >= In && index.column() <= Cost ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case MoneyRole: return QVariant::fromValue(row->cost());
    case ConversationRole: return row->conversation.value();
    case Qt::ToolTipRole:
        if (index.column() == Time)
            return QLocale().toString(core::toDateTime(row->row.time), QLocale::LongFormat);
        if (index.column() == State)
            return row->row.requestId.isEmpty() ? row->row.content : tr("request id %1").arg(row->row.requestId);
        return {};
    default: return {};
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
    case Time: return tr("Time");
    case Chat: return tr("Chat");
    case Model: return tr("Model");
    case Key: return tr("Key");
    case In: return tr("In");
    case Out: return tr("Out");
    case Cost: return tr("Cost");
    case State: return tr("State");
    default: return {};
    }
}

} // namespace ui::billing
