#include "app/workspace.h"
#include "demo/demorelay.h"
#include "support/answer.h"
#include "support/quietmain.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace {

using namespace std::chrono_literals;

constexpr int patience = 30'000;
// The answer is written down every 500 ms; the rest is for the database's thread and a busy machine.
constexpr auto mostLost = 500ms;
constexpr auto slack = 250ms;

QString program()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/" RELAYDESK_PROGRAM);
}

QString integrityOf(storage::Database &database)
{
    const auto checked = support::answer(database.read([](storage::Connection &c) -> core::Result<QString> {
        auto statement = c.prepare(QStringLiteral("PRAGMA integrity_check"));
        if (!statement)
            return statement.error();
        storage::Statement &answer = statement.value();
        if (const auto row = answer.next(); !row)
            return row.error();
        return answer.text(0);
    }));
    return checked ? checked.value() : checked.error().detail;
}

} // namespace

// The program dies without a word in the middle of an answer. The next start finds what had come.
class TestKilled : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
            QSKIP(
                "needs tests/support/desktop-session.sh around it: accounts live in a keychain between two processes");
    }
    void inMidAnswer_data()
    {
        QTest::addColumn<int>("afterMs");
        QTest::newRow("soon") << 900;
        QTest::newRow("between two writes") << 1650;
        QTest::newRow("later") << 2800;
    }
    void inMidAnswer();
};

void TestKilled::inMidAnswer()
{
    QFETCH(int, afterMs);
    QTemporaryDir profile;
    demo::Options options;
    options.tokensPerSecond = 60;
    demo::DemoRelay relay(options);
    const auto started = relay.start();
    QVERIFY(started.ok());
    app::WorkspaceOptions here;
    here.profile = profile.path();
    {
        app::Workspace workspace(here);
        QVERIFY(support::answer(workspace.open()).ok());
        const auto found = support::answer(workspace.accounts().probe(started->address.toString()));
        QVERIFY(found.ok());
        const auto added =
            support::answer(workspace.accounts().addWithPassword(found.value(), started->user, started->password));
        QVERIFY(added.ok());
        QVERIFY(support::answer(workspace.accounts().useKey(added->id, started->key, QStringLiteral("desktop"))).ok());
    }

    QProcess process;
    process.start(program(),
                  {QStringLiteral("--profile"), profile.path(), QStringLiteral("ask"),
                   QStringLiteral("A long answer, please."), QStringLiteral("--model"), QStringLiteral("gpt-4o-mini")});
    QVERIFY(process.waitForStarted(patience));
    // What was on the screen, and when.
    QList<std::pair<qint64, qsizetype>> shown;
    QByteArray text;
    QElapsedTimer clock;
    clock.start();
    connect(&process, &QProcess::readyReadStandardOutput, this, [&] {
        text += process.readAllStandardOutput();
        shown.append({clock.elapsed(), text.size()});
    });
    QTRY_VERIFY_WITH_TIMEOUT(!text.isEmpty(), patience);
    const qint64 begun = clock.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() - begun >= afterMs, patience);
    const qint64 killedAt = clock.elapsed();
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGKILL), 0);
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QVERIFY(text.size() > 20);
    qsizetype mustBeThere = 0;
    for (const auto &[at, size] : std::as_const(shown))
        if (at <= killedAt - std::chrono::milliseconds(mostLost + slack).count())
            mustBeThere = size;
    QVERIFY(afterMs < 1000 || mustBeThere > 0);

    app::Workspace workspace(here);
    QVERIFY(support::answer(workspace.open()).ok());
    QCOMPARE(integrityOf(workspace.database()), QStringLiteral("ok"));
    QCOMPARE(workspace.chats().list().size(), 1);
    chat::Session *session = workspace.chats().open(workspace.chats().list().first().id);
    QVERIFY(support::answer(session->load()).ok());
    QCOMPARE(session->messages().size(), 2);
    QCOMPARE(session->messages().first().text(), QStringLiteral("A long answer, please."));
    const chat::Message answer = session->messages().last();
    QCOMPARE(answer.state, chat::MessageState::Interrupted);
    const QByteArray kept = answer.text().toUtf8();
    QVERIFY2(kept.size() >= mustBeThere,
             qPrintable(QStringLiteral("%1 of %2 bytes").arg(kept.size()).arg(mustBeThere)));
    // What is there is the beginning of what was shown (or a little more than reached the screen).
    QVERIFY(text.startsWith(kept) || kept.startsWith(text));
    QVERIFY(!session->isAnswering());
    QCOMPARE(workspace.chats().answeringCount(), 0);

    // And it goes on from there.
    relay.setTokensPerSecond(0);
    QVERIFY(support::answer(session->continueAnswer(answer.id)).ok());
    QTRY_COMPARE_WITH_TIMEOUT(session->messages().last().state, chat::MessageState::Complete, patience);
    QCOMPARE(session->messages().last().versions, 1); // in the same message
    QCOMPARE(session->messages().last().further.size(), std::size_t(1));
    QVERIFY(session->messages().last().text().startsWith(answer.text()));
    QVERIFY(session->messages().last().text().size() > answer.text().size());
}

RELAYDESK_TEST(QCoreApplication, TestKilled)
#include "tst_killed.moc"
