#pragma once

#include "catalog/keyscope.h"
#include "catalog/ratehistory.h"
#include "catalog/tokenmeter.h"

namespace catalog {

// What the catalog keeps in the database, on the database thread.
struct StoredModel
{
    QString id{};
    QJsonObject json{};
    core::Moment readAt{};
};

struct StoredCatalog
{
    QList<StoredModel> models{}; // by name
    QHash<QString, TokenDensity> densities{};
    QHash<QString, RateChange> changes{};
    AccountTerms terms{};
};

core::Result<StoredCatalog> readStored(storage::Connection &c, core::AccountId id, QDate changesSince);
core::Result<void> insertModel(storage::Connection &c, core::AccountId id, const Model &model);
core::Result<void> replaceModels(storage::Connection &c, core::AccountId id, const QList<Model> &models);
core::Result<void> writeTerms(storage::Connection &c, core::AccountId id, const AccountTerms &terms);
core::Result<QString> readUserGroup(storage::Connection &c, core::AccountId id);
core::Result<void> writeDensity(storage::Connection &c, const QString &family, TokenDensity density);

} // namespace catalog
