#pragma once

#include "chat/message.h"

namespace chat {

// What is sent beside the messages. Nothing set: the relay's default.
struct Parameters
{
    std::optional<double> temperature{};
    std::optional<double> topP{};
    std::optional<qint64> largestAnswer{}; // max tokens; always sent, with a default of 4,096
    QString reasoningEffort{};             // "", low, medium, high
    std::optional<int> historyMessages{};  // how many earlier messages travel; nothing: all that fit
    std::optional<qint64> historyTokens{}; // at most so many tokens of them
    QString tools{};                       // JSON array of functions that the model may call; answered by hand
    QString wireFormat{};                  // "", chat, responses, messages: "" chooses by the model
};

// A row of the list of chats.
struct Conversation
{
    core::ConversationId id{};
    QString title{};
    core::AccountId account{};
    QString model{};
    QString systemPrompt{};
    Parameters parameters{};
    QString folder{};
    bool pinned = false;
    bool archived = false;
    bool unread = false;
    QString snippet{};
    QString draft{};
    core::MessageId reading{}; // invalid: at the end
    core::Moment created{};
    core::Moment updated{};
    // Sums over the chat's answers (quota of one account's relay may differ: in billionths of a dollar).
    qint64 knownNanoUsd = 0;
    qint64 estimatedNanoUsd = 0;
    int unknownCosts = 0;
};

} // namespace chat
