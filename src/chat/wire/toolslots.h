#pragma once

#include "chat/wire/replyevent.h"

#include <QJsonObject>

#include <vector>

namespace chat::wire {

// Puts tool calls together from fragments that may lack an index, share one, or repeat what was said (wire-formats
// §1.6). Calls are told at the end only: those of a broken stream are worth nothing.
class ToolSlots
{
public:
    void takeFragment(const QJsonObject &fragment); // an element of delta.tool_calls
    void takeLegacy(const QJsonObject &functionCall);
    bool isEmpty() const { return m_slots.empty(); }
    QList<ReplyEvent> events() const;

private:
    struct Slot
    {
        QString id{};
        QString otherId{};
        QString name{};
        QString arguments{};
        QString latest{};       // the last piece of them
        bool isRestated = true; // each piece began with the one before
        int index = -1;
        void grow(const QString &piece);
        QString whole() const;
    };
    Slot &slotFor(const QJsonObject &fragment, const QString &id);

    std::vector<Slot> m_slots{};
};

} // namespace chat::wire
