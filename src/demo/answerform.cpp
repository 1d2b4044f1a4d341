#include "demo/answerform.h"

#include "demo/chatform.h"
#include "demo/messagesform.h"
#include "demo/responsesform.h"

namespace demo {

std::unique_ptr<AnswerForm> formFor(const Profile &profile, const ChatCall &call)
{
    switch (call.wire) {
    case ChatCall::Wire::Chat:
        break;
    case ChatCall::Wire::Messages:
        if (call.isForClaude())
            return std::make_unique<ClaudeForm>(profile, call);
        return std::make_unique<ConvertedMessagesForm>(profile, call);
    case ChatCall::Wire::Responses:
        if (profile.family == Family::Laisky)
            return std::make_unique<LaiskyResponsesForm>(profile, call);
        return std::make_unique<ResponsesForm>(profile, call);
    }
    return std::make_unique<ChatForm>(profile, call);
}

} // namespace demo
