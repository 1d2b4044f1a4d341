#include "billing/redeemer.h"

#include "billing/redemptionjob.h"
#include "billing/redemptionrecords.h"

#include <QPointer>

namespace billing {

namespace {

// What the caller holds: deleting it stops the job after the code in flight.
class JobRun final : public RedemptionRun
{
    Q_OBJECT
public:
    explicit JobRun(RedemptionJob *job) : m_job(job)
    {
        connect(job, &RedemptionJob::codeSettled, this, &RedemptionRun::codeSettled);
        connect(job, &RedemptionJob::ended, this, &RedemptionRun::ended);
    }
    ~JobRun() override { stop(); }
    void stop() override
    {
        if (m_job)
            m_job->stop();
    }

private:
    QPointer<RedemptionJob> m_job;
};

} // namespace

Redeemer::Redeemer(accounts::Accounts &accounts, Wallet &wallet, storage::Database &database, const core::Clock &clock,
                   QObject *parent)
    : QObject(parent), m_accounts(accounts), m_wallet(wallet), m_database(database), m_clock(clock)
{
}

std::unique_ptr<RedemptionRun> Redeemer::redeem(core::AccountId id, const QList<core::Secret> &codes)
{
    auto *job = new RedemptionJob(id, codes, m_accounts, m_wallet, m_database, m_clock, this);
    QMetaObject::invokeMethod(job, &RedemptionJob::start, Qt::QueuedConnection);
    return std::make_unique<JobRun>(job);
}

core::Async<QList<RedemptionRecord>> Redeemer::history()
{
    return m_database.read([](storage::Connection &c) { return readHistory(c); });
}

} // namespace billing

#include "redeemer.moc"
