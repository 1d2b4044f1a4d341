#pragma once

#include "accounts/accounts.h"
#include "relay/accountrecords.h"

#include <QHash>

namespace accounts {

// New API's daily gift, taken by itself only where the user switched that on; told each time.
class DailyCheckIn : public QObject
{
    Q_OBJECT
public:
    DailyCheckIn(Accounts &accounts, const core::Clock &clock, QObject *parent = nullptr);

    // At start and now and then: asks the relay at most once a local day and account.
    void visit();

Q_SIGNALS:
    void checkedIn(core::AccountId id, core::Quota awarded);
    void failed(core::AccountId id, const core::Error &error);

private:
    void visit(core::AccountId id);

    Accounts &m_accounts;
    const core::Clock &m_clock;
    QHash<core::AccountId, QDate> m_visited{};
    core::Scope m_scope;
};

} // namespace accounts
