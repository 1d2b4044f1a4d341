#pragma once

#include "net/request.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace support {

// The answer in a recorded exchange (tests/data/recordings), as Transport would give it.
inline net::Response recordedResponse(const QString &file)
{
    QFile in(file);
    net::Response response;
    if (!in.open(QIODevice::ReadOnly))
        return response;
    const QJsonObject answer =
        QJsonDocument::fromJson(in.readAll()).object().value(QLatin1String("response")).toObject();
    response.status = answer.value(QLatin1String("status")).toInt();
    for (const QJsonValue &header : answer.value(QLatin1String("headers")).toArray())
        response.headers.append(
            {header.toArray().at(0).toString().toUtf8(), header.toArray().at(1).toString().toUtf8()});
    response.body = answer.value(QLatin1String("body")).toString().toUtf8();
    return response;
}

// Files of one relay's recordings whose names contain a word, in the order of recording.
inline QStringList recordings(const QString &relay, const QString &word)
{
    const QDir dir(QStringLiteral(TEST_DATA "/recordings/") + relay);
    QStringList files;
    for (const QString &name :
         dir.entryList({QStringLiteral("*") + word + QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        files.append(dir.filePath(name));
    return files;
}

} // namespace support
