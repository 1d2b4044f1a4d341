#pragma once

#include "ui/catalog/modelside.h"

#include <QPointer>
#include <QStackedLayout>

class QVBoxLayout;

namespace kit {
class Banner;
class Button;
class EmptyState;
class IconButton;
class Label;
class Table;
} // namespace kit

namespace ui::catalog {

class ModelFilter;
class ModelFilterBar;
class ModelsTable;

// Models and rates of the current account: what can be called at what price, what changed, what is the same elsewhere.
class ModelsPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit ModelsPage(app::Workspace &workspace, QWidget *parent = nullptr);
    // What the composer holds: prices are for it.
    void setDraft(const DraftSize &draft);
    // Ticks a model for comparing, as the box does.
    void setCompared(const QStringList &models);
    const QStringList &compared() const { return m_compared; }
    kit::Table *table() const { return m_view; }
    ModelFilterBar *filters() const { return m_filters; }

Q_SIGNALS:
    void chatRequested(core::AccountId account, const QString &model);
    void keysRequested(); // the key that chats use may not call a model
    void addAccountRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead(QVBoxLayout *box);
    void buildTable(QVBoxLayout *box);
    void refresh();
    void refreshState();
    void refreshSide();
    void refreshFoot();
    void readAgain();
    void press(const QModelIndex &index);
    void chooseAccount();
    void showMenu(const QPoint &position);
    void askAlias(const QString &model);
    void openSide();
    ModelSide *makeSide(QWidget *parent);
    QString currentModel() const;

    app::Workspace &m_workspace;
    ModelsTable *m_table;
    ModelFilter *m_sorted;
    kit::Table *m_view;
    ModelFilterBar *m_filters;
    kit::Button *m_account;
    kit::Label *m_age;
    kit::IconButton *m_again;
    kit::Button *m_sideButton;
    kit::Banner *m_failure;
    kit::EmptyState *m_empty;
    kit::Button *m_emptyAct;
    QWidget *m_loading;
    kit::Label *m_foot;
    QStackedLayout *m_stack;
    ModelSide *m_side;
    QPointer<ModelSide> m_drawn{}; // in a drawer, where the page is narrow
    QStringList m_compared{};
    DraftSize m_draft{};
    core::AccountId m_shown{};
    bool m_addsAccount = false; // what the empty page's button does
    core::Scope m_scope;
};

} // namespace ui::catalog
