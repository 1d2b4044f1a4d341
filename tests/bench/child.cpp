// A process that opens a window as the program does and tells when it was painted and what memory it takes.
#include "benches.h"
#include "figures.h"
#include "ui/chat/chatspage.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/program.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QEvent>
#include <QJsonDocument>
#include <QMainWindow>
#include <QTimer>

#include <cstdio>

namespace bench {

namespace {

struct Task
{
    bool bare = false;
    int conversations = 0; // the list shows so many when the window is usable
    qint64 chat = 0;       // open this one, 0: none
    int idle = 0;          // ms to wait before the memory is read, 0: it is not
    double started = 0;    // wallClock() of the parent just before the process began
};
Task task;
bool isWatching = false;

ui::shell::MainWindow *mainWindow()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<ui::shell::MainWindow *>(widget))
            return window;
    }
    return nullptr;
}

// Sees every event of the application and knows the paints that count.
class Observer : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            take(qobject_cast<QWidget *>(watched));
        return false;
    }

private:
    void take(QWidget *widget)
    {
        if (!widget)
            return;
        if (m_first == 0)
            later(m_first, [] {});
        if (m_usable == 0 && isUsable(widget))
            later(m_usable, [this] { goOn(); });
        if (m_opened == 0 && m_wantsChat && showsChat(widget))
            later(m_opened, [this] { QTimer::singleShot(task.idle, this, [this] { finish(); }); });
    }

    // Once the event is through, the pixels are there.
    template<typename F>
    void later(double &time, F then)
    {
        time = -1;
        QMetaObject::invokeMethod(
            this,
            [&time, then] {
                time = wallClock();
                then();
            },
            Qt::QueuedConnection);
    }

    static bool isUsable(QWidget *widget)
    {
        if (task.bare)
            return widget->isWindow();
        const auto *view = qobject_cast<QAbstractItemView *>(widget->parentWidget());
        return view && view->model() && view->model()->rowCount() >= task.conversations;
    }

    static bool showsChat(QWidget *widget)
    {
        const auto *view = qobject_cast<ui::chat::TranscriptView *>(widget->parentWidget());
        return view && view->rowCount() > 0;
    }

    void goOn()
    {
        if (task.idle == 0)
            return finish();
        QTimer::singleShot(task.idle, this, [this] {
            if (task.chat == 0)
                return finish();
            m_wantsChat = true;
            mainWindow()->chatsPage()->openChat(core::ConversationId(task.chat));
        });
    }

    void finish()
    {
        const Memory memory = memoryNow();
        const QJsonObject out{{QStringLiteral("firstPaint"), m_first - task.started},
                              {QStringLiteral("usable"), m_usable - task.started},
                              {QStringLiteral("cpu"), processCpu()},
                              {QStringLiteral("pss"), memory.pss},
                              {QStringLiteral("rss"), memory.rss},
                              {QStringLiteral("unique"), memory.unique}};
        std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        QCoreApplication::exit(0);
    }

    double m_first = 0;
    double m_usable = 0;
    double m_opened = 0;
    bool m_wantsChat = false;
};

// The program makes its application itself: this is called when it does.
void watchApplication()
{
    if (!isWatching)
        return;
    auto *observer = new Observer(qApp);
    qApp->installEventFilter(observer);
}

int runBare(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    return application.exec();
}

} // namespace

bool isChild(const QStringList &words)
{
    return words.value(1) == QLatin1String("child");
}

int runChild(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const Options options(words);
    task.bare = words.contains(QLatin1String("bare"));
    task.conversations = options.number("conversations", 0);
    task.chat = options.number("chat", 0);
    task.idle = options.number("idle", 0);
    task.started = options.text("started").toDouble();
    isWatching = true;
    int count = 1;
    if (task.bare)
        return runBare(count, argv);
    app::Invocation invocation;
    invocation.profile = options.text("profile");
    return ui::shell::runWindow(count, argv, invocation);
}

} // namespace bench

using bench::watchApplication;
Q_COREAPP_STARTUP_FUNCTION(watchApplication)
