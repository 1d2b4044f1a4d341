#pragma once

#include "demo/answerform.h"

namespace demo {

// Chat completions.
class ChatForm final : public AnswerForm
{
public:
    using AnswerForm::AnswerForm;

    QByteArray opening() override;
    QByteArray piece(qint64 index) override;
    QByteArray closing(const Ending &ending) override;
    QByteArray whole() override;

private:
    bool isTranslated() const { return m_call.isTranslated(m_profile.dialect); }
    QJsonObject chunk(const QJsonArray &choices) const;
    QJsonObject delta(const QJsonObject &fields, const QJsonValue &finishReason) const;
    QByteArray usageChunk(const Usage &usage) const;
};

} // namespace demo
