#pragma once

#include "core/async.h"
#include "core/clock.h"
#include "core/id.h"
#include "media/mime.h"
#include "media/picture.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSize>
#include <QString>

#include <chrono>
#include <optional>

namespace storage {
class Database;
}

namespace media {

struct Asset
{
    core::AssetId id{};
    QString sha256{};
    QString mime{};
    qint64 size = 0; // bytes
    QString name{};
    QSize pixels{};                                      // pictures
    std::optional<std::chrono::milliseconds> duration{}; // sound
};

// Files that messages carry, by content hash: folder/ab/abcdef…; the same bytes are kept once, under their first name.
class Assets : public QObject
{
    Q_OBJECT
public:
    Assets(storage::Database &database, QString folder, const core::Clock &clock, QObject *parent = nullptr);

    // mime: empty to find out from the bytes. Errors: Storage; BadRequest for empty bytes.
    core::Async<Asset> add(const QByteArray &bytes, const QString &name, const QString &mime = {});
    core::Async<Asset> addFile(const QString &path); // NotFound, TooLarge (over 50 MB)
    core::Async<Asset> find(core::AssetId id);
    QString path(const Asset &asset) const;
    // Known since start or add(); empty when the file is gone.
    QByteArray bytes(core::AssetId id) const;
    std::optional<Asset> known(core::AssetId id) const;
    core::Async<void> load(); // the index, not the bytes

private:
    core::Async<Asset> remember(const core::Async<Asset> &asset);

    storage::Database &m_database;
    QString m_folder;
    const core::Clock &m_clock;
    QHash<core::AssetId, Asset> m_known{};
};

} // namespace media
