#pragma once

#include "chat/session.h"

namespace chat {

// A title on its way: a call of its own.
struct Session::TitleCall
{
    Message call{};
    TurnFacts facts{};
    wire::Reply reply{};
    std::unique_ptr<ReplyStream> stream{};
};

// The title in a model's words: its first line, without quotes and marks, at most so many characters. Pure.
QString titleIn(const QString &answer, int longest);

} // namespace chat
