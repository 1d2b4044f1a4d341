#include "ui/chat/inspector/words.h"

#include "ui/kit/moneytext.h"

#include <QCoreApplication>

namespace ui::chat {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("AnswerWords", text);
}

} // namespace

QString formatName(const QString &format)
{
    if (format == QLatin1String("responses"))
        return words(QT_TRANSLATE_NOOP("AnswerWords", "Responses"));
    if (format == QLatin1String("messages"))
        return words(QT_TRANSLATE_NOOP("AnswerWords", "Messages"));
    return words(QT_TRANSLATE_NOOP("AnswerWords", "Chat Completions"));
}

QString lessonWords(const QString &lesson)
{
    using Kind = ::chat::wire::Lesson::Kind;
    const auto known = ::chat::wire::lessonFromText(lesson);
    if (!known)
        return lesson;
    switch (known->kind) {
    case Kind::NoFormat:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "%1 is not served here")).arg(formatName(known->value));
    case Kind::Without:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "Sent without %1, which was refused")).arg(known->value);
    case Kind::LimitField:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "The limit is sent as %1")).arg(known->value);
    case Kind::SystemRole:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "The system prompt is sent as “%1”")).arg(known->value);
    case Kind::LargestAnswer:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "Answers have at most %1 tokens here"))
            .arg(kit::countText(known->value.toLongLong()));
    case Kind::Context:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "The model takes %1 tokens here; less history travels"))
            .arg(kit::countText(known->value.toLongLong()));
    }
    return lesson;
}

QString finishWords(const QString &finish)
{
    if (finish == QLatin1String("stop"))
        return words(QT_TRANSLATE_NOOP("AnswerWords", "at its own end"));
    if (finish == QLatin1String("length"))
        return words(QT_TRANSLATE_NOOP("AnswerWords", "at the longest answer allowed"));
    if (finish == QLatin1String("tool_calls"))
        return words(QT_TRANSLATE_NOOP("AnswerWords", "with a tool call"));
    if (finish == QLatin1String("content_filter"))
        return words(QT_TRANSLATE_NOOP("AnswerWords", "by a content filter"));
    return finish.isEmpty() ? words(QT_TRANSLATE_NOOP("AnswerWords", "no reason came")) : finish;
}

QString stopWords(relay::StopBilling billing)
{
    switch (billing) {
    case relay::StopBilling::Whole:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "After a stop this relay reads on and bills the whole answer."));
    case relay::StopBilling::Passed:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "After a stop this relay bills what had come through."));
    case relay::StopBilling::InSteps:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "After a stop this relay bills what had come through at its last "
                                                      "count, three seconds apart."));
    case relay::StopBilling::Unknown:
        return words(QT_TRANSLATE_NOOP("AnswerWords", "What is billed after a stop is not known here."));
    }
    return {};
}

} // namespace ui::chat
