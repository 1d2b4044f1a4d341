#include "ui/accounts/foundwords.h"

#include "ui/accounts/kindwords.h"
#include "ui/kit/moneytext.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::accounts {

namespace {

// A class, and not a function, so that lupdate finds the words.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::accounts::FoundWords)
};

QString formatWords(const relay::ProbeSurvey &survey)
{
    QStringList names;
    if (survey.chat == true)
        names.append(Words::tr("Chat"));
    if (survey.responses == true)
        names.append(Words::tr("Responses"));
    if (survey.messages == true)
        names.append(Words::tr("Messages"));
    switch (names.size()) {
    case 0:
        return {};
    case 1:
        return Words::tr("%1 format").arg(names.first());
    default:
        return Words::tr("%1 formats").arg(QLocale().createSeparatedList(names));
    }
}

QString modelWords(const relay::ProbeSurvey &survey)
{
    return survey.ratesPublished ? Words::tr("%n models, rates published", nullptr, *survey.models)
                                 : Words::tr("%n models", nullptr, *survey.models);
}

} // namespace

QList<FoundFact> foundFacts(const relay::ProbeReport &found, const relay::ProbeSurvey *survey)
{
    using kit::Tone;
    const relay::RelayInfo &info = found.info;
    QList<FoundFact> facts;
    if (!survey)
        facts.append({Tone::Caption, Words::tr("Asking for models and formats…")});
    else if (survey->models)
        facts.append({Tone::Positive, modelWords(*survey)});
    else
        facts.append({Tone::Caption, Words::tr("Models and rates: known once you are in")});
    facts.append(found.managementApi ? FoundFact{Tone::Positive, Words::tr("Balance, codes and usage log")}
                                     : FoundFact{Tone::Caption, Words::tr("No account features, only chats")});
    const QString formats = survey ? formatWords(*survey) : QString();
    facts.append({Tone::Positive, formats.isEmpty() ? Words::tr("Chats with a key") : formats});
    if (found.managementApi)
        facts.append(
            {Tone::Positive, Words::tr("$1 is %1 quota units").arg(kit::countText(info.quotaPerUnit.units()))});
    if (info.passwordSignIn == false)
        facts.append({Tone::Caption, Words::tr("Password sign-in is off")});
    else if (info.wantsBrowserCheck)
        facts.append({Tone::Warning, Words::tr("Password sign-in asks for a browser check")});
    if (found.hasSiteWall)
        facts.append({Tone::Warning, Words::tr("Its pages want a browser check; chats with a key do not")});
    if (found.insecure)
        facts.append({Tone::Warning, Words::tr("Plain http: others can read along")});
    if (info.passwordRegister)
        facts.append(*info.passwordRegister ? FoundFact{Tone::Positive, Words::tr("New accounts on its site")}
                                            : FoundFact{Tone::Caption, Words::tr("Registration is closed")});
    return facts;
}

QString foundWhat(const relay::ProbeReport &found)
{
    const relay::RelayInfo &info = found.info;
    return Words::tr("%1 at %2")
        .arg(kindWords(info.kind) + (info.version.isEmpty() ? QString() : u' ' + info.version.left(16)),
             info.root.toString(QUrl::FullyEncoded));
}

QString foundSentence(const relay::ProbeReport &found, const relay::ProbeSurvey *survey)
{
    QStringList can;
    if (survey && survey->models)
        can.append(modelWords(*survey));
    if (const QString formats = survey ? formatWords(*survey) : QString(); !formats.isEmpty())
        can.append(formats);
    QStringList ways;
    if (found.managementApi && found.info.passwordSignIn != false && !found.info.wantsBrowserCheck)
        ways.append(Words::tr("name and password"));
    if (found.managementApi)
        ways.append(Words::tr("access token"));
    ways.append(Words::tr("API key"));
    can.append(Words::tr("sign-in by %1").arg(QLocale().createSeparatedList(ways)));
    return Words::tr("%1: %2.").arg(foundWhat(found), can.join(QStringLiteral("; ")));
}

QList<FoundFact> addressNotes(const relay::RelayAddress &address)
{
    using kit::Tone;
    QList<FoundFact> notes;
    const QString host = address.typed.host(QUrl::FullyEncoded);
    if (address.isLookAlike)
        notes.append(
            {Tone::Danger, Words::tr("This name looks like another one: its letters are of different alphabets. "
                                     "It is really %1.")
                               .arg(host)});
    else if (address.isInternational)
        notes.append({Tone::Caption, Words::tr("On the wire this name is %1.").arg(host)});
    if (address.credentialsDropped)
        notes.append({Tone::Warning, Words::tr("The name and password in the address are not sent.")});
    if (!address.key.isEmpty())
        notes.append(
            {Tone::Positive, address.hasSeveralKeys
                                 ? Words::tr("There were several keys in the text; the first is offered below.")
                                 : Words::tr("The key that was in the text is offered below.")});
    return notes;
}

QList<FoundFact> wayNotes(const relay::ProbeReport &found)
{
    using kit::Tone;
    QList<FoundFact> notes;
    if (!found.redirectedFrom.isEmpty())
        notes.append({Tone::Warning, Words::tr("%1 leads to %2, which is used from now on.")
                                         .arg(found.redirectedFrom.host(QUrl::FullyEncoded),
                                              found.info.root.toString(QUrl::FullyEncoded))});
    else if (found.schemeSwitched && found.info.root.scheme() == QLatin1String("https"))
        notes.append({Tone::Positive, Words::tr("It speaks https, which is used from now on.")});
    else if (found.schemeSwitched)
        notes.append({Tone::Warning, Words::tr("It does not answer by https, only by http.")});
    if (found.certificateAccepted)
        notes.append({Tone::Warning, Words::tr("You accepted its certificate yourself; nobody else vouches for it.")});
    return notes;
}

} // namespace ui::accounts
