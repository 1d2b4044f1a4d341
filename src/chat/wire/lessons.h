#pragma once

#include "chat/wire/wireformat.h"

namespace chat::wire {

// "chat", "responses", "messages": as stored and as Parameters::wireFormat spells them.
QString formatName(Format format);
std::optional<Format> formatFromName(const QString &name);

// One thing that a relay taught about a model by refusing a request.
struct Lesson
{
    enum class Kind {
        NoFormat,      // value: a format's name; the model (or nobody) is not served in it there
        Without,       // value: a field not to send, "reasoning.summary" inside another
        LimitField,    // value: max_tokens or max_completion_tokens
        SystemRole,    // value: system, developer or user
        LargestAnswer, // value: tokens that an answer may have at most
        Context,       // value: tokens that the model takes, answer included
    };
    Kind kind = Kind::Without;
    QString value{};
    friend bool operator==(const Lesson &, const Lesson &) = default;
};
QString lessonKindName(Lesson::Kind kind); // "no-format", "without", …
std::optional<Lesson::Kind> lessonKindFromName(const QString &name);
QString lessonText(const Lesson &lesson); // "without:temperature": for the message's details
std::optional<Lesson> lessonFromText(const QString &text);

// All that is known of one model at one base URL.
struct Lessons
{
    QList<Lesson> all{};

    void add(const Lesson &lesson); // a newer one about the same thing replaces the older
    bool knows(const Lesson &lesson) const { return all.contains(lesson); }
    bool misses(Format format) const;
    std::optional<qint64> number(Lesson::Kind kind) const;
    QString value(Lesson::Kind kind) const;
};

// The request as the lessons want it.
void apply(const Lessons &lessons, Format format, EncodedAsk &encoded);

} // namespace chat::wire
