#include "app/decode/what.h"

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace app::decode {

namespace {

constexpr std::array<std::pair<What, const char *>, 22> names{{{What::Status, "status"},
                                                               {What::Text, "text"},
                                                               {What::Session, "session"},
                                                               {What::Self, "self"},
                                                               {What::AccessToken, "access-token"},
                                                               {What::Tokens, "tokens"},
                                                               {What::Token, "token"},
                                                               {What::Rates, "rates"},
                                                               {What::Models, "models"},
                                                               {What::Balance, "balance"},
                                                               {What::TopUp, "topup"},
                                                               {What::Log, "log"},
                                                               {What::Stat, "stat"},
                                                               {What::Daily, "daily"},
                                                               {What::Cost, "cost"},
                                                               {What::Chat, "chat"},
                                                               {What::Stream, "stream"},
                                                               {What::Image, "image"},
                                                               {What::Sound, "sound"},
                                                               {What::Transcript, "transcript"},
                                                               {What::WebPage, "webpage"},
                                                               {What::Other, "other"}}};

struct Place
{
    const char *method; // "" for any
    const char *path;   // "*" at its end: and whatever follows
    What what;
};

// In this order: the first that fits.
constexpr Place managementPlaces[]{
    {"GET", "status", What::Status},
    {"GET", "notice", What::Text},
    {"GET", "about", What::Text},
    {"GET", "home_page_content", What::Text},
    {"POST", "user/login*", What::Session},
    {"POST", "user/auth/*", What::Session},
    {"", "user/logout", What::Session},
    {"GET", "user/self", What::Self},
    {"GET", "user/token", What::AccessToken},
    {"GET", "token", What::Tokens},
    {"GET", "token/search", What::Tokens},
    {"GET", "token/balance", What::Balance},
    {"GET", "token/logs", What::Log},
    {"GET", "token/transactions", What::Other},
    {"POST", "token/consume", What::Other},
    {"", "token", What::Token},
    {"", "token/*", What::Token},
    {"GET", "models/display", What::Rates},
    {"GET", "pricing", What::Rates},
    {"GET", "prices", What::Rates},
    {"GET", "available_model", What::Rates},
    {"GET", "ratio_config", What::Rates},
    {"GET", "available_models", What::Models},
    {"GET", "user/available_models", What::Models},
    {"GET", "user/models", What::Models},
    {"GET", "models", What::Models},
    {"GET", "usage/token", What::Balance},
    {"GET", "user/get-by-token", What::Balance},
    {"POST", "user/topup", What::TopUp},
    {"GET", "log/self/stat", What::Stat},
    {"GET", "log/self", What::Log},
    {"GET", "log/self/search", What::Log},
    {"GET", "log/token", What::Log},
    {"GET", "user/dashboard", What::Daily},
    {"GET", "data/self", What::Daily},
    {"GET", "cost/request/*", What::Cost},
};

constexpr Place inferencePlaces[]{
    {"GET", "models*", What::Models},
    {"GET", "dashboard/billing/*", What::Balance},
    {"POST", "chat/completions", What::Chat},
    {"POST", "completions", What::Chat},
    {"POST", "responses", What::Chat},
    {"POST", "messages", What::Chat},
    {"POST", "images/*", What::Image},
    {"POST", "audio/speech", What::Sound},
    {"POST", "audio/transcriptions", What::Transcript},
    {"POST", "audio/translations", What::Transcript},
};

template<std::size_t N>
What find(const Place (&places)[N], const Exchange &exchange, const QString &path)
{
    for (const Place &place : places) {
        QLatin1String pattern(place.path);
        const bool open = pattern.endsWith(u'*');
        if (open)
            pattern.chop(1);
        const bool fits = open ? path.startsWith(pattern) : path == pattern;
        if (fits && (*place.method == '\0' || exchange.method == place.method))
            return place.what;
    }
    return What::Other;
}

bool isWebPage(const net::Response &answer)
{
    const QByteArray start = answer.body.left(1024).trimmed().toLower();
    if (!start.startsWith('<'))
        return false;
    return answer.header("Content-Type").toLower().contains("html") || start.startsWith("<!doctype html") ||
           start.contains("<html") || start.contains("<head") || start.contains("<body");
}

bool isEventStream(const net::Response &answer)
{
    const QByteArray start = answer.body.left(256).trimmed();
    return start.startsWith("data:") || start.startsWith("event:");
}

QString trimmedPath(QString path)
{
    while (path.startsWith(u'/'))
        path.remove(0, 1);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace

QString whatName(What what)
{
    for (const auto &[value, name] : names) {
        if (value == what)
            return QLatin1String(name);
    }
    return {};
}

std::optional<QString> managementPath(const Exchange &exchange)
{
    const qsizetype at = exchange.path.indexOf("/api/"_L1);
    if (at < 0 || exchange.path.indexOf("/v1/"_L1, at) >= 0) // some services keep their /v1 below /api
        return {};
    return trimmedPath(exchange.path.mid(at + 5));
}

std::optional<QString> inferencePath(const Exchange &exchange)
{
    const qsizetype at = exchange.path.lastIndexOf("/v1/"_L1);
    if (at >= 0)
        return trimmedPath(exchange.path.mid(at + 4));
    // The same without /v1: the old billing calls, the old proxy's chats.
    for (const QLatin1String start : {"/dashboard/billing/"_L1, "/chat/completions"_L1}) {
        if (const qsizetype place = exchange.path.indexOf(start); place >= 0)
            return trimmedPath(exchange.path.mid(place));
    }
    return {};
}

What whatOf(const Exchange &exchange)
{
    if (isWebPage(exchange.answer))
        return What::WebPage;
    if (const auto path = managementPath(exchange))
        return find(managementPlaces, exchange, *path);
    const auto path = inferencePath(exchange);
    if (!path)
        return exchange.path.endsWith("/pro/balance"_L1) ? What::Balance : What::Other;
    const What what = find(inferencePlaces, exchange, *path);
    if (what != What::Chat)
        return what;
    const bool asked = exchange.ask.value("stream"_L1).toBool();
    return asked || isEventStream(exchange.answer) ? What::Stream : What::Chat;
}

} // namespace app::decode
