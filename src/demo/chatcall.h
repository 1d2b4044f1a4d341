#pragma once

#include "demo/indialect.h"
#include "demo/ticket.h"

#include <QStringList>

namespace demo {

// A question to a model that is about to be answered.
struct ChatCall
{
    enum class Wire { Chat, Messages, Responses };

    Wire wire = Wire::Chat;
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
    std::optional<Usage> told{}; // by a real supplier, of the whole answer
    QString path = QStringLiteral("/v1/chat/completions");
    QString conversion = QStringLiteral("OpenAI Compatible"); // New API's request_conversion
    bool isClaude = false;                                    // asked and answered in Claude's own format

    // Claude is asked in its own format, whatever the client speaks.
    bool isForClaude() const { return ticket.model.owner == QStringLiteral("anthropic"); }

    qint64 length() const { return reasoning.size() + words.size(); }
    bool isCutShort() const { return mostTokens > 0 && length() > mostTokens; }
    qint64 sentTokens() const { return isCutShort() ? mostTokens : length(); }
    QString finishReason() const { return isCutShort() ? QStringLiteral("length") : QStringLiteral("stop"); }
    // Laisky asks the newest models over Responses and translates: other shapes (recordings 105–130).
    bool isTranslated(Dialect dialect) const
    {
        return dialect == Dialect::Laisky && wire == Wire::Chat && ticket.asked.startsWith(QStringLiteral("gpt-5"));
    }
};

QJsonObject usageJson(const Usage &usage, bool reasons);
// As that dialect writes it into an answer.
QJsonObject usageFor(Dialect dialect, const ChatCall &call, const Usage &usage);
Usage usageOf(const ChatCall &call, qint64 sentTokens);
// Where and how it was asked, for the row.
void describe(const ChatCall &call, Spending &spending);
// The whole answer in one piece.
QJsonObject completionJson(Dialect dialect, const ChatCall &call);

} // namespace demo
