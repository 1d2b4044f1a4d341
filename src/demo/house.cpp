#include "demo/house.h"

namespace demo {

House::House(Options given)
    : options(std::move(given)), dialect(options.dialect), profile(profileOf(dialect)),
      tokensPerSecond(options.tokensPerSecond)
{
}

QString House::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

void House::mail(const Mail &mail)
{
    {
        const std::lock_guard lock(m_mutex);
        m_mails.append(mail);
    }
    if (options.onMail)
        options.onMail(mail);
}

QList<Mail> House::mails() const
{
    const std::lock_guard lock(m_mutex);
    return m_mails;
}

void House::setFault(Fault fault, const QString &prefix)
{
    const std::lock_guard lock(m_mutex);
    m_fault = fault;
    m_faultPrefix = prefix;
}

Fault House::faultFor(const QString &path) const
{
    const std::lock_guard lock(m_mutex);
    return path.startsWith(m_faultPrefix) ? m_fault : Fault::None;
}

bool House::sleepFor(std::chrono::microseconds time)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, time, [this] { return m_isClosing.load(); });
    return !m_isClosing;
}

void House::setClosing(bool closing)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = closing;
    }
    m_wake.notify_all();
    if (!closing)
        return;
    const std::lock_guard lock(m_hookMutex);
    for (const auto &hook : m_hooks)
        hook();
}

House::ClosingHook::ClosingHook(House &house, std::function<void()> call) : m_house(house)
{
    const std::lock_guard lock(house.m_hookMutex);
    m_place = house.m_hooks.insert(house.m_hooks.end(), std::move(call));
}

House::ClosingHook::~ClosingHook()
{
    const std::lock_guard lock(m_house.m_hookMutex);
    m_house.m_hooks.erase(m_place);
}

} // namespace demo
