#pragma once

#include "ui/kit/button.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace kit {

class Label;

// A dialog, drawer or popup as a child of the window: over a scrim, with role Dialog for screen readers and a closed
// focus chain. Esc and a click beside it dismiss; nothing waits inside a nested loop, the answer is a signal.
// It deletes itself after it has closed.
class Overlay : public QWidget
{
    Q_OBJECT
public:
    enum class Place {
        Centre,
        Top,    // like the command palette: 96 below the window's top
        Drawer, // full height, beside the rail, sparing rail and status bar
        Anchor, // next to a widget; no scrim
    };

    // host: any widget of the window that the overlay shall cover.
    explicit Overlay(QWidget *host, Place place = Place::Centre);

    // Fills the panel; the overlay owns it. Called by subclasses and by pages alike.
    void setContent(QWidget *content);
    QWidget *content() const { return m_content; }
    void setPanelWidth(int width);
    // For Place::Anchor: above or below, where there is room, start-aligned with the widget.
    void setAnchor(QWidget *anchor);
    // For Place::Drawer: how much to spare at the start and the bottom.
    void setSpared(int leading, int bottom);
    void setName(const QString &accessibleName);
    // Where the focus goes first; else the first widget that takes it.
    void setInitialFocus(QWidget *widget) { m_initialFocus = widget; }
    // A dialog with typed text does not vanish because of a click beside it.
    void setDismissedByClickOutside(bool dismissed) { m_clickOutside = dismissed; }

    void open();
    bool isOpen() const { return m_open; }
    QWidget *panel() const { return m_panel; }

public Q_SLOTS:
    void accept();
    void dismiss();

Q_SIGNALS:
    void accepted();
    void dismissed();
    // After either, when it is off the screen.
    void closed();

protected:
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void leave();
    void placePanel();
    QRect panelRect() const;
    QList<QWidget *> focusChain() const;

    Place m_place;
    QWidget *m_panel;
    QWidget *m_content = nullptr;
    QPointer<QWidget> m_anchor{};
    QPointer<QWidget> m_initialFocus{};
    QPointer<QWidget> m_focusBefore{};
    int m_panelWidth = 0;
    int m_sparedLeading = 0;
    int m_sparedBottom = 0;
    bool m_open = false;
    bool m_clickOutside = true;
};

// The usual dialog: title and x, a body, and a row of buttons with the primary one last.
class Dialog : public Overlay
{
    Q_OBJECT
public:
    Dialog(QWidget *host, const QString &title, int width = 560);
    QVBoxLayout *body() const { return m_body; }
    // At the start of the button row: a link such as "Redemption history".
    void addFootLeading(QWidget *widget);
    Button *addButton(Button::Kind kind, const QString &label);
    // Plain "Cancel" that dismisses.
    Button *addCancel();
    // The last one; Enter presses it, and it accepts unless closes is false.
    Button *addPrimary(const QString &label, bool closes = true);
    void setTitle(const QString &title);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Label *m_title;
    QVBoxLayout *m_body;
    QHBoxLayout *m_foot;
    Button *m_primary = nullptr;
};

// 320 beside the rail with the popup's shadow; the scrim spares rail and status bar.
class Drawer : public Overlay
{
    Q_OBJECT
public:
    Drawer(QWidget *host, QWidget *content, const QString &accessibleName, int width = drawerWidth);
};

// Anchored to a widget, raised, radius 8; a click elsewhere closes it.
class Popup : public Overlay
{
    Q_OBJECT
public:
    Popup(QWidget *anchor, QWidget *content, const QString &accessibleName, int width = 0);
};

// A cover over the window showing how it looked before, fading out: cross-fades whatever changed underneath.
void crossFade(QWidget *window, const QPixmap &before, std::chrono::milliseconds duration);

// Called by applyTheme(): roles of the kit's own widgets for screen readers.
void installAccessibility();

} // namespace kit
