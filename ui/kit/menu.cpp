#include "ui/kit/menu.h"

#include "ui/kit/metrics.h"

namespace kit {

namespace {
constexpr const char *dangerProperty = "kitDanger";
}

Menu::Menu(QWidget *parent) : QMenu(parent) {}

QAction *Menu::add(IconName iconName, const QString &text, const QString &trailing)
{
    auto *action = addAction(trailing.isEmpty() ? text : text + u'\t' + trailing);
    if (!iconName.isEmpty())
        action->setIcon(kit::icon(iconName));
    return action;
}

QAction *Menu::add(IconName iconName, const QString &text, const QObject *context, std::function<void()> run,
                   const QString &trailing)
{
    QAction *action = add(iconName, text, trailing);
    connect(action, &QAction::triggered, context, [run = std::move(run)] { run(); });
    return action;
}

QAction *Menu::addDanger(IconName iconName, const QString &text, const QString &trailing)
{
    QAction *action = add(iconName, text, trailing);
    setDangerAction(action);
    return action;
}

void Menu::popUpUnder(QWidget *anchor)
{
    const bool mirrored = anchor->layoutDirection() == Qt::RightToLeft;
    const QPoint below =
        anchor->mapToGlobal(QPoint(mirrored ? anchor->width() - sizeHint().width() : 0, anchor->height() + space4));
    popup(below);
}

void setDangerAction(QAction *action)
{
    action->setProperty(dangerProperty, true);
}
bool isDangerAction(const QAction *action)
{
    return action->property(dangerProperty).toBool();
}

} // namespace kit
