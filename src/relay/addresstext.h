#pragma once

#include "core/secret.h"

#include <QString>
#include <QUrl>

namespace relay {

// An address, and perhaps a key, picked out of pasted text: a chat message, an export line, a settings link.
struct AddressText
{
    QUrl url{};         // http or https with a host; invalid when there is none
    core::Secret key{}; // empty when none was seen

    static AddressText find(const QString &text);
};

} // namespace relay
