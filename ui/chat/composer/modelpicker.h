#pragma once

#include "ui/chat/composer/modellist.h"

#include <QPointer>
#include <QWidget>

class QListView;
class QVBoxLayout;

namespace kit {
class Button;
class Chip;
class Field;
class Label;
} // namespace kit

namespace ui::chat {

// The choice of a model with its prices: search, filters, favourites, every relay's models with rate and the price of
// this message. Lives in a popup; arrows and Page keys move, Enter chooses, Alt+F marks a favourite.
class ModelPicker : public QWidget
{
    Q_OBJECT
public:
    ModelPicker(ModelList *models, QWidget *parent = nullptr);
    ~ModelPicker() override;
    QWidget *firstFocus() const;
    QListView *view() const { return m_view; }

Q_SIGNALS:
    void chosen(core::AccountId account, const QString &model);
    void compareRequested(const QStringList &models);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFilters(QVBoxLayout *box);
    void buildList(QVBoxLayout *box);
    kit::Chip *addChip(const QString &text, const char *icon, bool ModelList::Filter::*member);
    void applyFilter();
    void openOrders();
    void showCount();
    void choose(const QModelIndex &index);
    void step(int direction, int rows = 1);
    void keepPlace(); // after the list changed
    bool pressKey(int key, Qt::KeyboardModifiers modifiers);

    QPointer<ModelList> m_models;
    kit::Field *m_search;
    QList<std::pair<kit::Chip *, bool ModelList::Filter::*>> m_chips{};
    kit::Button *m_order;
    QListView *m_view;
    kit::Label *m_foot;
    std::pair<core::AccountId, QString> m_place{};
};

} // namespace ui::chat
