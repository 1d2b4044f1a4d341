#pragma once

#include "chat/wire/replyevent.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace chat::wire {

// The JSON value that is the whole of the bytes. Bad UTF-8 is read with replacement characters.
std::optional<QJsonValue> jsonIn(const QByteArray &bytes);
// The JSON values and [DONE] marks that stand one after the other, whatever joins them (blanks, "data:"). Nothing when
// there is anything else: a buffering proxy glues events, it does not invent text between them.
std::optional<QList<QByteArray>> gluedValues(const QByteArray &bytes);

// The server's words of an error, in any of the shapes that are met (wire-formats §8.1); "" when none is found.
QString errorMessageIn(const QJsonValue &value);
// Whether the value is an error, and not a piece of an answer. eventName: what the stream named the event.
bool isErrorValue(const QJsonValue &value, const QByteArray &eventName);
ReplyEvent errorEvent(const QJsonValue &value);
ReplyEvent brokenEvent(core::ErrorKind kind, core::ErrorCause cause, const QString &detail);

ReplyEvent textEvent(ReplyEvent::Kind kind, const QString &text);
// Bytes and type of a data: URL, else the address itself.
ReplyEvent imageEvent(const QString &url);

// Counters come as numbers, floats or strings; anything else is not known.
std::optional<qint64> countIn(const QJsonObject &object, QLatin1String key);
// Usage by the names of Chat Completions (§1.7) or Responses (§2.4).
Usage usageIn(const QJsonObject &usage);

// The type of a picture or sound by its first bytes; "" when unknown.
QString sniffedMime(const QByteArray &bytes);
QString dataUrl(const QByteArray &bytes, const QString &mime);

} // namespace chat::wire
