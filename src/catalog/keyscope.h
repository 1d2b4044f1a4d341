#pragma once

#include "catalog/model.h"

#include <QHash>
#include <QJsonObject>

namespace catalog {

// What one API key of an account may call, and in which group its requests are priced.
struct KeyScope
{
    QString name{};
    QString group{};      // empty: the account's
    QStringList models{}; // empty: all
    bool enabled = true;
    bool isOurs = false; // the key that chats use
};

// What the relay told of an account beside its models.
struct AccountTerms
{
    QString group{};                       // of the account
    QHash<QString, double> factors{};      // of the groups that the relay tells of
    std::optional<QList<KeyScope>> keys{}; // nothing: they were not read
    bool publishesRates = false;

    // The group that prices what chats send: their key's, else the account's; "auto" is none, the relay chooses.
    QString chatGroup() const;
};

// Whether a key may call a model, as far as is known: it is on, not limited to others, and its group is offered it.
bool mayCall(const KeyScope &key, const Model &model, const QString &accountGroup);

QJsonObject toJson(const AccountTerms &terms);
AccountTerms termsFromJson(const QJsonObject &json);

} // namespace catalog
