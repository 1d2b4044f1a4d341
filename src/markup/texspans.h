#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace markup {

// TeX taken out of a Markdown text before the parser sees it, since its backslashes, underscores and bars mean other
// things there. Each formula leaves a mark behind; whoever meets the mark puts the formula (or, inside code, the source
// as it was written) back. $…$ counts only where it cannot be money: no blank inside its dollars, no digit after.
struct TexSpans
{
    struct Formula
    {
        QString tex{};
        QString source{}; // with its delimiters
        bool display = false;
    };
    QString text{}; // with marks
    std::vector<Formula> formulas{};

    void take(QStringView chunk); // the next piece of the text; a fence does not reach beyond it

    static constexpr char16_t markStart = 0xFDD0; // noncharacters: never in a text that was meant to be read
    static constexpr char16_t markEnd = 0xFDD1;
    QString restored(const QString &marked) const; // every mark replaced by the source
};

} // namespace markup
