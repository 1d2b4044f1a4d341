#pragma once

#include "core/secret.h"

#include <QList>
#include <QString>

namespace net {

// Scrubs what must not reach a log: Authorization, Cookie, X-Api-Key headers, key-like words (sk-…), passwords and
// codes in JSON and query strings, and every secret it was told of.
class Redactor
{
public:
    void add(const core::Secret &secret);
    QString redact(const QString &text) const;

private:
    QList<core::Secret> m_known{};
};

} // namespace net
