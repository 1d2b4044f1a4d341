#pragma once

#include "chat/wire/jsondecoder.h"

#include <map>

namespace chat::wire {

EncodedAsk encodeAnthropicMessages(const Ask &ask);

// POST messages (wire-formats §3).
class AnthropicMessagesDecoder final : public JsonDecoder
{
private:
    void takeObject(const QJsonObject &object, const QByteArray &eventName, QList<ReplyEvent> &out) override;
    void close(QList<ReplyEvent> &out, bool broken) override;

    struct Block
    {
        QString type{};
        QString id{};
        QString name{};
        QString input{};   // of the start
        QString partial{}; // of the deltas
    };
    void startBlock(int index, const QJsonObject &block, QList<ReplyEvent> &out);
    void growBlock(int index, const QJsonObject &delta, QList<ReplyEvent> &out);
    void reason(const QString &text, QList<ReplyEvent> &out);
    void takeUsage(const QJsonObject &usage, QList<ReplyEvent> &out);
    void takeFinalUsage(const QJsonObject &usage, QList<ReplyEvent> &out);
    void takeStopReason(const QString &reason, QList<ReplyEvent> &out);
    void takeHead(const QJsonObject &message, QList<ReplyEvent> &out);

    std::vector<Block> m_blocks{};
    std::map<int, std::size_t> m_byIndex{};
    QJsonObject m_usage{}; // overwritten member by member
    QString m_finish{};
    bool m_newThought = false;
    bool m_thought = false;
    bool m_modelTold = false;
};

} // namespace chat::wire
