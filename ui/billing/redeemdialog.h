#pragma once

#include "app/workspace.h"
#include "ui/kit/overlay.h"

class QVBoxLayout;

namespace kit {
class Card;
class Label;
class MoneyLabel;
class TextBox;
} // namespace kit

namespace ui::billing {

class CodeRow;

// Any text → the codes in it → what each added, with the balance before and after.
class RedeemDialog : public kit::Dialog
{
    Q_OBJECT
public:
    RedeemDialog(app::Workspace &workspace, QWidget *host);
    void setText(const QString &text);
    void redeem(); // the codes found, one by one

private:
    void findCodes();
    void markCodes();
    void chooseAccount();
    void showResult(int index, const ::billing::CodeResult &result);
    void offerOther(int index, core::AccountId tried, const ::billing::CodeResult &result);
    void tryOn(core::AccountId other, int index);
    void showEnd(std::optional<core::Quota> before, std::optional<core::Quota> after);
    void showHistory();
    void startOver();
    void refreshAccount();

    app::Workspace &m_workspace;
    core::AccountId m_account{};
    QList<::billing::FoundCode> m_found{};
    std::unique_ptr<::billing::RedemptionRun> m_run;
    std::unique_ptr<::billing::RedemptionRun> m_otherRun; // one code on another account
    kit::TextBox *m_text;
    kit::Label *m_count;
    kit::Button *m_to;
    kit::Card *m_list;
    QList<CodeRow *> m_rows{};
    QWidget *m_balances;
    kit::MoneyLabel *m_before;
    kit::MoneyLabel *m_after;
    kit::Label *m_read;
    kit::Button *m_more;
    kit::Button *m_primary;
    bool m_ended = false;
    core::Scope m_scope;
};

} // namespace ui::billing
