#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "relay/dialect.h"

#include <QAbstractTableModel>
#include <QHash>

namespace ui::accounts {

// What the ledger knows of a key, by its name.
struct KeyUse
{
    std::optional<core::Moment> last{};
    core::Money spent{}; // unknown: the ledger does not reach there
    bool complete = false;
};

// The keys of one account, searched and sorted; keys are masked everywhere.
class KeysTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Used, Expires, LastUsed, Actions, ColumnCount };
    enum Action { Chat, Menu };
    explicit KeysTable(const core::Clock &clock, QObject *parent = nullptr)
        : QAbstractTableModel(parent), m_clock(clock)
    {
    }
    // What is left on all keys that have a limit, and how many have none; of all, whatever is searched for.
    core::Money leftTogether() const;
    int unlimitedCount() const;
    void setTokens(std::vector<relay::TokenRecord> tokens, core::QuotaPerUnit perUnit, const relay::TokenFields &fields,
                   const core::RemoteTokenId &inUse);
    void setUse(const QHash<QString, KeyUse> &use);
    void setSearch(const QString &text);
    const relay::TokenRecord *at(int row) const;
    int rowOf(const core::RemoteTokenId &id) const; // −1: not shown
    bool isEmpty() const { return m_all.empty(); }
    const std::vector<relay::TokenRecord> &all() const { return m_all; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    bool isBefore(const relay::TokenRecord &a, const relay::TokenRecord &b) const;
    QString usedWords(const relay::TokenRecord &token) const;
    QString usedTip(const relay::TokenRecord &token) const;
    std::optional<double> usedShare(const relay::TokenRecord &token) const;
    QString expiryWords(const relay::TokenRecord &token) const;
    std::optional<core::Moment> lastUse(const relay::TokenRecord &token) const;
    QString lastWords(const relay::TokenRecord &token) const;
    QString detail(const relay::TokenRecord &token) const;
    QVariant tone(const relay::TokenRecord &token, int column) const;
    bool isOver(const relay::TokenRecord &token) const; // expired by the clock

    const core::Clock &m_clock;
    std::vector<relay::TokenRecord> m_all{};
    std::vector<std::size_t> m_shown{}; // places in m_all
    QHash<QString, KeyUse> m_use{};
    QString m_search{};
    int m_column = -1; // the relay's own order
    Qt::SortOrder m_order = Qt::AscendingOrder;
    core::QuotaPerUnit m_perUnit{};
    relay::TokenFields m_fields{};
    core::RemoteTokenId m_inUse{};
};

// The name of an icon that goes with what a key is called.
QString keyIcon(const QString &name);

} // namespace ui::accounts
