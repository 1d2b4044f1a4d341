#pragma once

#include "core/async.h"
#include "core/clock.h"
#include "core/id.h"

#include <QHash>
#include <QList>
#include <QStringList>

namespace storage {
class Database;
}

namespace chat {

// A prompt to use again. {{name}} in its text is a variable that is asked for when it is used.
struct Preset
{
    qint64 id = 0;
    QString name{};
    QString text{};
    bool isSystem = false; // for the system prompt; else for the message
};

// The variables of a text, each once, in their order. Pure.
QStringList variablesIn(const QString &text);
QString filledIn(const QString &text, const QHash<QString, QString> &values); // unknown ones stay as they are

// The prompts of this profile, the last used first. Errors: Storage; BadRequest for one without name or text.
class Presets
{
public:
    Presets(storage::Database &database, const core::Clock &clock) : m_database(database), m_clock(clock) {}

    core::Async<QList<Preset>> list();
    core::Async<void> save(const Preset &preset); // one of that name is replaced
    core::Async<void> remove(qint64 id);
    core::Async<void> noteUse(qint64 id);

private:
    storage::Database &m_database;
    const core::Clock &m_clock;
};

} // namespace chat
