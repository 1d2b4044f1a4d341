#include "demo/chatform.h"

#include "demo/naming.h"

#include <QJsonDocument>

namespace demo {

namespace {

QByteArray event(const QJsonObject &json)
{
    return "data: " + QJsonDocument(json).toJson(QJsonDocument::Compact) + "\n\n";
}

} // namespace

QJsonObject ChatForm::chunk(const QJsonArray &choices) const
{
    QJsonObject json{{QStringLiteral("id"), m_call.answerId},
                     {QStringLiteral("object"), QStringLiteral("chat.completion.chunk")},
                     {QStringLiteral("created"), m_call.createdSeconds},
                     {QStringLiteral("model"), m_call.ticket.model.supplierName},
                     {QStringLiteral("choices"), choices}};
    if (!isTranslated())
        json.insert(QStringLiteral("system_fingerprint"), QJsonValue());
    return json;
}

QJsonObject ChatForm::delta(const QJsonObject &fields, const QJsonValue &finishReason) const
{
    QJsonObject choice{{QStringLiteral("index"), 0}, {QStringLiteral("delta"), fields}};
    if (!isTranslated()) {
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

QByteArray ChatForm::opening()
{
    if (isTranslated())
        return {};
    return event(delta({{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), QString()}},
                       QJsonValue()));
}

QByteArray ChatForm::piece(qint64 index)
{
    QJsonObject fields;
    if (isTranslated()) {
        fields.insert(QStringLiteral("role"), QStringLiteral("assistant"));
        fields.insert(QStringLiteral("content"), isReasoning(index) ? QString() : token(index));
        if (isReasoning(index))
            fields.insert(QStringLiteral("reasoning"), token(index));
    } else {
        fields.insert(isReasoning(index) ? QStringLiteral("reasoning_content") : QStringLiteral("content"),
                      token(index));
    }
    return event(delta(fields, QJsonValue()));
}

QByteArray ChatForm::usageChunk(const Usage &usage) const
{
    QJsonObject json = chunk({});
    if (m_profile.family == Family::OneHub) { // counts itself
        json.insert(QStringLiteral("usage"), usageFor(m_profile.dialect, m_call, usage));
        json.insert(QStringLiteral("id"), QStringLiteral("chatcmpl-") + hexDigits(32, *QRandomGenerator::global()));
        json.remove(QStringLiteral("system_fingerprint"));
    } else {
        json.insert(QStringLiteral("usage"), usageJson(usage, !m_call.reasoning.isEmpty()));
    }
    return event(json);
}

QByteArray ChatForm::closing(const Ending &ending)
{
    const Family family = m_profile.family;
    if (ending.isComplete() && isTranslated()) {
        QJsonObject json =
            delta({{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), QString()}},
                  m_call.finishReason());
        json.insert(QStringLiteral("usage"), usageFor(m_profile.dialect, m_call, ending.usage));
        return event(json); // and no [DONE]
    }
    QByteArray bytes;
    if (ending.isComplete())
        bytes += event(delta({}, m_call.finishReason()));
    // One API and Laisky drop what is no chunk.
    if (ending.fault == Fault::ErrorMidway && (family == Family::NewApi || family == Family::OneHub))
        bytes += event({{QStringLiteral("error"),
                         QJsonObject{{QStringLiteral("message"), QStringLiteral("The server is overloaded")},
                                     {QStringLiteral("type"), QStringLiteral("server_error")},
                                     {QStringLiteral("code"), QStringLiteral("overloaded")}}}});
    if (ending.isCut() && family == Family::OneHub)
        bytes += "data: unexpected EOF\n\n";
    if ((ending.isCut() && family == Family::Laisky) || (!ending.isComplete() && family == Family::OneHub))
        return bytes;
    // The supplier never told what a cut answer used; New API makes it up, the others leave it out.
    if ((m_call.wantsUsage || family == Family::Laisky) && (!ending.isCut() || family == Family::NewApi))
        bytes += usageChunk(ending.usage);
    return bytes + "data: [DONE]\n\n";
}

QByteArray ChatForm::whole()
{
    return QJsonDocument(completionJson(m_profile.dialect, m_call)).toJson(QJsonDocument::Compact);
}

} // namespace demo
