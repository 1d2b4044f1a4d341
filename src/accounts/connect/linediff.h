#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace accounts::connect {

// A line of a comparison, as it may be shown: keys and other secrets of the file are masked.
struct DiffLine
{
    enum class Kind { Same, Removed, Added, Skipped };
    Kind kind = Kind::Same;
    QString text{};
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

// What changes from before to after, with so many lines around each change. Secrets are masked after comparing, so that
// another key is still a change; keyHint stands for the key that is being written.
QList<DiffLine> differences(const QByteArray &before, const QByteArray &after, const QString &keyHint, int around = 3);

// "sk-…9f3a" for whatever looks like a key, "…" for the values of members called key, token, secret, password.
QString withoutSecrets(const QString &line);

} // namespace accounts::connect
