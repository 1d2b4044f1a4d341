#pragma once

#include "net/request.h"

#include <QStringList>

namespace relay {

// What an error answer says, taken out of whichever shape it came in (relay-api §4.1, §12.2; relay-api-onehub §7.2).
struct ErrorBody
{
    QString text{};           // without its "(request id: …)" endings, keys and the like blanked out
    QString code{};           // error.code as text, or the code beside success:false
    QString type{};           // error.type
    QStringList requestIds{}; // the different ones in the text, in order
    bool isJson = false;
    bool isHtml = false;
    bool isEmpty = false;
    bool isEnvelope = false; // {success:false, …}
    QJsonObject data{};      // of an envelope
    QString page{};          // the start of a web page, for its signs

    // One of the relay's own words, not a provider's passed through.
    bool isRelayType() const;

    static ErrorBody read(const QByteArray &body);
    static ErrorBody of(const QJsonObject &error);
};

} // namespace relay
