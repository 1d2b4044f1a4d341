#pragma once

#include "demo/answerform.h"

namespace demo {

// Claude's Messages, as Claude itself answers and the relays pass on.
class ClaudeForm final : public AnswerForm
{
public:
    using AnswerForm::AnswerForm;

    QByteArray opening() override;
    QByteArray piece(qint64 index) override;
    QByteArray closing(const Ending &ending) override;
    QByteArray whole() override;

private:
    QByteArray event(const char *type, QJsonObject json) const;
    QByteArray startBlock(bool isThinking);
    QByteArray stopBlock();

    int m_block = -1; // the open one
    bool m_isThinking = false;
};

// The same of a model that is no Claude: made by the relay out of chat completions, with less in it.
class ConvertedMessagesForm final : public AnswerForm
{
public:
    using AnswerForm::AnswerForm;

    QByteArray opening() override;
    QByteArray piece(qint64 index) override;
    QByteArray closing(const Ending &ending) override;
    QByteArray whole() override;

private:
    QByteArray event(const char *type, QJsonObject json) const;
    QByteArray startBlock(bool isThinking);
    QJsonObject usage(const Usage &usage, bool isFinal) const;

    int m_block = -1;
    bool m_isThinking = false;
};

} // namespace demo
