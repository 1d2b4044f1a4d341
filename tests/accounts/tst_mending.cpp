#include "accounts/accounts.h"

#include "accounts/secretnames.h"
#include "demo/demorelay.h"
#include "profile.h"
#include "support/quietmain.h"

#include <QSignalSpy>

using namespace accounts;
using support::answer;
using support::Profile;
using support::Run;

// A sign-in that is lost in the middle of something, and leaving.
class MendingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { start(); }

    void whoWaitsGoesOnAfterSigningIn()
    {
        Profile profile;
        Run run(profile);
        run.accounts.setAsksToSignIn(true);
        const core::AccountId id = signedIn(run);
        start(port()); // new books: no session of before
        QSignalSpy wanted(&run.accounts, &Accounts::signInWanted);
        relay::RelayClient *client = *answer(run.accounts.client(id));
        QObject context;
        std::optional<core::Result<relay::SelfRecord>> self;
        std::optional<core::Result<relay::RelayClient *>> later;
        client->self().finally(&context, [&](const core::Result<relay::SelfRecord> &r) { self.emplace(r); });
        QTRY_COMPARE_WITH_TIMEOUT(wanted.count(), 1, 20'000);
        QVERIFY(run.accounts.find(id)->state == SignInState::SignedOut);
        // Whoever comes meanwhile waits too, and nobody is asked twice.
        run.accounts.client(id).finally(&context,
                                        [&](const core::Result<relay::RelayClient *> &r) { later.emplace(r); });
        QVERIFY(!answer(run.accounts.signInAgain(id, core::Secret("wrong-password"))).ok());
        QVERIFY(!self && !later);
        QVERIFY(answer(run.accounts.signInAgain(id, m_who.password)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(self && later, 20'000);
        QVERIFY2(self->ok(), self->ok() ? "" : qPrintable(self->error().detail));
        QVERIFY(later->ok());
        QCOMPARE(wanted.count(), 1);
        QVERIFY(run.accounts.find(id)->state == SignInState::SignedIn);
    }

    void declinedIsAnsweredAndNotAskedAgain()
    {
        Profile profile;
        Run run(profile);
        run.accounts.setAsksToSignIn(true);
        const core::AccountId id = signedIn(run);
        start(port());
        connect(&run.accounts, &Accounts::signInWanted, this,
                [&run](core::AccountId which) { run.accounts.declineSignIn(which); });
        QSignalSpy wanted(&run.accounts, &Accounts::signInWanted);
        relay::RelayClient *client = *answer(run.accounts.client(id));
        const auto self = answer(client->self());
        QVERIFY(!self.ok() && self.error().cause == core::ErrorCause::SignedOut);
        const auto again = answer(run.accounts.client(id));
        QVERIFY(!again.ok() && again.error().cause == core::ErrorCause::SignedOut);
        QCOMPARE(wanted.count(), 1);
        // Signed in and lost again: that is worth asking.
        QVERIFY(answer(run.accounts.signInAgain(id, m_who.password)).ok());
        start(port());
        QVERIFY(!answer((*answer(run.accounts.client(id)))->self()).ok());
        QCOMPARE(wanted.count(), 2);
    }

    void keptPasswordSignsInByItself()
    {
        Profile profile;
        Run run(profile);
        const auto added = answer(run.accounts.addWithPassword(found(run), m_who.user, m_who.password, {}, true));
        QVERIFY(added.ok() && added->keepsPassword);
        QVERIFY(answer(profile.vault.inner.read(secretName(added->id, passwordSecret))).ok());
        start(port());
        QSignalSpy wanted(&run.accounts, &Accounts::signInWanted);
        const auto self = answer((*answer(run.accounts.client(added->id)))->self());
        QVERIFY2(self.ok(), self.ok() ? "" : qPrintable(self.error().detail));
        QCOMPARE(wanted.count(), 0);
        QVERIFY(answer(run.accounts.forgetPassword(added->id)).ok());
        QVERIFY(!answer(profile.vault.inner.read(secretName(added->id, passwordSecret))).ok());
        QVERIFY(!run.accounts.find(added->id)->keepsPassword);
    }

    void passwordIsNotKeptUnlessAsked()
    {
        Profile profile;
        Run run(profile);
        const core::AccountId id = signedIn(run);
        QVERIFY(!run.accounts.find(id)->keepsPassword);
        QVERIFY(!answer(profile.vault.inner.read(secretName(id, passwordSecret))).ok());
    }

    void signingOutForgetsAndKeepsTheRest()
    {
        Profile profile;
        {
            Run run(profile);
            run.accounts.setAsksToSignIn(true);
            const auto added = answer(run.accounts.addWithPassword(found(run), m_who.user, m_who.password, {}, true));
            QVERIFY(added.ok());
            const core::AccountId id = added->id;
            QVERIFY(answer(run.accounts.useKey(id, m_who.key, QStringLiteral("desktop"))).ok());
            QSignalSpy wanted(&run.accounts, &Accounts::signInWanted);
            QVERIFY(answer(run.accounts.signOut(id, Accounts::KeyFate::Keep)).ok());
            for (const char *what : {sessionSecret, accessTokenSecret, passwordSecret})
                QVERIFY(!answer(profile.vault.inner.read(secretName(id, what))).ok());
            QVERIFY(answer(run.accounts.key(id)).ok());
            const Account *account = run.accounts.find(id);
            QVERIFY(account && account->state == SignInState::SignedOut && account->signedOut && account->hasKey());
            QVERIFY(!answer(run.accounts.client(id)).ok());
            QCOMPARE(wanted.count(), 0); // who signed out is not asked
        }
        Run again(profile);
        again.accounts.setAsksToSignIn(true);
        QSignalSpy wanted(&again.accounts, &Accounts::signInWanted);
        const core::AccountId id = again.accounts.list().first().id;
        QVERIFY(again.accounts.find(id)->state == SignInState::SignedOut);
        QVERIFY(!answer(again.accounts.client(id)).ok());
        QCOMPARE(wanted.count(), 0);
        QVERIFY(answer(again.accounts.signInAgain(id, m_who.password)).ok());
        QVERIFY(!again.accounts.find(id)->signedOut);
        QVERIFY(answer(again.accounts.signOut(id, Accounts::KeyFate::Forget)).ok());
        QVERIFY(!again.accounts.find(id)->hasKey());
        QVERIFY(!answer(profile.vault.inner.read(secretName(id, keySecret))).ok());
    }

    void leftOutAndNameAreKept()
    {
        Profile profile;
        {
            Run run(profile);
            const core::AccountId id = signedIn(run);
            QVERIFY(answer(run.accounts.setLeftOut(id, true)).ok());
            QVERIFY(answer(run.accounts.setChecksIn(id, true)).ok());
            QVERIFY(answer(run.accounts.rename(id, QStringLiteral(" Work "))).ok());
        }
        Run again(profile);
        const Account account = again.accounts.list().first();
        QVERIFY(account.leftOut && account.checksIn);
        QCOMPARE(account.name, QStringLiteral("Work"));
    }

    void newTokenTakesOver()
    {
        Profile profile;
        Run run(profile);
        const core::AccountId id = signedIn(run);
        const auto token = answer(run.accounts.makeAccessToken(id));
        QVERIFY2(token.ok(), token.ok() ? "" : qPrintable(token.error().detail));
        QVERIFY(run.accounts.find(id)->way == SignInWay::AccessToken);
        QVERIFY(answer((*answer(run.accounts.client(id)))->self()).ok());
        QCOMPARE(*answer(profile.vault.inner.read(secretName(id, accessTokenSecret))), *token);
    }

private:
    void start(quint16 port = 0)
    {
        m_demo.reset();
        demo::Options options;
        options.port = port;
        options.limits = false;
        options.seedHistory = false;
        m_demo = std::make_unique<demo::DemoRelay>(options);
        const auto started = m_demo->start();
        QVERIFY(started.ok());
        m_who = *started;
    }
    quint16 port() const { return static_cast<quint16>(m_who.address.port()); }
    relay::ProbeReport found(Run &run) { return answer(run.accounts.probe(m_who.address.toString())).value(); }
    core::AccountId signedIn(Run &run)
    {
        return answer(run.accounts.addWithPassword(found(run), m_who.user, m_who.password))->id;
    }

    std::unique_ptr<demo::DemoRelay> m_demo;
    demo::Credentials m_who;
};

RELAYDESK_TEST(QCoreApplication, MendingTest)
#include "tst_mending.moc"
