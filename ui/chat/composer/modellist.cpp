#include "ui/chat/composer/modellist.h"

#include <algorithm>

namespace ui::chat {

ModelList::ModelList(::accounts::Accounts &accounts, ::catalog::Catalog &catalog, ::billing::CostBook &costs,
                     QObject *parent)
    : QAbstractListModel(parent), m_accounts(accounts), m_catalog(catalog), m_costs(costs)
{
    connect(&catalog, &::catalog::Catalog::modelsChanged, this, &ModelList::change);
    connect(&catalog.choices(), &::catalog::ModelChoices::changed, this, &ModelList::change);
    connect(&accounts, &::accounts::Accounts::listChanged, this, &ModelList::change);
}

void ModelList::setDraft(const Draft &draft)
{
    m_draft = draft;
    change();
}

void ModelList::setChosen(core::AccountId account, const QString &model)
{
    m_chosenAccount = account;
    m_chosenModel = model;
    change();
}

void ModelList::setFilter(const Filter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    change();
}

void ModelList::open()
{
    ++m_lookers;
    if (m_stale)
        rebuild();
}

void ModelList::close()
{
    --m_lookers;
}

void ModelList::change()
{
    m_stale = true;
    if (m_lookers > 0)
        rebuild();
}

int ModelList::relayCount() const
{
    return m_relays;
}

void ModelList::toggleFavourite(int row)
{
    const QString model = modelAt(row).second;
    if (!model.isEmpty())
        m_catalog.choices().setFavourite(model, !m_catalog.choices().isFavourite(model));
}

bool ModelList::admits(const ::catalog::Model &model)
{
    if (m_filter.fitsDraft && m_draft.hasPictures && !model.seesImages) {
        ++m_hidden.blind;
        return false;
    }
    // What has no known size is not known to be too small.
    if (m_filter.fitsDraft && model.contextLength &&
        m_draft.tokens + std::min(m_draft.largestAnswer, model.largestAnswer.value_or(m_draft.largestAnswer)) >
            *model.contextLength) {
        ++m_hidden.small;
        return false;
    }
    if ((m_filter.seesImages && !model.seesImages) || (m_filter.reasons && !model.reasons) ||
        (m_filter.freeOnly && model.rate.state != ::catalog::RateState::Free)) {
        ++m_hidden.filtered;
        return false;
    }
    const QStringList words = m_filter.words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return model.id.contains(word, Qt::CaseInsensitive) ||
               m_catalog.choices().alias(model.id).contains(word, Qt::CaseInsensitive);
    });
}

void ModelList::sort(QList<Row> &rows) const
{
    const auto dearer = [](const Row &a, const Row &b) {
        // What has no price cannot be the cheapest: it comes last.
        if (a.price.hasAmount() != b.price.hasAmount())
            return a.price.hasAmount();
        return a.price.hasAmount() && a.price.nanoUsd() < b.price.nanoUsd();
    };
    const auto byName = [this](const Row &a, const Row &b) {
        return m_catalog.choices()
                   .shownName(a.model.id)
                   .compare(m_catalog.choices().shownName(b.model.id), Qt::CaseInsensitive) < 0;
    };
    const auto longer = [](const Row &a, const Row &b) {
        return a.model.contextLength.value_or(0) > b.model.contextLength.value_or(0);
    };
    switch (m_filter.order) {
    case Order::Cheapest:
        return std::stable_sort(rows.begin(), rows.end(), dearer);
    case Order::Name:
        return std::stable_sort(rows.begin(), rows.end(), byName);
    case Order::Context:
        return std::stable_sort(rows.begin(), rows.end(), longer);
    }
}

void ModelList::rebuild()
{
    m_stale = false;
    beginResetModel();
    m_rows.clear();
    m_all = 0;
    m_relays = 0;
    m_hidden = {};
    QList<Row> favourites;
    QList<Row> others;
    for (const ::accounts::Account &account : m_accounts.list()) {
        QList<Row> rows;
        bool any = false;
        for (const ::catalog::Model &model : m_catalog.models(account.id)) {
            if (!model.isChat() || !model.callable)
                continue;
            ++m_all;
            any = true;
            if (!admits(model))
                continue;
            const Row row{{},
                          account.id,
                          account.name,
                          model,
                          m_costs.preview(account.id, model.id, m_draft.tokens, m_draft.largestAnswer).upTo,
                          m_catalog.choices().isFavourite(model.id),
                          m_catalog.change(account.id, model.id)};
            (row.favourite ? favourites : rows).append(row);
        }
        m_relays += any ? 1 : 0;
        sort(rows);
        if (!rows.isEmpty())
            others.append({account.name, {}, {}, {}, {}, false, {}});
        others.append(rows);
    }
    sort(favourites);
    if (!favourites.isEmpty())
        m_rows.append({tr("Favourites"), {}, {}, {}, {}, false, {}});
    m_rows.append(favourites);
    m_rows.append(others);
    endResetModel();
}

int ModelList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags ModelList::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !m_rows.at(index.row()).heading.isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

std::pair<core::AccountId, QString> ModelList::modelAt(int row) const
{
    if (row < 0 || row >= m_rows.size())
        return {};
    return {m_rows.at(row).account, m_rows.at(row).model.id};
}

int ModelList::rowOf(core::AccountId account, const QString &model) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).heading.isEmpty() && m_rows.at(i).account == account && m_rows.at(i).model.id == model)
            return static_cast<int>(i);
    }
    return -1;
}

QStringList ModelList::comparable(int count) const
{
    QStringList models;
    for (const Row &row : m_rows)
        if (row.heading.isEmpty() && row.account == m_chosenAccount && row.price.hasAmount() && models.size() < count)
            models.append(row.model.id);
    return models;
}

QString ModelList::noteOf(const Row &row) const
{
    QStringList words;
    if (!m_catalog.choices().alias(row.model.id).isEmpty())
        words << row.model.id;
    if (row.favourite && m_relays > 1)
        words << row.accountName;
    return words.join(QStringLiteral(" · "));
}

QVariant ModelList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (!row.heading.isEmpty())
        return role == Qt::DisplayRole || role == HeadingRole || role == Qt::AccessibleTextRole ? QVariant(row.heading)
                                                                                                : QVariant();
    const QString name = m_catalog.choices().shownName(row.model.id);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case HeadingRole:
        return QString();
    case RateRole:
        return rateWords(row.model.rate);
    case PriceRole:
        return QVariant::fromValue(row.price);
    case AbilitiesRole: {
        QStringList icons;
        for (const auto &[has, icon] :
             {std::pair(row.model.seesImages, "eye"), std::pair(row.model.usesTools, "wrench"),
              std::pair(row.model.reasons, "brain"), std::pair(row.model.listens, "audio-lines")})
            if (has)
                icons << QString::fromLatin1(icon);
        return icons;
    }
    case ChosenRole:
        return row.account == m_chosenAccount && row.model.id == m_chosenModel;
    case FavouriteRole:
        return row.favourite;
    case NoteRole:
        return noteOf(row);
    case BadgeRole:
        return row.change ? shortChangeWords(*row.change, QDate::currentDate()) : QString();
    case DearerRole:
        return row.change && row.change->isDearer();
    case Qt::ToolTipRole:
        return row.model.description.isEmpty() ? row.model.id : row.model.id + u'\n' + row.model.description;
    case Qt::AccessibleTextRole:
        return tr("%1, %2 per million tokens in and out").arg(name, rateWords(row.model.rate));
    default:
        return {};
    }
}

} // namespace ui::chat
