#pragma once

#include <QTabBar>

namespace kit {

class IconButton;

// The tabs themselves; used through TabBar.
class TabStrip : public QTabBar
{
    Q_OBJECT
public:
    explicit TabStrip(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void tabInserted(int index) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
};

// Tabs over a page, on the pane's ground; hidden while there is only one. Closable, movable, busy ones turn a spinner.
class TabBar : public QWidget
{
    Q_OBJECT
public:
    explicit TabBar(QWidget *parent = nullptr);

    int addTab(const QString &title);
    void setTitle(int index, const QString &title);
    void setBusy(int index, bool busy);
    void removeTab(int index);
    void setCurrent(int index);
    int current() const;
    int count() const;
    TabStrip *strip() const { return m_strip; }
    // Shown from the second tab on unless this is off (the parts page).
    void setHidesAlone(bool hides);
    QSize sizeHint() const override { return {200, 36}; }

Q_SIGNALS:
    void currentChanged(int index);
    void closeRequested(int index);
    void newRequested();
    void moved(int from, int to);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showOrHide();
    TabStrip *m_strip;
    IconButton *m_plus;
    bool m_hidesAlone = true;
};

} // namespace kit
