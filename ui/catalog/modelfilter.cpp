#include "ui/catalog/modelfilter.h"

namespace ui::catalog {

namespace {

bool isOfKind(const ::catalog::Model &model, ModelWish::Kind kind)
{
    switch (kind) {
    case ModelWish::Kind::All:
        return true;
    case ModelWish::Kind::Chat:
        return model.isChat();
    case ModelWish::Kind::Pictures:
        return model.drawsImages || model.films;
    case ModelWish::Kind::Sound:
        return model.speaks || model.hearsSound || model.listens;
    case ModelWish::Kind::Embeddings:
        return model.embeds;
    case ModelWish::Kind::Other:
        return model.other && !model.films;
    }
    return true;
}

bool isPriced(const ::catalog::Model &model)
{
    return model.rate.state != ::catalog::RateState::Unknown && model.rate.state != ::catalog::RateState::NotPriced;
}

} // namespace

bool fits(const ModelWish &wish, const ::catalog::Model &model, const ::catalog::ModelChoices &choices)
{
    if ((wish.callable && !model.callable) || (wish.sees && !model.seesImages) || (wish.reasons && !model.reasons) ||
        (wish.tools && !model.usesTools) || (wish.priced && !isPriced(model)) || !isOfKind(model, wish.kind) ||
        (wish.favourites && !choices.isFavourite(model.id)))
        return false;
    if (wish.leastContext > 0 && model.contextLength.value_or(0) < wish.leastContext)
        return false;
    if (wish.dearestOutput) {
        const core::Money price = model.rate.outputPerMillion();
        if (!price.hasAmount() || price.usd() > *wish.dearestOutput)
            return false;
    }
    const QStringList words = wish.words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return model.id.contains(word, Qt::CaseInsensitive) ||
               choices.alias(model.id).contains(word, Qt::CaseInsensitive);
    });
}

ModelFilter::ModelFilter(ModelsTable &table, const ::catalog::ModelChoices &choices, QObject *parent)
    : QSortFilterProxyModel(parent), m_table(table), m_choices(choices)
{
    setSourceModel(&table);
    setSortRole(ModelsTable::SortRole);
}

void ModelFilter::setWish(const ModelWish &wish)
{
    if (wish == m_wish)
        return;
    m_wish = wish;
    invalidateFilter();
}

const ::catalog::Model *ModelFilter::at(const QModelIndex &index) const
{
    const QModelIndex source = mapToSource(index);
    return source.isValid() ? &m_table.at(source.row()) : nullptr;
}

bool ModelFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    return fits(m_wish, m_table.at(row), m_choices);
}

bool ModelFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    // By name, favourites stand on top in either direction.
    if (left.column() == ModelsTable::Name) {
        const bool a = m_choices.isFavourite(m_table.at(left.row()).id);
        const bool b = m_choices.isFavourite(m_table.at(right.row()).id);
        if (a != b)
            return (sortOrder() == Qt::AscendingOrder) == a;
    }
    const QVariant a = left.data(ModelsTable::SortRole);
    const QVariant b = right.data(ModelsTable::SortRole);
    if (a != b)
        return QSortFilterProxyModel::lessThan(left, right);
    // Equal ones by name, whichever way the column is sorted.
    return (sortOrder() == Qt::AscendingOrder) == (left.row() < right.row());
}

} // namespace ui::catalog
