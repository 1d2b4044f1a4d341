#include "catalog/catalog.h"
#include "support/demoworld.h"
#include "support/quietmain.h"

#include <QSignalSpy>

using namespace catalog;
using support::answer;

class TestCatalog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAndKeepsWhatTheRelayPublishes_data()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::addColumn<bool>("publishes");
        QTest::newRow("Laisky") << demo::Dialect::Laisky << true;
        QTest::newRow("One API") << demo::Dialect::OneApi << false;
        QTest::newRow("New API") << demo::Dialect::NewApi2026 << true;
    }
    void readsAndKeepsWhatTheRelayPublishes()
    {
        QFETCH(demo::Dialect, dialect);
        QFETCH(bool, publishes);
        support::DemoWorld world(dialect);
        QVERIFY(world.open());
        Catalog catalog(world.accounts, world.database, world.clock);
        QSignalSpy changed(&catalog, &Catalog::modelsChanged);
        QVERIFY(catalog.models(world.id).isEmpty());
        const auto models = answer(catalog.refresh(world.id));
        QVERIFY2(models.ok(), models.ok() ? "" : qPrintable(models.error().detail));
        QCOMPARE(changed.size(), 1);
        QVERIFY(models->size() > 3);
        int chats = 0, known = 0;
        for (const Model &model : models.value()) {
            chats += model.isChat() && model.callable;
            known += model.rate.state == RateState::Known;
            if (!publishes)
                QCOMPARE(model.rate.state, RateState::Unknown);
        }
        QVERIFY(chats > 0);
        QCOMPARE(known > 0, publishes);
        QCOMPARE(catalog.suggestedModel(world.id).isEmpty(), !publishes);
        if (publishes)
            QVERIFY(catalog.model(world.id, catalog.suggestedModel(world.id))->callable);

        Catalog later(world.accounts, world.database, world.clock);
        QVERIFY(answer(later.load(world.id)).ok());
        QCOMPARE(later.models(world.id).size(), models->size());
        QCOMPARE(later.models(world.id).first().rate.inputQuotaPerToken, models->first().rate.inputQuotaPerToken);
        QVERIFY(later.readAt(world.id).has_value());
    }

    void twoRefreshesAreOne()
    {
        support::DemoWorld world(demo::Dialect::Laisky);
        QVERIFY(world.open());
        Catalog catalog(world.accounts, world.database, world.clock);
        QSignalSpy changed(&catalog, &Catalog::modelsChanged);
        const auto first = catalog.refresh(world.id);
        const auto second = catalog.refresh(world.id);
        QVERIFY(answer(first).ok());
        QVERIFY(answer(second).ok());
        QCOMPARE(changed.size(), 1);
    }

    void aSilentRelayLeavesWhatWasKnown()
    {
        support::DemoWorld world(demo::Dialect::Laisky);
        QVERIFY(world.open());
        Catalog catalog(world.accounts, world.database, world.clock);
        const auto models = answer(catalog.refresh(world.id));
        QVERIFY(models.ok());
        world.relay.setFault(demo::Fault::Status500);
        QVERIFY(!answer(catalog.refresh(world.id)).ok());
        QCOMPARE(catalog.models(world.id).size(), models->size());
        world.relay.setFault(demo::Fault::Status500, QStringLiteral("/api/models/display"));
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        const QString name = catalog.suggestedModel(world.id);
        QCOMPARE(catalog.model(world.id, name)->rate.state, RateState::Known);
    }

    void ratesAreLearntWhereNoneArePublished()
    {
        support::DemoWorld world(demo::Dialect::OneApi);
        QVERIFY(world.open());
        Catalog catalog(world.accounts, world.database, world.clock);
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        QString chat;
        for (const Model &model : catalog.models(world.id))
            if (model.isChat())
                chat = model.id;
        catalog.learn(world.id, chat, {{core::Quota(2013), 10, 400, {}}});
        QCOMPARE(catalog.model(world.id, chat)->rate.state, RateState::Unknown);
        catalog.learn(world.id, chat, {{core::Quota(2013), 10, 400, {}}, {core::Quota(2743), 2058, 34, {}}});
        const auto learnt = catalog.model(world.id, chat)->rate;
        QCOMPARE(learnt.state, RateState::Learned);
        QCOMPARE(learnt.learnedFrom, 2);
        QVERIFY(learnt.relativeError.has_value());
        // Still so after a refresh, and after a restart.
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        QCOMPARE(catalog.model(world.id, chat)->rate.state, RateState::Learned);
        Catalog later(world.accounts, world.database, world.clock);
        QVERIFY(answer(later.load(world.id)).ok());
        QCOMPARE(later.model(world.id, chat)->rate.inputQuotaPerToken, learnt.inputQuotaPerToken);
    }

    void oneRequestIsCountedAndNotEnough()
    {
        support::DemoWorld world(demo::Dialect::OneApi);
        QVERIFY(world.open());
        Catalog catalog(world.accounts, world.database, world.clock);
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        QVERIFY(!catalog.terms(world.id).publishesRates);
        QString chat;
        for (const Model &model : catalog.models(world.id))
            if (model.isChat())
                chat = model.id;
        catalog.learn(world.id, chat, {{core::Quota(2013), 10, 400, {}}});
        QCOMPARE(catalog.model(world.id, chat)->rate.learnedFrom, 1);
        // Two of the same mixture cannot tell input from output.
        catalog.learn(world.id, chat, {{core::Quota(2013), 10, 400, {}}, {core::Quota(4026), 20, 800, {}}});
        QCOMPARE(catalog.model(world.id, chat)->rate.state, RateState::Unknown);
        QCOMPARE(catalog.model(world.id, chat)->rate.learnedFrom, 2);
    }

    void aNewRateIsAChangeAndIsKept()
    {
        support::FakeClock clock;
        support::DemoWorld world(demo::Dialect::Laisky, false, &clock);
        QVERIFY(world.open());
        Catalog catalog(world.accounts, world.database, world.clock);
        QSignalSpy refreshing(&catalog, &Catalog::refreshingChanged);
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        QCOMPARE(refreshing.size(), 2);
        QVERIFY(!catalog.failure(world.id));
        const QString name = catalog.suggestedModel(world.id);
        // As if yesterday it had cost four fifths of it.
        QVERIFY(answer(world.database.write([&](storage::Connection &c) {
                    return c.run(QStringLiteral("UPDATE rate_day SET day = day - 1, output = output * 4 / 5"));
                })).ok());
        QVERIFY(!catalog.change(world.id, name));
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(catalog.change(world.id, name).has_value(), 20'000);
        QVERIFY(std::abs(*catalog.change(world.id, name)->output - 0.25) < 1e-6);
        Catalog later(world.accounts, world.database, world.clock);
        QVERIFY(answer(later.load(world.id)).ok());
        QVERIFY(later.change(world.id, name).has_value());
        const AccountTerms terms = later.terms(world.id);
        QVERIFY(terms.keys.has_value());
        bool ours = false;
        for (const KeyScope &key : *terms.keys)
            ours = ours || key.isOurs;
        QVERIFY(ours);
    }

    void aFailureIsSaidAndNothingIsLost()
    {
        support::DemoWorld world(demo::Dialect::NewApi2026);
        QVERIFY(world.open());
        Catalog catalog(world.accounts, world.database, world.clock);
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        const auto known = catalog.model(world.id, catalog.suggestedModel(world.id));
        QVERIFY(known);
        world.relay.setFault(demo::Fault::Status500, QStringLiteral("/api/pricing"));
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        QVERIFY(catalog.failure(world.id));
        QCOMPARE(catalog.model(world.id, known->id)->rate.inputQuotaPerToken, known->rate.inputQuotaPerToken);
        world.relay.setFault(demo::Fault::None);
        QVERIFY(answer(catalog.refresh(world.id)).ok());
        QVERIFY(!catalog.failure(world.id));
    }

    void favouritesAndNamesOutliveTheProgram()
    {
        storage::Database database(QStringLiteral(":memory:"));
        QVERIFY(answer(database.open()).ok());
        ModelChoices choices(database);
        QSignalSpy changed(&choices, &ModelChoices::changed);
        choices.setFavourite(QStringLiteral("a"), true);
        choices.setFavourite(QStringLiteral("a"), true);
        choices.setAlias(QStringLiteral("b"), QStringLiteral("  my  model "));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(choices.shownName(QStringLiteral("b")), QStringLiteral("my model"));
        QCOMPARE(choices.shownName(QStringLiteral("a")), QStringLiteral("a"));
        ModelChoices later(database);
        QVERIFY(answer(later.load()).ok());
        QVERIFY(later.isFavourite(QStringLiteral("a")));
        QCOMPARE(later.alias(QStringLiteral("b")), QStringLiteral("my model"));
        later.setFavourite(QStringLiteral("a"), false);
        later.setAlias(QStringLiteral("b"), QStringLiteral("b")); // its own name is none
        ModelChoices last(database);
        QVERIFY(answer(last.load()).ok());
        QVERIFY(!last.isFavourite(QStringLiteral("a")));
        QCOMPARE(last.alias(QStringLiteral("b")), QString());
    }

    void calibrationOutlivesTheProgram()
    {
        support::DemoWorld world(demo::Dialect::Laisky);
        QVERIFY(world.open());
        const QString text(1000, QLatin1Char('x'));
        const QString model = QStringLiteral("house-model");
        Catalog catalog(world.accounts, world.database, world.clock);
        const qint64 before = catalog.estimateTokens(model, text);
        for (int i = 0; i < 20; ++i)
            catalog.calibrate(model, text, 500);
        QVERIFY(std::abs(catalog.estimateTokens(model, text) - 500) < 5);
        QVERIFY(before != catalog.estimateTokens(model, text));
        Catalog later(world.accounts, world.database, world.clock);
        QVERIFY(answer(later.load(world.id)).ok());
        QVERIFY(std::abs(later.estimateTokens(model, text) - 500) < 5);
    }
};

RELAYDESK_TEST(QCoreApplication, TestCatalog)
#include "tst_catalog.moc"
