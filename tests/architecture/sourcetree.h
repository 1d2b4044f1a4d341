#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace law {

struct Include
{
    QString name;
    int line = 0;
    bool isQuoted = false;
};

// One file, read once: as it is, without comments, and without comments and the insides of literals.
struct SourceFile
{
    QString text;
    QString code;
    QStringList codeLines;
    QList<Include> includes;

    static SourceFile fromText(const QString &text);
};

// Path from the root of the project ("src/core/async.h") to file; from the disk, or made up by a test.
using SourceTree = QMap<QString, SourceFile>;

SourceTree readTree(const QString &root, const QStringList &folders);

} // namespace law
