#include "demo/demorelay.h"
#include "demo/dialects.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <cstdio>

namespace {

QByteArray readyLine(const demo::Credentials &credentials, const QString &dialect)
{
    QJsonObject line{{QStringLiteral("address"), credentials.address.toString()},
                     {QStringLiteral("dialect"), dialect},
                     {QStringLiteral("user"), credentials.user},
                     {QStringLiteral("user_id"), credentials.userId},
                     {QStringLiteral("password"), QString::fromUtf8(credentials.password.reveal())},
                     {QStringLiteral("key"), QString::fromUtf8(credentials.key.reveal())},
                     {QStringLiteral("codes"), QJsonArray::fromStringList(credentials.codes)}};
    if (!credentials.totpUser.isEmpty()) {
        line.insert(QStringLiteral("totp_user"), credentials.totpUser);
        line.insert(QStringLiteral("totp_password"), QString::fromUtf8(credentials.totpPassword.reveal()));
        line.insert(QStringLiteral("totp_secret"), QString::fromUtf8(credentials.totpSecret.reveal()));
    }
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

int fail(const QString &why)
{
    std::fprintf(stderr, "relaydesk-demo: %s\n", qPrintable(why));
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    // Before any thread exists, so that none of them takes the signals that main waits for.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    QCoreApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("relaydesk-demo"));
    app.setApplicationVersion(QStringLiteral(RELAYDESK_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("A relay to try Relaydesk with. Prints one line of JSON when ready."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption port(QStringLiteral("port"), QStringLiteral("Port on 127.0.0.1; 0 takes a free one."),
                                  QStringLiteral("N"), QStringLiteral("0"));
    const QCommandLineOption dialect(QStringLiteral("dialect"),
                                     demo::dialectWords().join(QStringLiteral(", ")) + QStringLiteral("."),
                                     QStringLiteral("name"), QStringLiteral("laisky"));
    const QCommandLineOption upstream(QStringLiteral("upstream"),
                                      QStringLiteral("An OpenAI-compatible server that answers the chats."),
                                      QStringLiteral("URL"));
    const QCommandLineOption upstreamKey(QStringLiteral("upstream-key"), QStringLiteral("Its key."),
                                         QStringLiteral("K"));
    const QCommandLineOption speed(QStringLiteral("speed"), QStringLiteral("Tokens a second; 0 as fast as possible."),
                                   QStringLiteral("TOKENS"), QStringLiteral("60"));
    const QCommandLineOption state(QStringLiteral("state"), QStringLiteral("Keep the books in this file."),
                                   QStringLiteral("file"));
    parser.addOptions({port, dialect, upstream, upstreamKey, speed, state});
    parser.process(app);

    demo::Options options;
    const auto played = demo::dialectNamed(parser.value(dialect));
    bool portIsNumber = false, speedIsNumber = false;
    options.port = parser.value(port).toUShort(&portIsNumber);
    options.tokensPerSecond = parser.value(speed).toDouble(&speedIsNumber);
    if (!played || !portIsNumber || !speedIsNumber || !parser.positionalArguments().isEmpty())
        return fail(QStringLiteral("see --help"));
    options.dialect = *played;
    options.upstream = QUrl(parser.value(upstream));
    options.upstreamKey = core::Secret::fromText(parser.value(upstreamKey));
    options.stateFile = parser.value(state);

    demo::DemoRelay relay(options);
    const auto started = relay.start();
    if (!started)
        return fail(started.error().detail);
    const QByteArray line = readyLine(*started, parser.value(dialect));
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fflush(stdout);

    int signal = 0;
    sigwait(&ending, &signal);
    relay.stop();
    return 0;
}
