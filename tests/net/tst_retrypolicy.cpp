#include "net/retrypolicy.h"
#include "support/quietmain.h"

using core::ErrorKind;

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void delays_data();
    void delays();
    void onlyThreeKindsAreRetried();
};

// -1: nothing.
void TestRetryPolicy::delays_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<bool>("firstByteSeen");
    QTest::addColumn<qint64>("delay");
    const auto row = [](const char *name, ErrorKind kind, int attempt, qint64 asked, bool seen, qint64 delay) {
        QTest::newRow(name) << kind << attempt << asked << seen << delay;
    };
    row("first", ErrorKind::Offline, 1, -1, false, 500);
    row("second", ErrorKind::Offline, 2, -1, false, 1000);
    row("third is one too many", ErrorKind::Offline, 3, -1, false, -1);
    row("no attempt yet", ErrorKind::Offline, 0, -1, false, -1);
    row("far too many", ErrorKind::ServerFault, 40, -1, false, -1);
    row("something had come", ErrorKind::Offline, 1, -1, true, -1);
    row("the relay asks for more", ErrorKind::RateLimited, 1, 12'000, false, 12'000);
    row("the relay asks for less", ErrorKind::RateLimited, 2, 100, false, 1000);
    row("a minute", ErrorKind::RateLimited, 1, 60'000, false, 60'000);
    row("over a minute", ErrorKind::RateLimited, 1, 60'001, false, -1);
    row("busy server", ErrorKind::ServerFault, 1, -1, false, 500);
    row("timed out", ErrorKind::Timeout, 1, -1, false, -1);
    row("asked after something had come", ErrorKind::RateLimited, 1, 1000, true, -1);
}

void TestRetryPolicy::delays()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, attempt);
    QFETCH(qint64, asked);
    QFETCH(bool, firstByteSeen);
    QFETCH(qint64, delay);
    const auto retryAfter = asked < 0 ? std::nullopt : std::optional(std::chrono::milliseconds(asked));
    const auto got = net::retryDelay(kind, attempt, retryAfter, firstByteSeen);
    QCOMPARE(got ? got->count() : -1, delay);
}

void TestRetryPolicy::onlyThreeKindsAreRetried()
{
    QList<ErrorKind> retried;
    for (int k = 0; k <= static_cast<int>(ErrorKind::SecretUnavailable); ++k) {
        if (net::retryDelay(static_cast<ErrorKind>(k), 1, {}, false))
            retried.append(static_cast<ErrorKind>(k));
    }
    QCOMPARE(retried, (QList<ErrorKind>{ErrorKind::Offline, ErrorKind::RateLimited, ErrorKind::ServerFault}));
}

RELAYDESK_TEST(QCoreApplication, TestRetryPolicy)
#include "tst_retrypolicy.moc"
