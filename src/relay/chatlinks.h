#pragma once

#include "relay/records.h"

namespace relay {

// A web chat that the relay's own page offers with a button: an address with places for key and server.
struct ChatLink
{
    QString name{};              // empty where the relay names none
    QString form{};              // as the relay wrote it
    bool opensInBrowser = false; // http or https; another scheme would put the key on a program's command line
};

// chat_link (One API, Laisky, One Hub), chats (New API), chat_links (One Hub: JSON in a string) of the status.
// Forms with places that are not known are left out.
QList<ChatLink> chatLinks(const RelayInfo &relay);

// With key and the relay's address filled in, encoded so that it stands in a page as it is. Empty when the key has
// characters that a link would read as its own.
core::Secret filledChatLink(const ChatLink &link, const RelayInfo &relay, const core::Secret &key);

} // namespace relay
