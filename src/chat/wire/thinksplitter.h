#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace chat::wire {

// Tells a leading <think>…</think> from the answer, wherever the pieces are cut (wire-formats §1.5). The block is
// trimmed, blanks after it are dropped; a <think> later in the text is text.
class ThinkSplitter
{
public:
    struct Piece
    {
        bool isReasoning = false;
        QString text{};
    };
    std::vector<Piece> feed(const QString &text);
    std::vector<Piece> finish();
    // A reasoning field was seen: tags are text from now on.
    std::vector<Piece> switchOff();

private:
    enum class State { Start, Inside, AfterBlock, Text };
    void work(std::vector<Piece> &out);

    State m_state = State::Start;
    QString m_held{}; // could still become a tag, or blanks that may be trimmed
    bool m_saidAny = false;
};

} // namespace chat::wire
