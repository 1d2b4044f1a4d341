#pragma once

#include "demo/chatcall.h"

#include <memory>

namespace demo {

// How a streamed answer ends.
struct Ending
{
    Fault fault = Fault::None; // CutMidway, ErrorMidway: it breaks off
    Usage usage{};

    bool isComplete() const { return fault == Fault::None; }
    bool isCut() const { return fault == Fault::CutMidway; }
};

// One wire format that an answer is told in, in one dialect: the events of a stream, or one piece.
class AnswerForm
{
public:
    explicit AnswerForm(const Profile &profile, const ChatCall &call) : m_profile(profile), m_call(call) {}
    virtual ~AnswerForm() = default;
    AnswerForm(const AnswerForm &) = delete;
    AnswerForm &operator=(const AnswerForm &) = delete;

    // Before the first token.
    virtual QByteArray opening() = 0;
    // One token: first those of the reasoning, then those of the text.
    virtual QByteArray piece(qint64 index) = 0;
    virtual QByteArray closing(const Ending &ending) = 0;
    // Not a stream. Empty: the build answers with nothing.
    virtual QByteArray whole() = 0;

protected:
    bool isReasoning(qint64 index) const { return index < m_call.reasoning.size(); }
    const QString &token(qint64 index) const
    {
        return isReasoning(index) ? m_call.reasoning.at(index) : m_call.words.at(index - m_call.reasoning.size());
    }
    // What has been said up to that token.
    QString reasoningUpTo(qint64 sent) const
    {
        return m_call.reasoning.mid(0, std::min<qint64>(sent, m_call.reasoning.size())).join(QString());
    }
    QString textUpTo(qint64 sent) const
    {
        return m_call.words.mid(0, std::max<qint64>(0, sent - m_call.reasoning.size())).join(QString());
    }

    const Profile &m_profile;
    const ChatCall &m_call;
};

std::unique_ptr<AnswerForm> formFor(const Profile &profile, const ChatCall &call);

} // namespace demo
