#include "demo/extradesk.h"

#include "demo/accountdesk.h"
#include "demo/bookkeeping.h"
#include "demo/keycheck.h"
#include "demo/naming.h"
#include "demo/paging.h"
#include "demo/signin.h"
#include "demo/texts.h"
#include "demo/totp.h"
#include "demo/turnstile.h"

#include <QJsonDocument>

namespace demo {

namespace {

// Only for somebody who is signed in.
Routes::Answer signedIn(std::function<void(Exchange &, qint64)> answer)
{
    return [answer = std::move(answer)](Exchange &exchange) {
        if (const auto id = signedInAccount(exchange))
            answer(exchange, *id);
    };
}

Routes::Answer fixed(const QJsonValue &data)
{
    return signedIn([data](Exchange &exchange, qint64) { exchange.accept(data); });
}

QJsonObject orderJson(Dialect dialect, const Order &order)
{
    QJsonObject json{{QStringLiteral("id"), order.id},
                     {QStringLiteral("user_id"), order.userId},
                     {QStringLiteral("amount"), order.dollars},
                     {QStringLiteral("money"), static_cast<double>(order.cents) / 100.0},
                     {QStringLiteral("trade_no"), order.tradeNumber},
                     {QStringLiteral("payment_method"), QStringLiteral("alipay")},
                     {QStringLiteral("create_time"), order.createdMs / 1000},
                     {QStringLiteral("complete_time"), 0}, // never filled in by this way of paying
                     {QStringLiteral("status"), order.status}};
    if (dialect == Dialect::NewApi202608)
        json.insert(QStringLiteral("payment_provider"), QStringLiteral("epay"));
    return json;
}

struct CheckIns
{
    QJsonArray records{};
    qint64 total = 0;
    qint64 quota = 0;
    bool today = false;
};

// Read from the log: "用户签到" rows, as the amount is nowhere else.
CheckIns checkInsOf(const Ledger &ledger, qint64 accountId, const QString &month, const QString &today)
{
    CheckIns all;
    for (const LogRow &row : ledger.rows) {
        if (row.userId != accountId || row.type != 4 || !row.content.startsWith(QStringLiteral("用户签到")))
            continue;
        const QString day = QDateTime::fromMSecsSinceEpoch(row.createdMs).date().toString(Qt::ISODate);
        const qint64 quota = row.other.value(QLatin1String("awarded")).toInteger();
        ++all.total;
        all.quota += quota;
        all.today = all.today || day == today;
        if (day.startsWith(month))
            all.records.append(
                QJsonObject{{QStringLiteral("checkin_date"), day}, {QStringLiteral("quota_awarded"), quota}});
    }
    return all;
}

QString todayOf(const Exchange &exchange)
{
    return QDateTime::fromMSecsSinceEpoch(exchange.nowMs).date().toString(Qt::ISODate);
}

void sendCheckIns(Exchange &exchange, qint64 id)
{
    const CheckIns all = exchange.house.books.read(
        [&](const Ledger &ledger) { return checkInsOf(ledger, id, exchange.query("month"), todayOf(exchange)); });
    const QJsonObject stats{{QStringLiteral("checked_in_today"), all.today},
                            {QStringLiteral("checkin_count"), all.records.size()},
                            {QStringLiteral("records"), all.records},
                            {QStringLiteral("total_checkins"), all.total},
                            {QStringLiteral("total_quota"), all.quota}};
    exchange.sendJson(200, {{QStringLiteral("data"), QJsonObject{{QStringLiteral("enabled"), true},
                                                                 {QStringLiteral("max_quota"), 10'000},
                                                                 {QStringLiteral("min_quota"), 1'000},
                                                                 {QStringLiteral("stats"), stats}}},
                            {QStringLiteral("success"), true}});
}

void checkIn(Exchange &exchange, qint64 id)
{
    if (!passesTurnstile(exchange))
        return;
    const qint64 quota = QRandomGenerator::global()->bounded(1'000, 10'001);
    const bool isFirst = exchange.house.books.change([&](Ledger &ledger) {
        if (checkInsOf(ledger, id, {}, todayOf(exchange)).today)
            return false;
        Account &account = *ledger.account(id);
        account.quota += quota;
        addSystemRow(ledger, exchange.dialect, account,
                     QStringLiteral("用户签到，获得额度 ") + moneyInText(exchange.dialect, quota), exchange.nowMs,
                     exchange.requestId);
        ledger.rows.back().other = {{QStringLiteral("awarded"), quota}};
        return true;
    });
    if (!isFirst)
        return exchange.refuse(QStringLiteral("今日已签到"));
    exchange.sendJson(200, {{QStringLiteral("data"), QJsonObject{{QStringLiteral("checkin_date"), todayOf(exchange)},
                                                                 {QStringLiteral("quota_awarded"), quota}}},
                            {QStringLiteral("message"), QStringLiteral("签到成功")},
                            {QStringLiteral("success"), true}});
}

void sendAmount(Exchange &exchange, qint64)
{
    const double amount = exchange.body().value(QLatin1String("amount")).toDouble();
    exchange.sendJson(200, {{QStringLiteral("data"), QString::number(amount * 7.3, 'f', 2)},
                            {QStringLiteral("message"), QStringLiteral("success")}});
}

void refusePayment(Exchange &exchange, qint64)
{
    exchange.sendJson(
        200, {{QStringLiteral("data"), exchange.profile.isNewApi2026() ? QStringLiteral("支付方式不存在")
                                                                       : QStringLiteral("当前管理员未配置支付信息")},
              {QStringLiteral("message"), QStringLiteral("error")}});
}

void sendTopUpInfo(Exchange &exchange, qint64)
{
    QJsonObject info = jsonText(QStringLiteral("topup-info.json"));
    if (exchange.dialect == Dialect::NewApi202608) {
        const QJsonObject later = jsonText(QStringLiteral("topup-info-later.json"));
        for (auto it = later.begin(); it != later.end(); ++it)
            info.insert(it.key(), it.value());
    }
    exchange.accept(info);
}

void sendOrders(Exchange &exchange, qint64 id)
{
    QJsonArray all;
    exchange.house.books.read([&](const Ledger &ledger) {
        for (auto it = ledger.orders.rbegin(); it != ledger.orders.rend(); ++it)
            if (it->userId == id && it->tradeNumber.contains(exchange.query("keyword")))
                all.append(orderJson(exchange.dialect, *it));
        return 0;
    });
    sendPage(exchange, List::Orders, all);
}

// Replaces the whole setting, the side bar's too: as the relay does.
void saveSetting(Exchange &exchange, qint64 id)
{
    QJsonObject setting = exchange.body();
    if (exchange.profile.isNewApi2026()) {
        setting.remove(QStringLiteral("accept_unset_model_ratio_model"));
        setting.insert(QStringLiteral("gotify_priority"), 0);
    }
    exchange.house.books.change([&](Ledger &ledger) {
        ledger.account(id)->setting = QString::fromUtf8(QJsonDocument(setting).toJson(QJsonDocument::Compact));
    });
    QJsonObject json{{QStringLiteral("message"),
                      exchange.inTongue(QStringLiteral("设置已更新"), QStringLiteral("Settings updated"))},
                     {QStringLiteral("success"), true}};
    if (exchange.profile.isNewApi2026())
        json.insert(QStringLiteral("data"), QJsonValue());
    exchange.sendJson(200, json);
}

// The secret waits until the first right code confirms it.
void beginSecondFactor(Exchange &exchange, qint64 id)
{
    const QString secret = base32(32, *QRandomGenerator::global());
    const QString name = exchange.house.books.change([&](Ledger &ledger) {
        ledger.pendingTotp.insert(id, secret.toLatin1());
        return ledger.account(id)->name;
    });
    exchange.sendJson(200, {{QStringLiteral("data"),
                             QJsonObject{{QStringLiteral("secret"), secret},
                                         {QStringLiteral("qr_code"), QStringLiteral("otpauth://totp/Demo%20Relay:") +
                                                                         name + QStringLiteral("?secret=") + secret +
                                                                         QStringLiteral("&issuer=Demo%20Relay")}}},
                            {QStringLiteral("success"), true}});
}

void endSecondFactor(Exchange &exchange, qint64 id, bool isOn)
{
    const QString code = exchange.body().value(QLatin1String("totp_code")).toString();
    if (code.isEmpty())
        return exchange.refuse(QStringLiteral("TOTP code is required"));
    if (exchange.house.options.limits &&
        !exchange.house.limiter.take(QStringLiteral("totp-%1").arg(id), 1, 1000, exchange.nowMs))
        return exchange.refuse(QStringLiteral("Too many TOTP verification attempts. Please wait before trying again."),
                               429);
    enum class Outcome { Done, NoSetup, Wrong };
    const Outcome outcome = exchange.house.books.change([&](Ledger &ledger) {
        Account &account = *ledger.account(id);
        const QByteArray secret = isOn ? ledger.pendingTotp.value(id) : account.totpSecret;
        if (secret.isEmpty())
            return Outcome::NoSetup;
        if (totpAt(secret, exchange.nowMs / 1000) != code)
            return Outcome::Wrong;
        account.totpSecret = isOn ? secret : QByteArray();
        ledger.pendingTotp.remove(id);
        return Outcome::Done;
    });
    if (outcome == Outcome::NoSetup)
        return exchange.refuse(QStringLiteral("No TOTP setup session found. Please start setup again."));
    if (outcome == Outcome::Wrong)
        return exchange.refuse(QStringLiteral("Invalid TOTP code"));
    exchange.sendJson(200, {{QStringLiteral("message"), isOn ? QStringLiteral("TOTP has been successfully enabled")
                                                             : QStringLiteral("TOTP has been successfully disabled")},
                            {QStringLiteral("success"), true}});
}

void addNewApiRoutes(Routes &routes)
{
    routes.addFor({Family::NewApi}, "POST /api/user/amount", signedIn(sendAmount));
    routes.addFor({Family::NewApi}, "POST /api/user/pay", signedIn(refusePayment));
    routes.addFor({Family::NewApi}, "PUT /api/user/setting", signedIn(saveSetting));
    routes.addFor({Family::NewApi}, "GET /api/setup", [](Exchange &exchange) {
        exchange.sendJson(200, {{QStringLiteral("data"), QJsonObject{{QStringLiteral("status"), true},
                                                                     {QStringLiteral("root_init"), false},
                                                                     {QStringLiteral("database_type"), QString()}}},
                                {QStringLiteral("success"), true}});
    });
    const bool isNewer = routes.profile.isNewApi2026();
    routes.addIf(isNewer, "GET /api/ratio_config",
                 [](Exchange &exchange) { exchange.refuse(QStringLiteral("倍率配置接口未启用"), 403); });
    routes.addIf(isNewer, "GET /api/uptime/status", [](Exchange &exchange) { exchange.accept(QJsonArray()); });
    routes.addIf(isNewer, "GET /api/user/checkin", signedIn(sendCheckIns));
    routes.addIf(isNewer, "POST /api/user/checkin", signedIn(checkIn));
    routes.addIf(isNewer, "GET /api/user/topup/info", signedIn(sendTopUpInfo));
    routes.addIf(isNewer, "GET /api/user/topup/self", signedIn(sendOrders));
    routes.addIf(isNewer, "GET /api/subscription/plans", fixed(QJsonArray()));
    routes.addIf(isNewer, "GET /api/subscription/self",
                 fixed(QJsonObject{{QStringLiteral("all_subscriptions"), QJsonArray()},
                                   {QStringLiteral("billing_preference"), QStringLiteral("subscription_first")},
                                   {QStringLiteral("subscriptions"), QJsonArray()}}));
}

void addLaiskyRoutes(Routes &routes)
{
    routes.addFor({Family::Laisky}, "POST /api/user/topup/stripe", signedIn([](Exchange &exchange, qint64) {
                      exchange.refuse(QStringLiteral("Stripe is not configured"), 503);
                  }));
    routes.addFor(
        {Family::Laisky}, "GET /api/user/topup/stripe/orders", signedIn([](Exchange &exchange, qint64) {
            exchange.sendJson(200, {{QStringLiteral("data"), QJsonArray()}, {QStringLiteral("success"), true}});
        }));
    routes.addFor({Family::Laisky}, "GET /api/user/totp/setup", signedIn(beginSecondFactor));
    routes.addFor({Family::Laisky}, "POST /api/user/totp/confirm",
                  signedIn([](Exchange &exchange, qint64 id) { endSecondFactor(exchange, id, true); }));
    routes.addFor({Family::Laisky}, "POST /api/user/totp/disable",
                  signedIn([](Exchange &exchange, qint64 id) { endSecondFactor(exchange, id, false); }));
    routes.addFor({Family::Laisky}, "GET /api/token/transactions", [](Exchange &exchange) {
        if (presentedKey(exchange))
            exchange.accept(QJsonArray(), {{QStringLiteral("total"), 0}});
    });
}

} // namespace

void addExtraRoutes(Routes &routes)
{
    addNewApiRoutes(routes);
    addLaiskyRoutes(routes);
}

} // namespace demo
