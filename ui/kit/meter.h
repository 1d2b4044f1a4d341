#pragma once

#include <QWidget>

namespace kit {

// 4 px high: accent, warning from 80 %, danger at 100 %. The figure always stands beside it; the meter repeats it.
class Meter : public QWidget
{
    Q_OBJECT
public:
    explicit Meter(double share = 0, int width = 0, QWidget *parent = nullptr);
    // 0…1; more is shown as full.
    void setShare(double share);
    double share() const { return m_share; }
    // Plain progress: stays accent whatever the share.
    void setNeutral(bool neutral);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_share = 0;
    int m_width;
    bool m_neutral = false;
};

} // namespace kit
