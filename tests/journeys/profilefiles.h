#pragma once

#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace journeys {

// Which files under a folder have these bytes in them, as they are or in UTF-16. Read whole: profiles of tests are
// small.
inline QStringList filesWith(const QString &folder, const QByteArray &bytes, const QStringList &butNot = {})
{
    const QString text = QString::fromUtf8(bytes);
    const QByteArray wide(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QStringList out;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (butNot.contains(files.fileName()) || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray all = file.readAll();
        if (all.contains(bytes) || all.contains(wide) || all.contains(bytes.toBase64(QByteArray::OmitTrailingEquals)))
            out << files.filePath();
    }
    return out;
}

} // namespace journeys
