#include "relay/conformance/conformance.h"

#include <QRandomGenerator>

#include <cstdio>

namespace conformance {

namespace {
constexpr std::chrono::milliseconds longestWait = std::chrono::seconds(190); // the windows of the limits are 180 s
}

Conformance::Conformance(Target target)
    : m_target(std::move(target)), m_database(QStringLiteral(":memory:")),
      m_accounts(m_transport, m_database, m_vault, m_clock),
      m_keyPrefix(
          QStringLiteral("conf-%1").arg(QRandomGenerator::system()->bounded(0x1000000), 6, 16, QLatin1Char('0')))
{
}

Conformance::~Conformance() = default;

void Conformance::tell(const QString &what) const
{
    std::fprintf(stdout, "NOTE   : %s\n", qPrintable(what));
    std::fflush(stdout);
}

void Conformance::initTestCase()
{
    QVERIFY2(!m_target.address.isEmpty(), "no relay: the demo relay did not start");
    tell(QStringLiteral("asking %1 at %2").arg(m_target.name, m_target.address));
    QVERIFY(support::answer(m_database.open()).ok());
}

void Conformance::cleanupTestCase()
{
    if (m_mayHaveKeys)
        QVERIFY2(removeOwnKeys(),
                 qPrintable(QStringLiteral("keys named %1… may be left at the relay: delete them").arg(m_keyPrefix)));
    if (m_byPassword.isValid() && m_accounts.find(m_byPassword))
        static_cast<void>(support::answer(m_accounts.remove(m_byPassword))); // signs out
    tell(QStringLiteral("this was %1").arg(m_target.name));
    tell(QStringLiteral("PASS: as the program needs it. SKIP: not tried; the line says which variable "
                        "(RELAYDESK_TEST_…) or which earlier step is missing. FAIL: the program and this relay do not "
                        "agree; the line says what was expected and what came."));
    tell(m_found ? QStringLiteral("kind %1, name \"%2\", version \"%3\"; nothing was left behind: no key, no session")
                       .arg(relay::kindName(m_found->info.kind), m_found->info.name, m_found->info.version)
                 : QStringLiteral("no relay was recognised"));
}

bool Conformance::waitsOutTheLimit(const core::Error &error)
{
    if (!isLimited(error))
        return false;
    const std::chrono::milliseconds wait =
        error.retryAfter.value_or(std::chrono::seconds(60)) + std::chrono::seconds(1);
    if (wait > longestWait) {
        tell(QStringLiteral("the relay limits this for %1 s, which is not waited for").arg(wait.count() / 1000));
        return false;
    }
    tell(QStringLiteral("the relay asks to wait: %1 s").arg(wait.count() / 1000));
    QTest::qWait(static_cast<int>(wait.count()));
    return true;
}

core::Secret Conformance::chatKey() const
{
    return m_key ? m_key->key : m_target.key;
}

relay::RelayClient *Conformance::keyClient()
{
    if (m_client)
        return m_client;
    if (!m_bare && m_found)
        m_bare = std::make_unique<relay::RelayClient>(m_transport, m_found->info);
    return m_bare.get();
}

bool isLimited(const core::Error &error)
{
    return error.kind == core::ErrorKind::RateLimited && error.cause == core::ErrorCause::ManagementLimited;
}

QByteArray words(const core::Error &error)
{
    return QStringLiteral("%1/%2, HTTP %3: %4 %5")
        .arg(core::kindName(error.kind), core::causeName(error.cause))
        .arg(error.httpStatus)
        .arg(error.detail, error.serverMessage)
        .toUtf8();
}

} // namespace conformance
