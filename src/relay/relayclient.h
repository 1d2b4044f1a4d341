#pragma once

#include "core/async.h"
#include "core/scope.h"
#include "net/transport.h"
#include "relay/dialect.h"
#include "relay/records.h"

#include <functional>
#include <memory>

namespace net {
class CookieJar;
}

namespace relay {

// The management API's credential: a cookie jar with a session, or an access token; and the user id where needed.
// Never both: a cookie wins over the Authorization header (relay-api §3.1).
struct Credential
{
    std::shared_ptr<net::CookieJar> session{};
    core::Secret accessToken{};
    QString userId{};
    core::Secret bearer{}; // New API of Aug 2026: renewed by the client with the session's cookie, lives 15 minutes
};

// One authenticated call at a time family by family: the envelope removed, errors meaningful, the budget of the relay's
// rate limit kept (a 429 pauses the management API until its time has come; chats are not affected).
class RelayClient : public QObject
{
    Q_OBJECT
public:
    RelayClient(net::Transport &transport, RelayInfo info, QObject *parent = nullptr);
    ~RelayClient() override;

    const RelayInfo &info() const { return m_info; }
    void setClock(const core::Clock &clock) { m_clock = &clock; } // the system's without
    void setCredential(Credential credential);
    const Credential &credential() const { return m_credential; }
    bool hasCredential() const;
    // The session's cookies as one secret for the keychain, and back. Empty without a session.
    core::Secret savedSession() const;
    void restoreSession(const core::Secret &saved, const QString &userId);

    // Never retried by itself. SecondFactorWanted: call again with the code. On success the credential is set;
    // SessionUnsendable when the relay wants its cookie on https but is reached over http.
    core::Async<SignedIn> signIn(const QString &user, const core::Secret &password, const core::Secret &code = {});
    // Of a sign-in that waits for its second step: until when, where the relay says so.
    std::optional<core::Moment> secondStepUntil() const { return m_pending ? m_pending->until : std::nullopt; }
    // How far the relay's clock was ahead of this computer's at the last sign-in: codes by time depend on it.
    std::optional<std::chrono::seconds> clockAhead() const { return m_clockAhead; }
    core::Async<void> signOut();
    core::Async<SelfRecord> self();
    core::Async<core::Secret> makeAccessToken();

    core::Async<std::vector<TokenRecord>> tokens();
    core::Async<TokenRecord> createToken(const TokenDraft &draft); // with its key
    core::Async<void> updateToken(const TokenRecord &changed);
    core::Async<void> setTokenEnabled(const TokenRecord &token, bool enabled);
    core::Async<void> removeToken(const core::RemoteTokenId &id);
    core::Async<core::Secret> tokenKey(const TokenRecord &token);

    core::Async<core::Quota> topUp(const core::Secret &code); // never retried by itself
    core::Async<LogPage> log(const LogQuery &query);
    core::Async<LogStat> stat(const LogQuery &query);
    core::Async<QList<PublishedRate>> rates(const QString &userGroup); // NotFound where none are published
    core::Async<QStringList> availableModels();
    core::Async<RequestCost> requestCost(const QString &requestId);

    // With an API key, not the account's credential.
    core::Async<QStringList> models(const core::Secret &key);
    core::Async<KeyBalance> keyBalance(const core::Secret &key);
    core::Async<QString> notice();

    // Any call of the management API: its answer, when that is a success. For AccountCalls, which reads it.
    core::Async<net::Response> answered(const Call &call);
    // A bearer that came with an answer replaces this session's.
    void takeBearer(const net::Response &answer);
    // Asked when the sign-in was lost in the middle of a call: where it mends it, the call is sent again, once.
    void setMender(std::function<core::Async<void>()> mend) { m_mend = std::move(mend); }

    // A request to the inference side (infer base + path) with the key; the caller sends or streams it.
    net::Request inferenceRequest(const QString &path, const core::Secret &key) const;
    QStringList chatPaths() const; // Dialect::chatPaths
    StopBilling stopBilling() const { return m_dialect->stopBilling(); }
    net::Transport &transport() { return m_transport; }

Q_SIGNALS:
    void signedOut();                    // the credential was refused: sign in again
    void pausedUntil(core::Moment when); // 429 on the management API
    void sessionChanged();               // the cookies are others now: keep them

private:
    template<typename T>
    using Reader = std::function<core::Result<T>(const net::Response &)>;

    core::Async<net::Response> call(const Call &call);
    // The call, its answer read; signs and pauses noticed, a worn-out bearer renewed and a lost sign-in mended once.
    template<typename T>
    core::Async<T> ask(const Call &call, Reader<T> read, bool mayRenew = true, bool mayMend = true);
    template<typename T>
    core::Async<T> refusedUntilMended(const Call &call, Reader<T> read, core::Error refused);
    core::Async<net::Response> sendRetrying(const net::Request &request, int attempt);
    net::Request managementRequest(const Call &call, const Credential &credential) const;
    core::Async<SignedIn> takeSignIn(const net::Response &answer, const std::shared_ptr<net::CookieJar> &jar,
                                     const core::Secret &code);
    core::Async<void> renewBearer();
    void observe(core::Error &error, bool critical);
    core::Async<net::Response> sendSignIn(const Call &call, const std::shared_ptr<net::CookieJar> &jar);
    core::Async<std::vector<TokenRecord>> tokensFrom(int page, std::vector<TokenRecord> before);

    // A sign-in that waits for its second step.
    struct Pending
    {
        std::shared_ptr<net::CookieJar> jar{};
        core::Secret flow{};
        std::optional<core::Moment> until{};
    };

    net::Transport &m_transport;
    RelayInfo m_info;
    std::unique_ptr<Dialect> m_dialect;
    core::SystemClock m_systemClock{};
    const core::Clock *m_clock = &m_systemClock;
    Credential m_credential{};
    std::optional<Pending> m_pending{};
    std::optional<core::Async<void>> m_renewal{};
    std::function<core::Async<void>()> m_mend{};
    bool m_cannotRenew = false;
    std::optional<std::chrono::seconds> m_clockAhead{};
    std::optional<core::Moment> m_pausedUntil{};
    std::optional<core::Moment> m_criticalUntil{}; // the same for the few calls of Call::isCritical
    core::Scope m_scope;
};

} // namespace relay
