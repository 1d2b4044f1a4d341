#pragma once

#include "demo/demooptions.h"

#include <QRandomGenerator>

namespace demo {

// A UUID of version 7 for that moment, as Laisky's rows have.
QString timedUuid(qint64 ms, QRandomGenerator &random);
// Letters and digits: 48 make a key, 4 an invite code.
QString letters(int length, QRandomGenerator &random);
// The same with "-" and "_": the second part of One Hub's keys.
QString keyLetters(int length, QRandomGenerator &random);
// 32 lowercase hexadecimal digits: a redemption code, an access token.
QString hexDigits(int length, QRandomGenerator &random);
// Base32 without padding: a TOTP secret.
QString base32(int length, QRandomGenerator &random);
// X-Oneapi-Request-Id: time, nanoseconds and a random tail (relay-api §12.2).
QString requestIdAt(Dialect dialect, qint64 ms, QRandomGenerator &random);
// Laisky's trace_id.
QString traceId(QRandomGenerator &random);

} // namespace demo
