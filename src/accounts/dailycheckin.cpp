#include "accounts/dailycheckin.h"

#include "relay/accountcalls.h"

namespace accounts {

DailyCheckIn::DailyCheckIn(Accounts &accounts, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_clock(clock)
{
}

void DailyCheckIn::visit()
{
    const QDate today = core::toDateTime(m_clock.now()).date();
    const QList<Account> list = m_accounts.list();
    for (const Account &account : list) {
        if (!account.checksIn || account.state == SignInState::SignedOut || m_visited.value(account.id) == today)
            continue;
        m_visited.insert(account.id, today);
        visit(account.id);
    }
}

void DailyCheckIn::visit(core::AccountId id)
{
    const QDate month = core::toDateTime(m_clock.now()).date();
    m_accounts.client(id)
        .then(this,
              [this, month](relay::RelayClient *client) {
                  const relay::AccountCalls calls(*client);
                  return calls.checkIns(month).then(
                      this, [calls](const relay::CheckIns &state) -> core::Async<relay::CheckInDay> {
                          if (!state.offered || state.doneToday)
                              return core::Error::cancelled(); // nothing to do, nothing to tell
                          return calls.checkIn();
                      });
              })
        .finally(this, [this, id](const core::Result<relay::CheckInDay> &day) {
            if (day)
                Q_EMIT checkedIn(id, day->awarded);
            else if (day.error().kind != core::ErrorKind::Cancelled)
                Q_EMIT failed(id, day.error());
        });
}

} // namespace accounts
