#include "demo/hubdesk.h"

#include "demo/offer.h"
#include "demo/signin.h"

namespace demo {

namespace {

struct Owner
{
    int channelType;
    const char *owner; // as in the price list
    const char *name;
    const char *icon;
};

constexpr Owner owners[] = {{1, "openai", "OpenAI", "openai"},
                            {14, "anthropic", "Anthropic", "claude-color"},
                            {16, "zhipu", "Zhipu", "zhipu-color"},
                            {17, "ali", "Qwen", "qwen-color"},
                            {25, "google", "Google Gemini", "gemini-color"},
                            {28, "deepseek", "Deepseek", "deepseek-color"},
                            {29, "moonshot", "Moonshot", "moonshot"},
                            {30, "mistral", "Mistral", "mistral-color"},
                            {56, "xai", "xAI", "xai"}};

const Owner *ownerOf(const Model &model)
{
    for (const Owner &one : owners)
        if (model.owner == QLatin1String(one.owner))
            return &one;
    return nullptr;
}

QJsonObject ownerJson(const Owner &owner)
{
    return {{QStringLiteral("id"), owner.channelType},
            {QStringLiteral("name"), QString::fromLatin1(owner.name)},
            {QStringLiteral("icon"),
             QStringLiteral("https://icons.example.com/%1.svg").arg(QString::fromLatin1(owner.icon))}};
}

// In quota units a token, and in thousands of them a call.
QJsonObject priceJson(Dialect dialect, const Model &model)
{
    const Owner *owner = ownerOf(model);
    const Rate rate = chargedRate(dialect, model);
    const bool isByPicture = rate.in == 0;
    const double in =
        isByPicture ? static_cast<double>(model.pictureUnits) / 1000.0 : static_cast<double>(rate.in) / 1e6;
    QJsonObject json{{QStringLiteral("model"), model.name},
                     {QStringLiteral("type"), QStringLiteral("tokens")},
                     {QStringLiteral("channel_type"), owner ? owner->channelType : 1},
                     {QStringLiteral("input"), in},
                     {QStringLiteral("output"), isByPicture ? in : static_cast<double>(rate.out) / 1e6},
                     {QStringLiteral("locked"), false}};
    if (rate.cached >= 0 && rate.in > 0)
        json.insert(QStringLiteral("extra_ratios"),
                    QJsonObject{{QStringLiteral("cached_tokens"),
                                 static_cast<double>(rate.cached) / static_cast<double>(rate.in)}});
    return json;
}

void sendPrices(Exchange &exchange)
{
    QJsonArray list;
    for (const Model &model : offeredModels(exchange.house))
        list.append(priceJson(exchange.dialect, model));
    exchange.accept(list);
}

void sendAvailable(Exchange &exchange)
{
    QJsonObject data;
    for (const Model &model : offeredModels(exchange.house))
        data.insert(model.name, QJsonObject{{QStringLiteral("groups"), QJsonArray{QStringLiteral("default")}},
                                            {QStringLiteral("owned_by"), hubOwner(model)},
                                            {QStringLiteral("price"), priceJson(exchange.dialect, model)}});
    exchange.accept(data);
}

void sendOwners(Exchange &exchange, bool asList)
{
    QJsonArray list;
    QJsonObject byType;
    for (const Owner &owner : owners) {
        list.append(ownerJson(owner));
        byType.insert(QString::number(owner.channelType), ownerJson(owner));
    }
    asList ? exchange.accept(list) : exchange.accept(byType);
}

void sendModelInfo(Exchange &exchange)
{
    exchange.accept(QJsonArray());
}

void sendGroupMap(Exchange &exchange)
{
    const QJsonObject group{{QStringLiteral("id"), 1},
                            {QStringLiteral("symbol"), QStringLiteral("default")},
                            {QStringLiteral("name"), QStringLiteral("默认分组")},
                            {QStringLiteral("ratio"), 1},
                            {QStringLiteral("api_rate"), 600},
                            {QStringLiteral("public"), true},
                            {QStringLiteral("promotion"), false},
                            {QStringLiteral("min"), 0},
                            {QStringLiteral("max"), 0},
                            {QStringLiteral("enable"), true}};
    exchange.accept(QJsonObject{{QStringLiteral("default"), group}});
}

void sendRate(Exchange &exchange)
{
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    constexpr int most = 600;
    const int lastMinute = exchange.house.books.read([&](const Ledger &ledger) {
        int count = 0;
        for (const LogRow &row : ledger.rows)
            count += row.userId == *id && row.type == 2 && row.createdMs > exchange.nowMs - 60'000 ? 1 : 0;
        return count;
    });
    exchange.accept(QJsonObject{{QStringLiteral("rpm"), lastMinute},
                                {QStringLiteral("maxRPM"), most},
                                {QStringLiteral("usageRpmRate"), lastMinute * 10'000 / most / 100.0},
                                {QStringLiteral("tpm"), 0},
                                {QStringLiteral("maxTPM"), 0},
                                {QStringLiteral("usageTpmRate"), 0}});
}

void sendPayments(Exchange &exchange)
{
    if (signedInAccount(exchange))
        exchange.accept(QJsonArray());
}

// Monthly invoices are switched off: the relay's own slip shows.
void refuseInvoice(Exchange &exchange)
{
    if (signedInAccount(exchange))
        exchange.refuse(QStringLiteral("no such table: statistics_months"));
}

void refuseOrder(Exchange &exchange)
{
    if (signedInAccount(exchange))
        exchange.refuse(QStringLiteral("payment not found"));
}

} // namespace

QString hubOwner(const Model &model)
{
    const Owner *owner = ownerOf(model);
    return owner ? QString::fromLatin1(owner->name) : QStringLiteral("未知");
}

void addHubRoutes(Routes &routes)
{
    if (routes.profile.family != Family::OneHub)
        return;
    routes.add("GET /api/prices", sendPrices);
    routes.add("GET /api/available_model", sendAvailable);
    routes.add("GET /api/ownedby", [](Exchange &exchange) { sendOwners(exchange, false); });
    routes.add("GET /api/model_ownedby/", [](Exchange &exchange) { sendOwners(exchange, true); });
    routes.add("GET /api/model_info/", sendModelInfo);
    routes.add("GET /api/user_group_map", sendGroupMap);
    routes.add("GET /api/user/dashboard/rate", sendRate);
    routes.add("GET /api/user/payment", sendPayments);
    routes.add("POST /api/user/order", refuseOrder);
    routes.add("GET /api/user/invoice", refuseInvoice);
}

} // namespace demo
