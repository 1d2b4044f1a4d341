#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"
#include "core/quota.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace chat {

enum class Role {
    User,
    Assistant,
    System,
    Tool,
    Call, // a request beside the answers: a further part of one, a title; in no branch
};
enum class MessageState { Complete, Streaming, Stopped, Interrupted, Failed };
enum class PartKind { Text, Reasoning, Image, Audio, File, ToolCall, ToolResult, Refusal };

// A piece of a message.
struct Part
{
    PartKind kind = PartKind::Text;
    QString text{};        // the text; a file's or picture's name; a tool call's arguments
    core::AssetId asset{}; // Image, Audio, File
    QString mime{};
    QJsonObject meta{}; // width, height, duration_ms, tool name and id, remote url …
};

struct Usage
{
    std::optional<qint64> input{};  // tokens, including cached
    std::optional<qint64> output{}; // including reasoning
    std::optional<qint64> cached{};
    std::optional<qint64> reasoning{};
    std::optional<qint64> cacheWrite{}; // tokens written to a cache, part of input (Messages); not stored
    std::optional<qint64> total{};      // as the relay says; not stored
    friend bool operator==(const Usage &, const Usage &) = default;
};

// How an answer was asked for, for its details.
struct Asked
{
    QString format{};      // chat, responses, messages
    QStringList lessons{}; // wire::lessonText of what this relay wanted otherwise and was repaired on the way
};

// One message of a conversation. Siblings (same parent) are versions of an answer or branches of a question.
struct Message
{
    core::MessageId id{};
    core::ConversationId conversation{};
    core::MessageId parent{};
    Role role = Role::User;
    MessageState state = MessageState::Complete;
    std::vector<Part> parts{};
    core::Moment created{};

    // Answers only:
    QString model{};
    core::AccountId account{};
    QString keyName{};
    QString finish{}; // "" when no finish reason was seen
    QString requestId{};
    Usage usage{};
    std::optional<std::chrono::milliseconds> firstToken{};
    std::optional<std::chrono::milliseconds> duration{};
    std::optional<std::chrono::milliseconds> thinking{}; // how long reasoning took
    std::optional<core::Error> error{};
    Asked asked{};

    // Of Role::Call: what for ("continuation", "title"), and for which answer.
    QString purpose{};
    core::MessageId serves{};
    // The further requests that went into this answer, oldest first; each has its own usage and bill.
    QList<Message> further{};

    // The bill as stored (billing fills these columns; see billing/costbook.h for the meaning of the state's name).
    QString costState{};
    std::optional<core::Quota> estimatedQuota{};
    std::optional<core::Quota> billedQuota{};
    core::QuotaPerUnit quotaPerUnit{};

    int version = 1; // this one's place among its siblings, from 1
    int versions = 1;

    QString text() const; // all Text parts joined
    QString reasoning() const;
    Usage wholeUsage() const; // with that of further; a sum with a hole is not known
    bool isCutShort() const;  // there is more to be had by going on: stopped, interrupted, or at its limit
};

QString roleName(Role role);
std::optional<Role> roleFromName(const QString &name);
QString stateName(MessageState state);
std::optional<MessageState> stateFromName(const QString &name);
QString partKindName(PartKind kind);
std::optional<PartKind> partKindFromName(const QString &name);

} // namespace chat
