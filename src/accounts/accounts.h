#pragma once

#include "accounts/account.h"
#include "core/async.h"
#include "core/clock.h"
#include "core/scope.h"
#include "relay/dialectprobe.h"
#include "relay/relayclient.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace storage {
class Database;
}
namespace secrets {
class Vault;
}

namespace accounts {

// The accounts of this profile: adds, remembers, signs in and out. Secrets go to the vault, everything else to the
// database. The owner of one RelayClient per account.
class Accounts : public QObject
{
    Q_OBJECT
public:
    Accounts(net::Transport &transport, storage::Database &database, secrets::Vault &vault, const core::Clock &clock,
             QObject *parent = nullptr);
    ~Accounts() override;

    core::Async<void> load(); // from the database; no secret is read yet

    const QList<Account> &list() const { return m_list; }
    const Account *find(core::AccountId id) const;
    core::AccountId current() const { return m_current; } // invalid: there is none
    void setCurrent(core::AccountId id);
    const Account *currentAccount() const { return find(m_current); }

    core::Async<relay::ProbeReport> probe(const QString &typedAddress);
    core::Async<relay::ProbeSurvey> survey(const relay::RelayInfo &found); // what else answers there; never fails
    void cancelProbe(); // both are answered, the probe Cancelled, the survey with what it knows

    // Each adds the account, stores its secrets and makes it the current one. Nothing is kept when it fails.
    // keepPassword: sign in again by itself when the session is lost.
    core::Async<Account> addWithPassword(const relay::ProbeReport &found, const QString &user,
                                         const core::Secret &password, const core::Secret &code = {},
                                         bool keepPassword = false);
    core::Async<Account> addWithAccessToken(const relay::ProbeReport &found, const core::Secret &token,
                                            const QString &userId = {});
    core::Async<Account> addWithKey(const relay::ProbeReport &found, const core::Secret &key);
    // Of an addition that waits for its second step.
    struct WaitingStep
    {
        std::optional<core::Moment> until{};
        std::optional<std::chrono::seconds> relayClockAhead{};
    };
    WaitingStep waitingStep() const;
    void markDemo(core::AccountId id);
    // The relay has another address now (the built-in relay took another port).
    core::Async<void> moveTo(core::AccountId id, const relay::RelayInfo &info);

    // keepPassword: nothing leaves it as it is.
    core::Async<void> signInAgain(core::AccountId id, const core::Secret &password, const core::Secret &code = {},
                                  std::optional<bool> keepPassword = {});
    // With a new access token, checked first; also for an account that signed in by password.
    core::Async<void> useAccessToken(core::AccountId id, const core::Secret &token, const QString &userId = {});
    core::Async<void> rename(core::AccountId id, const QString &name);
    core::Async<void> setLeftOut(core::AccountId id, bool leftOut);
    core::Async<void> setChecksIn(core::AccountId id, bool checksIn);
    // Takes the password out of the vault; it can only get there by signing in.
    core::Async<void> forgetPassword(core::AccountId id);
    // A new access token, which replaces the one the account had at the relay; the account goes on with it.
    core::Async<core::Secret> makeAccessToken(core::AccountId id);
    // What the relay now says of itself; its address and kind stay.
    core::Async<void> learn(core::AccountId id, const QJsonObject &status);

    // Where a lost sign-in is mended: with the kept password, else by asking (signInWanted), and whoever waits for a
    // client or an answer goes on then. Without, they are answered SignedOut.
    void setAsksToSignIn(bool asks) { m_asks = asks; }
    // The user does not want to now: whoever waits is told, and nobody asks again until the next sign-in.
    void declineSignIn(core::AccountId id);

    enum class KeyFate { Keep, Forget };
    // Ends the session at the relay and forgets session, access token and password; name, history and, if wished, the
    // key that chats use stay.
    core::Async<void> signOut(core::AccountId id, KeyFate key);
    // Signs out at the relay where that is possible, then forgets every secret and the row.
    core::Async<void> remove(core::AccountId id);

    // Creates a key at the relay and puts it straight into the vault as the key that chats use.
    core::Async<relay::TokenRecord> createKey(core::AccountId id, const relay::TokenDraft &draft);
    core::Async<void> useKey(core::AccountId id, const core::Secret &key, const QString &name,
                             const core::RemoteTokenId &remoteId = {});
    // The key that chats use. NotFound when the account has none yet.
    core::Async<core::Secret> key(core::AccountId id);

    // The client with its credential read from the vault. SignedOut, SecretLocked, SecretUnavailable as errors.
    core::Async<relay::RelayClient *> client(core::AccountId id);
    // Without reading a secret; null only for an unknown id.
    relay::RelayClient *bareClient(core::AccountId id);

Q_SIGNALS:
    void listChanged();
    void accountChanged(const accounts::Account &account);
    void currentChanged(core::AccountId id);
    // Why: what a try with the kept password said; SignedOut when there was none.
    void signInWanted(core::AccountId id, const core::Error &why);

private:
    // A secret to keep, and under which name of secretnames.h.
    using Keep = std::pair<const char *, core::Secret>;

    Account *get(core::AccountId id);
    void change(core::AccountId id, const std::function<void(Account &)> &how);
    relay::RelayClient &adopt(core::AccountId id, std::unique_ptr<relay::RelayClient> client);
    core::Async<Account> keep(Account account, std::shared_ptr<std::unique_ptr<relay::RelayClient>> client,
                              const Keep &secret);
    core::Async<void> writeSession(core::AccountId id);
    core::Async<void> forgetSecrets(core::AccountId id, const std::vector<const char *> &which);
    core::Async<void> keepPassword(core::AccountId id, const core::Secret &password, bool keep);
    core::Async<void> store(core::AccountId id, const std::function<void(Account &)> &how);
    core::Async<void> mend(core::AccountId id);
    void askToSignIn(core::AccountId id, const core::Error &why);
    void settleMending(core::AccountId id, const core::Result<void> &result);
    core::Async<relay::RelayClient *> mendedClient(core::AccountId id);
    core::Async<void> signOutAtRelay(core::AccountId id);
    void showSignedOut(core::AccountId id);

    struct Private;
    QList<Account> m_list{};
    core::AccountId m_current{};
    bool m_asks = false;
    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace accounts
