#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

class QStackedLayout;

namespace kit {
class Banner;
class EmptyState;
class Field;
class Label;
class Table;
} // namespace kit

namespace ui::catalog {

class ModelFilter;
class ModelsTable;

// Models and rates of the current account, as the relay publishes them.
class ModelsPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit ModelsPage(app::Workspace &workspace, QWidget *parent = nullptr);

private:
    void refresh();
    void readAgain();

    app::Workspace &m_workspace;
    ModelsTable *m_table;
    ModelFilter *m_sorted;
    kit::Table *m_view;
    kit::Field *m_search;
    kit::Label *m_age;
    kit::Banner *m_failure;
    kit::EmptyState *m_empty;
    QStackedLayout *m_stack;
    core::Scope m_scope;
};

} // namespace ui::catalog
