// Start and memory: of the program in a process of its own, beside a bare Qt window in another.
#include "benches.h"
#include "chatfill.h"
#include "figures.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

namespace bench {

namespace {

QJsonObject runOnce(QStringList words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    words << QStringLiteral("--started") << QString::number(wallClock(), 'f', 3);
    process.start(QCoreApplication::applicationFilePath(), QStringList{QStringLiteral("child")} + words);
    process.waitForFinished(120'000);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

QList<double> column(const QList<QJsonObject> &runs, const char *name)
{
    QList<double> values;
    for (const QJsonObject &run : runs) {
        if (run.contains(QLatin1String(name)))
            values << run.value(QLatin1String(name)).toDouble();
    }
    return values;
}

QJsonObject memoryOf(const QJsonObject &run)
{
    QJsonObject out;
    for (const char *name : {"pss", "rss", "unique"})
        out.insert(QLatin1String(name), rounded(run.value(QLatin1String(name)).toDouble(-1), 1));
    return out;
}

} // namespace

QJsonObject measureStart(const Options &options)
{
    const int conversations = options.number("conversations", 1000);
    const int runs = options.number("runs", 7);
    QTemporaryDir folder;
    ChatFill fill;
    fill.conversations = conversations;
    if (!makeProfile(folder.path(), fill))
        return failed("no profile");
    const QStringList own{QStringLiteral("--profile"), folder.path(), QStringLiteral("--conversations"),
                          QString::number(conversations)};
    const QStringList bare{QStringLiteral("bare")};
    // In turn, so that whoever else is at work on the machine disturbs both alike.
    QList<QJsonObject> ours;
    QList<QJsonObject> floor;
    runOnce(own); // the files are in memory from here on
    for (int i = 0; i < runs; ++i) {
        floor << runOnce(bare);
        ours << runOnce(own);
    }
    const double usable = median(column(ours, "usable"));
    const double bareWindow = median(column(floor, "usable"));
    return {{QStringLiteral("conversations"), conversations},
            {QStringLiteral("firstPaintMs"), spread(column(ours, "firstPaint"))},
            {QStringLiteral("usableMs"), spread(column(ours, "usable"))},
            {QStringLiteral("cpuMs"), spread(column(ours, "cpu"))},
            {QStringLiteral("bareWindowMs"), spread(column(floor, "usable"))},
            {QStringLiteral("bareWindowCpuMs"), spread(column(floor, "cpu"))},
            {QStringLiteral("timesTheBareWindow"), rounded(usable / bareWindow)}};
}

QJsonObject measureMemory(const Options &options)
{
    const int messages = options.number("messages", 2000);
    QTemporaryDir folder;
    ChatFill many;
    many.conversations = options.number("conversations", 1000);
    ChatFill large;
    large.messages = messages;
    if (!makeProfile(folder.path(), many, large))
        return failed("no profile");
    const QStringList idle{QStringLiteral("--idle"), QStringLiteral("2500")};
    const QStringList own = QStringList{QStringLiteral("--profile"), folder.path(), QStringLiteral("--conversations"),
                                        QString::number(many.conversations)} +
                            idle;
    const QJsonObject bare = runOnce(QStringList{QStringLiteral("bare")} + idle);
    const QJsonObject rest = runOnce(own);
    const QJsonObject open =
        runOnce(own + QStringList{QStringLiteral("--chat"), QString::number(many.conversations + 1)});
    return {{QStringLiteral("messages"), messages},
            {QStringLiteral("conversations"), many.conversations},
            {QStringLiteral("bareWindowMb"), memoryOf(bare)},
            {QStringLiteral("idleMb"), memoryOf(rest)},
            {QStringLiteral("chatOpenMb"), memoryOf(open)}};
}

} // namespace bench
