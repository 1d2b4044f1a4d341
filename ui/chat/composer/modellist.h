#pragma once

#include "accounts/accounts.h"
#include "billing/costbook.h"
#include "catalog/catalog.h"

#include <QAbstractListModel>

namespace ui::chat {

// The chat models of every account: favourites first, then under each account's name; filtered by words, by what they
// can and by whether the draft fits. Worked out only while somebody looks.
class ModelList : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        HeadingRole = Qt::UserRole + 1,
        RateRole,
        PriceRole,
        AbilitiesRole,
        ChosenRole,
        FavouriteRole,
        NoteRole,   // the account, or the relay's own name of what has one of the user's
        BadgeRole,  // what changed: "+25 % on 1 June"
        DearerRole, // bool, of the badge
    };
    enum class Order { Cheapest, Name, Context };
    struct Filter
    {
        QString words{};
        bool fitsDraft = false;
        bool seesImages = false;
        bool reasons = false;
        bool freeOnly = false;
        Order order = Order::Cheapest;
        friend bool operator==(const Filter &, const Filter &) = default;
    };
    // What the next message is made of.
    struct Draft
    {
        qint64 tokens = 500;
        qint64 largestAnswer = 1000;
        bool hasPictures = false;
        bool isReal = false; // something is written, or history travels along
    };
    // Why models are not shown, for the line below the list.
    struct Hidden
    {
        int blind = 0;    // cannot see the draft's pictures
        int small = 0;    // have too little context for it
        int filtered = 0; // by the other filters
        int all() const { return blind + small + filtered; }
    };

    ModelList(::accounts::Accounts &accounts, ::catalog::Catalog &catalog, ::billing::CostBook &costs,
              QObject *parent = nullptr);
    // What a message like this would cost: the last column.
    void setDraft(const Draft &draft);
    const Draft &draft() const { return m_draft; }
    void setChosen(core::AccountId account, const QString &model);
    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_filter; }
    void toggleFavourite(int row);
    // While no picker is open nothing is worked out.
    void open();
    void close();
    int modelCount() const { return m_all; }
    int relayCount() const; // with models
    const Hidden &hidden() const { return m_hidden; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    std::pair<core::AccountId, QString> modelAt(int row) const;
    int rowOf(core::AccountId account, const QString &model) const; // the first; -1: not shown
    int chosenRow() const { return rowOf(m_chosenAccount, m_chosenModel); }
    // The first few of the chosen account that have a price, to be compared.
    QStringList comparable(int count) const;

private:
    struct Row
    {
        QString heading{};
        core::AccountId account{};
        QString accountName{};
        ::catalog::Model model{};
        core::Money price{};
        bool favourite = false;
        std::optional<::catalog::RateChange> change{};
    };
    void change();
    void rebuild();
    bool admits(const ::catalog::Model &model);
    void sort(QList<Row> &rows) const;
    QString noteOf(const Row &row) const;

    ::accounts::Accounts &m_accounts;
    ::catalog::Catalog &m_catalog;
    ::billing::CostBook &m_costs;
    QList<Row> m_rows{};
    Filter m_filter{};
    Draft m_draft{};
    Hidden m_hidden{};
    core::AccountId m_chosenAccount{};
    QString m_chosenModel{};
    int m_all = 0;
    int m_relays = 0;
    int m_lookers = 0;
    bool m_stale = true;
};

// "1.25 / 10.00", "not priced", "free", "—".
QString rateWords(const ::catalog::RateCard &rate);
// "$1.25 in / $10.00 out", for the composer's button.
QString longRateWords(const ::catalog::RateCard &rate);
// "+25 % on 1 June", "−10 % since Tuesday", "free since Tuesday".
QString shortChangeWords(const ::catalog::RateChange &change, QDate today);

} // namespace ui::chat
