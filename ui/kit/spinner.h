#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace kit {

// Work under way: one turn in 900 ms, in eight steps with reduced motion. Costs nothing while hidden.
class Spinner : public QWidget
{
    Q_OBJECT
public:
    explicit Spinner(int size = 12, QWidget *parent = nullptr);
    // The turn at this moment, for delegates that draw many with drawSpinner().
    static double phaseAt(qint64 ms, bool reducedMotion);
    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    int m_size;
    QBasicTimer m_timer{};
    QElapsedTimer m_clock{};
};

} // namespace kit
