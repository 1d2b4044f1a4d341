#include "catalog/modelnames.h"

#include <QRegularExpression>

#include <array>

namespace catalog {

namespace {

struct Row
{
    const char *pattern;
    void (*apply)(NamedAbilities &);
};

// Exclusive kinds: the first that fits decides.
constexpr std::array kinds{
    Row{"embed|(^|[-/])bge-|(^|[-/])e5-|text-similarity", [](NamedAbilities &a) { a.embeds = true; }},
    Row{"(^|[-/])(sora|veo|kling|runway|luma|hailuo|pika)|video", [](NamedAbilities &a) { a.other = a.films = true; }},
    Row{"rerank|moderation|ocr|(^|[-/])suno|music|realtime", [](NamedAbilities &a) { a.other = true; }},
    Row{"whisper|transcribe|paraformer|sensevoice|(^|[-/_])asr", [](NamedAbilities &a) { a.hearsSound = true; }},
    Row{"(^|[-/_])tts([-_]|$)|(^|[-/])speech-|cosyvoice|text-to-speech", [](NamedAbilities &a) { a.speaks = true; }},
    Row{"dall-e|gpt-image|chatgpt-image|imagen-|midjourney|(^|[-/])mj[-_]|flux|stable-diffusion|(^|[-/])sd[x3]|seedream"
        "|cogview|wanx|qwen-image|kolors|ideogram|recraft|grok-2-image|image-generation|image-preview",
        [](NamedAbilities &a) { a.drawsImages = true; }},
};

// Abilities of chat models: all that fit add up.
constexpr std::array abilities{
    Row{"gpt-4o|gpt-4\\.[15]|gpt-4-(turbo|vision)|gpt-5|chatgpt-4o|(^|[-/])o1($|-(?!mini|preview))|(^|[-/"
        "])o3($|-(?!mini))"
        "|(^|[-/])o4|claude-(3|sonnet|opus|haiku)|gemini|vision|(^|[-/])[a-z0-9.]*vl([-:]|$)|-vl|pixtral|llava|qvq"
        "|llama-(4|3\\.2-(11|90)b)|gemma-?3|glm-4(\\.\\d)?v|minicpm-v|grok-(2-vision|4)|step-1v|omni",
        [](NamedAbilities &a) { a.seesImages = true; }},
    Row{"(^|[-/])o[134]($|-)|gpt-5(?!.*chat)|gpt-oss|reason|think|deepseek-r|(^|[-/"
        "])r1($|-)|qwq|qvq|claude-(3-7|sonnet-4|opus-4|haiku-4)"
        "|gemini-(2\\.5|3)|grok-(3-mini|4)|magistral|(^|[-/])qwen3|glm-(4\\.5|4\\.6|z1)|kimi-k2-thinking|minimax-m",
        [](NamedAbilities &a) { a.reasons = true; }},
    // Where vendors document function calling for the family; reasoning models of the first kind had none.
    Row{"gpt-4o|gpt-4\\.[15]|gpt-4-turbo|gpt-3\\.5-turbo|gpt-5|gpt-oss|(^|[-/])(o1($|-20)|o3|o4)"
        "|claude-(3|sonnet|opus|haiku)|gemini-(1\\.5|2|3)|deepseek-(chat|v3)|qwen|kimi|moonshot|glm-4|grok|mistral"
        "|llama-(3\\.[123]|4)|command-r|doubao|minimax-m",
        [](NamedAbilities &a) { a.usesTools = true; }},
};

bool fits(const Row &row, const QString &name)
{
    return QRegularExpression(QLatin1String(row.pattern), QRegularExpression::CaseInsensitiveOption)
        .match(name)
        .hasMatch();
}

} // namespace

NamedAbilities abilitiesOf(const QString &model)
{
    NamedAbilities found;
    for (const Row &row : kinds) {
        if (fits(row, model)) {
            row.apply(found);
            return found;
        }
    }
    for (const Row &row : abilities)
        if (fits(row, model))
            row.apply(found);
    return found;
}

} // namespace catalog
