#include "demo/turnstile.h"

namespace demo {

namespace {

constexpr qint64 tenMinutes = 600'000;

QString failures(const QString &name)
{
    return QStringLiteral("failed-") + name;
}

} // namespace

bool passesTurnstile(Exchange &exchange)
{
    if (!exchange.house.options.turnstile)
        return true;
    const QString token = exchange.query("turnstile");
    if (token == QStringLiteral("XXXX.DUMMY.TOKEN.XXXX"))
        return true;
    const QString chinese =
        token.isEmpty() ? QStringLiteral("Turnstile token 为空") : QStringLiteral("Turnstile 校验失败，请刷新重试！");
    exchange.refuse(inDialect(exchange.dialect,
                              token.isEmpty() ? QStringLiteral("Turnstile token is empty")
                                              : QStringLiteral("turnstile verification failed"),
                              chinese, chinese));
    return false;
}

bool passesTurnstileAtSignIn(Exchange &exchange, const QString &name)
{
    switch (exchange.profile.family) {
    case Family::OneApi:
    case Family::OneHub:
        return true;
    case Family::NewApi:
        return passesTurnstile(exchange);
    case Family::Laisky:
        break;
    }
    if (!exchange.house.options.turnstile || !exchange.query("turnstile").isEmpty())
        return passesTurnstile(exchange);
    if (!exchange.house.limiter.isFull(failures(name), 1, tenMinutes, exchange.nowMs))
        return true;
    exchange.sendJson(200, {{QStringLiteral("data"), QJsonObject{{QStringLiteral("turnstile_required"), true}}},
                            {QStringLiteral("message"), QStringLiteral("Turnstile token is empty")},
                            {QStringLiteral("success"), false}});
    return false;
}

void noteFailedSignIn(Exchange &exchange, const QString &name)
{
    exchange.house.limiter.take(failures(name), 1, tenMinutes, exchange.nowMs);
}

} // namespace demo
