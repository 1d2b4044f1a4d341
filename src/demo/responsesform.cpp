#include "demo/responsesform.h"

#include <QJsonDocument>

namespace demo {

namespace {

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString itemId(const ChatCall &call, bool isReasoning)
{
    return (isReasoning ? QStringLiteral("rs_") : QStringLiteral("msg_")) + call.answerId.section(QLatin1Char('_'), 1);
}

QJsonObject textPart(const QString &text)
{
    return {{QStringLiteral("type"), QStringLiteral("output_text")},
            {QStringLiteral("text"), text},
            {QStringLiteral("annotations"), QJsonArray()}};
}

QJsonArray summary(const QString &text)
{
    return {QJsonObject{{QStringLiteral("type"), QStringLiteral("summary_text")}, {QStringLiteral("text"), text}}};
}

QJsonObject reasoningItem(const ChatCall &call, const QJsonArray &parts)
{
    return {{QStringLiteral("type"), QStringLiteral("reasoning")},
            {QStringLiteral("id"), itemId(call, true)},
            {QStringLiteral("summary"), parts}};
}

QJsonObject messageItem(const ChatCall &call, const char *status, const QJsonArray &content)
{
    return {{QStringLiteral("type"), QStringLiteral("message")},
            {QStringLiteral("id"), itemId(call, false)},
            {QStringLiteral("status"), QString::fromLatin1(status)},
            {QStringLiteral("role"), QStringLiteral("assistant")},
            {QStringLiteral("content"), content}};
}

QJsonObject responsesUsage(const Usage &usage)
{
    return {
        {QStringLiteral("input_tokens"), usage.prompt},
        {QStringLiteral("input_tokens_details"), QJsonObject{{QStringLiteral("cached_tokens"), usage.cached}}},
        {QStringLiteral("output_tokens"), usage.completion},
        {QStringLiteral("output_tokens_details"), QJsonObject{{QStringLiteral("reasoning_tokens"), usage.reasoning}}},
        {QStringLiteral("total_tokens"), usage.prompt + usage.completion}};
}

} // namespace

QByteArray ResponsesForm::event(const char *type, QJsonObject json)
{
    json.insert(QStringLiteral("type"), QString::fromLatin1(type));
    json.insert(QStringLiteral("sequence_number"), m_number++);
    return QByteArray("event: ") + type + "\ndata: " + compact(json) + "\n\n";
}

QJsonObject ResponsesForm::response(const QString &status, const QJsonArray &output, const QJsonValue &usage) const
{
    const bool isShort = status == QStringLiteral("incomplete");
    return {{QStringLiteral("id"), m_call.answerId},
            {QStringLiteral("object"), QStringLiteral("response")},
            {QStringLiteral("created_at"), m_call.createdSeconds},
            {QStringLiteral("status"), status},
            {QStringLiteral("model"), m_call.ticket.model.supplierName},
            {QStringLiteral("output"), output},
            {QStringLiteral("usage"), usage},
            {QStringLiteral("error"), QJsonValue()},
            {QStringLiteral("incomplete_details"),
             isShort ? QJsonValue(QJsonObject{{QStringLiteral("reason"), QStringLiteral("max_output_tokens")}})
                     : QJsonValue()},
            {QStringLiteral("parallel_tool_calls"), true},
            {QStringLiteral("tools"), QJsonArray()},
            {QStringLiteral("tool_choice"), QStringLiteral("auto")},
            {QStringLiteral("metadata"), QJsonObject()}};
}

QJsonArray ResponsesForm::output(qint64 sent) const
{
    QJsonArray items;
    if (!m_call.reasoning.isEmpty())
        items.append(reasoningItem(m_call, summary(reasoningUpTo(sent))));
    if (sent > m_call.reasoning.size() || m_call.reasoning.isEmpty())
        items.append(messageItem(m_call, m_call.isCutShort() ? "incomplete" : "completed", {textPart(textUpTo(sent))}));
    return items;
}

QByteArray ResponsesForm::opening()
{
    const QJsonObject begun = response(QStringLiteral("in_progress"), {}, QJsonValue());
    return event("response.created", {{QStringLiteral("response"), begun}}) +
           event("response.in_progress", {{QStringLiteral("response"), begun}});
}

QByteArray ResponsesForm::startItem(bool isReasoning)
{
    ++m_item;
    m_isReasoning = isReasoning;
    QByteArray bytes = event(
        "response.output_item.added",
        {{QStringLiteral("output_index"), m_item},
         {QStringLiteral("item"), isReasoning ? reasoningItem(m_call, {}) : messageItem(m_call, "in_progress", {})}});
    if (!isReasoning)
        bytes += event("response.content_part.added", {{QStringLiteral("item_id"), itemId(m_call, false)},
                                                       {QStringLiteral("output_index"), m_item},
                                                       {QStringLiteral("content_index"), 0},
                                                       {QStringLiteral("part"), textPart(QString())}});
    return bytes;
}

QByteArray ResponsesForm::stopItem(qint64 sent)
{
    if (m_item < 0)
        return {};
    if (m_isReasoning)
        return event("response.output_item.done",
                     {{QStringLiteral("output_index"), m_item},
                      {QStringLiteral("item"), reasoningItem(m_call, summary(reasoningUpTo(sent)))}});
    const QString text = textUpTo(sent);
    const QJsonObject place{{QStringLiteral("item_id"), itemId(m_call, false)},
                            {QStringLiteral("output_index"), m_item},
                            {QStringLiteral("content_index"), 0}};
    QJsonObject done = place;
    done.insert(QStringLiteral("text"), text);
    QJsonObject part = place;
    part.insert(QStringLiteral("part"), textPart(text));
    return event("response.output_text.done", done) + event("response.content_part.done", part) +
           event("response.output_item.done",
                 {{QStringLiteral("output_index"), m_item},
                  {QStringLiteral("item"),
                   messageItem(m_call, m_call.isCutShort() ? "incomplete" : "completed", {textPart(text)})}});
}

QByteArray ResponsesForm::piece(qint64 index)
{
    QByteArray bytes;
    const bool reasons = isReasoning(index);
    if (m_item >= 0 && m_isReasoning != reasons)
        bytes += stopItem(index);
    if (m_item < 0 || m_isReasoning != reasons)
        bytes += startItem(reasons);
    m_sent = index + 1;
    if (reasons)
        return bytes +
               event("response.reasoning_summary_text.delta", {{QStringLiteral("item_id"), itemId(m_call, true)},
                                                               {QStringLiteral("output_index"), m_item},
                                                               {QStringLiteral("summary_index"), 0},
                                                               {QStringLiteral("delta"), token(index)}});
    return bytes + event("response.output_text.delta", {{QStringLiteral("item_id"), itemId(m_call, false)},
                                                        {QStringLiteral("output_index"), m_item},
                                                        {QStringLiteral("content_index"), 0},
                                                        {QStringLiteral("delta"), token(index)}});
}

QByteArray ResponsesForm::closing(const Ending &ending)
{
    if (ending.isCut())
        return {};
    if (!ending.isComplete()) {
        QJsonObject failed = response(QStringLiteral("failed"), {}, QJsonValue());
        failed.insert(QStringLiteral("error"),
                      QJsonObject{{QStringLiteral("code"), QStringLiteral("server_error")},
                                  {QStringLiteral("message"), QStringLiteral("The server is overloaded")}});
        return event("response.failed", {{QStringLiteral("response"), failed}});
    }
    const QJsonObject usage = responsesUsage(ending.usage);
    const QByteArray end = stopItem(m_sent);
    if (m_call.isCutShort())
        return end + event("response.incomplete", {{QStringLiteral("response"),
                                                    response(QStringLiteral("incomplete"), output(m_sent), usage)}});
    return end + event("response.completed",
                       {{QStringLiteral("response"), response(QStringLiteral("completed"), output(m_sent), usage)}});
}

QByteArray ResponsesForm::whole()
{
    const qint64 sent = m_call.sentTokens();
    QJsonObject json = response(m_call.isCutShort() ? QStringLiteral("incomplete") : QStringLiteral("completed"),
                                output(sent), responsesUsage(usageOf(m_call, sent)));
    if (m_profile.family != Family::OneHub)
        return compact(json);
    for (const char *name : {"error", "incomplete_details", "tools", "metadata"})
        if (json.value(QLatin1String(name)).toObject().isEmpty())
            json.remove(QLatin1String(name));
    QJsonArray items = json.value(QLatin1String("output")).toArray();
    if (!m_call.reasoning.isEmpty()) {
        QJsonObject item = items.at(0).toObject();
        item.insert(QStringLiteral("status"), QString());
        items.replace(0, item);
        json.insert(QStringLiteral("output"), items);
    }
    return compact(json);
}

QByteArray LaiskyResponsesForm::event(const char *type, QJsonObject json) const
{
    json.insert(QStringLiteral("type"), QString::fromLatin1(type));
    json.insert(QStringLiteral("id"), QStringLiteral("resp-") + m_call.ticket.requestId);
    return QByteArray("event: ") + type + "\ndata: " + compact(json) + "\n\n";
}

QJsonObject LaiskyResponsesForm::response(const QString &status) const
{
    QJsonObject json{{QStringLiteral("id"), QStringLiteral("resp-") + m_call.ticket.requestId},
                     {QStringLiteral("object"), QStringLiteral("response")},
                     {QStringLiteral("created_at"), m_call.createdSeconds},
                     {QStringLiteral("status"), status},
                     {QStringLiteral("model"), m_call.ticket.asked},
                     {QStringLiteral("output"), QJsonArray()},
                     {QStringLiteral("parallel_tool_calls"), false}};
    if (m_call.mostTokens > 0)
        json.insert(QStringLiteral("max_output_tokens"), m_call.mostTokens);
    return json;
}

QByteArray LaiskyResponsesForm::opening()
{
    const QString id = itemId(m_call, false);
    return event("response.created", {{QStringLiteral("response"), response(QStringLiteral("in_progress"))}}) +
           event("response.output_item.added", {{QStringLiteral("item"), messageItem(m_call, "in_progress", {})}}) +
           event("response.content_part.added",
                 {{QStringLiteral("item_id"), id},
                  {QStringLiteral("part"), QJsonObject{{QStringLiteral("type"), QStringLiteral("output_text")}}}});
}

// It strips every piece of the reasoning of its blanks.
QByteArray LaiskyResponsesForm::piece(qint64 index)
{
    m_sent = index + 1;
    if (!isReasoning(index))
        return event("response.output_text.delta",
                     {{QStringLiteral("item_id"), itemId(m_call, false)}, {QStringLiteral("delta"), token(index)}});
    QByteArray bytes;
    if (!m_hasReasoned)
        bytes +=
            event("response.reasoning_summary_part.added",
                  {{QStringLiteral("part"), QJsonObject{{QStringLiteral("type"), QStringLiteral("summary_text")}}}});
    m_hasReasoned = true;
    const QString piece = token(index).trimmed();
    if (!piece.isEmpty())
        bytes += event("response.reasoning_summary_text.delta", {{QStringLiteral("delta"), piece}});
    return bytes;
}

// Says "completed" whatever happened; only the missing usage tells that the supplier broke off.
QByteArray LaiskyResponsesForm::closing(const Ending &ending)
{
    const QString id = itemId(m_call, false);
    const QString text = textUpTo(m_sent);
    const QJsonObject part{{QStringLiteral("type"), QStringLiteral("output_text")}, {QStringLiteral("text"), text}};
    const QJsonObject item = messageItem(m_call, "completed", {part});
    QJsonArray items{item};
    QByteArray bytes =
        event("response.output_text.done", {{QStringLiteral("item_id"), id}, {QStringLiteral("text"), text}}) +
        event("response.content_part.done", {{QStringLiteral("item_id"), id}, {QStringLiteral("part"), part}});
    if (m_hasReasoned) {
        QString reasoning;
        for (const QString &piece : m_call.reasoning)
            reasoning += piece.trimmed();
        bytes += event("response.reasoning_summary_text.done",
                       {{QStringLiteral("part"), QJsonObject{{QStringLiteral("type"), QStringLiteral("summary_text")},
                                                             {QStringLiteral("text"), reasoning}}}});
        items.append(QJsonObject{
            {QStringLiteral("type"), QStringLiteral("reasoning")},
            {QStringLiteral("status"), QStringLiteral("completed")},
            {QStringLiteral("content"), QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("text")},
                                                               {QStringLiteral("text"), reasoning}}}},
            {QStringLiteral("summary"), summary(reasoning)}});
    }
    QJsonObject done = response(QStringLiteral("completed"));
    done.insert(QStringLiteral("output"), items);
    if (!ending.isCut()) {
        const Usage &usage = ending.usage;
        QJsonObject told{{QStringLiteral("input_tokens"), usage.prompt},
                         {QStringLiteral("output_tokens"), usage.completion},
                         {QStringLiteral("total_tokens"), usage.prompt + usage.completion}};
        if (usage.reasoning > 0)
            told.insert(QStringLiteral("output_tokens_details"),
                        QJsonObject{{QStringLiteral("reasoning_tokens"), usage.reasoning}});
        done.insert(QStringLiteral("usage"), told);
    }
    return bytes + event("response.output_item.done", {{QStringLiteral("item"), item}}) +
           event("response.completed", {{QStringLiteral("response"), done}}) + "data: [DONE]\n\n";
}

} // namespace demo
