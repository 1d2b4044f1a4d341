// The account's keys beside the one that chats use, on relays of three families.
#include "support/demoworld.h"
#include "support/quietmain.h"

#include <QTest>

using support::answer;

Q_DECLARE_METATYPE(demo::Dialect)

class KeysTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesAreReadBeforeWritten_data() { dialects(); }
    void changesAreReadBeforeWritten();
    void aUsedUpKeyWakes_data() { dialects(); }
    void aUsedUpKeyWakes();
    void secretsComeBack_data() { dialects(); }
    void secretsComeBack();
    void removingTheChatsKeyForgetsIt();
    void aKeyThatIsGoneIsNotChanged();

private:
    static void dialects()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::newRow("laisky") << demo::Dialect::Laisky;
        QTest::newRow("oneapi") << demo::Dialect::OneApi;
        QTest::newRow("newapi-2025") << demo::Dialect::NewApi2025;
        QTest::newRow("newapi") << demo::Dialect::NewApi2026;
        QTest::newRow("newapi-2026-08, keys masked") << demo::Dialect::NewApi202608;
        QTest::newRow("onehub") << demo::Dialect::OneHub;
    }
    static std::optional<relay::TokenRecord> find(support::DemoWorld &world, const core::RemoteTokenId &id)
    {
        const auto client = answer(world.accounts.client(world.id));
        if (!client)
            return {};
        for (const relay::TokenRecord &token : answer((*client)->tokens()).valueOr({})) {
            if (token.id == id)
                return token;
        }
        return {};
    }
};

// What another window changed meanwhile is not undone by what this one does not touch.
void KeysTest::changesAreReadBeforeWritten()
{
    QFETCH(demo::Dialect, dialect);
    support::DemoWorld world(dialect);
    QVERIFY(world.open());
    relay::TokenDraft draft;
    draft.name = QStringLiteral("one");
    draft.limit = core::Quota(1'000'001);
    const auto made = answer(world.accounts.addKey(world.id, draft));
    QVERIFY(made.ok());
    QVERIFY(made->key.isEmpty()); // the record goes to pages
    accounts::KeyChange elsewhere;
    elsewhere.left = core::Quota(2'000'003);
    QVERIFY(answer(world.accounts.changeKey(world.id, made->id, elsewhere)).ok());
    accounts::KeyChange here;
    here.name = QStringLiteral("two");
    QVERIFY(answer(world.accounts.changeKey(world.id, made->id, here)).ok());
    const auto now = find(world, made->id);
    QVERIFY(now.has_value());
    QCOMPARE(now->name, QStringLiteral("two"));
    QCOMPARE(now->remaining.units(), qint64(2'000'003));
    QVERIFY(!now->expires.has_value());
    accounts::KeyChange endless;
    endless.left = std::optional<core::Quota>();
    QVERIFY(answer(world.accounts.changeKey(world.id, made->id, endless)).ok());
    QVERIFY(find(world, made->id)->unlimited);
}

void KeysTest::aUsedUpKeyWakes()
{
    QFETCH(demo::Dialect, dialect);
    support::DemoWorld world(dialect);
    QVERIFY(world.open());
    relay::TokenDraft draft;
    draft.name = QStringLiteral("ending");
    draft.limit = core::Quota(1'000'000);
    draft.expires = core::momentFromMs(QDateTime::currentMSecsSinceEpoch() + 3'600'000);
    const auto made = answer(world.accounts.addKey(world.id, draft));
    QVERIFY(made.ok());
    accounts::KeyChange never;
    never.expires = std::optional<core::Moment>();
    QVERIFY(answer(world.accounts.changeKey(world.id, made->id, never)).ok());
    const auto now = find(world, made->id);
    QVERIFY(now && !now->expires);
    QCOMPARE(int(now->status), int(relay::TokenStatus::Enabled));
    const auto key = answer(world.accounts.secretOf(world.id, *made));
    QVERIFY(key.ok());
    QVERIFY(answer(world.accounts.bareClient(world.id)->models(*key)).ok());
}

void KeysTest::secretsComeBack()
{
    QFETCH(demo::Dialect, dialect);
    support::DemoWorld world(dialect);
    QVERIFY(world.open());
    relay::TokenDraft draft;
    draft.name = QStringLiteral("other");
    const auto made = answer(world.accounts.addKey(world.id, draft));
    QVERIFY(made.ok());
    const QString chats = world.accounts.find(world.id)->keyHint;
    const auto key = answer(world.accounts.secretOf(world.id, *made));
    QVERIFY(key.ok());
    QCOMPARE(QStringLiteral("sk-") + key->hint(), made->maskedKey);
    QCOMPARE(world.accounts.find(world.id)->keyHint, chats); // nothing else was touched
    // Rotated: another key, the old one gone.
    const auto rotated = answer(world.accounts.rotateKey(world.id, made->id));
    QVERIFY(rotated.ok());
    QVERIFY(rotated->oldRemoved);
    QVERIFY(rotated->made.id != made->id);
    QVERIFY(!find(world, made->id));
    const auto fresh = answer(world.accounts.secretOf(world.id, rotated->made));
    QVERIFY(fresh.ok());
    QVERIFY(!(*fresh == *key));
    QVERIFY(!answer(world.accounts.bareClient(world.id)->models(*key)));
    QVERIFY(answer(world.accounts.bareClient(world.id)->models(*fresh)).ok());
}

void KeysTest::removingTheChatsKeyForgetsIt()
{
    support::DemoWorld world(demo::Dialect::Laisky);
    QVERIFY(world.open());
    relay::TokenDraft draft;
    draft.name = QStringLiteral("chats");
    const auto made = answer(world.accounts.createKey(world.id, draft));
    QVERIFY(made.ok());
    QVERIFY(answer(world.accounts.key(world.id)).ok());
    QVERIFY(answer(world.accounts.removeKey(world.id, made->id)).ok());
    QVERIFY(!world.accounts.find(world.id)->hasKey());
    QCOMPARE(answer(world.accounts.key(world.id)).error().kind, core::ErrorKind::NotFound);
}

void KeysTest::aKeyThatIsGoneIsNotChanged()
{
    support::DemoWorld world(demo::Dialect::OneApi);
    QVERIFY(world.open());
    accounts::KeyChange change;
    change.name = QStringLiteral("x");
    QCOMPARE(
        answer(world.accounts.changeKey(world.id, core::RemoteTokenId(QStringLiteral("4711")), change)).error().kind,
        core::ErrorKind::NotFound);
    QVERIFY(answer(world.accounts.changeKey(world.id, core::RemoteTokenId(QStringLiteral("4711")), {})).ok());
}

RELAYDESK_TEST(QCoreApplication, KeysTest)
#include "tst_keys.moc"
