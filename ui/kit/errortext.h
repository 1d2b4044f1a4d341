#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/money.h"

#include <QList>
#include <QString>

#include <optional>

namespace kit {

// What is known around a failure; every member is optional and only makes the words more exact.
struct ErrorContext
{
    QString relay{};
    QString model{};
    QString key{};
    QString keychain{};   // "GNOME Keyring"
    QString otherRelay{}; // where a code may be tried instead
    QString ownRecord{};  // what our own record says of a code: "by you on 3 May, +$5"
    std::optional<core::Money> balance{};
    std::optional<core::Money> needed{}; // what the relay reserves; else from Error.neededQuota and perUnit
    std::optional<core::Money> available{};
    std::optional<core::QuotaPerUnit> perUnit{};
    std::optional<qint64> largestAnswer{};   // tokens asked for at most
    std::optional<qint64> promptTokens{};    // message and history; with the rule below the arithmetic is shown
    std::optional<qint64> marginTokens{};    // what this family of relays adds for safety
    std::optional<core::Money> inputRate{};  // per 1,000,000 tokens
    std::optional<core::Money> answerRate{}; // where the largest answer is reserved at a rate of its own
    QString otherAccount{};                  // whose balance would do
    std::optional<core::Money> otherBalance{};
    std::optional<std::chrono::seconds> retryIn{}; // what is left of the pause; 0 is over. Nothing: no pause runs
    bool retryIsArmed = false;                     // … and the retry follows by itself
    std::optional<qint64> affordableAnswer{};
    std::optional<qint64> tokensReceived{}; // of an interrupted answer
    std::optional<core::Moment> now{};      // with Error.retryAfter this tells the clock time of the next try
    bool modelIsListed = true;              // the relay lists the model that it cannot serve now
};

// What a button does. Pages switch over it; the words come along.
enum class ErrorAct {
    Retry,
    RetryLater,
    ChooseModel,
    OtherKey,
    EditKey,
    RaiseLimit,
    Redeem,
    OtherAccount,
    OtherRelay,
    LimitAnswer,
    LessHistory,
    FixAddress,
    OpenInBrowser,
    PasteToken,
    SignIn,
    EnterCode,
    EnterUserId,
    TryOnOther,
    CopyReport,
    Continue,
    UnlockKeychain,
    InstallKeychain,
    SessionOnly,
    EditMessage,
    Contact,
    OpenBackup,
    CheckNetwork,
    OtherFormat,
    SwitchScheme,
    AcceptCertificate,
};

struct ErrorAction
{
    ErrorAct act;
    QString label;
};

// A line of the arithmetic: "Largest answer", "8,000 tokens".
struct ErrorFigure
{
    QString label;
    QString value;
    bool isSum = false;
};

// Cause → words → buttons (product.md §5). The first action is the primary one.
struct ErrorWords
{
    QString title{};    // bold, without a full stop
    QString sentence{}; // why, and who must act
    QString nextStep{}; // what to do, also where no button can do it; never empty
    QList<ErrorAction> actions{};
    QString details{}; // the relay's own words and the request id; may be empty
    // How a refused reservation came about, where every part is known; with a headline and a sentence that fit above
    // it.
    QList<ErrorFigure> figures{};
    QString headline{};
    QString explanation{};
    QStringList labels() const;
};

// "FixAddress": for the command line's machine-readable output.
QString actName(ErrorAct act);

// With a blank between them where the language has one.
QString joinedSentences(const QString &first, const QString &second);

// The pause before a request that was refused for being too many may be sent again: what the relay asks for, else our
// own where it is only busy. Nothing: no pause helps.
std::optional<std::chrono::milliseconds> pauseBeforeRetry(const core::Error &error);

// For the operator: what was asked, when, and what came back. No key, no text of a message.
QString errorReport(const core::Error &error, const ErrorContext &context = {});

// Needs QtCore only, so that the command line speaks the same words.
ErrorWords errorWords(const core::Error &error, const ErrorContext &context = {});

} // namespace kit
