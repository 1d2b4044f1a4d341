// The client against the demo relay's own bytes, over real sockets, in each dialect that it plays.
#include "relay/relayclient.h"

#include "demo/demorelay.h"
#include "net/cookiejar.h"
#include "relay/dialectprobe.h"
#include "support/answer.h"
#include "support/quietmain.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace relay;
using support::answer;

Q_DECLARE_METATYPE(demo::Dialect)

class RelayClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void signsInAndReadsTheAccount_data() { dialects(); }
    void signsInAndReadsTheAccount();
    void wrongPasswordIsSaid_data() { dialects(); }
    void wrongPasswordIsSaid();
    void accessTokenInsteadOfASession_data() { dialects(); }
    void accessTokenInsteadOfASession();
    void keysAreMadeChangedAndRemoved_data() { dialects(); }
    void keysAreMadeChangedAndRemoved();
    void codesAddWhatTheyAreWorth_data() { dialects(); }
    void codesAddWhatTheyAreWorth();
    void wholeLogPageByPage_data() { dialects(); }
    void wholeLogPageByPage();
    void ratesAndModels_data() { dialects(); }
    void ratesAndModels();
    void lostSessionIsNoticed_data() { dialects(); }
    void lostSessionIsNoticed();
    void signOutForgets_data() { dialects(); }
    void signOutForgets();
    void limitedManagementPauses();
    void costOfOneRequest();

private:
    static void dialects();
    void start(demo::Dialect dialect, bool history = false);
    std::unique_ptr<RelayClient> client();
    std::unique_ptr<RelayClient> signedIn();

    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<demo::DemoRelay> m_demo;
    demo::Options m_options;
    demo::Credentials m_who;
    RelayInfo m_info;
};

void RelayClientTest::dialects()
{
    QTest::addColumn<demo::Dialect>("dialect");
    QTest::newRow("laisky") << demo::Dialect::Laisky;
    QTest::newRow("oneapi") << demo::Dialect::OneApi;
    QTest::newRow("newapi-2026") << demo::Dialect::NewApi2026;
}

void RelayClientTest::init()
{
    m_transport = std::make_unique<net::Transport>();
}

void RelayClientTest::cleanup()
{
    m_transport.reset();
    m_demo.reset();
}

void RelayClientTest::start(demo::Dialect dialect, bool history)
{
    m_options = {};
    m_options.dialect = dialect;
    m_options.seedHistory = history;
    m_options.tokensPerSecond = 0;
    m_demo = std::make_unique<demo::DemoRelay>(m_options);
    const auto started = m_demo->start();
    QVERIFY(started.ok());
    m_who = *started;
    DialectProbe probe(*m_transport);
    const auto found = answer(probe.probe(*RelayAddress::parse(m_who.address.toString())));
    QVERIFY(found.ok());
    m_info = found->info;
}

std::unique_ptr<RelayClient> RelayClientTest::client()
{
    return std::make_unique<RelayClient>(*m_transport, m_info);
}

std::unique_ptr<RelayClient> RelayClientTest::signedIn()
{
    auto c = client();
    const auto in = answer(c->signIn(m_who.user, m_who.password));
    if (!in.ok())
        qWarning("sign-in: %s", qPrintable(in.error().detail));
    return c;
}

void RelayClientTest::signsInAndReadsTheAccount()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    const auto c = client();
    QVERIFY(!c->hasCredential());
    const auto in = answer(c->signIn(m_who.user, m_who.password));
    QVERIFY2(in.ok(), in.ok() ? "" : qPrintable(in.error().detail));
    QVERIFY(c->hasCredential());
    const auto self = answer(c->self());
    QVERIFY2(self.ok(), self.ok() ? "" : qPrintable(self.error().detail));
    QCOMPARE(self->userName, m_who.user);
    QCOMPARE(self->balance.units(), m_demo->balanceQuota(m_who.user));
    QCOMPARE(self->used.value().units(), m_demo->usedQuota(m_who.user));
    QVERIFY(answer(c->notice()).ok());
}

void RelayClientTest::wrongPasswordIsSaid()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    const auto c = client();
    const auto in = answer(c->signIn(m_who.user, core::Secret("not-it-at-all")));
    QVERIFY(!in.ok());
    QVERIFY(in.error().cause == core::ErrorCause::WrongPassword);
    QVERIFY(!c->hasCredential());
}

void RelayClientTest::accessTokenInsteadOfASession()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    const auto token = answer(signedIn()->makeAccessToken());
    QVERIFY2(token.ok(), token.ok() ? "" : qPrintable(token.error().detail));

    const auto c = client();
    Credential credential;
    credential.accessToken = *token;
    credential.userId = m_who.userId ? QString::number(m_who.userId) : QString();
    c->setCredential(credential);
    const auto self = answer(c->self());
    QVERIFY2(self.ok(), self.ok() ? "" : qPrintable(self.error().detail));
    QCOMPARE(self->userName, m_who.user);

    if (m_info.needsUserId) {
        credential.userId.clear();
        c->setCredential(credential);
        const auto without = answer(c->self());
        QVERIFY(!without.ok() && without.error().cause == core::ErrorCause::UserIdWanted);
    }
    QSignalSpy out(c.get(), &RelayClient::signedOut);
    credential.accessToken = core::Secret("0123456789abcdef0123456789abcdef");
    credential.userId = m_who.userId ? QString::number(m_who.userId) : QString();
    c->setCredential(credential);
    const auto bad = answer(c->self());
    QVERIFY(!bad.ok() && bad.error().cause == core::ErrorCause::SignedOut);
    QCOMPARE(out.count(), 1);
}

void RelayClientTest::keysAreMadeChangedAndRemoved()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    const auto c = signedIn();
    TokenDraft draft;
    draft.name = QStringLiteral("for a test");
    draft.limit = core::Quota(123'456);
    draft.models = {QStringLiteral("gpt-4o-mini")};
    const auto made = answer(c->createToken(draft));
    QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().detail));
    QVERIFY(made->id.isValid());
    QVERIFY(made->key.size() > 20);
    QCOMPARE(made->remaining.units(), 123'456);
    QVERIFY(answer(c->models(made->key)).ok());

    const auto find = [&]() -> std::optional<TokenRecord> {
        const auto list = answer(c->tokens());
        if (!list.ok())
            return {};
        for (const TokenRecord &t : *list) {
            if (t.id == made->id)
                return t;
        }
        return {};
    };
    auto listed = find();
    QVERIFY(listed);
    QCOMPARE(listed->name, draft.name);
    QCOMPARE(listed->models, draft.models);
    const auto key = answer(c->tokenKey(*listed));
    QVERIFY(key.ok() && *key == made->key);

    listed->name = QStringLiteral("renamed");
    listed->remaining = core::Quota(7);
    QVERIFY(answer(c->updateToken(*listed)).ok());
    listed = find();
    QCOMPARE(listed->name, QStringLiteral("renamed"));
    QCOMPARE(listed->remaining.units(), 7);
    QCOMPARE(listed->models, draft.models); // untouched
    QVERIFY(listed->status == TokenStatus::Enabled);

    QVERIFY(answer(c->setTokenEnabled(*listed, false)).ok());
    QVERIFY(find()->status == TokenStatus::Disabled);
    const auto refused = answer(c->models(made->key));
    QVERIFY(!refused.ok() && refused.error().kind == core::ErrorKind::Unauthorized);
    QVERIFY(answer(c->setTokenEnabled(*listed, true)).ok());
    QVERIFY(find()->status == TokenStatus::Enabled);

    QVERIFY(answer(c->removeToken(made->id)).ok());
    QVERIFY(!find());
    const auto gone = answer(c->removeToken(made->id));
    QVERIFY(!gone.ok() && gone.error().kind == core::ErrorKind::NotFound);
}

void RelayClientTest::codesAddWhatTheyAreWorth()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    const auto c = signedIn();
    const qint64 before = m_demo->balanceQuota(m_who.user);
    const core::Secret good = core::Secret::fromText(m_who.codes.first());
    const auto added = answer(c->topUp(good));
    QVERIFY2(added.ok(), added.ok() ? "" : qPrintable(added.error().detail));
    QVERIFY(added->units() > 0);
    QCOMPARE(m_demo->balanceQuota(m_who.user), before + added->units());

    const bool silent = dialect == demo::Dialect::NewApi2026;
    const auto again = answer(c->topUp(good));
    QVERIFY(!again.ok());
    QVERIFY(again.error().cause == (silent ? core::ErrorCause::CodeRefusedSilently : core::ErrorCause::CodeUsed));
    const auto used = answer(c->topUp(core::Secret::fromText(m_who.usedCode)));
    QVERIFY(!used.ok());
    QVERIFY(used.error().cause == again.error().cause);
    const core::Secret unknown("00000000000000000000000000000000");
    const auto never = answer(c->topUp(unknown));
    QVERIFY(!never.ok());
    QVERIFY(never.error().cause == (silent ? core::ErrorCause::CodeRefusedSilently : core::ErrorCause::CodeUnknown));
    QCOMPARE(m_demo->balanceQuota(m_who.user), before + added->units());

    if (dialect == demo::Dialect::Laisky) { // five failures of any sort, then none is tried
        answer(c->topUp(unknown)).ok();
        answer(c->topUp(unknown)).ok();
        const auto tooMany = answer(c->topUp(core::Secret::fromText(m_who.codes.at(1))));
        QVERIFY(!tooMany.ok() && tooMany.error().cause == core::ErrorCause::TooManyCodes);
        QVERIFY(answer(c->self()).ok()); // the rest of the management API is not paused by it
    }
}

void RelayClientTest::wholeLogPageByPage()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect, true);
    const auto c = signedIn();
    const auto books = m_demo->logRows(m_who.user);
    QVERIFY(books.size() > 100);

    QSet<QString> identities;
    core::Quota sum;
    core::Moment last = core::momentFromMs(std::numeric_limits<qint64>::max());
    LogQuery query;
    qsizetype rows = 0;
    const int mostPages = dialect == demo::Dialect::OneApi ? 12 : 1000; // ten rows a page, and a limit on calls
    for (; query.page < mostPages; ++query.page) {
        const auto page = answer(c->log(query));
        QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().detail));
        for (const LogRow &row : page->rows) {
            QVERIFY2(!identities.contains(row.identity), qPrintable(row.identity));
            identities.insert(row.identity);
            QVERIFY(row.time <= last); // newest first
            last = row.time;
            if (row.kind == LogKind::Consume)
                sum += *row.quota;
        }
        rows += page->rows.size();
        if (!page->hasMore)
            break;
    }
    if (dialect == demo::Dialect::OneApi) {
        QCOMPARE(rows, 120);
        return;
    }
    QCOMPARE(rows, books.size());
    QCOMPARE(sum.units(), m_demo->usedQuota(m_who.user));
    const auto stat = answer(c->stat(LogQuery{}));
    QVERIFY(stat.ok());
    QCOMPARE(stat->quota.units(), sum.units());

    // A range: exactly the rows inside.
    LogQuery lately;
    lately.from = core::momentFromMs(books.at(20).createdMs);
    lately.to = core::momentFromMs(books.at(3).createdMs);
    const auto some = answer(c->log(lately));
    QVERIFY(some.ok());
    const auto inside = std::count_if(books.begin(), books.end(), [&](const demo::LogRow &r) {
        return r.createdMs / 1000 >= books.at(20).createdMs / 1000 &&
               r.createdMs / 1000 <= (books.at(3).createdMs + 999) / 1000;
    });
    QCOMPARE(some->rows.size(), inside);
}

void RelayClientTest::ratesAndModels()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    const auto c = signedIn();
    const auto mine = answer(c->models(m_who.key));
    QVERIFY2(mine.ok(), mine.ok() ? "" : qPrintable(mine.error().detail));
    QVERIFY(!mine->isEmpty());
    const auto all = answer(c->availableModels());
    QVERIFY2(all.ok(), all.ok() ? "" : qPrintable(all.error().detail));
    QVERIFY(!all->isEmpty());
    const auto rates = answer(c->rates(QStringLiteral("default")));
    if (dialect == demo::Dialect::OneApi) {
        QVERIFY(!rates.ok() && rates.error().kind == core::ErrorKind::NotFound);
    } else {
        QVERIFY2(rates.ok(), rates.ok() ? "" : qPrintable(rates.error().detail));
        QVERIFY(
            std::any_of(rates->begin(), rates->end(), [](const PublishedRate &r) { return r.inputPerMillion > 0.0; }));
    }
    const auto balance = answer(c->keyBalance(m_who.key));
    QVERIFY2(balance.ok(), balance.ok() ? "" : qPrintable(balance.error().detail));
    QVERIFY(balance->limit->state() == core::Money::State::Unlimited);
    const auto bad = answer(c->models(core::Secret("sk-000000000000000000000000000000000000000000000000")));
    QVERIFY(!bad.ok() && bad.error().kind == core::ErrorKind::Unauthorized);
}

void RelayClientTest::lostSessionIsNoticed()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    const auto c = signedIn();
    QVERIFY(answer(c->self()).ok());
    // Another process with other books takes the port: no session of before is known to it.
    m_demo.reset();
    m_options.port = static_cast<quint16>(m_who.address.port());
    m_demo = std::make_unique<demo::DemoRelay>(m_options);
    QVERIFY(m_demo->start().ok());
    QSignalSpy out(c.get(), &RelayClient::signedOut);
    const auto self = answer(c->self());
    QVERIFY(!self.ok());
    QVERIFY2(self.error().cause == core::ErrorCause::SignedOut, qPrintable(self.error().detail));
    QCOMPARE(out.count(), 1);
}

void RelayClientTest::signOutForgets()
{
    QFETCH(demo::Dialect, dialect);
    start(dialect);
    const auto c = signedIn();
    const auto out = answer(c->signOut());
    QVERIFY2(out.ok(), out.ok() ? "" : qPrintable(out.error().detail));
    QVERIFY(!c->hasCredential());
    const auto self = answer(c->self());
    QVERIFY(!self.ok() && self.error().cause == core::ErrorCause::SignedOut);
}

void RelayClientTest::limitedManagementPauses()
{
    start(demo::Dialect::OneApi);
    const auto c = signedIn();
    QSignalSpy paused(c.get(), &RelayClient::pausedUntil);
    m_demo->setFault(demo::Fault::Status429, QStringLiteral("/api"));
    const auto limited = answer(c->self());
    QVERIFY(!limited.ok() && limited.error().cause == core::ErrorCause::ManagementLimited);
    QCOMPARE(paused.count(), 1);
    m_demo->setFault(demo::Fault::None);
    // Not asked again before its time, though the relay would answer now; chats go on.
    const auto still = answer(c->self());
    QVERIFY(!still.ok() && still.error().cause == core::ErrorCause::ManagementLimited);
    QVERIFY(still.error().retryAfter && *still.error().retryAfter > std::chrono::seconds(50));
    QCOMPARE(paused.count(), 1);
    QVERIFY(answer(c->models(m_who.key)).ok());
}

void RelayClientTest::costOfOneRequest()
{
    start(demo::Dialect::Laisky);
    const auto c = signedIn();
    net::Request ask = c->inferenceRequest(QStringLiteral("chat/completions"), m_who.key);
    ask.method = "POST";
    ask.json =
        QJsonDocument::fromJson("{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
            .object();
    core::Scope scope;
    const auto reply = answer(m_transport->send(ask, scope));
    QVERIFY(reply.ok());
    QVERIFY2(reply->isOk(), reply->body.constData());
    const QString id = QString::fromLatin1(reply->header("X-Oneapi-Request-Id"));
    QVERIFY(!id.isEmpty());
    const auto cost = answer(c->requestCost(id));
    QVERIFY2(cost.ok(), cost.ok() ? "" : qPrintable(cost.error().detail));
    QVERIFY(cost->settled && cost->quota.units() > 0);
    const auto page = answer(c->log(LogQuery{}));
    QVERIFY(page.ok());
    QCOMPARE(page->rows.first().requestId, id);
    QCOMPARE(page->rows.first().quota->units(), cost->quota.units());
    QVERIFY(!answer(c->requestCost(QStringLiteral("2020010100000000000000000"))).ok());
}

RELAYDESK_TEST(QCoreApplication, RelayClientTest)
#include "tst_relayclient.moc"
