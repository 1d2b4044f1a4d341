#include "catalog/publishedcard.h"
#include "catalog/ratehistory.h"
#include "support/answer.h"
#include "support/quietmain.h"

using namespace catalog;
using support::answer;

namespace {

Model priced(double input, double output, double factor = 1, std::optional<double> publishedFactor = {})
{
    relay::PublishedRate rate;
    rate.inputPerMillion = input;
    rate.outputPerMillion = output;
    Model model;
    model.id = QStringLiteral("m");
    model.appliedFactor = factor;
    model.publishedFactor = publishedFactor;
    model.rate = cardFrom(rate, {}, factor, {});
    return model;
}

const QDate monday(2026, 11, 23);

} // namespace

class TestRateHistory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFactorFromTheLogIsNoChange()
    {
        QCOMPARE(*dayOf(priced(2, 8)), *dayOf(priced(2, 8, 0.8)));
        QVERIFY(*dayOf(priced(2, 8)) != *dayOf(priced(2, 8, 0.8, 0.8)));
        QCOMPARE(dayOf(priced(2, 8))->input, std::optional<qint64>(2'000'000'000));
        QVERIFY(!dayOf(priced(2, 8))->cached); // not published
        Model learned = priced(2, 8);
        learned.rate.state = RateState::Learned;
        QVERIFY(!dayOf(learned));
        learned.rate.state = RateState::Unknown;
        QVERIFY(!dayOf(learned));
        learned.rate.state = RateState::NotPriced;
        QVERIFY(!dayOf(learned)->input);
    }

    void saysByHowMuch()
    {
        const auto change = changeBetween(*dayOf(priced(2, 8)), *dayOf(priced(2, 10)), monday);
        QVERIFY(change);
        QVERIFY(!change->input);
        QCOMPARE(*change->output, 0.25);
        QVERIFY(change->isDearer());
        QVERIFY(!changeBetween(*dayOf(priced(2, 8)), *dayOf(priced(2, 8)), monday));
        QVERIFY(!changeBetween(*dayOf(priced(2, 8)), *dayOf(priced(1, 8)), monday)->isDearer());
        RateDay free;
        free.state = RateState::Free;
        const auto begun = changeBetween(free, *dayOf(priced(2, 8)), monday);
        QVERIFY(begun && begun->isDearer() && !begun->input); // from nothing there is no percentage
    }

    void keepsARowOnlyWhereSomethingChanged()
    {
        storage::Database database(QStringLiteral(":memory:"));
        QVERIFY(answer(database.open()).ok());
        const auto keep = [&](double output, QDate day) {
            return answer(database.write([=](storage::Connection &c) -> core::Result<int> {
                if (const auto added = c.run(QStringLiteral(
                        "INSERT OR IGNORE INTO account (id, name, kind, root, infer, sign_in, created_at) VALUES "
                        "(1, 'a', 'newapi', 'http://a', 'http://a/v1', 'key', 0)"));
                    !added)
                    return added.error();
                const auto kept =
                    keepRateDay(c, core::AccountId(1), {{QStringLiteral("m"), *dayOf(priced(2, output))}}, day);
                if (!kept)
                    return kept.error();
                auto count = c.prepare(QStringLiteral("SELECT count(*) FROM rate_day"));
                if (!count || !count.value().next())
                    return -1;
                return static_cast<int>(count->integer(0));
            }));
        };
        const auto change = [&](QDate since) {
            const auto changes = answer(
                database.read([since](storage::Connection &c) { return readChanges(c, core::AccountId(1), since); }));
            return changes.ok() && changes->contains(QStringLiteral("m"))
                       ? std::optional(changes->value(QStringLiteral("m")))
                       : std::nullopt;
        };
        QCOMPARE(*keep(8, monday), 1);
        QCOMPARE(*keep(8, monday), 1);
        QCOMPARE(*keep(8, monday.addDays(1)), 1); // the same: no row
        QVERIFY(!change(monday));
        QCOMPARE(*keep(10, monday.addDays(2)), 2);
        QCOMPARE(*change(monday)->output, 0.25);
        QCOMPARE(change(monday)->day, monday.addDays(2));
        QVERIFY(!change(monday.addDays(3))); // long ago
        // Taken back on the same day: as if it had not been.
        QCOMPARE(*keep(8, monday.addDays(2)), 1);
        QVERIFY(!change(monday));
        QCOMPARE(*keep(12, monday.addDays(4)), 2);
        QCOMPARE(*keep(8, monday.addDays(5)), 3);
        QVERIFY(!change(monday)->isDearer());
    }
};

RELAYDESK_TEST(QCoreApplication, TestRateHistory)
#include "tst_ratehistory.moc"
