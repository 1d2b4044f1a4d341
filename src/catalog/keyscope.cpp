#include "catalog/keyscope.h"

#include "core/jsonreader.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace catalog {

QString AccountTerms::chatGroup() const
{
    QString own = group;
    for (const KeyScope &key : keys.value_or(QList<KeyScope>()))
        if (key.isOurs && !key.group.isEmpty())
            own = key.group;
    return own == u"auto"_s ? QString() : own;
}

bool mayCall(const KeyScope &key, const Model &model, const QString &accountGroup)
{
    if (!key.enabled || (!key.models.isEmpty() && !key.models.contains(model.id)))
        return false;
    const QString group = key.group.isEmpty() ? accountGroup : key.group;
    // "auto" tries the relay's own list of groups; "all" of a model is every group.
    return model.groups.isEmpty() || group.isEmpty() || group == u"auto"_s || model.groups.contains(u"all"_s) ||
           model.groups.contains(group);
}

QJsonObject toJson(const AccountTerms &terms)
{
    QJsonObject factors;
    for (auto it = terms.factors.begin(); it != terms.factors.end(); ++it)
        factors.insert(it.key(), it.value());
    QJsonObject json{{"group"_L1, terms.group}, {"factors"_L1, factors}, {"publishes_rates"_L1, terms.publishesRates}};
    if (terms.keys) {
        QJsonArray keys;
        for (const KeyScope &key : *terms.keys)
            keys.append(QJsonObject{{"name"_L1, key.name},
                                    {"group"_L1, key.group},
                                    {"models"_L1, QJsonArray::fromStringList(key.models)},
                                    {"enabled"_L1, key.enabled},
                                    {"ours"_L1, key.isOurs}});
        json.insert("keys"_L1, keys);
    }
    return json;
}

AccountTerms termsFromJson(const QJsonObject &json)
{
    const core::JsonReader in{QJsonValue(json)};
    AccountTerms terms;
    terms.group = in.textOr("group"_L1);
    terms.publishesRates = in.boolean("publishes_rates"_L1).value_or(false);
    const QJsonObject factors = in.at("factors"_L1).object();
    for (auto it = factors.begin(); it != factors.end(); ++it)
        terms.factors.insert(it.key(), it.value().toDouble());
    if (!in.has("keys"_L1))
        return terms;
    terms.keys.emplace();
    for (const core::JsonReader &row : in.at("keys"_L1).items()) {
        KeyScope key;
        key.name = row.textOr("name"_L1);
        key.group = row.textOr("group"_L1);
        for (const core::JsonReader &model : row.at("models"_L1).items())
            key.models.append(model.value().toString());
        key.enabled = row.boolean("enabled"_L1).value_or(true);
        key.isOurs = row.boolean("ours"_L1).value_or(false);
        terms.keys->append(key);
    }
    return terms;
}

} // namespace catalog
