#include "app/commands/command.h"

#include <QJsonArray>

namespace app {

namespace {

QString wayName(accounts::SignInWay way)
{
    switch (way) {
    case accounts::SignInWay::Password:
        return QStringLiteral("password");
    case accounts::SignInWay::AccessToken:
        return QStringLiteral("access-token");
    case accounts::SignInWay::KeyOnly:
        return QStringLiteral("key");
    }
    return {};
}

QJsonObject accountJson(const accounts::Account &account)
{
    return {{QStringLiteral("id"), account.id.value()},
            {QStringLiteral("name"), account.name},
            {QStringLiteral("kind"), relay::kindName(account.relay.kind)},
            {QStringLiteral("address"), account.relay.root.toString()},
            {QStringLiteral("user"), account.userName.isEmpty() ? QJsonValue(QJsonValue::Null) : account.userName},
            {QStringLiteral("sign_in"), wayName(account.way)},
            {QStringLiteral("key"), account.keyHint.isEmpty() ? QJsonValue(QJsonValue::Null) : account.keyHint}};
}

class AccountCommand : public Command
{
public:
    using Command::Command;

    void start() override
    {
        if (m_invocation.command == QLatin1String("account list"))
            return list();
        if (m_invocation.command == QLatin1String("account remove"))
            return remove();
        add();
    }

private:
    void list()
    {
        QJsonArray array;
        for (const accounts::Account &account : m_workspace.accounts().list()) {
            array.append(accountJson(account));
            if (!m_invocation.json)
                m_terminal.out(QStringLiteral("%1  %2  %3  %4\n")
                                   .arg(account.name, relay::kindName(account.relay.kind),
                                        account.relay.root.toString(), account.userName));
        }
        if (m_invocation.json)
            printJson(QJsonDocument(array));
        finish(ExitCode::Done);
    }

    void remove()
    {
        m_invocation.account = m_invocation.arguments.first();
        const auto account = chosenAccount();
        if (!account)
            return fail(account.error());
        m_workspace.accounts().remove(account->id).finally(this, [this](const core::Result<void> &removed) {
            if (!removed)
                return fail(removed.error());
            if (m_invocation.json)
                printJson(QJsonDocument(QJsonObject{{QStringLiteral("removed"), true}}));
            finish(ExitCode::Done);
        });
    }

    void add()
    {
        m_workspace.accounts()
            .probe(m_invocation.arguments.first())
            .finally(this, [this](const core::Result<relay::ProbeReport> &found) {
                if (!found)
                    return fail(found.error());
                m_found = *found;
                if (!m_invocation.kind.isEmpty() && m_invocation.kind != QLatin1String("auto")) {
                    const auto kind = relay::kindFromName(m_invocation.kind);
                    if (!kind) {
                        m_terminal.err(QStringLiteral("There is no kind “%1”.\n").arg(m_invocation.kind));
                        return finish(ExitCode::Usage);
                    }
                    m_found.info.kind = *kind;
                }
                m_terminal.err(
                    QStringLiteral("Found %1 (%2) at %3\n")
                        .arg(m_found.info.name, relay::kindName(m_found.info.kind), m_found.info.root.toString()));
                m_secret = m_terminal.askSecret(m_invocation.user.isEmpty() ? QStringLiteral("Access token or key: ")
                                                                            : QStringLiteral("Password: "));
                if (m_secret.isEmpty() && !m_found.key.isEmpty())
                    m_secret = m_found.key;
                if (m_secret.isEmpty()) {
                    m_terminal.err(QStringLiteral("Nothing was given to sign in with.\n"));
                    return finish(ExitCode::Usage);
                }
                signIn({});
            });
    }

    // What was given is told by its form: a key begins with sk-, a password belongs to --user, the rest is a token.
    core::Async<accounts::Account> addBySecret(const core::Secret &code)
    {
        accounts::Accounts &all = m_workspace.accounts();
        if (!m_invocation.user.isEmpty() && m_found.managementApi)
            return all.addWithPassword(m_found, m_invocation.user, m_secret, code);
        if (!m_found.managementApi || m_secret.startsWith("sk-"))
            return all.addWithKey(m_found, m_secret);
        return all.addWithAccessToken(m_found, m_secret, m_invocation.userId);
    }

    void signIn(const core::Secret &code)
    {
        addBySecret(code).finally(this, [this](const core::Result<accounts::Account> &added) {
            if (!added) {
                if (added.error().cause == core::ErrorCause::SecondFactorWanted && !m_asked) {
                    m_asked = true;
                    return signIn(m_terminal.askSecret(QStringLiteral("Code of the second factor: ")));
                }
                return fail(added.error());
            }
            if (m_workspace.vault().state() == secrets::VaultState::Unavailable) {
                // Without a keychain nothing would be left of the account after this command.
                core::Error error{core::ErrorKind::SecretUnavailable, QStringLiteral("no keychain")};
                error.cause = core::ErrorCause::NoKeychain;
                m_workspace.accounts().remove(added->id).finally(
                    this, [this, error](const core::Result<void> &) { fail(error); });
                return;
            }
            if (m_invocation.json)
                printJson(QJsonDocument(accountJson(*added)));
            else
                m_terminal.out(added->name + u'\n');
            finish(ExitCode::Done);
        });
    }

    relay::ProbeReport m_found{};
    core::Secret m_secret{};
    bool m_asked = false;
};

} // namespace

std::unique_ptr<Command> makeAccountCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t)
{
    return std::make_unique<AccountCommand>(w, i, words, t);
}

} // namespace app
