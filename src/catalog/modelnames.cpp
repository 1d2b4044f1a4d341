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
    Row{"rerank|moderation|ocr|(^|[-/])(sora|veo|kling|runway|suno|luma|hailuo|pika)|video|music|realtime",
        [](NamedAbilities &a) { a.other = true; }},
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
