#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace core {

// What went wrong, as far as the program must act differently. Closed: every switch names all of them.
enum class ErrorKind {
    Cancelled,
    Offline,
    Timeout,
    Tls,
    Unauthorized,
    Forbidden,
    NotFound,
    QuotaExceeded,
    RateLimited,
    BadRequest,
    TooLarge,
    ServerFault,
    Protocol,
    Storage,
    SecretLocked,
    SecretUnavailable,
};

// Why, where the relay told: picks the sentence and the buttons (product §5). None: the kind alone decides.
enum class ErrorCause {
    None,
    KeyUnknown,
    KeyExpired,
    KeyUsedUp,
    KeyDisabled,
    BalanceTooLow,     // the account cannot pay the reservation
    KeyLimitTooLow,    // the key's own limit cannot pay the reservation
    ModelNotAllowed,   // this key may not use the model
    NetworkNotAllowed, // this key may not be used from this address
    GroupSaturated,
    SupplierRefused, // the relay's own supplier failed; two or more request ids in one message
    ModelUnavailable,
    EndpointMissing, // this wire format is not served here
    CodeUnknown,
    CodeUsed,
    CodeRefusedSilently, // New API 2026 gives no reason
    TooManyCodes,        // five failed redemptions; the next try is ten minutes away
    WebPage,             // HTML where JSON was due
    BrowserCheck,        // Turnstile or another wall at sign-in
    WrongPassword,
    SecondFactorWanted,
    SecondFactorWrong,
    SignedOut, // the session or access token is no longer valid
    UserBanned,
    SessionUnsendable, // a Secure cookie over plain http: signing in works, staying signed in does not; use an access
                       // token
    UserIdWanted,      // New API wants the user id beside the access token
    ManagementLimited, // 429 on /api: chats are not affected
    Interrupted,       // the stream ended without a finish reason
    EmptyAnswer,
    ContextTooLong,
    ContentRefused,
    UntrustedCertificate, // no authority vouches for the server's certificate; the user may accept it for this host
    PlainHttpPort,        // https was asked for, the port speaks plain http
    NoKeychain,
    NewerDatabase,
    Refused, // success:false with a text we do not know
};

// A failure as a value. Only the ui chooses words; detail is English and redacted, for the log and "Details".
struct Error
{
    ErrorKind kind = ErrorKind::Protocol;
    QString detail{};
    ErrorCause cause = ErrorCause::None;
    QString serverMessage{};                               // the relay's own words, redacted; may be empty
    QString requestId{};                                   // X-Oneapi-Request-Id where the relay sent one
    int httpStatus = 0;                                    // 0: no HTTP answer was seen
    std::optional<std::chrono::milliseconds> retryAfter{}; // how long the relay asks to wait
    std::optional<qint64> neededQuota{};                   // what a refused reservation wanted, in quota units
    std::optional<qint64> availableQuota{};                // what there was, in quota units
    std::optional<qint64> neededNanoUsd{};                 // the same where the relay writes dollars
    std::optional<qint64> availableNanoUsd{};

    static Error cancelled() { return Error{ErrorKind::Cancelled, QStringLiteral("cancelled")}; }
    friend bool operator==(const Error &a, const Error &b) = default;
};

// "QuotaExceeded", for logs and machine-readable output.
QString kindName(ErrorKind kind);
QString causeName(ErrorCause cause);

} // namespace core
