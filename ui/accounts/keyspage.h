#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

#include <functional>

class QStackedLayout;

namespace kit {
class Banner;
class EmptyState;
class Label;
class Table;
} // namespace kit

namespace ui::accounts {

class KeysTable;

// The account's API keys: name, limit, what was used, state; switch off and on, delete (asks first).
class KeysPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit KeysPage(app::Workspace &workspace, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void createRequested(core::AccountId account);
    void said(const QString &text, std::function<void()> undo);

private:
    void showTogether();
    void showFailure(const core::Error &error);
    void showMenu(const QPoint &position);
    void askToDelete(const relay::TokenRecord &token);
    void setEnabledAt(const relay::TokenRecord &token, bool enabled);

    app::Workspace &m_workspace;
    KeysTable *m_table;
    kit::Table *m_view;
    kit::Label *m_together;
    kit::Banner *m_failure;
    kit::EmptyState *m_empty;
    QStackedLayout *m_stack;
    core::Scope m_scope;
};

} // namespace ui::accounts
