#include "demo/sitedesk.h"

#include "demo/texts.h"

namespace demo {

namespace {

void sendStatus(Exchange &exchange)
{
    QJsonObject data = jsonText(QStringLiteral("status-%1.json").arg(QLatin1String(exchange.profile.word)));
    data.insert(QStringLiteral("system_name"), QStringLiteral("Demo Relay"));
    data.insert(QStringLiteral("server_address"), exchange.house.address());
    data.insert(QStringLiteral("start_time"), exchange.house.startedSeconds.load());
    data.insert(QStringLiteral("quota_per_unit"), 500'000);
    data.insert(QStringLiteral("email_verification"), exchange.house.options.emailVerification);
    data.insert(QStringLiteral("turnstile_check"), exchange.house.options.turnstile);
    if (exchange.house.options.turnstile) // Cloudflare's own for tests
        data.insert(QStringLiteral("turnstile_site_key"), QStringLiteral("1x00000000000000000000AA"));
    exchange.accept(data);
}

} // namespace

void addSiteRoutes(Routes &routes)
{
    routes.add("GET /api/status", sendStatus);
    routes.add("GET /api/notice", [](Exchange &exchange) { exchange.accept(text(QStringLiteral("notice.md"))); });
    routes.add("GET /api/about", [](Exchange &exchange) { exchange.accept(text(QStringLiteral("about.md"))); });
    routes.add("GET /api/home_page_content", [](Exchange &exchange) { exchange.accept(QString()); });
}

} // namespace demo
