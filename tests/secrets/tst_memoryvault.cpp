#include "secrets/memoryvault.h"
#include "support/quietmain.h"

using core::Result;
using core::Secret;

class TestMemoryVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead();
    void whatIsNotThereIsNotFound();
    void itSaysThatItForgets();
};

void TestMemoryVault::whatIsWrittenIsRead()
{
    secrets::MemoryVault vault;
    const Secret bytes(QByteArray("a\0b\xFF", 4));
    std::optional<Result<Secret>> read;
    vault.write(QStringLiteral("a/1"), Secret("old"))
        .then(this, [&] { return vault.write(QStringLiteral("a/1"), bytes); })
        .then(this, [&] { return vault.read(QStringLiteral("a/1")); })
        .finally(this, [&](const Result<Secret> &r) { read = r; });
    QTRY_VERIFY(read);
    QVERIFY(read->ok());
    QVERIFY(read->value() == bytes);
}

void TestMemoryVault::whatIsNotThereIsNotFound()
{
    secrets::MemoryVault vault;
    std::optional<Result<Secret>> read;
    std::optional<Result<void>> removed;
    vault.read(QStringLiteral("a")).finally(this, [&](const Result<Secret> &r) { read = r; });
    vault.remove(QStringLiteral("a")).finally(this, [&](const Result<void> &r) { removed = r; });
    QTRY_VERIFY(read && removed);
    QVERIFY(!read->ok());
    QCOMPARE(read->error().kind, core::ErrorKind::NotFound);
    QVERIFY(removed->ok());
}

void TestMemoryVault::itSaysThatItForgets()
{
    QCOMPARE(secrets::MemoryVault().state(), secrets::VaultState::Unavailable);
    QVERIFY(secrets::MemoryVault().backendName().isEmpty());
}

RELAYDESK_TEST(QCoreApplication, TestMemoryVault)
#include "tst_memoryvault.moc"
