#include "ui/catalog/modelstable.h"

#include "ui/kit/moneytext.h"

namespace ui::catalog {

void ModelsTable::setModels(const QList<::catalog::Model> &models)
{
    beginResetModel();
    m_models = models;
    endResetModel();
}

QString ModelsTable::words(const ::catalog::Model &model, int column) const
{
    const auto optional = [&](const std::optional<core::Quota> &quota) {
        return quota ? kit::moneyText(core::Money::fromQuota(*quota, model.rate.quotaPerUnit), kit::Decimals::Part) : QString();
    };
    switch (column) {
    case Name: return model.id;
    case Input: return kit::moneyText(model.rate.inputPerMillion(), kit::Decimals::Part);
    case Output: return kit::moneyText(model.rate.outputPerMillion(), kit::Decimals::Part);
    case Cached: return kit::moneyText(model.rate.cachedPerMillion(), kit::Decimals::Part);
    case PerCall: return model.rate.perImage ? tr("%1 a picture").arg(optional(model.rate.perImage)) : optional(model.rate.perCall);
    case Context: return model.contextLength ? kit::shortCountText(*model.contextLength) : QStringLiteral("—");
    case Abilities: {
        QStringList words;
        if (model.seesImages)
            words << tr("sees pictures");
        if (model.drawsImages)
            words << tr("draws");
        if (model.hearsSound)
            words << tr("transcribes");
        if (model.speaks)
            words << tr("speaks");
        if (model.reasons)
            words << tr("reasons");
        if (model.embeds)
            words << tr("embeds");
        if (!model.callable)
            words << tr("not for this key");
        return words.join(tr(", ", "between what a model can"));
    }
    default: return {};
    }
}

QVariant ModelsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ::catalog::Model &model = m_models.at(index.row());
    const bool figure = index.column() >= Input && index.column() <= Context;
    if (role == Qt::DisplayRole)
        return words(model, index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant((figure ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role == Qt::UserRole) { // sort key
        switch (index.column()) {
        case Input: return model.rate.inputPerMillion().hasAmount() ? model.rate.inputPerMillion().usd() : 1e9;
        case Output: return model.rate.outputPerMillion().hasAmount() ? model.rate.outputPerMillion().usd() : 1e9;
        case Cached: return model.rate.cachedPerMillion().hasAmount() ? model.rate.cachedPerMillion().usd() : 1e9;
        case Context: return model.contextLength.value_or(0);
        default: return words(model, index.column());
        }
    }
    if (role == Qt::ToolTipRole && figure) {
        if (model.rate.state == ::catalog::RateState::Learned)
            return tr("learned from %n requests", nullptr, model.rate.learnedFrom);
        return kit::moneyReason(model.rate.inputPerMillion());
    }
    return {};
}

QVariant ModelsTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section >= Input && section <= Context ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Model");
    case Input: return tr("In per 1M");
    case Output: return tr("Out per 1M");
    case Cached: return tr("Cached per 1M");
    case PerCall: return tr("Per call");
    case Context: return tr("Context");
    case Abilities: return tr("Can");
    default: return {};
    }
}

} // namespace ui::catalog
