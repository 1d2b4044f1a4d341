#pragma once

#include <QList>
#include <QWidget>

namespace ui::accounts {

// Children side by side, in as many lines as the width asks for.
class Flow : public QWidget
{
    Q_OBJECT
public:
    explicit Flow(QWidget *parent = nullptr);
    void add(QWidget *child);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(width, false); }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    int place(int width, bool really) const;
    QList<QWidget *> m_children{};
};

} // namespace ui::accounts
