// API keys as six real relays list, make and change them.
#include "relay/dialect.h"
#include "relay/statusanswer.h"

#include "recording.h"
#include "support/quietmain.h"

using namespace relay;
using support::recording;

namespace {

std::unique_ptr<Dialect> dialectOf(const QString &relayName)
{
    const auto status = statusOf(recording(relayName, QStringLiteral("status")).answer);
    return dialectFor(
        infoFromStatus(kindOfStatus(*status), QUrl(QStringLiteral("https://relay.example.com")), *status));
}

std::vector<TokenRecord> tokensOf(const QString &relayName)
{
    bool more = false;
    auto tokens = dialectOf(relayName)->readTokens(recording(relayName, QStringLiteral("tokens")).answer, &more);
    if (!tokens.ok())
        qFatal("%s", qPrintable(tokens.error().detail));
    return std::move(tokens).value();
}

TokenRecord named(const std::vector<TokenRecord> &tokens, const char *name)
{
    for (const TokenRecord &t : tokens) {
        if (t.name == QLatin1String(name))
            return t;
    }
    return {};
}

} // namespace

class DialectTokensTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void list_data() { relays(); }
    void list();
    void limits_data() { relays(); }
    void limits();
    void creating_data() { relays(); }
    void creating();
    void updatingSendsTheWholeObjectBack_data() { relays(); }
    void updatingSendsTheWholeObjectBack();
    void disablingAndRemoving_data() { relays(); }
    void disablingAndRemoving();
    void revealing();

private:
    static void relays()
    {
        QTest::addColumn<QString>("relayName");
        for (const QString &name : support::recordedRelays())
            QTest::newRow(qPrintable(name)) << name;
    }
};

void DialectTokensTest::list()
{
    QFETCH(QString, relayName);
    const auto tokens = tokensOf(relayName);
    QVERIFY(tokens.size() >= 6);
    const TokenRecord t = named(tokens, "tiny");
    QVERIFY(t.id.isValid());
    QVERIFY(t.status == TokenStatus::Enabled);
    QVERIFY(!t.unlimited);
    QCOMPARE(t.remaining.units(), 1);
    QVERIFY(!t.expires);
    QVERIFY(t.created && core::toMs(*t.created) > Q_INT64_C(1'700'000'000'000));
    QVERIFY(t.models.isEmpty() && t.networks.isEmpty());
    QVERIFY(!t.raw.contains(QLatin1String("key")));
    if (relayName == QLatin1String("newapi-2026-08")) {
        QVERIFY(t.key.isEmpty());
        QVERIFY(t.maskedKey.startsWith(QLatin1String("sk-")) && t.maskedKey.contains(QLatin1String("****")));
    } else {
        // sk- and 48 characters, or One Hub's 59.
        QCOMPARE(t.key.size(), relayName == QLatin1String("onehub") ? 62 : 51);
        QVERIFY(t.maskedKey.startsWith(QStringLiteral("sk-…")));
        QCOMPARE(t.maskedKey.size(), 8);
    }
    const TokenRecord desktop = named(tokens, "desktop");
    QVERIFY(desktop.unlimited);
    QVERIFY(named(tokens, "soon over").expires);
    bool more = true;
    QVERIFY(dialectOf(relayName)->readTokens(recording(relayName, QStringLiteral("tokens")).answer, &more).ok());
    QVERIFY(!more || relayName == QLatin1String("oneapi") || relayName == QLatin1String("newapi-2025"));
}

void DialectTokensTest::limits()
{
    QFETCH(QString, relayName);
    const auto tokens = tokensOf(relayName);
    if (relayName == QLatin1String("onehub"))
        return; // the recorder set none there; see creating()
    QCOMPARE(named(tokens, "only mini").models, QStringList{QStringLiteral("gpt-4o-mini")});
    const QString net =
        relayName.startsWith(QLatin1String("newapi")) ? QStringLiteral("10.1.2.3") : QStringLiteral("10.0.0.0/8");
    QCOMPARE(named(tokens, "office only").networks, net);
    if (relayName.startsWith(QLatin1String("newapi")))
        QCOMPARE(named(tokens, "other group").group, QStringLiteral("vip"));
}

void DialectTokensTest::creating()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    TokenDraft draft;
    draft.name = QStringLiteral("limited");
    draft.limit = core::Quota(20'000);
    draft.models = {QStringLiteral("gpt-4o"), QStringLiteral("o3")};
    draft.networks = QStringLiteral("10.0.0.0/8");
    const Call call = d->createToken(draft);
    QCOMPARE(call.method, QByteArray("POST"));
    QCOMPARE(call.path, QStringLiteral("/api/token/"));
    const QJsonObject body = *call.json;
    QCOMPARE(body.value(QLatin1String("remain_quota")).toInteger(), 20'000);
    QCOMPARE(body.value(QLatin1String("expired_time")).toInteger(), -1);
    QCOMPARE(body.value(QLatin1String("unlimited_quota")).toBool(true), false);
    if (relayName == QLatin1String("onehub")) {
        const QJsonObject limits =
            body.value(QLatin1String("setting")).toObject().value(QLatin1String("limits")).toObject();
        QCOMPARE(limits.value(QLatin1String("limit_model_setting"))
                     .toObject()
                     .value(QLatin1String("models"))
                     .toArray()
                     .size(),
                 2);
        QVERIFY(limits.value(QLatin1String("limits_ip_setting")).toObject().value(QLatin1String("enabled")).toBool());
    } else if (relayName.startsWith(QLatin1String("newapi"))) {
        QCOMPARE(body.value(QLatin1String("model_limits")).toString(), QStringLiteral("gpt-4o,o3"));
        QVERIFY(body.value(QLatin1String("model_limits_enabled")).toBool());
        QCOMPARE(body.value(QLatin1String("allow_ips")).toString(), QStringLiteral("10.0.0.0/8"));
    } else {
        QCOMPARE(body.value(QLatin1String("models")).toString(), QStringLiteral("gpt-4o,o3"));
        QCOMPARE(body.value(QLatin1String("subnet")).toString(), QStringLiteral("10.0.0.0/8"));
    }
    draft.limit.reset();
    QVERIFY(d->createToken(draft).json->value(QLatin1String("unlimited_quota")).toBool());

    const auto made = d->readCreatedToken(recording(relayName, QStringLiteral("token-create-limited")).answer);
    QVERIFY(made.ok());
    const bool returned = relayName == QLatin1String("laisky") || relayName == QLatin1String("oneapi");
    QCOMPARE(made->id.isValid(), returned); // else it must be looked up in the list
    QCOMPARE(!made->key.isEmpty(), returned);
}

void DialectTokensTest::updatingSendsTheWholeObjectBack()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    TokenRecord t = named(tokensOf(relayName), "limited");
    QVERIFY(t.id.isValid());
    t.name = QStringLiteral("limited 2");
    t.remaining = core::Quota(30'000);
    const Call call = d->updateToken(t);
    QCOMPARE(call.method, QByteArray("PUT"));
    QVERIFY(call.query.isEmpty());
    // Against what the recorded client sent, which the relay took: the same but for the key, which is ignored there.
    QJsonObject sent =
        QJsonDocument::fromJson(recording(relayName, QStringLiteral("token-update")).requestBody).object();
    sent.remove(QLatin1String("key"));
    QJsonObject ours = *call.json;
    for (const QString &member : sent.keys()) {
        if (member == QLatin1String("setting")) {
            QVERIFY(ours.value(member).toObject().contains(QLatin1String("heartbeat")));
            continue; // a null list of models may be an empty one
        }
        QVERIFY2(ours.contains(member), qPrintable(member));
        QCOMPARE(ours.value(member), sent.value(member));
    }
    QVERIFY(!ours.contains(QLatin1String("key")));
}

void DialectTokensTest::disablingAndRemoving()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const TokenRecord t = named(tokensOf(relayName), "limited");
    const Call call = d->setTokenEnabled(t, false);
    const support::Recording disable = recording(relayName, QStringLiteral("token-disable"));
    QCOMPARE(call.path + QLatin1Char('?') + call.query.toString(), disable.path);
    QCOMPARE(*call.json, QJsonDocument::fromJson(disable.requestBody).object());
    QVERIFY(d->readPlain(disable.answer).ok());
    const Call removal = d->removeToken(t.id);
    QCOMPARE(removal.method, QByteArray("DELETE"));
    QCOMPARE(removal.path, QStringLiteral("/api/token/") + t.id.value());
    if (relayName != QLatin1String("newapi-2026-08")) // recorded with a revoked session there
        QVERIFY(d->readPlain(recording(relayName, QStringLiteral("token-delete")).answer).ok());
}

void DialectTokensTest::revealing()
{
    const QString later = QStringLiteral("newapi-2026-08");
    const auto d = dialectOf(later);
    const auto call = d->revealToken(core::RemoteTokenId(QStringLiteral("2")));
    QCOMPARE(call->path, recording(later, QStringLiteral("token-reveal-limited")).path);
    const auto key = d->readRevealedToken(recording(later, QStringLiteral("token-reveal-limited")).answer);
    QVERIFY(key.ok());
    QCOMPARE(key->size(), 51);
    QVERIFY(!dialectOf(QStringLiteral("laisky"))->revealToken(core::RemoteTokenId(QStringLiteral("2"))));
    // February has no such call: its lists show keys.
    const auto none =
        dialectOf(QStringLiteral("newapi-2026"))
            ->readRevealedToken(recording(QStringLiteral("newapi-2026"), QStringLiteral("key-revealed")).answer);
    QVERIFY(!none.ok() && none.error().cause == core::ErrorCause::EndpointMissing);
}

RELAYDESK_TEST(QCoreApplication, DialectTokensTest)
#include "tst_dialecttokens.moc"
