#include "accounts/frontdoor.h"

#include "accounts/dailycheckin.h"
#include "accounts/notices.h"
#include "accounts/secondfactor.h"
#include "demo/demorelay.h"
#include "demo/totp.h"
#include "profile.h"
#include "support/quietmain.h"

#include <QSignalSpy>

using namespace accounts;
using namespace Qt::Literals::StringLiterals;
using support::answer;
using support::Profile;
using support::Run;

Q_DECLARE_METATYPE(demo::Dialect)

namespace {

core::Secret codeNow(const core::Secret &secret)
{
    return core::Secret::fromText(demo::totpAt(secret.reveal(), QDateTime::currentSecsSinceEpoch()));
}

} // namespace

// What is done at a relay without a sign-in, and with the account itself, against the relay in this process.
class FrontDoorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void registersWithACodeFromTheMail_data()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::newRow("laisky") << demo::Dialect::Laisky;
        QTest::newRow("oneapi") << demo::Dialect::OneApi;
        QTest::newRow("newapi-2025") << demo::Dialect::NewApi2025;
        QTest::newRow("newapi-2026-08") << demo::Dialect::NewApi202608;
        QTest::newRow("onehub") << demo::Dialect::OneHub;
    }
    void registersWithACodeFromTheMail()
    {
        QFETCH(demo::Dialect, dialect);
        start(dialect, true);
        Profile profile;
        Run run(profile);
        const relay::ProbeReport found = probe(run);
        QVERIFY(found.info.wantsEmailCode);
        FrontDoor door(run.transport, run.clock);
        QVERIFY(!answer(door.mailCode(u"new@example.com"_s)).ok()); // no relay was chosen yet
        door.setRelay(found.info);
        relay::Registration wanted;
        wanted.user = u"newcomer"_s;
        wanted.password = core::Secret("open-sesame-9");
        wanted.email = u"new@example.com"_s;
        const auto without = answer(door.registerUser(wanted));
        QVERIFY(!without.ok());
        const auto sent = answer(door.mailCode(wanted.email));
        QVERIFY2(sent.ok(), sent.ok() ? "" : qPrintable(sent.error().detail));
        wanted.emailCode = m_demo->lastMail(wanted.email, u"code"_s);
        QVERIFY(!wanted.emailCode.isEmpty());
        wanted.inviteCode = m_who.inviteCode;
        const auto done = answer(door.registerUser(wanted));
        QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(done.error().serverMessage));
        const auto in = answer(run.accounts.addWithPassword(found, wanted.user, wanted.password));
        QVERIFY2(in.ok(), in.ok() ? "" : qPrintable(in.error().detail));
        QCOMPARE(in->userName, wanted.user);
    }

    void newPasswordByThePastedLink_data()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::newRow("laisky") << demo::Dialect::Laisky;
        QTest::newRow("newapi-2026") << demo::Dialect::NewApi2026;
    }
    void newPasswordByThePastedLink()
    {
        QFETCH(demo::Dialect, dialect);
        start(dialect);
        Profile profile;
        Run run(profile);
        const relay::ProbeReport found = probe(run);
        FrontDoor door(run.transport, run.clock);
        door.setRelay(found.info);
        QVERIFY(answer(door.mailReset(m_who.email)).ok());
        const auto link = relay::resetLinkIn(u"Your link: "_s + m_demo->lastMail(m_who.email, u"reset"_s) + u" Bye"_s);
        QVERIFY(link.has_value());
        QCOMPARE(link->email, m_who.email);
        const core::Secret chosen("chosen-by-me-1");
        const auto set = answer(door.resetPassword(*link, chosen));
        QVERIFY2(set.ok(), set.ok() ? "" : qPrintable(set.error().serverMessage));
        QCOMPARE(*set == chosen, door.choosesPassword());
        QVERIFY(answer(run.accounts.addWithPassword(found, m_who.user, *set)).ok());
        QVERIFY(!answer(door.resetPassword(*link, chosen)).ok()); // good once
    }

    void secondFactorIsSetUpAndSwitchedOff_data()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::newRow("laisky") << demo::Dialect::Laisky;
        QTest::newRow("newapi-2026") << demo::Dialect::NewApi2026;
        QTest::newRow("newapi-2026-08") << demo::Dialect::NewApi202608;
    }
    void secondFactorIsSetUpAndSwitchedOff()
    {
        QFETCH(demo::Dialect, dialect);
        start(dialect);
        Profile profile;
        Run run(profile);
        const relay::AccountCalls calls(*answer(run.accounts.client(signedIn(run))).value());
        QVERIFY(!answer(calls.secondFactor())->enabled);
        const auto made = answer(calls.setUpSecondFactor());
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().detail));
        const SecondFactorPaper paper = secondFactorPaper(made->uri, made->secret, made->backupCodes);
        QVERIFY(paper.picture && paper.picture->size() >= 21);
        QCOMPARE(QString(paper.secret).remove(u' ').size(), made->secret.size());
        QCOMPARE(paper.backupCodes.isEmpty(), dialect == demo::Dialect::Laisky);
        const auto wrong = answer(calls.enableSecondFactor(core::Secret("000000")));
        QVERIFY(!wrong.ok() && wrong.error().cause == core::ErrorCause::SecondFactorWrong);
        auto on = answer(calls.enableSecondFactor(codeNow(made->secret)));
        if (!on.ok()) // the half minute ended in between
            on = answer(calls.enableSecondFactor(codeNow(made->secret)));
        QVERIFY2(on.ok(), on.ok() ? "" : qPrintable(on.error().serverMessage));
        // Also where the session's bearer was replaced by it.
        const auto state = answer(calls.secondFactor());
        QVERIFY2(state.ok() && state->enabled, state.ok() ? "off" : qPrintable(state.error().detail));
        QVERIFY(answer(calls.about()).ok());
    }

    void checkInIsOneClickAndNeverByItself()
    {
        start(demo::Dialect::NewApi2026);
        Profile profile;
        Run run(profile);
        const core::AccountId id = signedIn(run);
        const relay::AccountCalls calls(*answer(run.accounts.client(id)).value());
        DailyCheckIn daily(run.accounts, run.clock);
        QSignalSpy done(&daily, &DailyCheckIn::checkedIn);
        daily.visit(); // not switched on
        const QDate today = core::toDateTime(run.clock.now()).date();
        const auto before = answer(calls.checkIns(today));
        QVERIFY(before.ok() && before->offered && !before->doneToday);
        QCOMPARE(done.count(), 0);
        QVERIFY(answer(run.accounts.setChecksIn(id, true)).ok());
        daily.visit();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20'000);
        QVERIFY(answer(calls.checkIns(today))->doneToday);
        const auto twice = answer(calls.checkIn());
        QVERIFY(!twice.ok());
        daily.visit(); // once a day
        QVERIFY(answer(calls.checkIns(today)).ok());
        QCOMPARE(done.count(), 1);
    }

    void noticesAreNewOnce()
    {
        start(demo::Dialect::Laisky);
        Profile profile;
        {
            Run run(profile);
            const core::AccountId id = signedIn(run);
            Notices notices(run.accounts, run.database, run.clock);
            QVERIFY(answer(notices.load()).ok());
            QVERIFY(answer(notices.refresh(id)).ok());
            QCOMPARE(notices.list().size(), 1);
            QCOMPARE(notices.unreadCount(), 1);
            QVERIFY(answer(notices.markAllRead()).ok());
            QVERIFY(answer(notices.refresh(id)).ok());
            QCOMPARE(notices.unreadCount(), 0); // the same text is not new again
        }
        Run again(profile);
        Notices notices(again.accounts, again.database, again.clock);
        QVERIFY(answer(notices.load()).ok());
        QCOMPARE(notices.list().size(), 1);
        QCOMPARE(notices.unreadCount(), 0);
        // A relay that does not answer takes nothing away.
        m_demo->stop();
        QVERIFY(!answer(notices.refresh(again.accounts.list().first().id)).ok());
        QCOMPARE(notices.list().size(), 1);
    }

    void profileIsChanged_data()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::newRow("laisky") << demo::Dialect::Laisky;
        QTest::newRow("newapi-2026") << demo::Dialect::NewApi2026;
    }
    void profileIsChanged()
    {
        QFETCH(demo::Dialect, dialect);
        start(dialect);
        Profile profile;
        Run run(profile);
        relay::RelayClient *client = answer(run.accounts.client(signedIn(run))).value();
        const relay::AccountCalls calls(*client);
        relay::ProfileChange change;
        change.displayName = u"Example Person"_s;
        if (calls.wantsOldPassword()) {
            QVERIFY(!answer(calls.changeProfile(m_who.user, change)).ok());
            change.oldPassword = m_who.password;
        }
        const auto done = answer(calls.changeProfile(m_who.user, change));
        QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(done.error().serverMessage));
        QCOMPARE(answer(client->self())->displayName, u"Example Person"_s);
        QVERIFY(!answer(calls.inviteCode())->isEmpty());
    }

private:
    void start(demo::Dialect dialect, bool mailCodes = false)
    {
        m_demo.reset();
        demo::Options options;
        options.dialect = dialect;
        options.limits = false;
        options.seedHistory = false;
        options.emailVerification = mailCodes;
        m_demo = std::make_unique<demo::DemoRelay>(options);
        const auto started = m_demo->start();
        QVERIFY(started.ok());
        m_who = *started;
    }
    relay::ProbeReport probe(Run &run) { return answer(run.accounts.probe(m_who.address.toString())).value(); }
    core::AccountId signedIn(Run &run)
    {
        return answer(run.accounts.addWithPassword(probe(run), m_who.user, m_who.password))->id;
    }

    std::unique_ptr<demo::DemoRelay> m_demo;
    demo::Credentials m_who;
};

RELAYDESK_TEST(QCoreApplication, FrontDoorTest)
#include "tst_frontdoor.moc"
