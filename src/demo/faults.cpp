#include "demo/faults.h"

#include "demo/ticket.h"

namespace demo {

namespace {

bool isInference(const Exchange &exchange)
{
    return exchange.path.startsWith(QStringLiteral("/v1")) || exchange.path.startsWith(QStringLiteral("/claude/"));
}

void refuseBusy(Exchange &exchange)
{
    if (!isInference(exchange))
        return exchange.tooMany(180, exchange.profile.managementCalls);
    const QString chinese = QStringLiteral("当前分组上游负载已饱和，请稍后再试");
    exchange.refuseWith(
        429,
        inDialect(exchange.dialect, QStringLiteral("The current group load is saturated, please try again later"),
                  chinese,
                  exchange.profile.isNewApi2026() ? QStringLiteral("Rate limit reached for requests") : chinese),
        QStringLiteral("requests"), QStringLiteral("rate_limit_exceeded"));
}

void refuseWithoutChannel(Exchange &exchange)
{
    refuseNoChannel(exchange, QStringLiteral("default"), exchange.body().value(QLatin1String("model")).toString());
}

void staySilent(Exchange &exchange)
{
    while (!exchange.house.isClosing() && !exchange.wire.isCut())
        exchange.house.sleepFor(std::chrono::milliseconds(20));
    exchange.wire.loseAnswers();
}

} // namespace

bool answersFaultily(Exchange &exchange)
{
    switch (exchange.house.faultFor(exchange.path)) {
    case Fault::None:
    case Fault::CutMidway:   // where the answer is made
    case Fault::ErrorMidway: // likewise
        return false;
    case Fault::CutBeforeAnswer:
        exchange.wire.loseAnswers();
        return false;
    case Fault::Status429:
        refuseBusy(exchange);
        return true;
    case Fault::Status503:
        refuseWithoutChannel(exchange);
        return true;
    case Fault::Status500:
        exchange.refuseWith(500,
                            QStringLiteral("The server had an error while processing your request. Sorry about that!"),
                            QStringLiteral("server_error"), QJsonValue());
        return true;
    case Fault::Html:
        exchange.response.headers.clear();
        exchange.sendText(502, "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>\n",
                          "text/html; charset=utf-8");
        return true;
    case Fault::Silence:
        staySilent(exchange);
        return true;
    }
    return false;
}

bool passesLimits(Exchange &exchange)
{
    if (!exchange.house.options.limits)
        return true;
    constexpr int seconds = 180;
    const bool isManagement = exchange.path.startsWith(QStringLiteral("/api"));
    if (!isManagement && !(isInference(exchange) && exchange.profile.family == Family::Laisky))
        return true;
    const int most = exchange.profile.managementCalls;
    if (exchange.house.limiter.take(isManagement ? QStringLiteral("api") : QStringLiteral("v1"), most, seconds * 1000,
                                    exchange.nowMs))
        return true;
    exchange.tooMany(seconds, most);
    return false;
}

void answerUnknown(Exchange &exchange)
{
    if (exchange.path.startsWith(QStringLiteral("/v1")) || exchange.path.startsWith(QStringLiteral("/api")))
        return exchange.notFound();
    exchange.sendText(
        200, "<!doctype html><title>" + QByteArray(exchange.profile.pageTitle) + "</title><div id=\"root\"></div>\n",
        "text/html; charset=utf-8");
}

} // namespace demo
