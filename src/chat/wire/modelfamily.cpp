#include "chat/wire/modelfamily.h"

namespace chat::wire {

ModelFamily ModelFamily::of(const QString &model)
{
    const QString name = model.section(QLatin1Char('/'), -1).toLower();
    ModelFamily family;
    const bool oSeries = name.size() > 1 && name[0] == QLatin1Char('o') && name[1].isDigit();
    if (oSeries || name.startsWith(QLatin1String("gpt-5"))) {
        family.takesTemperature = false;
        family.limitField = QLatin1String("max_completion_tokens");
        family.reasons = true;
    }
    if (oSeries) {
        family.takesSystem =
            !name.startsWith(QLatin1String("o1-mini")) && !name.startsWith(QLatin1String("o1-preview"));
        family.systemRole = QLatin1String("developer");
        family.wantsMarkdownAgain = family.takesSystem;
    }
    family.isClaude = name.startsWith(QLatin1String("claude"));
    return family;
}

} // namespace chat::wire
