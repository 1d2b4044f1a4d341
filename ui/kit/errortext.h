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
    std::optional<qint64> largestAnswer{}; // tokens asked for at most
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

// Cause → words → buttons (product.md §5). The first action is the primary one.
struct ErrorWords
{
    QString title{};    // bold, without a full stop
    QString sentence{}; // why, and who must act
    QString nextStep{}; // what to do, also where no button can do it; never empty
    QList<ErrorAction> actions{};
    QString details{}; // the relay's own words and the request id; may be empty
    QStringList labels() const;
};

// "FixAddress": for the command line's machine-readable output.
QString actName(ErrorAct act);

// Needs QtCore only, so that the command line speaks the same words.
ErrorWords errorWords(const core::Error &error, const ErrorContext &context = {});

} // namespace kit
