#include "ui/catalog/modelstable.h"

#include "ui/catalog/ratewords.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/table.h"

namespace ui::catalog {

namespace {

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

bool isRate(int column)
{
    return column >= ModelsTable::Input && column <= ModelsTable::Output;
}

} // namespace

ModelsTable::ModelsTable(const ::catalog::ModelChoices &choices, QObject *parent)
    : QAbstractTableModel(parent), m_choices(choices)
{
    connect(&choices, &::catalog::ModelChoices::changed, this, [this](const QString &model) {
        const int row = rowOf(model);
        if (row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        else if (!m_models.isEmpty() && model.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

void ModelsTable::setModels(const QList<::catalog::Model> &models)
{
    // The same names: the rows stay where they are, and what is looked at with them.
    const bool same = std::equal(models.begin(), models.end(), m_models.begin(), m_models.end(),
                                 [](const auto &a, const auto &b) { return a.id == b.id; });
    if (!same)
        beginResetModel();
    m_models = models;
    m_rows.clear();
    for (int row = 0; row < rowCount(); ++row)
        m_rows.insert(m_models.at(row).id, row);
    if (!same)
        endResetModel();
    else if (!m_models.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ModelsTable::setChanges(const QHash<QString, ::catalog::RateChange> &changes, QDate today)
{
    m_changes = changes;
    m_today = today;
    if (!m_models.isEmpty())
        Q_EMIT dataChanged(index(0, Source), index(rowCount() - 1, Source));
}

void ModelsTable::setCompared(const QStringList &models)
{
    m_compared = QSet<QString>(models.begin(), models.end());
    if (!m_models.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ModelsTable::rowOf(const QString &model) const
{
    return m_rows.value(model, -1);
}

QString ModelsTable::span(const ::catalog::Model &model) const
{
    if (model.rate.state == ::catalog::RateState::NotPriced)
        return tr("not priced");
    return pieceWords(model);
}

QString ModelsTable::words(const ::catalog::Model &model, int column) const
{
    switch (column) {
    case Name:
        return m_choices.shownName(model.id);
    case Input:
    case Cached:
    case Output:
        return span(model).isEmpty() ? rateText(rateOf(model, column)) : column == Output ? span(model) : QString();
    case Context:
        return model.contextLength ? kit::shortCountText(*model.contextLength) : QStringLiteral("—");
    case Source:
        if (!model.callable)
            return m_key.isEmpty() ? tr("not allowed for this key") : tr("not allowed for “%1”").arg(m_key);
        return m_changes.contains(model.id) ? changeWords(m_changes.value(model.id), m_today) : sourceWords(model.rate);
    default:
        return {};
    }
}

QVariant ModelsTable::look(const ::catalog::Model &model, int column) const
{
    if (!isRate(column) || !model.callable || !span(model).isEmpty())
        return {};
    const core::Money money = rateOf(model, column);
    return QVariant::fromValue(kit::MoneyLook{money, kit::Decimals::Part, kit::Verdict::None, kit::Role::Body,
                                              QFont::Normal, rateText(money)});
}

QVariant ModelsTable::sortKey(const ::catalog::Model &model, int column) const
{
    // What has no figure comes after all that has one.
    constexpr double last = 1e12;
    switch (column) {
    case Compare:
        return m_compared.contains(model.id) ? 0 : 1;
    case Favourite:
        return m_choices.isFavourite(model.id) ? 0 : 1;
    case Input:
    case Cached:
    case Output: {
        const core::Money money = rateOf(model, column);
        if (money.state() == core::Money::State::Free)
            return -1.0;
        if (money.hasAmount())
            return money.usd();
        return model.rate.state == ::catalog::RateState::Known ? last / 2 : last;
    }
    case Context:
        return static_cast<double>(model.contextLength.value_or(-1));
    default:
        return words(model, column).toCaseFolded();
    }
}

QString ModelsTable::tip(const ::catalog::Model &model, int column) const
{
    if (isRate(column))
        return formulaLines(model).join(u'\n');
    QStringList lines;
    if (column == Name) {
        lines << model.id;
        if (const QStringList can = abilityWords(model); !can.isEmpty())
            lines << can.join(tr(", ", "between what a model can"));
        if (!model.description.isEmpty())
            lines << model.description;
    } else if (column == Source) {
        lines << sourceWords(model.rate);
        if (m_changes.contains(model.id))
            lines << changeWords(m_changes.value(model.id), m_today);
    } else if (column == Compare) {
        lines << tr("Compare");
    } else if (column == Favourite) {
        lines << (m_choices.isFavourite(model.id) ? tr("Remove from favourites") : tr("Add to favourites"));
    }
    return lines.join(u'\n');
}

QString ModelsTable::spoken(const ::catalog::Model &model, int column) const
{
    const QString name = m_choices.shownName(model.id);
    if (column == Compare)
        return m_compared.contains(model.id) ? tr("%1 is compared").arg(name) : tr("Compare %1").arg(name);
    if (column == Favourite)
        return m_choices.isFavourite(model.id) ? tr("%1 is a favourite").arg(name)
                                               : tr("Make %1 a favourite").arg(name);
    if (column == Name) {
        const QStringList can = abilityWords(model);
        return can.isEmpty()
                   ? name
                   : name + tr(", ", "between what a model can") + can.join(tr(", ", "between what a model can"));
    }
    return words(model, column);
}

QVariant ModelsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ::catalog::Model &model = m_models.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return words(model, column);
    case Qt::TextAlignmentRole:
        return QVariant((column >= Input && column <= Context ? Qt::AlignTrailing : Qt::AlignLeading) |
                        Qt::AlignVCenter);
    case kit::LookRole:
        return look(model, column);
    case kit::WeightRole:
        return column == Name ? QVariant(static_cast<int>(model.callable ? QFont::Medium : QFont::Normal)) : QVariant();
    case kit::ToneRole:
        return static_cast<int>(column == Context || column == Source || !model.callable ||
                                        (isRate(column) && model.rate.state == ::catalog::RateState::NotPriced)
                                    ? kit::Tone::Secondary
                                    : kit::Tone::Text);
    case kit::LinkRole:
        return column == Source && !model.callable;
    case kit::NoteRole:
        return column == Name && !m_choices.alias(model.id).isEmpty() ? model.id : QString();
    case IconsRole: {
        if (column != Name)
            return {};
        QStringList icons = abilityIcons(model);
        if (!model.callable)
            icons << QStringLiteral("lock");
        return icons;
    }
    case SpanRole:
        return isRate(column) ? span(model) : QString();
    case ChosenRole:
        return column == Favourite ? m_choices.isFavourite(model.id) : m_compared.contains(model.id);
    case BadgeRole:
        return column == Source && model.callable && m_changes.contains(model.id) ? words(model, column) : QString();
    case DearerRole:
        return m_changes.value(model.id).isDearer();
    case SortRole:
        return sortKey(model, column);
    case Qt::ToolTipRole:
        return tip(model, column);
    case Qt::AccessibleTextRole:
        return spoken(model, column);
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
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        if (section == Compare)
            return tr("Compare");
        if (section == Favourite)
            return tr("Favourites");
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
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
