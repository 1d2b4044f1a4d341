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
    QString backupCodes{};   // New API: those that are left, a comma list
    int wrongCodes = 0;      // in a row
    qint64 lockedUntilMs = 0;
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    qint64 lastSignInMs = 0;
    qint64 inviterId = 0; // 0: nobody
    qint64 invitees = 0;
    qint64 inviteQuota = 0; // New API: earned by inviting, not yet moved to the balance
    qint64 inviteQuotaEver = 0;
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
    bool crossGroupRetry = false; // New API, 2026
    QString backupGroup{};        // One Hub
    QJsonObject setting{};        // One Hub: heartbeat and limits
};

struct RedemptionCode
{
    qint64 id = 0;
    QString code{};
    qint64 quota = 0;
    qint64 usedBy = 0; // 0: unused
};

// An order of New API's online payment: "pending", "success", "expired".
struct Order
{
    qint64 id = 0;
    qint64 userId = 0;
    qint64 dollars = 0;
    qint64 cents = 0; // in the currency of the gateway
    QString tradeNumber{};
    QString status{};
    qint64 createdMs = 0;
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
    bool isPending = false; // the second factor is still to come
    QString sid{};          // New API since Jul 2026
    qint64 createdMs = 0;
    QString method{};
};

// A short-lived access token of such a session.
struct Grant
{
    qint64 userId = 0;
    qint64 expiresMs = 0;
    QString sid{};
    bool isRevoked = false;
};

// Something that was sent by mail, or a flow token: good for a while, for one purpose.
struct Pending
{
    QString secret{};
    qint64 expiresMs = 0;
    qint64 userId = 0;
};

// All that the relay knows. Lists are in order of creation, oldest first.
struct Ledger
{
    std::vector<Account> accounts{};
    std::vector<ApiKey> keys{};
    std::vector<RedemptionCode> codes{};
    std::vector<LogRow> rows{};
    std::vector<RequestCost> costs{};
    std::vector<Order> orders{};
    QHash<QByteArray, Session> sessions{}; // by digest of the cookie
    QHash<QByteArray, Grant> grants{};     // by digest of the token
    qint64 nextKeyId = 1;

    // Not kept in the file.
    QHash<qint64, QByteArray> pendingTotp{};     // set up, not yet confirmed
    QHash<qint64, QString> pendingBackupCodes{}; // likewise
    QHash<QString, Pending> mailedCodes{};       // by address
    QHash<QString, Pending> mailedResets{};      // by address
    QHash<QString, Pending> flows{};             // by flow token

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
