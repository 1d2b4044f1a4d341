#pragma once

#include "chat/wire/lessons.h"
#include "core/async.h"
#include "core/clock.h"

#include <QHash>
#include <QUrl>

namespace storage {
class Database;
}

namespace chat {

// What relays taught by refusing requests, by base URL and model. Kept in the database; asked from memory. A lesson is
// forgotten after thirty days: relays learn as well.
class WireBook
{
public:
    WireBook(storage::Database &database, const core::Clock &clock) : m_database(database), m_clock(clock) {}

    core::Async<void> load(QObject *owner); // who holds this book
    // Of the model, and of every model there.
    wire::Lessons lessons(const QUrl &base, const QString &model) const;
    void learn(const QUrl &base, const QString &model, const wire::Lesson &lesson); // model "": of every model there

private:
    using Key = std::pair<QString, QString>; // base URL, model

    storage::Database &m_database;
    const core::Clock &m_clock;
    QHash<Key, wire::Lessons> m_lessons{};
};

} // namespace chat
