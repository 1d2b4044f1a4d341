#include "support/quietmain.h"
#include "ui/kit/errortext.h"

#include <QLocale>
#include <QSet>

using namespace kit;
using core::Error;
using core::ErrorCause;
using core::ErrorKind;
using core::Money;

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void everyFailureHasWordsAndANextStep_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("cause");
        // Both enumerations end where their names end.
        for (int kind = 0; !core::kindName(ErrorKind(kind)).isEmpty(); ++kind)
            QTest::newRow(qPrintable(core::kindName(ErrorKind(kind)))) << kind << 0;
        for (int cause = 1; !core::causeName(ErrorCause(cause)).isEmpty(); ++cause)
            QTest::newRow(qPrintable(core::causeName(ErrorCause(cause)))) << int(ErrorKind::BadRequest) << cause;
    }
    void everyFailureHasWordsAndANextStep()
    {
        QFETCH(int, kind);
        QFETCH(int, cause);
        Error error{ErrorKind(kind), QStringLiteral("internal detail")};
        error.cause = ErrorCause(cause);
        for (const ErrorContext &context :
             {ErrorContext{},
              ErrorContext{QStringLiteral("Northgate"), QStringLiteral("gpt-5"), QStringLiteral("laptop")}}) {
            const ErrorWords words = errorWords(error, context);
            QVERIFY(!words.title.isEmpty());
            QVERIFY(!words.title.endsWith(u'.'));
            QVERIFY(words.sentence.endsWith(u'.'));
            QVERIFY(words.sentence.at(0).isUpper() || words.sentence.at(0).isDigit() ||
                    words.sentence.startsWith(context.model));
            QVERIFY(!words.nextStep.isEmpty());
            QVERIFY2(!words.sentence.contains(u'%'), qPrintable(words.sentence));
            QVERIFY(!words.sentence.contains(QLatin1String("internal detail")));
            for (const ErrorAction &action : words.actions) {
                QVERIFY(!action.label.isEmpty());
                QVERIFY(!actName(action.act).isEmpty());
            }
            QVERIFY(!words.actions.isEmpty() || error.cause == ErrorCause::ManagementLimited);
        }
    }
    void everyCauseHasItsOwnWords()
    {
        QSet<QString> seen;
        for (int cause = 1; !core::causeName(ErrorCause(cause)).isEmpty(); ++cause) {
            Error error;
            error.cause = ErrorCause(cause);
            const QString sentence = errorWords(error).sentence;
            QVERIFY2(!seen.contains(sentence), qPrintable(sentence));
            seen.insert(sentence);
        }
    }
    void aReservationIsExplainedInFigures()
    {
        Error error{ErrorKind::QuotaExceeded};
        error.cause = ErrorCause::BalanceTooLow;
        error.neededQuota = 105'000;
        error.availableQuota = 75'000;
        ErrorContext context;
        context.perUnit = core::QuotaPerUnit(500'000);
        context.largestAnswer = 8000;
        context.affordableAnswer = 5200;
        const ErrorWords words = errorWords(error, context);
        QCOMPARE(words.sentence,
                 QStringLiteral(
                     "The relay reserves $0.21 for this request (largest answer 8,000 tokens) and you have $0.15."));
        QCOMPARE(words.labels(), QStringList({QStringLiteral("Limit the answer to 5,200"), QStringLiteral("Redeem"),
                                              QStringLiteral("Other account")}));
    }
    void theKindAloneSaysTheSameOfTheBalance()
    {
        // One Hub answers 429; whoever reads it sets the kind.
        Error byKind{ErrorKind::QuotaExceeded};
        Error byCause{ErrorKind::RateLimited};
        byCause.cause = ErrorCause::BalanceTooLow;
        QCOMPARE(errorWords(byKind).sentence, errorWords(byCause).sentence);
    }
    void aKeyThatExpiredLeavesTheBalance()
    {
        Error error{ErrorKind::Unauthorized};
        error.cause = ErrorCause::KeyExpired;
        ErrorContext context;
        context.balance = Money::known(12'400'000'000);
        QCOMPARE(errorWords(error, context).sentence,
                 QStringLiteral("This key has expired. Your account still has $12.40."));
        context.balance = Money::unknown();
        QCOMPARE(errorWords(error, context).sentence, QStringLiteral("This key has expired."));
    }
    void whatProductSaysIsSaid()
    {
        const auto sentence = [](ErrorCause cause, const ErrorContext &context = {}) {
            Error error;
            error.cause = cause;
            return errorWords(error, context).sentence;
        };
        QCOMPARE(sentence(ErrorCause::GroupSaturated), QStringLiteral("The relay's channels for your group are busy."));
        QCOMPARE(sentence(ErrorCause::SupplierRefused),
                 QStringLiteral(
                     "The relay's supplier refused; your balance is not the cause. Only the operator can fix it."));
        QCOMPARE(sentence(ErrorCause::CodeRefusedSilently),
                 QStringLiteral("The relay did not take this code and does not say why. It may be used, mistyped or "
                                "for another relay."));
        QCOMPARE(sentence(ErrorCause::WebPage),
                 QStringLiteral(
                     "The site answered with a web page: the address may lack /v1, or it wants a browser check."));
        ErrorContext context;
        context.model = QStringLiteral("gpt-5");
        QCOMPARE(sentence(ErrorCause::ModelNotAllowed, context), QStringLiteral("This key may not use gpt-5."));
        QCOMPARE(sentence(ErrorCause::ModelUnavailable, context), QStringLiteral("gpt-5 is not available right now."));
        context.modelIsListed = false;
        QCOMPARE(sentence(ErrorCause::ModelUnavailable, context),
                 QStringLiteral("gpt-5 is not offered to your group."));
        context.tokensReceived = 388;
        QCOMPARE(sentence(ErrorCause::Interrupted, context),
                 QStringLiteral("388 tokens received, charge not yet known."));
    }
    void theNextTryIsAClockTime()
    {
        Error error{ErrorKind::RateLimited};
        error.cause = ErrorCause::ManagementLimited;
        error.retryAfter = std::chrono::seconds(120);
        ErrorContext context;
        context.now = core::momentFromMs(1'747'312'300'000);
        const QString clock =
            QLocale().toString(core::toDateTime(*context.now + *error.retryAfter).time(), QLocale::ShortFormat);
        QCOMPARE(errorWords(error, context).sentence,
                 QStringLiteral("Too many account requests; next try at %1. Chat is not affected.").arg(clock));
    }
    void theRelaysOwnWordsStayUnderDetails()
    {
        Error error{ErrorKind::ServerFault};
        error.serverMessage = QStringLiteral("上游负载已饱和");
        error.requestId = QStringLiteral("20260515");
        const ErrorWords words = errorWords(error);
        QVERIFY(words.details.startsWith(error.serverMessage));
        QVERIFY(words.details.contains(error.requestId));
        QVERIFY(!words.sentence.contains(error.serverMessage));
    }
};

RELAYDESK_TEST(QCoreApplication, TestErrorText)
#include "tst_errortext.moc"
