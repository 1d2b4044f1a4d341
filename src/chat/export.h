#pragma once

#include "chat/conversation.h"

#include <QJsonObject>

namespace chat {

// A chat as a document to keep: the shown branch, who said what, when, with which model and at what cost. Pure.
// Markdown: reasoning folded away, pictures and files by name. JSON: everything, format "relaydesk-chat", version 1;
// what is not known is absent, never 0.
QString markdownOf(const Conversation &conversation, const QList<Message> &messages);
QJsonObject jsonOf(const Conversation &conversation, const QList<Message> &messages);

} // namespace chat
