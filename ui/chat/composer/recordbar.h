#pragma once

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>

namespace kit {
class Label;
}

namespace ui::chat {

// How loud it is, as bars that run to the start; the newest at the end.
class LevelBars : public QWidget
{
    Q_OBJECT
public:
    explicit LevelBars(QWidget *parent = nullptr);
    void add(double level); // 0 to 1
    void clear();
    double last() const { return m_levels.isEmpty() ? 0 : m_levels.last(); }
    QSize sizeHint() const override { return {160, 20}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_levels{};
};

// While the microphone records: time, level, Stop (transcribes) and Cancel (forgets).
class RecordBar : public QWidget
{
    Q_OBJECT
public:
    explicit RecordBar(QWidget *parent = nullptr);
    // length: how long it records by now, asked twice a second.
    void start(std::function<std::chrono::milliseconds()> length);
    void end();
    void showLevel(double level);
    const LevelBars *bars() const { return m_bars; }

Q_SIGNALS:
    void stopRequested();
    void cancelRequested();

private:
    void showTime();

    LevelBars *m_bars;
    kit::Label *m_time;
    std::function<std::chrono::milliseconds()> m_length{};
    QTimer m_timer{};
};

} // namespace ui::chat
