#include "chat/wire/responses.h"

#include <algorithm>

namespace chat::wire {

namespace {

QString textOf(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString();
}

int intOf(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toInt(0); // bridges leave zeros out
}

// Tells what a summary has beyond what was already told; false when it contradicts it.
bool isContinuation(const QString &told, const QString &whole)
{
    return whole.startsWith(told);
}

const QLatin1String paragraph("\n\n");

} // namespace

ResponsesDecoder::Piece &ResponsesDecoder::textPiece(int item, int part)
{
    for (Piece &piece : m_texts) {
        if (piece.item == item && piece.part == part)
            return piece;
    }
    Piece fresh;
    fresh.item = item;
    fresh.part = part;
    return m_texts.emplace_back(fresh);
}

ResponsesDecoder::Piece &ResponsesDecoder::reasoningPiece(const QString &id, int part)
{
    for (Piece &piece : m_reasonings) {
        if (piece.id == id && piece.part == part)
            return piece;
    }
    Piece fresh;
    fresh.id = id;
    fresh.part = part;
    return m_reasonings.emplace_back(fresh);
}

ResponsesDecoder::Call &ResponsesDecoder::callFor(const QString &itemId, int item)
{
    for (Call &call : m_calls) {
        const bool bothNamed = !itemId.isEmpty() && !call.itemId.isEmpty();
        if (bothNamed ? call.itemId == itemId : call.item == item)
            return call;
    }
    Call fresh;
    fresh.item = item;
    fresh.itemId = itemId;
    return m_calls.emplace_back(fresh);
}

void ResponsesDecoder::growText(Piece &piece, const QString &delta, QList<ReplyEvent> &out)
{
    if (delta.isEmpty())
        return;
    piece.text += delta;
    const auto kind = piece.refusal ? ReplyEvent::Kind::Refusal : ReplyEvent::Kind::Text;
    m_hasRefusal = m_hasRefusal || piece.refusal;
    if (!m_toldText.isEmpty() && piece.item != m_lastItem) {
        m_toldText += paragraph;
        out.append(textEvent(kind, paragraph));
    }
    m_lastItem = piece.item;
    m_toldText += delta;
    out.append(textEvent(kind, delta));
}

void ResponsesDecoder::growReasoning(Piece &piece, const QString &delta, QList<ReplyEvent> &out)
{
    if (delta.isEmpty())
        return;
    QString said = delta;
    if (piece.text.isEmpty() && !m_toldReasoning.isEmpty())
        said.prepend(paragraph);
    piece.text += delta;
    m_toldReasoning += said;
    out.append(textEvent(ReplyEvent::Kind::Reasoning, said));
}

void ResponsesDecoder::takeObject(const QJsonObject &object, const QByteArray &eventName, QList<ReplyEvent> &out)
{
    QString type = textOf(object, QLatin1String("type"));
    if (type.isEmpty())
        type = QString::fromUtf8(eventName);
    if (textOf(object, QLatin1String("object")) == QLatin1String("response")) {
        takeTerminal(object, QLatin1String("response.") + textOf(object, QLatin1String("status")), out);
        return;
    }
    const int item = intOf(object, QLatin1String("output_index"));
    const int part = intOf(object, QLatin1String("content_index"));
    const QString itemId = textOf(object, QLatin1String("item_id"));
    const QString delta = textOf(object, QLatin1String("delta"));
    const QJsonObject partObject = object.value(QLatin1String("part")).toObject();

    if (type == QLatin1String("response.output_text.delta")) {
        growText(textPiece(item, part), delta, out);
    } else if (type == QLatin1String("response.refusal.delta")) {
        Piece &piece = textPiece(item, part);
        piece.refusal = true;
        growText(piece, delta, out);
    } else if (type == QLatin1String("response.output_text.done") || type == QLatin1String("response.refusal.done")) {
        const bool refusal = type.startsWith(QLatin1String("response.refusal"));
        const QString whole = textOf(object, refusal ? QLatin1String("refusal") : QLatin1String("text"));
        Piece &piece = textPiece(item, part);
        piece.refusal = refusal;
        if (isContinuation(piece.text, whole))
            growText(piece, whole.mid(piece.text.size()), out);
        else if (!whole.isEmpty())
            piece.text = whole; // told at the end
    } else if (type == QLatin1String("response.content_part.done")) {
        Piece &piece = textPiece(item, part);
        if (piece.text.isEmpty()) {
            piece.refusal = textOf(partObject, QLatin1String("type")) == QLatin1String("refusal");
            growText(piece, textOf(partObject, piece.refusal ? QLatin1String("refusal") : QLatin1String("text")), out);
        }
    } else if (type == QLatin1String("response.reasoning_summary_text.delta") ||
               type == QLatin1String("response.reasoning_text.delta")) {
        const int index =
            type.contains(QLatin1String("summary")) ? intOf(object, QLatin1String("summary_index")) : 1000 + part;
        growReasoning(reasoningPiece(itemId, index), delta, out);
    } else if (type == QLatin1String("response.reasoning_summary_text.done") ||
               type == QLatin1String("response.reasoning_text.done") ||
               type == QLatin1String("response.reasoning_summary_part.done")) {
        const int index =
            type.contains(QLatin1String("summary")) ? intOf(object, QLatin1String("summary_index")) : 1000 + part;
        Piece &piece = reasoningPiece(itemId, index);
        QString whole = textOf(object, QLatin1String("text"));
        if (whole.isEmpty())
            whole = textOf(partObject, QLatin1String("text"));
        if (isContinuation(piece.text, whole))
            growReasoning(piece, whole.mid(piece.text.size()), out);
        else if (!whole.isEmpty())
            piece.text = whole;
    } else if (type == QLatin1String("response.function_call_arguments.delta") ||
               type == QLatin1String("response.custom_tool_call_input.delta")) {
        callFor(itemId, item).arguments += delta;
    } else if (type == QLatin1String("response.function_call_arguments.done") ||
               type == QLatin1String("response.custom_tool_call_input.done")) {
        Call &call = callFor(itemId, item);
        const bool custom = type.contains(QLatin1String("custom"));
        const QString whole = textOf(object, custom ? QLatin1String("input") : QLatin1String("arguments"));
        if (!whole.isEmpty())
            call.arguments = whole;
        if (call.name.isEmpty())
            call.name = textOf(object, QLatin1String("name"));
    } else if (type == QLatin1String("response.output_item.added") ||
               type == QLatin1String("response.output_item.done")) {
        takeItem(object.value(QLatin1String("item")).toObject(), item, type.endsWith(QLatin1String("done")), out);
    } else if (type == QLatin1String("response.completed") || type == QLatin1String("response.incomplete") ||
               type == QLatin1String("response.failed") || type == QLatin1String("response.cancelled")) {
        takeTerminal(object.value(QLatin1String("response")).toObject(), type, out);
    } else if (!m_modelTold) {
        const QString model = textOf(object.value(QLatin1String("response")).toObject(), QLatin1String("model"));
        if (!model.isEmpty()) {
            m_modelTold = true;
            out.append(textEvent(ReplyEvent::Kind::Model, model));
        }
    }
}

void ResponsesDecoder::takeItem(const QJsonObject &item, int index, bool done, QList<ReplyEvent> &out)
{
    const QString type = textOf(item, QLatin1String("type"));
    if (type == QLatin1String("message")) {
        const int place = m_messageItems.try_emplace(textOf(item, QLatin1String("id")), index).first->second;
        if (done)
            takeMessageItem(item, place, out);
    } else if (type == QLatin1String("function_call") || type == QLatin1String("custom_tool_call")) {
        takeCallItem(item, index);
    } else if (type == QLatin1String("reasoning") && done) {
        takeReasoningItem(item, index, out);
    } else if (type == QLatin1String("image_generation_call") && done) {
        takePicture(item, out);
    }
}

void ResponsesDecoder::takeMessageItem(const QJsonObject &item, int index, QList<ReplyEvent> &out)
{
    for (const Piece &piece : m_texts) {
        if (piece.item == index && !piece.text.isEmpty())
            return; // the deltas and their own summaries said it
    }
    const QJsonArray parts = item.value(QLatin1String("content")).toArray();
    for (int i = 0; i < parts.size(); ++i) {
        const QJsonObject part = parts[i].toObject();
        Piece &piece = textPiece(index, i);
        piece.refusal = textOf(part, QLatin1String("type")) == QLatin1String("refusal");
        growText(piece, textOf(part, piece.refusal ? QLatin1String("refusal") : QLatin1String("text")), out);
    }
}

void ResponsesDecoder::takeReasoningItem(const QJsonObject &item, int, QList<ReplyEvent> &out)
{
    const QString id = textOf(item, QLatin1String("id"));
    for (const Piece &piece : m_reasonings) {
        if ((piece.id == id || piece.id.isEmpty()) && !piece.text.isEmpty())
            return;
    }
    const QJsonArray summary = item.value(QLatin1String("summary")).toArray();
    for (int i = 0; i < summary.size(); ++i)
        growReasoning(reasoningPiece(id, i), textOf(summary[i].toObject(), QLatin1String("text")), out);
    const QJsonArray content = item.value(QLatin1String("content")).toArray();
    for (int i = 0; i < content.size(); ++i)
        growReasoning(reasoningPiece(id, 1000 + i), textOf(content[i].toObject(), QLatin1String("text")), out);
}

void ResponsesDecoder::takeCallItem(const QJsonObject &item, int index)
{
    Call &call = callFor(textOf(item, QLatin1String("id")), index);
    const QString callId = textOf(item, QLatin1String("call_id"));
    if (!callId.isEmpty())
        call.callId = callId;
    if (call.name.isEmpty())
        call.name = textOf(item, QLatin1String("name"));
    const bool custom = textOf(item, QLatin1String("type")) == QLatin1String("custom_tool_call");
    const QString arguments = textOf(item, custom ? QLatin1String("input") : QLatin1String("arguments"));
    if (!arguments.isEmpty())
        call.arguments = arguments;
}

void ResponsesDecoder::takePicture(const QJsonObject &item, QList<ReplyEvent> &out)
{
    const QString id = textOf(item, QLatin1String("id"));
    const QString result = textOf(item, QLatin1String("result"));
    if (result.isEmpty() || (!id.isEmpty() && m_pictureIds.contains(id)))
        return;
    m_pictureIds.append(id);
    ReplyEvent event;
    event.kind = ReplyEvent::Kind::Image;
    event.data = QByteArray::fromBase64(result.toLatin1());
    event.mime = sniffedMime(event.data);
    out.append(event);
}

void ResponsesDecoder::takeTerminal(const QJsonObject &response, const QString &type, QList<ReplyEvent> &out)
{
    QString status = textOf(response, QLatin1String("status"));
    if (status.isEmpty())
        status = type.section(QLatin1Char('.'), -1);
    if (status == QLatin1String("in_progress") || status == QLatin1String("queued"))
        return; // a snapshot, not an end
    if (!m_modelTold && !textOf(response, QLatin1String("model")).isEmpty()) {
        m_modelTold = true;
        out.append(textEvent(ReplyEvent::Kind::Model, textOf(response, QLatin1String("model"))));
    }
    const QJsonArray output = response.value(QLatin1String("output")).toArray();
    const bool anyText = !wholeText().isEmpty();
    for (int i = 0; i < output.size(); ++i) {
        const QJsonObject item = output[i].toObject();
        const QString itemType = textOf(item, QLatin1String("type"));
        // Bridges count items differently in the snapshot: what is not known by its id adds nothing to a told text.
        if (itemType == QLatin1String("message") && anyText &&
            !m_messageItems.contains(textOf(item, QLatin1String("id"))))
            continue;
        Call *known = nullptr;
        for (Call &call : m_calls) {
            const QString callId = textOf(item, QLatin1String("call_id"));
            if ((!callId.isEmpty() && call.callId == callId) || call.itemId == textOf(item, QLatin1String("id")))
                known = &call;
        }
        if (known && itemType.endsWith(QLatin1String("_call")))
            takeCallItem(item, known->item);
        else
            takeItem(item, i, true, out);
    }
    const QJsonObject usage = response.value(QLatin1String("usage")).toObject();
    if (!usage.isEmpty()) {
        ReplyEvent event;
        event.kind = ReplyEvent::Kind::Usage;
        event.usage = usageIn(usage);
        out.append(event);
    }
    seeTerminalSign();
    if (status == QLatin1String("failed")) {
        fail(errorEvent(response), out);
        return;
    }
    const QString reason =
        textOf(response.value(QLatin1String("incomplete_details")).toObject(), QLatin1String("reason"));
    if (status == QLatin1String("completed"))
        m_finish = QStringLiteral("stop");
    else if (status == QLatin1String("incomplete"))
        m_finish = reason == QLatin1String("content_filter") ? reason : QStringLiteral("length");
    else
        m_finish = status;
    // A relay that bridges claims "completed" after a cut as well; that it counted nothing is the only sign.
    m_doubtful = status == QLatin1String("completed") && usage.isEmpty() && m_calls.empty();
    endReading();
}

QString ResponsesDecoder::wholeText() const
{
    std::vector<Piece> pieces = m_texts;
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) {
        return std::pair(a.item, a.part) < std::pair(b.item, b.part);
    });
    QString all;
    int last = -1;
    for (const Piece &piece : pieces) {
        if (piece.text.isEmpty())
            continue;
        if (!all.isEmpty() && piece.item != last)
            all += paragraph;
        last = piece.item;
        all += piece.text;
    }
    return all;
}

QString ResponsesDecoder::wholeReasoning() const
{
    QString all;
    for (const Piece &piece : m_reasonings) {
        if (!all.isEmpty() && !piece.text.isEmpty())
            all += paragraph;
        all += piece.text;
    }
    return all;
}

void ResponsesDecoder::close(QList<ReplyEvent> &out, bool broken)
{
    const QString text = wholeText();
    const QString reasoning = wholeReasoning();
    if (text != m_toldText || reasoning != m_toldReasoning) {
        ReplyEvent event = textEvent(ReplyEvent::Kind::Restated, text);
        event.reasoning = reasoning;
        out.append(event);
    }
    if (broken)
        return;
    std::stable_sort(m_calls.begin(), m_calls.end(), [](const Call &a, const Call &b) { return a.item < b.item; });
    for (std::size_t i = 0; i < m_calls.size(); ++i) {
        const Call &call = m_calls[i];
        ReplyEvent event =
            textEvent(ReplyEvent::Kind::ToolCall, call.arguments.isEmpty() ? QStringLiteral("{}") : call.arguments);
        event.id = call.callId.isEmpty() ? call.itemId : call.callId;
        event.name = call.name;
        event.index = static_cast<int>(i);
        out.append(event);
    }
    if (!m_calls.empty() && (m_finish.isEmpty() || m_finish == QLatin1String("stop")))
        m_finish = QStringLiteral("tool_calls");
    if (!m_finish.isEmpty()) {
        ReplyEvent event = textEvent(ReplyEvent::Kind::Finish, m_finish);
        event.doubtful = m_doubtful;
        out.append(event);
    }
}

} // namespace chat::wire
