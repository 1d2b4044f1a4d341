#pragma once

#include "core/async.h"
#include "core/scope.h"
#include "storage/database.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace catalog {

// What the user said of models: favourites, and names of their own. Kept in the profile, the same on every account.
class ModelChoices : public QObject
{
    Q_OBJECT
public:
    explicit ModelChoices(storage::Database &database, QObject *parent = nullptr);

    core::Async<void> load();
    bool isFavourite(const QString &model) const { return m_choices.value(model).favourite; }
    void setFavourite(const QString &model, bool favourite);
    QString alias(const QString &model) const { return m_choices.value(model).alias; } // "": none
    void setAlias(const QString &model, const QString &alias);
    // The alias, else the relay's name.
    QString shownName(const QString &model) const;

Q_SIGNALS:
    void changed(const QString &model); // "": many

private:
    struct Choice
    {
        bool favourite = false;
        QString alias{};
    };
    void keep(const QString &model);

    storage::Database &m_database;
    QHash<QString, Choice> m_choices{};
    core::Scope m_scope;
};

} // namespace catalog
