#pragma once

#include "billing/redeemer.h"

namespace billing {

// The work behind a RedemptionRun. It outlives a run that was deleted until the code in flight is settled, so that no
// answer goes unrecorded; then it ends itself.
class RedemptionJob : public QObject
{
    Q_OBJECT
public:
    RedemptionJob(core::AccountId account, QList<core::Secret> codes, accounts::Accounts &accounts, Wallet &wallet,
                  storage::Database &database, const core::Clock &clock, QObject *parent);
    ~RedemptionJob() override;

    void start();
    void stop() { m_stopped = true; }

Q_SIGNALS:
    void codeSettled(int index, const billing::CodeResult &result);
    void ended(std::optional<core::Quota> before, std::optional<core::Quota> after);

private:
    void takeNext();
    void lookUp(const core::Secret &code);
    void send(const core::Secret &code);
    void askAgain(const core::Secret &code, const core::Error &lost);
    void judge(const core::Result<core::Quota> &answer, std::optional<core::Quota> arrived, bool isSecondAnswer);
    void settle(CodeResult result, const QString &recorded);
    void refuseRest(CodeResult why);
    void finish();
    void readBalance(std::function<void()> go);
    core::Async<core::Quota> ask(const core::Secret &code);

    core::AccountId m_account;
    QList<core::Secret> m_codes;
    accounts::Accounts &m_accounts;
    Wallet &m_wallet;
    storage::Database &m_database;
    const core::Clock &m_clock;
    core::QuotaPerUnit m_perUnit{};
    int m_index = -1;
    qint64 m_row = 0;
    bool m_stopped = false;
    bool m_earlierUnanswered = false;     // a try of an earlier run was sent and never answered
    QHash<QString, CodeResult> m_tried{}; // by digest: the same code twice in a list is asked once
    std::optional<Balance> m_first{};
    std::optional<Balance> m_balance{};
    core::Scope m_scope;
};

} // namespace billing
