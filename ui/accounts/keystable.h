#pragma once

#include "core/money.h"
#include "relay/records.h"

#include <QAbstractTableModel>

namespace ui::accounts {

// The keys of one account; keys are masked everywhere.
class KeysTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Key, State, Limit, Used, Expires, ColumnCount };
    explicit KeysTable(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    void setTokens(std::vector<relay::TokenRecord> tokens, core::QuotaPerUnit perUnit, const core::RemoteTokenId &inUse);
    const relay::TokenRecord *at(int row) const;
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_tokens.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<relay::TokenRecord> m_tokens{};
    core::QuotaPerUnit m_perUnit{};
    core::RemoteTokenId m_inUse{};
};

} // namespace ui::accounts
