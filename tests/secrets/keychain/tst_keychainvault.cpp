#include "secrets/keychainvault.h"
#include "support/quietmain.h"

#include <QSignalSpy>

using core::ErrorKind;
using core::Result;
using core::Secret;
using secrets::KeychainVault;
using secrets::VaultState;

namespace {

bool hasKeychain()
{
    return qEnvironmentVariable("RELAYDESK_TEST_KEYCHAIN") == QLatin1String("real");
}

template<typename T>
struct Waiter : QObject
{
    explicit Waiter(const core::Async<T> &async)
    {
        async.finally(this, [this](const Result<T> &r) {
            ++count;
            result = r;
        });
    }
    int count = 0;
    std::optional<Result<T>> result{};
};

const QString service = QStringLiteral("relaydesk-test");

} // namespace

// One program, run once with a real keychain and once without; RELAYDESK_TEST_KEYCHAIN says which.
class TestKeychainVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsClaimedBeforeTheFirstAnswer();
    void whatIsWrittenIsRead_data();
    void whatIsWrittenIsRead();
    void theLastWriteCountsInOrderOfAsking();
    void anotherVaultReadsItOnlyFromAKeychain();
    void whatIsNotThereIsNotFound();
    void whatIsRemovedIsGone();
    void servicesAreApart();
    void aVaultThatDiesAnswersCancelled();
};

void TestKeychainVault::initTestCase()
{
    const QString which = qEnvironmentVariable("RELAYDESK_TEST_KEYCHAIN");
    QVERIFY2(which == QLatin1String("real") || which == QLatin1String("none"),
             "run by with-keyring.sh or without-keyring.sh");
}

void TestKeychainVault::nothingIsClaimedBeforeTheFirstAnswer()
{
    KeychainVault vault(service);
    QCOMPARE(vault.state(), VaultState::Unknown);
    QVERIFY(vault.backendName().isEmpty());
    QSignalSpy changes(&vault, &secrets::Vault::stateChanged);
    Waiter w(vault.write(QStringLiteral("probe"), Secret("x")));
    QTRY_COMPARE(w.count, 1);
    QVERIFY(w.result->ok()); // without a keychain as well: kept for this session
    QCOMPARE(vault.state(), hasKeychain() ? VaultState::Ready : VaultState::Unavailable);
    QCOMPARE(vault.backendName(), hasKeychain() ? QStringLiteral("GNOME Keyring") : QString());
    QCOMPARE(changes.size(), 1);
}

void TestKeychainVault::whatIsWrittenIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("sk-abcdefghijkl");
    QTest::newRow("Chinese") << QByteArray("余额");
    QTest::newRow("any bytes") << QByteArray("\0\xFF\n\x80 a\0", 7);
    QTest::newRow("long") << QByteArray(20'000, 'k');
}

void TestKeychainVault::whatIsWrittenIsRead()
{
    QFETCH(QByteArray, bytes);
    KeychainVault vault(service);
    Waiter w(vault.write(QStringLiteral("account/3/key/12"), Secret(bytes)));
    Waiter r(vault.read(QStringLiteral("account/3/key/12")));
    QTRY_COMPARE(r.count, 1);
    QCOMPARE(w.count, 1);
    QVERIFY(r.result->ok());
    QCOMPARE(r.result->value().reveal(), bytes);
}

void TestKeychainVault::theLastWriteCountsInOrderOfAsking()
{
    KeychainVault vault(service);
    QList<int> order;
    std::optional<Result<Secret>> read;
    for (int i = 0; i < 5; ++i) {
        vault.write(QStringLiteral("a"), Secret(QByteArray::number(i)))
            .finally(this, [&order, i](const Result<void> &) { order.append(i); });
    }
    vault.read(QStringLiteral("a")).finally(this, [&](const Result<Secret> &r) { read = r; });
    QTRY_VERIFY(read);
    QCOMPARE(order, (QList<int>{0, 1, 2, 3, 4}));
    QCOMPARE(read->value().reveal(), QByteArray("4"));
}

void TestKeychainVault::anotherVaultReadsItOnlyFromAKeychain()
{
    const QString name = QStringLiteral("kept");
    {
        KeychainVault vault(service);
        Waiter w(vault.write(name, Secret("value")));
        QTRY_COMPARE(w.count, 1);
    }
    KeychainVault other(service);
    Waiter r(other.read(name));
    QTRY_COMPARE(r.count, 1);
    QCOMPARE(r.result->ok(), hasKeychain());
    if (hasKeychain()) {
        QCOMPARE(r.result->value().reveal(), QByteArray("value"));
    } else {
        QCOMPARE(r.result->error().kind, ErrorKind::SecretUnavailable);
        QCOMPARE(r.result->error().cause, core::ErrorCause::NoKeychain);
        QCOMPARE(other.state(), VaultState::Unavailable);
    }
}

void TestKeychainVault::whatIsNotThereIsNotFound()
{
    KeychainVault vault(service);
    Waiter r(vault.read(QStringLiteral("never written")));
    QTRY_COMPARE(r.count, 1);
    QVERIFY(!r.result->ok());
    QCOMPARE(r.result->error().kind, hasKeychain() ? ErrorKind::NotFound : ErrorKind::SecretUnavailable);
}

void TestKeychainVault::whatIsRemovedIsGone()
{
    KeychainVault vault(service);
    const QString name = QStringLiteral("short-lived");
    Waiter w(vault.write(name, Secret("x")));
    Waiter d(vault.remove(name));
    Waiter r(vault.read(name));
    QTRY_COMPARE(r.count, 1);
    QVERIFY(d.result->ok());
    QVERIFY(!r.result->ok());
    Waiter again(vault.remove(name));
    QTRY_COMPARE(again.count, 1);
    QCOMPARE(again.result->ok(), hasKeychain());
}

void TestKeychainVault::servicesAreApart()
{
    KeychainVault one(service);
    KeychainVault two(service + QStringLiteral("-2"));
    Waiter w(one.write(QStringLiteral("a"), Secret("1")));
    QTRY_COMPARE(w.count, 1);
    Waiter r(two.read(QStringLiteral("a")));
    QTRY_COMPARE(r.count, 1);
    QVERIFY(!r.result->ok());
}

void TestKeychainVault::aVaultThatDiesAnswersCancelled()
{
    auto vault = std::make_unique<KeychainVault>(service);
    Waiter first(vault->write(QStringLiteral("a"), Secret("1")));
    Waiter second(vault->write(QStringLiteral("a"), Secret("2")));
    vault.reset();
    QTRY_COMPARE(first.count + second.count, 2);
    QCOMPARE(second.result->error().kind, ErrorKind::Cancelled);
    QTest::qWait(50); // the job in flight ends without its vault
}

RELAYDESK_TEST(QCoreApplication, TestKeychainVault)
#include "tst_keychainvault.moc"
