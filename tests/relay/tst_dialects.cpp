// Every management exchange that the client uses, as six real relays answered it.
#include "relay/dialect.h"
#include "relay/statusanswer.h"

#include "recording.h"
#include "support/quietmain.h"

#include <QSet>

using namespace relay;
using support::Recording;
using support::recording;

namespace {

RelayInfo infoOf(const QString &relayName)
{
    const auto status = statusOf(recording(relayName, QStringLiteral("status")).answer);
    if (!status)
        qFatal("no status recorded for %s", qPrintable(relayName));
    return infoFromStatus(kindOfStatus(*status), QUrl(QStringLiteral("https://relay.example.com")), *status);
}

std::unique_ptr<Dialect> dialectOf(const QString &relayName)
{
    return dialectFor(infoOf(relayName));
}

// The pages of the whole log, and further recorded reads of parts of it.
QStringList wholeLog(const QString &relayName)
{
    if (relayName == QLatin1String("oneapi"))
        return {QStringLiteral("log-page-0"), QStringLiteral("log-page-1"), QStringLiteral("log-page-2"),
                QStringLiteral("log-page-3")};
    if (relayName == QLatin1String("onehub"))
        return {QStringLiteral("log-sized-1")};
    return {QStringLiteral("log-all")};
}

QStringList partsOfLog(const QString &relayName)
{
    QStringList parts{QStringLiteral("log-consume-only"), QStringLiteral("log-topup-only"),
                      QStringLiteral("log-by-model"),     QStringLiteral("log-by-key"),
                      QStringLiteral("log-page-1"),       QStringLiteral("log-page-2")};
    if (relayName == QLatin1String("laisky"))
        parts << QStringLiteral("log-page-0") << QStringLiteral("log-sorted") << QStringLiteral("log-search");
    return parts;
}

QList<LogRow> rowsOf(const Dialect &dialect, const QString &relayName, const QStringList &names)
{
    QList<LogRow> rows;
    for (const QString &name : names) {
        const auto page = dialect.readLog(recording(relayName, name).answer, LogQuery{});
        if (!page.ok())
            qFatal("%s/%s: %s", qPrintable(relayName), qPrintable(name), qPrintable(page.error().detail));
        rows += page->rows;
    }
    return rows;
}

} // namespace

class DialectsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statusTellsTheFamily_data();
    void statusTellsTheFamily();
    void signIn_data() { relays(); }
    void signIn();
    void secondFactor();
    void self_data();
    void self();
    void accessToken_data() { relays(); }
    void accessToken();
    void topUp_data() { relays(); }
    void topUp();
    void logAddsUpToWhatWasUsed_data() { relays(); }
    void logAddsUpToWhatWasUsed();
    void logIdentitiesAreUniqueAndStable_data() { relays(); }
    void logIdentitiesAreUniqueAndStable();
    void logRowsOfAnswersAreFoundByRequestId_data() { relays(); }
    void logRowsOfAnswersAreFoundByRequestId();
    void logNames();
    void amountsOfTopUpsAreUnknownOrKnown();
    void logCallsCountTheirPages_data();
    void logCallsCountTheirPages();
    void emptyLogIsNoError_data() { relays(); }
    void emptyLogIsNoError();
    void lastPages();
    void availableModels_data() { relays(); }
    void availableModels();
    void modelsByKey_data() { relays(); }
    void modelsByKey();
    void keyBalance_data();
    void keyBalance();
    void laiskyRates();
    void newApiRates();
    void oneHubRates();
    void requestCost();
    void messagesOfOneHubHaveTheirOwnPlace();

private:
    static void relays()
    {
        QTest::addColumn<QString>("relayName");
        for (const QString &name : support::recordedRelays())
            QTest::newRow(qPrintable(name)) << name;
    }
};

void DialectsTest::statusTellsTheFamily_data()
{
    QTest::addColumn<QString>("relayName");
    QTest::addColumn<QString>("kind");
    QTest::newRow("laisky") << "laisky"
                            << "laisky";
    QTest::newRow("oneapi") << "oneapi"
                            << "oneapi";
    QTest::newRow("newapi-2025") << "newapi-2025"
                                 << "newapi";
    QTest::newRow("newapi-2026") << "newapi-2026"
                                 << "newapi";
    QTest::newRow("newapi-2026-08") << "newapi-2026-08"
                                    << "newapi";
    QTest::newRow("onehub") << "onehub"
                            << "onehub";
}

void DialectsTest::statusTellsTheFamily()
{
    QFETCH(QString, relayName);
    QFETCH(QString, kind);
    const RelayInfo info = infoOf(relayName);
    QCOMPARE(kindName(info.kind), kind);
    QCOMPARE(info.name, QStringLiteral("Example Relay"));
    QCOMPARE(info.quotaPerUnit.units(), 500'000);
    QVERIFY(info.displaysCurrency);
    QCOMPARE(info.infer, QUrl(QStringLiteral("https://relay.example.com/v1")));
    QCOMPARE(info.needsUserId, info.kind == Kind::NewApi);
    QVERIFY(!info.wantsEmailCode && !info.wantsBrowserCheck);
    QCOMPARE(info.passwordSignIn.has_value(),
             relayName == QLatin1String("laisky") || relayName == QLatin1String("newapi-2026-08"));
    QCOMPARE(dialectFor(info)->kind(), info.kind);
}

void DialectsTest::signIn()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const Call call = d->signIn(QStringLiteral("alice"), core::Secret("open-sesame-1"), {});
    QCOMPARE(call.method, QByteArray("POST"));
    QCOMPARE(call.path, recording(relayName, QStringLiteral("login")).path);
    QCOMPARE(call.json->value(QLatin1String("username")).toString(), QStringLiteral("alice"));
    QVERIFY(!call.json->contains(QLatin1String("password"))); // travels as a secret
    QCOMPARE(call.secretMembers.size(), 1);

    const auto in = d->readSignIn(recording(relayName, QStringLiteral("login")).answer);
    QVERIFY(in.ok());
    QCOMPARE(in->userName, QStringLiteral("alice"));
    QCOMPARE(in->userId, relayName == QLatin1String("laisky") ? QStringLiteral("01a20342-41f1-7589-b7d7-3d7280c46414")
                                                              : QStringLiteral("2"));
    const bool later = relayName == QLatin1String("newapi-2026-08");
    QCOMPARE(in->needsRefresh, later);
    QCOMPARE(!in->bearer.isEmpty(), later);
    const auto wrong = d->readSignIn(recording(relayName, QStringLiteral("login-wrong-password")).answer);
    QVERIFY(!wrong.ok() && wrong.error().cause == core::ErrorCause::WrongPassword);
}

void DialectsTest::secondFactor()
{
    const auto laisky = dialectOf(QStringLiteral("laisky"));
    const auto wanted =
        laisky->readSignIn(recording(QStringLiteral("laisky"), QStringLiteral("login-wants-totp")).answer);
    QVERIFY(wanted.ok() && wanted->secondFactorWanted);
    QCOMPARE(laisky->signIn(QStringLiteral("a"), core::Secret("b"), core::Secret("123456")).secretMembers.size(), 2);
    QVERIFY(!laisky->secondFactor(core::Secret("123456")));

    for (const char *name : {"newapi-2026", "newapi-2026-08"}) {
        const QString relayName = QLatin1String(name);
        const auto d = dialectOf(relayName);
        const auto pending = d->readSignIn(recording(relayName, QStringLiteral("login-wants-2fa")).answer);
        QVERIFY(pending.ok() && pending->secondFactorWanted);
        QCOMPARE(!pending->flow.isEmpty(), relayName == QLatin1String("newapi-2026-08"));
        const auto step = d->secondFactor(core::Secret("123456"), pending->flow);
        QVERIFY(step);
        QCOMPARE(step->path, recording(relayName, QStringLiteral("login-with-2fa")).path);
        QCOMPARE(step->secretMembers.size(), pending->flow.isEmpty() ? 1 : 2);
        const auto in = d->readSignIn(recording(relayName, QStringLiteral("login-with-2fa")).answer);
        QVERIFY(in.ok() && !in->secondFactorWanted);
        QCOMPARE(in->userId, QStringLiteral("2"));
    }
}

void DialectsTest::self_data()
{
    QTest::addColumn<QString>("relayName");
    QTest::addColumn<qint64>("balance");
    QTest::addColumn<qint64>("used");
    QTest::newRow("laisky") << "laisky" << Q_INT64_C(20406028) << Q_INT64_C(93492);
    QTest::newRow("oneapi") << "oneapi" << Q_INT64_C(20635798) << Q_INT64_C(114202);
    QTest::newRow("newapi-2025") << "newapi-2025" << Q_INT64_C(20669839) << Q_INT64_C(80161);
    QTest::newRow("newapi-2026") << "newapi-2026" << Q_INT64_C(20670017) << Q_INT64_C(85885);
    QTest::newRow("newapi-2026-08") << "newapi-2026-08" << Q_INT64_C(20671391) << Q_INT64_C(85824);
    QTest::newRow("onehub") << "onehub" << Q_INT64_C(20432474) << Q_INT64_C(317526);
}

void DialectsTest::self()
{
    QFETCH(QString, relayName);
    QFETCH(qint64, balance);
    QFETCH(qint64, used);
    const auto d = dialectOf(relayName);
    const auto self = d->readSelf(recording(relayName, QStringLiteral("self-at-the-end")).answer);
    QVERIFY(self.ok());
    QCOMPARE(self->balance.units(), balance);
    QCOMPARE(self->used.value().units(), used);
    QCOMPARE(self->userName, QStringLiteral("alice"));
    QCOMPARE(self->group, QStringLiteral("default"));
    QVERIFY(self->requestCount.value_or(0) > 10);
    QVERIFY(!self->userId.isEmpty());
    QCOMPARE(self->inviteCode.size(), 4);
    QCOMPARE(!self->accessToken.isEmpty(),
             relayName == QLatin1String("onehub") || relayName == QLatin1String("newapi-2025"));

    const auto out = d->readSelf(recording(relayName, QStringLiteral("self-signed-out")).answer);
    QVERIFY(!out.ok() && out.error().cause == core::ErrorCause::SignedOut);
}

void DialectsTest::accessToken()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const auto token = d->readAccessToken(recording(relayName, QStringLiteral("access-token-made")).answer);
    QVERIFY(token.ok());
    QVERIFY(token->size() >= 28 && token->size() <= 32);
    QCOMPARE(d->makeAccessToken().path, QStringLiteral("/api/user/token"));
}

void DialectsTest::topUp()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const Call call = d->topUp(core::Secret("0123456789abcdef0123456789abcdef"));
    QCOMPARE(call.path, recording(relayName, QStringLiteral("topup-good")).path);
    QCOMPARE(call.method, QByteArray("POST"));
    QCOMPARE(call.secretMembers.first().first, QStringLiteral("key"));
    const auto added = d->readTopUp(recording(relayName, QStringLiteral("topup-good")).answer);
    QVERIFY(added.ok());
    QCOMPARE(added->units(), 500'000);
}

// The recordings' own proof: the consume rows add up to used_quota, to the unit, and so does the relay's own sum.
void DialectsTest::logAddsUpToWhatWasUsed()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    core::Quota sum;
    for (const LogRow &row : rowsOf(*d, relayName, wholeLog(relayName))) {
        QVERIFY(row.kind != LogKind::Consume || row.quota);
        if (row.kind == LogKind::Consume)
            sum += *row.quota;
    }
    const auto self = d->readSelf(recording(relayName, QStringLiteral("self-at-the-end")).answer);
    QCOMPARE(sum.units(), self->used.value().units());
    const auto stat = d->readStat(recording(relayName, QStringLiteral("stat")).answer);
    QVERIFY(stat.ok());
    QCOMPARE(stat->quota.units(), sum.units());
}

void DialectsTest::logIdentitiesAreUniqueAndStable()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const QList<LogRow> whole = rowsOf(*d, relayName, wholeLog(relayName));
    QVERIFY(whole.size() > 30);
    QHash<QString, LogRow> byIdentity;
    for (const LogRow &row : whole) {
        QVERIFY(!row.identity.isEmpty());
        QVERIFY2(!byIdentity.contains(row.identity), qPrintable(row.identity));
        byIdentity.insert(row.identity, row);
    }
    int checked = 0;
    for (const LogRow &row : rowsOf(*d, relayName, partsOfLog(relayName))) {
        const bool newer = relayName == QLatin1String("newapi-2026-08") && row.time > whole.first().time;
        if (newer)
            continue;
        QVERIFY2(byIdentity.contains(row.identity), qPrintable(row.identity + QLatin1Char(' ') + row.content));
        const LogRow &same = byIdentity[row.identity];
        QCOMPARE(row.time, same.time);
        QCOMPARE(row.content, same.content);
        QVERIFY(row.quota == same.quota && row.prompt == same.prompt);
        ++checked;
    }
    QVERIFY2(checked > 15, qPrintable(QString::number(checked)));
}

void DialectsTest::logRowsOfAnswersAreFoundByRequestId()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const QList<LogRow> rows = rowsOf(*d, relayName, wholeLog(relayName));
    for (const char *name : {"chat-plain", "stream-long", "chat-reasoning"}) {
        const QString id =
            QString::fromLatin1(recording(relayName, QLatin1String(name)).answer.header("X-Oneapi-Request-Id"));
        QVERIFY(!id.isEmpty());
        const auto found = std::count_if(rows.begin(), rows.end(), [&](const LogRow &r) { return r.requestId == id; });
        // New API of 2025 and One Hub do not log ids: those rows are matched by likeness.
        const bool hasIds = relayName != QLatin1String("newapi-2025") && relayName != QLatin1String("onehub");
        QCOMPARE(found, hasIds ? 1 : 0);
    }
}

void DialectsTest::logNames()
{
    const auto of = [](const char *relayName, auto fits) {
        const QString name = QLatin1String(relayName);
        const auto d = dialectOf(name);
        for (const LogRow &row : rowsOf(*d, name, wholeLog(name))) {
            if (fits(row))
                return row;
        }
        return LogRow();
    };
    // One API: the upstream's name only.
    const LogRow s = of("oneapi", [](const LogRow &r) { return r.modelBilled == QLatin1String("fake-echo"); });
    QVERIFY(s.modelAsked.isEmpty() && s.kind == LogKind::Consume);
    // Laisky's: both.
    const LogRow l = of("laisky", [](const LogRow &r) { return r.modelBilled == QLatin1String("fake-tools"); });
    QVERIFY(!l.modelAsked.isEmpty() && l.modelAsked != l.modelBilled);
    QCOMPARE(l.extra.value(QLatin1String("group_ratio")).toDouble(), 1.0);
    // New API: the asked one, the other one among the facts; times in seconds become milliseconds.
    const LogRow n = of("newapi-2025", [](const LogRow &r) { return r.modelAsked == QLatin1String("gpt-4o-mini"); });
    QCOMPARE(n.modelBilled, n.modelAsked);
    QCOMPARE(n.extra.value(QLatin1String("upstream_model_name")).toString(), QStringLiteral("fake-echo"));
    QCOMPARE(n.keyName, QStringLiteral("desktop"));
    const LogRow slow = of("newapi-2025", [](const LogRow &r) { return r.elapsedMs.value_or(0) >= 1000; });
    QVERIFY(*slow.elapsedMs % 1000 == 0 && *slow.elapsedMs < 60'000);
    // Cached tokens, where rows tell of them.
    for (const char *relayName : {"laisky", "newapi-2025", "newapi-2026", "newapi-2026-08", "onehub"}) {
        const LogRow cached = of(relayName, [](const LogRow &r) { return r.cached.value_or(0) > 0; });
        QVERIFY2(cached.cached == 2048 || cached.cached == 1000, relayName);
    }
    const LogRow h = of("onehub", [](const LogRow &r) { return r.kind == LogKind::Consume; });
    QCOMPARE(h.extra.value(QLatin1String("group_ratio")).toDouble(), 1.0);
    // A sign-in that New API of Aug 2026 logs is no spending.
    const LogRow login = of("newapi-2026-08", [](const LogRow &r) { return r.kind == LogKind::Other; });
    QVERIFY(!login.quota && !login.prompt);
}

void DialectsTest::amountsOfTopUpsAreUnknownOrKnown()
{
    for (const QString &relayName : support::recordedRelays()) {
        const auto d = dialectOf(relayName);
        int seen = 0;
        for (const LogRow &row : rowsOf(*d, relayName, wholeLog(relayName))) {
            if (row.kind != LogKind::TopUp)
                continue;
            ++seen;
            QVERIFY(!row.content.isEmpty() && !row.prompt);
            // Only One Hub writes the amount as a figure; 0 elsewhere means "read the words", not nothing.
            QCOMPARE(row.quota.has_value(), relayName == QLatin1String("onehub"));
            QVERIFY(!row.quota || row.quota->units() >= 250'000);
        }
        QVERIFY(seen >= 1);
    }
}

void DialectsTest::logCallsCountTheirPages_data()
{
    QTest::addColumn<QString>("relayName");
    QTest::addColumn<QString>("first");
    QTest::newRow("laisky") << "laisky"
                            << "start_timestamp=1700000000&end_timestamp=1700000002&p=0&size=100";
    QTest::newRow("oneapi") << "oneapi"
                            << "start_timestamp=1700000000&end_timestamp=1700000002&p=0";
    QTest::newRow("newapi-2025") << "newapi-2025"
                                 << "start_timestamp=1700000000&end_timestamp=1700000002&p=1&page_size=100";
    QTest::newRow("onehub") << "onehub"
                            << "start_timestamp=1700000000&end_timestamp=1700000002&page=1&size=100";
}

void DialectsTest::logCallsCountTheirPages()
{
    QFETCH(QString, relayName);
    QFETCH(QString, first);
    LogQuery query;
    query.from = core::momentFromMs(Q_INT64_C(1'700'000'000'400));
    query.to = core::momentFromMs(Q_INT64_C(1'700'000'001'400)); // within the second: it is asked for whole
    const Call call = dialectOf(relayName)->log(query);
    QCOMPARE(call.path, QStringLiteral("/api/log/self"));
    QCOMPARE(call.query.toString(), first);
}

void DialectsTest::emptyLogIsNoError()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const auto page = d->readLog(recording(relayName, QStringLiteral("log-empty")).answer, LogQuery{});
    QVERIFY(page.ok());
    QVERIFY(!page->hasMore);
    for (const LogRow &row : page->rows)
        QVERIFY(row.kind == LogKind::Manage || row.kind == LogKind::System || row.kind == LogKind::Other);
    QCOMPARE(d->readStat(recording(relayName, QStringLiteral("stat-empty")).answer)->quota.units(), 0);
}

void DialectsTest::lastPages()
{
    const auto more = [](const char *relayName, const char *name, int page) {
        const auto d = dialectOf(QLatin1String(relayName));
        LogQuery query;
        query.page = page;
        return d->readLog(recording(QLatin1String(relayName), QLatin1String(name)).answer, query)->hasMore;
    };
    QVERIFY(more("oneapi", "log-page-0", 0));
    QVERIFY(more("oneapi", "log-page-2", 2));
    QVERIFY(!more("oneapi", "log-page-3", 3)); // five rows of ten
    QVERIFY(!more("oneapi", "log-page-4", 4));
    QVERIFY(!more("laisky", "log-all", 0));
    // A relay whose ceiling is 20, though 100 were asked for: derived from the total.
    QVERIFY(more("laisky", "log-page-0", 0));
    QVERIFY(more("laisky", "log-page-1", 1));
    QVERIFY(!more("laisky", "log-page-far", 500));
    QVERIFY(more("newapi-2025", "log-page-1", 0));
    QVERIFY(!more("newapi-2025", "log-all", 0));
    QVERIFY(!more("newapi-2026", "log-all", 0));
    QVERIFY(!more("onehub", "log-sized-1", 0));
    QVERIFY(!more("onehub", "log-sized-2", 1));
}

void DialectsTest::availableModels()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const bool hub = relayName == QLatin1String("onehub");
    const bool newApi = relayName.startsWith(QLatin1String("newapi"));
    const Recording r = recording(relayName, hub      ? QStringLiteral("available-model")
                                             : newApi ? QStringLiteral("user-models")
                                                      : QStringLiteral("available-models"));
    QCOMPARE(d->availableModels()->path, r.path);
    const auto models = d->readAvailableModels(r.answer);
    QVERIFY(models.ok());
    QVERIFY(models->contains(QStringLiteral("gpt-4o-mini")) && models->contains(QStringLiteral("my-own/model:7b")));
}

void DialectsTest::modelsByKey()
{
    QFETCH(QString, relayName);
    const auto d = dialectOf(relayName);
    const auto models = d->readModels(recording(relayName, QStringLiteral("models-by-key")).answer);
    QVERIFY(models.ok());
    QVERIFY(models->size() > 15 && models->contains(QStringLiteral("gpt-4o-mini")));
    const auto bad = d->readModels(recording(relayName, QStringLiteral("models-bad-key")).answer);
    QVERIFY(!bad.ok() && bad.error().kind == core::ErrorKind::Unauthorized);
}

void DialectsTest::keyBalance_data()
{
    QTest::addColumn<QString>("relayName");
    QTest::addColumn<bool>("limitless"); // what an unlimited key reports
    for (const QString &name : support::recordedRelays())
        QTest::newRow(qPrintable(name)) << name << (name != QLatin1String("onehub"));
}

void DialectsTest::keyBalance()
{
    QFETCH(QString, relayName);
    QFETCH(bool, limitless);
    const auto d = dialectOf(relayName);
    const auto of = [&](const char *suffix) {
        return d->readKeyBalance(
            recording(relayName, QStringLiteral("billing-subscription") + QLatin1String(suffix)).answer,
            recording(relayName, QStringLiteral("billing-usage") + QLatin1String(suffix)).answer);
    };
    const auto unlimited = of("");
    QVERIFY(unlimited.ok());
    QVERIFY((unlimited->limit->state() == core::Money::State::Unlimited) == limitless);
    if (!limitless) // One Hub: the account, balance and used together
        QCOMPARE(unlimited->limit->nanoUsd(), 41'500'000'000);
    const auto limited = of("-limited");
    QVERIFY(limited.ok());
    QVERIFY(limited->limit->state() == core::Money::State::Known);
    QCOMPARE(limited->limit->nanoUsd(), 60'000'000); // 30,000 units
}

void DialectsTest::laiskyRates()
{
    const auto d = dialectOf(QStringLiteral("laisky"));
    const Recording r = recording(QStringLiteral("laisky"), QStringLiteral("models-display-signed-in"));
    QCOMPARE(d->rates()->path, r.path);
    const auto rates = d->readRates(r.answer, QStringLiteral("default"));
    QVERIFY(rates.ok());
    const auto find = [&](const char *model) {
        for (const PublishedRate &rate : *rates) {
            if (rate.model == QLatin1String(model))
                return rate;
        }
        return PublishedRate();
    };
    const PublishedRate gpt = find("gpt-5.2");
    QCOMPARE(gpt.inputPerMillion, 2.5);
    QCOMPARE(gpt.outputPerMillion, 10.0);
    QCOMPARE(gpt.cachedPerMillion, 1.25);
    QCOMPARE(gpt.channel, QStringLiteral("openai:responses"));
    QVERIFY(!gpt.groupFactor && !gpt.free);
    const PublishedRate picture = find("dall-e-3");
    QVERIFY(!picture.inputPerMillion && picture.perImage.value_or(0) > 0);
    QCOMPARE(picture.outputKinds, QStringList{QStringLiteral("image")});
}

void DialectsTest::newApiRates()
{
    for (const char *name : {"newapi-2025", "newapi-2026", "newapi-2026-08"}) {
        const QString relayName = QLatin1String(name);
        const auto d = dialectOf(relayName);
        const auto rates =
            d->readRates(recording(relayName, QStringLiteral("pricing-signed-in")).answer, QStringLiteral("default"));
        QVERIFY(rates.ok());
        const auto find = [&](const char *model) {
            for (const PublishedRate &rate : *rates) {
                if (rate.model == QLatin1String(model))
                    return rate;
            }
            return PublishedRate();
        };
        const PublishedRate mini = find("gpt-4o-mini");
        QCOMPARE(mini.inputPerMillion, 0.15);
        QCOMPARE(mini.outputPerMillion, 0.6);
        QCOMPARE(mini.groupFactor, 1.0);
        QCOMPARE(mini.groups, QStringList{QStringLiteral("default")});
        QCOMPARE(mini.endpointTypes.isEmpty(), relayName == QLatin1String("newapi-2025"));
        QCOMPARE(mini.cachedPerMillion.has_value(), relayName == QLatin1String("newapi-2026-08"));
        if (relayName == QLatin1String("newapi-2025")) // calling it fails with model_price_error, as recorded
            QVERIFY(!find("gpt-image-1").inputPerMillion && !find("gpt-image-1").free);
        QVERIFY(
            !d->readRates(recording(relayName, QStringLiteral("pricing-signed-in")).answer, QStringLiteral("nobody"))
                 ->first()
                 .groupFactor);
    }
}

void DialectsTest::oneHubRates()
{
    const auto d = dialectOf(QStringLiteral("onehub"));
    const auto rates = d->readRates(recording(QStringLiteral("onehub"), QStringLiteral("available-model")).answer, {});
    QVERIFY(rates.ok());
    for (const PublishedRate &rate : *rates) {
        if (rate.model == QLatin1String("gpt-3.5-turbo")) {
            QCOMPARE(rate.inputPerMillion, 0.5); // 0.25 quota a token
            QCOMPARE(rate.outputPerMillion, 1.5);
        }
        if (rate.model == QLatin1String("gpt-4.1")) // no entry: billed at 30
            QCOMPARE(rate.inputPerMillion, 60.0);
    }
    const auto groups =
        d->readGroupFactors(recording(QStringLiteral("onehub"), QStringLiteral("user-group-map")).answer);
    QVERIFY(groups.ok());
    QCOMPARE(groups->value(QStringLiteral("default")), 1.0);
}

void DialectsTest::requestCost()
{
    const auto d = dialectOf(QStringLiteral("laisky"));
    const auto cost = [&](const char *name) {
        return d->readRequestCost(recording(QStringLiteral("laisky"), QLatin1String(name)).answer);
    };
    QVERIFY(cost("messages-stream-claude-cost").ok());
    QCOMPARE(cost("messages-stream-claude-cost")->quota.units(), 255);
    QVERIFY(cost("messages-stream-claude-cost")->settled);
    // A reservation that stays for ever, though nothing was charged.
    QCOMPARE(cost("cost-of-the-stopped-stream-later")->quota.units(), 33'300);
    QVERIFY(!cost("cost-of-the-stopped-stream-later")->settled);
    QVERIFY(!cost("cost-unknown-request").ok());
    QVERIFY(cost("cost-unknown-request").error().kind == core::ErrorKind::NotFound);
    QVERIFY(!dialectOf(QStringLiteral("oneapi"))->requestCost(QStringLiteral("1")));
}

void DialectsTest::messagesOfOneHubHaveTheirOwnPlace()
{
    QCOMPARE(dialectOf(QStringLiteral("onehub"))->inferenceUrl(QStringLiteral("messages")),
             QUrl(QStringLiteral("https://relay.example.com/claude/v1/messages")));
    QCOMPARE(dialectOf(QStringLiteral("onehub"))->inferenceUrl(QStringLiteral("chat/completions")),
             QUrl(QStringLiteral("https://relay.example.com/v1/chat/completions")));
    QCOMPARE(dialectOf(QStringLiteral("laisky"))->inferenceUrl(QStringLiteral("/messages")),
             QUrl(QStringLiteral("https://relay.example.com/v1/messages")));
}

RELAYDESK_TEST(QCoreApplication, DialectsTest)
#include "tst_dialects.moc"
