#pragma once

#include "net/request.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace support {

// One exchange recorded from a real relay (tests/data/recordings).
struct Recording
{
    QString relay;
    QString name;
    QByteArray method;
    QString path;
    QByteArray requestBody;
    net::Response answer;

    bool isInference() const { return path.startsWith(QLatin1String("/v1/")); }
    bool isStream() const { return answer.body.contains("data:"); }
};

inline QString recordingsFolder()
{
    return QStringLiteral(TEST_DATA "/recordings");
}

inline QStringList recordedRelays()
{
    return {QStringLiteral("laisky"),      QStringLiteral("oneapi"),         QStringLiteral("newapi-2025"),
            QStringLiteral("newapi-2026"), QStringLiteral("newapi-2026-08"), QStringLiteral("onehub")};
}

inline Recording readRecording(const QString &relay, const QString &file)
{
    QFile f(recordingsFolder() + QLatin1Char('/') + relay + QLatin1Char('/') + file);
    if (!f.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(f.fileName()));
    const QJsonObject o = QJsonDocument::fromJson(f.readAll()).object();
    const QJsonObject request = o.value(QLatin1String("request")).toObject();
    const QJsonObject response = o.value(QLatin1String("response")).toObject();
    Recording r;
    r.relay = relay;
    r.name = QString(file).remove(QLatin1String(".json"));
    r.method = request.value(QLatin1String("method")).toString().toLatin1();
    r.path = request.value(QLatin1String("path")).toString();
    r.requestBody = request.value(QLatin1String("body")).toString().toUtf8();
    r.answer.status = response.value(QLatin1String("status")).toInt();
    r.answer.url = QUrl(QStringLiteral("https://relay.example.com") + r.path);
    for (const QJsonValue &h : response.value(QLatin1String("headers")).toArray())
        r.answer.headers.append(
            net::Header{h.toArray().at(0).toString().toLatin1(), h.toArray().at(1).toString().toLatin1()});
    r.answer.body = response.contains(QLatin1String("body"))
                        ? response.value(QLatin1String("body")).toString().toUtf8()
                        : QByteArray::fromBase64(response.value(QLatin1String("body_base64")).toString().toLatin1());
    return r;
}

inline QStringList recordedFiles(const QString &relay)
{
    return QDir(recordingsFolder() + QLatin1Char('/') + relay)
        .entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
}

// By what comes after the number: recording("laisky", "topup-good").
inline Recording recording(const QString &relay, const QString &name)
{
    for (const QString &file : recordedFiles(relay)) {
        if (file.mid(4) == name + QLatin1String(".json"))
            return readRecording(relay, file);
    }
    qFatal("no recording %s/%s", qPrintable(relay), qPrintable(name));
}

} // namespace support
