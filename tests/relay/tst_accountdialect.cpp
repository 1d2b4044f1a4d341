#include "relay/accountdialect.h"

#include "recording.h"
#include "relay/displayunit.h"
#include "relay/statusanswer.h"
#include "support/quietmain.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace relay;
using support::recording;

namespace {

RelayInfo infoOf(const QString &folder, Kind kind)
{
    const auto status = statusOf(recording(folder, u"status"_s).answer);
    return infoFromStatus(kind, QUrl(u"https://relay.example.com"_s), status.value_or(QJsonObject()));
}

std::unique_ptr<AccountDialect> laisky()
{
    return accountDialectFor(infoOf(u"laisky"_s, Kind::Laisky));
}

std::unique_ptr<AccountDialect> newApi(const QString &folder = u"newapi-2026"_s)
{
    return accountDialectFor(infoOf(folder, Kind::NewApi));
}

net::Response jsonAnswer(const QByteArray &body, int status = 200)
{
    net::Response answer;
    answer.status = status;
    answer.headers.append(net::Header{"Content-Type", "application/json"});
    answer.body = body;
    return answer;
}

} // namespace

// What users do with their accounts, read from what real relays answered.
class AccountDialectTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void siteTexts()
    {
        const auto d = laisky();
        QCOMPARE(d->readSiteText(recording(u"laisky"_s, u"notice"_s).answer).value(),
                 u"## Welcome\n\nThe relay moves on *Sunday*."_s);
        QCOMPARE(d->readSiteText(recording(u"laisky"_s, u"about"_s).answer).value(), u"https://about.example.com"_s);
        QCOMPARE(d->readInviteCode(recording(u"laisky"_s, u"aff"_s).answer).value(), u"JUBv"_s);
    }

    void channelsThatWereNeverTestedHaveNoTime()
    {
        bool more = true;
        const auto channels = laisky()->readChannels(recording(u"laisky"_s, u"status-channel"_s).answer, &more);
        QVERIFY(channels.ok());
        QCOMPARE(channels->size(), 3);
        QCOMPARE(channels->first().name, u"anthropic"_s);
        QVERIFY(channels->first().state == ChannelState::State::On);
        QVERIFY(!channels->first().answered && !channels->first().tested); // recorded as 0 and 0
        QVERIFY(!more);
        QVERIFY(!newApi()->channels(0)); // nobody else publishes them
    }

    void secondFactorOfEachFamily()
    {
        const auto l = laisky();
        QVERIFY(!l->readSecondFactorState(recording(u"laisky"_s, u"totp-status"_s).answer)->enabled);
        QVERIFY(l->readSecondFactorState(recording(u"laisky"_s, u"totp-status-on"_s).answer)->enabled);
        const auto paper = l->readSecondFactorSetup(recording(u"laisky"_s, u"totp-setup"_s).answer);
        QVERIFY(paper.ok() && !paper->secret.isEmpty() && paper->backupCodes.isEmpty());
        QVERIFY(paper->uri.startsWith("otpauth://totp/"));
        const auto n = newApi();
        const auto on = n->readSecondFactorState(recording(u"newapi-2026"_s, u"2fa-status-on"_s).answer);
        QVERIFY(on.ok() && on->enabled && !on->locked);
        QVERIFY(on->backupCodesLeft == 4);
        const auto codes = n->readSecondFactorSetup(recording(u"newapi-2026"_s, u"2fa-setup"_s).answer);
        QVERIFY(codes.ok());
        QCOMPARE(codes->backupCodes.size(), 4 * 9 + 3); // four codes, one a line
        QVERIFY(!accountDialectFor(infoOf(u"oneapi"_s, Kind::OneApi))->secondFactorState());
        QVERIFY(!accountDialectFor(infoOf(u"onehub"_s, Kind::OneHub))->secondFactorState());
    }

    void checkInsOfTheMonth()
    {
        const auto n = newApi();
        const auto before = n->readCheckIns(recording(u"newapi-2026"_s, u"checkin-status"_s).answer);
        QVERIFY(before.ok() && before->offered && !before->doneToday && before->days.isEmpty());
        QVERIFY(before->least == core::Quota(1000) && before->most == core::Quota(10000));
        const auto done = n->readCheckIn(recording(u"newapi-2026"_s, u"checkin"_s).answer);
        QVERIFY(done.ok());
        QCOMPARE(done->awarded.units(), 5902);
        QCOMPARE(done->day, QDate(2026, 11, 22));
        const auto twice = n->readCheckIn(recording(u"newapi-2026"_s, u"checkin-twice"_s).answer);
        QVERIFY(!twice.ok() && twice.error().cause == core::ErrorCause::Refused);
        QVERIFY(n->checkIns(QDate(2026, 11, 24))->query.queryItemValue(u"month"_s) == u"2026-11"_s);
        QVERIFY(!newApi(u"newapi-2025"_s)->checkIns(QDate(2026, 11, 24)));
        QVERIFY(!laisky()->checkIns(QDate(2026, 11, 24)));
    }

    void plansAndOrders()
    {
        const auto n = newApi();
        const auto none = n->readPlans(recording(u"newapi-2026"_s, u"subscription-self"_s).answer);
        QVERIFY(none.ok() && none->isEmpty());
        const auto one = n->readPlans(
            jsonAnswer("{\"success\":true,\"data\":{\"subscriptions\":[{\"subscription\":{\"amount_total\":15000000,"
                       "\"amount_used\":5700000,\"end_time\":1798000000,\"status\":\"active\"}},{\"subscription\":{"
                       "\"amount_total\":0,\"amount_used\":1,\"status\":\"expired\"}}]}}"));
        QCOMPARE(one->size(), 2);
        QVERIFY(one->first().active && one->first().total == core::Quota(15'000'000));
        QCOMPARE(one->first().used.units(), 5'700'000);
        QVERIFY(!one->last().total && !one->last().active); // 0 is "without limit"
        const auto orders = n->readTopUpOrders(
            jsonAnswer("{\"success\":true,\"data\":{\"items\":[{\"trade_no\":\"A1\",\"amount\":10,\"money\":73,"
                       "\"payment_method\":\"alipay\",\"create_time\":1795000000,\"complete_time\":0,"
                       "\"status\":\"success\"},{\"trade_no\":\"A2\",\"amount\":0,\"status\":\"pending\"}]}}"));
        QCOMPARE(orders->size(), 2);
        QVERIFY(orders->first().state == TopUpOrder::State::Paid && orders->first().added == core::Quota(5'000'000));
        QVERIFY(!orders->first().completed); // 0 is no time
        QVERIFY(!orders->last().added);
    }

    void callsAreSpelledForEachFamily()
    {
        Registration r;
        r.user = u"eve"_s;
        r.password = core::Secret("open-sesame-2");
        r.inviteCode = u"JUBv"_s;
        const Call plain = laisky()->registerUser(r);
        QCOMPARE(plain.json->keys(), (QStringList{u"aff_code"_s, u"username"_s}));
        QVERIFY(plain.isCritical && !plain.mayRepeat && plain.secretMembers.size() == 1);
        const Call mail = laisky()->mailCode(u"a+b@example.com"_s);
        QCOMPARE(mail.query.toString(QUrl::FullyEncoded), u"email=a%2Bb%40example.com"_s);
        QVERIFY(!mail.mayRepeat); // a GET that mails
        QVERIFY(!newApi()->setUpSecondFactor().path.isEmpty());
        QCOMPARE(newApi()->bindEmail(u"a@example.com"_s, u"123456"_s).size(), 2); // POST since 2026, GET before
        QCOMPARE(laisky()->bindEmail(u"a@example.com"_s, u"123456"_s).size(), 1);
        ProfileChange change;
        change.displayName = u"Eve"_s;
        QVERIFY(newApi()->changeProfile(u"eve"_s, change).json->contains("username"_L1));
        QVERIFY(!laisky()->changeProfile(u"eve"_s, change).json->contains("username"_L1));
        QVERIFY(newApi()->wantsOldPassword() && !newApi(u"newapi-2025"_s)->wantsOldPassword());
        QVERIFY(!accountDialectFor(RelayInfo{}));
    }

    void resetLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("email");
        QTest::addColumn<int>("tokenSize");
        QTest::newRow("bare") << u"https://r.example.com/user/reset?email=a%40example.com&token=0123456789"_s
                              << u"a@example.com"_s << 10;
        QTest::newRow("in a mail")
            << u"Hello,\n\nyour link: https://r.example.com/user/reset?email=a@example.com&token=abcd. Bye"_s
            << u"a@example.com"_s << 4;
        QTest::newRow("html source")
            << u"<a href=\"http://localhost:3000/user/reset?email=a%2Bb@example.com&amp;token=xyz\">"_s
            << u"a+b@example.com"_s << 3;
        QTest::newRow("after a hash") << u"https://r.example.com/#/user/reset?email=a@example.com&token=xyz"_s
                                      << u"a@example.com"_s << 3;
        QTest::newRow("another link") << u"https://r.example.com/login?email=a@example.com&token=xyz"_s << QString()
                                      << 0;
        QTest::newRow("no token") << u"https://r.example.com/user/reset?email=a@example.com"_s << QString() << 0;
        QTest::newRow("nothing") << QString() << QString() << 0;
    }
    void resetLinks()
    {
        QFETCH(QString, text);
        QFETCH(QString, email);
        QFETCH(int, tokenSize);
        const auto link = resetLinkIn(text);
        QCOMPARE(link.has_value(), !email.isEmpty());
        if (link) {
            QCOMPARE(link->email, email);
            QCOMPARE(static_cast<int>(link->token.size()), tokenSize);
        }
    }

    void displayUnits()
    {
        const auto info = [](const char *status) {
            return infoFromStatus(Kind::NewApi, QUrl(u"https://r.example.com"_s),
                                  QJsonDocument::fromJson(status).object());
        };
        const RelayInfo cny =
            info("{\"quota_per_unit\":500000,\"quota_display_type\":\"CNY\",\"usd_exchange_rate\":7.3}");
        QVERIFY(displayUnit(cny).kind == DisplayUnit::Kind::Cny);
        QCOMPARE(inDisplayUnit(core::Quota(6'200'000), cny).value(), 12.4 * 7.3);
        QVERIFY(!inDisplayUnit(core::Quota(1), info("{\"quota_display_type\":\"CNY\"}"))); // no rate, no amount
        const RelayInfo own = info("{\"quota_display_type\":\"CUSTOM\",\"custom_currency_symbol\":\"\","
                                   "\"custom_currency_exchange_rate\":0}");
        QCOMPARE(displayUnit(own).symbol, u"¤"_s);
        QCOMPARE(inDisplayUnit(core::Quota(500'000), own).value(), 1.0);
        QVERIFY(displayUnit(info("{\"quota_display_type\":\"TOKENS\"}")).kind == DisplayUnit::Kind::Tokens);
        QVERIFY(displayUnit(info("{\"display_in_currency\":false}")).kind == DisplayUnit::Kind::Tokens);
        QVERIFY(displayUnit(infoOf(u"laisky"_s, Kind::Laisky)).kind == DisplayUnit::Kind::Usd);
    }

    void announcements()
    {
        const QJsonObject status =
            QJsonDocument::fromJson(
                "{\"announcements_enabled\":true,\"announcements\":[{\"content\":\" Sunday \","
                "\"publishDate\":\"2026-11-20T10:00:00Z\",\"type\":\"warning\"},{\"content\":\"\"}]}")
                .object();
        const auto said = announcementsOf(status);
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.first().text, u"Sunday"_s);
        QCOMPARE(said.first().kind, u"warning"_s);
        QVERIFY(said.first().published.has_value());
        QVERIFY(announcementsOf({}).isEmpty());
    }

    // Each member cut out, nulled or of another type, one at a time: unknown or an error, never a made-up number.
    void mutilatedAnswersAreNeverWrong_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"checkin-status", "checkin", "2fa-status-on", "2fa-setup", "subscription-self"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void mutilatedAnswersAreNeverWrong()
    {
        QFETCH(QString, name);
        const auto n = newApi();
        const net::Response whole = recording(u"newapi-2026"_s, name).answer;
        const QJsonObject root = QJsonDocument::fromJson(whole.body).object();
        const QJsonObject data = root.value("data"_L1).toObject();
        QVERIFY(!data.isEmpty());
        const QList<QJsonValue> others{QJsonValue(QJsonValue::Undefined), QJsonValue(), u"x"_s, QJsonArray{1}, -1.5};
        const QStringList keys = data.keys();
        for (const QString &key : keys) {
            for (const QJsonValue &other : others) {
                QJsonObject cut = data;
                if (other.isUndefined())
                    cut.remove(key);
                else
                    cut.insert(key, other);
                QJsonObject envelope = root;
                envelope.insert("data"_L1, cut);
                const net::Response answer = jsonAnswer(QJsonDocument(envelope).toJson());
                const auto checkIns = n->readCheckIns(answer);
                if (name == "checkin-status"_L1 && checkIns.ok() && key == "min_quota"_L1)
                    QVERIFY(!checkIns->least || *checkIns->least < core::Quota(0));
                if (name == "checkin"_L1 && key == "quota_awarded"_L1 && !other.isDouble())
                    QVERIFY(!n->readCheckIn(answer).ok());
                if (name == "2fa-status-on"_L1 && key == "enabled"_L1)
                    QVERIFY(!n->readSecondFactorState(answer).ok());
                if (name == "2fa-setup"_L1 && key != "backup_codes"_L1)
                    QVERIFY(!n->readSecondFactorSetup(answer).ok());
                static_cast<void>(n->readPlans(answer));
                static_cast<void>(n->readTopUpOrders(answer));
            }
        }
    }
};

RELAYDESK_TEST(QCoreApplication, AccountDialectTest)
#include "tst_accountdialect.moc"
