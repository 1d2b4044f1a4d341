#pragma once

#include "core/async.h"
#include "core/secret.h"

#include <QString>

namespace secrets {

enum class VaultState {
    Unknown, // nothing was written or read yet; the first write is the probe
    Ready,
    Locked,      // the keychain is there but the user declined to open it
    Unavailable, // no keychain on this system: secrets live for this session only
};

// Keeps and returns secrets by name ("account/3/key/12"). Errors: NotFound (read only; removing what is not there is
// done), SecretLocked, SecretUnavailable (cause NoKeychain).
class Vault : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual core::Async<void> write(const QString &name, const core::Secret &secret) = 0;
    virtual core::Async<core::Secret> read(const QString &name) = 0;
    virtual core::Async<void> remove(const QString &name) = 0;

    VaultState state() const { return m_state; }
    // "GNOME Keyring", "KWallet", "Windows Credential Manager", "macOS Keychain", or empty when there is none or none
    // has answered yet.
    virtual QString backendName() const = 0;

Q_SIGNALS:
    void stateChanged(secrets::VaultState state);

protected:
    void setState(VaultState state);

private:
    VaultState m_state = VaultState::Unknown;
};

} // namespace secrets
