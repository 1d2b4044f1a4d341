#pragma once

#include "ui/catalog/modelfilter.h"

#include <QWidget>

#include <functional>

namespace kit {
class Chip;
class Field;
} // namespace kit

namespace ui::catalog {

// The line above the table: words, what the models must be able to, and a menu with kind, context and price.
class ModelFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit ModelFilterBar(QWidget *parent = nullptr);
    void setCount(int models); // "84 models" in the empty field
    const ModelWish &wish() const { return m_wish; }
    void clear();
    kit::Field *search() const { return m_search; }

Q_SIGNALS:
    void wishChanged(const ui::catalog::ModelWish &wish);

private:
    kit::Chip *addToggle(const char *icon, const QString &text, bool ModelWish::*member);
    void openMenu();
    void change(const std::function<void(ModelWish &)> &how);
    void showWish();

    ModelWish m_wish{};
    kit::Field *m_search;
    kit::Chip *m_more;
    QList<std::pair<kit::Chip *, bool ModelWish::*>> m_toggles{};
};

} // namespace ui::catalog
