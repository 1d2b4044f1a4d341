#pragma once

#include "core/result.h"

#include <QSet>
#include <QStringList>

namespace app {

// What the user typed after `relaydesk`, understood but not yet done.
struct Invocation
{
    QString command{};       // "" opens the window; "ask", "account add", …
    QStringList arguments{}; // after the command
    QString link{};          // a relaydesk:// or settings link to be asked about in the window (docs/links.md)
    QString profile{};       // folder; empty: the standard place
    bool demo = false;
    bool json = false;
    bool csv = false;
    bool offline = false;
    QString account{}; // name or number
    QString model{};
    QString user{};
    QString userId{};
    QString kind{}; // "" or auto: found out by asking
    QString image{};
    QString from{}, to{}; // ISO dates
    std::optional<qint64> maxTokens{};
    // screenshot
    QString page{}, theme{}, language{};
    double scale = 1;
    QString size{}; // "1280x800"

    bool opensWindow() const { return command.isEmpty() || command == QLatin1String("screenshot"); }
};

// Exit codes: honest and few.
enum class ExitCode { Done = 0, Refused = 1, Usage = 2, Network = 3, Keychain = 4 };
ExitCode exitCodeFor(const core::Error &error);

// BadRequest with a sentence for the terminal when the words are off. "help" and "version" are commands here.
core::Result<Invocation> readCommandLine(const QStringList &arguments);
QString helpText();

} // namespace app
