#include "chat/message.h"

#include <array>

namespace chat {

namespace {

template<typename Enum, std::size_t Count>
QString nameIn(const std::array<std::pair<Enum, QLatin1String>, Count> &table, Enum value)
{
    for (const auto &[one, name] : table) {
        if (one == value)
            return name;
    }
    return {};
}

template<typename Enum, std::size_t Count>
std::optional<Enum> valueIn(const std::array<std::pair<Enum, QLatin1String>, Count> &table, const QString &name)
{
    for (const auto &[one, known] : table) {
        if (known == name)
            return one;
    }
    return std::nullopt;
}

const std::array<std::pair<Role, QLatin1String>, 5> roles{{
    {Role::User, QLatin1String("user")},
    {Role::Assistant, QLatin1String("assistant")},
    {Role::System, QLatin1String("system")},
    {Role::Tool, QLatin1String("tool")},
    {Role::Call, QLatin1String("call")},
}};

const std::array<std::pair<MessageState, QLatin1String>, 5> states{{
    {MessageState::Complete, QLatin1String("complete")},
    {MessageState::Streaming, QLatin1String("streaming")},
    {MessageState::Stopped, QLatin1String("stopped")},
    {MessageState::Interrupted, QLatin1String("interrupted")},
    {MessageState::Failed, QLatin1String("failed")},
}};

const std::array<std::pair<PartKind, QLatin1String>, 8> kinds{{
    {PartKind::Text, QLatin1String("text")},
    {PartKind::Reasoning, QLatin1String("reasoning")},
    {PartKind::Image, QLatin1String("image")},
    {PartKind::Audio, QLatin1String("audio")},
    {PartKind::File, QLatin1String("file")},
    {PartKind::ToolCall, QLatin1String("tool-call")},
    {PartKind::ToolResult, QLatin1String("tool-result")},
    {PartKind::Refusal, QLatin1String("refusal")},
}};

QString joined(const std::vector<Part> &parts, PartKind kind)
{
    QString all;
    for (const Part &part : parts) {
        if (part.kind == kind)
            all += part.text;
    }
    return all;
}

} // namespace

QString Message::text() const
{
    return joined(parts, PartKind::Text);
}

QString Message::reasoning() const
{
    return joined(parts, PartKind::Reasoning);
}

QString roleName(Role role)
{
    return nameIn(roles, role);
}

std::optional<Role> roleFromName(const QString &name)
{
    return valueIn(roles, name);
}

QString stateName(MessageState state)
{
    return nameIn(states, state);
}

std::optional<MessageState> stateFromName(const QString &name)
{
    return valueIn(states, name);
}

QString partKindName(PartKind kind)
{
    return nameIn(kinds, kind);
}

std::optional<PartKind> partKindFromName(const QString &name)
{
    return valueIn(kinds, name);
}

Usage Message::wholeUsage() const
{
    Usage all = usage;
    const auto add = [](std::optional<qint64> &sum, const std::optional<qint64> &more) {
        sum = sum && more ? std::optional(*sum + *more) : std::nullopt;
    };
    for (const Message &call : further) {
        // What a relay does not count at all (cached, reasoning) is no hole.
        const auto addIfCounted = [](std::optional<qint64> &sum, const std::optional<qint64> &more) {
            if (more)
                sum = sum.value_or(0) + *more;
        };
        add(all.input, call.usage.input);
        add(all.output, call.usage.output);
        addIfCounted(all.cached, call.usage.cached);
        addIfCounted(all.reasoning, call.usage.reasoning);
    }
    return all;
}

bool Message::isCutShort() const
{
    if (role != Role::Assistant || state == MessageState::Streaming)
        return false;
    return state != MessageState::Complete || finish == QLatin1String("length");
}

} // namespace chat
