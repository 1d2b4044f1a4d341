#pragma once

#include "options.h"

#include <QJsonObject>

namespace bench {

// Each takes its options and answers with its figures; {"error": …} when it could not be measured.
// These start the program itself in processes of its own.
QJsonObject measureStart(const Options &options);
QJsonObject measureMemory(const Options &options);
// These need a MeteredApplication.
QJsonObject measureStream(const Options &options);
QJsonObject measureTyping(const Options &options);
QJsonObject measureOpenChat(const Options &options);
QJsonObject measureScroll(const Options &options);
QJsonObject measureSearch(const Options &options);

inline QJsonObject failed(const char *why)
{
    return {{QStringLiteral("error"), QLatin1String(why)}};
}

// The other end of measureStart and measureMemory: opens a window, prints one line, ends.
bool isChild(const QStringList &words);
int runChild(int argc, char **argv);

} // namespace bench
