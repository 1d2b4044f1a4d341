#include "core/secret.h"
#include "support/quietmain.h"

using core::Secret;

class TestSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void printsNothing()
    {
        QString text;
        QDebug(&text) << Secret(QByteArrayLiteral("sk-very-secret"));
        QVERIFY(text.contains(QStringLiteral("redacted")));
        QVERIFY(!text.contains(QStringLiteral("very")));
    }
    void outlineShowsBothEndsOnlyWhenLongEnough()
    {
        QCOMPARE(Secret(QByteArrayLiteral("203b9a8afb8d6933868d121fee24748c")).outline(), QStringLiteral("203b…748c"));
        QCOMPARE(Secret(QByteArrayLiteral("12345678901")).outline(), QStringLiteral("…"));
        QCOMPARE(Secret().outline(), QStringLiteral("…"));
    }
    void digestIsSha256()
    {
        QCOMPARE(Secret(QByteArrayLiteral("abc")).digest(),
                 QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(Secret().digest(), QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }
};

RELAYDESK_TEST(QCoreApplication, TestSecret)
#include "tst_secret.moc"
