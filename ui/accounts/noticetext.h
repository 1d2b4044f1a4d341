#pragma once

#include "ui/kit/textblock.h"

namespace ui::accounts {

// One line of an operator's text, ready for a label.
struct NoticeLine
{
    QList<kit::Run> runs{};
    bool isHeading = false;
    int depth = 0; // of a list
    QString plain() const;
};

// Markdown, HTML or the bare address of a page → lines. Nothing is fetched or run: tags are gone, scripts with their
// contents, pictures are their alternative text; links lead to http and https only.
QList<NoticeLine> noticeLines(const QString &text);
// The HTML of a text as Markdown; text without tags as it is.
QString withoutHtml(const QString &text);

} // namespace ui::accounts
