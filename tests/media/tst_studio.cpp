#include "demo/demorelay.h"
#include "media/mime.h"
#include "media/sound.h"
#include "media/wave.h"
#include "net/transport.h"
#include "secrets/memoryvault.h"
#include "storage/database.h"
#include "support/answer.h"
#include "support/fakeclock.h"
#include "support/quietmain.h"

using namespace media;
using core::ErrorKind;
using support::answer;

// Speech, transcription and pictures against the demo relay, in each dialect it plays.
class TestStudio : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { close(); }

    void speaks_data() { dialects(); }
    void speaks()
    {
        QVERIFY(open());
        const qint64 before = m_relay->usedQuota(m_user);
        const auto paid =
            answer(m_studio->speak({m_account, QStringLiteral("tts-1"), QStringLiteral("alloy"), QStringLiteral("wav"),
                                    QStringLiteral("Good morning, this is a test.")}));
        QVERIFY2(paid.ok(), paid.ok() ? "" : qPrintable(paid.error().detail + paid.error().serverMessage));
        const auto wave = readWave(paid->value);
        QVERIFY(wave.ok());
        QVERIFY(wave->duration() > std::chrono::milliseconds(200));
        QVERIFY(!paid->requestId.isEmpty());
        QVERIFY(m_relay->usedQuota(m_user) > before); // it went under our key and was billed
    }
    void writesDown_data() { dialects(); }
    void writesDown()
    {
        QVERIFY(open());
        const QByteArray sound = writeWave({1, 16000, QByteArray(64'000, '\x10')});
        const auto paid = answer(m_studio->transcribe({m_account, QStringLiteral("whisper-1"), sound, {}}));
        QVERIFY2(paid.ok(), paid.ok() ? "" : qPrintable(paid.error().detail + paid.error().serverMessage));
        QVERIFY(!paid->value.isEmpty());
        QVERIFY(!paid->requestId.isEmpty());
    }
    void draws_data() { dialects(); }
    void draws()
    {
        QVERIFY(open());
        // dall-e-3 answers with an address, gpt-image-1 with the bytes.
        for (const char *model : {"dall-e-3", "gpt-image-1"}) {
            PictureAsk ask;
            ask.account = m_account;
            ask.model = QString::fromLatin1(model);
            ask.prompt = QStringLiteral("a lighthouse in the fog");
            ask.size = QStringLiteral("1024x1024");
            const auto paid = answer(m_studio->draw(ask));
            QVERIFY2(paid.ok(),
                     paid.ok() ? ""
                               : qPrintable(QLatin1String(model) + paid.error().detail + paid.error().serverMessage));
            QCOMPARE(paid->value.size(), 1);
            QCOMPARE(paid->value.first().mime, QStringLiteral("image/png"));
            QVERIFY(paid->value.first().bytes.size() > 500);
            QVERIFY(!paid->requestId.isEmpty());
        }
    }
    void severalPicturesKeepTheirOrder()
    {
        QVERIFY(open());
        PictureAsk ask;
        ask.account = m_account;
        ask.model = QStringLiteral("gpt-image-1");
        ask.prompt = QStringLiteral("a boat");
        ask.count = 3;
        const auto paid = answer(m_studio->draw(ask));
        QVERIFY2(paid.ok(), paid.ok() ? "" : qPrintable(paid.error().detail + paid.error().serverMessage));
        QCOMPARE(paid->value.size(), 3);
        QVERIFY(paid->value.at(0).bytes != paid->value.at(1).bytes);
    }
    void whatTheRelayRefuses()
    {
        QVERIFY(open());
        const auto unknown =
            answer(m_studio->speak({m_account, QStringLiteral("no-such-model"), {}, {}, QStringLiteral("hello")}));
        QVERIFY(!unknown.ok());
        QVERIFY(!unknown.error().serverMessage.isEmpty());
        m_relay->setBalanceQuota(m_user, 0);
        const auto poor = answer(
            m_studio->speak({m_account, QStringLiteral("tts-1"), {}, QStringLiteral("wav"), QStringLiteral("hello")}));
        QVERIFY(!poor.ok());
        QCOMPARE(poor.error().kind, ErrorKind::QuotaExceeded);
    }
    void faults_data()
    {
        QTest::addColumn<demo::Fault>("fault");
        QTest::addColumn<core::ErrorKind>("kind");
        QTest::newRow("busy") << demo::Fault::Status429 << ErrorKind::RateLimited;
        QTest::newRow("server error") << demo::Fault::Status500 << ErrorKind::ServerFault;
        QTest::newRow("a web page") << demo::Fault::Html << ErrorKind::ServerFault;
    }
    void faults()
    {
        QFETCH(demo::Fault, fault);
        QFETCH(core::ErrorKind, kind);
        QVERIFY(open());
        m_relay->setFault(fault, QStringLiteral("/v1/"));
        const auto spoken = answer(
            m_studio->speak({m_account, QStringLiteral("tts-1"), {}, QStringLiteral("wav"), QStringLiteral("hello")}));
        QVERIFY(!spoken.ok());
        QVERIFY2(spoken.error().kind == kind, qPrintable(core::kindName(spoken.error().kind) + spoken.error().detail));
    }
    void whatIsNotEvenAsked()
    {
        QVERIFY(open());
        QCOMPARE(
            answer(m_studio->speak({m_account, QStringLiteral("tts-1"), {}, {}, QStringLiteral("  ")})).error().kind,
            ErrorKind::BadRequest);
        QCOMPARE(answer(m_studio->transcribe({m_account, QStringLiteral("whisper-1"), {}, {}})).error().kind,
                 ErrorKind::BadRequest);
        QCOMPARE(answer(m_studio->transcribe(
                            {m_account, QStringLiteral("whisper-1"), QByteArray(26 * 1024 * 1024, 'x'), {}}))
                     .error()
                     .kind,
                 ErrorKind::TooLarge);
        QCOMPARE(answer(m_studio->draw({m_account, QStringLiteral("dall-e-3"), {}, {}, {}, 1})).error().kind,
                 ErrorKind::BadRequest);
        QCOMPARE(
            answer(m_studio->speak({core::AccountId(99), QStringLiteral("tts-1"), {}, {}, QStringLiteral("hello")}))
                .error()
                .kind,
            ErrorKind::NotFound);
    }
    void itsDeathAnswersWhoeverWaits()
    {
        QVERIFY(open());
        m_relay->setFault(demo::Fault::Silence, QStringLiteral("/v1/"));
        QObject context;
        std::optional<ErrorKind> kind;
        m_studio->speak({m_account, QStringLiteral("tts-1"), {}, QStringLiteral("wav"), QStringLiteral("hello")})
            .finally(&context, [&](const core::Result<Paid<QByteArray>> &r) { kind = r.error().kind; });
        QTest::qWait(200); // the request is under way
        QVERIFY(!kind);
        m_studio.reset();
        QTRY_VERIFY(kind.has_value());
        QCOMPARE(*kind, ErrorKind::Cancelled);
    }

private:
    static void dialects()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::newRow("Laisky") << demo::Dialect::Laisky;
        QTest::newRow("One API") << demo::Dialect::OneApi;
        QTest::newRow("New API") << demo::Dialect::NewApi2026;
    }
    bool open()
    {
        demo::Options options;
        options.tokensPerSecond = 0;
        options.seedHistory = false;
        const bool hasRow = QTest::currentDataTag() != nullptr && QByteArray(QTest::currentTestFunction()) != "faults";
        if (hasRow)
            options.dialect = *static_cast<demo::Dialect *>(QTest::qData("dialect", qMetaTypeId<demo::Dialect>()));
        m_relay = std::make_unique<demo::DemoRelay>(options);
        const auto credentials = m_relay->start();
        if (!credentials)
            return false;
        m_user = credentials->user;
        m_db = std::make_unique<storage::Database>(QStringLiteral(":memory:"));
        if (!answer(m_db->open()))
            return false;
        m_transport = std::make_unique<net::Transport>();
        m_vault = std::make_unique<secrets::MemoryVault>();
        m_accounts = std::make_unique<accounts::Accounts>(*m_transport, *m_db, *m_vault, m_clock);
        const auto found = answer(m_accounts->probe(credentials->address.toString()));
        if (!found)
            return false;
        const auto added = answer(m_accounts->addWithKey(*found, credentials->key));
        if (!added)
            return false;
        m_account = added->id;
        m_studio = std::make_unique<Studio>(*m_accounts);
        return true;
    }
    void close()
    {
        m_studio.reset();
        m_accounts.reset();
        m_vault.reset();
        m_transport.reset();
        m_db.reset();
        m_relay.reset();
    }

    std::unique_ptr<demo::DemoRelay> m_relay{};
    std::unique_ptr<storage::Database> m_db{};
    std::unique_ptr<net::Transport> m_transport{};
    std::unique_ptr<secrets::MemoryVault> m_vault{};
    std::unique_ptr<accounts::Accounts> m_accounts{};
    std::unique_ptr<Studio> m_studio{};
    support::FakeClock m_clock{};
    core::AccountId m_account{};
    QString m_user{};
};

RELAYDESK_TEST(QCoreApplication, TestStudio)
#include "tst_studio.moc"
