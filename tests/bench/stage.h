#pragma once

#include "app/workspace.h"
#include "figures.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace bench {

// An application that times each event it delivers on the main thread.
class MeteredApplication : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;

    void start();                                     // forgets what was measured
    double longestEvent() const { return m_longest; } // ms, by the clock on the wall
    double longestEventCpu() const
    {
        return m_longestCpu;
    }                                              // ms of processor time: what others on the machine do is not in it
    QString longestName() const { return m_name; } // class and event type of the longest by processor time

private:
    int m_depth = 0;
    double m_longest = 0;
    double m_longestCpu = 0;
    QString m_name{};
};

// The largest gap between two beats of a 1 ms timer: how long the main thread did not answer.
class Heartbeat : public QObject
{
public:
    Heartbeat();
    void start();
    double longestGap() const { return m_longest; }

private:
    QTimer m_timer{};
    double m_last = 0;
    double m_longest = 0;
};

// Whether and when a widget was painted since the last ask.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget);
    ~PaintWatch() override;
    void reset() { m_at = 0; }
    bool painted() const { return m_at > 0; }
    double at() const { return m_at; } // wallClock() after the paint, 0: not yet

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    double m_at = 0;
};

// The program's own window on a profile in a folder that is thrown away.
class Stage
{
public:
    explicit Stage(const QString &profile);
    ~Stage();
    bool open(); // false: the reason is on stderr
    ui::shell::MainWindow &window() { return *m_window; }
    app::Workspace &workspace() { return *m_workspace; }

private:
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<ui::shell::MainWindow> m_window;
};

// Runs the loop until it is so, without the naps of QTest::qWaitFor(): those would be in every figure. False: too late.
bool waitFor(const std::function<bool()> &isSo, int timeoutMs);
void settle(int ms = 300);

// The answer of an Async and when it came.
template<typename T>
std::pair<core::Result<T>, double> timedAnswer(const core::Async<T> &async, int timeoutMs = 120'000)
{
    QObject context;
    std::optional<core::Result<T>> seen;
    double at = 0;
    async.finally(&context, [&](const core::Result<T> &result) {
        at = wallClock();
        seen.emplace(result);
    });
    if (!waitFor([&] { return seen.has_value(); }, timeoutMs))
        return {core::Error{core::ErrorKind::Timeout, QStringLiteral("no answer")}, at};
    return {*seen, at};
}

} // namespace bench
