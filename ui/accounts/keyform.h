#pragma once

#include "accounts/keychange.h"
#include "core/clock.h"
#include "relay/dialect.h"

#include <QWidget>

class QComboBox;
class QGridLayout;

namespace kit {
class Button;
class Field;
class FieldNote;
class Label;
class Segments;
} // namespace kit

namespace ui::accounts {

// Name, limit, expiry and, where the relay's keys have them, group, models and networks. For a new key, and to change
// one: then only what was touched is answered.
class KeyForm : public QWidget
{
    Q_OBJECT
public:
    explicit KeyForm(const core::Clock &clock, QWidget *parent = nullptr);

    // What this relay's keys can have; models to choose from.
    void offer(const relay::TokenFields &fields, core::QuotaPerUnit perUnit, const QStringList &models);
    void setGroups(const QList<relay::UsableGroup> &groups, const QString &own);
    // To warn where a limit is more than there is.
    void setBalance(const core::Money &balance);
    void showNew(const QString &name);
    void showToken(const relay::TokenRecord &token);

    // Nothing when something is wrong: the field says so.
    std::optional<relay::TokenDraft> draft();
    std::optional<::accounts::KeyChange> change();

    kit::Field *nameField() const { return m_name; }

Q_SIGNALS:
    void submitted();

private:
    struct Read
    {
        QString name{};
        std::optional<core::Quota> limit{};
        std::optional<core::Moment> expires{};
    };
    std::optional<Read> read();
    bool nameIsRight();
    std::optional<core::Quota> amount(bool *right);
    std::optional<core::Moment> expiry(bool *right);
    void addRow(QGridLayout *form, int row, const QString &title, QWidget *editor);
    void showLimitHint();
    void showModels();
    void chooseModels();

    const core::Clock &m_clock;
    relay::TokenFields m_offered{};
    core::QuotaPerUnit m_perUnit{};
    core::Money m_balance{};
    QStringList m_allModels{};
    QStringList m_models{};
    std::optional<relay::TokenRecord> m_token{};
    bool m_touchedName = false, m_touchedLimit = false, m_touchedExpiry = false, m_touchedGroup = false,
         m_touchedModels = false, m_touchedNetworks = false;
    QString m_shownGroup{};
    QString m_ownGroup{};

    QList<std::pair<QWidget *, QWidget *>> m_rows{}; // title and editor, by row
    kit::Field *m_name;
    kit::FieldNote *m_nameNote;
    kit::Segments *m_limit;
    kit::Field *m_amount;
    kit::FieldNote *m_amountNote;
    kit::Label *m_limitHint;
    kit::Segments *m_expires;
    kit::Field *m_date;
    QWidget *m_dateRow;
    kit::FieldNote *m_dateNote;
    QComboBox *m_group;
    kit::Label *m_groupHint;
    kit::Label *m_modelWords;
    kit::Field *m_networks;
};

} // namespace ui::accounts
