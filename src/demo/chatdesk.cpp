#include "demo/chatdesk.h"

#include "demo/answers.h"
#include "demo/naming.h"
#include "demo/offer.h"
#include "demo/replystream.h"
#include "demo/signin.h"
#include "demo/tokens.h"
#include "demo/upstream.h"

#include <QJsonDocument>

#include <memory>

namespace demo {

namespace {

// Laisky asks its suppliers for at most that many when the client sets no limit (relay-api §12.4).
constexpr qint64 laiskyDefaultLimit = 2048;

qint64 askedLimit(const QJsonObject &body)
{
    const qint64 newer = body.value(QLatin1String("max_completion_tokens")).toInteger();
    return newer > 0 ? newer : std::max<qint64>(0, body.value(QLatin1String("max_tokens")).toInteger());
}

void sendStream(Exchange &exchange, ChatCall call)
{
    exchange.response.status = 200;
    exchange.response.set_header("Cache-Control", "no-cache");
    exchange.response.set_header("X-Accel-Buffering", "no");
    if (exchange.dialect == Dialect::Laisky)
        exchange.response.set_header("Pragma", "no-cache");
    // Shared because the library copies the function; it runs once.
    const auto stream = std::make_shared<ReplyStream>(exchange.house, exchange.wire, std::move(call));
    exchange.response.set_chunked_content_provider(
        "text/event-stream", [stream](size_t, httplib::DataSink &sink) { return stream->run(sink); });
}

// The time the supplier needs for the whole answer. false: the client or the relay has gone.
bool waitsForAnswer(Exchange &exchange, const ChatCall &call)
{
    const auto start = std::chrono::steady_clock::now();
    for (;;) {
        const double speed = exchange.house.tokensPerSecond;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (speed <= 0 || seconds * speed >= static_cast<double>(call.sentTokens()))
            return true;
        const bool isGone = exchange.wire.isCut() && !exchange.wire.losesAnswers();
        if (exchange.house.isClosing() || (isGone && exchange.dialect != Dialect::OneApi))
            return false;
        exchange.house.sleepFor(std::chrono::milliseconds(20));
    }
}

void sendWhole(Exchange &exchange, ChatCall call)
{
    if (!waitsForAnswer(exchange, call)) {
        release(exchange.house, call.ticket);
        return exchange.sendEmpty(499);
    }
    Spending spending;
    spending.usage = usageOf(call, call.sentTokens());
    spending.quota = billedQuota(exchange.dialect, call.ticket.model.rate, spending.usage, call.ticket.groupPercent);
    spending.path = call.path;
    bill(exchange.house, call.ticket, spending);
    const QByteArray body = QJsonDocument(completionJson(exchange.dialect, call)).toJson(QJsonDocument::Compact);
    if (call.fault == Fault::None)
        return exchange.sendText(200, body, "application/json");
    // Half of it, then the connection ends.
    const std::string half = body.left(body.size() / 2).toStdString();
    exchange.response.status = 200;
    exchange.response.set_content_provider(static_cast<size_t>(body.size()), "application/json",
                                           [half](size_t, size_t, httplib::DataSink &sink) {
                                               sink.write(half.data(), half.size());
                                               return false;
                                           });
}

void chat(Exchange &exchange)
{
    const QJsonObject body = exchange.body();
    auto ticket = admitted(exchange, body.value(QLatin1String("model")).toString());
    if (!ticket)
        return;
    const QJsonArray messages = body.value(QLatin1String("messages")).toArray();
    ChatCall call;
    call.promptTokens = promptTokens(messages);
    call.mostTokens = askedLimit(body);
    call.isStream = body.value(QLatin1String("stream")).toBool();
    call.wantsUsage =
        body.value(QLatin1String("stream_options")).toObject().value(QLatin1String("include_usage")).toBool();
    if (!reserves(exchange, *ticket,
                  reservedQuota(exchange.dialect, ticket->model.rate, call.promptTokens, call.mostTokens,
                                ticket->groupPercent)))
        return;
    if (call.mostTokens == 0 && exchange.dialect == Dialect::Laisky)
        call.mostTokens = laiskyDefaultLimit;
    call.ticket = *ticket;
    const Fault fault = exchange.house.faultFor(exchange.path);
    call.fault = fault == Fault::CutMidway || fault == Fault::ErrorMidway ? fault : Fault::None;
    if (!exchange.house.options.upstream.isEmpty())
        return forwardChat(exchange, std::move(call), body);
    const ComposedAnswer answer = composeAnswer(messages, ticket->model.reasons);
    call.reasoning = tokenPieces(answer.reasoning);
    call.words = tokenPieces(answer.text);
    call.answerId = QStringLiteral("chatcmpl-") + letters(24, *QRandomGenerator::global());
    call.createdSeconds = exchange.nowMs / 1000;
    call.isStream ? sendStream(exchange, std::move(call)) : sendWhole(exchange, std::move(call));
}

QJsonObject modelJson(Dialect dialect, const Model &model, bool isAlone)
{
    QJsonObject json{{QStringLiteral("id"), model.name},
                     {QStringLiteral("object"), QStringLiteral("model")},
                     {QStringLiteral("created"), 1'626'777'600},
                     {QStringLiteral("owned_by"), model.owner}};
    if (dialect == Dialect::NewApi2026) {
        json.insert(QStringLiteral("supported_endpoint_types"),
                    isAlone ? QJsonValue() : QJsonValue(QJsonArray{QStringLiteral("openai")}));
        return json;
    }
    json.insert(QStringLiteral("root"), model.name);
    json.insert(QStringLiteral("parent"), QJsonValue());
    json.insert(QStringLiteral("permission"),
                QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("modelperm-LwHkVFn8AcMItP432fKKDIKJ")},
                                       {QStringLiteral("object"), QStringLiteral("model_permission")},
                                       {QStringLiteral("created"), 1'626'777'600},
                                       {QStringLiteral("allow_create_engine"), true},
                                       {QStringLiteral("allow_sampling"), true},
                                       {QStringLiteral("allow_logprobs"), true},
                                       {QStringLiteral("allow_search_indices"), false},
                                       {QStringLiteral("allow_view"), true},
                                       {QStringLiteral("allow_fine_tuning"), false},
                                       {QStringLiteral("organization"), QStringLiteral("*")},
                                       {QStringLiteral("group"), QJsonValue()},
                                       {QStringLiteral("is_blocking"), false}}});
    return json;
}

void sendModels(Exchange &exchange)
{
    const auto keyId = presentedKey(exchange);
    if (!keyId)
        return;
    const QString limits = exchange.house.books.change([&](Ledger &ledger) {
        const ApiKey &key = *ledger.key(*keyId);
        if (exchange.dialect == Dialect::NewApi2026)
            return key.modelLimitsEnabled ? key.modelLimits : QString();
        // Laisky lists what the key may not use (relay-api §7).
        return exchange.dialect == Dialect::OneApi ? key.models.value_or(QString()) : QString();
    });
    const QStringList allowed = limits.split(QLatin1Char(','), Qt::SkipEmptyParts);
    std::map<QString, QJsonObject> byName;
    for (const Model &model : offeredModels(exchange.house))
        if (allowed.isEmpty() || allowed.contains(model.name))
            byName.emplace(model.name, modelJson(exchange.dialect, model, false));
    QJsonArray list;
    for (const auto &[name, json] : byName)
        list.append(json);
    QJsonObject json{{QStringLiteral("object"), QStringLiteral("list")}, {QStringLiteral("data"), list}};
    if (exchange.dialect == Dialect::NewApi2026)
        json.insert(QStringLiteral("success"), true);
    exchange.sendJson(200, json);
}

void sendModel(Exchange &exchange)
{
    if (!presentedKey(exchange))
        return;
    const QString name = exchange.path.section(QLatin1Char('/'), -1);
    if (const auto model = offeredModel(exchange.house, name))
        return exchange.sendJson(200, modelJson(exchange.dialect, *model, true));
    exchange.sendJson(
        200, {{QStringLiteral("error"),
               QJsonObject{{QStringLiteral("message"), QStringLiteral("The model '%1' does not exist").arg(name)},
                           {QStringLiteral("type"), QStringLiteral("invalid_request_error")},
                           {QStringLiteral("param"), QStringLiteral("model")},
                           {QStringLiteral("code"), QStringLiteral("model_not_found")}}}});
}

} // namespace

void addChatRoutes(Routes &routes)
{
    routes.add("POST /v1/chat/completions", chat);
    routes.add("GET /v1/models", sendModels);
    routes.add("GET /v1/models/*", sendModel);
    // Known to the relay, served by no channel of it.
    const auto unserved = [](Exchange &exchange) {
        const bool isNewer =
            exchange.path == QStringLiteral("/v1/responses") || exchange.path == QStringLiteral("/v1/messages");
        if (isNewer && exchange.dialect == Dialect::OneApi)
            return exchange.notFound();
        const bool hidesModel = exchange.request.is_multipart_form_data() && exchange.dialect == Dialect::OneApi;
        const QString inForm = QString::fromStdString(exchange.request.get_file_value("model").content);
        const QString inBody = exchange.body().value(QLatin1String("model")).toString();
        refuseUnserved(exchange, hidesModel ? QString() : inForm + inBody);
    };
    for (const char *path : {"POST /v1/responses", "POST /v1/messages", "POST /v1/images/edits", "GET /v1/files",
                             "POST /v1/files", "POST /v1/moderations", "POST /v1/completions"})
        routes.add(path, unserved);
}

} // namespace demo
