#pragma once

#include "accounts/connect/settings.h"
#include "core/async.h"
#include "core/clock.h"
#include "core/id.h"
#include "core/scope.h"

#include <QObject>

namespace storage {
class Database;
}

namespace accounts::connect {

// A change of one file that was worked out and not yet made: shown first.
struct FileChange
{
    QString app{};
    QString way{};
    QString path{};
    bool existed = false;
    bool othersMayRead = false; // of the file that is there; it keeps its permissions
    QByteArray before{};
    QByteArray after{}; // with keyPlace
    bool changesNothing() const { return existed && before == after; }
};

// A file that holds a key of ours.
struct ConnectedFile
{
    qint64 id = 0;
    QString app{};
    QString way{};
    QString path{};
    QString backup{}; // empty: there was no file
    QString afterDigest{};
    core::AccountId account{};
    QString keyHint{};
    core::Moment made{};
};

// Puts settings into other programs' files and takes them out again. Keeps what stood there beside the file, and in the
// database what Undo needs, so that it works after a restart too.
class ConnectedFiles : public QObject
{
    Q_OBJECT
public:
    ConnectedFiles(storage::Database &database, const core::Clock &clock, QObject *parent = nullptr);

    // Storage when the file cannot be read, BadRequest when it cannot be understood (with why).
    static core::Result<FileChange> workOut(const AppTemplate &app, const Way &way, const Target &target,
                                            const Places &places);
    // The settings alone, with the key, into another file ("Save as…"); nothing is remembered of it.
    static core::Result<void> saveAs(const QString &path, const QString &text, const core::Secret &key);

    // Refuses (BadRequest) when the file is no longer what the change was worked out from.
    core::Async<ConnectedFile> apply(const FileChange &change, const core::Secret &key, core::AccountId account);
    core::Async<QList<ConnectedFile>> list(); // newest first
    // Whether somebody wrote into the file since: Undo would take that away too.
    static bool isAsWritten(const ConnectedFile &file);
    // What stood there, byte for byte; a file that was not there goes. Only the newest change of a path can be undone:
    // NotFound for an older one. Unless anyway, a file that was changed since is left alone (BadRequest).
    core::Async<void> undo(const ConnectedFile &file, bool anyway = false);

Q_SIGNALS:
    void changed();

private:
    storage::Database &m_database;
    const core::Clock &m_clock;
    core::Scope m_scope;
};

} // namespace accounts::connect
