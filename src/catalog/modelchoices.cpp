#include "catalog/modelchoices.h"

#include "storage/eachrow.h"

namespace catalog {

ModelChoices::ModelChoices(storage::Database &database, QObject *parent) : QObject(parent), m_database(database) {}

core::Async<void> ModelChoices::load()
{
    using Stored = QHash<QString, Choice>;
    return m_database
        .read([](storage::Connection &c) -> core::Result<Stored> {
            Stored stored;
            const auto read = storage::eachRow(c, QStringLiteral("SELECT model, favourite, alias FROM model_choice"),
                                               [&](const storage::Statement &s) {
                                                   stored.insert(s.text(0), {s.integer(1) != 0, s.text(2)});
                                               });
            if (!read)
                return read.error();
            return stored;
        })
        .then(this, [this](const Stored &stored) {
            // What was chosen while it was read is newer.
            Stored all = stored;
            all.insert(m_choices);
            if (all.size() == m_choices.size())
                return;
            m_choices = all;
            Q_EMIT changed({});
        });
}

void ModelChoices::setFavourite(const QString &model, bool favourite)
{
    if (model.isEmpty() || isFavourite(model) == favourite)
        return;
    m_choices[model].favourite = favourite;
    keep(model);
}

void ModelChoices::setAlias(const QString &model, const QString &alias)
{
    const QString name = alias.simplified() == model ? QString() : alias.simplified();
    if (model.isEmpty() || this->alias(model) == name)
        return;
    m_choices[model].alias = name;
    keep(model);
}

QString ModelChoices::shownName(const QString &model) const
{
    const QString name = alias(model);
    return name.isEmpty() ? model : name;
}

void ModelChoices::keep(const QString &model)
{
    const Choice choice = m_choices.value(model);
    m_database
        .write([model, choice](storage::Connection &c) {
            if (!choice.favourite && choice.alias.isEmpty())
                return c.run(QStringLiteral("DELETE FROM model_choice WHERE model = ?"), model);
            return c.run(
                QStringLiteral("INSERT OR REPLACE INTO model_choice (model, favourite, alias) VALUES (?, ?, ?)"), model,
                choice.favourite ? 1 : 0, choice.alias);
        })
        .finally(this, [](const core::Result<void> &) {}); // holds for this session all the same
    Q_EMIT changed(model);
}

} // namespace catalog
