#pragma once

#include "chat/conversation.h"
#include "storage/connection.h"

namespace chat {

// Rows of conversation, message and part as values, and back. On the database thread.

QJsonObject parametersToJson(const Parameters &parameters);
Parameters parametersFromJson(const QJsonObject &object);

// The columns that readConversation and readMessage expect, in their order.
QString conversationColumns();
QString messageColumns();
Asked askedFromJson(const QJsonObject &object);
QString askedText(const Asked &asked);
Conversation readConversation(const storage::Statement &row);
Message readMessage(const storage::Statement &row); // without parts

core::Result<void> insertMessage(storage::Connection &c, const Message &message, core::MessageId *id);
core::Result<void> updateMessage(storage::Connection &c, const Message &message);
core::Result<void> replaceParts(storage::Connection &c, core::MessageId id, const std::vector<Part> &parts);
core::Result<std::vector<Part>> readParts(storage::Connection &c, core::MessageId id);

void takeThinkingTime(Message &message); // out of its reasoning part

// The first words of a text, for titles and the second line of the list.
QString firstWords(const QString &text, int longest);

} // namespace chat
