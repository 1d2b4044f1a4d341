#include "billing/redemptionjob.h"

#include "billing/redemptionrecords.h"

namespace billing {

namespace {

// The relay may have done it: nothing came back, or a machine in front of it answered in its stead.
bool isLost(const core::Error &error)
{
    using core::ErrorKind;
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::ServerFault:
        return true;
    case ErrorKind::Protocol:
        return error.cause == core::ErrorCause::None || error.cause == core::ErrorCause::WebPage ||
               error.cause == core::ErrorCause::Interrupted || error.cause == core::ErrorCause::EmptyAnswer;
    default:
        return false;
    }
}

CodeOutcome outcomeOf(const core::Error &error)
{
    switch (error.cause) {
    case core::ErrorCause::CodeUnknown:
        return CodeOutcome::Unknown;
    case core::ErrorCause::CodeUsed:
        return CodeOutcome::Used;
    case core::ErrorCause::TooManyCodes:
    case core::ErrorCause::ManagementLimited:
        return CodeOutcome::Limited;
    case core::ErrorCause::CodeRefusedSilently:
    case core::ErrorCause::Refused:
        return CodeOutcome::Refused;
    default:
        return error.kind == core::ErrorKind::RateLimited ? CodeOutcome::Limited : CodeOutcome::Failed;
    }
}

// The next code would fare no better: not signed in, no network, no keychain, or the relay counts failures.
bool endsRun(const CodeResult &result)
{
    if (result.outcome == CodeOutcome::Limited)
        return true;
    if (!result.error)
        return false;
    switch (result.error->kind) {
    case core::ErrorKind::Unauthorized:
    case core::ErrorKind::Offline:
    case core::ErrorKind::Tls:
    case core::ErrorKind::Cancelled:
    case core::ErrorKind::Storage:
    case core::ErrorKind::SecretLocked:
    case core::ErrorKind::SecretUnavailable:
        return true;
    default:
        return false;
    }
}

// All that was ever given to the account. Chats that run meanwhile move it only by what is reserved for them.
std::optional<core::Quota> granted(const Balance &balance)
{
    return balance.used ? std::optional(balance.remaining + *balance.used) : std::nullopt;
}

} // namespace

RedemptionJob::RedemptionJob(core::AccountId account, QList<core::Secret> codes, accounts::Accounts &accounts,
                             Wallet &wallet, storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_account(account), m_codes(std::move(codes)), m_accounts(accounts), m_wallet(wallet),
      m_database(database), m_clock(clock)
{
}

RedemptionJob::~RedemptionJob() = default;

void RedemptionJob::start()
{
    const auto *account = m_accounts.find(m_account);
    if (account)
        m_perUnit = account->relay.quotaPerUnit;
    if (!account || !account->canManage()) {
        ++m_index;
        refuseRest({{},
                    CodeOutcome::Failed,
                    {},
                    core::Error{core::ErrorKind::NotFound, QStringLiteral("this account cannot redeem")},
                    {}});
        return;
    }
    readBalance([this] {
        m_first = m_balance;
        takeNext();
    });
}

void RedemptionJob::readBalance(std::function<void()> go)
{
    m_wallet.refresh(m_account).finally(this, [this, go = std::move(go)](const core::Result<Balance> &read) {
        m_balance = read ? std::optional(read.value()) : std::nullopt;
        go();
    });
}

void RedemptionJob::takeNext()
{
    ++m_index;
    m_row = 0;
    m_earlierUnanswered = false;
    if (m_stopped || m_index >= m_codes.size())
        return finish();
    const core::Secret &code = m_codes[m_index];
    const auto tried = m_tried.constFind(code.digest());
    if (tried != m_tried.constEnd() && tried->outcome != CodeOutcome::Added)
        return settle(*tried, {});
    lookUp(code);
}

void RedemptionJob::lookUp(const core::Secret &code)
{
    m_database
        .read([digest = code.digest(), account = m_account](storage::Connection &c) {
            return findKnownCode(c, digest, account);
        })
        .finally(this, [this, code](const core::Result<KnownCode> &known) {
            if (!known) // without the own record nothing is sent
                return settle({codeHint(code), CodeOutcome::Failed, {}, known.error(), {}}, {});
            if (known->earlier) {
                core::Error used{core::ErrorKind::BadRequest, QStringLiteral("used before, by the own record"),
                                 core::ErrorCause::CodeUsed};
                return settle({codeHint(code), CodeOutcome::Used, {}, used, known->earlier}, {});
            }
            m_earlierUnanswered = known->unanswered.has_value();
            const auto before = m_balance ? std::optional(m_balance->remaining) : std::nullopt;
            m_database
                .write([code, before, again = known->unanswered, account = m_account, perUnit = m_perUnit,
                        now = m_clock.now()](storage::Connection &c) -> core::Result<qint64> {
                    if (again)
                        return *again; // the open row of the earlier try is settled now
                    return insertPending(c, account, code, before, perUnit, now);
                })
                .finally(this, [this, code](const core::Result<qint64> &row) {
                    if (!row)
                        return settle({codeHint(code), CodeOutcome::Failed, {}, row.error(), {}}, {});
                    m_row = row.value();
                    send(code);
                });
        });
}

core::Async<core::Quota> RedemptionJob::ask(const core::Secret &code)
{
    return m_accounts.client(m_account).then(this,
                                             [code](relay::RelayClient *const &client) { return client->topUp(code); });
}

void RedemptionJob::send(const core::Secret &code)
{
    ask(code).finally(this, [this, code](const core::Result<core::Quota> &answer) {
        if (!answer && isLost(answer.error()))
            askAgain(code, answer.error());
        else
            judge(answer, {}, m_earlierUnanswered);
    });
}

void RedemptionJob::askAgain(const core::Secret &code, const core::Error &)
{
    const auto before = m_balance;
    readBalance([this, code, before] {
        // What arrived while the answer was lost; nothing: the balance cannot be compared.
        std::optional<core::Quota> arrived;
        if (before && m_balance) {
            const std::optional<core::Quota> now = granted(*m_balance);
            const std::optional<core::Quota> then = granted(*before);
            if (now && then)
                arrived = *now - *then;
        } else if (before)
            m_balance = before;
        ask(code).finally(this,
                          [this, arrived](const core::Result<core::Quota> &answer) { judge(answer, arrived, true); });
    });
}

void RedemptionJob::judge(const core::Result<core::Quota> &answer, std::optional<core::Quota> arrived,
                          bool isSecondAnswer)
{
    const core::Secret code = m_codes[m_index];
    CodeResult result{codeHint(code), CodeOutcome::Added, {}, {}, {}};
    if (answer) {
        result.added = answer.value();
        return settle(result, codeOutcomeName(CodeOutcome::Added));
    }
    const core::Error &error = answer.error();
    result.outcome = outcomeOf(error);
    const bool refusesUsed =
        result.outcome == CodeOutcome::Used || error.cause == core::ErrorCause::CodeRefusedSilently;
    if (isSecondAnswer && refusesUsed) {
        // Used, and the balance rose when the first answer was lost: it was us. A relay that gives no reason needs the
        // balance to say so; one that says "used" is believed where the balance could not be compared.
        const bool rose = arrived && arrived->units() > 0;
        if (rose || (!arrived && result.outcome == CodeOutcome::Used)) {
            result.outcome = CodeOutcome::Added;
            result.added = rose ? arrived : std::nullopt;
            return settle(result, codeOutcomeName(CodeOutcome::Added));
        }
    }
    result.error = error;
    // Lost again: the row stays open, and the next try of the code settles it.
    const bool open = isLost(error) || error.kind == core::ErrorKind::Cancelled;
    settle(result, open ? QStringLiteral("pending") : codeOutcomeName(result.outcome));
}

void RedemptionJob::settle(CodeResult result, const QString &recorded)
{
    const auto record = [this, result, recorded] {
        const auto after = m_balance && !recorded.isEmpty() ? std::optional(m_balance->remaining) : std::nullopt;
        const Settlement settlement{recorded, result.added, after,
                                    result.error ? result.error->serverMessage : QString()};
        m_database
            .write([row = m_row, settlement](storage::Connection &c) -> core::Result<void> {
                return row == 0 || settlement.result.isEmpty() ? core::Result<void>() : settleRow(c, row, settlement);
            })
            .finally(this, [this, result](const core::Result<void> &) {
                m_tried.insert(m_codes[m_index].digest(), result);
                Q_EMIT codeSettled(m_index, result);
                if (!endsRun(result))
                    return takeNext();
                ++m_index;
                refuseRest(result);
            });
    };
    if (result.outcome == CodeOutcome::Added)
        readBalance(record);
    else
        record();
}

void RedemptionJob::refuseRest(CodeResult why)
{
    for (; !m_stopped && m_index < m_codes.size(); ++m_index) {
        why.hint = codeHint(m_codes[m_index]);
        Q_EMIT codeSettled(m_index, why);
    }
    finish();
}

void RedemptionJob::finish()
{
    readBalance([this] {
        Q_EMIT ended(m_first ? std::optional(m_first->remaining) : std::nullopt,
                     m_balance ? std::optional(m_balance->remaining) : std::nullopt);
        deleteLater();
    });
}

} // namespace billing
