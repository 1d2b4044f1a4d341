#pragma once

#include "relay/relayaddress.h"

namespace relay {

// A relay that somebody hands over by a link (docs/links.md): relaydesk://add?address=…&key=…, or a settings link of
// another program with address and key in it. Nothing is done with it before the user was asked.
struct RelayLink
{
    QString typed{};      // the address as RelayAddress takes it
    QString host{};       // to be shown: host and port, in letters that cannot be mistaken (punycode)
    bool isPlain = false; // http: what is sent can be read on the way
    core::Secret key{};   // may be empty: then it is an address only
    QString name{};       // how the other side calls it; may be empty
};

// Whether a text on the command line or in the clipboard is such a link and no command.
bool isRelayLink(const QString &text);
// BadRequest when there is no address in it.
core::Result<RelayLink> readRelayLink(const QString &text);

} // namespace relay
