#pragma once

#include "core/secret.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace net {

class CookieJar;

struct Header
{
    QByteArray name;
    QByteArray value;
};

// One part of a multipart/form-data body.
struct FormPart
{
    QByteArray name;
    QByteArray body;
    QByteArray fileName{};    // empty: a plain field
    QByteArray contentType{}; // empty: text/plain for fields, application/octet-stream for files
};

// What to send. Secrets travel as core::Secret up to the last moment; Transport alone reveals them.
struct Request
{
    QByteArray method = QByteArrayLiteral("GET");
    QUrl url;
    QList<Header> headers{};

    struct SecretHeader
    {
        QByteArray name;
        QByteArray prefix; // "Bearer "
        core::Secret secret;
    };
    QList<SecretHeader> secretHeaders{}; // never sent to another host after a redirect

    // In the address itself, only for a service that knows no other way (the old proxy's balance). Never in url, in
    // Response::url or in an error; not sent to another host after a redirect.
    QList<std::pair<QString, core::Secret>> secretQuery{};

    // At most one kind of body. A JSON body may have members that are secrets (passwords, codes).
    std::optional<QJsonObject> json{};
    QList<std::pair<QString, core::Secret>> secretMembers{};
    QList<FormPart> form{};
    QByteArray body{};
    QByteArray contentType{};

    std::shared_ptr<CookieJar> cookies{}; // null: no cookies sent or kept
    std::chrono::milliseconds connectTimeout{15'000};
    std::chrono::milliseconds idleTimeout{120'000}; // between two pieces of the answer; there is no total timeout
    bool followRedirects = true;                    // at most five; a POST stays a POST
    qint64 largestAnswer = 64 * 1024 * 1024;        // one-shot answers over this are TooLarge
};

// An HTTP answer of any status; only a missing answer is an Error.
struct Response
{
    int status = 0;
    QList<Header> headers{};
    QByteArray body{}; // empty for streams
    QUrl url{};        // after redirects

    // The first header of that name (case-insensitive), or empty.
    QByteArray header(const QByteArray &name) const;
    bool isOk() const { return status >= 200 && status < 300; }
    // Retry-After in seconds or as a date; nothing when absent or unreadable.
    std::optional<std::chrono::milliseconds> retryAfter(const QDateTime &now) const;
};

} // namespace net
