#pragma once

#include "ui/kit/icons.h"

#include <QMenu>

#include <functional>

namespace kit {

// A menu of 28 px rows with icons; what stands at the end of a row is its shortcut or a short text such as a price.
class Menu : public QMenu
{
    Q_OBJECT
public:
    explicit Menu(QWidget *parent = nullptr);
    // The trailing text is shown, not bound: shortcuts are bound where the command lives.
    QAction *add(IconName icon, const QString &text, const QString &trailing = {});
    // The same, and run does the work; it is called while context lives.
    QAction *add(IconName icon, const QString &text, const QObject *context, std::function<void()> run,
                 const QString &trailing = {});
    QAction *addDanger(IconName icon, const QString &text, const QString &trailing = {});
    void popUpUnder(QWidget *anchor);
};

void setDangerAction(QAction *action);
bool isDangerAction(const QAction *action);

} // namespace kit
