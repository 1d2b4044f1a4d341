#include "chat/wire/toolslots.h"

#include "chat/wire/wirejson.h"

#include <QJsonDocument>

namespace chat::wire {

namespace {

QString compact(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace

ToolSlots::Slot &ToolSlots::slotFor(const QJsonObject &fragment, const QString &id)
{
    const QJsonValue number = fragment.value(QLatin1String("index"));
    Slot *found = nullptr;
    if (number.isDouble()) {
        // The last one with this index: relays give every parallel call the same.
        for (Slot &slot : m_slots) {
            if (slot.index == number.toInt())
                found = &slot;
        }
    } else if (!id.isEmpty()) {
        for (Slot &slot : m_slots) {
            if (slot.id == id)
                found = &slot;
        }
    } else if (!m_slots.empty()) {
        found = &m_slots.back();
    }
    if (found && (id.isEmpty() || found->id.isEmpty() || found->id == id || found->otherId == id))
        return *found;
    // Laisky's bridge opens a call under one id, without a name, and goes on under another.
    if (found && found->name.isEmpty() && found->arguments.isEmpty()) {
        found->otherId = id;
        return *found;
    }
    Slot fresh;
    fresh.index = number.isDouble() ? number.toInt() : -1;
    m_slots.push_back(fresh);
    return m_slots.back();
}

void ToolSlots::takeFragment(const QJsonObject &fragment)
{
    const QString id = fragment.value(QLatin1String("id")).toString();
    const QJsonObject function = fragment.value(QLatin1String("function")).toObject();
    const QJsonValue arguments = function.value(QLatin1String("arguments"));
    Slot &slot = slotFor(fragment, id);
    // The whole call once more, beside the finish reason.
    if (!id.isEmpty() && (slot.id == id || slot.otherId == id) && !slot.arguments.isEmpty() &&
        jsonIn(slot.arguments.toUtf8()))
        return;
    if (slot.id.isEmpty())
        slot.id = id;
    if (slot.name.isEmpty())
        slot.name = function.value(QLatin1String("name")).toString();
    if (arguments.isString())
        slot.grow(arguments.toString());
    else if (arguments.isObject() || arguments.isArray())
        slot.arguments = compact(arguments);
}

void ToolSlots::takeLegacy(const QJsonObject &functionCall)
{
    if (m_slots.empty())
        m_slots.emplace_back();
    Slot &slot = m_slots.front();
    if (slot.name.isEmpty())
        slot.name = functionCall.value(QLatin1String("name")).toString();
    const QJsonValue arguments = functionCall.value(QLatin1String("arguments"));
    if (arguments.isString())
        slot.arguments += arguments.toString();
    else if (arguments.isObject())
        slot.arguments = compact(arguments);
}

void ToolSlots::Slot::grow(const QString &piece)
{
    if (piece.isEmpty())
        return;
    isRestated = isRestated && piece.startsWith(latest);
    latest = piece;
    arguments += piece;
}

QString ToolSlots::Slot::whole() const
{
    if (arguments.isEmpty())
        return QStringLiteral("{}");
    // The same bridge sends all there is so far with every piece: joined they are nonsense, the last is the call.
    const bool lastIsAll = isRestated && !jsonIn(arguments.toUtf8()) && jsonIn(latest.toUtf8());
    return lastIsAll ? latest : arguments;
}

QList<ReplyEvent> ToolSlots::events() const
{
    QList<ReplyEvent> out;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        ReplyEvent event = textEvent(ReplyEvent::Kind::ToolCall, m_slots[i].whole());
        event.id = m_slots[i].id;
        event.name = m_slots[i].name;
        event.index = static_cast<int>(i);
        out.append(event);
    }
    return out;
}

} // namespace chat::wire
