#pragma once

#include "ui/catalog/modelstable.h"

#include <QSortFilterProxyModel>

namespace ui::catalog {

// What the models shown must have in common.
struct ModelWish
{
    enum class Kind { All, Chat, Pictures, Sound, Embeddings, Other };

    QString words{};
    bool callable = false;
    bool sees = false;
    bool reasons = false;
    bool tools = false;
    bool priced = false;
    bool favourites = false;
    Kind kind = Kind::All;
    qint64 leastContext = 0;               // tokens
    std::optional<double> dearestOutput{}; // dollars per 1M tokens; what has no such price does not fit
    bool isEmpty() const { return *this == ModelWish(); }
    friend bool operator==(const ModelWish &, const ModelWish &) = default;
};
bool fits(const ModelWish &wish, const ::catalog::Model &model, const ::catalog::ModelChoices &choices);

// The models that fit a wish, in the order that was clicked; equal ones by name.
class ModelFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    ModelFilter(ModelsTable &table, const ::catalog::ModelChoices &choices, QObject *parent = nullptr);
    void setWish(const ModelWish &wish);
    const ModelWish &wish() const { return m_wish; }
    const ::catalog::Model *at(const QModelIndex &index) const; // of this model; null: none

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    ModelsTable &m_table;
    const ::catalog::ModelChoices &m_choices;
    ModelWish m_wish{};
};

} // namespace ui::catalog
