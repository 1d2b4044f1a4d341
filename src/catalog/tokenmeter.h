#pragma once

#include <QHash>
#include <QString>

namespace catalog {

// Letters of a text in the two groups that tokenizers treat apart.
struct LetterCount
{
    qint64 latin = 0; // everything that is not CJK: alphabets, digits, blanks, signs
    qint64 cjk = 0;   // Han, kana, hangul, and the full-width signs between them
};
LetterCount countLetters(const QString &text);

// "gpt-4o", "claude", "gemini" …: models that share a tokenizer, as far as names tell.
QString tokenFamily(const QString &model);

// Characters per token, measured.
struct TokenDensity
{
    double latin = 4.0;
    double cjk = 1.0;
};
TokenDensity usualDensity(const QString &family);

// How many tokens a text has, by characters per token of the model's family; answers that were counted by the relay
// correct the measure.
class TokenMeter
{
public:
    qint64 estimate(const QString &model, const QString &text) const;
    // One counted text. Short ones (under 20 tokens) teach nothing: a relay's fixed extra tokens drown them.
    // True: the measure changed.
    bool calibrate(const QString &model, const QString &text, qint64 countedTokens);

    TokenDensity density(const QString &family) const;
    void setDensity(const QString &family, TokenDensity density) { m_measured.insert(family, density); }

private:
    QHash<QString, TokenDensity> m_measured{};
};

} // namespace catalog
