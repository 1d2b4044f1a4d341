#pragma once

#include <QJsonObject>
#include <QString>

namespace demo {

// One row of the relay's log. Types: 1 top-up, 2 consume, 3 manage, 4 system (relay-api §10.1).
struct LogRow
{
    QString uuid{};
    qint64 userId = 0;
    qint64 createdMs = 0;
    qint64 updatedMs = 0;
    int type = 2;
    QString content{};
    QString username{};
    QString keyName{};
    QString keyUuid{};
    qint64 keyId = 0;
    QString model{};      // what the supplier calls it
    QString askedModel{}; // what the client asked for
    qint64 quota = 0;     // quota units
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    qint64 cachedTokens = 0;
    qint64 elapsedMs = 0;
    bool isStream = false;
    QString requestId{};
    QString traceId{};
    QString channel{};   // name of the channel; empty: none
    QString group{};     // the group whose ratio was used
    QJsonObject other{}; // the arithmetic: New API's "other", Laisky's "metadata"
};

} // namespace demo
