#pragma once

#include "core/result.h"
#include "net/request.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace app::decode {

// One recorded exchange: what was asked of a relay and what it answered (tests/data/recordings/README.md has the form).
struct Exchange
{
    QString name{};
    QByteArray method{};
    QString path{}; // without the query
    QUrlQuery query{};
    QJsonObject ask{}; // the request's JSON body; empty where it was none
    QString model{};   // that was asked for, in JSON, in a form or in the path
    net::Response answer{};
    QString end{}; // "complete", "cut by client" or what broke

    bool wasStopped() const { return end == QLatin1String("cut by client"); }
};

// name: what to call it when the file does not say. Errors: Protocol when the bytes are no recorded exchange at all;
// what is missing or odd inside one is left empty instead.
core::Result<Exchange> readExchange(const QByteArray &file, const QString &name);

} // namespace app::decode
