#pragma once

#include "chat/message.h"

#include <functional>
#include <span>

namespace chat {

// What of a branch travels with a question. Pure.
struct HistoryLimits
{
    std::optional<int> earlier{};    // at most so many messages before the question
    std::optional<qint64> tokens{};  // of those messages, at most
    std::optional<qint64> context{}; // tokens that the model takes, answer included
    qint64 largestAnswer = 0;
    qint64 systemTokens = 0;
    friend bool operator==(const HistoryLimits &, const HistoryLimits &) = default;
};

struct History
{
    std::vector<Message> messages{}; // oldest first, the question last
    int ofMessages = 0;              // how many there are
    qint64 tokens = 0;               // estimate, without the system prompt
};

// Where in the messages before a question the part begins that travels with it; their number: none does.
struct HistoryReach
{
    std::size_t first = 0;
    qint64 tokens = 0; // with the question's
};
HistoryReach reachOf(std::span<const Message> earlier, qint64 questionTokens, const HistoryLimits &limits,
                     const std::function<qint64(const Message &)> &tokens);

// Whole turns are dropped from the old end, never the question itself; the first that travels is a user's.
// (wire-formats §9.4.) tokens: the estimate for one message.
History travelling(const QList<Message> &branch, const HistoryLimits &limits,
                   const std::function<qint64(const Message &)> &tokens);

} // namespace chat
