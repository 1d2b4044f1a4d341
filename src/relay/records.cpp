#include "relay/records.h"

#include <array>
#include <utility>

namespace relay {

namespace {

template<typename Enum, std::size_t N>
using Names = std::array<std::pair<Enum, const char *>, N>;

constexpr Names<Kind, 6> kindNames{{{Kind::Laisky, "laisky"},
                                    {Kind::OneApi, "oneapi"},
                                    {Kind::NewApi, "newapi"},
                                    {Kind::OneHub, "onehub"},
                                    {Kind::Plain, "plain"},
                                    {Kind::OldProxy, "proxy"}}};

constexpr Names<LogKind, 9> logKindNames{{{LogKind::TopUp, "topup"},
                                          {LogKind::Consume, "consume"},
                                          {LogKind::Manage, "manage"},
                                          {LogKind::System, "system"},
                                          {LogKind::Test, "test"},
                                          {LogKind::Error, "error"},
                                          {LogKind::Refund, "refund"},
                                          {LogKind::Tool, "tool"},
                                          {LogKind::Other, "other"}}};

template<typename Enum, std::size_t N>
QString nameOf(const Names<Enum, N> &names, Enum value)
{
    for (const auto &[v, name] : names) {
        if (v == value)
            return QLatin1String(name);
    }
    return {};
}

template<typename Enum, std::size_t N>
std::optional<Enum> valueOf(const Names<Enum, N> &names, const QString &text)
{
    for (const auto &[v, name] : names) {
        if (text == QLatin1String(name))
            return v;
    }
    return {};
}

} // namespace

QString kindName(Kind kind)
{
    return nameOf(kindNames, kind);
}

std::optional<Kind> kindFromName(const QString &name)
{
    return valueOf(kindNames, name);
}

QString logKindName(LogKind kind)
{
    return nameOf(logKindNames, kind);
}

std::optional<LogKind> logKindFromName(const QString &name)
{
    return valueOf(logKindNames, name);
}

} // namespace relay
