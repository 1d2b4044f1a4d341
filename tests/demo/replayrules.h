#pragma once

// Which recordings are not played again, and how streams are compared.

#include "rawclient.h"

#include <QRegularExpression>

#include <algorithm>

namespace replay {

struct Excluded
{
    const char *folder; // of which build; empty: of all
    const char *pattern;
    const char *reason;
};

// Not replayed, and why.
inline constexpr Excluded excluded[] = {
    {"", "^totp-|^login-w(rong|ith|ants)-totp", "needs codes of the moment, each good once; see tst_account"},
    {"", "^login-too-often|^login-after-many|^login-again", "needs many calls before; see tst_account"},
    {"", "upstream|no-usage|cached|tools|^cost-of-the-stopped",
     "a supplier of another behaviour was behind that relay"},
    {"", "over-responses-plain|over-responses-tools", "the recorded model of that name did not reason"},
    {"", "stopped-by-client|error-in-midway|cut-by", "see tst_stream"},
    {"", "own-model-name|real-model", "models that the demo relay does not offer"},
    {"", "completions-to-claude", "translated by the real relays, passed through by the demo"},
    {"", "^responses-(stream-)?native(-tools|-cut|-failed)?$", "the recorded model of that name did something else"},
    {"", "without-asking-for-usage", "the recorded supplier always sent usage, the demo's only when asked"},
    {"", "^dashboard|^data-by-hour|^log-by-model", "compared with rows of another history; see tst_log"},
    {"", "^chat-with-picture|^chat-long|^stream-long", "covered by chat-plain and stream-plain"},
    {"", "^image-edit|^translation$", "the demo relay's channels serve neither on New API"},
    {"", "^token-enable-exhausted|key-used-up", "depends on what the key paid before; see tst_account"},
    {"", "^log-without-page-size", "other kinds of rows were on that page; see tst_log"},
    {"", "-empty$|^stat-empty", "needs an account without rows"},
    {"", "^topup-(unknown|broken-json|empty|by-access|disabled)", "see tst_account: the limit of five counts them"},
    {"onehub", "claude|^responses-.*reasoning", "that relay had no Claude; its supplier's reasoning had no id"},
    {"onehub", "^model-one$", "models without a price are unknown there, the demo's has one"},
    {"onehub", "^chat-limit-above-balance|^image-bad-size", "the recorded supplier answered otherwise"},
    {"onehub", "^log-(page|consume|topup|by-key)", "other kinds of rows were on that page; log-sized-1 has all"},
    {"laisky", "^log-page-1", "other kinds of rows were on that page; see log-page-0"},
    {"newapi-2026", "^log-page-2", "other kinds of rows were on that page; log-all has all"},
    {"newapi-2026-08", "^log-page-2", "likewise"},
    {"newapi-2026-08", "^console-page|^forgotten-v1|^openai-v1-path", "that build came with an empty web page"},
};

// The same for Messages and Responses, whose events have names. Whether a model thinks is its own affair.
inline QString orderOfNames(const QByteArray &stream)
{
    static const QStringList ignored{QStringLiteral("content_block_start"), QStringLiteral("content_block_stop"),
                                     QStringLiteral("ping")};
    QStringList kinds;
    for (const QJsonObject &event : raw::events(stream)) {
        const QString type = event.value(QLatin1String("type")).toString();
        const QJsonObject delta = event.value(QLatin1String("delta")).toObject();
        const bool thinks = delta.contains(QLatin1String("thinking")) || delta.contains(QLatin1String("signature"));
        if (!thinks && !ignored.contains(type) && (kinds.isEmpty() || kinds.last() != type))
            kinds += type;
    }
    if (stream.contains("data: [DONE]"))
        kinds += QStringLiteral("done");
    return kinds.join(QLatin1Char(' '));
}

// "role content finish usage done": the order of a stream's kinds of events.
inline QString order(const QByteArray &stream)
{
    if (stream.startsWith("event: "))
        return orderOfNames(stream);
    QStringList kinds;
    for (const QJsonObject &event : raw::events(stream)) {
        const QJsonObject choice = event.value(QLatin1String("choices")).toArray().at(0).toObject();
        const QJsonObject delta = choice.value(QLatin1String("delta")).toObject();
        QString kind = QStringLiteral("text");
        if (event.value(QLatin1String("usage")).isObject())
            kind = QStringLiteral("usage");
        else if (!choice.value(QLatin1String("finish_reason")).toString().isEmpty())
            kind = QStringLiteral("finish");
        else if (delta.contains(QLatin1String("reasoning")) || delta.contains(QLatin1String("reasoning_content")))
            kind = QStringLiteral("thought");
        else if (delta.contains(QLatin1String("role")) && delta.value(QLatin1String("content")).toString().isEmpty())
            kind = QStringLiteral("role");
        if (kinds.isEmpty() || kinds.last() != kind)
            kinds += kind;
    }
    if (stream.contains("data: [DONE]"))
        kinds += QStringLiteral("done");
    return kinds.join(QLatin1Char(' '));
}

inline bool isExcluded(const QString &folder, const QString &name)
{
    const bool isCost = name.endsWith(QStringLiteral("-cost")) && !name.contains(QStringLiteral("plain"));
    return isCost || std::any_of(std::begin(excluded), std::end(excluded), [&](const Excluded &rule) {
               const QString only = QString::fromLatin1(rule.folder);
               return (only.isEmpty() || only == folder) &&
                      QRegularExpression(QString::fromLatin1(rule.pattern)).match(name).hasMatch();
           });
}

} // namespace replay
