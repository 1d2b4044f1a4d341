#pragma once

#include "demo/answerform.h"

namespace demo {

// OpenAI's Responses, as OpenAI answers and the relays pass on. One Hub writes the whole answer anew.
class ResponsesForm final : public AnswerForm
{
public:
    using AnswerForm::AnswerForm;

    QByteArray opening() override;
    QByteArray piece(qint64 index) override;
    QByteArray closing(const Ending &ending) override;
    QByteArray whole() override;

private:
    QByteArray event(const char *type, QJsonObject json);
    QByteArray startItem(bool isReasoning);
    QByteArray stopItem(qint64 sent);
    QJsonObject response(const QString &status, const QJsonArray &output, const QJsonValue &usage) const;
    QJsonArray output(qint64 sent) const;

    int m_number = 0; // of the next event
    int m_item = -1;  // the open one
    bool m_isReasoning = false;
    qint64 m_sent = 0;
};

// Laisky makes Responses out of chat completions, in its own way, and only as a stream.
class LaiskyResponsesForm final : public AnswerForm
{
public:
    using AnswerForm::AnswerForm;

    QByteArray opening() override;
    QByteArray piece(qint64 index) override;
    QByteArray closing(const Ending &ending) override;
    QByteArray whole() override { return {}; } // status 200 and not one byte

private:
    QByteArray event(const char *type, QJsonObject json) const;
    QJsonObject response(const QString &status) const;

    bool m_hasReasoned = false;
    qint64 m_sent = 0;
};

} // namespace demo
