#pragma once

#include "ui/chat/composer/modellist.h"

#include <QWidget>

class QListView;

namespace kit {
class Chip;
class Field;
class Label;
} // namespace kit

namespace ui::chat {

// The choice of a model with its prices: search, filters, every relay's models with rate and the price of this message.
// Lives in a popup; arrows move, Enter chooses.
class ModelPicker : public QWidget
{
    Q_OBJECT
public:
    ModelPicker(ModelList *models, QWidget *parent = nullptr);
    QWidget *firstFocus() const;

Q_SIGNALS:
    void chosen(core::AccountId account, const QString &model);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyFilter();
    void showCount();
    void choose(const QModelIndex &index);
    void step(int direction);

    ModelList *m_models;
    kit::Field *m_search;
    kit::Chip *m_sees;
    kit::Chip *m_reasons;
    kit::Chip *m_free;
    QListView *m_view;
    kit::Label *m_foot;
};

} // namespace ui::chat
