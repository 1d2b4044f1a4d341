#include "app/commands/command.h"

#include <QFile>
#include <QJsonArray>
#include <QTextStream>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace app {

namespace {

void writeTo(FILE *file, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), file);
    std::fflush(file);
}

// A line from standard input, without echo where a person types it.
core::Secret readSecretLine(const QString &prompt)
{
#ifdef Q_OS_UNIX
    const bool typed = isatty(STDIN_FILENO) == 1;
    termios before{};
    if (typed) {
        writeTo(stderr, prompt);
        tcgetattr(STDIN_FILENO, &before);
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
#endif
    QByteArray line;
    for (int c = std::fgetc(stdin); c != EOF && c != '\n'; c = std::fgetc(stdin))
        line.append(static_cast<char>(c));
#ifdef Q_OS_UNIX
    if (typed) {
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
        writeTo(stderr, QStringLiteral("\n"));
    }
#endif
    core::Secret secret(line.trimmed());
    line.fill('\0');
    return secret;
}

// With --demo: the built-in relay first, then the command.
class AfterDemo : public Command
{
    Q_OBJECT
public:
    AfterDemo(Workspace &w, const Invocation &i, const Words &words, const Terminal &t, std::unique_ptr<Command> then)
        : Command(w, i, words, t), m_then(std::move(then))
    {
        connect(m_then.get(), &Command::finished, this, &Command::finished);
    }
    void start() override
    {
        m_workspace.startDemo().finally(this, [this](const core::Result<core::AccountId> &started) {
            if (!started)
                return fail(started.error());
            m_workspace.accounts().setCurrent(*started);
            m_then->start();
        });
    }

private:
    std::unique_ptr<Command> m_then;
};

} // namespace

Terminal standardTerminal()
{
    Terminal t;
    t.out = [](const QString &text) { writeTo(stdout, text); };
    t.err = [](const QString &text) { writeTo(stderr, text); };
    t.askSecret = readSecretLine;
    t.readAll = [] {
        QFile in;
        return in.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
    };
    return t;
}

Command::Command(Workspace &workspace, Invocation invocation, Words words, Terminal terminal)
    : m_workspace(workspace), m_invocation(std::move(invocation)), m_words(std::move(words)),
      m_terminal(std::move(terminal))
{
}

QString Command::sentence(const core::Error &error) const
{
    return m_words.sentence ? m_words.sentence(error) : error.detail;
}

void Command::fail(const core::Error &error)
{
    m_terminal.err(sentence(error) + u'\n');
    if (m_invocation.json) {
        const QJsonObject object{{QStringLiteral("kind"), core::kindName(error.kind)},
                                 {QStringLiteral("sentence"), sentence(error)}};
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("error"), object}}));
    }
    finish(exitCodeFor(error));
}

core::Result<accounts::Account> Command::chosenAccount() const
{
    const QString &wanted = m_invocation.account;
    if (wanted.isEmpty()) {
        if (const accounts::Account *current = m_workspace.accounts().currentAccount())
            return *current;
        return core::Error{core::ErrorKind::NotFound,
                           QStringLiteral("There is no account yet. Add one: relaydesk account add URL")};
    }
    for (const accounts::Account &account : m_workspace.accounts().list()) {
        if (account.name.compare(wanted, Qt::CaseInsensitive) == 0 || QString::number(account.id.value()) == wanted)
            return account;
    }
    return core::Error{core::ErrorKind::NotFound, QStringLiteral("There is no account “%1”.").arg(wanted)};
}

QJsonValue Command::usdOrNull(const core::Money &money)
{
    return money.hasAmount() ? QJsonValue(money.usd()) : QJsonValue(QJsonValue::Null);
}

QJsonValue Command::orNull(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonValue Command::orNull(const std::optional<core::Quota> &quota)
{
    return quota ? QJsonValue(quota->units()) : QJsonValue(QJsonValue::Null);
}

std::unique_ptr<Command> makeCommand(Workspace &workspace, const Invocation &invocation, const Words &words,
                                     const Terminal &terminal)
{
    using Make = std::unique_ptr<Command> (*)(Workspace &, const Invocation &, const Words &, const Terminal &);
    static const QHash<QString, Make> makers{
        {QStringLiteral("account add"), makeAccountCommand},
        {QStringLiteral("account list"), makeAccountCommand},
        {QStringLiteral("account remove"), makeAccountCommand},
        {QStringLiteral("ask"), makeAskCommand},
        {QStringLiteral("models"), makeListCommand},
        {QStringLiteral("keys"), makeListCommand},
        {QStringLiteral("balance"), makeListCommand},
        {QStringLiteral("demo-info"), makeListCommand},
        {QStringLiteral("redeem"), makeRedeemCommand},
        {QStringLiteral("usage"), makeUsageCommand},
        {QStringLiteral("self-test"), makeSelfTestCommand},
    };
    const Make make = makers.value(invocation.command);
    if (!make)
        return {};
    std::unique_ptr<Command> command = make(workspace, invocation, words, terminal);
    if (!invocation.demo || invocation.offline)
        return command;
    return std::make_unique<AfterDemo>(workspace, invocation, words, terminal, std::move(command));
}

} // namespace app

#include "command.moc"
