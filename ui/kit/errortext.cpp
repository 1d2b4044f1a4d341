#include "ui/kit/errortext.h"

#include "ui/kit/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace kit {

namespace {

QString say(const char *text, int n = -1)
{
    return QCoreApplication::translate("kit::ErrorText", text, nullptr, n);
}

QString orElse(const QString &value, const char *otherwise)
{
    return value.isEmpty() ? say(otherwise) : value;
}

QString relayName(const ErrorContext &c)
{
    return orElse(c.relay, "the relay");
}
// At the start of a sentence.
QString theRelay(const ErrorContext &c)
{
    return orElse(c.relay, "The relay");
}

std::optional<core::Money> amount(const std::optional<core::Money> &given, const std::optional<qint64> &quota,
                                  const ErrorContext &c)
{
    if (given && given->hasAmount())
        return given;
    if (quota && c.perUnit)
        return core::Money::fromQuota(core::Quota(*quota), *c.perUnit);
    return std::nullopt;
}

QString waitText(const core::Error &e)
{
    return e.retryAfter ? durationText(std::chrono::round<std::chrono::seconds>(*e.retryAfter)) : QString();
}

QString nextTryClock(const core::Error &e, const ErrorContext &c)
{
    if (!e.retryAfter || !c.now)
        return {};
    return QLocale().toString(core::toDateTime(*c.now + *e.retryAfter).time(), QLocale::ShortFormat);
}

ErrorAction act(ErrorAct which, const ErrorContext &c, const core::Error &e)
{
    const auto with = [which](const QString &label) { return ErrorAction{which, label}; };
    switch (which) {
    case ErrorAct::Retry:
        return with(say("Retry"));
    case ErrorAct::RetryLater:
        return with(e.retryAfter ? say("Retry in %1").arg(waitText(e)) : say("Retry"));
    case ErrorAct::ChooseModel:
        return with(say("Choose model"));
    case ErrorAct::OtherKey:
        return with(say("Other key"));
    case ErrorAct::EditKey:
        return with(say("Edit key"));
    case ErrorAct::RaiseLimit:
        return with(say("Raise limit"));
    case ErrorAct::Redeem:
        return with(say("Redeem"));
    case ErrorAct::OtherAccount:
        return with(say("Other account"));
    case ErrorAct::OtherRelay:
        return with(say("Other relay"));
    case ErrorAct::LimitAnswer:
        return with(c.affordableAnswer ? say("Limit the answer to %1").arg(countText(*c.affordableAnswer))
                                       : say("Limit the answer"));
    case ErrorAct::LessHistory:
        return with(say("Send less history"));
    case ErrorAct::FixAddress:
        return with(say("Fix address"));
    case ErrorAct::OpenInBrowser:
        return with(say("Open in browser"));
    case ErrorAct::PasteToken:
        return with(say("Paste access token"));
    case ErrorAct::SignIn:
        return with(say("Sign in again"));
    case ErrorAct::EnterCode:
        return with(say("Enter code"));
    case ErrorAct::EnterUserId:
        return with(say("Enter user id"));
    case ErrorAct::TryOnOther:
        return with(c.otherRelay.isEmpty() ? say("Try on another relay") : say("Try on %1").arg(c.otherRelay));
    case ErrorAct::CopyReport:
        return with(say("Copy report"));
    case ErrorAct::Continue:
        return with(say("Continue"));
    case ErrorAct::UnlockKeychain:
        return with(say("Unlock"));
    case ErrorAct::InstallKeychain:
        return with(say("What to install"));
    case ErrorAct::SessionOnly:
        return with(say("Keep for this session"));
    case ErrorAct::EditMessage:
        return with(say("Edit message"));
    case ErrorAct::Contact:
        return with(say("Contact the operator"));
    case ErrorAct::OpenBackup:
        return with(say("Open a backup"));
    case ErrorAct::CheckNetwork:
        return with(say("Network settings"));
    case ErrorAct::OtherFormat:
        return with(say("Other format"));
    }
    return with({});
}

struct Draft
{
    QString title;
    QString sentence;
    QString next;
    QList<ErrorAct> acts{};
};

QString stillHas(const ErrorContext &c)
{
    return c.balance && c.balance->hasAmount()
               ? u' ' + say("Your account still has %1.").arg(moneyText(*c.balance, Decimals::Balance))
               : QString();
}

QString keyName(const ErrorContext &c)
{
    return c.key.isEmpty() ? say("This key") : say("The key “%1”").arg(c.key);
}

Draft tooLittleBalance(const core::Error &e, const ErrorContext &c)
{
    const auto needed = amount(c.needed, e.neededQuota, c);
    const auto there = amount(c.available ? c.available : c.balance, e.availableQuota, c);
    QString sentence;
    if (needed && there && c.largestAnswer)
        sentence = say("The relay reserves %1 for this request (largest answer %2 tokens) and you have %3.")
                       .arg(moneyText(*needed, Decimals::Balance), countText(*c.largestAnswer),
                            moneyText(*there, Decimals::Balance));
    else if (needed && there)
        sentence = say("The relay reserves %1 for this request and you have %2.")
                       .arg(moneyText(*needed, Decimals::Balance), moneyText(*there, Decimals::Balance));
    else if (there)
        sentence = say("The relay reserves more for this request than the %1 you have.")
                       .arg(moneyText(*there, Decimals::Balance));
    else
        sentence = say("The relay reserves more for this request than the account has.");
    return {say("The balance is too small"),
            sentence,
            say("Ask for a shorter answer, or redeem a code."),
            {ErrorAct::LimitAnswer, ErrorAct::Redeem, ErrorAct::OtherAccount}};
}

Draft keyLimitTooSmall(const core::Error &e, const ErrorContext &c)
{
    const auto needed = amount(c.needed, e.neededQuota, c);
    const auto there = amount(c.available, e.availableQuota, c);
    QString sentence = say("The key's own limit is too small for this request.");
    if (needed && there)
        sentence += u' ' + say("It needs %1 and the key has %2 left.")
                               .arg(moneyText(*needed, Decimals::Balance), moneyText(*there, Decimals::Balance));
    return {say("The key's limit is too small"),
            sentence + stillHas(c),
            say("Raise the limit of this key or use another."),
            {ErrorAct::RaiseLimit, ErrorAct::OtherKey}};
}

Draft forCause(const core::Error &e, const ErrorContext &c)
{
    using Cause = core::ErrorCause;
    using Act = ErrorAct;
    const QString model = c.model.isEmpty() ? say("This model") : c.model;
    switch (e.cause) {
    case Cause::KeyUnknown:
        return {say("The key is not known"),
                say("%1 does not know this key; it may have been deleted or belong to another relay.").arg(theRelay(c)),
                say("Use another key or paste it again."),
                {Act::OtherKey, Act::EditKey}};
    case Cause::KeyExpired:
        return {say("The key has expired"),
                say("%1 has expired.").arg(keyName(c)) + stillHas(c),
                say("Extend the key or use another."),
                {Act::EditKey, Act::OtherKey}};
    case Cause::KeyUsedUp:
        return {say("The key is used up"),
                say("%1 has reached its own limit.").arg(keyName(c)) + stillHas(c),
                say("Raise the limit of this key or use another."),
                {Act::RaiseLimit, Act::OtherKey}};
    case Cause::KeyDisabled:
        return {say("The key is disabled"),
                say("%1 is disabled.").arg(keyName(c)) + stillHas(c),
                say("Switch the key on again or use another."),
                {Act::EditKey, Act::OtherKey}};
    case Cause::BalanceTooLow:
        return tooLittleBalance(e, c);
    case Cause::KeyLimitTooLow:
        return keyLimitTooSmall(e, c);
    case Cause::ModelNotAllowed:
        return {say("Not with this key"),
                c.model.isEmpty() ? say("This key may not use this model.")
                                  : say("This key may not use %1.").arg(c.model),
                say("Choose a model this key may use, or allow it in the key."),
                {Act::ChooseModel, Act::EditKey}};
    case Cause::NetworkNotAllowed:
        return {say("Not from here"),
                say("This key may not be used from this address."),
                say("Add this network to the key, or use another key."),
                {Act::EditKey, Act::OtherKey}};
    case Cause::GroupSaturated:
        return {say("The relay is busy"),
                say("The relay's channels for your group are busy."),
                say("Wait a moment, or use another model or relay."),
                {Act::RetryLater, Act::ChooseModel, Act::OtherRelay}};
    case Cause::SupplierRefused:
        return {say("The relay's supplier refused"),
                say("The relay's supplier refused; your balance is not the cause. Only the operator can fix it."),
                say("Send the report to the operator, or use another relay."),
                {Act::CopyReport, Act::OtherRelay}};
    case Cause::ModelUnavailable:
        return {say("The model is not available"),
                c.modelIsListed ? say("%1 is not available right now.").arg(model)
                                : say("%1 is not offered to your group.").arg(model),
                c.modelIsListed ? say("Try again in a while, or choose another model.") : say("Choose another model."),
                c.modelIsListed ? QList<Act>{Act::Retry, Act::ChooseModel}
                                : QList<Act>{Act::ChooseModel, Act::OtherRelay}};
    case Cause::EndpointMissing:
        return {say("Not served here"),
                say("%1 does not offer this kind of request.").arg(theRelay(c)),
                say("Choose another format for this model, or another model."),
                {Act::OtherFormat, Act::ChooseModel}};
    case Cause::CodeUnknown:
        return {say("Not known to %1").arg(relayName(c)),
                c.ownRecord.isEmpty() ? say("Perhaps it is mistyped or was bought for another relay.") : c.ownRecord,
                say("Check the code, or try it on another relay."),
                {Act::TryOnOther}};
    case Cause::CodeUsed:
        return {say("Already used"),
                c.ownRecord.isEmpty() ? say("This code has been redeemed before.") : c.ownRecord,
                say("If it was not you, ask the shop that sold it."),
                {Act::TryOnOther}};
    case Cause::CodeRefusedSilently:
        return {say("The code was not taken"),
                (c.ownRecord.isEmpty() ? QString() : c.ownRecord + u' ') +
                    say("The relay did not take this code and does not say why. It may be used, mistyped or for "
                        "another relay."),
                say("Check the code, or try it on another relay."),
                {Act::TryOnOther}};
    case Cause::TooManyCodes: {
        const QString clock = nextTryClock(e, c);
        return {say("Too many codes refused"),
                clock.isEmpty() ? say("After five refused codes the relay takes no more for ten minutes.")
                                : say("After five refused codes the relay takes no more until %1.").arg(clock),
                say("The codes that are left stay here and can be redeemed then."),
                {Act::RetryLater}};
    }
    case Cause::WebPage:
        return {say("A web page came instead"),
                say("The site answered with a web page: the address may lack /v1, or it wants a browser check."),
                say("Check the address, or open it in the browser."),
                {Act::FixAddress, Act::OpenInBrowser}};
    case Cause::BrowserCheck:
        return {say("A browser check is wanted"),
                say("This site wants a browser check to sign in."),
                say("Sign in there, and paste an access token here."),
                {Act::PasteToken, Act::OpenInBrowser}};
    case Cause::WrongPassword:
        return {say("Name or password is wrong"),
                say("%1 does not know this name with this password.").arg(theRelay(c)),
                say("Type them again; nothing was stored."),
                {Act::Retry}};
    case Cause::SecondFactorWanted:
        return {say("A second step is wanted"),
                say("This account is protected by a second factor."),
                say("Enter the six digits of your authenticator, or a backup code."),
                {Act::EnterCode}};
    case Cause::SecondFactorWrong:
        return {say("The code is wrong"),
                say("The relay did not take this code; it may have just changed."),
                say("Enter the next one your authenticator shows."),
                {Act::EnterCode}};
    case Cause::SignedOut:
        return {say("Signed out"),
                say("The sign-in at %1 is no longer valid.").arg(relayName(c)),
                say("Sign in again; what was read before stays here."),
                {Act::SignIn}};
    case Cause::UserBanned:
        return {say("The account is blocked"),
                say("The operator of %1 has blocked this account.").arg(relayName(c)),
                say("Only the operator can lift this."),
                {Act::Contact, Act::OtherAccount}};
    case Cause::SessionUnsendable:
        return {say("The sign-in cannot be kept"),
                say("%1 keeps its sign-in for https only, and this address is http.").arg(theRelay(c)),
                say("Paste an access token, or use the https address."),
                {Act::PasteToken, Act::FixAddress}};
    case Cause::UserIdWanted:
        return {say("The user id is missing"),
                say("This relay wants your user id beside the access token."),
                say("It stands on your profile page at the relay."),
                {Act::EnterUserId, Act::OpenInBrowser}};
    case Cause::ManagementLimited: {
        const QString clock = nextTryClock(e, c);
        return {say("Too many account requests"),
                clock.isEmpty() ? say("Too many account requests. Chat is not affected.")
                                : say("Too many account requests; next try at %1. Chat is not affected.").arg(clock),
                say("Nothing to do: it is tried again by itself."),
                {}};
    }
    case Cause::Interrupted:
        return {say("Interrupted"),
                c.tokensReceived
                    ? say("Interrupted – %1 tokens received, charge not yet known.").arg(countText(*c.tokensReceived))
                    : say("Interrupted – the answer so far is kept, charge not yet known."),
                say("Continue the answer, or ask again."),
                {Act::Continue, Act::Retry}};
    case Cause::EmptyAnswer:
        return {say("An empty answer"),
                say("The relay ended the answer without a word of text."),
                say("Ask again; raising the longest answer helps models that reason."),
                {Act::Retry, Act::LimitAnswer}};
    case Cause::ContextTooLong:
        return {say("Too much text"),
                say("The messages together are longer than %1 can read.")
                    .arg(c.model.isEmpty() ? say("the model") : c.model),
                say("Send less history, or choose a model that reads more."),
                {Act::LessHistory, Act::ChooseModel}};
    case Cause::ContentRefused:
        return {say("Refused for its content"),
                say("The model's supplier refused this message for its content."),
                say("Word it differently, or choose another model."),
                {Act::EditMessage, Act::ChooseModel}};
    case Cause::NoKeychain:
        return {say("No keychain on this system"),
                say("Keys are kept until you quit, then asked again."),
                say("Install a keychain, or go on for this session."),
                {Act::InstallKeychain, Act::SessionOnly}};
    case Cause::NewerDatabase:
        return {say("Made by a newer version"),
                say("The data of this program was last used by a newer version. It is opened for reading only."),
                say("Update the program, or open a backup."),
                {Act::OpenBackup}};
    case Cause::Refused:
        return {say("Refused"),
                e.serverMessage.isEmpty() ? say("%1 refused and gave no reason.").arg(theRelay(c))
                                          : say("%1 refused: %2").arg(theRelay(c), e.serverMessage),
                say("If it stays so, ask the operator."),
                {Act::Retry, Act::CopyReport}};
    case Cause::None:
        break;
    }
    return {};
}

Draft forKind(const core::Error &e, const ErrorContext &c)
{
    using Kind = core::ErrorKind;
    using Act = ErrorAct;
    switch (e.kind) {
    case Kind::Cancelled:
        return {say("Stopped"), say("You stopped this."), say("Start it again whenever you like."), {Act::Retry}};
    case Kind::Offline:
        return {say("Offline"),
                say("%1 cannot be reached. Chats and history can be read; messages wait.").arg(theRelay(c)),
                say("Check the network connection."),
                {Act::Retry, Act::CheckNetwork}};
    case Kind::Timeout:
        return {say("No answer in time"),
                say("%1 did not answer in time.").arg(theRelay(c)),
                say("Try again; the request may have reached the relay and may be billed."),
                {Act::Retry, Act::OtherRelay}};
    case Kind::Tls:
        return {say("The connection is not safe"),
                say("The certificate of %1 could not be checked, so nothing was sent.").arg(relayName(c)),
                say("Check the address and this computer's clock, or ask the operator."),
                {Act::FixAddress, Act::Contact}};
    case Kind::Unauthorized:
        return {say("Not signed in"),
                say("%1 did not take the key or sign-in.").arg(theRelay(c)),
                say("Sign in again or use another key."),
                {Act::SignIn, Act::OtherKey}};
    case Kind::Forbidden:
        return {say("Not allowed"),
                say("%1 does not allow this with this key or account.").arg(theRelay(c)),
                say("Use another key, or ask the operator."),
                {Act::OtherKey, Act::Contact}};
    case Kind::NotFound:
        return {say("Not found"),
                say("%1 has nothing at this address.").arg(theRelay(c)),
                say("The address may lack /v1, or the relay may not offer this."),
                {Act::FixAddress, Act::ChooseModel}};
    case Kind::QuotaExceeded:
        return tooLittleBalance(e, c);
    case Kind::RateLimited: {
        const QString wait = waitText(e);
        return {say("Too many requests"),
                wait.isEmpty() ? say("%1 takes no more requests for a moment.").arg(theRelay(c))
                               : say("%1 takes no more requests for %2.").arg(theRelay(c), wait),
                say("Wait a moment, or use another model or relay."),
                {Act::RetryLater, Act::ChooseModel, Act::OtherRelay}};
    }
    case Kind::BadRequest:
        return {say("The request was not understood"),
                e.serverMessage.isEmpty() ? say("%1 did not accept this request.").arg(theRelay(c))
                                          : say("%1 did not accept this request: %2").arg(theRelay(c), e.serverMessage),
                say("Change the message or its parameters, or choose another model."),
                {Act::EditMessage, Act::ChooseModel}};
    case Kind::TooLarge:
        return {say("Too large"),
                say("What was sent is larger than %1 takes.").arg(relayName(c)),
                say("Send less history or smaller attachments."),
                {Act::LessHistory, Act::EditMessage}};
    case Kind::ServerFault:
        return {say("The relay has a fault"),
                e.httpStatus > 0 ? say("%1 answered with a fault (%2).").arg(theRelay(c)).arg(e.httpStatus)
                                 : say("%1 answered with a fault.").arg(theRelay(c)),
                say("Try again; if it stays so, send the report to the operator."),
                {Act::Retry, Act::CopyReport, Act::OtherRelay}};
    case Kind::Protocol:
        return {say("An answer that makes no sense"),
                say("%1 answered in a way this program does not understand.").arg(theRelay(c)),
                say("Check that the address is that of a relay, or send us the report."),
                {Act::FixAddress, Act::CopyReport}};
    case Kind::Storage:
        return {say("Could not be stored"),
                say("The data of this program could not be read or written."),
                say("Check that the disk has room and can be written to."),
                {Act::Retry, Act::CopyReport}};
    case Kind::SecretLocked:
        return {say("The keychain is locked"),
                c.keychain.isEmpty() ? say("The keychain has to be unlocked to read your key.")
                                     : say("%1 has to be unlocked to read your key.").arg(c.keychain),
                say("Unlock it, or type the key for this session."),
                {Act::UnlockKeychain, Act::SessionOnly}};
    case Kind::SecretUnavailable:
        return {say("No keychain on this system"),
                say("Keys are kept until you quit, then asked again."),
                say("Install a keychain, or go on for this session."),
                {Act::InstallKeychain, Act::SessionOnly}};
    }
    return {};
}

} // namespace

QStringList ErrorWords::labels() const
{
    QStringList all;
    for (const ErrorAction &action : actions)
        all.append(action.label);
    return all;
}

QString actName(ErrorAct which)
{
    switch (which) {
    case ErrorAct::Retry:
        return QStringLiteral("Retry");
    case ErrorAct::RetryLater:
        return QStringLiteral("RetryLater");
    case ErrorAct::ChooseModel:
        return QStringLiteral("ChooseModel");
    case ErrorAct::OtherKey:
        return QStringLiteral("OtherKey");
    case ErrorAct::EditKey:
        return QStringLiteral("EditKey");
    case ErrorAct::RaiseLimit:
        return QStringLiteral("RaiseLimit");
    case ErrorAct::Redeem:
        return QStringLiteral("Redeem");
    case ErrorAct::OtherAccount:
        return QStringLiteral("OtherAccount");
    case ErrorAct::OtherRelay:
        return QStringLiteral("OtherRelay");
    case ErrorAct::LimitAnswer:
        return QStringLiteral("LimitAnswer");
    case ErrorAct::LessHistory:
        return QStringLiteral("LessHistory");
    case ErrorAct::FixAddress:
        return QStringLiteral("FixAddress");
    case ErrorAct::OpenInBrowser:
        return QStringLiteral("OpenInBrowser");
    case ErrorAct::PasteToken:
        return QStringLiteral("PasteToken");
    case ErrorAct::SignIn:
        return QStringLiteral("SignIn");
    case ErrorAct::EnterCode:
        return QStringLiteral("EnterCode");
    case ErrorAct::EnterUserId:
        return QStringLiteral("EnterUserId");
    case ErrorAct::TryOnOther:
        return QStringLiteral("TryOnOther");
    case ErrorAct::CopyReport:
        return QStringLiteral("CopyReport");
    case ErrorAct::Continue:
        return QStringLiteral("Continue");
    case ErrorAct::UnlockKeychain:
        return QStringLiteral("UnlockKeychain");
    case ErrorAct::InstallKeychain:
        return QStringLiteral("InstallKeychain");
    case ErrorAct::SessionOnly:
        return QStringLiteral("SessionOnly");
    case ErrorAct::EditMessage:
        return QStringLiteral("EditMessage");
    case ErrorAct::Contact:
        return QStringLiteral("Contact");
    case ErrorAct::OpenBackup:
        return QStringLiteral("OpenBackup");
    case ErrorAct::CheckNetwork:
        return QStringLiteral("CheckNetwork");
    case ErrorAct::OtherFormat:
        return QStringLiteral("OtherFormat");
    }
    return {};
}

ErrorWords errorWords(const core::Error &error, const ErrorContext &context)
{
    const Draft draft = error.cause == core::ErrorCause::None ? forKind(error, context) : forCause(error, context);
    ErrorWords words;
    words.title = draft.title;
    words.sentence = draft.sentence;
    words.nextStep = draft.next;
    for (const ErrorAct which : draft.acts)
        words.actions.append(act(which, context, error));
    words.details = error.serverMessage;
    if (!error.requestId.isEmpty())
        words.details +=
            (words.details.isEmpty() ? QString() : QStringLiteral("\n")) + say("Request id %1").arg(error.requestId);
    return words;
}

} // namespace kit
