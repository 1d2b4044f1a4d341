// What is refused, and how one leaves.
#include "relay/conformance/conformance.h"

namespace conformance {

using core::ErrorCause;

void Conformance::aWrongKeyIsRefused()
{
    NEEDS(m_found, "no relay was recognised");
    const core::Secret wrong("sk-000000000000000000000000000000000000000000000000");
    const auto models = asked<QStringList>([&] { return keyClient()->models(wrong); });
    NEEDS(!models.ok(), "this service lists models without asking for the key");
    if (!isManaged()) { // their words are their own
        QVERIFY2(models.error().kind == core::ErrorKind::Unauthorized, words(models).constData());
        return;
    }
    QVERIFY2(models.error().cause == ErrorCause::KeyUnknown, words(models).constData());
}

void Conformance::aModelThatIsNotThereIsRefused()
{
    NEEDS(!chatKey().isEmpty(), "no key was created and RELAYDESK_TEST_KEY is missing");
    const Answer answer = ask(QStringLiteral("no-such-model-anywhere"), QStringLiteral("Say hello."), true);
    QVERIFY2(answer.error, "a model that is not there answered");
    const ErrorCause cause = answer.error->cause;
    QVERIFY2(cause == ErrorCause::ModelNotAllowed || cause == ErrorCause::ModelUnavailable,
             words(*answer.error).constData());
    QVERIFY(answer.reply.text().isEmpty());
}

// Every key of this run, by its name: also one whose creation was not answered.
bool Conformance::removeOwnKeys()
{
    if (!m_client || !m_client->hasCredential())
        return false;
    const auto list = asked<std::vector<relay::TokenRecord>>([&] { return m_client->tokens(); });
    if (!list)
        return false;
    bool gone = true;
    for (const relay::TokenRecord &token : list.value()) {
        if (!token.name.startsWith(m_keyPrefix))
            continue;
        gone = asked<void>([&] { return m_client->removeToken(token.id); }).ok() && gone;
    }
    if (gone)
        m_mayHaveKeys = false;
    return gone;
}

void Conformance::theKeyIsDeleted()
{
    NEEDS(m_key, "no key was created");
    GOT(removed, void, m_client->removeToken(m_key->id));
    const auto listed = listedKey();
    QVERIFY2(!listed && listed.error().kind == core::ErrorKind::NotFound, words(listed).constData());
    m_mayHaveKeys = false;
    const auto models = asked<QStringList>([&] { return m_client->models(m_key->key); });
    if (models.ok())
        tell(QStringLiteral("a deleted key still lists models: the relay keeps keys in a cache for a while"));
    else
        QVERIFY2(models.error().cause == ErrorCause::KeyUnknown, words(models).constData());
}

void Conformance::aWrongPasswordIsRefused()
{
    NEEDS(isManaged(), "no management API was found");
    NEEDS(!m_target.user.isEmpty() && m_byPassword.isValid(), "no sign-in by password succeeded");
    NEEDS(!m_found->info.wantsBrowserCheck, "after a wrong password this site would want a browser check");
    relay::RelayClient client(m_transport, m_found->info);
    const auto in = support::answer(client.signIn(m_target.user, core::Secret("not-this-one-0")));
    NEEDS(!isLimited(in), "the relay limits sign-ins: run again in 20 minutes");
    QVERIFY2(!in, "any password will do");
    QVERIFY2(in.error().cause == ErrorCause::WrongPassword, words(in).constData());
    QVERIFY(!client.hasCredential());
}

void Conformance::signsOut()
{
    NEEDS(m_byPassword.isValid(), "no sign-in by password succeeded");
    if (m_mayHaveKeys)
        QVERIFY2(removeOwnKeys(), "a key could not be removed");
    relay::RelayClient *client = m_accounts.bareClient(m_byPassword);
    GOT(out, void, client->signOut());
    QVERIFY(!client->hasCredential());
    const auto self = asked<relay::SelfRecord>([&] { return client->self(); });
    QVERIFY2(!self && self.error().cause == ErrorCause::SignedOut, words(self).constData());
    if (m_client == client)
        m_client = nullptr;
}

} // namespace conformance
