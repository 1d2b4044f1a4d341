#pragma once

#include "core/result.h"
#include "net/request.h"
#include "relay/records.h"

#include <QHash>
#include <QUrlQuery>

#include <memory>

namespace relay {

// A call under the relay's root, before credentials are added.
struct Call
{
    QByteArray method = QByteArrayLiteral("GET");
    QString path{}; // "/api/user/self"
    QUrlQuery query{};
    std::optional<QJsonObject> json{};
    QList<std::pair<QString, core::Secret>> secretMembers{};
    // In the bucket that sign-in, mail codes and (New API of 2026) codes and keys share: 20 in 20 minutes an address.
    bool isCritical = false;
    // A GET that changes something (mails a code, makes a token) is sent once, whatever becomes of it.
    bool mayRepeat = true;

    // A family without a management API answers calls without a path: they are never sent.
    bool isOffered() const { return !path.isEmpty(); }
};

// What sign-in answered: done, or a second step is wanted (RelayClient turns that into SecondFactorWanted as an error).
struct SignedIn
{
    QString userId{};
    QString userName{};
    core::Secret bearer{}; // New API of Aug 2026: a 15-minute token
    std::optional<core::Moment> bearerExpires{};
    bool needsRefresh = false; // the bearer is renewed with the cookie, by refreshSession()
    bool secondFactorWanted = false;
    core::Secret flow{}; // goes with the second step where the pending sign-in is no cookie
    std::optional<core::Moment> flowExpires{};
};

// What a relay bills when the client closes a stream before its end (recordings 3, 17; relay-api-onehub §7.3).
enum class StopBilling {
    Unknown,
    Whole,   // the relay reads on by itself, and bills the whole answer
    Passed,  // what had come through, by its own count
    InSteps, // what had come through at the last of its steps, three seconds apart
};

// How one family of relays spells its management API: builds calls, reads answers. Pure, no socket; one class a family,
// and nobody else asks which family it is.
class Dialect
{
public:
    virtual ~Dialect() = default;
    virtual Kind kind() const = 0;

    virtual Call signIn(const QString &user, const core::Secret &password, const core::Secret &code) const = 0;
    virtual core::Result<SignedIn> readSignIn(const net::Response &answer) const = 0;
    // The second step where it is a call of its own (New API); nothing where the code goes with the first.
    virtual std::optional<Call> secondFactor(const core::Secret &code, const core::Secret &flow = {}) const = 0;
    // withBearer: the session is a bearer and a refresh cookie (New API of Aug 2026).
    virtual Call signOut(bool withBearer = false) const = 0;
    // A new bearer for the cookie; answered as a sign-in. Nothing where the cookie itself is the credential.
    virtual std::optional<Call> refreshSession() const = 0;

    virtual Call self() const = 0;
    virtual core::Result<SelfRecord> readSelf(const net::Response &answer) const = 0;

    virtual Call makeAccessToken() const = 0; // replaces the one before: never called silently
    virtual core::Result<core::Secret> readAccessToken(const net::Response &answer) const = 0;

    virtual Call tokens(int page) const = 0; // page 0 is the first
    virtual core::Result<std::vector<TokenRecord>> readTokens(const net::Response &answer, bool *hasMore) const = 0;
    virtual Call createToken(const TokenDraft &draft) const = 0;
    // The new token, or an empty record where the relay does not return it (list and find it by name then).
    virtual core::Result<TokenRecord> readCreatedToken(const net::Response &answer) const = 0;
    virtual Call updateToken(const TokenRecord &changed) const = 0;
    virtual Call setTokenEnabled(const TokenRecord &token, bool enabled) const = 0;
    virtual Call removeToken(const core::RemoteTokenId &id) const = 0;
    // The key itself where lists mask it; nothing where they do not.
    virtual std::optional<Call> revealToken(const core::RemoteTokenId &id) const = 0;
    virtual core::Result<core::Secret> readRevealedToken(const net::Response &answer) const = 0;

    virtual Call topUp(const core::Secret &code) const = 0;
    virtual core::Result<core::Quota> readTopUp(const net::Response &answer) const = 0; // quota added

    virtual Call log(const LogQuery &query) const = 0;
    virtual core::Result<LogPage> readLog(const net::Response &answer, const LogQuery &query) const = 0;
    virtual Call stat(const LogQuery &query) const = 0;
    virtual core::Result<LogStat> readStat(const net::Response &answer) const = 0;

    // Nothing where the relay publishes none.
    virtual std::optional<Call> rates() const = 0;
    virtual core::Result<QList<PublishedRate>> readRates(const net::Response &answer,
                                                         const QString &userGroup) const = 0;
    // The factor of each group, where it is a call of its own (One Hub).
    virtual std::optional<Call> groupFactors() const = 0;
    virtual core::Result<QHash<QString, double>> readGroupFactors(const net::Response &answer) const = 0;
    virtual std::optional<Call> availableModels() const = 0;
    virtual core::Result<QStringList> readAvailableModels(const net::Response &answer) const = 0;

    virtual std::optional<Call> requestCost(const QString &requestId) const = 0;
    virtual core::Result<RequestCost> readRequestCost(const net::Response &answer) const = 0;

    // With an API key: what it may call, what it may spend.
    virtual core::Result<QStringList> readModels(const net::Response &answer) const = 0;
    virtual core::Result<KeyBalance> readKeyBalance(const net::Response &subscription,
                                                    const net::Response &usage) const = 0;
    // Where "chat/completions", "responses", "messages", … are served.
    virtual QUrl inferenceUrl(const QString &path) const = 0;
    // Of these three, the ones that the family serves chats by, as far as is known without asking.
    virtual QStringList chatPaths() const = 0;
    virtual StopBilling stopBilling() const = 0;

    // Any answer of the management API as success or a meaningful error.
    virtual core::Result<void> readPlain(const net::Response &answer) const = 0;
};

std::unique_ptr<Dialect> dialectFor(const RelayInfo &info);

} // namespace relay
