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

History travelling(const QList<Message> &branch, const HistoryLimits &limits,
                   const std::function<qint64(const Message &)> &tokens)
{
    History out;
    out.ofMessages = static_cast<int>(branch.size());
    const qint64 budget = budgetOf(limits);
    qsizetype first = branch.size();
    for (qsizetype i = branch.size() - 1; i >= 0; --i) {
        const bool isQuestion = i == branch.size() - 1;
        if (!isQuestion && limits.earlier && branch.size() - 1 - i > *limits.earlier)
            break;
        const qint64 more = tokens(branch[i]);
        if (!isQuestion && out.tokens + more > budget)
            break;
        out.tokens += more;
        first = i;
    }
    // An answer without its question, or a tool's result without its call, would be refused.
    while (first < branch.size() - 1 && branch[first].role != Role::User) {
        out.tokens -= tokens(branch[first]);
        ++first;
    }
    out.messages.assign(branch.begin() + first, branch.end());
    return out;
}

} // namespace chat
