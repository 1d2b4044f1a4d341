#pragma once

#include "demo/books.h"
#include "demo/settlement.h"

#include <QRandomGenerator>

namespace demo {

// A new account with its gift row and, where the build makes one, its first key. Valid until the list grows.
Account &addAccount(Ledger &ledger, Dialect dialect, const QString &name, const QByteArray &digest, qint64 giftQuota,
                    qint64 nowMs, QRandomGenerator &random);
// A new enabled key without limits. Valid until the list grows.
ApiKey &addKey(Ledger &ledger, Dialect dialect, Account &account, const QString &name, qint64 nowMs,
               QRandomGenerator &random);
// Credits the code and writes the row; the row tells the amount only in its text, except on One Hub.
void addTopUp(Ledger &ledger, Dialect dialect, Account &account, const RedemptionCode &code, qint64 nowMs,
              const QString &requestId);

// A gift, a note: a row of type 4.
void addSystemRow(Ledger &ledger, Dialect dialect, const Account &account, const QString &content, qint64 nowMs,
                  const QString &requestId);
// New API, Aug 2026: a row that tells of a sign-in.
void addSignInRow(Ledger &ledger, Account &account, const QString &method, qint64 nowMs, const QString &requestId);

// One call that is to be billed.
struct Spending
{
    qint64 accountId = 0;
    qint64 keyId = 0;
    QString asked{};    // the model's name in the request
    QString supplier{}; // … and at the supplier
    QString channel{};
    Rate rate{};
    Usage usage{};
    qint64 quota = 0;
    QString requestId{};
    qint64 startedMs = 0;
    qint64 elapsedMs = 0;
    qint64 firstTokenMs = -1000; // New API's frt; -1000: not a stream
    bool isStream = false;
    int groupPercent = 100;
    QString path{};                                           // "/v1/chat/completions"
    QString content{};                                        // the row's text; empty: the dialect's for text answers
    QString conversion = QStringLiteral("OpenAI Compatible"); // New API's request_conversion, parts apart by "|"
    QJsonObject more{};                                       // further fields of New API's "other"
    bool isByCall = false;                                    // New API: by a price per call, not by tokens
    bool isClaude = false;                                    // New API: answered in Claude's own format
    bool isCut = false;                                       // the supplier's stream broke off
    QString group{};                                          // set by spendingRow
    bool hidesTokens = false;                                 // One API and Laisky: pictures have no tokens in the row
};

// The row of a call, not yet in the ledger.
LogRow spendingRow(Dialect dialect, const Spending &spending, const Account &account, const ApiKey &key, qint64 nowMs,
                   QRandomGenerator &random);
// Charges account and key (minus what was held back before), writes the row and the final cost.
void settle(Ledger &ledger, Dialect dialect, const Spending &spending, qint64 heldFromAccount, qint64 heldFromKey,
            qint64 nowMs);
// Takes a reservation from account and key, or gives it back with negative amounts.
void hold(Ledger &ledger, qint64 accountId, qint64 fromAccount, qint64 keyId, qint64 fromKey);

} // namespace demo
