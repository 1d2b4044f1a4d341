#pragma once

#include "accounts/connect/apptemplate.h"
#include "core/secret.h"

namespace accounts::connect {

// Why a way cannot be taken on a relay.
enum class Obstacle {
    None,
    FormatNotServed,   // the relay does not speak what the app speaks
    ClaudeModelWanted, // it does, but for Claude models only
    NoHostForm,        // the app adds /v1 itself, and the address of this service has none
    OddAddress,        // characters in the address that must not reach a shell or a settings file
    OddModel,          // the same in the model's name
};

// What holds a relay back from an app although the format fits; said, not forbidden.
enum class Doubt {
    None,
    FormatUnknown,  // nobody has said whether this service speaks the format
    PrivateAddress, // the app calls from its own servers
    PlainHttp,      // the app is an https page
};

// What the program is to be told about.
struct Target
{
    relay::RelayInfo relay{};
    QString model{};
};

Obstacle obstacle(const Way &way, const Target &target);
Doubt doubt(const AppTemplate &app, const Way &way, const Target &target);

// The address in the form the way wants; empty when there is none.
QString baseFor(const Way &way, const relay::RelayInfo &relay);

// The text as it goes into the file, with keyPlace where the key belongs: it can be shown, compared and merged.
inline const QByteArray keyPlace = QByteArrayLiteral("{key}");
QString settingsText(const Way &way, const Target &target);
// The same with the key's hint, to look at.
QString shownText(const QString &text, const QString &keyHint);

// The rows of Merge::Fields; a value may be keyPlace.
QList<std::pair<QString, QString>> settingsFields(const Way &way, const Target &target);
// The link with the key in it; empty when the key has characters that a link cannot carry.
core::Secret settingsLink(const Way &way, const Target &target, const core::Secret &key);
// The same as it may be shown.
QString shownLink(const Way &way, const Target &target, const QString &keyHint);

// Where paths begin; an environment for tests, the system's without.
struct Places
{
    QString home{};
    QString system{}; // "", "windows", "mac": which File line counts
    QHash<QString, QString> environment{};
    static Places ofThisComputer();
};
// "${CLAUDE_CONFIG_DIR:-~/.claude}/settings.json" with what it stands for.
QString settingsFile(const Way &way, const Places &places);
// With the home folder as "~", to look at.
QString shownPath(const QString &path, const Places &places);

} // namespace accounts::connect
