#pragma once

#include "core/clock.h"
#include "core/id.h"
#include "core/money.h"
#include "core/secret.h"
#include "relay/publishedrate.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace relay {

// Which family of relay. Features inside a family are told apart by what answers, never by version.
enum class Kind { Laisky, OneApi, NewApi, OneHub, Plain, OldProxy };

// "laisky", "oneapi", "newapi", "onehub", "plain", "proxy": for the database and machine-readable output.
QString kindName(Kind kind);
std::optional<Kind> kindFromName(const QString &name);

// What a relay says of itself (GET /api/status), and where it is.
struct RelayInfo
{
    Kind kind = Kind::Plain;
    QUrl root{};  // scheme, host, port and sub-path, without /api or /v1
    QUrl infer{}; // base of the inference calls, usually root + "/v1"
    QString name{};
    QString version{};
    core::QuotaPerUnit quotaPerUnit{};
    bool displaysCurrency = true;
    QUrl topUpLink{};
    QString chatLink{};
    bool wantsEmailCode = false;          // registering needs an e-mail code
    bool wantsBrowserCheck = false;       // Turnstile is on
    std::optional<bool> passwordSignIn{}; // nothing: the relay does not say
    std::optional<bool> passwordRegister{};
    bool needsUserId = false; // New API: New-Api-User beside every credential
    QJsonObject status{};     // the whole data object, for features told apart by keys
    // Where a family of calls ("messages") has a base of its own; kept in status under "relaydesk".
    QHash<QString, QUrl> bases{};
};

// GET /api/user/self.
struct SelfRecord
{
    QString userId{}; // number or uuid, as text
    QString userName{};
    QString displayName{};
    QString email{};
    QString group{};
    core::Quota balance{}; // remaining, may be negative
    std::optional<core::Quota> used{};
    std::optional<qint64> requestCount{};
    QString inviteCode{};
    std::optional<qint64> invited{};           // how many came by the code; nothing: not told
    std::optional<core::Quota> inviteCredit{}; // earned by them and not yet moved to the balance (New API)
    core::Secret accessToken{};                // only where the relay shows it without rotating it
};

enum class TokenStatus { Enabled, Disabled, Expired, UsedUp, Unknown };

// An API key ("token") of the account.
struct TokenRecord
{
    core::RemoteTokenId id{};
    QString name{};
    core::Secret key{};  // with sk-; empty where the relay masks it
    QString maskedKey{}; // what may be shown: "sk-…9f3a"
    TokenStatus status = TokenStatus::Unknown;
    bool unlimited = false;
    core::Quota remaining{}; // meaningless when unlimited
    bool limitKnown = true;  // false: the relay told neither that it is unlimited nor what remains
    std::optional<core::Quota> used{};
    std::optional<core::Moment> expires{}; // nothing: never
    std::optional<core::Moment> created{};
    std::optional<core::Moment> lastUsed{};
    QStringList models{}; // empty: all
    QString networks{};
    QString group{};
    QJsonObject raw{}; // the whole object, sent back on update so that nothing untouched changes
};

// What to create. Names are at most 30 bytes of UTF-8 on every relay.
struct TokenDraft
{
    QString name{};
    std::optional<core::Quota> limit{};    // nothing: unlimited
    std::optional<core::Moment> expires{}; // nothing: never
    QStringList models{};
    QString networks{};
    QString group{};
};

enum class LogKind { TopUp, Consume, Manage, System, Test, Error, Refund, Tool, Other };
QString logKindName(LogKind kind); // "topup", "consume", …
std::optional<LogKind> logKindFromName(const QString &name);

// One row of the relay's log.
struct LogRow
{
    QString identity{}; // under which the ledger keeps the row: unique for the account at this relay
    core::Moment time{};
    LogKind kind = LogKind::Other;
    QString modelAsked{}; // may be empty where the relay only knows the other
    QString modelBilled{};
    std::optional<core::Quota> quota{};
    std::optional<qint64> prompt{};
    std::optional<qint64> completion{};
    std::optional<qint64> cached{};
    std::optional<qint64> elapsedMs{};
    QString requestId{}; // empty where rows carry none
    QString keyName{};
    QString content{};   // the relay's own words
    QJsonObject extra{}; // group ratio, rates and the like, as sent
};

struct LogQuery
{
    std::optional<core::Moment> from{};
    std::optional<core::Moment> to{};
    int page = 0; // 0 is the newest, whatever the relay's own counting
};

struct LogPage
{
    QList<LogRow> rows{}; // newest first
    bool hasMore = false;
    std::optional<qint64> total{};
};

struct LogStat
{
    core::Quota quota{};
};

// GET /api/cost/request/:id. A reservation until settled (recordings: trust it only when settled or a row confirms it).
struct RequestCost
{
    core::Quota quota{};
    bool settled = false;
};

// What a key may spend (billing endpoints).
struct KeyBalance
{
    std::optional<core::Money> limit{}; // Unlimited or an amount
    std::optional<core::Money> used{};
};

} // namespace relay
