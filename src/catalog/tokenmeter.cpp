#include "catalog/tokenmeter.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <cmath>

namespace catalog {

namespace {

bool isCjk(char32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

struct Family
{
    const char *name;
    const char *marks; // parts of model names, separated by |
    TokenDensity usual;
};

// First fit. Starting values only, of the size that tokenizers of these families give for English prose and Chinese
// news; calibrate() replaces them by what the relay counts.
constexpr std::array families{
    Family{"gpt-4o", "gpt-4o|gpt-4.1|gpt-4.5|gpt-5|gpt-oss|o1|o3|o4|chatgpt", {4.4, 1.4}}, // o200k
    Family{"gpt-4", "gpt-4|gpt-3|embedding|davinci|babbage", {4.2, 0.85}},                 // cl100k
    Family{"claude", "claude", {3.6, 0.9}},
    Family{"gemini", "gemini|gemma", {4.2, 1.5}},
    Family{"deepseek", "deepseek", {4.0, 1.6}},
    Family{"qwen", "qwen|qwq|qvq", {4.2, 1.5}},
    Family{"glm", "glm|kimi|moonshot|minimax|yi-|doubao|ernie|hunyuan", {4.0, 1.6}},
    Family{"llama", "llama|mistral|mixtral|pixtral|grok|phi", {4.2, 1.1}},
};
constexpr TokenDensity unknownFamily{4.0, 1.0};

} // namespace

LetterCount countLetters(const QString &text)
{
    LetterCount count;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (isCjk(c))
            ++count.cjk;
        else
            ++count.latin;
    }
    return count;
}

QString tokenFamily(const QString &model)
{
    for (const Family &family : families) {
        const auto marks = QString::fromLatin1(family.marks).split(QLatin1Char('|'));
        if (std::any_of(marks.begin(), marks.end(),
                        [&](const QString &mark) { return model.contains(mark, Qt::CaseInsensitive); }))
            return QString::fromLatin1(family.name);
    }
    return model; // a family of its own, so that it can be measured
}

TokenDensity usualDensity(const QString &family)
{
    for (const Family &known : families)
        if (family == QLatin1String(known.name))
            return known.usual;
    return unknownFamily;
}

TokenDensity TokenMeter::density(const QString &family) const
{
    const auto measured = m_measured.constFind(family);
    return measured != m_measured.constEnd() ? *measured : usualDensity(family);
}

qint64 TokenMeter::estimate(const QString &model, const QString &text) const
{
    const LetterCount letters = countLetters(text);
    const TokenDensity per = density(tokenFamily(model));
    const double tokens = static_cast<double>(letters.latin) / per.latin + static_cast<double>(letters.cjk) / per.cjk;
    return static_cast<qint64>(std::ceil(tokens - 1e-9));
}

bool TokenMeter::calibrate(const QString &model, const QString &text, qint64 countedTokens)
{
    if (countedTokens < 20)
        return false;
    const QString family = tokenFamily(model);
    const LetterCount letters = countLetters(text);
    TokenDensity per = density(family);
    const double latin = static_cast<double>(letters.latin) / per.latin;
    const double cjk = static_cast<double>(letters.cjk) / per.cjk;
    if (latin + cjk < 1)
        return false;
    // Off by more than five times: something else was counted (a picture, a hidden prompt).
    const double ratio = static_cast<double>(countedTokens) / (latin + cjk);
    if (ratio < 0.2 || ratio > 5)
        return false;
    // Each group moves by its share of the estimate, a third of the way, so that one odd text does not decide.
    constexpr double step = 1.0 / 3;
    per.latin = std::clamp(per.latin / std::pow(ratio, step * latin / (latin + cjk)), 0.3, 20.0);
    per.cjk = std::clamp(per.cjk / std::pow(ratio, step * cjk / (latin + cjk)), 0.2, 8.0);
    setDensity(family, per);
    return true;
}

} // namespace catalog
