#pragma once

#include "relay/dialectprobe.h"
#include "ui/kit/theme.h"

#include <QList>
#include <QString>

namespace ui::accounts {

// What a relay that was found can do and what it cannot: Positive, Warning or Caption (not there).
struct FoundFact
{
    kit::Tone tone = kit::Tone::Positive;
    QString text{};
};

// survey null: it is still being asked.
QList<FoundFact> foundFacts(const relay::ProbeReport &found, const relay::ProbeSurvey *survey);
// "New API 0.9 at https://northgate.example"
QString foundWhat(const relay::ProbeReport &found);
// One sentence: what was found and what it allows.
QString foundSentence(const relay::ProbeReport &found, const relay::ProbeSurvey *survey);

// What is to be said of the pasted text and of the way to the relay, each a sentence.
QList<FoundFact> addressNotes(const relay::RelayAddress &address);
QList<FoundFact> wayNotes(const relay::ProbeReport &found);

} // namespace ui::accounts
