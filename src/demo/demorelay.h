#pragma once

#include "core/result.h"
#include "demo/demooptions.h"
#include "demo/logrow.h"

#include <QList>

#include <memory>

namespace demo {

// A relay that lives in this process: real sockets on 127.0.0.1, its own books, the bytes of the dialect it plays.
// Every call may come from any thread.
class DemoRelay
{
public:
    explicit DemoRelay(Options options);
    ~DemoRelay();
    DemoRelay(const DemoRelay &) = delete;
    DemoRelay &operator=(const DemoRelay &) = delete;

    // Opens the port and answers from then on. After stop(), start() takes the same port and the same books again.
    // Errors: Storage (the state file cannot be read), Offline (the port is taken).
    core::Result<Credentials> start();
    // Frees the port and cuts open connections, in milliseconds, even with streams open.
    void stop();
    bool isRunning() const;

    // For requests whose path begins with onlyPathPrefix; empty: all.
    void setFault(Fault fault, const QString &onlyPathPrefix = {});
    // 0: as fast as possible.
    void setTokensPerSecond(double tokensPerSecond);

    // The relay's own books, for tests. Quota units. An unknown user has 0 and no rows.
    qint64 balanceQuota(const QString &user) const;
    qint64 usedQuota(const QString &user) const;
    // Newest first.
    QList<LogRow> logRows(const QString &user) const;
    // What was last mailed there: kind "code" or "reset". Empty: nothing.
    QString lastMail(const QString &address, const QString &kind) const;
    // New API, Aug 2026: every short-lived token is over at once, its refresh cookie is not.
    void expireAccessTokens();
    void setBalanceQuota(const QString &user, qint64 quota);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace demo
