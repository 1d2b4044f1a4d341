#include "chat/history.h"

#include "support/quietmain.h"

#include <QCoreApplication>

using namespace chat;

class TestHistory : public QObject
{
    Q_OBJECT

    // 'u' and 'a' for users and answers; every message is ten tokens.
    static History chosen(const QByteArray &roles, const HistoryLimits &limits)
    {
        QList<Message> branch;
        for (const char role : roles) {
            Message message;
            message.role = role == 'u' ? Role::User : Role::Assistant;
            branch.append(message);
        }
        return travelling(branch, limits, [](const Message &) { return qint64(10); });
    }

private Q_SLOTS:
    void limits_data()
    {
        QTest::addColumn<QByteArray>("roles");
        QTest::addColumn<int>("earlier"); // -1: all
        QTest::addColumn<qint64>("context");
        QTest::addColumn<int>("travel");
        QTest::newRow("all") << QByteArray("uauau") << -1 << qint64(0) << 5;
        QTest::newRow("none") << QByteArray("uauau") << 0 << qint64(0) << 1;
        QTest::newRow("two") << QByteArray("uauau") << 2 << qint64(0) << 3;
        QTest::newRow("an answer cannot come first") << QByteArray("uauau") << 3 << qint64(0) << 3;
        QTest::newRow("more than there are") << QByteArray("uau") << 50 << qint64(0) << 3;
        QTest::newRow("only what fits") << QByteArray("uauau") << -1 << qint64(512 + 100 + 30) << 3;
        QTest::newRow("the question always travels") << QByteArray("uau") << -1 << qint64(1) << 1;
        QTest::newRow("a question after a failure") << QByteArray("uu") << -1 << qint64(0) << 2;
    }
    void limits()
    {
        QFETCH(QByteArray, roles);
        QFETCH(int, earlier);
        QFETCH(qint64, context);
        QFETCH(int, travel);
        HistoryLimits given;
        if (earlier >= 0)
            given.earlier = earlier;
        if (context > 0)
            given.context = context;
        given.largestAnswer = 100;
        const History history = chosen(roles, given);
        QCOMPARE(static_cast<int>(history.messages.size()), travel);
        QCOMPARE(history.tokens, travel * 10);
        QCOMPARE(history.ofMessages, static_cast<int>(roles.size()));
    }
};

RELAYDESK_TEST(QCoreApplication, TestHistory)
#include "tst_history.moc"
