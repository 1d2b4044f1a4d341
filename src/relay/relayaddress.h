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
    core::Secret key{};            // a key that came with the text (a settings link, an export line)

    // BadRequest when there is no address in the text; detail says what was looked for.
    static core::Result<RelayAddress> parse(const QString &typed);
};

} // namespace relay
