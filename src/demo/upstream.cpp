#include "demo/upstream.h"

#include "demo/tokens.h"

#include <QJsonDocument>

#include <memory>

namespace demo {

namespace {

constexpr time_t patienceSeconds = 300; // a model on a small computer thinks long

std::unique_ptr<httplib::Client> clientFor(const Options &options)
{
    QUrl host = options.upstream;
    host.setPath(QString());
    auto client = std::make_unique<httplib::Client>(host.toString(QUrl::RemoveQuery).toStdString());
    client->set_connection_timeout(10);
    client->set_read_timeout(patienceSeconds);
    client->set_keep_alive(false);
    return client;
}

std::string pathOf(const Options &options, const char *endpoint)
{
    QString path = options.upstream.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    if (!path.endsWith(QStringLiteral("/v1")))
        path += QStringLiteral("/v1");
    return path.toStdString() + endpoint;
}

httplib::Headers headersFor(const Options &options)
{
    if (options.upstreamKey.isEmpty())
        return {};
    return {{"Authorization", "Bearer " + options.upstreamKey.reveal().toStdString()}};
}

std::optional<Usage> usageIn(const QJsonObject &json)
{
    const QJsonObject usage = json.value(QLatin1String("usage")).toObject();
    if (usage.isEmpty())
        return {};
    const auto detail = [&usage](const char *group, const char *name) {
        return usage.value(QLatin1String(group)).toObject().value(QLatin1String(name)).toInteger();
    };
    return Usage{usage.value(QLatin1String("prompt_tokens")).toInteger(),
                 detail("prompt_tokens_details", "cached_tokens"),
                 usage.value(QLatin1String("completion_tokens")).toInteger(),
                 detail("completion_tokens_details", "reasoning_tokens")};
}

void refuseUnreachable(Exchange &exchange)
{
    exchange.refuseWith(500,
                        exchange.profile.isNewApi2026() ? QStringLiteral("upstream error: do request failed")
                                                        : QStringLiteral("do request failed"),
                        QString::fromLatin1(exchange.profile.errorType), QStringLiteral("do_request_failed"));
}

// The supplier's refusal, passed on with its status.
void passRefusal(Exchange &exchange, int status, const QByteArray &body)
{
    const QJsonObject error = QJsonDocument::fromJson(body).object().value(QLatin1String("error")).toObject();
    if (error.isEmpty())
        return exchange.refuseWith(status, QStringLiteral("bad response status code %1").arg(status),
                                   QStringLiteral("upstream_error"), QStringLiteral("bad_response_status_code"),
                                   QString::number(status));
    exchange.refuseWith(status, error.value(QLatin1String("message")).toString(),
                        error.value(QLatin1String("type")).toString(), error.value(QLatin1String("code")),
                        error.value(QLatin1String("param")).toString());
}

void forwardWhole(Exchange &exchange, ChatCall call, const std::string &body)
{
    const Options &options = exchange.house.options;
    const auto client = clientFor(options);
    const House::ClosingHook hook(exchange.house, [&client] { client->stop(); });
    const auto result =
        client->Post(pathOf(options, "/chat/completions"), headersFor(options), body, "application/json");
    if (!result || result->status != 200) {
        release(exchange.house, call.ticket);
        return result ? passRefusal(exchange, result->status, QByteArray::fromStdString(result->body))
                      : refuseUnreachable(exchange);
    }
    const QByteArray answer = QByteArray::fromStdString(result->body);
    const QJsonObject json = QJsonDocument::fromJson(answer).object();
    const QString text = json.value(QLatin1String("choices"))
                             .toArray()
                             .at(0)
                             .toObject()
                             .value(QLatin1String("message"))
                             .toObject()
                             .value(QLatin1String("content"))
                             .toString();
    Spending spending;
    spending.usage = usageIn(json).value_or(Usage{call.promptTokens, 0, tokenCount(text), 0});
    spending.quota = billedQuota(exchange.dialect, call.ticket.model.rate, spending.usage, call.ticket.groupPercent);
    describe(call, spending);
    bill(exchange.house, call.ticket, spending);
    exchange.sendText(200, answer, "application/json");
}

// The stream of a real supplier, passed through line by line.
class ForwardedStream
{
public:
    ForwardedStream(House &house, Wire &wire, ChatCall call, std::string body)
        : m_house(house), m_wire(wire), m_bill(house, std::move(call)), m_body(std::move(body))
    {
    }

    bool run(httplib::DataSink &sink);

private:
    bool take(const char *data, size_t size);
    bool takeLine(const QByteArray &line);
    void pass(const QByteArray &bytes);

    House &m_house;
    Wire &m_wire;
    StreamBill m_bill;
    std::string m_body;
    httplib::DataSink *m_sink = nullptr;
    QByteArray m_rest{};
    std::optional<Usage> m_usage{};
    bool m_clientIsGone = false;
    bool m_isDone = false;
};

void ForwardedStream::pass(const QByteArray &bytes)
{
    const bool isGone = m_wire.isCut() && !m_wire.losesAnswers();
    if (!m_clientIsGone && (isGone || !m_sink->write(bytes.constData(), static_cast<size_t>(bytes.size()))))
        m_clientIsGone = true;
}

bool ForwardedStream::takeLine(const QByteArray &line)
{
    if (!line.startsWith("data:"))
        return true;
    const QByteArray data = line.mid(5).trimmed();
    if (data == "[DONE]") {
        m_isDone = true;
        return true;
    }
    const QJsonObject json = QJsonDocument::fromJson(data).object();
    if (const auto usage = usageIn(json))
        m_usage = usage;
    const QJsonArray choices = json.value(QLatin1String("choices")).toArray();
    const QJsonObject delta = choices.at(0).toObject().value(QLatin1String("delta")).toObject();
    ChatCall &call = m_bill.call();
    call.reasoning += tokenPieces(delta.value(QLatin1String("reasoning_content")).toString());
    call.words += tokenPieces(delta.value(QLatin1String("content")).toString());
    // The usage was asked for by the relay; it is passed on if the client asked too, on Laisky always.
    if (!choices.isEmpty() || call.wantsUsage || m_house.profile.family == Family::Laisky)
        pass("data: " + data + "\n\n");
    m_bill.sent(call.length());
    return !m_house.isClosing() && (!m_clientIsGone || m_house.profile.readsToTheEnd);
}

bool ForwardedStream::take(const char *data, size_t size)
{
    m_rest.append(data, static_cast<qsizetype>(size));
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QByteArray line = m_rest.left(end).trimmed();
        m_rest.remove(0, end + 1);
        if (!takeLine(line))
            return false;
    }
    return true;
}

bool ForwardedStream::run(httplib::DataSink &sink)
{
    m_sink = &sink;
    const Options &options = m_house.options;
    httplib::Request request;
    request.method = "POST";
    request.path = pathOf(options, "/chat/completions");
    request.headers = headersFor(options);
    request.set_header("Content-Type", "application/json");
    request.body = m_body;
    int status = 0;
    std::string refusal;
    request.response_handler = [&status](const httplib::Response &response) {
        status = response.status;
        return true;
    };
    request.content_receiver = [&](const char *data, size_t size, uint64_t, uint64_t) {
        if (status == 200)
            return take(data, size);
        refusal.append(data, size);
        return true;
    };
    const auto client = clientFor(options);
    const House::ClosingHook hook(m_house, [&client] { client->stop(); });
    (void)client->send(request);
    if (m_house.isClosing()) {
        m_bill.settleStopped();
        return false;
    }
    if (m_clientIsGone && !m_house.profile.readsToTheEnd) {
        m_bill.settleStopped();
        return false;
    }
    if (status != 200) {
        // The headers have gone out: the error comes inside the stream.
        m_bill.giveBack();
        pass(refusal.empty()
                 ? QByteArray("data: {\"error\":{\"message\":\"do request failed\",\"type\":\"upstream_error\","
                              "\"param\":\"\",\"code\":\"do_request_failed\"}}\n\n")
                 : "data: " + QByteArray::fromStdString(refusal).simplified() + "\n\n");
    } else {
        m_bill.settleFor(m_usage.value_or(usageOf(m_bill.call(), m_bill.sentTokens())));
    }
    if (m_isDone || m_house.profile.endsStreams)
        pass("data: [DONE]\n\n");
    if (m_clientIsGone)
        return false;
    sink.done();
    return true;
}

} // namespace

std::optional<QStringList> upstreamModels(const Options &options)
{
    const auto client = clientFor(options);
    client->set_read_timeout(10);
    const auto result = client->Get(pathOf(options, "/models"), headersFor(options));
    if (!result || result->status != 200)
        return {};
    QStringList names;
    const QJsonArray data = QJsonDocument::fromJson(QByteArray::fromStdString(result->body))
                                .object()
                                .value(QLatin1String("data"))
                                .toArray();
    for (const QJsonValue &model : data)
        names += model.toObject().value(QLatin1String("id")).toString();
    return names;
}

bool takeUpstreamAnswer(Exchange &exchange, ChatCall &call, const QJsonArray &messages)
{
    QJsonObject body{{QStringLiteral("model"), call.ticket.asked}, {QStringLiteral("messages"), messages}};
    if (call.mostTokens > 0)
        body.insert(QStringLiteral("max_tokens"), call.mostTokens);
    const Options &options = exchange.house.options;
    const auto client = clientFor(options);
    const House::ClosingHook hook(exchange.house, [&client] { client->stop(); });
    const auto result =
        client->Post(pathOf(options, "/chat/completions"), headersFor(options),
                     QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString(), "application/json");
    if (!result || result->status != 200) {
        release(exchange.house, call.ticket);
        result ? passRefusal(exchange, result->status, QByteArray::fromStdString(result->body))
               : refuseUnreachable(exchange);
        return false;
    }
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(result->body)).object();
    const QJsonObject message =
        json.value(QLatin1String("choices")).toArray().at(0).toObject().value(QLatin1String("message")).toObject();
    call.reasoning = tokenPieces(message.value(QLatin1String("reasoning_content")).toString());
    call.words = tokenPieces(message.value(QLatin1String("content")).toString());
    call.mostTokens = 0; // the supplier has kept to it
    call.told = usageIn(json);
    return true;
}

void forwardChat(Exchange &exchange, ChatCall call, QJsonObject body)
{
    if (call.isStream)
        body.insert(QStringLiteral("stream_options"), QJsonObject{{QStringLiteral("include_usage"), true}});
    const std::string text = QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString();
    if (!call.isStream)
        return forwardWhole(exchange, std::move(call), text);
    exchange.response.status = 200;
    exchange.response.set_header("Cache-Control", "no-cache");
    exchange.response.set_header("X-Accel-Buffering", "no");
    const auto stream = std::make_shared<ForwardedStream>(exchange.house, exchange.wire, std::move(call), text);
    exchange.response.set_chunked_content_provider(
        "text/event-stream", [stream](size_t, httplib::DataSink &sink) { return stream->run(sink); });
}

} // namespace demo
