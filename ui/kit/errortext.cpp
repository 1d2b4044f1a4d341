#include "ui/kit/errortext.h"

#include "ui/kit/moneytext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

namespace kit {

namespace {

// A class, and not a function, so that lupdate finds the words.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(kit::ErrorText)
};

QString relayName(const ErrorContext &c)
{
    return c.relay.isEmpty() ? Words::tr("the relay") : c.relay;
}
// At the start of a sentence.
QString theRelay(const ErrorContext &c)
{
    return c.relay.isEmpty() ? Words::tr("The relay") : c.relay;
}

std::optional<core::Money> amount(const std::optional<core::Money> &given, const std::optional<qint64> &quota,
                                  const std::optional<qint64> &nanoUsd, const ErrorContext &c)
{
    // The relay's own figures first: what it refused is what it says.
    if (nanoUsd)
        return core::Money::known(*nanoUsd);
    if (quota && c.perUnit)
        return core::Money::fromQuota(core::Quota(*quota), *c.perUnit);
    if (given && given->hasAmount())
        return given;
    return std::nullopt;
}

// Two decimals, but as many as it takes to tell small amounts apart: a refusal is often about a part of a cent.
QString sumText(const core::Money &money)
{
    const qint64 size = std::abs(money.nanoUsd());
    if (!money.hasAmount() || size == 0 || size >= 100'000'000)
        return moneyText(money, Decimals::Balance);
    return moneyText(money, size >= 1'000'000 ? Decimals::Request : Decimals::Explanation);
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
        return with(Words::tr("Retry"));
    case ErrorAct::RetryLater: {
        const auto pause = pauseBeforeRetry(e);
        const std::chrono::seconds left = c.retryIn ? *c.retryIn
                                          : pause   ? std::chrono::ceil<std::chrono::seconds>(*pause)
                                                    : std::chrono::seconds(0);
        if (left <= std::chrono::seconds(0))
            return with(Words::tr("Retry"));
        return with(c.retryIsArmed ? Words::tr("Retrying in %1").arg(durationText(left))
                                   : Words::tr("Retry in %1").arg(durationText(left)));
    }
    case ErrorAct::ChooseModel:
        return with(e.cause == core::ErrorCause::GroupSaturated ? Words::tr("Other model") : Words::tr("Choose model"));
    case ErrorAct::OtherKey:
        return with(Words::tr("Other key"));
    case ErrorAct::EditKey:
        return with(Words::tr("Edit key"));
    case ErrorAct::RaiseLimit:
        return with(Words::tr("Raise limit"));
    case ErrorAct::Redeem:
        return with(Words::tr("Redeem"));
    case ErrorAct::OtherAccount:
        if (!c.otherAccount.isEmpty() && c.otherBalance)
            return with(Words::tr("Use %1, %2").arg(c.otherAccount, moneyText(*c.otherBalance, Decimals::Balance)));
        return with(Words::tr("Other account"));
    case ErrorAct::OtherRelay:
        return with(Words::tr("Other relay"));
    case ErrorAct::LimitAnswer:
        return with(c.affordableAnswer ? Words::tr("Limit the answer to %1").arg(countText(*c.affordableAnswer))
                                       : Words::tr("Limit the answer"));
    case ErrorAct::LessHistory:
        return with(Words::tr("Send less history"));
    case ErrorAct::FixAddress:
        return with(Words::tr("Fix address"));
    case ErrorAct::OpenInBrowser:
        return with(e.cause == core::ErrorCause::BrowserCheck ? Words::tr("Open site") : Words::tr("Open in browser"));
    case ErrorAct::PasteToken:
        return with(Words::tr("Paste access token"));
    case ErrorAct::SignIn:
        return with(Words::tr("Sign in again"));
    case ErrorAct::EnterCode:
        return with(Words::tr("Enter code"));
    case ErrorAct::EnterUserId:
        return with(Words::tr("Enter user id"));
    case ErrorAct::TryOnOther:
        return with(c.otherRelay.isEmpty() ? Words::tr("Try on another relay")
                                           : Words::tr("Try on %1").arg(c.otherRelay));
    case ErrorAct::CopyReport:
        return with(Words::tr("Copy report"));
    case ErrorAct::Continue:
        return with(Words::tr("Continue"));
    case ErrorAct::UnlockKeychain:
        return with(Words::tr("Unlock"));
    case ErrorAct::InstallKeychain:
        return with(Words::tr("What to install"));
    case ErrorAct::SessionOnly:
        return with(Words::tr("Keep for this session"));
    case ErrorAct::EditMessage:
        return with(Words::tr("Edit message"));
    case ErrorAct::Contact:
        return with(Words::tr("Contact the operator"));
    case ErrorAct::OpenBackup:
        return with(Words::tr("Open a backup"));
    case ErrorAct::CheckNetwork:
        return with(Words::tr("Network settings"));
    case ErrorAct::OtherFormat:
        return with(Words::tr("Other format"));
    case ErrorAct::SwitchScheme:
        return with(Words::tr("Use http"));
    case ErrorAct::AcceptCertificate:
        return with(Words::tr("Look at the certificate"));
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

// The same arithmetic as the relay's, shown only when it leads to the relay's own figure (or when that gave none).
void addArithmetic(ErrorWords &words, const core::Error &e, const ErrorContext &c)
{
    if (e.cause != core::ErrorCause::BalanceTooLow && e.cause != core::ErrorCause::KeyLimitTooLow)
        return;
    const auto needed = amount(c.needed, e.neededQuota, e.neededNanoUsd, c);
    const auto there = amount(c.available                                  ? c.available
                              : e.cause == core::ErrorCause::BalanceTooLow ? c.balance
                                                                           : std::nullopt,
                              e.availableQuota, e.availableNanoUsd, c);
    if (!needed || !there)
        return;
    words.headline = e.cause == core::ErrorCause::BalanceTooLow
                         ? Words::tr("The relay reserves %1 for this request, and you have %2")
                               .arg(sumText(*needed), sumText(*there))
                         : Words::tr("The relay reserves %1 for this request, and the key has %2")
                               .arg(sumText(*needed), sumText(*there));
    words.explanation =
        Words::tr("It sets money aside for the largest possible answer before it starts, and returns what is not used. "
                  "Your message was not sent on, and nothing was charged.");
    if (!c.promptTokens || !c.largestAnswer || !c.inputRate || !c.inputRate->hasAmount())
        return;
    const double perInput = static_cast<double>(c.inputRate->nanoUsd()) / 1e6;
    const double perAnswer =
        c.answerRate && c.answerRate->hasAmount() ? static_cast<double>(c.answerRate->nanoUsd()) / 1e6 : perInput;
    const double sum = static_cast<double>(*c.promptTokens + c.marginTokens.value_or(0)) * perInput +
                       static_cast<double>(*c.largestAnswer) * perAnswer;
    const auto stated = static_cast<double>(needed->nanoUsd());
    // The count of the history is ours; a sum that is far off says that the relay reckons otherwise.
    if (stated <= 0 || std::abs(sum - stated) > 0.1 * stated)
        return;
    const auto tokens = [](qint64 count) { return Words::tr("%1 tokens").arg(countText(count)); };
    words.figures.append({Words::tr("Your message and history"), QStringLiteral("≈ ") + tokens(*c.promptTokens)});
    words.figures.append({Words::tr("Largest answer"), tokens(*c.largestAnswer)});
    if (c.marginTokens.value_or(0) > 0)
        words.figures.append({Words::tr("Safety margin of the relay"), tokens(*c.marginTokens)});
    const QString rate = moneyText(*c.inputRate, Decimals::Balance);
    words.figures.append(
        {c.answerRate
             ? Words::tr("Reserved at %1 in and %2 out per 1M").arg(rate, moneyText(*c.answerRate, Decimals::Balance))
             : Words::tr("Reserved at %1 per 1M").arg(rate),
         sumText(*needed), true});
}

// Our own record of a code, as a sentence.
QString recordSentence(const ErrorContext &c)
{
    QString record = c.ownRecord;
    if (record.isEmpty() || record.endsWith(u'.') || record.endsWith(u'。'))
        return record;
    record[0] = record.at(0).toUpper();
    return Words::tr("%1.").arg(record);
}

// Between two Chinese characters no blank is wanted, whatever was filled in.
QString tidied(QString text)
{
    static const QRegularExpression gap(QStringLiteral("(?<=\\p{Han}) (?=\\p{Han})"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    return text.remove(gap);
}

QString stillHas(const ErrorContext &c)
{
    return c.balance && c.balance->hasAmount() ? Words::tr("Your account still has %1.").arg(sumText(*c.balance))
                                               : QString();
}

QString keyName(const ErrorContext &c)
{
    return c.key.isEmpty() ? Words::tr("This key") : Words::tr("The key “%1”").arg(c.key);
}

Draft tooLittleBalance(const core::Error &e, const ErrorContext &c)
{
    const auto needed = amount(c.needed, e.neededQuota, e.neededNanoUsd, c);
    const auto there = amount(c.available ? c.available : c.balance, e.availableQuota, e.availableNanoUsd, c);
    // One Hub answers 429 and reserves nothing for the answer: a shorter one would not help.
    const bool reservesAnswer = e.httpStatus != 429;
    QString sentence;
    if (needed && there && c.largestAnswer && reservesAnswer)
        sentence = Words::tr("The relay reserves %1 for this request (largest answer %2 tokens) and you have %3.")
                       .arg(sumText(*needed), countText(*c.largestAnswer), sumText(*there));
    else if (needed && there)
        sentence =
            Words::tr("The relay reserves %1 for this request and you have %2.").arg(sumText(*needed), sumText(*there));
    else if (there)
        sentence = Words::tr("The relay reserves more for this request than the %1 you have.").arg(sumText(*there));
    else
        sentence = Words::tr("The relay reserves more for this request than the account has.");
    return {Words::tr("The balance is too small"), sentence,
            reservesAnswer ? Words::tr("Ask for a shorter answer, or redeem a code.")
                           : Words::tr("Redeem a code, or use another account."),
            reservesAnswer ? QList<ErrorAct>{ErrorAct::LimitAnswer, ErrorAct::Redeem, ErrorAct::OtherAccount}
                           : QList<ErrorAct>{ErrorAct::Redeem, ErrorAct::OtherAccount}};
}

Draft keyLimitTooSmall(const core::Error &e, const ErrorContext &c)
{
    const auto needed = amount(c.needed, e.neededQuota, e.neededNanoUsd, c);
    const auto there = amount(c.available, e.availableQuota, e.availableNanoUsd, c);
    QString sentence = Words::tr("The key's own limit is too small for this request.");
    if (needed && there)
        sentence = joinedSentences(
            sentence, Words::tr("It needs %1 and the key has %2 left.").arg(sumText(*needed), sumText(*there)));
    return {Words::tr("The key's limit is too small"),
            joinedSentences(sentence, stillHas(c)),
            Words::tr("Raise the limit of this key or use another."),
            {ErrorAct::RaiseLimit, ErrorAct::OtherKey}};
}

Draft forCause(const core::Error &e, const ErrorContext &c)
{
    using Cause = core::ErrorCause;
    using Act = ErrorAct;
    const QString model = c.model.isEmpty() ? Words::tr("This model") : c.model;
    switch (e.cause) {
    case Cause::KeyUnknown:
        return {Words::tr("The key is not known"),
                Words::tr("%1 does not take this key: it may be mistyped, expired, disabled or deleted, or belong to "
                          "another relay.")
                    .arg(theRelay(c)),
                Words::tr("Use another key or paste it again."),
                {Act::OtherKey, Act::EditKey}};
    case Cause::KeyExpired:
        return {Words::tr("The key has expired"),
                joinedSentences(Words::tr("%1 has expired.").arg(keyName(c)), stillHas(c)),
                Words::tr("Extend the key or use another."),
                {Act::EditKey, Act::OtherKey}};
    case Cause::KeyUsedUp:
        return {Words::tr("The key is used up"),
                joinedSentences(Words::tr("%1 has reached its own limit.").arg(keyName(c)), stillHas(c)),
                Words::tr("Raise the limit of this key or use another."),
                {Act::RaiseLimit, Act::OtherKey}};
    case Cause::KeyDisabled:
        return {Words::tr("The key is disabled"),
                joinedSentences(Words::tr("%1 is disabled.").arg(keyName(c)), stillHas(c)),
                Words::tr("Switch the key on again or use another."),
                {Act::EditKey, Act::OtherKey}};
    case Cause::BalanceTooLow:
        return tooLittleBalance(e, c);
    case Cause::KeyLimitTooLow:
        return keyLimitTooSmall(e, c);
    case Cause::ModelNotAllowed:
        return {Words::tr("Not with this key"),
                c.model.isEmpty() ? Words::tr("This key may not use this model.")
                                  : Words::tr("This key may not use %1.").arg(c.model),
                Words::tr("Choose a model this key may use, or allow it in the key."),
                {Act::ChooseModel, Act::EditKey}};
    case Cause::NetworkNotAllowed:
        return {Words::tr("Not from here"),
                Words::tr("This key may not be used from this address."),
                Words::tr("Add this network to the key, or use another key."),
                {Act::EditKey, Act::OtherKey}};
    case Cause::GroupSaturated:
        return {Words::tr("The relay is busy"),
                Words::tr("The relay's channels for your group are busy."),
                Words::tr("Wait a moment, or use another model or relay."),
                {Act::RetryLater, Act::ChooseModel, Act::OtherRelay}};
    case Cause::SupplierRefused:
        return {Words::tr("The relay's supplier refused"),
                Words::tr("The relay's supplier refused; your balance is not the cause. Only the operator can fix it."),
                Words::tr("Send the report to the operator, or use another relay."),
                {Act::CopyReport, Act::OtherRelay}};
    case Cause::ModelUnavailable:
        return {Words::tr("The model is not available"),
                c.modelIsListed ? Words::tr("%1 is not available right now.").arg(model)
                                : Words::tr("%1 is not offered to your group.").arg(model),
                c.modelIsListed ? Words::tr("Try again in a while, or choose another model.")
                                : Words::tr("Choose another model."),
                c.modelIsListed ? QList<Act>{Act::Retry, Act::ChooseModel}
                                : QList<Act>{Act::ChooseModel, Act::OtherRelay}};
    case Cause::EndpointMissing:
        return {Words::tr("Not served here"),
                Words::tr("%1 does not offer this kind of request.").arg(theRelay(c)),
                Words::tr("Choose another format for this model, or another model."),
                {Act::OtherFormat, Act::ChooseModel}};
    case Cause::CodeUnknown:
        return {Words::tr("Not known to %1").arg(relayName(c)),
                c.ownRecord.isEmpty() ? Words::tr("Perhaps it is mistyped or was bought for another relay.")
                                      : recordSentence(c),
                Words::tr("Check the code, or try it on another relay."),
                {Act::TryOnOther}};
    case Cause::CodeUsed:
        return {Words::tr("Already used"),
                c.ownRecord.isEmpty() ? Words::tr("This code has been redeemed before.") : recordSentence(c),
                Words::tr("If it was not you, ask the shop that sold it."),
                {Act::TryOnOther}};
    case Cause::CodeRefusedSilently:
        return {
            Words::tr("The code was not taken"),
            joinedSentences(recordSentence(c), Words::tr("The relay did not take this code and does not say why. It "
                                                         "may be used, mistyped or for another relay.")),
            Words::tr("Check the code, or try it on another relay."),
            {Act::TryOnOther}};
    case Cause::TooManyCodes: {
        const QString clock = nextTryClock(e, c);
        return {Words::tr("Too many codes refused"),
                clock.isEmpty() ? Words::tr("After five refused codes the relay takes no more for ten minutes.")
                                : Words::tr("After five refused codes the relay takes no more until %1.").arg(clock),
                Words::tr("The codes that are left stay here and can be redeemed then."),
                {Act::RetryLater}};
    }
    case Cause::WebPage:
        return {Words::tr("A web page came instead"),
                Words::tr("The site answered with a web page: the address may lack /v1, or it wants a browser check."),
                Words::tr("Check the address, or open it in the browser."),
                {Act::FixAddress, Act::OpenInBrowser}};
    case Cause::BrowserCheck:
        return {Words::tr("A browser check is wanted"),
                Words::tr("This site wants a browser check to sign in."),
                Words::tr("Sign in there, and paste an access token here."),
                {Act::PasteToken, Act::OpenInBrowser}};
    case Cause::WrongPassword:
        return {Words::tr("Name or password is wrong"),
                Words::tr("%1 does not know this name with this password.").arg(theRelay(c)),
                Words::tr("Type them again; nothing was stored."),
                {Act::Retry}};
    case Cause::SecondFactorWanted:
        return {Words::tr("A second step is wanted"),
                Words::tr("This account is protected by a second factor."),
                Words::tr("Enter the six digits of your authenticator, or a backup code."),
                {Act::EnterCode}};
    case Cause::SecondFactorWrong:
        return {Words::tr("The code is wrong"),
                Words::tr("The relay did not take this code; it may have just changed."),
                Words::tr("Enter the next one your authenticator shows."),
                {Act::EnterCode}};
    case Cause::SignedOut:
        return {Words::tr("Signed out"),
                Words::tr("The sign-in at %1 is no longer valid.").arg(relayName(c)),
                Words::tr("Sign in again; what was read before stays here."),
                {Act::SignIn}};
    case Cause::UserBanned:
        return {Words::tr("The account is blocked"),
                Words::tr("The operator of %1 has blocked this account.").arg(relayName(c)),
                Words::tr("Only the operator can lift this."),
                {Act::Contact, Act::OtherAccount}};
    case Cause::SessionUnsendable:
        return {Words::tr("The sign-in cannot be kept"),
                Words::tr("%1 keeps its sign-in for https only, and this address is http.").arg(theRelay(c)),
                Words::tr("Paste an access token, or use the https address."),
                {Act::PasteToken, Act::FixAddress}};
    case Cause::UserIdWanted:
        return {Words::tr("The user id is missing"),
                Words::tr("This relay wants your user id beside the access token."),
                Words::tr("It stands on your profile page at the relay."),
                {Act::EnterUserId, Act::OpenInBrowser}};
    case Cause::ManagementLimited: {
        const QString clock = nextTryClock(e, c);
        return {Words::tr("Too many account requests"),
                clock.isEmpty()
                    ? Words::tr("Too many account requests. Chat is not affected.")
                    : Words::tr("Too many account requests; next try at %1. Chat is not affected.").arg(clock),
                Words::tr("Nothing to do: it is tried again by itself."),
                {}};
    }
    case Cause::Interrupted:
        return {Words::tr("Interrupted"),
                c.tokensReceived
                    ? Words::tr("%1 tokens received, charge not yet known.").arg(countText(*c.tokensReceived))
                    : Words::tr("The answer so far is kept, charge not yet known."),
                Words::tr("Continue the answer, or ask again."),
                {Act::Continue, Act::Retry}};
    case Cause::EmptyAnswer:
        return {Words::tr("An empty answer"),
                Words::tr("The relay ended the answer without a word of text."),
                Words::tr("Ask again; raising the longest answer helps models that reason."),
                {Act::Retry, Act::LimitAnswer}};
    case Cause::ContextTooLong:
        return {Words::tr("Too much text"),
                Words::tr("The messages together are longer than %1 can read.")
                    .arg(c.model.isEmpty() ? Words::tr("the model") : c.model),
                Words::tr("Send less history, or choose a model that reads more."),
                {Act::LessHistory, Act::ChooseModel}};
    case Cause::ContentRefused:
        return {Words::tr("Refused for its content"),
                Words::tr("The model's supplier refused this message for its content."),
                Words::tr("Word it differently, or choose another model."),
                {Act::EditMessage, Act::ChooseModel}};
    case Cause::UntrustedCertificate:
        return {Words::tr("The certificate is not trusted"),
                Words::tr("Nobody vouches for the certificate of %1, so nothing was sent.").arg(relayName(c)),
                Words::tr("Accept it only when its fingerprint is the one that the operator told you."),
                {Act::AcceptCertificate, Act::FixAddress}};
    case Cause::PlainHttpPort:
        return {
            Words::tr("No https at this port"),
            Words::tr("%1 speaks plain http at this port: what is sent there can be read on the way.").arg(theRelay(c)),
            Words::tr("Check the port, or use http where the network is your own."),
            {Act::SwitchScheme, Act::FixAddress}};
    case Cause::NoKeychain:
        return {Words::tr("No keychain on this system"),
                Words::tr("Keys are kept until you quit, then asked again."),
                Words::tr("Install a keychain, or go on for this session."),
                {Act::InstallKeychain, Act::SessionOnly}};
    case Cause::NewerDatabase:
        return {Words::tr("Made by a newer version"),
                Words::tr("The data of this program was last used by a newer version. It is opened for reading only."),
                Words::tr("Update the program, or open a backup."),
                {Act::OpenBackup}};
    case Cause::Refused:
        return {Words::tr("Refused"),
                e.serverMessage.isEmpty() ? Words::tr("%1 refused and gave no reason.").arg(theRelay(c))
                                          : Words::tr("%1 refused: %2").arg(theRelay(c), e.serverMessage),
                Words::tr("If it stays so, ask the operator."),
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
        return {Words::tr("Stopped"),
                Words::tr("You stopped this."),
                Words::tr("Start it again whenever you like."),
                {Act::Retry}};
    case Kind::Offline:
        return {Words::tr("Offline"),
                Words::tr("%1 cannot be reached. Chats and history can be read; messages wait.").arg(theRelay(c)),
                Words::tr("Check the network connection."),
                {Act::Retry, Act::CheckNetwork}};
    case Kind::Timeout:
        return {Words::tr("No answer in time"),
                Words::tr("%1 did not answer in time.").arg(theRelay(c)),
                Words::tr("Try again; the request may have reached the relay and may be billed."),
                {Act::Retry, Act::OtherRelay}};
    case Kind::Tls:
        return {Words::tr("The connection is not safe"),
                Words::tr("The certificate of %1 could not be checked, so nothing was sent.").arg(relayName(c)),
                Words::tr("Check the address and this computer's clock, or ask the operator."),
                {Act::FixAddress, Act::Contact}};
    case Kind::Unauthorized:
        return {Words::tr("Not signed in"),
                Words::tr("%1 did not take the key or sign-in.").arg(theRelay(c)),
                Words::tr("Sign in again or use another key."),
                {Act::SignIn, Act::OtherKey}};
    case Kind::Forbidden:
        return {Words::tr("Not allowed"),
                Words::tr("%1 does not allow this with this key or account.").arg(theRelay(c)),
                Words::tr("Use another key, or ask the operator."),
                {Act::OtherKey, Act::Contact}};
    case Kind::NotFound:
        return {Words::tr("Not found"),
                Words::tr("%1 has nothing at this address.").arg(theRelay(c)),
                Words::tr("The address may lack /v1, or the relay may not offer this."),
                {Act::FixAddress, Act::ChooseModel}};
    case Kind::QuotaExceeded:
        return tooLittleBalance(e, c);
    case Kind::RateLimited: {
        const QString wait = waitText(e);
        return {Words::tr("Too many requests"),
                wait.isEmpty() ? Words::tr("%1 takes no more requests for a moment.").arg(theRelay(c))
                               : Words::tr("%1 takes no more requests for %2.").arg(theRelay(c), wait),
                Words::tr("Wait a moment, or use another model or relay."),
                {Act::RetryLater, Act::ChooseModel, Act::OtherRelay}};
    }
    case Kind::BadRequest:
        return {Words::tr("The request was not understood"),
                e.serverMessage.isEmpty()
                    ? Words::tr("%1 did not accept this request.").arg(theRelay(c))
                    : Words::tr("%1 did not accept this request: %2").arg(theRelay(c), e.serverMessage),
                Words::tr("Change the message or its parameters, or choose another model."),
                {Act::EditMessage, Act::ChooseModel}};
    case Kind::TooLarge:
        return {Words::tr("Too large"),
                Words::tr("What was sent is larger than %1 takes.").arg(relayName(c)),
                Words::tr("Send less history or smaller attachments."),
                {Act::LessHistory, Act::EditMessage}};
    case Kind::ServerFault:
        return {Words::tr("The relay has a fault"),
                e.httpStatus > 0 ? Words::tr("%1 answered with a fault (%2).").arg(theRelay(c)).arg(e.httpStatus)
                                 : Words::tr("%1 answered with a fault.").arg(theRelay(c)),
                Words::tr("Try again; if it stays so, send the report to the operator."),
                {Act::Retry, Act::CopyReport, Act::OtherRelay}};
    case Kind::Protocol:
        return {Words::tr("An answer that makes no sense"),
                Words::tr("%1 answered in a way this program does not understand.").arg(theRelay(c)),
                Words::tr("Check that the address is that of a relay, or send us the report."),
                {Act::FixAddress, Act::CopyReport}};
    case Kind::Storage:
        return {Words::tr("Could not be stored"),
                Words::tr("The data of this program could not be read or written."),
                Words::tr("Check that the disk has room and can be written to."),
                {Act::Retry, Act::CopyReport}};
    case Kind::SecretLocked:
        return {Words::tr("The keychain is locked"),
                c.keychain.isEmpty() ? Words::tr("The keychain has to be unlocked to read your key.")
                                     : Words::tr("%1 has to be unlocked to read your key.").arg(c.keychain),
                Words::tr("Unlock it, or type the key for this session."),
                {Act::UnlockKeychain, Act::SessionOnly}};
    case Kind::SecretUnavailable:
        return {Words::tr("No keychain on this system"),
                Words::tr("Keys are kept until you quit, then asked again."),
                Words::tr("Install a keychain, or go on for this session."),
                {Act::InstallKeychain, Act::SessionOnly}};
    }
    return {};
}

} // namespace

QString joinedSentences(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    // A full-width stop brings its own blank.
    return QStringLiteral("。！？").contains(first.back()) ? first + second : first + u' ' + second;
}

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
    case ErrorAct::SwitchScheme:
        return QStringLiteral("SwitchScheme");
    case ErrorAct::AcceptCertificate:
        return QStringLiteral("AcceptCertificate");
    }
    return {};
}

std::optional<std::chrono::milliseconds> pauseBeforeRetry(const core::Error &error)
{
    if (error.retryAfter)
        return error.retryAfter;
    // No relay says how long its channels stay busy (relay-api §12.3).
    return error.cause == core::ErrorCause::GroupSaturated ? std::optional(std::chrono::milliseconds(12'000))
                                                           : std::nullopt;
}

// In English whatever the language of the window: it is read by the operator.
QString errorReport(const core::Error &error, const ErrorContext &context)
{
    QStringList lines{QStringLiteral("Relaydesk error report")};
    const auto line = [&lines](const char *label, const QString &value) {
        if (!value.isEmpty())
            lines.append(QLatin1String(label) + QStringLiteral(": ") + value);
    };
    line("Relay", context.relay);
    line("Model", context.model);
    if (context.now)
        line("Time", core::toDateTime(*context.now).toUTC().toString(Qt::ISODate));
    line("Kind", core::kindName(error.kind) +
                     (error.cause == core::ErrorCause::None ? QString() : u'/' + core::causeName(error.cause)));
    if (error.httpStatus > 0)
        line("HTTP status", QString::number(error.httpStatus));
    line("Request id", error.requestId);
    line("The relay's words", error.serverMessage);
    if (error.detail != error.serverMessage)
        line("Detail", error.detail);
    return lines.join(u'\n');
}

ErrorWords errorWords(const core::Error &error, const ErrorContext &context)
{
    const Draft draft = error.cause == core::ErrorCause::None ? forKind(error, context) : forCause(error, context);
    ErrorWords words;
    words.title = tidied(draft.title);
    words.sentence = tidied(draft.sentence);
    words.nextStep = tidied(draft.next);
    for (const ErrorAct which : draft.acts)
        words.actions.append(act(which, context, error));
    words.details = error.serverMessage;
    addArithmetic(words, error, context);
    if (!error.requestId.isEmpty())
        words.details += (words.details.isEmpty() ? QString() : QStringLiteral("\n")) +
                         Words::tr("Request id %1").arg(error.requestId);
    return words;
}

} // namespace kit
