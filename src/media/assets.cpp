#include "media/assets.h"

#include "media/wave.h"
#include "storage/database.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace media {

namespace {

constexpr qint64 largestFile = 50LL * 1024 * 1024;

constexpr QLatin1String columns("id, sha256, mime, size, name, width, height, duration_ms");

Asset read(const storage::Statement &row)
{
    Asset asset;
    asset.id = row.id<core::AssetId>(0);
    asset.sha256 = row.text(1);
    asset.mime = row.text(2);
    asset.size = row.integer(3);
    asset.name = row.text(4);
    if (!row.isNull(5) && !row.isNull(6))
        asset.pixels = QSize(static_cast<int>(row.integer(5)), static_cast<int>(row.integer(6)));
    if (const auto ms = row.optInteger(7))
        asset.duration = std::chrono::milliseconds(*ms);
    return asset;
}

QString place(const QString &folder, const QString &sha256)
{
    return folder + QLatin1Char('/') + sha256.left(2) + QLatin1Char('/') + sha256;
}

core::Result<void> keep(const QString &path, const QByteArray &bytes)
{
    if (QFileInfo(path).size() == bytes.size())
        return {}; // named after its content: it is there
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path); // a temporary file, renamed when it is whole
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.commit())
        return core::Error{core::ErrorKind::Storage,
                           QStringLiteral("a file could not be kept: %1").arg(file.errorString())};
    return {};
}

Asset describe(const QByteArray &bytes, const QString &name, const QString &mime)
{
    Asset asset;
    asset.sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    asset.mime = mime.isEmpty() ? mimeOf(bytes, name) : mime;
    asset.size = bytes.size();
    asset.name = name;
    asset.pixels = pictureSize(bytes);
    if (asset.mime == QLatin1String("audio/wav")) {
        if (const auto wave = readWave(bytes))
            asset.duration = wave->duration();
    }
    return asset;
}

core::Result<Asset> findBy(storage::Connection &c, const QString &condition, const QVariant &value)
{
    auto row = c.prepare(QStringLiteral("SELECT %1 FROM asset WHERE %2 = ?").arg(columns, condition));
    if (!row)
        return row.error();
    const auto found = row.value().bind(0, value).next();
    if (!found)
        return found.error();
    if (!found.value())
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such asset")};
    return read(row.value());
}

// On the database thread: the file first, so that no row is without one.
core::Result<Asset> store(storage::Connection &c, const QString &folder, const QByteArray &bytes, const QString &name,
                          const QString &mime, core::Moment now)
{
    if (bytes.isEmpty())
        return core::Error{core::ErrorKind::BadRequest, QStringLiteral("an empty file")};
    const Asset asset = describe(bytes, name, mime);
    if (const auto kept = keep(place(folder, asset.sha256), bytes); !kept)
        return kept.error();
    const auto part = [&](int value) { return asset.pixels.isEmpty() ? std::optional<int>() : std::optional(value); };
    const auto added =
        c.run(QStringLiteral("INSERT INTO asset (sha256, mime, size, name, width, height, duration_ms, created_at) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING"),
              asset.sha256, asset.mime, asset.size, asset.name, part(asset.pixels.width()), part(asset.pixels.height()),
              asset.duration ? std::optional<qint64>(asset.duration->count()) : std::nullopt, now);
    if (!added)
        return added.error();
    return findBy(c, QStringLiteral("sha256"), asset.sha256);
}

core::Result<QByteArray> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such file")};
    if (info.size() > largestFile)
        return core::Error{core::ErrorKind::TooLarge, QStringLiteral("%1 bytes").arg(info.size())};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error{core::ErrorKind::Storage,
                           QStringLiteral("the file could not be read: %1").arg(file.errorString())};
    return file.readAll();
}

} // namespace

Assets::Assets(storage::Database &database, QString folder, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_database(database), m_folder(std::move(folder)), m_clock(clock)
{
}

core::Async<Asset> Assets::remember(const core::Async<Asset> &asset)
{
    return asset.then(this, [this](const Asset &a) {
        m_known.insert(a.id, a);
        return a;
    });
}

core::Async<Asset> Assets::add(const QByteArray &bytes, const QString &name, const QString &mime)
{
    return remember(m_database.write([folder = m_folder, bytes, name, mime, now = m_clock.now()](
                                         storage::Connection &c) { return store(c, folder, bytes, name, mime, now); }));
}

core::Async<Asset> Assets::addFile(const QString &path)
{
    return remember(
        m_database.write([folder = m_folder, path, now = m_clock.now()](storage::Connection &c) -> core::Result<Asset> {
            const auto bytes = readFile(path);
            if (!bytes)
                return bytes.error();
            return store(c, folder, bytes.value(), QFileInfo(path).fileName(), QString(), now);
        }));
}

core::Async<Asset> Assets::find(core::AssetId id)
{
    if (const auto asset = known(id))
        return core::Result<Asset>(*asset);
    return remember(m_database.read(
        [id](storage::Connection &c) { return findBy(c, QStringLiteral("id"), QVariant(id.value())); }));
}

QString Assets::path(const Asset &asset) const
{
    return place(m_folder, asset.sha256);
}

QByteArray Assets::bytes(core::AssetId id) const
{
    const auto asset = known(id);
    if (!asset)
        return {};
    QFile file(path(*asset));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Asset> Assets::known(core::AssetId id) const
{
    const auto found = m_known.constFind(id);
    return found == m_known.constEnd() ? std::nullopt : std::optional(*found);
}

core::Async<void> Assets::load()
{
    return m_database
        .read([](storage::Connection &c) -> core::Result<QList<Asset>> {
            auto row = c.prepare(QStringLiteral("SELECT %1 FROM asset").arg(columns));
            if (!row)
                return row.error();
            QList<Asset> all;
            for (;;) {
                const auto found = row.value().next();
                if (!found)
                    return found.error();
                if (!found.value())
                    return all;
                all << read(row.value());
            }
        })
        .then(this, [this](const QList<Asset> &all) {
            for (const Asset &asset : all)
                m_known.insert(asset.id, asset);
        });
}

} // namespace media
