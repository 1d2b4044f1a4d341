#include "chat/wire/lessons.h"

#include <QJsonArray>

#include <algorithm>

namespace chat::wire {

namespace {

struct FormatName
{
    Format format;
    QLatin1String name;
};
constexpr FormatName formats[] = {{Format::ChatCompletions, QLatin1String("chat")},
                                  {Format::Responses, QLatin1String("responses")},
                                  {Format::Messages, QLatin1String("messages")}};

struct KindName
{
    Lesson::Kind kind;
    QLatin1String name;
};
constexpr KindName kinds[] = {{Lesson::Kind::NoFormat, QLatin1String("no-format")},
                              {Lesson::Kind::Without, QLatin1String("without")},
                              {Lesson::Kind::LimitField, QLatin1String("limit-field")},
                              {Lesson::Kind::SystemRole, QLatin1String("system-role")},
                              {Lesson::Kind::LargestAnswer, QLatin1String("largest-answer")},
                              {Lesson::Kind::Context, QLatin1String("context")}};

// Of these a model can have many; of the others the last one holds.
bool isOneOfMany(Lesson::Kind kind)
{
    return kind == Lesson::Kind::NoFormat || kind == Lesson::Kind::Without;
}

void removeField(QJsonObject &body, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0) {
        body.remove(path);
        return;
    }
    QJsonObject inner = body.value(path.left(dot)).toObject();
    inner.remove(path.mid(dot + 1));
    if (inner.isEmpty())
        body.remove(path.left(dot));
    else
        body.insert(path.left(dot), inner);
}

void renameRole(QJsonObject &body, const QString &role)
{
    QJsonArray messages = body.value(QLatin1String("messages")).toArray();
    for (qsizetype i = 0; i < messages.size(); ++i) {
        QJsonObject message = messages.at(i).toObject();
        const QString now = message.value(QLatin1String("role")).toString();
        if (now != QLatin1String("system") && now != QLatin1String("developer"))
            continue;
        message.insert(QLatin1String("role"), role);
        messages.replace(i, message);
    }
    body.insert(QLatin1String("messages"), messages);
}

} // namespace

QString formatName(Format format)
{
    for (const FormatName &one : formats) {
        if (one.format == format)
            return one.name;
    }
    return {};
}

std::optional<Format> formatFromName(const QString &name)
{
    for (const FormatName &one : formats) {
        if (one.name == name)
            return one.format;
    }
    return {};
}

QString lessonKindName(Lesson::Kind kind)
{
    for (const KindName &one : kinds) {
        if (one.kind == kind)
            return one.name;
    }
    return {};
}

std::optional<Lesson::Kind> lessonKindFromName(const QString &name)
{
    for (const KindName &one : kinds) {
        if (one.name == name)
            return one.kind;
    }
    return {};
}

QString lessonText(const Lesson &lesson)
{
    return lessonKindName(lesson.kind) + u':' + lesson.value;
}

std::optional<Lesson> lessonFromText(const QString &text)
{
    const auto kind = lessonKindFromName(text.section(u':', 0, 0));
    return kind ? std::optional(Lesson{*kind, text.section(u':', 1)}) : std::nullopt;
}

void Lessons::add(const Lesson &lesson)
{
    if (knows(lesson))
        return;
    if (!isOneOfMany(lesson.kind))
        all.removeIf([&](const Lesson &one) { return one.kind == lesson.kind; });
    all.append(lesson);
}

bool Lessons::misses(Format format) const
{
    return knows({Lesson::Kind::NoFormat, formatName(format)});
}

QString Lessons::value(Lesson::Kind kind) const
{
    const auto it = std::find_if(all.begin(), all.end(), [kind](const Lesson &one) { return one.kind == kind; });
    return it == all.end() ? QString() : it->value;
}

std::optional<qint64> Lessons::number(Lesson::Kind kind) const
{
    bool ok = false;
    const qint64 n = value(kind).toLongLong(&ok);
    return ok && n > 0 ? std::optional(n) : std::nullopt;
}

void apply(const Lessons &lessons, Format format, EncodedAsk &encoded)
{
    QJsonObject &body = encoded.body;
    const QString limitField = lessons.value(Lesson::Kind::LimitField);
    if (format == Format::ChatCompletions && !limitField.isEmpty()) {
        for (const QLatin1String other : {QLatin1String("max_tokens"), QLatin1String("max_completion_tokens")}) {
            if (other != limitField && body.contains(other))
                body.insert(limitField, body.take(other));
        }
    }
    if (const auto largest = lessons.number(Lesson::Kind::LargestAnswer)) {
        for (const QLatin1String field : {QLatin1String("max_tokens"), QLatin1String("max_completion_tokens"),
                                          QLatin1String("max_output_tokens")}) {
            if (body.value(field).toInteger() > *largest)
                body.insert(field, *largest);
        }
    }
    const QString role = lessons.value(Lesson::Kind::SystemRole);
    if (format == Format::ChatCompletions && !role.isEmpty())
        renameRole(body, role);
    for (const Lesson &lesson : lessons.all) {
        if (lesson.kind == Lesson::Kind::Without)
            removeField(body, lesson.value);
    }
}

} // namespace chat::wire
