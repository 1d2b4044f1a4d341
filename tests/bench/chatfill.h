#pragma once

#include "storage/database.h"

namespace bench {

// Chats of the size that years of use make, the same every time. Written straight into the tables.
struct ChatFill
{
    int conversations = 1;
    int messages = 4;   // in each, questions and answers in turn
    bool mixed = false; // for search: every message another text of Latin words and Chinese characters
};

// On the database thread. The account that the chats belong to is number 1; it is added, with a key hint, when missing.
core::Result<void> fillChats(storage::Connection &c, const ChatFill &fill);

// The profile's database, made and filled; nothing else is written there. False: the reason is on stderr.
bool makeProfile(const QString &folder, const ChatFill &first, const ChatFill &second = {0, 0, false});

// Markdown of about so many characters: the demo's answers one after the other.
QString markdownText(qsizetype characters);

} // namespace bench
