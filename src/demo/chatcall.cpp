#include "demo/chatcall.h"

namespace demo {

QJsonObject usageJson(const Usage &usage, bool reasons)
{
    QJsonObject json{{QStringLiteral("prompt_tokens"), usage.prompt},
                     {QStringLiteral("completion_tokens"), usage.completion},
                     {QStringLiteral("total_tokens"), usage.prompt + usage.completion}};
    if (usage.cached > 0)
        json.insert(QStringLiteral("prompt_tokens_details"),
                    QJsonObject{{QStringLiteral("cached_tokens"), usage.cached}});
    if (reasons)
        json.insert(QStringLiteral("completion_tokens_details"),
                    QJsonObject{{QStringLiteral("reasoning_tokens"), usage.reasoning}});
    return json;
}

Usage usageOf(const ChatCall &call, qint64 sentTokens)
{
    if (call.told && sentTokens == call.length())
        return *call.told;
    return {call.promptTokens, 0, sentTokens, std::min<qint64>(sentTokens, call.reasoning.size())};
}

namespace {

// One Hub leaves no detail out but those of the question that are 0.
QJsonObject hubUsage(const Usage &usage)
{
    QJsonObject json = usageJson(usage, false);
    json.insert(QStringLiteral("prompt_tokens_details"),
                usage.cached > 0 ? QJsonObject{{QStringLiteral("cached_tokens"), usage.cached}} : QJsonObject());
    json.insert(QStringLiteral("completion_tokens_details"),
                QJsonObject{{QStringLiteral("reasoning_tokens"), usage.reasoning},
                            {QStringLiteral("accepted_prediction_tokens"), 0},
                            {QStringLiteral("rejected_prediction_tokens"), 0}});
    return json;
}

// Laisky writes every detail, also those that are 0.
QJsonObject laiskyUsage(const ChatCall &call, const Usage &usage)
{
    QJsonObject json = usageJson(usage, false);
    const bool isTranslated = call.isTranslated(Dialect::Laisky);
    if (!call.reasoning.isEmpty() || isTranslated) {
        QJsonObject details{{QStringLiteral("reasoning_tokens"), usage.reasoning}};
        for (const char *name : {"audio_tokens", "accepted_prediction_tokens", "rejected_prediction_tokens",
                                 "text_tokens", "cached_tokens"})
            details.insert(QLatin1String(name), 0);
        json.insert(QStringLiteral("completion_tokens_details"), details);
    }
    if (isTranslated) {
        QJsonObject details;
        for (const char *name : {"cached_tokens", "audio_tokens", "text_tokens", "image_tokens"})
            details.insert(QLatin1String(name), 0);
        json.insert(QStringLiteral("prompt_tokens_details"), details);
    }
    return json;
}

} // namespace

QJsonObject usageFor(Dialect dialect, const ChatCall &call, const Usage &usage)
{
    switch (profileOf(dialect).family) {
    case Family::Laisky:
        return laiskyUsage(call, usage);
    case Family::OneHub:
        return hubUsage(usage);
    case Family::OneApi:
    case Family::NewApi:
        break;
    }
    return usageJson(usage, !call.reasoning.isEmpty());
}

void describe(const ChatCall &call, Spending &spending)
{
    spending.path = call.path;
    spending.conversion = call.conversion;
    spending.isClaude = call.isClaude;
}

QJsonObject completionJson(Dialect dialect, const ChatCall &call)
{
    const qint64 sent = call.sentTokens();
    const qint64 reasoned = std::min<qint64>(sent, call.reasoning.size());
    QJsonObject message{{QStringLiteral("role"), QStringLiteral("assistant")},
                        {QStringLiteral("content"), call.words.mid(0, sent - reasoned).join(QString())}};
    if (reasoned > 0)
        message.insert(dialect == Dialect::Laisky ? QStringLiteral("reasoning") : QStringLiteral("reasoning_content"),
                       call.reasoning.mid(0, reasoned).join(QString()));
    QJsonObject choice{{QStringLiteral("index"), 0},
                       {QStringLiteral("message"), message},
                       {QStringLiteral("finish_reason"), call.finishReason()}};
    const bool isTranslated = call.isTranslated(dialect);
    const Family family = profileOf(dialect).family;
    const bool passesOn = family == Family::OneApi || family == Family::NewApi; // as the supplier wrote it
    if (passesOn)
        choice.insert(QStringLiteral("logprobs"), QJsonValue());
    QJsonObject json{{QStringLiteral("choices"), QJsonArray{choice}},
                     {QStringLiteral("usage"), usageFor(dialect, call, usageOf(call, sent))}};
    if (family != Family::Laisky || isTranslated) {
        json.insert(QStringLiteral("id"), call.answerId);
        json.insert(QStringLiteral("object"), QStringLiteral("chat.completion"));
        json.insert(QStringLiteral("created"), call.createdSeconds);
        json.insert(QStringLiteral("model"), call.ticket.model.supplierName);
        if (passesOn)
            json.insert(QStringLiteral("system_fingerprint"), QJsonValue());
    }
    return json;
}

} // namespace demo
