#include "demo/sounddesk.h"

#include "demo/chatcall.h"
#include "demo/sound.h"
#include "demo/ticket.h"
#include "demo/tokens.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QLocale>

#include <cmath>

namespace demo {

namespace {

// OpenAI counts a thousand tokens a minute, begun seconds as whole ones.
qint64 soundTokens(qint64 milliseconds)
{
    const qint64 seconds = (milliseconds + 999) / 1000;
    return (seconds * 1000 + 30) / 60;
}

Spending speechPrice(Dialect dialect, const Ticket &ticket, const QString &input, qint64 milliseconds)
{
    const Rate &rate = ticket.model.rate;
    const double perToken = static_cast<double>(rate.in) / 1e6;
    Spending spending;
    spending.path = QStringLiteral("/v1/audio/speech");
    spending.conversion = QStringLiteral("openai_audio");
    const Family family = profileOf(dialect).family;
    if (dialect == Dialect::NewApi2025) {
        spending.usage = {tokenCount(input), 0, 0, 0};
        spending.quota = billedQuota(dialect, rate, spending.usage, ticket.groupPercent);
        return spending;
    }
    if (family == Family::OneHub) {
        spending.usage = {input.toUtf8().size(), 0, 0, 0};
        spending.quota = billedQuota(dialect, rate, spending.usage, ticket.groupPercent);
        return spending;
    }
    if (family == Family::NewApi) {
        spending.usage = {tokenCount(input), 0, soundTokens(milliseconds), 0};
        spending.quota = billedQuota(dialect, rate, {spending.usage.prompt, 0, 0, 0}, ticket.groupPercent);
        spending.content =
            QString::asprintf("模型倍率 %.2f，补全倍率 1.00，音频倍率 1.00，音频补全倍率 0.00，分组倍率 %.2f", perToken,
                              ticket.groupPercent / 100.0);
        spending.more = {{QStringLiteral("audio"), true},
                         {QStringLiteral("audio_completion_ratio"), 0},
                         {QStringLiteral("audio_input"), 0},
                         {QStringLiteral("audio_output"), spending.usage.completion},
                         {QStringLiteral("audio_ratio"), 1},
                         {QStringLiteral("cache_ratio"), 0},
                         {QStringLiteral("text_input"), spending.usage.prompt},
                         {QStringLiteral("text_output"), 0}};
        return spending;
    }
    // Bytes of the text, and the row shows the quota as if it were tokens.
    const qint64 bytes = input.toUtf8().size();
    spending.quota = billedQuota(dialect, rate, {bytes, 0, 0, 0}, ticket.groupPercent);
    spending.usage = {spending.quota, 0, 0, 0};
    spending.content = family == Family::Laisky ? QString::asprintf("model rate %.2f, group rate 1.00", perToken)
                                                : QStringLiteral("倍率：") + QString::asprintf("%.2f × 1.00", perToken);
    return spending;
}

void speak(Exchange &exchange)
{
    const QJsonObject body = exchange.body();
    auto ticket = admitted(exchange, body.value(QLatin1String("model")).toString());
    if (!ticket)
        return;
    const QString input = body.value(QLatin1String("input")).toString();
    const QString format = body.value(QLatin1String("response_format")).toString(QStringLiteral("mp3"));
    if (format != QStringLiteral("wav") && format != QStringLiteral("pcm"))
        return exchange.refuseWith(
            400, QStringLiteral("response_format '%1' is not supported by this model. Use 'wav' or 'pcm'.").arg(format),
            QStringLiteral("invalid_request_error"), QStringLiteral("unsupported_value"),
            QStringLiteral("response_format"));
    if (input.isEmpty() || input.size() > 4096)
        return exchange.refuseWith(400, QStringLiteral("input must be between 1 and 4096 characters"),
                                   QStringLiteral("invalid_request_error"), QStringLiteral("invalid_value"),
                                   QStringLiteral("input"));
    const QByteArray samples = hum(input, body.value(QLatin1String("voice")).toString(QStringLiteral("alloy")),
                                   body.value(QLatin1String("speed")).toDouble(1.0));
    const qint64 milliseconds = samples.size() / 2 * 1000 / samplesPerSecond;
    const Spending spending = speechPrice(exchange.dialect, *ticket, input, milliseconds);
    if (!reserves(exchange, *ticket, spending.quota))
        return;
    bill(exchange.house, *ticket, spending);
    if (format == QStringLiteral("wav"))
        exchange.sendText(200, wavOf(samples), "audio/wav");
    else
        exchange.sendText(200, samples, "audio/pcm");
}

QString formField(const Exchange &exchange, const char *name)
{
    return QString::fromStdString(exchange.request.get_file_value(name).content);
}

Spending hearingPrice(Dialect dialect, const Ticket &ticket, qint64 milliseconds, const QString &text)
{
    const Rate rate = chargedRate(dialect, ticket.model);
    const double perToken = static_cast<double>(rate.in) / 1e6;
    Spending spending;
    spending.path = QStringLiteral("/v1/audio/transcriptions");
    spending.conversion = QStringLiteral("openai_audio");
    switch (dialect) {
    case Dialect::Laisky: // ten tokens a second
        spending.quota = billedQuota(dialect, rate, {(milliseconds + 99) / 100, 0, 0, 0}, ticket.groupPercent);
        spending.usage = {spending.quota, 0, 0, 0};
        spending.content = QString::asprintf("model rate %.2f, group rate 1.00", perToken);
        break;
    case Dialect::OneApi: // the tokens of the text, without the ratio it shows
        spending.quota = tokenCount(text);
        spending.usage = {spending.quota, 0, 0, 0};
        spending.content = QStringLiteral("倍率：") + QString::asprintf("%.2f × 1.00", perToken);
        break;
    case Dialect::OneHub: // the tokens of the text, as an answer
        spending.usage = {0, 0, tokenCount(text), 0};
        spending.quota = billedQuota(dialect, rate, spending.usage, ticket.groupPercent);
        break;
    case Dialect::NewApi2025:
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
        spending.usage = {soundTokens(milliseconds), 0, 0, 0};
        spending.quota = billedQuota(dialect, rate, spending.usage, ticket.groupPercent);
        break;
    }
    return spending;
}

QString timeCode(qint64 milliseconds, QChar point)
{
    return QStringLiteral("%1:%2:%3%4%5")
        .arg(milliseconds / 3'600'000, 2, 10, QLatin1Char('0'))
        .arg(milliseconds / 60'000 % 60, 2, 10, QLatin1Char('0'))
        .arg(milliseconds / 1000 % 60, 2, 10, QLatin1Char('0'))
        .arg(point)
        .arg(milliseconds % 1000, 3, 10, QLatin1Char('0'));
}

void sendHeard(Exchange &exchange, const QString &format, const QString &text, qint64 milliseconds)
{
    const auto json = [&exchange](const QJsonObject &object) {
        exchange.sendText(200, QJsonDocument(object).toJson(QJsonDocument::Compact), "application/json");
    };
    const QString begin =
        format == QStringLiteral("vtt") ? timeCode(0, QLatin1Char('.')) : timeCode(0, QLatin1Char(','));
    if (format == QStringLiteral("text"))
        return exchange.sendText(200, text.toUtf8() + '\n', "text/plain");
    if (format == QStringLiteral("srt"))
        return exchange.sendText(
            200,
            QStringLiteral("1\n%1 --> %2\n%3\n\n").arg(begin, timeCode(milliseconds, QLatin1Char(',')), text).toUtf8(),
            "text/plain");
    if (format == QStringLiteral("vtt"))
        return exchange.sendText(200,
                                 QStringLiteral("WEBVTT\n\n%1 --> %2\n%3\n\n")
                                     .arg(begin, timeCode(milliseconds, QLatin1Char('.')), text)
                                     .toUtf8(),
                                 "text/plain");
    if (format != QStringLiteral("verbose_json"))
        return json({{QStringLiteral("text"), text}});
    const double seconds = static_cast<double>(milliseconds) / 1000.0;
    json({{QStringLiteral("task"), QStringLiteral("transcribe")},
          {QStringLiteral("language"), QStringLiteral("english")},
          {QStringLiteral("duration"), seconds},
          {QStringLiteral("text"), text},
          {QStringLiteral("segments"), QJsonArray{QJsonObject{{QStringLiteral("id"), 0},
                                                              {QStringLiteral("start"), 0.0},
                                                              {QStringLiteral("end"), seconds},
                                                              {QStringLiteral("text"), text}}}}});
}

void hear(Exchange &exchange)
{
    auto ticket = admitted(exchange, formField(exchange, "model"));
    if (!ticket)
        return;
    const QByteArray file = QByteArray::fromStdString(exchange.request.get_file_value("file").content);
    if (file.isEmpty())
        return exchange.refuseWith(400, QStringLiteral("file is required"), QStringLiteral("invalid_request_error"),
                                   QStringLiteral("missing_required_parameter"), QStringLiteral("file"));
    qint64 milliseconds = wavMilliseconds(file);
    const bool isKnown = milliseconds >= 0;
    if (!isKnown)
        milliseconds = file.size() / 16; // as compressed speech of 128 kbit/s
    const QString text =
        isKnown ? QStringLiteral("This is the demo relay: it heard %1 seconds of sound.")
                      .arg(QLocale::c().toString(static_cast<double>(milliseconds) / 1000.0, 'f', 1))
                : QStringLiteral("This is the demo relay: it got a sound of %1 bytes that it cannot measure.")
                      .arg(file.size());
    const Spending spending = hearingPrice(exchange.dialect, *ticket, milliseconds, text);
    if (!reserves(exchange, *ticket, spending.quota))
        return;
    bill(exchange.house, *ticket, spending);
    sendHeard(exchange, formField(exchange, "response_format"), text, milliseconds);
}

void embed(Exchange &exchange)
{
    const QJsonObject body = exchange.body();
    auto ticket = admitted(exchange, body.value(QLatin1String("model")).toString());
    if (!ticket)
        return;
    const QJsonValue input = body.value(QLatin1String("input"));
    const QJsonArray texts = input.isArray() ? input.toArray() : QJsonArray{input};
    QJsonArray data;
    Spending spending;
    spending.path = QStringLiteral("/v1/embeddings");
    spending.conversion = QStringLiteral("embedding");
    for (const QJsonValue &value : texts) {
        const QString text = value.toString();
        spending.usage.prompt += tokenCount(text);
        // Numbers without a meaning, but always the same for a text and of length 1.
        const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha512);
        double norm = 0;
        for (const char c : digest)
            norm += static_cast<double>(c) * c;
        QJsonArray vector;
        for (const char c : digest)
            vector.append(static_cast<double>(c) / std::sqrt(norm));
        data.append(QJsonObject{{QStringLiteral("object"), QStringLiteral("embedding")},
                                {QStringLiteral("index"), data.size()},
                                {QStringLiteral("embedding"), vector}});
    }
    spending.quota = billedQuota(exchange.dialect, ticket->model.rate, spending.usage, ticket->groupPercent);
    if (!reserves(exchange, *ticket, spending.quota))
        return;
    bill(exchange.house, *ticket, spending);
    QJsonObject usage{{QStringLiteral("prompt_tokens"), spending.usage.prompt},
                      {QStringLiteral("total_tokens"), spending.usage.prompt}};
    if (exchange.profile.family == Family::OneHub)
        usage = usageFor(exchange.dialect, ChatCall(), spending.usage);
    const QJsonObject json{{QStringLiteral("object"), QStringLiteral("list")},
                           {QStringLiteral("model"), ticket->model.supplierName},
                           {QStringLiteral("data"), data},
                           {QStringLiteral("usage"), usage}};
    exchange.sendText(200, QJsonDocument(json).toJson(QJsonDocument::Compact), "application/json");
}

} // namespace

void addSoundRoutes(Routes &routes)
{
    routes.add("POST /v1/audio/speech", speak);
    routes.add("POST /v1/audio/transcriptions", hear);
    routes.add("POST /v1/audio/translations", [](Exchange &exchange) {
        // No channel serves this on Laisky (recording 206).
        exchange.profile.family == Family::Laisky ? refuseUnserved(exchange, formField(exchange, "model"))
                                                  : hear(exchange);
    });
    routes.add("POST /v1/embeddings", embed);
}

} // namespace demo
