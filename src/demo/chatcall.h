#pragma once

#include "demo/indialect.h"
#include "demo/ticket.h"

#include <QStringList>

namespace demo {

// A chat completion that is about to be answered.
struct ChatCall
{
    Ticket ticket{};
    qint64 promptTokens = 0;
    qint64 mostTokens = 0; // of the answer; 0: no limit
    bool isStream = false;
    bool wantsUsage = false;
    Fault fault = Fault::None;
    QStringList reasoning{}; // in tokens
    QStringList words{};     // in tokens
    QString answerId{};
    qint64 createdSeconds = 0;
    QString path = QStringLiteral("/v1/chat/completions");
    QString conversion = QStringLiteral("OpenAI Compatible"); // New API's request_conversion
    bool isClaude = false;                                    // asked and answered in Claude's own format

    qint64 length() const { return reasoning.size() + words.size(); }
    bool isCutShort() const { return mostTokens > 0 && length() > mostTokens; }
    qint64 sentTokens() const { return isCutShort() ? mostTokens : length(); }
    QString finishReason() const { return isCutShort() ? QStringLiteral("length") : QStringLiteral("stop"); }
    // Laisky asks the newest models over Responses and translates: other shapes (recordings 105–130).
    bool isTranslated(Dialect dialect) const
    {
        return dialect == Dialect::Laisky && path == QStringLiteral("/v1/chat/completions") &&
               ticket.asked.startsWith(QStringLiteral("gpt-5"));
    }
};

QJsonObject usageJson(const Usage &usage, bool reasons);
// As that dialect writes it into an answer.
QJsonObject usageFor(Dialect dialect, const ChatCall &call, const Usage &usage);
Usage usageOf(const ChatCall &call, qint64 sentTokens);
// The whole answer in one piece.
QJsonObject completionJson(Dialect dialect, const ChatCall &call);

} // namespace demo
