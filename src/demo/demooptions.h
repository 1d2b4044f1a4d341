#pragma once

#include "core/secret.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace demo {

// Which build of a relay is played.
enum class Dialect {
    Laisky,       // Laisky's One API, Aug 2026
    OneApi,       // songquanpeng's One API, v0.6.11 line
    NewApi2025,   // New API, Apr 2025
    NewApi2026,   // New API, Feb 2026
    NewApi202608, // New API, Aug 2026
    OneHub,       // One Hub, Feb 2026
};

// What goes wrong, on the paths chosen by setFault.
enum class Fault {
    None,
    CutMidway,       // the supplier drops the connection after ten tokens: a stream without a finish reason
    ErrorMidway,     // the supplier sends an error object after ten tokens
    Status429,       // /v1: suppliers are busy; /api: the management limit
    Status503,       // no channel for the model
    Status500,       // the supplier's server error
    Html,            // a web page of a proxy in front of the relay, with status 502
    Silence,         // the connection stays open and not one byte comes
    CutBeforeAnswer, // the request is processed, billed, redeemed; its answer is lost
};

// What the relay mails: a registration code, or the link for a new password.
struct Mail
{
    QString to{};
    QString kind{}; // "code" or "reset"
    QString text{}; // the code, or the whole link
};

struct Options
{
    Dialect dialect = Dialect::Laisky;
    quint16 port = 0;            // 0: a free one
    double tokensPerSecond = 60; // 0: as fast as possible
    QUrl upstream{};             // a real OpenAI-compatible server for /v1/chat/completions and /v1/models
    core::Secret upstreamKey{};
    quint32 seed = 20260201;                    // the same seed, the same names, keys, codes and history
    bool seedHistory = true;                    // 60 days of log rows
    QDateTime now{};                            // when the seeded history ends; null: the present
    QString stateFile{};                        // books are kept there over a restart; empty: in memory only
    std::function<void(const Mail &)> onMail{}; // from the relay's threads
    bool limits = true;                         // the relay's own rate limits (sign-in 20 in 20 minutes, …)
    bool emailVerification = false;             // registration wants a code from the mail
    bool turnstile = false;                     // … and Cloudflare's check, whose token for tests is taken
    bool secureCookie = false;                  // cookies are marked Secure, although the address is http
    qint64 accessTokenSeconds = 900;            // New API, Aug 2026
};

// How to get in. Everything here works at once.
struct Credentials
{
    QUrl address{};
    QString user{};
    core::Secret password{};
    qint64 userId = 0;    // New API wants it in New-Api-User
    QString email{};      // of that user, for a new password
    QString inviteCode{}; // of that user
    QString totpUser{};   // an account with a second factor (Laisky and New API of 2026)
    core::Secret totpPassword{}, totpSecret{};
    QStringList backupCodes{}; // of that account; each works once (New API of 2026)
    core::Secret key{};        // "sk-…", without a limit of its own
    QStringList codes{};       // good, unused
    QString usedCode{};        // refused: used already
};

} // namespace demo
