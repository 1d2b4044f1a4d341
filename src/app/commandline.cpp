#include "app/commandline.h"

#include "relay/relaylink.h"

#include <QCommandLineParser>

namespace app {

namespace {

struct CommandWords
{
    QStringList options; // beside --profile, --demo and --json
    int least = 0;       // arguments
    int most = 0;
};

const QHash<QString, CommandWords> &commands()
{
    static const QHash<QString, CommandWords> table{
        {QString(), {{}, 0, 0}},
        {QStringLiteral("account add"),
         {{QStringLiteral("user"), QStringLiteral("user-id"), QStringLiteral("kind")}, 1, 1}},
        {QStringLiteral("account list"), {{}, 0, 0}},
        {QStringLiteral("account remove"), {{}, 1, 1}},
        {QStringLiteral("ask"),
         {{QStringLiteral("account"), QStringLiteral("model"), QStringLiteral("max-tokens"), QStringLiteral("image")},
          1,
          1}},
        {QStringLiteral("models"), {{QStringLiteral("account")}, 0, 0}},
        {QStringLiteral("keys"), {{QStringLiteral("account")}, 0, 0}},
        {QStringLiteral("redeem"), {{QStringLiteral("account")}, 1, 1000}},
        {QStringLiteral("usage"),
         {{QStringLiteral("account"), QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("csv"),
           QStringLiteral("offline")},
          0,
          0}},
        {QStringLiteral("balance"), {{QStringLiteral("account")}, 0, 0}},
        {QStringLiteral("screenshot"),
         {{QStringLiteral("page"), QStringLiteral("theme"), QStringLiteral("language"), QStringLiteral("scale"),
           QStringLiteral("size")},
          1,
          1}},
        {QStringLiteral("demo-info"), {{}, 0, 0}},
        {QStringLiteral("self-test"), {{}, 0, 0}},
    };
    return table;
}

core::Error usageError(const QString &sentence)
{
    return core::Error{core::ErrorKind::BadRequest, sentence};
}

// "account add" is one command of two words.
QString takeCommand(QStringList &words)
{
    if (words.isEmpty())
        return {};
    QString command = words.takeFirst();
    if (command == QLatin1String("account") && !words.isEmpty())
        command += u' ' + words.takeFirst();
    return command;
}

} // namespace

ExitCode exitCodeFor(const core::Error &error)
{
    switch (error.kind) {
    case core::ErrorKind::Offline:
    case core::ErrorKind::Timeout:
    case core::ErrorKind::Tls:
        return ExitCode::Network;
    case core::ErrorKind::SecretLocked:
    case core::ErrorKind::SecretUnavailable:
        return ExitCode::Keychain;
    default:
        return ExitCode::Refused;
    }
}

core::Result<Invocation> readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto value = [&parser](const char *name) {
        parser.addOption({QString::fromLatin1(name), QString(), QStringLiteral("value")});
    };
    const auto flag = [&parser](const char *name) { parser.addOption({QString::fromLatin1(name), QString()}); };
    for (const char *name : {"profile", "account", "model", "max-tokens", "image", "from", "to", "user", "user-id",
                             "kind", "page", "theme", "language", "scale", "size"})
        value(name);
    for (const char *name : {"demo", "json", "csv", "offline", "version"})
        flag(name);
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, QString()});
    if (!parser.parse(arguments))
        return usageError(parser.errorText());

    Invocation out;
    if (parser.isSet(QStringLiteral("help"))) {
        out.command = QStringLiteral("help");
        return out;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        out.command = QStringLiteral("version");
        return out;
    }
    QStringList words = parser.positionalArguments();
    if (words.size() == 1 && relay::isRelayLink(words.first()))
        out.link = words.takeFirst();
    out.command = takeCommand(words);
    out.arguments = words;
    if (!commands().contains(out.command))
        return usageError(QStringLiteral("There is no command “%1”. Try: relaydesk --help").arg(out.command));
    const CommandWords known = commands().value(out.command);
    if (words.size() < known.least)
        return usageError(QStringLiteral("“%1” needs something after it. Try: relaydesk --help").arg(out.command));
    if (words.size() > known.most)
        return usageError(
            QStringLiteral("“%1” is one word too many. Texts with spaces need quotes.").arg(words.at(known.most)));
    for (const QString &name : parser.optionNames()) {
        static const QSet<QString> everywhere{QStringLiteral("profile"), QStringLiteral("demo"),
                                              QStringLiteral("json")};
        if (!everywhere.contains(name) && !known.options.contains(name))
            return usageError(QStringLiteral("--%1 does not go with “%2”.").arg(name, out.command));
    }

    out.profile = parser.value(QStringLiteral("profile"));
    out.demo = parser.isSet(QStringLiteral("demo"));
    out.json = parser.isSet(QStringLiteral("json"));
    out.csv = parser.isSet(QStringLiteral("csv"));
    out.offline = parser.isSet(QStringLiteral("offline"));
    out.account = parser.value(QStringLiteral("account"));
    out.model = parser.value(QStringLiteral("model"));
    out.user = parser.value(QStringLiteral("user"));
    out.userId = parser.value(QStringLiteral("user-id"));
    out.kind = parser.value(QStringLiteral("kind"));
    out.image = parser.value(QStringLiteral("image"));
    out.from = parser.value(QStringLiteral("from"));
    out.to = parser.value(QStringLiteral("to"));
    out.page = parser.value(QStringLiteral("page"));
    out.theme = parser.value(QStringLiteral("theme"));
    out.language = parser.value(QStringLiteral("language"));
    out.size = parser.value(QStringLiteral("size"));
    if (parser.isSet(QStringLiteral("max-tokens"))) {
        bool ok = false;
        const qint64 n = parser.value(QStringLiteral("max-tokens")).toLongLong(&ok);
        if (!ok || n < 1)
            return usageError(QStringLiteral("--max-tokens takes a whole number from 1."));
        out.maxTokens = n;
    }
    if (parser.isSet(QStringLiteral("scale"))) {
        bool ok = false;
        out.scale = parser.value(QStringLiteral("scale")).toDouble(&ok);
        if (!ok || out.scale < 0.5 || out.scale > 4)
            return usageError(QStringLiteral("--scale takes a number from 0.5 to 4."));
    }
    return out;
}

QString helpText()
{
    return QStringLiteral(
        "relaydesk [--profile DIR] [--demo] [LINK | COMMAND]\n"
        "\n"
        "Without a command the window opens. A LINK (relaydesk://add?address=…&key=…, or a settings link of NextChat)\n"
        "is asked about in the window. Commands, for scripts:\n"
        "  account add URL [--user NAME] [--user-id ID] [--kind auto|laisky|oneapi|newapi|onehub|plain]\n"
        "                        the password, access token or key is read from standard input\n"
        "  account list\n"
        "  account remove NAME\n"
        "  ask TEXT [--account A] [--model M] [--max-tokens N] [--image FILE]\n"
        "  models [--account A]\n"
        "  keys [--account A]\n"
        "  redeem CODE…          or “redeem -” to pick the codes out of standard input\n"
        "  usage [--from DATE] [--to DATE] [--csv] [--offline]\n"
        "  balance [--account A]\n"
        "  screenshot FILE [--page NAME] [--theme light|dark] [--language L] [--scale F] [--size WxH]\n"
        "  demo-info             address, user and codes of the built-in relay (with --demo)\n"
        "  self-test\n"
        "  --version, --help\n"
        "\n"
        "Each command takes --json. Exit codes: 0 done, 1 refused or nothing achieved, 2 usage, 3 network, 4 "
        "keychain.\n");
}

} // namespace app
