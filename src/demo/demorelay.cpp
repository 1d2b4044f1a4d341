#include "demo/demorelay.h"

#include "demo/accountdesk.h"
#include "demo/billingdesk.h"
#include "demo/catalogdesk.h"
#include "demo/chatdesk.h"
#include "demo/dashboarddesk.h"
#include "demo/extradesk.h"
#include "demo/faults.h"
#include "demo/hubdesk.h"
#include "demo/keydesk.h"
#include "demo/listener.h"
#include "demo/logdesk.h"
#include "demo/modeldesk.h"
#include "demo/picturedesk.h"
#include "demo/pricingdesk.h"
#include "demo/redemption.h"
#include "demo/registration.h"
#include "demo/secondfactor.h"
#include "demo/seed.h"
#include "demo/signindesk.h"
#include "demo/sitedesk.h"
#include "demo/sounddesk.h"
#include "demo/tokensession.h"

#include <algorithm>

namespace demo {

class DemoRelay::Private
{
public:
    explicit Private(Options options)
        : house(std::move(options)), routes(house.dialect),
          listener([this](const httplib::Request &request, httplib::Response &response,
                          Wire &wire) { answer(request, response, wire); },
                   [this] { (void)house.books.save(house.options.stateFile); })
    {
        addSiteRoutes(routes);
        addSignInRoutes(routes);
        addTokenSessionRoutes(routes);
        addSecondFactorRoutes(routes);
        addRegistrationRoutes(routes);
        addAccountRoutes(routes);
        addRedemptionRoutes(routes);
        addKeyRoutes(routes);
        addLogRoutes(routes);
        addModelRoutes(routes);
        addChatRoutes(routes);
        addBillingRoutes(routes);
        addCatalogRoutes(routes);
        addPricingRoutes(routes);
        addHubRoutes(routes);
        addDashboardRoutes(routes);
        addExtraRoutes(routes);
        addPictureRoutes(routes);
        addSoundRoutes(routes);
    }

    void answer(const httplib::Request &request, httplib::Response &response, Wire &wire)
    {
        Exchange exchange(house, request, response, wire);
        if (answersFaultily(exchange) || !passesLimits(exchange))
            return;
        if (const Routes::Answer *found = routes.find(exchange.method, exchange.path))
            return (*found)(exchange);
        answerUnknown(exchange);
    }

    House house;
    Routes routes;
    Listener listener; // after what its threads use
    mutable std::mutex mutex{};
    bool isSeeded = false;
};

DemoRelay::DemoRelay(Options options) : m_private(std::make_unique<Private>(std::move(options))) {}

DemoRelay::~DemoRelay()
{
    stop();
}

core::Result<Credentials> DemoRelay::start()
{
    const std::lock_guard lock(m_private->mutex);
    House &house = m_private->house;
    if (!m_private->isSeeded) {
        bool isLoaded = false;
        if (!house.options.stateFile.isEmpty()) {
            const auto loaded = house.books.load(house.options.stateFile);
            if (!loaded)
                return loaded.error();
            isLoaded = *loaded;
        }
        const qint64 nowMs = house.options.now.isValid() ? house.options.now.toMSecsSinceEpoch() : house.nowMs();
        if (!isLoaded)
            house.books.change([&](Ledger &ledger) { ledger = seededLedger(house.options, nowMs); });
        m_private->isSeeded = true;
    }
    if (!m_private->listener.isOpen()) {
        house.setClosing(false);
        house.startedSeconds = house.nowMs() / 1000;
        const auto port = m_private->listener.open(house.port() != 0 ? house.port() : house.options.port);
        if (!port)
            return port.error();
        house.setPort(*port);
    }
    Credentials credentials =
        house.books.read([&](const Ledger &ledger) { return credentialsFor(house.options, ledger); });
    credentials.address = QUrl(house.address());
    return credentials;
}

void DemoRelay::stop()
{
    const std::lock_guard lock(m_private->mutex);
    m_private->listener.close([this] { m_private->house.setClosing(true); });
    (void)m_private->house.books.save(m_private->house.options.stateFile);
}

bool DemoRelay::isRunning() const
{
    const std::lock_guard lock(m_private->mutex);
    return m_private->listener.isOpen();
}

void DemoRelay::setFault(Fault fault, const QString &onlyPathPrefix)
{
    m_private->house.setFault(fault, onlyPathPrefix);
}

void DemoRelay::setTokensPerSecond(double tokensPerSecond)
{
    m_private->house.tokensPerSecond = tokensPerSecond;
}

qint64 DemoRelay::balanceQuota(const QString &user) const
{
    return m_private->house.books.change([&](Ledger &ledger) {
        const Account *account = ledger.accountNamed(user);
        return account ? account->quota : 0;
    });
}

qint64 DemoRelay::usedQuota(const QString &user) const
{
    return m_private->house.books.change([&](Ledger &ledger) {
        const Account *account = ledger.accountNamed(user);
        return account ? account->usedQuota : 0;
    });
}

QList<LogRow> DemoRelay::logRows(const QString &user) const
{
    return m_private->house.books.read([&](const Ledger &ledger) {
        QList<LogRow> rows;
        for (auto it = ledger.rows.rbegin(); it != ledger.rows.rend(); ++it)
            if (it->username == user)
                rows.append(*it);
        return rows;
    });
}

QString DemoRelay::lastMail(const QString &address, const QString &kind) const
{
    const QList<Mail> mails = m_private->house.mails();
    for (auto it = mails.rbegin(); it != mails.rend(); ++it)
        if (it->to == address && it->kind == kind)
            return it->text;
    return {};
}

void DemoRelay::expireAccessTokens()
{
    m_private->house.books.change([](Ledger &ledger) {
        for (Grant &grant : ledger.grants)
            grant.expiresMs = 0;
    });
}

void DemoRelay::setBalanceQuota(const QString &user, qint64 quota)
{
    m_private->house.books.change([&](Ledger &ledger) {
        if (Account *account = ledger.accountNamed(user))
            account->quota = quota;
    });
}

} // namespace demo
