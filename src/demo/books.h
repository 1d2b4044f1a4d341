#pragma once

#include "core/result.h"
#include "demo/demooptions.h"
#include "demo/logrow.h"

#include <QHash>
#include <QList>

#include <atomic>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace demo {

struct Account
{
    qint64 id = 0;
    QString uuid{};
    QString name{};
    QString displayName{};
    QString email{};
    QByteArray passwordDigest{};
    QString group = QStringLiteral("default");
    qint64 quota = 0;
    qint64 usedQuota = 0;
    qint64 requestCount = 0;
    QString inviteCode{};
    QString accessToken{};
    QString setting{};       // New API: JSON in a string; empty: as new
    QByteArray totpSecret{}; // base32; empty: no second factor
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
};

// An API key. Status: 1 enabled, 2 disabled, 3 expired, 4 used up (relay-api §8.1).
struct ApiKey
{
    qint64 id = 0;
    QString uuid{};
    qint64 userId = 0;
    QString secret{}; // 48 characters, without "sk-"
    QString name{};
    int status = 1;
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    qint64 accessedTime = 0; // seconds
    qint64 expiredTime = -1; // seconds, -1: never
    qint64 remainQuota = 0;
    bool unlimited = false;
    qint64 usedQuota = 0;
    std::optional<QString> models{}; // One API and Laisky: comma list, nothing or "": all
    QString subnet{};
    bool modelLimitsEnabled = false; // New API
    QString modelLimits{};
    QString allowIps{};
    QString group{};
};

struct RedemptionCode
{
    qint64 id = 0;
    QString code{};
    qint64 quota = 0;
    qint64 usedBy = 0; // 0: unused
};

// What a request costs as far as is known: a reservation until it ends (relay-api §11.5).
struct RequestCost
{
    QString uuid{};
    QString requestId{};
    qint64 userId = 0;
    qint64 quota = 0;
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
};

struct Session
{
    qint64 userId = 0;
    qint64 expiresMs = 0;
};

// All that the relay knows. Lists are in order of creation, oldest first.
struct Ledger
{
    std::vector<Account> accounts{};
    std::vector<ApiKey> keys{};
    std::vector<RedemptionCode> codes{};
    std::vector<LogRow> rows{};
    std::vector<RequestCost> costs{};
    QHash<QByteArray, Session> sessions{}; // by digest of the cookie
    qint64 nextKeyId = 1;
    QHash<qint64, QByteArray> pendingTotp{}; // set up, not yet confirmed; not kept in the file

    Account *account(qint64 id);
    Account *accountNamed(const QString &name);
    ApiKey *key(qint64 id);
    ApiKey *keyWithSecret(const QString &secret);
    RedemptionCode *code(const QString &code);
};

// The ledger behind one lock, kept in a file if there is one.
class Books
{
public:
    // f(Ledger &) runs alone; what it returns is returned.
    template<typename F>
    auto change(F f)
    {
        const std::lock_guard lock(m_mutex);
        m_isDirty = true;
        return f(m_ledger);
    }
    template<typename F>
    auto read(F f) const
    {
        const std::lock_guard lock(m_mutex);
        return f(m_ledger);
    }

    // Nothing: there is no such file yet.
    core::Result<bool> load(const QString &file);
    // Writes if something has changed since the last time: the whole file, atomically.
    core::Result<void> save(const QString &file);

private:
    mutable std::mutex m_mutex{};
    Ledger m_ledger{};
    std::atomic<bool> m_isDirty = false;
};

QByteArray passwordDigest(const QString &name, const QByteArray &password);
QByteArray sessionDigest(const QByteArray &cookie);

} // namespace demo
