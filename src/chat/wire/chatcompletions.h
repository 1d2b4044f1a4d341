#pragma once

#include "chat/wire/jsondecoder.h"
#include "chat/wire/thinksplitter.h"
#include "chat/wire/toolslots.h"

namespace chat::wire {

EncodedAsk encodeChatCompletions(const Ask &ask);

// POST chat/completions (wire-formats §1).
class ChatCompletionsDecoder final : public JsonDecoder
{
private:
    void takeObject(const QJsonObject &object, const QByteArray &eventName, QList<ReplyEvent> &out) override;
    void close(QList<ReplyEvent> &out, bool broken) override;

    void takeDelta(const QJsonObject &delta, QList<ReplyEvent> &out);
    void takeContent(const QJsonValue &content, QList<ReplyEvent> &out);
    void takeContentPart(const QJsonObject &part, QList<ReplyEvent> &out);
    void takeAudio(const QJsonObject &audio, QList<ReplyEvent> &out);
    void takeUsage(const QJsonValue &usage, QList<ReplyEvent> &out);
    void say(const std::vector<ThinkSplitter::Piece> &pieces, QList<ReplyEvent> &out);

    ThinkSplitter m_think{};
    ToolSlots m_tools{};
    QString m_finish{};
    bool m_modelTold = false;
};

} // namespace chat::wire
