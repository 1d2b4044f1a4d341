#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QList>
#include <QUrl>

namespace relay {

// Where a relay may be, from whatever people paste (relay-api §1.4).
struct RelayAddress
{
    struct Candidate
    {
        QUrl root;  // try GET root/api/status here
        QUrl infer; // base of the inference calls if this candidate is right
    };
    QList<Candidate> candidates{}; // most likely first, at least one
    QUrl plainBase{};              // base when no candidate is a relay: the typed path, e.g. …/openai/v1
    // Where else a plain service may have it, in order: the path as typed, /v1, /openai/v1, /api/v1 of the host.
    QList<QUrl> plainBases{}; // plainBase is the first
    core::Secret key{};       // a key that came with the text (a settings link, an export line)
    QUrl typed{};             // as it stood in the text, host in its xn-- form, no user and password

    // What should be said before anything secret goes there.
    QList<QUrl> others{};            // other hosts in the same text that are as plausible
    bool hasScheme = false;          // false: https (http in the own network) was guessed
    bool credentialsDropped = false; // user:password@ is not sent
    bool hasSeveralKeys = false;     // key is the first of them
    bool isInternational = false;    // the host has letters beyond ASCII: show its xn-- form
    bool isLookAlike = false;        // … and they are mixed to look like other ones

    // BadRequest when there is no address in the text; detail says what was looked for.
    static core::Result<RelayAddress> parse(const QString &typed);
};

} // namespace relay
