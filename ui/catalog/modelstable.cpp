#include "ui/catalog/modelstable.h"

#include "ui/kit/moneytext.h"
#include "ui/kit/table.h"

#include <QLocale>

namespace ui::catalog {

void ModelsTable::setModels(const QList<::catalog::Model> &models)
{
    beginResetModel();
    m_models = models;
    endResetModel();
}

namespace {

// Without the sign: the page says once that all are dollars per million tokens.
QString rateText(const core::Money &money)
{
    const bool cents = money.hasAmount() && money.nanoUsd() % 10'000'000 == 0;
    QString text = kit::moneyText(money, cents ? kit::Decimals::Balance : kit::Decimals::Part);
    return text.remove(u'$');
}

core::Money rateOf(const ::catalog::Model &model, int column)
{
    switch (column) {
    case ModelsTable::Input:
        return model.rate.inputPerMillion();
    case ModelsTable::Cached:
        return model.rate.cachedPerMillion();
    default:
        return model.rate.outputPerMillion();
    }
}

// What it can do beyond text, in a few words.
QString abilityWords(const ::catalog::Model &model)
{
    QStringList words;
    if (model.seesImages)
        words << ModelsTable::tr("sees pictures");
    if (model.drawsImages)
        words << ModelsTable::tr("draws");
    if (model.hearsSound)
        words << ModelsTable::tr("transcribes");
    if (model.speaks)
        words << ModelsTable::tr("speaks");
    if (model.reasons)
        words << ModelsTable::tr("reasons");
    if (model.embeds)
        words << ModelsTable::tr("embeds");
    return words.join(ModelsTable::tr(", ", "between what a model can"));
}

QString sourceWords(const ::catalog::Model &model)
{
    if (!model.callable)
        return ModelsTable::tr("not for this key");
    switch (model.rate.state) {
    case ::catalog::RateState::Known:
        return ModelsTable::tr("published");
    case ::catalog::RateState::Learned: {
        const QString from = ModelsTable::tr("learned from %n requests", nullptr, model.rate.learnedFrom);
        return model.rate.relativeError
                   ? ModelsTable::tr("%1, ±%2 %").arg(from, QLocale().toString(*model.rate.relativeError * 100, 'f', 1))
                   : from;
    }
    case ::catalog::RateState::NotPriced:
        return ModelsTable::tr("listed without a rate");
    case ::catalog::RateState::Free:
        return ModelsTable::tr("published as 0");
    case ::catalog::RateState::Unknown:
        return ModelsTable::tr("not known yet");
    }
    return {};
}

} // namespace

QString ModelsTable::words(const ::catalog::Model &model, int column) const
{
    switch (column) {
    case Name:
        return model.id;
    case Input:
    case Cached:
    case Output: {
        const std::optional<core::Quota> once = model.rate.perImage ? model.rate.perImage : model.rate.perCall;
        if (!once)
            return rateText(rateOf(model, column));
        // By the piece, not by the token.
        const QString price = rateText(core::Money::fromQuota(*once, model.rate.quotaPerUnit));
        return column != Output      ? QString()
               : model.rate.perImage ? tr("%1 a picture").arg(price)
                                     : tr("%1 a call").arg(price);
    }
    case Context:
        return model.contextLength ? kit::shortCountText(*model.contextLength) : QStringLiteral("—");
    case Source:
        return sourceWords(model);
    default:
        return {};
    }
}

QVariant ModelsTable::look(const ::catalog::Model &model, int column) const
{
    const bool byPiece = model.rate.perImage || model.rate.perCall;
    if (byPiece || column < Input || column > Output || !model.callable)
        return {};
    const core::Money money = rateOf(model, column);
    return QVariant::fromValue(kit::MoneyLook{money, kit::Decimals::Part, kit::Verdict::None, kit::Role::Body,
                                              QFont::Normal, rateText(money)});
}

QVariant ModelsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ::catalog::Model &model = m_models.at(index.row());
    const int column = index.column();
    const bool figure = column >= Input && column <= Context;
    switch (role) {
    case Qt::DisplayRole:
        return words(model, column);
    case Qt::TextAlignmentRole:
        return QVariant((figure ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    case kit::LookRole:
        return look(model, column);
    case kit::WeightRole:
        return column == Name ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case kit::ToneRole:
        return static_cast<int>(column == Context || column == Source || !model.callable ? kit::Tone::Secondary
                                                                                         : kit::Tone::Text);
    case kit::NoteRole:
        return column == Name ? abilityWords(model) : QString();
    case Qt::UserRole: // sort key
        if (column >= Input && column <= Output)
            return rateOf(model, column).hasAmount() ? rateOf(model, column).usd() : 1e9;
        return column == Context ? QVariant(model.contextLength.value_or(0)) : QVariant(words(model, column));
    case Qt::ToolTipRole:
        return column >= Input && column <= Output ? kit::moneyReason(rateOf(model, column))
               : column == Name                    ? abilityWords(model)
                                                   : QString();
    default:
        return {};
    }
}

QVariant ModelsTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section >= Input && section <= Context ? Qt::AlignTrailing : Qt::AlignLeading) |
                        Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Model");
    case Input:
        return tr("Input");
    case Cached:
        return tr("Cached");
    case Output:
        return tr("Output");
    case Context:
        return tr("Context");
    case Source:
        return tr("Where the rate is from");
    default:
        return {};
    }
}

} // namespace ui::catalog
