#include "demo/pricelist.h"

#include "demo/profile.h"

#include <algorithm>

namespace demo {

namespace {

using Kind = Model::Kind;

struct Row
{
    const char *name;
    const char *supplierName; // nullptr: the same
    const char *owner;
    double in, cached, out; // USD per million tokens; cached < 0: none published
    int context, answer;
    bool reasons, sees;
};

// clang-format off
constexpr Row chatRows[] = {
    {"gpt-5",                 "gpt-5-2025-08-07",            "openai",    1.25, 0.125, 10.0, 400000, 128000, true,  true},
    {"gpt-5-mini",            "gpt-5-mini-2025-08-07",       "openai",    0.25, 0.025, 2.0,  400000, 128000, true,  true},
    {"gpt-5-nano",            nullptr,                       "openai",    0.05, 0.005, 0.4,  400000, 128000, true,  true},
    {"gpt-4.1",               nullptr,                       "openai",    2.0,  0.5,   8.0,  1047576, 32768, false, true},
    {"gpt-4.1-mini",          nullptr,                       "openai",    0.4,  0.1,   1.6,  1047576, 32768, false, true},
    {"gpt-4.1-nano",          nullptr,                       "openai",    0.1,  0.025, 0.4,  1047576, 32768, false, true},
    {"gpt-4o",                "gpt-4o-2024-08-06",           "openai",    2.5,  1.25,  10.0, 128000, 16384,  false, true},
    {"gpt-4o-mini",           nullptr,                       "openai",    0.15, 0.075, 0.6,  128000, 16384,  false, true},
    {"gpt-4o-audio-preview",  nullptr,                       "openai",    2.5,  -1,    10.0, 128000, 16384,  false, false},
    {"o3",                    nullptr,                       "openai",    2.0,  0.5,   8.0,  200000, 100000, true,  true},
    {"o3-mini",               nullptr,                       "openai",    1.1,  0.55,  4.4,  200000, 100000, true,  false},
    {"o4-mini",               nullptr,                       "openai",    1.1,  0.275, 4.4,  200000, 100000, true,  true},
    {"claude-opus-4-1",       "claude-opus-4-1-20250805",    "anthropic", 15.0, 1.5,   75.0, 200000, 32000,  false, true},
    {"claude-sonnet-4-5",     "claude-sonnet-4-5-20250929",  "anthropic", 3.0,  0.3,   15.0, 200000, 64000,  false, true},
    {"claude-haiku-4-5",      "claude-haiku-4-5-20251001",   "anthropic", 1.0,  0.1,   5.0,  200000, 64000,  false, true},
    {"gemini-2.5-pro",        nullptr,                       "google",    1.25, 0.31,  10.0, 1048576, 65536, false, true},
    {"gemini-2.5-flash",      nullptr,                       "google",    0.3,  0.075, 2.5,  1048576, 65536, false, true},
    {"gemini-2.5-flash-lite", nullptr,                       "google",    0.1,  0.025, 0.4,  1048576, 65536, false, true},
    {"grok-4",                nullptr,                       "xai",       3.0,  0.75,  15.0, 256000, 64000,  false, true},
    {"deepseek-chat",         nullptr,                       "deepseek",  0.28, 0.028, 0.42, 128000, 8192,   false, false},
    {"deepseek-reasoner",     nullptr,                       "deepseek",  0.28, 0.028, 0.42, 128000, 65536,  true,  false},
    {"qwen3-8b",              nullptr,                       "ali",       0.04, -1,    0.14, 131072, 8192,   false, false},
    {"qwen3-235b-a22b",       nullptr,                       "ali",       0.2,  -1,    0.6,  131072, 16384,  false, false},
    {"qwen-max",              nullptr,                       "ali",       1.6,  -1,    6.4,  32768,  8192,   false, false},
    {"glm-4.6",               nullptr,                       "zhipu",     0.6,  0.11,  2.2,  200000, 128000, false, false},
    {"kimi-k2",               nullptr,                       "moonshot",  0.6,  0.15,  2.5,  262144, 16384,  false, false},
    {"llama-3.3-70b",         nullptr,                       "meta",      0.6,  -1,    0.8,  131072, 16384,  false, false},
    {"mistral-large-latest",  nullptr,                       "mistral",   2.0,  -1,    6.0,  131072, 16384,  false, true},
};
// clang-format on

constexpr qint64 perMillion(double usd)
{
    return static_cast<qint64>(usd * 500'000.0 + 0.5);
}

Model special(const char *name, Kind kind, double in, double out, qint64 pictureUnits, const char *description)
{
    Model model;
    model.name = model.supplierName = QString::fromLatin1(name);
    model.owner = QStringLiteral("openai");
    model.channel = QStringLiteral("openai");
    model.kind = kind;
    model.rate = {perMillion(in), -1, perMillion(out)};
    model.pictureUnits = pictureUnits;
    model.description = QString::fromLatin1(description);
    return model;
}

std::vector<Model> madeList()
{
    std::vector<Model> list;
    for (const Row &row : chatRows) {
        Model model;
        model.name = QString::fromLatin1(row.name);
        model.supplierName = row.supplierName ? QString::fromLatin1(row.supplierName) : model.name;
        model.owner = QString::fromLatin1(row.owner);
        model.channel = model.owner == QStringLiteral("openai") || model.owner == QStringLiteral("anthropic")
                            ? model.owner
                            : QStringLiteral("others");
        model.rate = {perMillion(row.in), row.cached < 0 ? -1 : perMillion(row.cached), perMillion(row.out)};
        model.contextTokens = row.context;
        model.answerTokens = row.answer;
        model.reasons = row.reasons;
        model.sees = row.sees;
        list.push_back(model);
    }
    list.push_back(special("gpt-image-1", Kind::Image, 5, 40, 5'500, "Pictures from text, billed by size and tokens."));
    list.push_back(special("dall-e-3", Kind::Image, 0, 0, 20'000, "Pictures from text, billed by the piece."));
    list.push_back(special("tts-1", Kind::Speech, 15, 15, 0, "Text to speech, standard quality."));
    list.push_back(special("tts-1-hd", Kind::Speech, 30, 30, 0, "Text to speech, high quality."));
    list.push_back(special("whisper-1", Kind::Transcription, 6, 6, 0, "Speech to text."));
    list.push_back(special("text-embedding-3-small", Kind::Embedding, 0.02, 0.02, 0, "Embeddings, 1536 dimensions."));
    return list;
}

} // namespace

const std::vector<Model> &priceList()
{
    static const std::vector<Model> list = madeList();
    return list;
}

const Model *findModel(QStringView name)
{
    const auto &list = priceList();
    const auto found =
        std::find_if(list.begin(), list.end(), [name](const Model &model) { return model.name == name; });
    return found == list.end() ? nullptr : &*found;
}

Rate chargedRate(Dialect dialect, const Model &model)
{
    if (model.kind == Model::Kind::Transcription && profileOf(dialect).family != Family::Laisky)
        return {15'000'000, -1, 15'000'000};
    return model.rate;
}

Rate fallbackRate(Dialect dialect)
{
    switch (profileOf(dialect).family) {
    case Family::Laisky:
        return {1'250'000, -1, 1'250'000};
    case Family::OneApi:
    case Family::OneHub:
        return {30'000'000, -1, 30'000'000};
    case Family::NewApi:
        return {37'500'000, -1, 37'500'000};
    }
    return {};
}

} // namespace demo
