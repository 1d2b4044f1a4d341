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

    // Text that carries the secret in the place of each standIn, as a secret of its own: a settings file, a link.
    Secret placedIn(const QByteArray &text, const QByteArray &standIn) const;
    // The same bytes in base64, with '=' and '+' spelled %3D and %2B for a link when percent is set.
    Secret inBase64(bool percent = false) const;
    // Only letters, digits and "-._~": stands in JSON, TOML, a shell's quotes and a URL as it is.
    bool isPlainWord() const;

    friend bool operator==(const Secret &a, const Secret &b);

private:
    std::shared_ptr<QByteArray> m_bytes{};
};

QDebug operator<<(QDebug debug, const Secret &secret);

} // namespace core
