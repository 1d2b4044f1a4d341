#pragma once

#include <QString>

namespace catalog {

// What a model's name says of it, for relays that publish no modalities. Relays prefix and suffix names freely
// ("openai/gpt-4o:free"), so families are looked for inside the name, the most special first.
struct NamedAbilities
{
    bool seesImages = false;
    bool drawsImages = false;
    bool hearsSound = false;
    bool speaks = false;
    bool reasons = false;
    bool usesTools = false;
    bool films = false;
    bool embeds = false;
    bool other = false; // rerank, moderation, video, music …: nothing to chat with
};
NamedAbilities abilitiesOf(const QString &model);

} // namespace catalog
