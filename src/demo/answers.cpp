#include "demo/answers.h"

#include "demo/picturesize.h"
#include "demo/texts.h"

#include <QJsonObject>
#include <QStringList>

#include <array>

namespace demo {

namespace {

struct Topic
{
    const char *file;
    const char *words; // any of them, separated by '|'
};

// The first that fits wins: the special before the general.
constexpr std::array topics{
    Topic{"answer-long.md", "long|essay|story|in detail|ausführlich|详细|长"},
    Topic{"answer-table.md", "table|compare|tabelle|表格|对比"},
    Topic{"answer-math.md", "math|formula|equation|integral|tex|mathe|formel|数学|公式"},
    Topic{"answer-code.md", "code|program|function|script|python|c++|rust|sql|代码|编程"},
    Topic{"answer-picture.md", "draw|picture|image|bild|画|图片"},
    Topic{"answer-list.md", "list|steps|plan|todo|how to|how do i|liste|步骤|清单"},
    Topic{"answer-cost.md", "cost|price|bill|credit|quota|money|kosten|费用|余额"},
};

bool isChinese(const QString &text)
{
    for (const QChar c : text)
        if (c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff)
            return true;
    return false;
}

QString fileFor(const QString &question)
{
    if (question.contains(QStringLiteral("中文")) || question.contains(QStringLiteral("chinese"), Qt::CaseInsensitive))
        return QStringLiteral("answer-chinese.md");
    for (const Topic &topic : topics) {
        const QStringList words = QString::fromUtf8(topic.words).split(QLatin1Char('|'));
        for (const QString &word : words)
            if (question.contains(word, Qt::CaseInsensitive))
                return QString::fromLatin1(topic.file);
    }
    return isChinese(question) ? QStringLiteral("answer-chinese.md") : QStringLiteral("answer-short.md");
}

// "I see a picture of 640 × 480 pixels." for each picture of the last question.
QString picturesSeen(const QJsonValue &content)
{
    QStringList lines;
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &value : parts) {
        const QJsonObject part = value.toObject();
        const QString type = part.value(QLatin1String("type")).toString();
        if (type == QStringLiteral("image_url")) {
            const auto size =
                pictureSizeOf(part.value(QLatin1String("image_url")).toObject().value(QLatin1String("url")).toString());
            lines += size ? QStringLiteral("I see a picture of %1 × %2 pixels.").arg(size->first).arg(size->second)
                          : QStringLiteral("You sent a picture that I cannot open here.");
        } else if (type == QStringLiteral("input_audio")) {
            lines += QStringLiteral("You sent a sound; the demo relay does not listen to sounds in chats.");
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QJsonObject lastMessage(const QJsonArray &messages)
{
    for (qsizetype i = messages.size() - 1; i >= 0; --i)
        if (messages.at(i).toObject().value(QLatin1String("role")).toString() == QStringLiteral("user"))
            return messages.at(i).toObject();
    return {};
}

} // namespace

QString lastQuestion(const QJsonArray &messages)
{
    const QJsonValue content = lastMessage(messages).value(QLatin1String("content"));
    QStringList texts{content.toString()};
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts)
        texts += part.toObject().value(QLatin1String("text")).toString();
    return texts.join(QLatin1Char(' ')).trimmed();
}

ComposedAnswer composeAnswer(const QJsonArray &messages, bool reasons)
{
    const QString question = lastQuestion(messages);
    const QString seen = picturesSeen(lastMessage(messages).value(QLatin1String("content")));
    ComposedAnswer answer;
    QString quote = question.simplified();
    if (quote.size() > 120)
        quote = quote.left(119) + QStringLiteral("…");
    answer.text = text(seen.isEmpty() ? fileFor(question) : QStringLiteral("answer-seen.md"));
    answer.text.replace(QStringLiteral("{question}"), quote.isEmpty() ? QStringLiteral("…") : quote);
    answer.text.replace(QStringLiteral("{seen}"), seen);
    answer.text = answer.text.trimmed();
    if (reasons)
        answer.reasoning = text(QStringLiteral("reasoning.md")).replace(QStringLiteral("{question}"), quote).trimmed();
    return answer;
}

} // namespace demo
