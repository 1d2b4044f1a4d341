#include "secrets/keychainvault.h"
#include "support/quietmain.h"

using core::ErrorKind;
using core::Result;
using core::Secret;
using secrets::KeychainVault;
using secrets::VaultState;

// Run by with-locked-keyring.sh: first `writes` while the keyring is open, then, in another session, the rest.
class TestLockedKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writes();
    void isRefusedWhenLocked();
};

void TestLockedKeychain::writes()
{
    KeychainVault vault(QStringLiteral("relaydesk-test"));
    std::optional<Result<void>> written;
    vault.write(QStringLiteral("a"), Secret("1")).finally(this, [&](const Result<void> &r) { written = r; });
    QTRY_VERIFY(written);
    QVERIFY(written->ok());
    QCOMPARE(vault.state(), VaultState::Ready);
}

void TestLockedKeychain::isRefusedWhenLocked()
{
    KeychainVault vault(QStringLiteral("relaydesk-test"));
    std::optional<Result<Secret>> read;
    std::optional<Result<void>> written;
    vault.read(QStringLiteral("a")).finally(this, [&](const Result<Secret> &r) { read = r; });
    QTRY_VERIFY(read);
    QVERIFY(!read->ok());
    QCOMPARE(read->error().kind, ErrorKind::SecretLocked);
    QCOMPARE(vault.state(), VaultState::Locked);
    QCOMPARE(vault.backendName(), QStringLiteral("GNOME Keyring"));
    vault.write(QStringLiteral("a"), Secret("2")).finally(this, [&](const Result<void> &r) { written = r; });
    QTRY_VERIFY(written);
    QVERIFY(!written->ok());
    QCOMPARE(written->error().kind, ErrorKind::SecretLocked);
    std::optional<Result<void>> removed;
    vault.remove(QStringLiteral("a")).finally(this, [&](const Result<void> &r) { removed = r; });
    QTRY_VERIFY(removed);
    QVERIFY(!removed->ok());
    QCOMPARE(removed->error().kind, ErrorKind::SecretLocked);
    QCOMPARE(vault.state(), VaultState::Locked);
}

RELAYDESK_TEST(QCoreApplication, TestLockedKeychain)
#include "tst_lockedkeychain.moc"
