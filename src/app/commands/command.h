#pragma once

#include "app/commandline.h"
#include "app/workspace.h"

#include <QJsonDocument>
#include <QObject>

#include <functional>
#include <memory>

namespace app {

// The words for a person at a terminal; only the program that has them (ui) can give them.
struct Words
{
    std::function<QString(const core::Error &)> sentence{};
    std::function<QString(const core::Money &, int decimals)> money{};
};

// Where a command writes: results only to out, everything else to err; secrets are read from in.
struct Terminal
{
    std::function<void(const QString &)> out{};
    std::function<void(const QString &)> err{};
    std::function<core::Secret(const QString &prompt)> askSecret{};
    std::function<QString()> readAll{};
};
Terminal standardTerminal();

// One command of the command line at work on an open workspace. finished comes once.
class Command : public QObject
{
    Q_OBJECT
public:
    Command(Workspace &workspace, Invocation invocation, Words words, Terminal terminal);
    virtual void start() = 0;

Q_SIGNALS:
    void finished(int code);

protected:
    void finish(ExitCode code) { Q_EMIT finished(static_cast<int>(code)); }
    // Says the error on err (and as JSON where asked for), then finishes with its code.
    void fail(const core::Error &error);
    void printJson(const QJsonDocument &document)
    {
        m_terminal.out(QString::fromUtf8(document.toJson(QJsonDocument::Compact)) + u'\n');
    }
    QString sentence(const core::Error &error) const;
    // The account named by --account, or the current one. NotFound when there is none.
    core::Result<accounts::Account> chosenAccount() const;
    // null for what has no amount.
    static QJsonValue usdOrNull(const core::Money &money);
    static QJsonValue orNull(const std::optional<qint64> &number);
    static QJsonValue orNull(const std::optional<core::Quota> &quota);

    Workspace &m_workspace;
    Invocation m_invocation;
    Words m_words;
    Terminal m_terminal;
};

// The command that an invocation names; with --demo it first starts the built-in relay.
std::unique_ptr<Command> makeCommand(Workspace &workspace, const Invocation &invocation, const Words &words,
                                     const Terminal &terminal);

// The individual commands.
std::unique_ptr<Command> makeAccountCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t);
std::unique_ptr<Command> makeAskCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t);
std::unique_ptr<Command> makeListCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t);
std::unique_ptr<Command> makeRedeemCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t);
std::unique_ptr<Command> makeUsageCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t);
std::unique_ptr<Command> makeSelfTestCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t);

} // namespace app
