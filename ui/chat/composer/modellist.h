#pragma once

#include "accounts/accounts.h"
#include "billing/costbook.h"
#include "catalog/catalog.h"

#include <QAbstractListModel>

namespace ui::chat {

// The chat models of every account, under the account's name; filtered by words and by what they can.
class ModelList : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles { HeadingRole = Qt::UserRole + 1, RateRole, PriceRole, AbilitiesRole, ChosenRole };
    struct Filter
    {
        QString words{};
        bool seesImages = false;
        bool reasons = false;
        bool freeOnly = false;
        bool cheapestFirst = true;
    };

    ModelList(::accounts::Accounts &accounts, ::catalog::Catalog &catalog, ::billing::CostBook &costs,
              QObject *parent = nullptr);
    // What a message of so many tokens, answered with so many at most, would cost: the last column.
    void setDraft(qint64 promptTokens, qint64 largestAnswer);
    void setChosen(core::AccountId account, const QString &model);
    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_filter; }
    int modelCount() const { return m_all; }
    int relayCount() const;
    int hiddenCount() const { return m_hidden; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    std::pair<core::AccountId, QString> modelAt(int row) const;
    int chosenRow() const;

private:
    struct Row
    {
        QString heading{};
        core::AccountId account{};
        ::catalog::Model model{};
        core::Money price{};
    };
    void rebuild();

    ::accounts::Accounts &m_accounts;
    ::catalog::Catalog &m_catalog;
    ::billing::CostBook &m_costs;
    QList<Row> m_rows{};
    Filter m_filter{};
    qint64 m_promptTokens = 500;
    qint64 m_largestAnswer = 1000;
    core::AccountId m_chosenAccount{};
    QString m_chosenModel{};
    int m_all = 0;
    int m_hidden = 0;
};

// "1.25 / 10.00", "not priced", "free", "—".
QString rateWords(const ::catalog::RateCard &rate);
// "$1.25 in / $10.00 out", for the composer's button.
QString longRateWords(const ::catalog::RateCard &rate);

} // namespace ui::chat
