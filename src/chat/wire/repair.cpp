#include "chat/wire/repair.h"

#include "chat/wire/wirejson.h"

#include <QRegularExpression>

namespace chat::wire {

namespace {

// May be left out without changing what is asked. Inner fields before the ones around them.
constexpr QLatin1String optionals[] = {
    QLatin1String("stream_options"),
    QLatin1String("temperature"),
    QLatin1String("top_p"),
    QLatin1String("top_k"),
    QLatin1String("frequency_penalty"),
    QLatin1String("presence_penalty"),
    QLatin1String("stop_sequences"),
    QLatin1String("stop"),
    QLatin1String("seed"),
    QLatin1String("reasoning_effort"),
    QLatin1String("verbosity"),
    QLatin1String("reasoning.summary"),
    QLatin1String("reasoning.effort"),
    QLatin1String("reasoning"),
    QLatin1String("thinking"),
    QLatin1String("store"),
    QLatin1String("include"),
};
constexpr QLatin1String limitFields[] = {QLatin1String("max_completion_tokens"), QLatin1String("max_output_tokens"),
                                         QLatin1String("max_tokens")};

struct Complaint
{
    QString param{};
    QString code{};
    QString text{};
};

Complaint complaintIn(const QByteArray &body)
{
    Complaint out;
    const auto value = jsonIn(body);
    if (!value) {
        out.text = QString::fromUtf8(body.left(2000));
        return out;
    }
    const QJsonObject whole = value->toObject();
    const QJsonObject error = whole.value(QLatin1String("error")).toObject();
    out.param = error.value(QLatin1String("param")).toString();
    out.code = error.value(QLatin1String("code")).toString();
    out.text = errorMessageIn(*value);
    // FastAPI: [{"loc":["body","temperature"],"msg":"Extra inputs are not permitted"}]
    const QJsonObject detail = whole.value(QLatin1String("detail")).toArray().first().toObject();
    const QJsonArray place = detail.value(QLatin1String("loc")).toArray();
    if (!place.isEmpty()) {
        out.param = place.last().toString();
        out.text = detail.value(QLatin1String("msg")).toString();
    }
    return out;
}

bool namesWord(const QString &text, const QString &word)
{
    const QRegularExpression re(
        QStringLiteral("(?<![A-Za-z0-9_])%1(?![A-Za-z0-9_])").arg(QRegularExpression::escape(word)));
    return re.match(text).hasMatch();
}

bool saysUnsupported(const Complaint &complaint)
{
    if (complaint.code.contains(QLatin1String("unsupported")) || complaint.code.contains(QLatin1String("unknown")))
        return true;
    static const QRegularExpression words(
        QStringLiteral(
            "unsupported|not support|n't support|unknown|unrecogni[sz]ed|unexpected|extra (input|field)|not "
            "permitted|not allowed|deprecated|not available|cannot both|may only be|only the default|must be "
            "(unset|verified)|不支持|未知|不允许"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(complaint.text).hasMatch();
}

bool isNamed(const Complaint &complaint, const QString &field)
{
    return complaint.param == field || (complaint.param.isEmpty() && namesWord(complaint.text, field));
}

bool holds(const QJsonObject &sent, const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    return dot < 0 ? sent.contains(path) : sent.value(path.left(dot)).toObject().contains(path.mid(dot + 1));
}

// "maximum context length is 8192 tokens", "prompt is too long: 208310 tokens > 200000 maximum".
std::optional<Lesson> contextLesson(const Complaint &complaint)
{
    static const QRegularExpression sizes[] = {
        QRegularExpression(QStringLiteral("maximum context length (?:is|of) (\\d[\\d,]*)")),
        QRegularExpression(QStringLiteral("too long: [\\d,]+ tokens > (\\d[\\d,]*)")),
        QRegularExpression(QStringLiteral("context (?:window|length)[^\\d]{0,40}(\\d[\\d,]*) tokens")),
    };
    for (const QRegularExpression &re : sizes) {
        const auto match = re.match(complaint.text);
        if (match.hasMatch())
            return Lesson{Lesson::Kind::Context, match.captured(1).remove(u',')};
    }
    return {};
}

// "supports at most 16384 completion tokens", "max_tokens: 100000 > 8192, which is the maximum allowed".
std::optional<Lesson> loweredLimit(const Complaint &complaint, qint64 sentLimit)
{
    static const QRegularExpression bounds[] = {
        QRegularExpression(
            QStringLiteral("(?:at most|less than or equal to|maximum (?:value )?(?:is|of)|<=) ?(\\d[\\d,]*)")),
        QRegularExpression(QStringLiteral("\\d[\\d,]* > (\\d[\\d,]*)")),
        QRegularExpression(QStringLiteral("\\[\\d+, ?(\\d+)\\]")),
    };
    for (const QRegularExpression &re : bounds) {
        const auto match = re.match(complaint.text);
        const qint64 bound = match.captured(1).remove(u',').toLongLong();
        if (match.hasMatch() && bound > 0 && bound < sentLimit)
            return Lesson{Lesson::Kind::LargestAnswer, QString::number(bound)};
    }
    return {};
}

std::optional<Lesson> limitLesson(const Complaint &complaint, Format format, const QJsonObject &sent)
{
    for (const QLatin1String field : limitFields) {
        if (!sent.contains(field) || !isNamed(complaint, field))
            continue;
        if (const auto lower = loweredLimit(complaint, sent.value(field).toInteger()))
            return lower;
        if (format == Format::ChatCompletions && saysUnsupported(complaint))
            return Lesson{Lesson::Kind::LimitField, field == QLatin1String("max_tokens")
                                                        ? QStringLiteral("max_completion_tokens")
                                                        : QStringLiteral("max_tokens")};
    }
    return {};
}

std::optional<Lesson> roleLesson(const Complaint &complaint, Format format, const QJsonObject &sent)
{
    if (format != Format::ChatCompletions)
        return {};
    const bool aboutRole = complaint.param.endsWith(QLatin1String("role")) ||
                           (complaint.text.contains(QLatin1String("role")) && saysUnsupported(complaint));
    const QString role =
        sent.value(QLatin1String("messages")).toArray().first().toObject().value(QLatin1String("role")).toString();
    if (!aboutRole || !namesWord(complaint.text, role))
        return {};
    if (role == QLatin1String("system"))
        return Lesson{Lesson::Kind::SystemRole, QStringLiteral("developer")};
    if (role == QLatin1String("developer"))
        return Lesson{Lesson::Kind::SystemRole, QStringLiteral("system")};
    return {};
}

} // namespace

std::optional<Lesson> lessonOf(int status, const QByteArray &body, Format format, const QJsonObject &sent)
{
    if (status != 400 && status != 422)
        return {};
    const Complaint complaint = complaintIn(body);
    if (const auto lesson = contextLesson(complaint))
        return lesson;
    if (const auto lesson = limitLesson(complaint, format, sent))
        return lesson;
    if (const auto lesson = roleLesson(complaint, format, sent))
        return lesson;
    if (!saysUnsupported(complaint))
        return {};
    for (const QLatin1String field : optionals) {
        if (holds(sent, field) && isNamed(complaint, field))
            return Lesson{Lesson::Kind::Without, field};
    }
    // "reasoning.effort" is named by its parent at times, and a part of a field by its path.
    const QString top = complaint.param.section(u'.', 0, 0);
    for (const QLatin1String field : optionals) {
        if (top == field && sent.contains(field))
            return Lesson{Lesson::Kind::Without, field};
    }
    return {};
}

} // namespace chat::wire
