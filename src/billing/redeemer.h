#pragma once

#include "billing/wallet.h"

namespace billing {

// A code found in a text, and where.
struct FoundCode
{
    core::Secret code{};
    QString hint{}; // "8d41…77c2"
    qsizetype start = 0;
    qsizetype length = 0;
};

// Any text → the codes in it, each once, in order (32 hex digits, as every relay family makes them; other long
// code-like words only when nothing of that form is there). Pure.
QList<FoundCode> findCodes(const QString &text);
// "8d41…77c2".
QString codeHint(const core::Secret &code);

enum class CodeOutcome { Added, Used, Unknown, Refused, Limited, Failed };
QString codeOutcomeName(CodeOutcome outcome); // "added", "used", "unknown", "refused", "limited", "failed"

// An earlier try with the same code, from our own record.
struct EarlierRedemption
{
    core::AccountId account{};
    CodeOutcome outcome = CodeOutcome::Failed;
    std::optional<core::Quota> added{};
    core::QuotaPerUnit quotaPerUnit{};
    core::Moment time{};
};

struct CodeResult
{
    QString hint{};
    CodeOutcome outcome = CodeOutcome::Failed;
    std::optional<core::Quota> added{};
    std::optional<core::Error> error{};         // unless Added
    std::optional<EarlierRedemption> earlier{}; // "by you on 3 May, it added $5.00"
};

struct RedemptionRecord
{
    core::AccountId account{};
    QString hint{};
    CodeOutcome outcome = CodeOutcome::Failed;
    std::optional<core::Quota> added{}, before{}, after{};
    core::QuotaPerUnit quotaPerUnit{};
    core::Moment time{};
};

// Redeems codes one by one, writes each try down before and after it is sent, and never tries a code twice by itself.
// A code whose answer was lost is settled by reading the balance and asking once more ("used" then means it worked).
class RedemptionRun : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void stop() = 0; // after the code in flight

Q_SIGNALS:
    void codeSettled(int index, const billing::CodeResult &result);
    // before/after: nothing when the balance could not be read.
    void ended(std::optional<core::Quota> before, std::optional<core::Quota> after);
};

class Redeemer : public QObject
{
    Q_OBJECT
public:
    Redeemer(accounts::Accounts &accounts, Wallet &wallet, storage::Database &database, const core::Clock &clock,
             QObject *parent = nullptr);
    // Starts on the next turn of the event loop. Deleting the run stops it after the code in flight.
    std::unique_ptr<RedemptionRun> redeem(core::AccountId id, const QList<core::Secret> &codes);
    core::Async<QList<RedemptionRecord>> history();

private:
    accounts::Accounts &m_accounts;
    Wallet &m_wallet;
    storage::Database &m_database;
    const core::Clock &m_clock;
    core::Scope m_scope;
};

} // namespace billing
