// Who is it, and every way in for which there are credentials.
#include "demo/totp.h"
#include "relay/conformance/conformance.h"
#include "relay/relayaddress.h"

namespace conformance {

using core::ErrorCause;

void Conformance::probeFindsTheKind()
{
    // As people paste it.
    const QString pasted = m_target.address + QStringLiteral("/v1/chat/completions");
    GOT(found, relay::ProbeReport, m_accounts.probe(m_target.address.contains(u"/v1") ? m_target.address : pasted));
    m_found = found.value();
    const relay::RelayInfo &info = m_found->info;
    if (!m_target.kind.isEmpty())
        QCOMPARE(relay::kindName(info.kind), m_target.kind);
    QVERIFY2(info.root.isValid() && !info.root.host().isEmpty(), qPrintable(info.root.toString()));
    QVERIFY2(info.infer.isValid() && !info.infer.host().isEmpty(), qPrintable(info.infer.toString()));
    const bool keyOnly = info.kind == relay::Kind::Plain || info.kind == relay::Kind::OldProxy;
    QCOMPARE(m_found->managementApi, !keyOnly);
    QVERIFY(info.quotaPerUnit.units() > 0);
    if (isManaged())
        QVERIFY2(info.status.contains(QLatin1String("quota_per_unit")), "a status without quota_per_unit");
}

void Conformance::signsInByPassword()
{
    NEEDS(isManaged(), "no management API was found");
    NEEDS(!m_target.user.isEmpty() && !m_target.password.isEmpty(),
          "RELAYDESK_TEST_USER and RELAYDESK_TEST_PASSWORD are missing");
    const auto added = asked<accounts::Account>(
        [&] { return m_accounts.addWithPassword(*m_found, m_target.user, m_target.password); });
    if (!added) {
        const ErrorCause cause = added.error().cause;
        NEEDS(cause != ErrorCause::SecondFactorWanted,
              "this account wants a second factor: name it in RELAYDESK_TEST_TOTP_USER instead");
        NEEDS(cause != ErrorCause::BrowserCheck,
              "this site wants a browser check to sign in: RELAYDESK_TEST_TOKEN is the way");
        NEEDS(cause != ErrorCause::SessionUnsendable,
              "this site's session cookie is for https only and its address is http: RELAYDESK_TEST_TOKEN is the way");
        NEEDS(!isLimited(added), "the relay limits sign-ins: run again in 20 minutes");
    }
    QVERIFY2(added.ok(), words(added).constData());
    m_byPassword = added->id;
    QCOMPARE(added->state, accounts::SignInState::SignedIn);
    if (!m_target.user.contains(u'@'))
        QCOMPARE(added->userName, m_target.user);
    QVERIFY2(!added->userId.isEmpty(), "the account has no id");
    m_client = m_accounts.bareClient(m_byPassword);
    QVERIFY(!m_client->savedSession().isEmpty()); // something to keep for tomorrow
}

void Conformance::theSessionSurvivesARestart()
{
    NEEDS(m_byPassword.isValid(), "no sign-in by password succeeded");
    // What the keychain would have kept, and nothing else.
    const core::Secret kept = m_client->savedSession();
    const QString userId = m_client->credential().userId;
    m_client->setCredential({});
    m_client->restoreSession(kept, userId);
    GOT(self, relay::SelfRecord, m_client->self());
    QCOMPARE(self->userName, m_accounts.find(m_byPassword)->userName);
}

void Conformance::aSecondFactorIsAskedFor()
{
    NEEDS(isManaged(), "no management API was found");
    NEEDS(!m_target.secondUser.isEmpty() && !m_target.secondPassword.isEmpty() && !m_target.secondSecret.isEmpty(),
          "RELAYDESK_TEST_TOTP_USER, _TOTP_PASSWORD and _TOTP_SECRET are missing");
    relay::RelayClient client(m_transport, m_found->info);
    const auto first =
        asked<relay::SignedIn>([&] { return client.signIn(m_target.secondUser, m_target.secondPassword); });
    NEEDS(!isLimited(first), "the relay limits sign-ins: run again in 20 minutes");
    QVERIFY2(!first, "signed in without the second factor");
    QVERIFY2(first.error().cause == ErrorCause::SecondFactorWanted, words(first).constData());
    const auto code = [&] {
        // The base32 text goes to the standard's own sum, not to a relay.
        const QByteArray secret = m_target.secondSecret.reveal();
        return core::Secret::fromText(demo::totpAt(secret, QDateTime::currentSecsSinceEpoch()));
    };
    auto in = support::answer(client.signIn(m_target.secondUser, m_target.secondPassword, code()));
    if (!in && in.error().cause == ErrorCause::SecondFactorWrong) { // the half minute ended in between
        QTest::qWait(1100);
        in = support::answer(client.signIn(m_target.secondUser, m_target.secondPassword, code()));
    }
    QVERIFY2(in.ok(), words(in).constData());
    GOT(self, relay::SelfRecord, client.self());
    if (!m_target.secondUser.contains(u'@'))
        QCOMPARE(self->userName, m_target.secondUser);
    GOT(out, void, client.signOut());
}

void Conformance::signsInByAccessToken()
{
    NEEDS(isManaged(), "no management API was found");
    core::Secret token = m_target.token;
    QString userId = m_target.userId;
    if (token.isEmpty() && m_client) {
        // One Hub and New API of 2025 show it; made only where nobody's is lost.
        GOT(self, relay::SelfRecord, m_client->self());
        token = self->accessToken;
        userId = self->userId;
        if (token.isEmpty() && m_target.isDemo) {
            GOT(made, core::Secret, m_client->makeAccessToken());
            token = made.value();
        }
    }
    NEEDS(!token.isEmpty(), "RELAYDESK_TEST_TOKEN is missing, and this relay does not show it without replacing it");
    NEEDS(!m_found->info.needsUserId || !userId.isEmpty(), "RELAYDESK_TEST_USER_ID is missing beside the token");
    GOT(added, accounts::Account, m_accounts.addWithAccessToken(*m_found, token, userId));
    m_byToken = added->id;
    QCOMPARE(added->state, accounts::SignInState::SignedIn);
    QVERIFY(!added->userName.isEmpty());
    if (const accounts::Account *other = m_accounts.find(m_byPassword); other && m_target.token.isEmpty())
        QCOMPARE(added->userId, other->userId);
    if (!m_client)
        m_client = m_accounts.bareClient(m_byToken);
}

void Conformance::aWrongAccessTokenIsRefused()
{
    NEEDS(isManaged(), "no management API was found");
    relay::RelayClient client(m_transport, m_found->info);
    client.setCredential(
        {.accessToken = core::Secret("00000000000000000000000000000000"), .userId = QStringLiteral("1")});
    const auto self = asked<relay::SelfRecord>([&] { return client.self(); });
    NEEDS(!isLimited(self), "the relay limits how often it may be asked: run again later");
    QVERIFY2(!self, "a made-up access token was taken");
    QVERIFY2(self.error().cause == ErrorCause::SignedOut, words(self).constData());
}

void Conformance::theBalanceIsTold()
{
    NEEDS(m_client, "no sign-in succeeded");
    GOT(self, relay::SelfRecord, m_client->self());
    m_self = self.value();
    QVERIFY2(m_self->used && m_self->used->units() >= 0, "no used quota, or a negative one");
    QVERIFY2(!m_self->userName.isEmpty(), "no user name");
    tell(QStringLiteral("balance %1, used %2 quota units of 1/%3 $; group \"%4\"")
             .arg(m_self->balance.units())
             .arg(m_self->used->units())
             .arg(m_found->info.quotaPerUnit.units())
             .arg(m_self->group));
}

} // namespace conformance
