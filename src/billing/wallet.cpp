#include "billing/wallet.h"

#include "storage/eachrow.h"

namespace billing {

namespace {

core::Result<QHash<core::AccountId, Balance>> readBalances(storage::Connection &c)
{
    QHash<core::AccountId, Balance> balances;
    const auto read = storage::eachRow(
        c,
        QStringLiteral("SELECT id, balance_quota, used_quota, request_count, user_group, quota_per_unit, balance_at "
                       "FROM account WHERE balance_quota IS NOT NULL AND balance_at IS NOT NULL"),
        [&](const storage::Statement &s) {
            const auto used = s.isNull(2) ? std::nullopt : std::optional(s.quota(2));
            balances.insert(s.id<core::AccountId>(0), Balance{s.quota(1), used, s.optInteger(3), s.text(4),
                                                              core::QuotaPerUnit(s.integer(5)), s.moment(6)});
        });
    if (!read)
        return read.error();
    return balances;
}

core::Result<void> writeBalance(storage::Connection &c, core::AccountId id, const Balance &balance)
{
    return c.run(QStringLiteral("UPDATE account SET balance_quota = ?, used_quota = ?, request_count = ?, "
                                "user_group = ?, balance_at = ? WHERE id = ?"),
                 balance.remaining, balance.used, balance.requestCount, balance.group, balance.asOf, id);
}

} // namespace

Wallet::Wallet(accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_database(database), m_clock(clock)
{
}

Wallet::~Wallet() = default;

core::Async<void> Wallet::load()
{
    return m_database.read([](storage::Connection &c) { return readBalances(c); })
        .then(this, [this](const QHash<core::AccountId, Balance> &balances) {
            for (auto it = balances.begin(); it != balances.end(); ++it) {
                if (m_balances.contains(it.key()))
                    continue; // a fresh one came first
                m_balances.insert(it.key(), it.value());
                Q_EMIT balanceChanged(it.key(), it.value());
            }
        });
}

std::optional<Balance> Wallet::balance(core::AccountId id) const
{
    const auto it = m_balances.constFind(id);
    return it == m_balances.constEnd() ? std::nullopt : std::optional(*it);
}

core::Async<Balance> Wallet::refresh(core::AccountId id)
{
    if (const auto running = m_reading.constFind(id); running != m_reading.constEnd())
        return *running;
    const auto *account = m_accounts.find(id);
    if (!account || !account->canManage())
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("this account has no balance to read")};

    core::Promise<Balance> promise;
    m_reading.insert(id, promise.future());
    m_accounts.client(id)
        .then(this, [](relay::RelayClient *const &client) { return client->self(); })
        .finally(this, [this, id, promise](const core::Result<relay::SelfRecord> &self) {
            m_reading.remove(id);
            const auto *known = m_accounts.find(id);
            if (!self || !known) {
                const core::Error error = self ? core::Error::cancelled() : self.error();
                m_errors.insert(id, error);
                promise.fail(error);
                Q_EMIT refreshFailed(id, error);
                return;
            }
            const Balance balance{self->balance, self->used, self->requestCount, self->group, known->relay.quotaPerUnit,
                                  m_clock.now()};
            m_errors.remove(id);
            m_balances.insert(id, balance);
            m_database.write([id, balance](storage::Connection &c) { return writeBalance(c, id, balance); })
                .finally(this, [](const core::Result<void> &) {}); // shown from memory; the next one is kept again
            promise.settle(balance);
            Q_EMIT balanceChanged(id, balance);
        });
    return promise.future();
}

std::optional<core::Error> Wallet::lastError(core::AccountId id) const
{
    const auto it = m_errors.constFind(id);
    return it == m_errors.constEnd() ? std::nullopt : std::optional(*it);
}

} // namespace billing
