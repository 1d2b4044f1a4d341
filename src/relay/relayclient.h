#pragma once

#include "core/async.h"
#include "core/scope.h"
#include "net/transport.h"
#include "relay/dialect.h"
#include "relay/records.h"

#include <memory>

namespace net {
class CookieJar;
}

namespace relay {

// The management API's credential: a cookie jar with a session, or an access token; and the user id where needed.
struct Credential {
    std::shared_ptr<net::CookieJar> session{};
    core::Secret accessToken{};
    QString userId{};
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
    void setCredential(Credential credential);
    const Credential &credential() const { return m_credential; }
    bool hasCredential() const;

    // Never retried by itself. SecondFactorWanted: call again with the code.
    core::Async<SignedIn> signIn(const QString &user, const core::Secret &password, const core::Secret &code = {});
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

    // A request to the inference side (infer base + path) with the key; the caller sends or streams it.
    net::Request inferenceRequest(const QString &path, const core::Secret &key) const;
    net::Transport &transport() { return m_transport; }

Q_SIGNALS:
    void signedOut();                                            // the credential was refused: sign in again
    void pausedUntil(core::Moment when);                         // 429 on the management API

private:
    core::Async<net::Response> call(const Call &call);

    net::Transport &m_transport;
    RelayInfo m_info;
    std::unique_ptr<Dialect> m_dialect;
    Credential m_credential{};
    std::optional<core::Moment> m_pausedUntil{};
    core::Scope m_scope;
};

} // namespace relay
