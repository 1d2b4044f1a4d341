#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>

namespace core {

// A row of our own database. Tag keeps a message's id from being passed for an account's. 0 is "none".
template<typename Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value) : m_value(value) {}
    constexpr qint64 value() const { return m_value; }
    constexpr bool isValid() const { return m_value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    qint64 m_value = 0;
};

// The relay's own name for a thing: a number here, a uuid there, always carried as text.
template<typename Tag>
class RemoteId
{
public:
    RemoteId() = default;
    explicit RemoteId(QString value) : m_value(std::move(value)) {}
    const QString &value() const { return m_value; }
    bool isValid() const { return !m_value.isEmpty(); }
    friend bool operator==(const RemoteId &, const RemoteId &) = default;
    friend size_t qHash(const RemoteId &id, size_t seed = 0) { return ::qHash(id.m_value, seed); }

private:
    QString m_value{};
};

using AccountId = Id<struct AccountTag>;
using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;
using AssetId = Id<struct AssetTag>;
using RemoteTokenId = RemoteId<struct RemoteTokenTag>;

} // namespace core
