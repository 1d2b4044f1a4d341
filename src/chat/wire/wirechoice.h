#pragma once

#include "chat/wire/lessons.h"

#include <QStringList>

namespace chat::wire {

// What decides in which format a model is asked.
struct WireFacts
{
    QString model{};
    QString byHand{};            // Parameters::wireFormat; "": the program chooses
    QStringList offeredPaths{};  // what the relay's family serves (Dialect::chatPaths)
    QStringList endpointTypes{}; // what the relay's list says of the model; decides where there is one
    Lessons lessons{};           // what was refused there before
};

// The formats to ask in, best first, at least one; the next only when the relay does not serve the one before. Claude
// models by Messages and OpenAI's reasoning models by Responses, where these are offered, since only there their
// reasoning is whole; everything else by Chat Completions. One that was chosen by hand stands alone.
QList<Format> formatsFor(const WireFacts &facts);

// Whether the refusal says that the model is not served in that format, or the format not at all: nothing was done and
// nothing billed, the next format may be tried at once. forAll: it holds for every model there.
bool saysFormatMissing(const core::Error &error, Format format, bool *forAll);

} // namespace chat::wire
