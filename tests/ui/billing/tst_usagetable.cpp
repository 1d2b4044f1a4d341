#include "app/workspace.h"
#include "demo/demorelay.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/billing/redeemdialog.h"
#include "ui/billing/usagetable.h"
#include "ui/kit/textbox.h"
#include "ui/kit/theme.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTemporaryDir>

using support::answer;
using ui::billing::UsageTable;

namespace {

constexpr int patience = 20'000;

} // namespace

// The table of the ledger and the dialog of codes, on a relay with a history.
class TestUsageTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
        demo::Options options;
        options.tokensPerSecond = 0;
        m_relay = std::make_unique<demo::DemoRelay>(options);
        m_user = m_relay->start().value();
        m_profile = std::make_unique<QTemporaryDir>();
        app::WorkspaceOptions here;
        here.profile = m_profile->path();
        here.sessionVault = true;
        m_workspace = std::make_unique<app::Workspace>(here);
        QVERIFY(answer(m_workspace->open()).ok());
        const auto found = answer(m_workspace->accounts().probe(m_user.address.toString()));
        QVERIFY(found.ok());
        QVERIFY(answer(m_workspace->accounts().addWithPassword(*found, m_user.user, m_user.password)).ok());
    }
    void cleanup()
    {
        m_workspace.reset();
        m_relay.reset();
    }

    void readsPageByPageAndByFilter()
    {
        m_workspace->ledger().setPause(std::chrono::milliseconds(0), 1000);
        QVERIFY(answer(m_workspace->ledger().sync(account())).ok());
        const int all = static_cast<int>(m_relay->logRows(m_user.user).size());
        UsageTable table(m_workspace->ledger(), m_workspace->catalog(), m_workspace->clock());
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        billing::LedgerFilter filter;
        filter.account = account();
        table.setFilter(filter);
        QTRY_VERIFY_WITH_TIMEOUT(table.rowCount() > 0, patience);
        while (table.rowCount() < all) {
            const int before = table.rowCount();
            QTRY_VERIFY_WITH_TIMEOUT(table.canFetchMore({}), patience);
            table.fetchMore({});
            QTRY_VERIFY_WITH_TIMEOUT(table.rowCount() > before, patience);
        }
        QCOMPARE(table.rowCount(), all);
        for (int row = 1; row < all; ++row)
            QVERIFY(table.at(row)->row.time <= table.at(row - 1)->row.time);
        for (int column = 0; column < UsageTable::ColumnCount; ++column)
            QVERIFY(!table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());

        filter.kinds = {relay::LogKind::Consume};
        filter.model = table.at(all / 2)->row.modelAsked;
        table.setFilter(filter);
        QTRY_VERIFY_WITH_TIMEOUT(table.rowCount() > 0 && table.rowCount() < all, patience);
        filter.model = QStringLiteral("no such model");
        table.setFilter(filter);
        QTRY_COMPARE_WITH_TIMEOUT(table.rowCount(), 0, patience);
        QVERIFY(!table.at(0));
    }

    void aDialogFindsCodesAndSaysWhatBecameOfEach()
    {
        const qint64 before = m_relay->balanceQuota(m_user.user);
        QWidget window;
        window.resize(900, 700);
        window.show();
        auto *dialog = new ui::billing::RedeemDialog(*m_workspace, &window);
        dialog->open();
        const auto button = [&](const QString &words) {
            for (QAbstractButton *one : dialog->findChildren<QAbstractButton *>())
                if (one->text() == words && one->isVisible())
                    return one;
            return static_cast<QAbstractButton *>(nullptr);
        };
        QVERIFY(!button(QStringLiteral("Redeem"))->isEnabled());
        auto *text = dialog->findChild<kit::TextBox *>();
        QTest::keyClicks(text, QStringLiteral("no code here"));
        QVERIFY(!button(QStringLiteral("Redeem"))->isEnabled());
        text->setPlainText(QStringLiteral("%1\n%1\n%2").arg(m_user.codes.first(), m_user.usedCode));
        QVERIFY(button(QStringLiteral("Redeem"))->isEnabled());
        QTest::mouseClick(button(QStringLiteral("Redeem")), Qt::LeftButton);
        QVERIFY(!button(QStringLiteral("Redeem"))); // and cannot be pressed twice
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Done")), patience);
        const auto history = answer(m_workspace->redeemer().history());
        QCOMPARE(history->size(), 2); // the same code twice is one
        qint64 added = 0;
        for (const billing::RedemptionRecord &record : *history)
            added += record.added ? record.added->units() : 0;
        QVERIFY(added > 0);
        QCOMPARE(m_relay->balanceQuota(m_user.user), before + added);
        QTest::mouseClick(button(QStringLiteral("Paste more")), Qt::LeftButton);
        QCOMPARE(text->toPlainText(), QString());
        QVERIFY(!text->isReadOnly());
        QVERIFY(!button(QStringLiteral("Redeem"))->isEnabled());
    }

private:
    core::AccountId account() const { return m_workspace->accounts().current(); }

    std::unique_ptr<QTemporaryDir> m_profile{};
    std::unique_ptr<demo::DemoRelay> m_relay{};
    demo::Credentials m_user{};
    std::unique_ptr<app::Workspace> m_workspace{};
};

RELAYDESK_TEST(QApplication, TestUsageTable)
#include "tst_usagetable.moc"
