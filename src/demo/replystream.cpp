#include "demo/replystream.h"

#include "demo/naming.h"

#include <QJsonDocument>

namespace demo {

namespace {

constexpr qint64 faultAfter = 10; // tokens

} // namespace

ReplyStream::ReplyStream(House &house, Wire &wire, ChatCall call)
    : m_house(house), m_wire(wire), m_bill(house, std::move(call)), m_call(m_bill.call())
{
}

bool ReplyStream::sendChunk(const QJsonObject &json)
{
    return sendBytes("data: " + QJsonDocument(json).toJson(QJsonDocument::Compact) + "\n\n");
}

bool ReplyStream::sendBytes(const QByteArray &bytes)
{
    if (m_clientIsGone)
        return false;
    const bool isGone = m_wire.isCut() && !m_wire.losesAnswers();
    if (isGone || !m_sink->write(bytes.constData(), static_cast<size_t>(bytes.size())))
        m_clientIsGone = true;
    return !m_clientIsGone;
}

QJsonObject ReplyStream::chunk(const QJsonArray &choices) const
{
    QJsonObject json{{QStringLiteral("id"), m_call.answerId},
                     {QStringLiteral("object"), QStringLiteral("chat.completion.chunk")},
                     {QStringLiteral("created"), m_call.createdSeconds},
                     {QStringLiteral("model"), m_call.ticket.model.supplierName},
                     {QStringLiteral("choices"), choices}};
    if (!m_call.isTranslated(m_house.dialect))
        json.insert(QStringLiteral("system_fingerprint"), QJsonValue());
    return json;
}

QJsonObject ReplyStream::delta(const QJsonObject &fields, const QJsonValue &finishReason) const
{
    QJsonObject choice{{QStringLiteral("index"), 0}, {QStringLiteral("delta"), fields}};
    if (!m_call.isTranslated(m_house.dialect)) {
        choice.insert(QStringLiteral("logprobs"), QJsonValue());
        choice.insert(QStringLiteral("finish_reason"), finishReason);
        return chunk({choice});
    }
    if (!finishReason.isNull()) {
        choice.insert(QStringLiteral("finish_reason"), finishReason);
        return chunk({choice});
    }
    QJsonObject json = chunk({choice});
    json.insert(QStringLiteral("id"), QString());
    json.insert(QStringLiteral("created"), 0);
    json.insert(QStringLiteral("model"), QString());
    return json;
}

bool ReplyStream::sendPiece(qint64 index)
{
    const bool isReasoning = index < m_call.reasoning.size();
    const QString &piece = isReasoning ? m_call.reasoning.at(index) : m_call.words.at(index - m_call.reasoning.size());
    QJsonObject fields;
    if (m_call.isTranslated(m_house.dialect)) {
        fields.insert(QStringLiteral("role"), QStringLiteral("assistant"));
        fields.insert(QStringLiteral("content"), isReasoning ? QString() : piece);
        if (isReasoning)
            fields.insert(QStringLiteral("reasoning"), piece);
    } else {
        fields.insert(isReasoning ? QStringLiteral("reasoning_content") : QStringLiteral("content"), piece);
    }
    return sendChunk(delta(fields, QJsonValue()));
}

// Until the token is due. false: the relay closes.
bool ReplyStream::waitFor(qint64 index)
{
    const double speed = m_house.tokensPerSecond;
    if (speed > 0 && index > 0)
        m_due = std::max(m_due, Clock::now() - std::chrono::seconds(1)) +
                std::chrono::microseconds(static_cast<qint64>(1e6 / speed));
    // In steps, so that a new pace or a client's leaving is noticed.
    while (!m_house.isClosing()) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(m_due - Clock::now());
        if (left.count() <= 0 || m_house.tokensPerSecond <= 0)
            return true;
        if (!m_clientIsGone && m_wire.isCut() && !m_wire.losesAnswers()) {
            m_clientIsGone = true;
            if (!m_house.profile.readsToTheEnd)
                return true;
        }
        m_house.sleepFor(std::min<std::chrono::microseconds>(left, std::chrono::milliseconds(50)));
    }
    return false;
}

void ReplyStream::sendTail(bool isComplete)
{
    const Dialect dialect = m_house.dialect;
    const Family family = m_house.profile.family;
    const Fault fault = m_call.fault;
    if (isComplete && m_call.isTranslated(dialect)) {
        QJsonObject json =
            delta({{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), QString()}},
                  m_call.finishReason());
        json.insert(QStringLiteral("usage"), completionJson(dialect, m_call).value(QLatin1String("usage")));
        sendChunk(json);
        return; // and no [DONE]
    }
    if (isComplete)
        sendChunk(delta({}, m_call.finishReason()));
    // One API and Laisky drop what is no chunk.
    if (fault == Fault::ErrorMidway && (family == Family::NewApi || family == Family::OneHub))
        sendChunk({{QStringLiteral("error"),
                    QJsonObject{{QStringLiteral("message"), QStringLiteral("The server is overloaded")},
                                {QStringLiteral("type"), QStringLiteral("server_error")},
                                {QStringLiteral("code"), QStringLiteral("overloaded")}}}});
    const bool isCut = fault == Fault::CutMidway && !isComplete;
    if (isCut && family == Family::OneHub)
        sendBytes("data: unexpected EOF\n\n");
    if ((isCut && family == Family::Laisky) || (!isComplete && family == Family::OneHub))
        return;
    // The supplier never told what a cut answer used; New API makes it up, the others leave it out.
    if ((m_call.wantsUsage || family == Family::Laisky) && (!isCut || family == Family::NewApi)) {
        QJsonObject json = chunk({});
        const Usage usage = usageOf(m_call, m_bill.sentTokens());
        if (family == Family::OneHub) { // counts itself
            json.insert(QStringLiteral("usage"), usageFor(dialect, m_call, usage));
            json.insert(QStringLiteral("id"), QStringLiteral("chatcmpl-") + hexDigits(32, *QRandomGenerator::global()));
            json.remove(QStringLiteral("system_fingerprint"));
        } else {
            json.insert(QStringLiteral("usage"), usageJson(usage, !m_call.reasoning.isEmpty()));
        }
        sendChunk(json);
    }
    sendBytes("data: [DONE]\n\n");
}

bool ReplyStream::run(httplib::DataSink &sink)
{
    m_sink = &sink;
    m_due = Clock::now();
    const bool readsToTheEnd = m_house.profile.readsToTheEnd;
    const bool breaks = m_call.fault == Fault::CutMidway || m_call.fault == Fault::ErrorMidway;
    const qint64 length = breaks ? std::min(faultAfter, m_call.sentTokens()) : m_call.sentTokens();
    if (!m_call.isTranslated(m_house.dialect))
        sendChunk(delta({{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), QString()}},
                        QJsonValue()));
    for (qint64 i = 0; i < length; ++i) {
        const bool mayGoOn = waitFor(i);
        if (!mayGoOn || (m_clientIsGone && !readsToTheEnd)) {
            m_bill.settleStopped();
            return false;
        }
        if (!m_clientIsGone && !sendPiece(i) && !readsToTheEnd) {
            m_bill.settleStopped();
            return false;
        }
        m_bill.sent(i + 1);
    }
    if (m_call.fault == Fault::CutMidway)
        m_bill.markCut();
    // Billed before the last bytes: whoever has read the end finds the row.
    m_bill.settleFor(usageOf(m_call, m_bill.sentTokens()));
    sendTail(!breaks);
    if (m_clientIsGone)
        return false;
    sink.done();
    return true;
}

} // namespace demo
