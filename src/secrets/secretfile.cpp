#include "secrets/secretfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace secrets {

namespace {

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

core::Error storageError(const QString &path, const QString &why)
{
    return core::Error{core::ErrorKind::Storage, u"%1: %2"_s.arg(path, why)};
}

core::Result<void> makeFolder(const QString &path)
{
    const QString folder = QFileInfo(path).path();
    if (QFileInfo(folder).isDir())
        return {};
    // The topmost new folder closes the ones below it.
    QString top = folder;
    while (!QFileInfo::exists(QFileInfo(top).path()))
        top = QFileInfo(top).path();
    if (!QDir().mkpath(folder))
        return storageError(folder, u"cannot be made"_s);
    QFile::setPermissions(top, ownerOnly | QFileDevice::ExeOwner);
    return {};
}

core::Result<void> writeBytes(const QString &path, const QByteArray &bytes, QFileDevice::Permissions permissions)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return storageError(path, file.errorString());
    // Before the first byte: nobody reads it in between.
    if (!file.setPermissions(permissions))
        return storageError(path, file.errorString());
    if (file.write(bytes) != bytes.size() || !file.commit())
        return storageError(path, file.errorString());
    return {};
}

} // namespace

QString fileBehind(const QString &path)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    return canonical.isEmpty() ? path : canonical;
}

bool othersMayRead(const QString &path)
{
    return QFile::permissions(fileBehind(path)).testAnyFlags({QFileDevice::ReadGroup, QFileDevice::ReadOther});
}

core::Result<void> writeSecretFile(const QString &path, const core::Secret &content)
{
    if (const core::Result<void> made = makeFolder(path); !made)
        return made;
    const QString target = fileBehind(path);
    const bool exists = QFileInfo::exists(target);
    return writeBytes(target, content.reveal(), exists ? QFile::permissions(target) : ownerOnly);
}

core::Result<QString> keepCopy(const QString &path, const QString &suffix)
{
    const QString source = fileBehind(path);
    QFile file(source);
    if (!file.open(QIODevice::ReadOnly))
        return storageError(source, file.errorString());
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return storageError(source, file.errorString());
    for (int number = 1; number < 1000; ++number) {
        const QString copy = source + u"."_s + suffix + (number == 1 ? QString() : QString::number(number));
        if (QFileInfo::exists(copy) || QFileInfo(copy).isSymLink())
            continue;
        if (const core::Result<void> kept = writeBytes(copy, bytes, QFile::permissions(source)); !kept)
            return kept.error();
        return copy;
    }
    return storageError(source, u"too many copies of it lie there"_s);
}

core::Result<void> putBack(const QString &copy, const QString &path)
{
    QFile file(copy);
    if (!file.open(QIODevice::ReadOnly))
        return storageError(copy, file.errorString());
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return storageError(copy, file.errorString());
    if (const core::Result<void> written = writeBytes(fileBehind(path), bytes, QFile::permissions(copy)); !written)
        return written;
    file.close();
    QFile::remove(copy);
    return {};
}

} // namespace secrets
