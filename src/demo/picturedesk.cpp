#include "demo/picturedesk.h"

#include "demo/drawing.h"
#include "demo/picturerates.h"
#include "demo/ticket.h"
#include "demo/tokens.h"

#include <QJsonDocument>

namespace demo {

namespace {

struct PictureOrder
{
    QString prompt{};
    QString quality{};
    QString size{};
    int count = 1;
    bool asUrl = false;
    qint64 promptTokens = 0;
    PictureRate rate{};
};

void refuseSize(Exchange &exchange, const Model &model)
{
    if (exchange.dialect == Dialect::NewApi2025)
        return exchange.refuseWith(
            400, QStringLiteral("size must be one of 256x256, 512x512, or 1024x1024, dall-e-3 1024x1792 or 1792x1024"),
            QStringLiteral("new_api_error"), QStringLiteral("invalid_image_request"));
    if (exchange.profile.isNewApi2026())
        return exchange.refuseWith(500,
                                   QStringLiteral("size must be one of %1 for %2")
                                       .arg(pictureSizes(model).join(QStringLiteral(", ")), model.name)
                                       .replace(QStringLiteral(", 1792x1024"), QStringLiteral(" or 1792x1024")),
                                   QStringLiteral("new_api_error"), QStringLiteral("invalid_request"));
    exchange.refuseWith(400, QStringLiteral("size not supported for this image model"),
                        QString::fromLatin1(exchange.profile.errorType), QStringLiteral("size_not_supported"));
}

bool isByTokens(const Model &model)
{
    return model.rate.in > 0;
}

qint64 tokenQuota(Dialect dialect, const Ticket &ticket, const PictureOrder &order)
{
    return billedQuota(dialect, ticket.model.rate, {order.promptTokens, 0, order.rate.answerTokens * order.count, 0},
                       ticket.groupPercent);
}

QString newApiContent(Dialect dialect, const PictureOrder &order, const QString &quality, int groupPercent)
{
    const QString size = QStringLiteral("大小 %1x%2, 品质 %3")
                             .arg(order.rate.width)
                             .arg(order.rate.height)
                             .arg(quality == QStringLiteral("low") ? QStringLiteral("standard") : quality);
    if (dialect != Dialect::NewApi2025)
        return size + QStringLiteral(", 生成数量 %1").arg(order.count);
    return QString::asprintf("模型价格 %.2f，分组倍率 %.2f, ", static_cast<double>(order.rate.units) / 500'000.0,
                             groupPercent / 100.0) +
           size;
}

// relay-api §6.2, "other modalities"; the recordings show the sums.
Spending priced(Dialect dialect, const Ticket &ticket, const PictureOrder &order)
{
    const Model &model = ticket.model;
    const QString quality = order.quality.isEmpty() ? pictureQualities(model).value(0) : order.quality;
    Spending spending;
    spending.path = QStringLiteral("/v1/images/generations");
    spending.conversion = QStringLiteral("openai_image");
    const qint64 pieces = order.rate.units * order.count * ticket.groupPercent / 100;
    switch (dialect) {
    case Dialect::Laisky: {
        const qint64 byTokens = isByTokens(model) ? tokenQuota(dialect, ticket, order) : 0;
        spending.quota = pieces + byTokens;
        const auto usd = [](qint64 units) { return static_cast<double>(units) / 500'000.0; };
        const double tier = static_cast<double>(order.rate.units) / static_cast<double>(model.pictureUnits);
        spending.content = QString::asprintf(
            "image model=%s size=%dx%d quality=%s requested_n=%d billed_n=%d total_usd=%.4f "
            "group_rate=%.2f unit_usd=%.4f tier=%.2f base_usd=%.4f",
            qPrintable(model.name), order.rate.width, order.rate.height, qPrintable(quality), order.count, order.count,
            usd(spending.quota), ticket.groupPercent / 100.0, usd(order.rate.units), tier, usd(pieces));
        if (byTokens > 0)
            spending.content += QString::asprintf(" token_usd=%.4f", usd(byTokens));
        break;
    }
    case Dialect::OneApi: {
        // It knows no gpt-image-1: the fallback ratio of 30, a thousand to the picture.
        const qint64 ratio = isByTokens(model) ? 30 : model.pictureUnits / 1000;
        spending.quota = (isByTokens(model) ? ratio * 1000 * order.count : pieces);
        spending.content = QStringLiteral("倍率：") +
                           QString::asprintf("%.2f × %.2f", static_cast<double>(ratio), ticket.groupPercent / 100.0);
        break;
    }
    case Dialect::NewApi2025:
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
        spending.isByCall = !isByTokens(model);
        spending.quota = spending.isByCall ? pieces : tokenQuota(dialect, ticket, order);
        spending.content = newApiContent(dialect, order, quality, ticket.groupPercent);
        break;
    case Dialect::OneHub:
        spending.quota = isByTokens(model) ? tokenQuota(dialect, ticket, order) : pieces;
        break;
    }
    const Family family = profileOf(dialect).family;
    if (isByTokens(model) && family != Family::OneApi) {
        spending.usage = {order.promptTokens, 0, order.rate.answerTokens * order.count, 0};
        if (family == Family::OneHub)
            spending.more = {{QStringLiteral("input_text_tokens"), order.promptTokens},
                             {QStringLiteral("input_text_tokens_ratio"), 1}};
    } else if (family == Family::NewApi) {
        spending.usage = {1, 0, 0, 0}; // the relay's own oddity
    } else if (family == Family::OneHub) {
        // A picture is a thousand tokens there, or more if it is larger or finer.
        spending.usage = {order.rate.units * 1000 * order.count / model.pictureUnits, 0, 0, 0};
        const qint64 perToken = model.pictureUnits * 1000;
        spending.rate = {perToken, -1, perToken};
    }
    return spending;
}

QString promptOf(const QString &prompt, int number)
{
    return number == 0 ? prompt : prompt + QString::number(number);
}

QString pictureUrl(const Exchange &exchange, const PictureOrder &order, int number)
{
    const QByteArray prompt = promptOf(order.prompt, number)
                                  .left(200)
                                  .toUtf8()
                                  .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return QStringLiteral("%1/pictures/%2x%3-%4.png")
        .arg(exchange.house.address())
        .arg(order.rate.width)
        .arg(order.rate.height)
        .arg(QString::fromLatin1(prompt));
}

void sendPictures(Exchange &exchange, const Ticket &ticket, const PictureOrder &order)
{
    QJsonArray data;
    const bool asUrl = order.asUrl && !isByTokens(ticket.model);
    for (int i = 0; i < order.count; ++i) {
        QJsonObject picture{{QStringLiteral("revised_prompt"), order.prompt}};
        if (asUrl)
            picture.insert(QStringLiteral("url"), pictureUrl(exchange, order, i));
        else
            picture.insert(QStringLiteral("b64_json"),
                           QString::fromLatin1(
                               drawPicture(promptOf(order.prompt, i), order.rate.width, order.rate.height).toBase64()));
        data.append(picture);
    }
    QJsonObject json{{QStringLiteral("created"), exchange.nowMs / 1000}, {QStringLiteral("data"), data}};
    if (isByTokens(ticket.model)) {
        const qint64 answer = order.rate.answerTokens * order.count;
        const bool isHub = exchange.profile.family == Family::OneHub;
        QJsonObject usage{{QStringLiteral("input_tokens"), order.promptTokens},
                          {QStringLiteral("output_tokens"), answer},
                          {QStringLiteral("total_tokens"), order.promptTokens + answer},
                          {QStringLiteral("input_tokens_details"),
                           QJsonObject{{QStringLiteral("text_tokens"), order.promptTokens},
                                       {isHub ? QStringLiteral("cached_tokens") : QStringLiteral("image_tokens"), 0}}}};
        if (isHub)
            usage.insert(QStringLiteral("output_tokens_details"), QJsonValue());
        json.insert(QStringLiteral("usage"), usage);
    }
    exchange.sendText(200, QJsonDocument(json).toJson(QJsonDocument::Compact), "application/json");
}

void makePictures(Exchange &exchange)
{
    const QJsonObject body = exchange.body();
    const QString asked = body.value(QLatin1String("model")).toString(QStringLiteral("dall-e-3"));
    auto ticket = admitted(exchange, asked);
    if (!ticket)
        return;
    PictureOrder order;
    order.prompt = body.value(QLatin1String("prompt")).toString();
    order.quality = body.value(QLatin1String("quality")).toString();
    order.size = body.value(QLatin1String("size")).toString();
    order.count = body.value(QLatin1String("n")).toInt(1);
    order.asUrl = body.value(QLatin1String("response_format")).toString(QStringLiteral("url")) == QStringLiteral("url");
    order.promptTokens = tokenCount(order.prompt) + 8;
    auto rate = pictureRate(ticket->model, order.quality, order.size);
    if (!rate && exchange.profile.family == Family::OneHub) // leaves it to the supplier, who takes any
        rate = pictureRate(ticket->model, order.quality, QString());
    const QString type = QString::fromLatin1(exchange.profile.errorType);
    if (exchange.dialect == Dialect::NewApi2025 && isByTokens(ticket->model))
        return exchange.refuseWith(
            500,
            QStringLiteral("模型 %1 倍率或价格未配置, 请联系管理员设置；Model %1 ratio or price not "
                           "set, please contact administrator to set")
                .arg(asked),
            type, QStringLiteral("model_price_error"));
    if (order.prompt.isEmpty())
        return exchange.refuseWith(400, QStringLiteral("prompt is required"), type, QStringLiteral("prompt_missing"));
    if (!rate)
        return refuseSize(exchange, ticket->model);
    const int most = isByTokens(ticket->model) ? 10 : 1;
    if (order.count < 1 || order.count > most)
        return exchange.refuseWith(400, QStringLiteral("invalid value of n"), type,
                                   QStringLiteral("n_not_within_range"));
    order.rate = *rate;
    const Spending spending = priced(exchange.dialect, *ticket, order);
    if (!reserves(exchange, *ticket, spending.quota))
        return;
    // A picture takes a moment, unless everything is to be as fast as possible.
    if (exchange.house.tokensPerSecond > 0 && !exchange.house.sleepFor(std::chrono::milliseconds(1200))) {
        release(exchange.house, *ticket);
        return exchange.sendEmpty(499);
    }
    sendPictures(exchange, *ticket, order);
    bill(exchange.house, *ticket, spending);
}

// "/pictures/1024x1024-<prompt>.png": drawn again from its own name, nothing is stored.
void sendPicture(Exchange &exchange)
{
    const QString name = exchange.path.section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0);
    const QStringList sides = name.section(QLatin1Char('-'), 0, 0).split(QLatin1Char('x'));
    const int width = sides.value(0).toInt(), height = sides.value(1).toInt();
    if (width < 1 || height < 1 || width > 2048 || height > 2048)
        return exchange.notFound();
    const QByteArray prompt = QByteArray::fromBase64(name.section(QLatin1Char('-'), 1).toLatin1(),
                                                     QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    exchange.sendText(200, drawPicture(QString::fromUtf8(prompt), width, height), "image/png");
}

} // namespace

void addPictureRoutes(Routes &routes)
{
    routes.add("POST /v1/images/generations", makePictures);
    routes.add("GET /pictures/*", sendPicture);
}

} // namespace demo
