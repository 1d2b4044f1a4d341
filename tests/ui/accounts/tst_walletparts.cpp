#include "support/quietmain.h"
#include "ui/accounts/noticetext.h"
#include "ui/accounts/topuphistory.h"
#include "ui/accounts/unittext.h"
#include "ui/accounts/wallettotal.h"

#include <QApplication>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace ui::accounts;

namespace {

::accounts::Account account(qint64 id, const QString &name)
{
    ::accounts::Account a;
    a.id = core::AccountId(id);
    a.name = name;
    return a;
}

::billing::Balance dollars(double amount)
{
    ::billing::Balance b;
    b.remaining = core::Quota(qRound64(amount * 500'000));
    return b;
}

QString text(const QList<kit::Run> &runs)
{
    QString out;
    for (const kit::Run &run : runs)
        out += run.text;
    return out;
}

core::Moment at(int minutes)
{
    return core::momentFromMs(1'795'000'000'000 + minutes * 60'000LL);
}

} // namespace

// What the wallet says, without a window: sums, operators' texts, where money came from.
class WalletPartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void togetherCountsWhoSaysAndNamesWhoDoesNot()
    {
        QList<::accounts::Account> list{account(1, u"Northgate"_s), account(2, u"Harbor"_s),
                                        account(3, u"Lab proxy"_s)};
        const auto balanceOf = [](core::AccountId id) -> std::optional<::billing::Balance> {
            if (id.value() == 3)
                return {};
            return dollars(id.value() == 1 ? 12.40 : 3.15);
        };
        WalletTotal total = walletTotal(list, balanceOf);
        QCOMPARE(total.sum.total().nanoUsd(), 15'550'000'000);
        QCOMPARE(total.counted, 2);
        QCOMPARE(total.silent, QStringList{u"Lab proxy"_s});
        QVERIFY2(text(totalRuns(total)).contains(u"$15.55"_s), qPrintable(text(totalRuns(total))));
        QVERIFY(text(totalRuns(total)).contains(u"Lab proxy does not say"_s));
        list[0].leftOut = true;
        total = walletTotal(list, balanceOf);
        QCOMPARE(total.sum.total().nanoUsd(), 3'150'000'000);
        QCOMPARE(total.leftOut, 1);
        // Nobody says anything: no zero.
        total = walletTotal(list, [](core::AccountId) { return std::optional<::billing::Balance>(); });
        QVERIFY(!text(totalRuns(total)).contains(u'$'));
    }

    void balanceInTheRelaysUnit()
    {
        const auto info = [](const char *status) {
            relay::RelayInfo i;
            i.status = QJsonDocument::fromJson(status).object();
            return i;
        };
        const core::Quota balance(6'200'000);
        QCOMPARE(unitText(balance, info("{}")), QString());
        QCOMPARE(unitText(balance, info("{\"quota_display_type\":\"CNY\",\"usd_exchange_rate\":7.3}")), u"¥90.52"_s);
        QCOMPARE(unitText(balance, info("{\"quota_display_type\":\"CNY\"}")), QString());
        QVERIFY(unitText(balance, info("{\"quota_display_type\":\"TOKENS\"}")).endsWith(u"tokens"_s));
        QVERIFY(unitText(core::Quota(-500'000), info("{\"quota_display_type\":\"CNY\",\"usd_exchange_rate\":7}"))
                    .startsWith(u"−¥7"_s));
    }

    void htmlLosesWhatCouldHarm_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"Sunday, 3 < 4 & 5 > 2"_s << u"Sunday, 3 < 4 & 5 > 2"_s;
        QTest::newRow("paragraphs") << u"<p>One</p>\n  <p>Two</p>"_s << u"One|Two"_s;
        QTest::newRow("script") << u"<p>Hi</p><script>alert('x')</script><style>p{}</style>"_s << u"Hi"_s;
        QTest::newRow("open script") << u"<p>Hi</p><script>alert('x')"_s << u"Hi"_s;
        QTest::newRow("handler") << u"<img src=x onerror=alert(1)><b onclick='x()'>Bold</b>"_s << u"Bold"_s;
        QTest::newRow("frame") << u"<iframe src='https://evil.example'>inside</iframe>After"_s << u"After"_s;
        QTest::newRow("entities") << u"<p>5 &lt; 6 &amp; caf&#233;</p>"_s << u"5 < 6 & café"_s;
        QTest::newRow("alternative") << u"<p><img alt=\"QR code\" src=\"https://x.example/a.png\"></p>"_s
                                     << u"QR code"_s;
        QTest::newRow("list") << u"<ul><li>One</li><li>Two</li></ul>"_s << u"• One|• Two"_s;
    }
    void htmlLosesWhatCouldHarm()
    {
        QFETCH(QString, html);
        QFETCH(QString, shown);
        QStringList lines;
        for (const NoticeLine &line : noticeLines(html))
            lines << line.plain();
        QCOMPARE(lines.join(u'|'), shown);
    }

    void linksLeadToTheWebOnly()
    {
        const auto links = [](const QString &source) {
            QStringList out;
            for (const NoticeLine &line : noticeLines(source)) {
                for (const kit::Run &run : line.runs) {
                    if (!run.link.isEmpty())
                        out << run.link;
                }
            }
            return out;
        };
        QCOMPARE(links(u"[shop](https://shop.example/a)"_s), QStringList{u"https://shop.example/a"_s});
        QCOMPARE(links(u"<a href=\"https://shop.example/a\">shop</a>"_s), QStringList{u"https://shop.example/a"_s});
        QCOMPARE(links(u"https://about.example.com"_s), QStringList{u"https://about.example.com"_s});
        for (const QString &bad :
             {u"[x](javascript:alert(1))"_s, u"[x](file:///etc/passwd)"_s, u"<a href=\"javascript:alert(1)\">x</a>"_s,
              u"<a href='relaydesk://add'>x</a>"_s, u"[x](data:text/html;base64,AAAA)"_s})
            QVERIFY2(links(bad).isEmpty(), qPrintable(bad));
        QCOMPARE(noticeLines(u"## Welcome\n\nThe relay moves on *Sunday*."_s).first().isHeading, true);
        QVERIFY(noticeLines(QString()).isEmpty());
    }

    void whatCameInIsToldOnce()
    {
        const core::AccountId id(7);
        CameInSources sources;
        ::billing::RedemptionRecord code;
        code.account = id;
        code.hint = u"e2f9…0c35"_s;
        code.added = core::Quota(1'000'000);
        code.time = at(10);
        ::billing::RedemptionRecord elsewhere = code;
        elsewhere.account = core::AccountId(8);
        ::billing::RedemptionRecord refused = code;
        refused.added.reset();
        sources.codes = {code, elsewhere, refused};
        const auto row = [&](relay::LogKind kind, int minute, std::optional<qint64> quota) {
            ::billing::LedgerRow r;
            r.account = id;
            r.row.kind = kind;
            r.row.time = at(minute);
            if (quota)
                r.row.quota = core::Quota(*quota);
            return r;
        };
        sources.rows = {row(relay::LogKind::TopUp, 11, 1'000'000), // the same code, told by the log
                        row(relay::LogKind::TopUp, 40, 0),         // the log lost the amount
                        row(relay::LogKind::Manage, 50, 500'000), row(relay::LogKind::Manage, 51, {})};
        relay::TopUpOrder paid;
        paid.state = relay::TopUpOrder::State::Paid;
        paid.added = core::Quota(5'000'000);
        paid.created = at(60);
        relay::TopUpOrder open = paid;
        open.state = relay::TopUpOrder::State::Open;
        open.created = at(70);
        sources.orders = {paid, open};
        const QList<CameIn> lines = whatCameIn(id, sources);
        QList<CameIn::How> how;
        for (const CameIn &one : lines)
            how << one.how;
        using How = CameIn::How;
        QCOMPARE(how, (QList<How>{How::NotFinished, How::Paid, How::ByOperator, How::TopUp, How::Code}));
        QVERIFY(!lines.at(0).added.hasAmount()); // not paid is not zero either
        QCOMPARE(lines.at(1).added.nanoUsd(), 10'000'000'000);
        QVERIFY(!lines.at(3).added.hasAmount());
        QCOMPARE(lines.at(4).added.nanoUsd(), 2'000'000'000);
    }
};

RELAYDESK_TEST(QApplication, WalletPartsTest)
#include "tst_walletparts.moc"
