#include "relay/recording.h"
#include "relay/relayerror.h"
#include "support/quietmain.h"
#include "ui/kit/errortext.h"

#include <QTranslator>

using core::ErrorCause;
using core::Money;
using kit::ErrorContext;

namespace {

struct Row
{
    const char *name;
    // Where the body is from: a recording "relay/name", or the status and body that the reference gives (§).
    const char *recording;
    int status;
    const char *body;
    bool inference;
    ErrorContext context;
    const char *english;
    const char *englishButtons;
    const char *chinese;
    const char *chineseButtons;
};

ErrorContext with(const std::function<void(ErrorContext &)> &set)
{
    ErrorContext context;
    context.perUnit = core::QuotaPerUnit(500'000);
    set(context);
    return context;
}

Money dollars(double usd)
{
    return Money::fromUsd(usd);
}

const core::Moment noon = core::momentFromMs(1'747'310'400'000);

// Every row of product.md §5, in its order.
QList<Row> rows()
{
    const ErrorContext rich = with([](ErrorContext &c) { c.balance = dollars(12.4); });
    const ErrorContext poor = with([](ErrorContext &c) {
        c.balance = dollars(0.15);
        c.needed = Money::estimated(210'000'000);
        c.largestAnswer = 8000;
        c.affordableAnswer = 4000;
    });
    const ErrorContext gpt = with([](ErrorContext &c) { c.model = QStringLiteral("gpt-4o"); });
    const ErrorContext unlisted = with([](ErrorContext &c) {
        c.model = QStringLiteral("no-such-model");
        c.modelIsListed = false;
    });
    const ErrorContext harbor = with([](ErrorContext &c) { c.otherRelay = QStringLiteral("Harbor"); });
    const ErrorContext mine = with([](ErrorContext &c) {
        c.otherRelay = QStringLiteral("Harbor");
        c.ownRecord = QStringLiteral("by you on 3 May, +$5");
    });
    const ErrorContext now = with([](ErrorContext &c) { c.now = noon; });
    const ErrorContext none = with([](ErrorContext &) {});
    return {
#include "errortablerows.inc"
    };
}

} // namespace

// A real answer of a relay goes in, a sentence and its buttons come out, in English and in Chinese.
class TestErrorTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void englishSaysWhatTheTableSays_data() { addRows(); }
    void englishSaysWhatTheTableSays();
    void chineseSaysTheSame_data() { addRows(); }
    void chineseSaysTheSame();
    void anInterruptedAnswer();
    void theOriginalIsUnderDetails();
    void nothingIsInvented();
    void theArithmeticIsTheRelays();

private:
    void addRows()
    {
        QTest::addColumn<int>("row");
        const QList<Row> all = rows();
        for (int i = 0; i < all.size(); ++i)
            QTest::addRow("%s: %s", all.at(i).name, *all.at(i).recording ? all.at(i).recording : "reference") << i;
    }
    static core::Error errorOf(const Row &row)
    {
        if (*row.recording) {
            const QString path = QString::fromLatin1(row.recording);
            return relay::readError(support::recording(path.section(u'/', 0, 0), path.section(u'/', 1)).answer,
                                    row.inference);
        }
        net::Response answer;
        answer.status = row.status;
        answer.body = row.body;
        return relay::readError(answer, row.inference);
    }
    // The relay asks for twenty minutes: a time of day, in the zone and the manner of whoever reads it.
    static QString expected(const char *text)
    {
        const QTime due = core::toDateTime(noon + std::chrono::minutes(20)).time();
        return QString::fromUtf8(text).replace(QStringLiteral("%CLOCK%"),
                                               QLocale().toString(due, QLocale::ShortFormat));
    }
    static QString buttonsOf(const kit::ErrorWords &words) { return words.labels().join(QStringLiteral(" · ")); }
};

void TestErrorTable::englishSaysWhatTheTableSays()
{
    QFETCH(int, row);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const Row one = rows().at(row);
    const kit::ErrorWords words = kit::errorWords(errorOf(one), one.context);
    QCOMPARE(words.sentence, expected(one.english));
    QCOMPARE(buttonsOf(words), QString::fromUtf8(one.englishButtons));
    QVERIFY(!words.nextStep.isEmpty());
}

void TestErrorTable::chineseSaysTheSame()
{
    QFETCH(int, row);
    QTranslator translator;
    QVERIFY(translator.load(QLocale(QStringLiteral("zh_CN")), QStringLiteral("relaydesk"), QStringLiteral("_"),
                            QStringLiteral(":/i18n")));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
    const Row one = rows().at(row);
    const kit::ErrorWords words = kit::errorWords(errorOf(one), one.context);
    QCOMPARE(words.sentence, expected(one.chinese));
    QCOMPARE(buttonsOf(words), QString::fromUtf8(one.chineseButtons));
    QVERIFY(!words.nextStep.isEmpty());
}

// No body says this: the stream just ended (chat sets the cause when no finish reason came).
void TestErrorTable::anInterruptedAnswer()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    core::Error error{core::ErrorKind::Protocol, QStringLiteral("no finish reason"), ErrorCause::Interrupted};
    ErrorContext context;
    context.tokensReceived = 388;
    const kit::ErrorWords words = kit::errorWords(error, context);
    QCOMPARE(words.title, QStringLiteral("Interrupted"));
    QCOMPARE(words.sentence, QStringLiteral("388 tokens received, charge not yet known."));
    QCOMPARE(buttonsOf(words), QStringLiteral("Continue · Retry"));
}

void TestErrorTable::theOriginalIsUnderDetails()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const auto details = [](const char *relay, const char *name, bool inference) {
        return kit::errorWords(
                   relay::readError(support::recording(QLatin1String(relay), QLatin1String(name)).answer, inference))
            .details;
    };
    QVERIFY(
        details("oneapi", "chat-upstream-429", true).contains(QStringLiteral("当前分组上游负载已饱和，请稍后再试")));
    QVERIFY(details("oneapi", "login-wrong-password", false).contains(QStringLiteral("用户名或密码错误")));
    QVERIFY(details("laisky", "chat-unknown-model", true).contains(QStringLiteral("Request id 2026")));
    // A refusal nobody knows: the relay's words are there, in whichever language.
    net::Response answer;
    answer.status = 200;
    answer.body = "{\"success\":false,\"message\":\"今日签到已满\"}";
    const kit::ErrorWords words = kit::errorWords(relay::readError(answer, false));
    QVERIFY(words.details.contains(QStringLiteral("今日签到已满")));
    QVERIFY(!words.nextStep.isEmpty());
}

void TestErrorTable::nothingIsInvented()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    // One API says no amount: without the account's figures none is shown.
    const core::Error silent = relay::readError(
        support::recording(QStringLiteral("oneapi"), QStringLiteral("chat-balance-too-low")).answer, true);
    QVERIFY(!kit::errorWords(silent).sentence.contains(u'$'));
    QVERIFY(kit::errorWords(silent).headline.isEmpty());
    // A relay that counts in units of its own: its dollars stay its dollars.
    ErrorContext odd;
    odd.perUnit = core::QuotaPerUnit(1000);
    const core::Error dollarsSaid = relay::readError(
        support::recording(QStringLiteral("newapi-2026"), QStringLiteral("chat-balance-too-low")).answer, true);
    QVERIFY(kit::errorWords(dollarsSaid, odd).sentence.contains(QStringLiteral("$0.0020")));
    // Units without the relay's unit are no dollars.
    const core::Error units =
        relay::readError(support::recording(QStringLiteral("laisky"), QStringLiteral("chat-key-used-up")).answer, true);
    QVERIFY(!kit::errorWords(units).sentence.contains(u'$'));
    QVERIFY(kit::errorWords(units, odd).sentence.contains(QStringLiteral("$2.14")));
}

void TestErrorTable::theArithmeticIsTheRelays()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    core::Error error{core::ErrorKind::QuotaExceeded, {}, ErrorCause::BalanceTooLow};
    error.httpStatus = 403;
    ErrorContext context;
    context.balance = dollars(0.15);
    context.needed = dollars(0.21);
    context.promptTokens = 5500;
    context.largestAnswer = 8000;
    context.marginTokens = 500;
    context.inputRate = dollars(15);
    kit::ErrorWords words = kit::errorWords(error, context);
    QCOMPARE(words.headline, QStringLiteral("The relay reserves $0.21 for this request, and you have $0.15"));
    QStringList lines;
    for (const kit::ErrorFigure &figure : words.figures)
        lines << figure.label + u'|' + figure.value;
    QCOMPARE(lines.join(u'\n'),
             QStringLiteral("Your message and history|≈ 5,500 tokens\nLargest answer|8,000 tokens\n"
                            "Safety margin of the relay|500 tokens\nReserved at $15.00 per 1M|$0.21"));
    QVERIFY(words.figures.last().isSum);
    // What does not add up is not shown as if it did.
    context.needed = dollars(0.5);
    words = kit::errorWords(error, context);
    QVERIFY(words.figures.isEmpty());
    QVERIFY(words.headline.contains(QStringLiteral("$0.50")));
    // Laisky reserves the answer at its own rate.
    context.needed = dollars(0.69);
    context.answerRate = dollars(75);
    words = kit::errorWords(error, context);
    QCOMPARE(words.figures.last().label, QStringLiteral("Reserved at $15.00 in and $75.00 out per 1M"));
    context.inputRate.reset();
    QVERIFY(kit::errorWords(error, context).figures.isEmpty());
}

RELAYDESK_TEST(QCoreApplication, TestErrorTable)
#include "tst_errortable.moc"
