#include "demo/faults.h"

namespace demo {

namespace {

bool isInference(const Exchange &exchange)
{
    return exchange.path.startsWith(QStringLiteral("/v1"));
}

void refuseBusy(Exchange &exchange)
{
    if (!isInference(exchange))
        return exchange.tooMany(180, exchange.dialect == Dialect::NewApi2026 ? 180 : 480);
    exchange.refuseWith(429,
                        inDialect(exchange.dialect,
                                  QStringLiteral("The current group load is saturated, please try again later"),
                                  QStringLiteral("当前分组上游负载已饱和，请稍后再试"),
                                  QStringLiteral("Rate limit reached for requests")),
                        QStringLiteral("requests"), QStringLiteral("rate_limit_exceeded"));
}

void refuseWithoutChannel(Exchange &exchange)
{
    const QString model = exchange.body().value(QLatin1String("model")).toString();
    exchange.refuseCall(503,
                        inDialect(exchange.dialect,
                                  QStringLiteral("No available channels for Model %1 under Group default").arg(model),
                                  QStringLiteral("当前分组 default 下对于模型 %1 无可用渠道").arg(model),
                                  QStringLiteral("分组 default 下模型 %1 无可用渠道（distributor）").arg(model)),
                        QStringLiteral("model_not_found"));
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
    if (!isManagement && !(isInference(exchange) && exchange.dialect == Dialect::Laisky))
        return true;
    const int most = exchange.dialect == Dialect::NewApi2026 ? 180 : 480;
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
    const char *page = exchange.dialect == Dialect::NewApi2026
                           ? "<!doctype html><title>New API</title><div id=\"root\"></div>\n"
                           : "<!doctype html><title>One API</title><div id=\"root\"></div>\n";
    exchange.sendText(200, page, "text/html; charset=utf-8");
}

} // namespace demo
