#pragma once

#include "demo/demooptions.h"

namespace demo {

// Builds that share words and routes.
enum class Family { Laisky, OneApi, NewApi, OneHub };

// How the second step of a sign-in is asked for.
enum class SecondFactor {
    None,
    InSignIn, // Laisky: the same call again, with the code
    Pending,  // New API, Feb 2026: a session that waits for the code
    Flow,     // New API, Aug 2026: a flow token that is sent back with the code
};

// For which models POST /v1/messages works.
enum class MessagesFor { Nobody, ClaudeOnly, Everybody };

// What one build of a relay does differently from the others, where it is a matter of yes, no or how many: the desks
// ask here. Where it is a matter of form, the file that makes the form switches over the dialects.
struct Profile
{
    Dialect dialect = Dialect::Laisky;
    Family family = Family::Laisky;
    const char *word = "";      // of --dialect; its status is resources/demo/status-<word>.json
    const char *pageTitle = ""; // of its web page
    const char *errorType = ""; // of what the relay itself refuses

    // Signing in
    const char *cookieFlags = "";
    int cookieDays = 30;
    int managementCalls = 480;     // in three minutes, from one address
    int longestName = 12;          // of a user, in characters
    bool makesFirstKey = false;    // "default", together with the account
    bool wantsUserHeader = false;  // New-Api-User in every management call
    bool hasTokenSessions = false; // a 15-minute token and a refresh cookie instead of the session cookie
    SecondFactor secondFactor = SecondFactor::None;
    bool speaksEnglish = false; // where the client does not ask for Chinese (New API of 2026)
    bool tellsVersion = false;  // X-New-Api-Version
    bool hidesWhyCodesFail = false;

    // Keys
    int longestKeyName = 30; // in bytes
    bool masksKeys = false;  // in lists; a call of its own reveals one

    // Books
    bool countsUnlimitedKeys = false; // and lets them go below zero
    bool otherRowsHaveIds = false;    // rows that are no calls have a request id too
    bool readsToTheEnd = false;       // the supplier's answer, when the client has gone; and bills it whole
    bool endsStreams = true;          // "[DONE]" after every stream, complete or not

    // Wire formats besides chat completions
    MessagesFor messages = MessagesFor::Nobody;
    const char *messagesPath = "/v1/messages";
    bool hasResponses = false;

    bool isNewApi2026() const { return family == Family::NewApi && dialect != Dialect::NewApi2025; }
};

const Profile &profileOf(Dialect dialect);

} // namespace demo
