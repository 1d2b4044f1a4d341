#include "ui/chat/composer/modellist.h"

#include "ui/kit/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::chat {

namespace {

// "1.25": dollars per million without the sign, for a column whose head says the unit.
QString bareFigure(const core::Money &money)
{
    const double usd = money.usd();
    return QLocale::c().toString(usd, 'f', usd != 0 && usd < 0.1 ? 3 : 2);
}

QString rateState(const ::catalog::RateCard &rate)
{
    switch (rate.state) {
    case ::catalog::RateState::NotPriced:
        return QCoreApplication::translate("ModelList", "not priced");
    case ::catalog::RateState::Free:
        return QCoreApplication::translate("ModelList", "free");
    case ::catalog::RateState::Known:
    case ::catalog::RateState::Learned:
    case ::catalog::RateState::Unknown:
        break;
    }
    return QStringLiteral("—");
}

} // namespace

QString rateWords(const ::catalog::RateCard &rate)
{
    const core::Money in = rate.inputPerMillion();
    const core::Money out = rate.outputPerMillion();
    if (rate.state == ::catalog::RateState::Free || !in.hasAmount() || !out.hasAmount())
        return rateState(rate);
    return (rate.state == ::catalog::RateState::Learned ? QStringLiteral("≈ ") : QString()) + bareFigure(in) +
           QStringLiteral(" / ") + bareFigure(out);
}

QString longRateWords(const ::catalog::RateCard &rate)
{
    const core::Money in = rate.inputPerMillion();
    const core::Money out = rate.outputPerMillion();
    if (rate.state == ::catalog::RateState::Free || !in.hasAmount() || !out.hasAmount())
        return rateState(rate);
    return QCoreApplication::translate("ModelList", "$%1 in / $%2 out").arg(bareFigure(in), bareFigure(out));
}

ModelList::ModelList(::accounts::Accounts &accounts, ::catalog::Catalog &catalog, ::billing::CostBook &costs,
                     QObject *parent)
    : QAbstractListModel(parent), m_accounts(accounts), m_catalog(catalog), m_costs(costs)
{
    connect(&catalog, &::catalog::Catalog::modelsChanged, this, &ModelList::rebuild);
    connect(&accounts, &::accounts::Accounts::listChanged, this, &ModelList::rebuild);
    rebuild();
}

void ModelList::setDraft(qint64 promptTokens, qint64 largestAnswer)
{
    m_promptTokens = promptTokens;
    m_largestAnswer = largestAnswer;
    rebuild();
}

void ModelList::setChosen(core::AccountId account, const QString &model)
{
    m_chosenAccount = account;
    m_chosenModel = model;
    rebuild();
}

void ModelList::setFilter(const Filter &filter)
{
    m_filter = filter;
    rebuild();
}

int ModelList::relayCount() const
{
    return static_cast<int>(m_accounts.list().size());
}

void ModelList::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_all = 0;
    m_hidden = 0;
    for (const ::accounts::Account &account : m_accounts.list()) {
        QList<Row> rows;
        for (const ::catalog::Model &model : m_catalog.models(account.id)) {
            if (!model.isChat() || !model.callable)
                continue;
            ++m_all;
            const bool fits = (!m_filter.seesImages || model.seesImages) && (!m_filter.reasons || model.reasons) &&
                              (!m_filter.freeOnly || model.rate.state == ::catalog::RateState::Free);
            if (!fits) {
                ++m_hidden;
                continue;
            }
            if (!m_filter.words.isEmpty() && !model.id.contains(m_filter.words, Qt::CaseInsensitive))
                continue;
            rows.append(
                {{}, account.id, model, m_costs.preview(account.id, model.id, m_promptTokens, m_largestAnswer).upTo});
        }
        if (m_filter.cheapestFirst) {
            // What has no price cannot be the cheapest: it comes last.
            std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
                if (a.price.hasAmount() != b.price.hasAmount())
                    return a.price.hasAmount();
                return a.price.hasAmount() && a.price.nanoUsd() < b.price.nanoUsd();
            });
        }
        if (!rows.isEmpty())
            m_rows.append({account.name, {}, {}, {}});
        m_rows.append(rows);
    }
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

int ModelList::chosenRow() const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).account == m_chosenAccount && m_rows.at(i).model.id == m_chosenModel)
            return static_cast<int>(i);
    }
    return -1;
}

QVariant ModelList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.heading.isEmpty() ? row.model.id : row.heading;
    case HeadingRole:
        return row.heading;
    case RateRole:
        return rateWords(row.model.rate);
    case PriceRole:
        return QVariant::fromValue(row.price);
    case AbilitiesRole: {
        QStringList icons;
        if (row.model.seesImages)
            icons << QStringLiteral("eye");
        if (row.model.reasons)
            icons << QStringLiteral("brain");
        return icons;
    }
    case ChosenRole:
        return row.heading.isEmpty() && row.account == m_chosenAccount && row.model.id == m_chosenModel;
    case Qt::AccessibleTextRole:
        return row.heading.isEmpty()
                   ? tr("%1, %2 per million tokens in and out").arg(row.model.id, rateWords(row.model.rate))
                   : row.heading;
    default:
        return {};
    }
}

} // namespace ui::chat
