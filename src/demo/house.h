#pragma once

#include "demo/books.h"
#include "demo/indialect.h"
#include "demo/limiter.h"
#include "demo/pricelist.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>

namespace demo {

// What every desk of the relay shares: its options, its books, its clock, and the pace of its answers.
class House
{
public:
    explicit House(Options options);

    const Options options;
    const Dialect dialect;
    const Profile &profile;
    Books books{};
    Limiter limiter{};
    std::atomic<double> tokensPerSecond;
    std::atomic<qint64> startedSeconds = 0;

    // The supplier's models, as last asked; see offer.h.
    std::mutex offerMutex{};
    std::vector<Model> offer{};
    qint64 offerAskedMs = 0;

    qint64 nowMs() const { return QDateTime::currentMSecsSinceEpoch(); }
    QString address() const; // "http://127.0.0.1:1234"
    void setPort(quint16 port) { m_port = port; }
    quint16 port() const { return m_port; }

    // "Sends" a mail: it is kept, and handed to who listens.
    void mail(const Mail &mail);
    QList<Mail> mails() const;

    void setFault(Fault fault, const QString &prefix);
    Fault faultFor(const QString &path) const;

    // Sleeps; false: the relay closes and the caller should too.
    bool sleepFor(std::chrono::microseconds time);
    bool isClosing() const { return m_isClosing; }
    void setClosing(bool closing);

    // Called when the relay closes, from its thread; for waits that sleepFor cannot end. Forgotten with the hook.
    class ClosingHook
    {
    public:
        ClosingHook(House &house, std::function<void()> call);
        ~ClosingHook();
        ClosingHook(const ClosingHook &) = delete;
        ClosingHook &operator=(const ClosingHook &) = delete;

    private:
        House &m_house;
        std::list<std::function<void()>>::iterator m_place{};
    };

private:
    std::atomic<quint16> m_port = 0;
    mutable std::mutex m_mutex{};
    std::condition_variable m_wake{};
    std::atomic<bool> m_isClosing = false;
    std::mutex m_hookMutex{};
    std::list<std::function<void()>> m_hooks{};
    Fault m_fault = Fault::None;
    QString m_faultPrefix{};
    QList<Mail> m_mails{};
};

} // namespace demo
