#pragma once

#include <QList>
#include <QRadioButton>
#include <QWidget>

class QHBoxLayout;

namespace kit {

// A few choices side by side, one chosen. Radio buttons to keyboard and screen readers: one Tab stop, arrows choose.
class Segments : public QWidget
{
    Q_OBJECT
public:
    enum class Size { Small, Medium }; // 28, 32 high
    explicit Segments(const QStringList &labels = {}, QWidget *parent = nullptr, Size size = Size::Small);

    void setLabels(const QStringList &labels);
    int count() const { return int(m_buttons.size()); }
    int current() const;
    // Without a signal: the page shows what it knows. −1: none of them is.
    void setCurrent(int index);
    void setSegmentEnabled(int index, bool enabled);
    QAbstractButton *button(int index) const { return m_buttons.at(index); }

Q_SIGNALS:
    // By the user only.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void moveTabStop();
    QList<QRadioButton *> m_buttons{};
    QHBoxLayout *m_row;
    Size m_size;
};

} // namespace kit
