#pragma once

#include "chat/conversation.h"
#include "chat/wire/replyevent.h"
#include "core/result.h"
#include "net/ssereader.h"

#include <QJsonObject>

#include <functional>
#include <memory>

namespace chat::wire {

enum class Format { ChatCompletions, Responses, Messages };

// What to ask, before it is spelled in a protocol.
struct Ask
{
    QString model{};
    QString systemPrompt{};
    std::vector<Message> messages{}; // oldest first, the new one last
    Parameters parameters{};
    bool stream = true;
    // Bytes of an asset, for pictures and sound; may be empty when the file is gone.
    std::function<QByteArray(core::AssetId)> assetBytes{};
};

// Spells a request. Pure. The body of POST <infer>/<path>.
struct EncodedAsk
{
    QString path{}; // "chat/completions", "responses", "messages"
    QJsonObject body{};
    QList<std::pair<QByteArray, QByteArray>> headers{}; // anthropic-version and the like
};
EncodedAsk encode(Format format, const Ask &ask);

// Reads one protocol's stream. Pure; one object a stream.
class Decoder
{
public:
    virtual ~Decoder() = default;
    virtual QList<ReplyEvent> decode(const net::SseEvent &event) = 0;
    // At the end of the bytes: what was still open.
    virtual QList<ReplyEvent> finish() = 0;
    // A whole, non-streamed answer.
    virtual core::Result<QList<ReplyEvent>> decodeWhole(const QByteArray &body) = 0;
};
std::unique_ptr<Decoder> decoderFor(Format format);

// Gathers events into the answer: what it says, and whether it is complete (only a finish reason says so).
struct Reply
{
    std::vector<Part> parts{};
    std::vector<QByteArray> blobs{}; // bytes of pictures and sound; a part's meta "blob" is the index
    QString finish{};
    Usage usage{};
    QString model{};
    std::optional<core::Error> error{};
    bool complete = false;

    void take(const ReplyEvent &event);
    QString text() const;
    QString reasoning() const;
};

} // namespace chat::wire
