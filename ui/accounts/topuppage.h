#pragma once

#include "app/workspace.h"
#include "relay/accountrecords.h"
#include "ui/accounts/topuphistory.h"
#include "ui/kit/card.h"

#include <functional>

class QBoxLayout;
class QVBoxLayout;

namespace kit {
class Button;
class Field;
class Label;
class MoneyLabel;
} // namespace kit

namespace ui::accounts {

class CheckInCard;

// All ways money gets onto one account, and what came in so far.
class TopUpPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit TopUpPage(app::Workspace &workspace, QWidget *parent = nullptr);
    void start(core::AccountId account);
    core::AccountId account() const { return m_account; }

Q_SIGNALS:
    void backRequested();
    void redeemRequested(const QString &text);
    void said(const QString &text, std::function<void()> undo);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeHead();
    QWidget *makeLeft();
    QWidget *makeRight();
    void chooseAccount();
    void showBalance();
    void showWays();
    void readHistory();
    void showHistory();
    void readPlans();
    void showPlans(const QList<relay::Plan> &plans);

    app::Workspace &m_workspace;
    core::AccountId m_account{};
    CameInSources m_sources{};
    kit::Button *m_chooser;
    kit::Label *m_balanceTitle;
    kit::MoneyLabel *m_balance;
    QBoxLayout *m_columns;
    QWidget *m_right;
    kit::Field *m_code;
    kit::Button *m_shop;
    kit::Card *m_ways;
    CheckInCard *m_checkIn;
    kit::Card *m_plans;
    kit::Card *m_history;
    core::Scope m_scope;
};

} // namespace ui::accounts
