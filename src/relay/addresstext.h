#pragma once

#include "core/secret.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace relay {

// An address, and perhaps a key, picked out of pasted text: a chat message, an export line, a curl command, a file of
// settings, a settings link.
struct AddressText
{
    QUrl url{};                  // http or https with a host; invalid when there is none
    core::Secret key{};          // empty when none was seen
    QList<QUrl> others{};        // addresses of other hosts that are as plausible; the user should choose
    bool hasScheme = false;      // http:// or https:// stood there; false: it was guessed
    bool hadCredentials = false; // user:password@ stood there; it is not in the url
    bool hasSeveralKeys = false; // key is the first of them

    static AddressText find(const QString &text);
};

} // namespace relay
