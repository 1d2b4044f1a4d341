#include "catalog/catalogstore.h"

#include "catalog/modeljson.h"
#include "storage/eachrow.h"

#include <QJsonDocument>

namespace catalog {

namespace {

const QString densityPrefix = QStringLiteral("tokens/");

QString textOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject jsonOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

core::Result<StoredCatalog> readStored(storage::Connection &c, core::AccountId id, QDate changesSince)
{
    StoredCatalog stored;
    const auto models = storage::eachRow(
        c,
        QStringLiteral(
            "SELECT model, rate_json, read_at FROM rate WHERE account_id = ? ORDER BY model COLLATE NOCASE, model"),
        [&](const storage::Statement &s) {
            stored.models.append({s.text(0), jsonOf(s.text(1)), s.moment(2)});
        },
        id);
    if (!models)
        return models.error();
    const auto densities = storage::eachRow(
        c, QStringLiteral("SELECT name, value FROM setting WHERE name >= 'tokens/' AND name < 'tokens0'"),
        [&](const storage::Statement &s) {
            const QStringList parts = s.text(1).split(QLatin1Char(' '));
            if (parts.size() == 2 && parts[0].toDouble() > 0 && parts[1].toDouble() > 0)
                stored.densities.insert(s.text(0).mid(densityPrefix.size()),
                                        {parts[0].toDouble(), parts[1].toDouble()});
        });
    if (!densities)
        return densities.error();
    const auto terms = storage::eachRow(
        c, QStringLiteral("SELECT terms_json FROM rate_terms WHERE account_id = ?"),
        [&](const storage::Statement &s) { stored.terms = termsFromJson(jsonOf(s.text(0))); }, id);
    if (!terms)
        return terms.error();
    const auto changes = readChanges(c, id, changesSince);
    if (!changes)
        return changes.error();
    stored.changes = *changes;
    return stored;
}

core::Result<void> insertModel(storage::Connection &c, core::AccountId id, const Model &model)
{
    return c.run(
        QStringLiteral("INSERT OR REPLACE INTO rate (account_id, model, rate_json, read_at) VALUES (?, ?, ?, ?)"), id,
        model.id, textOf(toJson(model)), model.rate.readAt);
}

core::Result<void> replaceModels(storage::Connection &c, core::AccountId id, const QList<Model> &models)
{
    if (const auto cleared = c.run(QStringLiteral("DELETE FROM rate WHERE account_id = ?"), id); !cleared)
        return cleared;
    for (const Model &model : models)
        if (const auto inserted = insertModel(c, id, model); !inserted)
            return inserted;
    return {};
}

core::Result<void> writeTerms(storage::Connection &c, core::AccountId id, const AccountTerms &terms)
{
    return c.run(QStringLiteral("INSERT OR REPLACE INTO rate_terms (account_id, terms_json) VALUES (?, ?)"), id,
                 textOf(toJson(terms)));
}

core::Result<QString> readUserGroup(storage::Connection &c, core::AccountId id)
{
    QString group;
    const auto read = storage::eachRow(
        c, QStringLiteral("SELECT user_group FROM account WHERE id = ?"),
        [&](const storage::Statement &s) { group = s.text(0); }, id);
    if (!read)
        return read.error();
    return group;
}

core::Result<void> writeDensity(storage::Connection &c, const QString &family, TokenDensity density)
{
    return c.run(QStringLiteral("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"), densityPrefix + family,
                 QStringLiteral("%1 %2").arg(density.latin).arg(density.cjk));
}

} // namespace catalog
