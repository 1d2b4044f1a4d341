#include "demo/profile.h"

#include "demo/dialects.h"

#include <algorithm>
#include <array>

namespace demo {

namespace {

constexpr Profile laisky{.dialect = Dialect::Laisky,
                         .family = Family::Laisky,
                         .word = "laisky",
                         .pageTitle = "One API",
                         .errorType = "one_api_error",
                         .cookieFlags = "; HttpOnly; SameSite=Lax",
                         .cookieDays = 7,
                         .longestName = 30,
                         .makesFirstKey = true,
                         .secondFactor = SecondFactor::InSignIn,
                         .endsStreams = false,
                         .messages = MessagesFor::Everybody,
                         .hasResponses = true};

constexpr Profile oneApi{.dialect = Dialect::OneApi,
                         .family = Family::OneApi,
                         .word = "oneapi",
                         .pageTitle = "One API",
                         .errorType = "one_api_error",
                         .makesFirstKey = true,
                         .otherRowsHaveIds = true,
                         .readsToTheEnd = true};

constexpr Profile newApi2025{.dialect = Dialect::NewApi2025,
                             .family = Family::NewApi,
                             .word = "newapi-2025",
                             .pageTitle = "New API",
                             .errorType = "new_api_error",
                             .cookieFlags = "; HttpOnly; SameSite=Strict",
                             .managementCalls = 180,
                             .wantsUserHeader = true,
                             .countsUnlimitedKeys = true,
                             .readsToTheEnd = true,
                             .messages = MessagesFor::ClaudeOnly};

constexpr Profile newApi2026{.dialect = Dialect::NewApi2026,
                             .family = Family::NewApi,
                             .word = "newapi-2026",
                             .pageTitle = "New API",
                             .errorType = "new_api_error",
                             .cookieFlags = "; HttpOnly; SameSite=Strict",
                             .managementCalls = 180,
                             .longestName = 20,
                             .wantsUserHeader = true,
                             .secondFactor = SecondFactor::Pending,
                             .speaksEnglish = true,
                             .tellsVersion = true,
                             .hidesWhyCodesFail = true,
                             .longestKeyName = 50,
                             .countsUnlimitedKeys = true,
                             .messages = MessagesFor::Everybody,
                             .hasResponses = true};

constexpr Profile newApi202608{.dialect = Dialect::NewApi202608,
                               .family = Family::NewApi,
                               .word = "newapi-2026-08",
                               .pageTitle = "New API",
                               .errorType = "new_api_error",
                               .cookieFlags = "; HttpOnly; SameSite=Strict",
                               .managementCalls = 360,
                               .longestName = 20,
                               .hasTokenSessions = true,
                               .secondFactor = SecondFactor::Flow,
                               .speaksEnglish = true,
                               .tellsVersion = true,
                               .hidesWhyCodesFail = true,
                               .longestKeyName = 50,
                               .masksKeys = true,
                               .countsUnlimitedKeys = true,
                               .otherRowsHaveIds = true,
                               .messages = MessagesFor::Everybody,
                               .hasResponses = true};

constexpr Profile oneHub{.dialect = Dialect::OneHub,
                         .family = Family::OneHub,
                         .word = "onehub",
                         .pageTitle = "One Hub",
                         .errorType = "one_hub_error",
                         .cookieFlags = "; HttpOnly; SameSite=Strict",
                         .managementCalls = 300,
                         .readsToTheEnd = true,
                         .messages = MessagesFor::ClaudeOnly,
                         .messagesPath = "/claude/v1/messages",
                         .hasResponses = true};

constexpr std::array<const Profile *, 6> profiles{&laisky, &oneApi, &newApi2025, &newApi2026, &newApi202608, &oneHub};

} // namespace

const Profile &profileOf(Dialect dialect)
{
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [dialect](const Profile *one) { return one->dialect == dialect; });
    return found == profiles.end() ? laisky : **found;
}

std::optional<Dialect> dialectNamed(const QString &word)
{
    if (word == QStringLiteral("newapi"))
        return Dialect::NewApi2026;
    for (const Profile *profile : profiles)
        if (word == QLatin1String(profile->word))
            return profile->dialect;
    return {};
}

QStringList dialectWords()
{
    QStringList words;
    for (const Profile *profile : profiles)
        words += QString::fromLatin1(profile->word);
    return words;
}

} // namespace demo
