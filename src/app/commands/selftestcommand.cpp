#include "app/commands/command.h"

#include <QJsonArray>

namespace app {

namespace {

// Tries what the program needs of this computer: the database with its search index, the keychain, the sound-free
// parts.
class SelfTestCommand : public Command
{
public:
    using Command::Command;

    void start() override
    {
        m_workspace.database()
            .read([](storage::Connection &c) -> core::Result<qint64> {
                auto statement =
                    c.prepare(QStringLiteral("SELECT count(*) FROM message_fts WHERE message_fts MATCH '\"abc\"'"));
                if (!statement)
                    return statement.error();
                storage::Statement &count = statement.value();
                if (const auto row = count.next(); !row)
                    return row.error();
                return count.integer(0);
            })
            .finally(this, [this](const core::Result<qint64> &counted) {
                note(QStringLiteral("database and search index"), counted.ok(),
                     counted.ok() ? QString() : counted.error().detail);
                tryKeychain();
            });
    }

private:
    void tryKeychain()
    {
        secrets::Vault &vault = m_workspace.vault();
        const QString name = QStringLiteral("self-test");
        vault.write(name, core::Secret("self-test"))
            .then(this, [&vault, name] { return vault.read(name); })
            .then(this, [&vault, name](const core::Secret &) { return vault.remove(name); })
            .finally(this, [this, &vault](const core::Result<void> &result) {
                const bool real = result.ok() && vault.state() == secrets::VaultState::Ready;
                m_keychainFailed = !real;
                note(QStringLiteral("keychain"), real,
                     real ? vault.backendName() : QStringLiteral("none; keys last until the program ends"));
                report();
            });
    }

    void note(const QString &what, bool ok, const QString &detail)
    {
        m_allOk = m_allOk && ok;
        m_checks.append(QJsonObject{
            {QStringLiteral("check"), what}, {QStringLiteral("ok"), ok}, {QStringLiteral("detail"), detail}});
        if (!m_invocation.json)
            m_terminal.out(QStringLiteral("%1  %2  %3\n")
                               .arg(ok ? QStringLiteral("ok    ") : QStringLiteral("failed"), what, detail));
    }

    void report()
    {
        if (m_invocation.json)
            printJson(QJsonDocument(m_checks));
        if (m_allOk)
            return finish(ExitCode::Done);
        finish(m_keychainFailed ? ExitCode::Keychain : ExitCode::Refused);
    }

    QJsonArray m_checks{};
    bool m_allOk = true;
    bool m_keychainFailed = false;
};

} // namespace

std::unique_ptr<Command> makeSelfTestCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t)
{
    return std::make_unique<SelfTestCommand>(w, i, words, t);
}

} // namespace app
