#include "chat/wire/wireformat.h"

#include "chat/wire/anthropicmessages.h"
#include "chat/wire/chatcompletions.h"
#include "chat/wire/responses.h"

namespace chat::wire {

EncodedAsk encode(Format format, const Ask &ask)
{
    switch (format) {
    case Format::ChatCompletions:
        return encodeChatCompletions(ask);
    case Format::Responses:
        return encodeResponses(ask);
    case Format::Messages:
        return encodeAnthropicMessages(ask);
    }
    return {};
}

std::unique_ptr<Decoder> decoderFor(Format format)
{
    switch (format) {
    case Format::ChatCompletions:
        return std::make_unique<ChatCompletionsDecoder>();
    case Format::Responses:
        return std::make_unique<ResponsesDecoder>();
    case Format::Messages:
        return std::make_unique<AnthropicMessagesDecoder>();
    }
    return nullptr;
}

} // namespace chat::wire
