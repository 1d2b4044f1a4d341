#include "benches.h"
#include "figures.h"
#include "stage.h"

#include <QJsonDocument>
#include <QProcess>

#include <cstdio>

namespace {

const char help[] =
    R"(relaydesk-bench [NAME [OPTIONS]]      one JSON object a run; without a name: all, with these defaults

  start      --conversations 1000 --runs 7   from exec to the painted list of chats, beside a bare Qt window
  memory     --messages 2000                 MB idle and with a chat open, beside a bare Qt window
  stream     --tokens 10000 --delay-ms 0     an answer through a socket into the window: stalls, work per chunk
  typing     --tokens 2000 --delay-ms 5      a key press to its paint while an answer arrives
  open-chat  --messages 2000 --runs 5        opening a chat to its first paint
  scroll     --messages 2000 --steps 400     scrolling to paint
  search     --messages 100000 --runs 7      search in all messages (1000000 takes minutes to fill)

Without a display: QT_QPA_PLATFORM=offscreen. The figures count with the release build.
)";

using Bench = QJsonObject (*)(const bench::Options &);
const std::pair<const char *, Bench> benches[] = {
    {"start", bench::measureStart},   {"memory", bench::measureMemory},      {"stream", bench::measureStream},
    {"typing", bench::measureTyping}, {"open-chat", bench::measureOpenChat}, {"scroll", bench::measureScroll},
    {"search", bench::measureSearch},
};

int runOne(int argc, char **argv, const QString &name, const QStringList &words)
{
    for (const auto &[known, measure] : benches) {
        if (name != QLatin1String(known))
            continue;
        std::unique_ptr<QCoreApplication> application;
        // Their windows are in other processes; this one shares as little of Qt with them as it can.
        if (name == QLatin1String("start") || name == QLatin1String("memory"))
            application = std::make_unique<QCoreApplication>(argc, argv);
        else
            application = std::make_unique<bench::MeteredApplication>(argc, argv);
        QJsonObject out{{QStringLiteral("bench"), name}, {QStringLiteral("machine"), bench::machine()}};
        const QJsonObject figures = measure(bench::Options(words));
        for (auto it = figures.begin(); it != figures.end(); ++it)
            out.insert(it.key(), it.value());
        std::printf("%s", QJsonDocument(out).toJson().constData());
        return figures.contains(QLatin1String("error")) ? 1 : 0;
    }
    std::fprintf(stderr, "There is no bench “%s”.\n%s", qPrintable(name), help);
    return 2;
}

// Each in a process of its own, so that none inherits another's memory.
int runAll(const QString &program)
{
    const QStringList runs[] = {
        {QStringLiteral("start")},
        {QStringLiteral("memory")},
        {QStringLiteral("stream")},
        {QStringLiteral("stream"), QStringLiteral("--tokens"), QStringLiteral("2000"), QStringLiteral("--delay-ms"),
         QStringLiteral("5")},
        {QStringLiteral("typing")},
        {QStringLiteral("open-chat")},
        {QStringLiteral("open-chat"), QStringLiteral("--messages"), QStringLiteral("100000"), QStringLiteral("--runs"),
         QStringLiteral("3")},
        {QStringLiteral("scroll")},
        {QStringLiteral("search")},
    };
    int code = 0;
    for (const QStringList &run : runs)
        code = std::max(code, QProcess::execute(program, run));
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (bench::isChild(words))
        return bench::runChild(argc, argv);
    if (words.contains(QLatin1String("--help"))) {
        std::fputs(help, stdout);
        return 0;
    }
    return words.size() < 2 ? runAll(words.first()) : runOne(argc, argv, words.at(1), words.mid(2));
}
