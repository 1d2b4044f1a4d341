#include "accounts/connect/connectedfiles.h"

#include "accounts/connect/merge.h"
#include "secrets/secretfile.h"
#include "storage/database.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace accounts::connect {

namespace {

constexpr qint64 largestFile = 8 * 1024 * 1024; // no settings file is larger

core::Error refused(const QString &why)
{
    return core::Error{core::ErrorKind::BadRequest, why};
}

core::Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error{core::ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString())};
    if (file.size() > largestFile)
        return refused(u"%1 is too large for a settings file"_s.arg(path));
    return file.readAll();
}

QString digestOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// Something lies there, be it a broken link.
bool isThere(const QString &path)
{
    return QFileInfo::exists(path) || QFileInfo(path).isSymLink();
}

ConnectedFile readRow(const storage::Statement &row)
{
    ConnectedFile file;
    file.id = row.integer(0);
    file.app = row.text(1);
    file.way = row.text(2);
    file.path = row.text(3);
    file.backup = row.text(4);
    file.afterDigest = row.text(5);
    file.account = row.id<core::AccountId>(6);
    file.keyHint = row.text(7);
    file.made = row.moment(8);
    return file;
}

} // namespace

ConnectedFiles::ConnectedFiles(storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock)
{
}

core::Result<FileChange> ConnectedFiles::workOut(const AppTemplate &app, const Way &way, const Target &target,
                                                 const Places &places)
{
    FileChange change;
    change.app = app.id;
    change.way = way.id;
    change.path = settingsFile(way, places);
    if (change.path.isEmpty())
        return refused(u"this way has no file"_s);
    change.existed = isThere(change.path);
    if (change.existed) {
        const core::Result<QByteArray> bytes = bytesOf(change.path);
        if (!bytes)
            return bytes.error();
        change.before = *bytes;
        change.othersMayRead = secrets::othersMayRead(change.path);
    }
    if (change.before.contains(keyPlace))
        return refused(u"the file holds “{key}”, which Relaydesk writes keys in place of"_s);
    const core::Result<QByteArray> after = mergedFile(app, way, change.before, settingsText(way, target));
    if (!after)
        return after.error();
    change.after = *after;
    return change;
}

core::Result<void> ConnectedFiles::saveAs(const QString &path, const QString &text, const core::Secret &key)
{
    return secrets::writeSecretFile(path, key.placedIn(text.toUtf8(), keyPlace));
}

core::Async<ConnectedFile> ConnectedFiles::apply(const FileChange &change, const core::Secret &key,
                                                 core::AccountId account)
{
    if (!key.isPlainWord())
        return refused(u"the key has characters that do not go into a settings file"_s);
    if (isThere(change.path) != change.existed)
        return refused(u"the file has changed meanwhile"_s);
    ConnectedFile file;
    if (change.existed) {
        const core::Result<QByteArray> now = bytesOf(change.path);
        if (!now)
            return now.error();
        if (*now != change.before)
            return refused(u"the file has changed meanwhile"_s);
        const core::Result<QString> copy = secrets::keepCopy(change.path, u"before-relaydesk"_s);
        if (!copy)
            return copy.error();
        file.backup = *copy;
    }
    const core::Secret content = key.placedIn(change.after, keyPlace);
    if (const core::Result<void> written = secrets::writeSecretFile(change.path, content); !written) {
        if (!file.backup.isEmpty())
            QFile::remove(file.backup); // the file is as it was
        return written.error();
    }
    file.app = change.app;
    file.way = change.way;
    file.path = change.path;
    file.afterDigest = content.digest();
    file.account = account;
    file.keyHint = key.hint();
    file.made = m_clock.now();
    return m_database
        .write([file](storage::Connection &c) -> core::Result<qint64> {
            auto s = c.prepare(u"INSERT INTO connected_file (app, way, path, backup, after_sha256, account_id, "
                               "key_hint, made_at) VALUES (?,?,?,?,?,?,?,?)"_s);
            if (!s)
                return s.error();
            s.value()
                .bind(0, file.app)
                .bind(1, file.way)
                .bind(2, file.path)
                .bind(3, file.backup)
                .bind(4, file.afterDigest);
            s.value().bind(5, file.account).bind(6, file.keyHint).bind(7, file.made);
            if (const auto done = s.value().run(); !done)
                return done.error();
            return c.lastInsertId();
        })
        .then(this, [this, file](qint64 id) {
            ConnectedFile kept = file;
            kept.id = id;
            Q_EMIT changed();
            return kept;
        });
}

core::Async<QList<ConnectedFile>> ConnectedFiles::list()
{
    return m_database.read([](storage::Connection &c) -> core::Result<QList<ConnectedFile>> {
        auto s = c.prepare(u"SELECT id, app, way, path, backup, after_sha256, account_id, key_hint, made_at "
                           "FROM connected_file ORDER BY id DESC"_s);
        if (!s)
            return s.error();
        QList<ConnectedFile> out;
        for (;;) {
            const core::Result<bool> row = s.value().next();
            if (!row)
                return row.error();
            if (!*row)
                return out;
            out << readRow(s.value());
        }
    });
}

bool ConnectedFiles::isAsWritten(const ConnectedFile &file)
{
    const core::Result<QByteArray> bytes = bytesOf(file.path);
    return bytes && digestOf(*bytes) == file.afterDigest;
}

core::Async<void> ConnectedFiles::undo(const ConnectedFile &file, bool anyway)
{
    return list().then(this, [this, file, anyway](const QList<ConnectedFile> &all) -> core::Async<void> {
        const auto samePath = [&](const ConnectedFile &other) { return other.path == file.path; };
        const auto newest = std::find_if(all.begin(), all.end(), samePath);
        if (newest == all.end() || newest->id != file.id)
            return core::Error{core::ErrorKind::NotFound, u"a newer change of that file comes first"_s};
        if (!anyway && !isAsWritten(file))
            return refused(u"the file was changed since"_s);
        if (!file.backup.isEmpty()) {
            if (const core::Result<void> back = secrets::putBack(file.backup, file.path); !back)
                return back.error();
        } else if (isThere(file.path) && !QFile::remove(file.path)) {
            return core::Error{core::ErrorKind::Storage, u"%1 cannot be removed"_s.arg(file.path)};
        }
        return m_database
            .write([id = file.id](storage::Connection &c) -> core::Result<void> {
                auto s = c.prepare(u"DELETE FROM connected_file WHERE id = ?"_s);
                if (!s)
                    return s.error();
                s.value().bind(0, id);
                return s.value().run();
            })
            .then(this, [this] { Q_EMIT changed(); });
    });
}

} // namespace accounts::connect
