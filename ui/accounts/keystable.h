#pragma once

#include "core/clock.h"
#include "core/money.h"
#include "relay/records.h"

#include <QAbstractTableModel>

namespace ui::accounts {

// The keys of one account; keys are masked everywhere.
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
    // What is left on all keys that have a limit, and how many have none.
    core::Money leftTogether() const;
    int unlimitedCount() const;
    void setTokens(std::vector<relay::TokenRecord> tokens, core::QuotaPerUnit perUnit,
                   const core::RemoteTokenId &inUse);
    const relay::TokenRecord *at(int row) const;
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_tokens.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString usedWords(const relay::TokenRecord &token) const;
    std::optional<double> usedShare(const relay::TokenRecord &token) const;
    QString expiryWords(const relay::TokenRecord &token) const;
    QVariant tone(const relay::TokenRecord &token, int column) const;
    const core::Clock &m_clock;
    std::vector<relay::TokenRecord> m_tokens{};
    core::QuotaPerUnit m_perUnit{};
    core::RemoteTokenId m_inUse{};
};

} // namespace ui::accounts
