#include "chat/wire/wirechoice.h"

#include "chat/wire/modelfamily.h"

namespace chat::wire {

namespace {

QList<Format> offered(const WireFacts &facts)
{
    QList<Format> out;
    const auto add = [&out](Format format) {
        if (!out.contains(format))
            out.append(format);
    };
    for (const QString &type : facts.endpointTypes) {
        if (type == QLatin1String("openai"))
            add(Format::ChatCompletions);
        else if (type == QLatin1String("openai-response"))
            add(Format::Responses);
        else if (type == QLatin1String("anthropic"))
            add(Format::Messages);
    }
    if (!out.isEmpty())
        return out;
    for (const QString &path : facts.offeredPaths) {
        if (path == QLatin1String("responses"))
            add(Format::Responses);
        else if (path == QLatin1String("messages"))
            add(Format::Messages);
    }
    add(Format::ChatCompletions);
    return out;
}

Format liked(const QString &model)
{
    const ModelFamily family = ModelFamily::of(model);
    if (family.isClaude)
        return Format::Messages;
    return family.reasons ? Format::Responses : Format::ChatCompletions;
}

} // namespace

QList<Format> formatsFor(const WireFacts &facts)
{
    if (const auto chosen = formatFromName(facts.byHand))
        return {*chosen};
    const QList<Format> there = offered(facts);
    QList<Format> out;
    for (const Format format : {liked(facts.model), Format::ChatCompletions, Format::Responses, Format::Messages}) {
        // Messages is for Claude; other models go there only when nothing else is listed.
        const bool strange = format == Format::Messages && liked(facts.model) != format && there.size() > 1;
        if (there.contains(format) && !facts.lessons.misses(format) && !out.contains(format) && !strange)
            out.append(format);
    }
    return out.isEmpty() ? QList<Format>{Format::ChatCompletions} : out;
}

bool saysFormatMissing(const core::Error &error, Format format, bool *forAll)
{
    using core::ErrorCause;
    *forAll = false;
    if (error.serverMessage.contains(QLatin1String("only claude model supported convert"), Qt::CaseInsensitive))
        return format == Format::Messages;
    const bool isMissing = error.httpStatus == 404 || error.httpStatus == 405 || error.httpStatus == 501;
    if (isMissing && error.cause != ErrorCause::ModelUnavailable && error.cause != ErrorCause::ModelNotAllowed) {
        *forAll = true;
        return true;
    }
    // Also said of an endpoint that no channel serves (recordings 7): only Chat Completions can tell which it is.
    return format != Format::ChatCompletions && error.httpStatus >= 400 &&
           (error.cause == ErrorCause::EndpointMissing || error.cause == ErrorCause::ModelUnavailable);
}

} // namespace chat::wire
