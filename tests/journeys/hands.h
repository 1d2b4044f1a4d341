#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTest>
#include <QWidget>

namespace journeys {

// What a person does with the window: looks for words, clicks where they are, types where the cursor is. Finds only
// what is visible, clicks only what can be reached by a pointer.
class Hands
{
public:
    static constexpr int patience = 20'000; // milliseconds; only a broken program needs them

    explicit Hands(QWidget &window) : m_window(window) {}

    QAbstractButton *button(const QString &words) const
    {
        return find<QAbstractButton>(
            [&](const QAbstractButton &b) { return b.text() == words || b.accessibleName() == words; });
    }
    QLabel *label(const QString &words) const
    {
        return find<QLabel>([&](const QLabel &l) { return l.text() == words; });
    }
    // A label whose text has these words in it.
    QLabel *labelWith(const QString &words) const
    {
        return find<QLabel>([&](const QLabel &l) { return l.text().contains(words); });
    }
    // By its own name, or by the label that names it.
    QWidget *field(const QString &name) const
    {
        const auto named = find<QWidget>([&](const QWidget &w) {
            return w.accessibleName() == name &&
                   (qobject_cast<const QLineEdit *>(&w) || qobject_cast<const QPlainTextEdit *>(&w));
        });
        if (named)
            return named;
        const QLabel *words = find<QLabel>([&](const QLabel &l) { return l.text() == name && l.buddy(); });
        return words ? words->buddy() : nullptr;
    }
    QAbstractItemView *view(const QString &name) const
    {
        return find<QAbstractItemView>([&](const QAbstractItemView &v) { return v.accessibleName() == name; });
    }
    template<typename T>
    T *one() const
    {
        return find<T>([](const T &) { return true; });
    }
    template<typename T>
    T *find(auto &&fits) const
    {
        const QList<T *> all = m_window.findChildren<T *>();
        for (auto it = all.rbegin(); it != all.rend(); ++it) // what was opened last lies on top
            if ((*it)->isVisible() && fits(**it))
                return *it;
        return nullptr;
    }

    // Waits until it can be pressed, and presses it.
    bool press(const QString &words)
    {
        QAbstractButton *found = nullptr;
        return QTest::qWaitFor([&] { return (found = button(words)) && found->isEnabled() && isReachable(*found); },
                               patience) &&
               click(*found);
    }
    bool click(QWidget &widget, QPoint at = {})
    {
        bringIntoView(widget);
        const QPoint where = at.isNull() ? widget.rect().center() : at;
        if (!isReachable(widget, where))
            return false;
        QTest::mouseClick(&widget, Qt::LeftButton, {}, where);
        return true;
    }
    // In the menu that has popped up.
    bool pressInMenu(const QString &words)
    {
        QMenu *menu = nullptr;
        QAction *entry = nullptr;
        const auto look = [&] {
            menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            entry = nullptr;
            for (QAction *action : menu ? menu->actions() : QList<QAction *>())
                if (action->text() == words && action->isEnabled() && action->isVisible())
                    entry = action;
            return entry && menu->isVisible() && !menu->actionGeometry(entry).isEmpty();
        };
        if (!QTest::qWaitFor(look, patience))
            return false;
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
        return true;
    }
    bool clickRow(QAbstractItemView &list, const QModelIndex &index)
    {
        list.scrollTo(index);
        const QRect place = list.visualRect(index);
        return place.isValid() && click(*list.viewport(), place.center());
    }
    // Clicks into the field and types there, over what was in it.
    bool typeInto(const QString &name, const QString &text)
    {
        QWidget *found = nullptr;
        if (!QTest::qWaitFor([&] { return (found = field(name)) != nullptr && found->isEnabled(); }, patience))
            return false;
        QWidget *clicked = found;
        if (auto *edit = qobject_cast<QPlainTextEdit *>(found))
            clicked = edit->viewport();
        if (!click(*clicked))
            return false;
        if (!QTest::qWaitFor([&] { return hasFocus(*found); }, patience))
            return false;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        return type(text);
    }
    // Where the cursor is.
    bool type(const QString &text)
    {
        QWidget *focus = QApplication::focusWidget();
        if (!focus || focus->window() != m_window.window())
            return false;
        for (const QChar c : text) {
            if (c == u'\n')
                QTest::keyClick(focus, Qt::Key_Return, Qt::ShiftModifier);
            else if (c.unicode() < 128)
                QTest::keyClick(focus, c.toLatin1());
            else
                QTest::sendKeyEvent(QTest::Click, focus, Qt::Key_unknown, QString(c), {});
        }
        return true;
    }
    bool hit(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QWidget *focus = QApplication::focusWidget();
        if (!focus)
            return false;
        QTest::keyClick(focus, key, with);
        return true;
    }

    // Nothing lies over it, and it is inside the window.
    bool isReachable(QWidget &widget, QPoint at = {})
    {
        bringIntoView(widget);
        const QPoint where = at.isNull() ? widget.rect().center() : at;
        QWidget *top = m_window.childAt(widget.mapTo(&m_window, where));
        return top && (top == &widget || widget.isAncestorOf(top));
    }

private:
    bool hasFocus(const QWidget &widget) const
    {
        const QWidget *focus = QApplication::focusWidget();
        return focus && (focus == &widget || widget.isAncestorOf(focus));
    }
    static void bringIntoView(QWidget &widget)
    {
        for (QWidget *up = widget.parentWidget(); up; up = up->parentWidget())
            if (auto *area = qobject_cast<QScrollArea *>(up))
                area->ensureWidgetVisible(&widget);
    }

    QWidget &m_window;
};

} // namespace journeys
