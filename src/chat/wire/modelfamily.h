#pragma once

#include <QString>

namespace chat::wire {

// What a model's family takes, by the beginning of its id (wire-formats §1.1, the table of parameter policy).
struct ModelFamily
{
    bool takesTemperature = true;
    bool takesSystem = true;                // o1-mini and o1-preview know neither system nor developer
    QLatin1String limitField{"max_tokens"}; // or max_completion_tokens
    QLatin1String systemRole{"system"};     // or developer
    bool wantsMarkdownAgain = false;        // o-series write Markdown only when told "Formatting re-enabled"
    bool isClaude = false;
    bool reasons = false;

    // prefix/model and model:variant count as model.
    static ModelFamily of(const QString &model);
};

} // namespace chat::wire
