#pragma once

#include "chat/wire/jsondecoder.h"

#include <map>
#include <vector>

namespace chat::wire {

EncodedAsk encodeResponses(const Ask &ask);

// POST responses (wire-formats §2). Deltas are told as they come; where the protocol's later summaries disagree with
// what was told (a lost delta, items out of order), Restated corrects it at the end.
class ResponsesDecoder final : public JsonDecoder
{
private:
    void takeObject(const QJsonObject &object, const QByteArray &eventName, QList<ReplyEvent> &out) override;
    void close(QList<ReplyEvent> &out, bool broken) override;

    // A piece of the answer with a place of its own.
    struct Piece
    {
        int item = 0; // output_index
        int part = 0; // content_index
        QString id{}; // item id of reasoning
        bool refusal = false;
        QString text{};
    };
    struct Call
    {
        int item = 0;
        QString itemId{};
        QString callId{};
        QString name{};
        QString arguments{};
    };

    Piece &textPiece(int item, int part);
    Piece &reasoningPiece(const QString &id, int part);
    Call &callFor(const QString &itemId, int item);
    void growText(Piece &piece, const QString &delta, QList<ReplyEvent> &out);
    void growReasoning(Piece &piece, const QString &delta, QList<ReplyEvent> &out);
    void takeItem(const QJsonObject &item, int index, bool done, QList<ReplyEvent> &out);
    void takeMessageItem(const QJsonObject &item, int index, QList<ReplyEvent> &out);
    void takeReasoningItem(const QJsonObject &item, int index, QList<ReplyEvent> &out);
    void takeCallItem(const QJsonObject &item, int index);
    void takePicture(const QJsonObject &item, QList<ReplyEvent> &out);
    void takeTerminal(const QJsonObject &response, const QString &type, QList<ReplyEvent> &out);
    QString wholeText() const;
    QString wholeReasoning() const;

    std::vector<Piece> m_texts{};
    std::vector<Piece> m_reasonings{};
    std::vector<Call> m_calls{};
    std::map<QString, int> m_messageItems{}; // output_index by id: snapshots leave items out and count otherwise
    QStringList m_pictureIds{};
    QString m_toldText{}; // Text and Refusal events so far
    QString m_toldReasoning{};
    QString m_finish{};
    int m_lastItem = -1;
    bool m_hasRefusal = false;
    bool m_modelTold = false;
    bool m_doubtful = false;
};

} // namespace chat::wire
