#pragma once

#include <QString>

namespace relay {

// Pasted text with what input methods, chat programs and files of settings do to an address undone: full-width letters
// and signs, invisible characters, "\/" of JSON, "https:/" and "hxxps://", an address that is percent-encoded whole.
QString cleanedAddressText(const QString &text);

// The letters of the host come from alphabets that are mixed to deceive ("аpple" with a Cyrillic а), or are of one that
// looks like Latin throughout. host may be in its xn-- form.
bool isLookAlikeHost(const QString &host);

} // namespace relay
