#include "chat/history.h"

#include <algorithm>

namespace chat {

namespace {

qint64 budgetOf(const HistoryLimits &limits)
{
    const qint64 window = limits.context.value_or(0);
    if (window <= 0)
        return std::numeric_limits<qint64>::max();
    const qint64 safety = std::max<qint64>(512, window / 50);
    return std::max<qint64>(0, window - limits.largestAnswer - limits.systemTokens - safety);
}

} // namespace

HistoryReach reachOf(std::span<const Message> earlier, qint64 questionTokens, const HistoryLimits &limits,
                     const std::function<qint64(const Message &)> &tokens)
{
    HistoryReach out{earlier.size(), questionTokens};
    const qint64 budget = budgetOf(limits);
    while (out.first > 0) {
        if (limits.earlier && static_cast<qint64>(earlier.size() - out.first) >= *limits.earlier)
            break;
        const qint64 more = tokens(earlier[out.first - 1]);
        if (out.tokens + more > budget || (limits.tokens && out.tokens - questionTokens + more > *limits.tokens))
            break;
        out.tokens += more;
        --out.first;
    }
    // An answer without its question, or a tool's result without its call, would be refused.
    while (out.first < earlier.size() && earlier[out.first].role != Role::User)
        out.tokens -= tokens(earlier[out.first++]);
    return out;
}

History travelling(const QList<Message> &branch, const HistoryLimits &limits,
                   const std::function<qint64(const Message &)> &tokens)
{
    History out;
    out.ofMessages = static_cast<int>(branch.size());
    if (branch.isEmpty())
        return out;
    // A tool's results belong to the question that the call was for.
    qsizetype question = branch.size() - 1;
    while (question > 0 && branch.at(question).role != Role::User)
        --question;
    qint64 asked = 0;
    for (qsizetype i = question; i < branch.size(); ++i)
        asked += tokens(branch.at(i));
    const std::span<const Message> earlier(branch.constData(), static_cast<std::size_t>(question));
    const HistoryReach reach = reachOf(earlier, asked, limits, tokens);
    out.tokens = reach.tokens;
    out.messages.assign(branch.begin() + static_cast<qsizetype>(reach.first), branch.end());
    return out;
}

} // namespace chat
