#include "accounts/accounts.h"

#include "accounts/secretnames.h"
#include "demo/demorelay.h"
#include "demo/totp.h"
#include "net/cookiejar.h"
#include "profile.h"
#include "support/quietmain.h"

#include <QSignalSpy>

using namespace accounts;
using support::answer;
using support::Profile;
using support::Run;

Q_DECLARE_METATYPE(demo::Dialect)

class AccountsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { start(demo::Dialect::Laisky); }
    void byPassword_data() { dialects(); }
    void byPassword();
    void byAccessToken_data() { dialects(); }
    void byAccessToken();
    void byKeyOnly();
    void nothingIsKeptOfWhatFails();
    void lockedKeychainKeepsNothing();
    void secondFactorGoesOn();
    void keyGoesStraightIntoTheVault_data() { dialects(); }
    void keyGoesStraightIntoTheVault();
    void secretsAreReadLazily();
    void lockedKeychainIsAState();
    void lostSessionAndSignInAgain();
    void newAccessTokenForALostSession();
    void severalAccountsKeepApart();
    void removingForgetsAll();
    void currentIsRemembered();
    void noSecretIsInTheDatabase();

private:
    static void dialects()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::newRow("laisky") << demo::Dialect::Laisky;
        QTest::newRow("oneapi") << demo::Dialect::OneApi;
        QTest::newRow("newapi-2026") << demo::Dialect::NewApi2026;
    }
    void start(demo::Dialect dialect, quint16 port = 0, bool limits = true)
    {
        m_demo.reset();
        demo::Options options;
        options.dialect = dialect;
        options.port = port;
        options.limits = limits;
        options.seedHistory = false;
        m_demo = std::make_unique<demo::DemoRelay>(options);
        const auto started = m_demo->start();
        QVERIFY(started.ok());
        m_who = *started;
    }
    relay::ProbeReport found(Run &run)
    {
        const auto report = answer(run.accounts.probe(m_who.address.toString()));
        if (!report.ok())
            qFatal("probe: %s", qPrintable(report.error().detail));
        return *report;
    }
    core::Result<Account> signedIn(Run &run)
    {
        return answer(run.accounts.addWithPassword(found(run), m_who.user, m_who.password));
    }

    std::unique_ptr<demo::DemoRelay> m_demo;
    demo::Credentials m_who;
};

void AccountsTest::byPassword()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    Profile profile;
    {
        Run run(profile);
        QSignalSpy listed(&run.accounts, &Accounts::listChanged);
        QSignalSpy current(&run.accounts, &Accounts::currentChanged);
        const auto added = signedIn(run);
        QVERIFY2(added.ok(), added.ok() ? "" : qPrintable(added.error().detail));
        QVERIFY(added->way == SignInWay::Password && added->state == SignInState::SignedIn);
        QCOMPARE(added->userName, m_who.user);
        QVERIFY(!added->userId.isEmpty() && !added->hasKey() && added->canManage());
        QCOMPARE(listed.count(), 1);
        QCOMPARE(current.count(), 1);
        QCOMPARE(run.accounts.list().size(), 1);
        QVERIFY(run.accounts.current() == added->id);
        const auto client = answer(run.accounts.client(added->id));
        QVERIFY(client.ok());
        QVERIFY(answer((*client)->self()).ok());
        const auto noKey = answer(run.accounts.key(added->id));
        QVERIFY(!noKey.ok() && noKey.error().kind == core::ErrorKind::NotFound);
    }
    // The next start: the session was kept, the password was not.
    Run again(profile);
    QCOMPARE(again.accounts.list().size(), 1);
    const Account account = again.accounts.list().first();
    QVERIFY(account.state == SignInState::NotChecked);
    QCOMPARE(account.userName, m_who.user);
    QVERIFY(account.relay.quotaPerUnit.units() == 500'000 && !account.relay.status.isEmpty());
    QCOMPARE(account.relay.infer, QUrl(account.relay.root.toString() + QStringLiteral("/v1")));
    const auto client = answer(again.accounts.client(account.id));
    QVERIFY(client.ok());
    const auto self = answer((*client)->self());
    QVERIFY2(self.ok(), self.ok() ? "" : qPrintable(self.error().detail));
    QVERIFY(again.accounts.list().first().state == SignInState::SignedIn);
}

void AccountsTest::byAccessToken()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    Profile profile;
    {
        Run run(profile);
        const auto first = signedIn(run);
        QVERIFY(first.ok());
        const auto token = answer((*answer(run.accounts.client(first->id)))->makeAccessToken());
        QVERIFY(token.ok());
        QVERIFY(answer(run.accounts.remove(first->id)).ok());

        const QString id = m_who.userId ? QString::number(m_who.userId) : QString();
        if (dialect == demo::Dialect::NewApi2026) {
            const auto without = answer(run.accounts.addWithAccessToken(found(run), *token));
            QVERIFY(!without.ok() && without.error().cause == core::ErrorCause::UserIdWanted);
        }
        const auto wrong = answer(run.accounts.addWithAccessToken(found(run), core::Secret("nope"), id));
        QVERIFY(!wrong.ok() && wrong.error().cause == core::ErrorCause::SignedOut);
        QCOMPARE(run.rows(), 0);
        const auto added = answer(run.accounts.addWithAccessToken(found(run), *token, id));
        QVERIFY2(added.ok(), added.ok() ? "" : qPrintable(added.error().detail));
        QVERIFY(added->way == SignInWay::AccessToken);
    }
    Run again(profile);
    const auto client = answer(again.accounts.client(again.accounts.current()));
    QVERIFY(client.ok());
    const auto self = answer((*client)->self());
    QVERIFY2(self.ok(), self.ok() ? "" : qPrintable(self.error().detail));
    QCOMPARE(self->userName, m_who.user);
}

void AccountsTest::byKeyOnly()
{
    Profile profile;
    Run run(profile);
    const core::Secret unknown("sk-000000000000000000000000000000000000000000000000");
    const auto bad = answer(run.accounts.addWithKey(found(run), unknown));
    QVERIFY(!bad.ok() && bad.error().kind == core::ErrorKind::Unauthorized);
    QVERIFY(run.accounts.list().isEmpty());
    const auto added = answer(run.accounts.addWithKey(found(run), m_who.key));
    QVERIFY2(added.ok(), added.ok() ? "" : qPrintable(added.error().detail));
    QVERIFY(added->state == SignInState::KeyOnly && !added->canManage());
    QCOMPARE(added->keyHint, m_who.key.hint());
    QVERIFY(*answer(run.accounts.key(added->id)) == m_who.key);
    QVERIFY(!answer(run.accounts.client(added->id)).ok());
    QVERIFY(answer(run.accounts.bareClient(added->id)->models(m_who.key)).ok());
}

void AccountsTest::nothingIsKeptOfWhatFails()
{
    Profile profile;
    Run run(profile);
    const auto wrong = answer(run.accounts.addWithPassword(found(run), m_who.user, core::Secret("wrong-password")));
    QVERIFY(!wrong.ok() && wrong.error().cause == core::ErrorCause::WrongPassword);
    const relay::ProbeReport where = found(run);
    m_demo->setFault(demo::Fault::Html, QStringLiteral("/api/user/self")); // signed in, but then the relay stumbles
    QVERIFY(!answer(run.accounts.addWithPassword(where, m_who.user, m_who.password)).ok());
    QVERIFY(run.accounts.list().isEmpty() && !run.accounts.current().isValid());
    QCOMPARE(run.rows(), 0);
    QVERIFY(!answer(profile.vault.inner.read(secretName(core::AccountId(1), sessionSecret))).ok());
}

void AccountsTest::lockedKeychainKeepsNothing()
{
    Profile profile;
    Run run(profile);
    profile.vault.refuses = true;
    const auto added = signedIn(run);
    QVERIFY(!added.ok() && added.error().kind == core::ErrorKind::SecretLocked);
    QCOMPARE(run.rows(), 0);
    QVERIFY(run.accounts.list().isEmpty());
}

void AccountsTest::secondFactorGoesOn()
{
    start(demo::Dialect::Laisky, 0, false); // one try a second otherwise
    Profile profile;
    Run run(profile);
    const relay::ProbeReport where = found(run);
    const auto wanted = answer(run.accounts.addWithPassword(where, m_who.totpUser, m_who.totpPassword));
    QVERIFY(!wanted.ok() && wanted.error().cause == core::ErrorCause::SecondFactorWanted);
    QVERIFY(run.accounts.list().isEmpty());
    const auto withCode = [&] {
        const QString code = demo::totpAt(m_who.totpSecret.reveal(), QDateTime::currentSecsSinceEpoch());
        return answer(
            run.accounts.addWithPassword(where, m_who.totpUser, m_who.totpPassword, core::Secret::fromText(code)));
    };
    auto added = withCode();
    if (!added.ok()) // the half minute ended in between
        added = withCode();
    QVERIFY2(added.ok(), added.ok() ? "" : qPrintable(added.error().detail));
    QCOMPARE(run.accounts.list().size(), 1);
    QCOMPARE(added->userName, m_who.totpUser);
}

void AccountsTest::keyGoesStraightIntoTheVault()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    Profile profile;
    core::AccountId id;
    QString hint;
    {
        Run run(profile);
        id = signedIn(run)->id;
        QSignalSpy changed(&run.accounts, &Accounts::accountChanged);
        relay::TokenDraft draft;
        draft.name = QStringLiteral("Relaydesk");
        draft.limit = core::Quota(1'000'000);
        const auto made = answer(run.accounts.createKey(id, draft));
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().detail));
        QVERIFY(made->key.isEmpty()); // never on its way to a screen
        QVERIFY(changed.count() >= 1);
        const Account *account = run.accounts.find(id);
        QVERIFY(account->hasKey());
        QCOMPARE(account->keyName, draft.name);
        QVERIFY(account->keyRemoteId == made->id);
        hint = account->keyHint;
        QCOMPARE(made->maskedKey, QStringLiteral("sk-") + hint);
        const auto key = answer(run.accounts.key(id));
        QVERIFY(key.ok());
        QVERIFY(answer(run.accounts.bareClient(id)->models(*key)).ok());
    }
    Run again(profile);
    QCOMPARE(again.accounts.find(id)->keyHint, hint);
    const auto key = answer(again.accounts.key(id));
    QVERIFY(key.ok());
    QCOMPARE(key->hint(), hint);
}

void AccountsTest::secretsAreReadLazily()
{
    Profile profile;
    core::AccountId id;
    {
        Run run(profile);
        id = signedIn(run)->id;
        QVERIFY(answer(run.accounts.useKey(id, m_who.key, QStringLiteral("default"))).ok());
    }
    profile.vault.reads = 0;
    Run again(profile);
    QVERIFY(again.accounts.bareClient(id) && !again.accounts.bareClient(id)->hasCredential());
    QCOMPARE(profile.vault.reads, 0);
    QVERIFY(answer(again.accounts.client(id)).ok());
    QVERIFY(answer(again.accounts.client(id)).ok());
    QCOMPARE(profile.vault.reads, 1);
    QVERIFY(answer(again.accounts.key(id)).ok());
    QVERIFY(answer(again.accounts.key(id)).ok());
    QCOMPARE(profile.vault.reads, 2);
}

void AccountsTest::lockedKeychainIsAState()
{
    Profile profile;
    {
        Run run(profile);
        QVERIFY(signedIn(run).ok());
    }
    profile.vault.refuses = true;
    Run again(profile);
    const core::AccountId id = again.accounts.current();
    const auto locked = answer(again.accounts.client(id));
    QVERIFY(!locked.ok() && locked.error().kind == core::ErrorKind::SecretLocked);
    QVERIFY(again.accounts.find(id)->state == SignInState::Locked);
    profile.vault.refuses = false; // opened after all
    QVERIFY(answer(again.accounts.client(id)).ok());
    QVERIFY(again.accounts.find(id)->state == SignInState::SignedIn);
}

void AccountsTest::lostSessionAndSignInAgain()
{
    Profile profile;
    Run run(profile);
    const core::AccountId id = signedIn(run)->id;
    start(demo::Dialect::Laisky, static_cast<quint16>(m_who.address.port())); // new books: no session of before
    QSignalSpy changed(&run.accounts, &Accounts::accountChanged);
    relay::RelayClient *client = *answer(run.accounts.client(id));
    const auto self = answer(client->self());
    QVERIFY(!self.ok() && self.error().cause == core::ErrorCause::SignedOut);
    QVERIFY(run.accounts.find(id)->state == SignInState::SignedOut);
    QCOMPARE(changed.count(), 1);
    const auto refused = answer(run.accounts.client(id));
    QVERIFY(!refused.ok() && refused.error().cause == core::ErrorCause::SignedOut);
    QCOMPARE(run.accounts.list().size(), 1); // nothing is lost

    const auto wrong = answer(run.accounts.signInAgain(id, core::Secret("wrong-password")));
    QVERIFY(!wrong.ok() && wrong.error().cause == core::ErrorCause::WrongPassword);
    QVERIFY(run.accounts.find(id)->state == SignInState::SignedOut);
    const auto in = answer(run.accounts.signInAgain(id, m_who.password));
    QVERIFY2(in.ok(), in.ok() ? "" : qPrintable(in.error().detail));
    QVERIFY(run.accounts.find(id)->state == SignInState::SignedIn);
    QVERIFY(answer((*answer(run.accounts.client(id)))->self()).ok());
    QVERIFY(*answer(run.accounts.client(id)) == client); // whoever holds it goes on with it
}

void AccountsTest::newAccessTokenForALostSession()
{
    Profile profile;
    Run run(profile);
    const core::AccountId id = signedIn(run)->id;
    const core::Secret token = *answer((*answer(run.accounts.client(id)))->makeAccessToken());
    QVERIFY(!answer(run.accounts.useAccessToken(id, core::Secret("nope"))).ok());
    QVERIFY(run.accounts.find(id)->way == SignInWay::Password);
    QVERIFY(answer(run.accounts.useAccessToken(id, token)).ok());
    QVERIFY(run.accounts.find(id)->way == SignInWay::AccessToken);
    QVERIFY(answer((*answer(run.accounts.client(id)))->self()).ok());
}

void AccountsTest::severalAccountsKeepApart()
{
    Profile profile;
    Run run(profile);
    const auto first = signedIn(run);
    demo::Options options;
    options.dialect = demo::Dialect::NewApi2026;
    options.seedHistory = false;
    demo::DemoRelay other(options);
    const auto who = other.start();
    QVERIFY(who.ok());
    const auto report = answer(run.accounts.probe(who->address.toString()));
    QVERIFY(report.ok());
    const auto second = answer(run.accounts.addWithPassword(*report, who->user, who->password));
    QVERIFY(second.ok());
    QVERIFY(run.accounts.current() == second->id);
    relay::RelayClient *a = *answer(run.accounts.client(first->id));
    relay::RelayClient *b = *answer(run.accounts.client(second->id));
    QVERIFY(a != b && a->credential().session != b->credential().session);
    QCOMPARE(answer(a->self())->balance.units(), m_demo->balanceQuota(m_who.user));
    other.setBalanceQuota(who->user, 42);
    QCOMPARE(answer(b->self())->balance.units(), 42);
    QVERIFY(answer(a->self())->balance.units() != 42);
}

void AccountsTest::removingForgetsAll()
{
    Profile profile;
    Run run(profile);
    const core::AccountId first = answer(run.accounts.addWithKey(found(run), m_who.key))->id;
    const core::AccountId id = signedIn(run)->id;
    QVERIFY(answer(run.accounts.useKey(id, m_who.key, QStringLiteral("default"))).ok());
    QVERIFY(run.accounts.current() == id);
    QVERIFY(answer(run.accounts.remove(id)).ok());
    QCOMPARE(run.accounts.list().size(), 1);
    QVERIFY(run.accounts.current() == first);
    for (const char *what : {sessionSecret, accessTokenSecret, keySecret})
        QVERIFY(!answer(profile.vault.inner.read(secretName(id, what))).ok());
    QVERIFY(answer(profile.vault.inner.read(secretName(first, keySecret))).ok());
    QCOMPARE(run.rows(), 1);
    QVERIFY(!run.accounts.bareClient(id));
    // A relay that is gone is no reason to stay.
    const core::AccountId last = signedIn(run)->id;
    m_demo->stop();
    QVERIFY(answer(run.accounts.remove(last)).ok());
    QVERIFY(answer(run.accounts.remove(first)).ok());
    QCOMPARE(run.rows(), 0);
    QVERIFY(!run.accounts.current().isValid());
}

void AccountsTest::currentIsRemembered()
{
    Profile profile;
    core::AccountId first;
    {
        Run run(profile);
        first = answer(run.accounts.addWithKey(found(run), m_who.key))->id;
        QVERIFY(answer(run.accounts.addWithKey(found(run), m_who.key)).ok());
        run.accounts.setCurrent(first);
        QVERIFY(answer(run.accounts.rename(first, QStringLiteral("  Mine "))).ok());
        run.accounts.markDemo(first);
        run.accounts.setCurrent(core::AccountId(99)); // unknown: ignored
        QVERIFY(run.accounts.current() == first);
    }
    Run again(profile);
    QVERIFY(again.accounts.current() == first);
    QCOMPARE(again.accounts.currentAccount()->name, QStringLiteral("Mine"));
    QVERIFY(again.accounts.currentAccount()->isDemo);
}

void AccountsTest::noSecretIsInTheDatabase()
{
    Profile profile;
    QByteArray session;
    {
        Run run(profile);
        const core::AccountId id = signedIn(run)->id;
        QVERIFY(answer(run.accounts.useKey(id, m_who.key, QStringLiteral("default"))).ok());
        session = (*answer(run.accounts.client(id)))
                      ->credential()
                      .session->headerFor(m_who.address, QDateTime::currentDateTimeUtc());
    }
    QVERIFY(session.size() > 20);
    for (const QFileInfo &file : QDir(profile.folder.path()).entryInfoList(QDir::Files)) {
        QFile f(file.filePath());
        QVERIFY(f.open(QIODevice::ReadOnly));
        const QByteArray bytes = f.readAll();
        QVERIFY(!bytes.contains(m_who.password.reveal()));
        QVERIFY(!bytes.contains(m_who.key.reveal().mid(3)));
        QVERIFY(!bytes.contains(session.mid(8)));
    }
}

RELAYDESK_TEST(QCoreApplication, AccountsTest)
#include "tst_accounts.moc"
