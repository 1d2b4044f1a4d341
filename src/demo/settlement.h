#pragma once

#include "demo/pricelist.h"

namespace demo {

// What an answer used up, in tokens. prompt contains cached.
struct Usage
{
    qint64 prompt = 0;
    qint64 cached = 0;
    qint64 completion = 0;
    qint64 reasoning = 0; // part of completion
};

// The bill of a text answer in quota units (relay-api §6.2, relay-api-newapi §9.1):
//   OneApi      ceil(P×in + O×out), cached tokens get no discount
//   Laisky      ceil((P−cached)×in + cached×cin + O×out)
//   New API     the same, rounded half away from zero
//   OneHub      ceil((P + trunc(cached×(cin/in − 1)))×in + O×out)
// each times the group ratio, at least 1 where the price is not zero (not on New API 2025), 0 where no tokens were
// used.
qint64 billedQuota(Dialect dialect, const Rate &rate, const Usage &usage, int groupPercent = 100);

// What is held back before the answer, in quota units (relay-api §12.5, relay-api-newapi §8.4). maxTokens 0: not given.
//   OneApi      (500 + P + max) × in
//   Laisky      (500 + P) × in + max × out
//   NewApi2025  (P + max) × in, or 500 × in without a limit
//   New API 2026 (max(P, 500) + max) × in
//   OneHub      P × in + 500
qint64 reservedQuota(Dialect dialect, const Rate &rate, qint64 promptTokens, qint64 maxTokens, int groupPercent = 100);

// May the relay skip the reservation, because there is plenty? (relay-api §12.5)
bool isTrusted(Dialect dialect, qint64 balance, qint64 reservation, bool keyIsUnlimited, qint64 keyRemain);

// "＄0.123456 额度" and "＄0.123456 quota": the full-width dollar of log texts.
QString moneyInText(Dialect dialect, qint64 quota);

} // namespace demo
