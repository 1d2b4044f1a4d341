#pragma once

#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace law {

struct Door
{
    QString owner;       // a folder: "src/net"
    QStringList headers; // globs: "QNetwork*"
    QStringList targets; // "Qt6::Network"
};

// src/modules.cmake as data. Modules are named by their folder, as in an include path.
struct Table
{
    QMap<QString, QStringList> uses; // "src/net" -> {"src/core"}
    QList<Door> doors;

    static Table fromCMake(const QString &text);
    // The row that a file belongs to: "src/chat/wire/sse.h" -> "src/chat"; empty where none does.
    QString moduleOf(const QString &path) const;
    // The module that an include names: "chat/wire/sse.h" -> "src/chat", "ui/kit/theme.h" -> "ui/kit".
    QString moduleOfInclude(const QString &include) const;
};

// The headers that each Qt library owns, as its folder lists them: "QtNetwork" -> {"QTcpSocket", …}.
using QtHeaders = QMap<QString, QSet<QString>>;

QtHeaders installedQtHeaders();

} // namespace law
