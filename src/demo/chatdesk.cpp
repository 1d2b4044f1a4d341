#include "demo/chatdesk.h"

#include "demo/answerform.h"
#include "demo/answers.h"
#include "demo/keycheck.h"
#include "demo/naming.h"
#include "demo/offer.h"
#include "demo/replystream.h"
#include "demo/tokens.h"
#include "demo/upstream.h"
#include "demo/wirerequest.h"

#include <memory>

namespace demo {

namespace {

// Laisky asks its suppliers for at most that many when the client sets no limit (relay-api §12.4).
constexpr qint64 laiskyDefaultLimit = 2048;

void sendStream(Exchange &exchange, ChatCall call)
{
    exchange.response.status = 200;
    exchange.response.set_header("Cache-Control", "no-cache");
    exchange.response.set_header("X-Accel-Buffering", "no");
    if (exchange.profile.family == Family::Laisky)
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
        if (exchange.house.isClosing() || (isGone && !exchange.profile.readsToTheEnd))
            return false;
        exchange.house.sleepFor(std::chrono::milliseconds(20));
    }
}

void sendWhole(Exchange &exchange, ChatCall call)
{
    const bool isNothing = exchange.profile.family == Family::Laisky && call.wire == ChatCall::Wire::Responses;
    if (isNothing) { // recorded so: 200, no byte, no bill
        release(exchange.house, call.ticket);
        return exchange.sendText(200, {}, "application/json");
    }
    if (!waitsForAnswer(exchange, call)) {
        release(exchange.house, call.ticket);
        return exchange.sendEmpty(499);
    }
    Spending spending;
    spending.usage = usageOf(call, call.sentTokens());
    spending.quota = billedQuota(exchange.dialect, call.ticket.model.rate, spending.usage, call.ticket.groupPercent);
    describe(call, spending);
    bill(exchange.house, call.ticket, spending);
    const QByteArray body = formFor(exchange.profile, call)->whole();
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

// Which formats New API went through, the client's first.
QString conversionOf(const Profile &profile, const ChatCall &call)
{
    const QString chat = QStringLiteral("OpenAI Compatible");
    const QString claude = QStringLiteral("Claude Messages");
    switch (call.wire) {
    case ChatCall::Wire::Chat:
        return call.isForClaude() && profile.isNewApi2026() ? chat + QLatin1Char('|') + claude : chat;
    case ChatCall::Wire::Messages:
        return call.isForClaude() ? claude : claude + QLatin1Char('|') + chat;
    case ChatCall::Wire::Responses:
        return QStringLiteral("OpenAI Responses");
    }
    return chat;
}

// Does anything behind the relay serve this model in this format?
bool isServed(Exchange &exchange, const ChatCall &call)
{
    if (call.wire != ChatCall::Wire::Messages || exchange.profile.messages == MessagesFor::Everybody ||
        call.isForClaude())
        return true;
    if (exchange.profile.family == Family::OneHub)
        refuseNoChannel(exchange, call.ticket.group, call.ticket.asked);
    else
        exchange.refuseWith(500,
                            QStringLiteral("you are using openai channel type with path /v1/messages, only claude "
                                           "model supported convert, but got ") +
                                call.ticket.model.supplierName,
                            QString::fromLatin1(exchange.profile.errorType), QString());
    return false;
}

QString newAnswerId(const ChatCall &call)
{
    const QString tail = letters(24, *QRandomGenerator::global());
    if (call.wire == ChatCall::Wire::Responses)
        return QStringLiteral("resp_") + tail;
    if (call.wire == ChatCall::Wire::Messages && call.isForClaude())
        return QStringLiteral("msg_") + tail;
    return QStringLiteral("chatcmpl-") + tail;
}

void ask(Exchange &exchange, ChatCall::Wire wire)
{
    const QJsonObject body = exchange.body();
    auto ticket = admitted(exchange, body.value(QLatin1String("model")).toString());
    if (!ticket)
        return;
    ChatCall call;
    call.wire = wire;
    call.path = exchange.path;
    call.ticket = *ticket;
    if (!isServed(exchange, call))
        return;
    const QJsonArray messages = messagesOf(wire, body);
    call.isClaude = wire == ChatCall::Wire::Messages && call.isForClaude();
    call.conversion = conversionOf(exchange.profile, call);
    call.promptTokens = promptTokens(messages);
    call.mostTokens = askedLimit(wire, body);
    call.isStream = body.value(QLatin1String("stream")).toBool();
    // New API of 2026 sends it unless it is told not to.
    call.wantsUsage = body.value(QLatin1String("stream_options"))
                          .toObject()
                          .value(QLatin1String("include_usage"))
                          .toBool(exchange.profile.isNewApi2026());
    if (!reserves(exchange, call.ticket,
                  reservedQuota(exchange.dialect, ticket->model.rate, call.promptTokens, call.mostTokens,
                                ticket->groupPercent)))
        return;
    if (call.mostTokens == 0 && exchange.profile.family == Family::Laisky)
        call.mostTokens = laiskyDefaultLimit;
    const Fault fault = exchange.house.faultFor(exchange.path);
    call.fault = fault == Fault::CutMidway || fault == Fault::ErrorMidway ? fault : Fault::None;
    call.answerId = newAnswerId(call);
    call.createdSeconds = exchange.nowMs / 1000;
    if (!exchange.house.options.upstream.isEmpty()) {
        if (wire == ChatCall::Wire::Chat)
            return forwardChat(exchange, std::move(call), body);
        if (!takeUpstreamAnswer(exchange, call, messages))
            return;
    } else {
        const ComposedAnswer answer = composeAnswer(messages, call.ticket.model.reasons);
        call.reasoning = tokenPieces(answer.reasoning);
        call.words = tokenPieces(answer.text);
    }
    call.isStream ? sendStream(exchange, std::move(call)) : sendWhole(exchange, std::move(call));
}

} // namespace

void addChatRoutes(Routes &routes)
{
    const auto in = [](ChatCall::Wire wire) { return [wire](Exchange &exchange) { ask(exchange, wire); }; };
    const Profile &profile = routes.profile;
    const QByteArray messages = QByteArray("POST ") + profile.messagesPath;
    routes.add("POST /v1/chat/completions", in(ChatCall::Wire::Chat));
    routes.addIf(profile.messages != MessagesFor::Nobody, messages.constData(), in(ChatCall::Wire::Messages));
    routes.addIf(profile.hasResponses, "POST /v1/responses", in(ChatCall::Wire::Responses));
    // Known to the relay, served by no channel of it.
    const auto unserved = [](Exchange &exchange) {
        const bool hidesModel = exchange.request.is_multipart_form_data() &&
                                (exchange.dialect == Dialect::OneApi || exchange.dialect == Dialect::NewApi2025);
        const QString inForm = QString::fromStdString(exchange.request.get_file_value("model").content);
        const QString inBody = exchange.body().value(QLatin1String("model")).toString();
        refuseUnserved(exchange, hidesModel ? QString() : inForm + inBody);
    };
    for (const char *path : {"POST /v1/images/edits", "POST /v1/moderations", "POST /v1/completions"})
        routes.add(path, unserved);
    // One Hub wants a channel to be named for files.
    const bool isHub = profile.family == Family::OneHub;
    for (const char *path : {"GET /v1/files", "POST /v1/files"}) {
        if (isHub)
            routes.add(path, [](Exchange &exchange) {
                if (presentedKey(exchange))
                    exchange.refuseCall(403, QStringLiteral("必须指定渠道"));
            });
        else
            routes.add(path, unserved);
    }
}

} // namespace demo
