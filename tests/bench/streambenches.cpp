// An answer of many tokens through a socket into the window: what the main thread has to do for it.
#include "benches.h"
#include "chatfill.h"
#include "stage.h"
#include "tokensource.h"
#include "ui/chat/chatspage.h"
#include "ui/chat/composer/composer.h"
#include "ui/chat/composer/messageedit.h"
#include "ui/chat/transcript/transcriptview.h"

#include <QKeyEvent>

namespace bench {

namespace {

// A window with an account at the source and an empty chat open in it.
class Streaming
{
public:
    Streaming(int tokens, int delay) : m_source(tokens, delay) {}

    bool open()
    {
        ChatFill fill;
        fill.conversations = 50;
        if (!makeProfile(m_folder.path(), fill))
            return false;
        m_stage = std::make_unique<Stage>(m_folder.path());
        if (!m_stage->open())
            return false;
        app::Workspace &workspace = m_stage->workspace();
        const auto found = timedAnswer(workspace.accounts().probe(m_source.address())).first;
        if (!found)
            return false;
        const auto added = timedAnswer(workspace.accounts().addWithKey(
                                           *found, core::Secret::fromText(QStringLiteral("sk-bench-0123456789abcdef"))))
                               .first;
        if (!added)
            return false;
        const auto chat = timedAnswer(workspace.chats().create(added->id, QStringLiteral("bench-model"))).first;
        if (!chat)
            return false;
        page()->openChat(*chat);
        session = workspace.chats().open(*chat);
        settle();
        return true;
    }

    ui::chat::ChatsPage *page() { return m_stage->window().chatsPage(); }

    // True when the answer came whole.
    bool ask()
    {
        bool ended = false;
        QObject context;
        QObject::connect(session, &chat::Session::turnEnded, &context,
                         [&ended](const chat::TurnFacts &facts) { ended = facts.complete; });
        session->send(QStringLiteral("Say everything you know."))
            .finally(&context, [](const core::Result<core::MessageId> &) {});
        const bool whole = waitFor([&ended] { return ended; }, 600'000);
        settle(1000); // the last of it is still being shown
        return whole;
    }

    chat::Session *session = nullptr;

private:
    QTemporaryDir m_folder{};
    TokenSource m_source;
    std::unique_ptr<Stage> m_stage{};
};

double perChunk(const QList<double> &cpuAt, qsizetype from, qsizetype to)
{
    return to > from ? (cpuAt.at(to) - cpuAt.at(from)) / static_cast<double>(to - from) : -1;
}

} // namespace

QJsonObject measureStream(const Options &options)
{
    const int tokens = options.number("tokens", 10'000);
    const int delay = options.number("delay-ms", 0);
    auto *meter = static_cast<MeteredApplication *>(qApp);
    Streaming streaming(tokens, delay);
    if (!streaming.open())
        return failed("no chat to stream into");
    QList<double> cpuAt; // of the main thread, at each chunk
    cpuAt.reserve(tokens + 1);
    QObject context;
    QObject::connect(streaming.session, &chat::Session::tailGrew, &context, [&cpuAt] { cpuAt << threadCpu(); });
    Heartbeat heart;
    heart.start();
    meter->start();
    const double cpu = threadCpu();
    const double whole = processCpu();
    const double wall = wallClock();
    if (!streaming.ask())
        return failed("the answer did not come whole");
    const qsizetype chunks = cpuAt.size();
    const qsizetype tenth = chunks / 10;
    const double begin = perChunk(cpuAt, 0, tenth);
    const double end = perChunk(cpuAt, chunks - 1 - tenth, chunks - 1);
    QJsonObject out{{QStringLiteral("tokens"), tokens},
                    {QStringLiteral("delayMs"), delay},
                    {QStringLiteral("chunks"), chunks},
                    {QStringLiteral("longestStallMs"), rounded(heart.longestGap())},
                    {QStringLiteral("longestEventMs"), rounded(meter->longestEvent())},
                    {QStringLiteral("longestEventCpuMs"), rounded(meter->longestEventCpu())},
                    {QStringLiteral("longestEvent"), meter->longestName()},
                    {QStringLiteral("mainThreadCpuMs"), rounded(threadCpu() - cpu, 1)},
                    {QStringLiteral("processCpuMs"), rounded(processCpu() - whole, 1)}, // with the relay's own thread
                    {QStringLiteral("wallMs"), rounded(wallClock() - wall, 1)}};
    if (delay > 0) { // at full speed the chunks come in a few lumps, and the frames between those are not any chunk's
        out.insert(QStringLiteral("cpuPerChunkStartUs"), rounded(begin * 1000, 1));
        out.insert(QStringLiteral("cpuPerChunkEndUs"), rounded(end * 1000, 1));
        out.insert(QStringLiteral("endTimesStart"), rounded(end / begin));
    }
    return out;
}

QJsonObject measureTyping(const Options &options)
{
    const int tokens = options.number("tokens", 2000);
    Streaming streaming(tokens, options.number("delay-ms", 5));
    if (!streaming.open())
        return failed("no chat to stream into");
    auto *edit = streaming.page()->composer()->edit();
    edit->setFocus();
    // The paint of the text, not of the blinking caret: only what follows a key is counted.
    PaintWatch watch(static_cast<QAbstractScrollArea *>(static_cast<QWidget *>(edit))->viewport());
    QList<double> times;
    double pressed = 0;
    QTimer typist;
    typist.setTimerType(Qt::PreciseTimer);
    typist.setInterval(37);
    QObject::connect(&typist, &QTimer::timeout, &typist, [&] {
        if (pressed > 0 && watch.painted())
            times << watch.at() - pressed;
        watch.reset();
        const QString letter(QChar(u'a' + static_cast<ushort>(times.size() % 26)));
        pressed = wallClock();
        QCoreApplication::postEvent(edit, new QKeyEvent(QEvent::KeyPress, 0, Qt::NoModifier,
                                                        times.size() % 7 == 6 ? QStringLiteral(" ") : letter));
    });
    typist.start();
    const bool whole = streaming.ask();
    typist.stop();
    if (!whole)
        return failed("the answer did not come whole");
    return {{QStringLiteral("tokens"), tokens}, {QStringLiteral("keyToPaintMs"), spread(times)}};
}

} // namespace bench
