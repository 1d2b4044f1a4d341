// Chats that are there already: opening, scrolling, searching.
#include "benches.h"
#include "chatfill.h"
#include "stage.h"
#include "ui/chat/chatspage.h"
#include "ui/chat/transcript/transcriptview.h"

#include <QScrollBar>

namespace bench {

namespace {

struct Opening
{
    double toPaint = -1; // ms to the first paint with messages in it, −1: that did not happen
    double toWhole = -1; // ms until all of the branch is there
};

Opening openAndPaint(ui::chat::ChatsPage *page, core::ConversationId chat, int messages)
{
    PaintWatch watch(page->transcript()->viewport());
    const double began = wallClock();
    page->openChat(chat);
    Opening out;
    const auto shown = [&] {
        if (page->transcript()->rowCount() == 0)
            watch.reset(); // a paint of the still empty view does not count
        return watch.painted();
    };
    if (!waitFor(shown, 120'000))
        return out;
    out.toPaint = watch.at() - began;
    if (waitFor([&] { return page->transcript()->rowCount() >= messages; }, 120'000))
        out.toWhole = wallClock() - began;
    return out;
}

} // namespace

QJsonObject measureOpenChat(const Options &options)
{
    const int messages = options.number("messages", 2000);
    const int runs = options.number("runs", 5);
    auto *meter = static_cast<MeteredApplication *>(qApp);
    QTemporaryDir folder;
    ChatFill few;
    few.conversations = 50;
    ChatFill large;
    large.messages = messages;
    if (!makeProfile(folder.path(), few, large))
        return failed("no profile");
    QList<double> times;
    QList<double> whole;
    QList<double> events;
    QList<double> cpu;
    QString name;
    Memory memory;
    for (int i = 0; i < runs; ++i) {
        // A session stays open with its program: each run is a new one.
        Stage stage(folder.path());
        if (!stage.open())
            return failed("no window");
        openAndPaint(stage.window().chatsPage(), core::ConversationId(1), 4); // what is made for the first chat of all
        settle();
        meter->start();
        const double before = threadCpu();
        const double time =
            openAndPaint(stage.window().chatsPage(), core::ConversationId(few.conversations + 1), messages);
        if (time < 0)
            return failed("the chat was not painted");
        times << opening.toPaint;
        whole << opening.toWhole;
        cpu << threadCpu() - before;
        events << meter->longestEventCpu();
        name = meter->longestName();
        memory = memoryNow();
    }
    return {{QStringLiteral("messages"), messages},
            {QStringLiteral("toPaintMs"), spread(times)},
            {QStringLiteral("toWholeMs"), spread(whole)},
            {QStringLiteral("mainThreadCpuMs"), spread(cpu)},
            {QStringLiteral("longestEventCpuMs"), spread(events)},
            {QStringLiteral("longestEvent"), name},
            {QStringLiteral("rssMb"), rounded(memory.rss, 1)}};
}

QJsonObject measureScroll(const Options &options)
{
    const int messages = options.number("messages", 2000);
    const int steps = options.number("steps", 400);
    QTemporaryDir folder;
    ChatFill large;
    large.messages = messages;
    if (!makeProfile(folder.path(), large))
        return failed("no profile");
    Stage stage(folder.path());
    if (!stage.open())
        return failed("no window");
    if (openAndPaint(stage.window().chatsPage(), core::ConversationId(1), messages).toWhole < 0)
        return failed("the chat was not painted");
    settle();
    ui::chat::TranscriptView *view = stage.window().chatsPage()->transcript();
    QList<double> wheel; // 120 px up, into what has no layout yet
    QList<double> jump;  // anywhere
    QList<double> wheelCpu;
    const auto step = [&](int to, QList<double> &into) {
        PaintWatch watch(view->viewport());
        const double began = wallClock();
        const double cpu = threadCpu();
        view->verticalScrollBar()->setValue(to);
        if (!waitFor([&watch] { return watch.painted(); }, 5000))
            return;
        into << watch.at() - began;
        if (&into == &wheel)
            wheelCpu << threadCpu() - cpu;
    };
    for (int i = 0; i < steps; ++i)
        step(view->verticalScrollBar()->value() - 120, wheel);
    const int whole = view->verticalScrollBar()->maximum();
    for (int i = 0; i < steps / 10; ++i)
        step(static_cast<int>((i * 7919ll * 1000) % whole), jump);
    return {{QStringLiteral("messages"), messages},
            {QStringLiteral("wheelToPaintMs"), spread(wheel)},
            {QStringLiteral("wheelCpuMs"), spread(wheelCpu)},
            {QStringLiteral("jumpToPaintMs"), spread(jump)}};
}

QJsonObject measureSearch(const Options &options)
{
    const int messages = options.number("messages", 100'000);
    const int runs = options.number("runs", 7);
    QTemporaryDir folder;
    ChatFill fill;
    fill.messages = 100;
    fill.conversations = messages / fill.messages;
    fill.mixed = true;
    const double began = wallClock();
    if (!makeProfile(folder.path(), fill))
        return failed("no profile");
    const double filled = wallClock() - began;
    storage::Database database(folder.filePath(QStringLiteral("relaydesk.db")));
    if (!timedAnswer(database.open()).first)
        return failed("no database");
    chat::ConversationStore store(database);
    // Words as the text has them: common ones are short.
    const QList<std::pair<const char *, QString>> questions{
        {"commonWord", QStringLiteral("cedi")},
        {"twoCommonWords", QStringLiteral("ba cedi")},
        {"rareWord", QStringLiteral("conpretion")},
        {"chineseTwo", QString::fromUtf8("\u4e05\u4e22")},
        {"chineseThree", QString::fromUtf8("\u4e05\u4e22\u4e13")},
        {"chineseSeven", QString::fromUtf8("\u4e05\u4e22\u4e13\u4e0e\u4e30\u4e47\u4e06")},
        {"nothing", QStringLiteral("quetzalcoatl")},
    };
    QJsonObject out{{QStringLiteral("messages"), messages}, {QStringLiteral("fillMs"), rounded(filled, 0)}};
    for (const auto &[name, text] : questions) {
        QList<double> times;
        qsizetype hits = -1;
        for (int i = 0; i < runs; ++i) {
            const double asked = wallClock();
            const auto [found, at] = timedAnswer(store.search(text));
            times << at - asked;
            hits = found ? found->size() : -1;
        }
        QJsonObject row = spread(times);
        row.insert(QStringLiteral("hits"), hits);
        out.insert(QLatin1String(name), row);
    }
    return out;
}

} // namespace bench
