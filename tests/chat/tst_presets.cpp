#include "chat/presets.h"
#include "storage/database.h"

#include "support/answer.h"
#include "support/fakeclock.h"
#include "support/quietmain.h"

#include <QCoreApplication>

using namespace chat;
using support::answer;

class TestPresets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void variables()
    {
        const QString text = QStringLiteral("{{who}} writes to {{ whom }} for {{who}}; {not} {{}} {{余额}}");
        QCOMPARE(variablesIn(text),
                 QStringList({QStringLiteral("who"), QStringLiteral("whom"), QStringLiteral("余额")}));
        QCOMPARE(filledIn(text, {{QStringLiteral("who"), QStringLiteral("{{whom}}")},
                                 {QStringLiteral("余额"), QStringLiteral("3")}}),
                 QStringLiteral("{{whom}} writes to {{ whom }} for {{whom}}; {not} {{}} 3"));
        QVERIFY(variablesIn(QString()).isEmpty());
    }
    void savedUsedRemoved()
    {
        storage::Database database(QStringLiteral(":memory:"));
        QVERIFY(answer(database.open()).ok());
        support::FakeClock clock;
        Presets presets(database, clock);
        QCOMPARE(answer(presets.list())->size(), 0);
        QCOMPARE(answer(presets.save({0, QStringLiteral(" "), QStringLiteral("x"), false})).error().kind,
                 core::ErrorKind::BadRequest);
        QVERIFY(answer(presets.save({0, QStringLiteral("One"), QStringLiteral("1"), false})).ok());
        clock.advance(std::chrono::seconds(1));
        QVERIFY(answer(presets.save({0, QStringLiteral("Two"), QStringLiteral("2"), true})).ok());
        QList<Preset> all = *answer(presets.list());
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].name, QStringLiteral("Two"));
        QVERIFY(all[0].isSystem && !all[1].isSystem);
        clock.advance(std::chrono::seconds(1));
        QVERIFY(answer(presets.noteUse(all[1].id)).ok());
        QCOMPARE(answer(presets.list())->first().name, QStringLiteral("One"));
        QVERIFY(answer(presets.save({0, QStringLiteral("One"), QStringLiteral("1, better"), false})).ok());
        all = *answer(presets.list());
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].text, QStringLiteral("1, better"));
        QVERIFY(answer(presets.remove(all[0].id)).ok());
        QCOMPARE(answer(presets.list())->size(), 1);
    }
};

RELAYDESK_TEST(QCoreApplication, TestPresets)
#include "tst_presets.moc"
