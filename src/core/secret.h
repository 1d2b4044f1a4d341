#pragma once

#include <QByteArray>
#include <QDebug>
#include <QString>

#include <memory>

namespace core {

// A password, key or token. Wiped by its last owner, prints as "Secret(redacted)", never converts by itself.
class Secret
{
public:
    Secret() = default;
    // Takes the bytes over; the caller's copy of the text is the caller's to wipe.
    explicit Secret(QByteArray bytes);
    static Secret fromText(const QString &text) { return Secret(text.toUtf8()); }

    bool isEmpty() const { return !m_bytes || m_bytes->isEmpty(); }
    qsizetype size() const { return m_bytes ? m_bytes->size() : 0; }
    // The bytes themselves. Only the doors (net, secrets, the clipboard) may call this; the architecture test counts.
    QByteArray reveal() const;
    // A public prefix such as "sk-" is a form, not a secret.
    bool startsWith(QByteArrayView prefix) const { return m_bytes && m_bytes->startsWith(prefix); }
    // "…9f3a": the last four characters, enough to recognise a key of 12 or more, else "…".
    QString hint() const;
    // "8d41…77c2", for codes that are told apart by both ends; "…" when there are fewer than 12 characters.
    QString outline() const;
    // SHA-256 in hex: recognises a secret without keeping it. Only for secrets that cannot be guessed (codes, keys).
    QString digest() const;

    friend bool operator==(const Secret &a, const Secret &b);

private:
    std::shared_ptr<QByteArray> m_bytes{};
};

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace core
