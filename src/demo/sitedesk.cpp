#include "demo/sitedesk.h"

#include "demo/texts.h"

namespace demo {

namespace {

QJsonObject ownFields(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Laisky:
        return jsonText(QStringLiteral("status-laisky.json"));
    case Dialect::OneApi:
        return jsonText(QStringLiteral("status-oneapi.json"));
    case Dialect::NewApi2026:
        return jsonText(QStringLiteral("status-newapi2026.json"));
    }
    return {};
}

void sendStatus(Exchange &exchange)
{
    QJsonObject data = ownFields(exchange.dialect);
    data.insert(QStringLiteral("system_name"), QStringLiteral("Demo Relay"));
    data.insert(QStringLiteral("server_address"), exchange.house.address());
    data.insert(QStringLiteral("start_time"), exchange.house.startedSeconds.load());
    data.insert(QStringLiteral("quota_per_unit"), 500'000);
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
