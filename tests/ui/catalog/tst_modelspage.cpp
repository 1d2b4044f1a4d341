#include "app/workspace.h"
#include "demo/demorelay.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/catalog/modelfilter.h"
#include "ui/catalog/modelfilterbar.h"
#include "ui/catalog/modelspage.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/overlay.h"
#include "ui/kit/table.h"
#include "ui/kit/theme.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTemporaryDir>

using support::answer;
using ui::catalog::ModelsPage;
using ui::catalog::ModelsTable;

namespace {

constexpr int patience = 20'000;

} // namespace

// The page of models on a relay that publishes rates, by real clicks and keys.
class TestModelsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
        m_profile = std::make_unique<QTemporaryDir>();
        app::WorkspaceOptions here;
        here.profile = m_profile->path();
        here.sessionVault = true;
        m_workspace = std::make_unique<app::Workspace>(here);
        QVERIFY(answer(m_workspace->open()).ok());
        m_page = std::make_unique<ModelsPage>(*m_workspace);
        m_page->resize(1200, 760);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
        m_relays.clear();
    }

    void withoutARelayItOffersOne()
    {
        QSignalSpy asked(m_page.get(), &ModelsPage::addAccountRequested);
        QTest::mouseClick(button(QStringLiteral("Add a relay")), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void rowsAreSortedFilteredAndCounted()
    {
        addRelay(demo::Dialect::Laisky);
        QAbstractItemModel *rows = m_page->table()->model();
        QAbstractItemModelTester tester(rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() > 20, patience);
        const int all = rows->rowCount();
        QTest::keyClicks(m_page->filters()->search(), QStringLiteral("GPT"));
        QVERIFY(rows->rowCount() > 0 && rows->rowCount() < all);
        for (int row = 0; row < rows->rowCount(); ++row)
            QVERIFY(text(row, ModelsTable::Name).contains(QLatin1String("gpt")));
        m_page->filters()->search()->clear();
        QCOMPARE(rows->rowCount(), all);
        // Words that nothing has: said so, and one click back.
        QTest::keyClicks(m_page->filters()->search(), QStringLiteral("no such model"));
        QCOMPARE(rows->rowCount(), 0);
        QTest::mouseClick(button(QStringLiteral("Show all models")), Qt::LeftButton);
        QCOMPARE(rows->rowCount(), all);
        QCOMPARE(m_page->filters()->search()->text(), QString());

        QTest::mouseClick(button(QStringLiteral("Reasons")), Qt::LeftButton);
        QVERIFY(rows->rowCount() > 0 && rows->rowCount() < all);
        QTest::mouseClick(button(QStringLiteral("Reasons")), Qt::LeftButton);
        // By price, those without one last, whichever way the others go.
        clickHead(ModelsTable::Output);
        double before = -1;
        bool ended = false;
        for (int row = 0; row < rows->rowCount(); ++row) {
            const double price = rows->index(row, ModelsTable::Output).data(ModelsTable::SortRole).toDouble();
            QVERIFY(price >= before);
            before = price;
            const bool hasFigure = rows->index(row, ModelsTable::Output).data(kit::LookRole).isValid();
            ended = ended || !hasFigure;
        }
        QVERIFY(ended);
    }

    void boxesCompareAndStarsAreKept()
    {
        addRelay(demo::Dialect::Laisky);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->table()->model()->rowCount() > 20, patience);
        press(QStringLiteral("gpt-5"), ModelsTable::Compare);
        press(QStringLiteral("claude-sonnet-4-5"), ModelsTable::Compare);
        QCOMPARE(m_page->compared(), (QStringList{QStringLiteral("gpt-5"), QStringLiteral("claude-sonnet-4-5")}));
        QVERIFY(label(QStringLiteral("Compare 2")));
        // The cheaper of the two is the one to chat with.
        QSignalSpy chat(m_page.get(), &ModelsPage::chatRequested);
        QTest::mouseClick(button(QStringLiteral("Chat with gpt-5")), Qt::LeftButton);
        QCOMPARE(chat.count(), 1);
        QCOMPARE(chat.first().at(1).toString(), QStringLiteral("gpt-5"));
        press(QStringLiteral("gpt-5"), ModelsTable::Compare);
        QCOMPARE(m_page->compared(), QStringList{QStringLiteral("claude-sonnet-4-5")});
        QTest::mouseClick(button(QStringLiteral("Clear")), Qt::LeftButton);
        QVERIFY(m_page->compared().isEmpty());

        press(QStringLiteral("gpt-5"), ModelsTable::Favourite);
        QVERIFY(m_workspace->catalog().choices().isFavourite(QStringLiteral("gpt-5")));
        press(QStringLiteral("gpt-5"), ModelsTable::Favourite);
        QVERIFY(!m_workspace->catalog().choices().isFavourite(QStringLiteral("gpt-5")));
    }

    void keysDoWhatClicksDo()
    {
        addRelay(demo::Dialect::Laisky);
        kit::Table *table = m_page->table();
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 20, patience);
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, ModelsTable::Compare));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(m_page->compared(), QStringList{text(0, ModelsTable::Name)});
        QTest::keyClick(table, Qt::Key_Right);
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(m_workspace->catalog().choices().isFavourite(text(0, ModelsTable::Name)));
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->currentIndex().row(), 1);
    }

    void aNameOfOnesOwnIsFoundAndShown()
    {
        addRelay(demo::Dialect::Laisky);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->table()->model()->rowCount() > 20, patience);
        select(QStringLiteral("gpt-5"));
        QTest::mouseClick(button(QStringLiteral("Give it a name of your own")), Qt::LeftButton);
        auto *dialog = m_page->findChild<kit::Dialog *>();
        QVERIFY(dialog);
        auto *field = dialog->findChild<kit::Field *>();
        QTRY_VERIFY_WITH_TIMEOUT(field->isVisible(), patience);
        QTest::keyClicks(field, QStringLiteral("my thinker"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->catalog().choices().alias(QStringLiteral("gpt-5")),
                                  QStringLiteral("my thinker"), patience);
        QTest::keyClicks(m_page->filters()->search(), QStringLiteral("thinker"));
        QCOMPARE(m_page->table()->model()->rowCount(), 1);
        QCOMPARE(text(0, ModelsTable::Name), QStringLiteral("my thinker"));
    }

    void aFailureKeepsWhatWasRead()
    {
        demo::DemoRelay *relay = addRelay(demo::Dialect::Laisky);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->table()->model()->rowCount() > 20, patience);
        const int all = m_page->table()->model()->rowCount();
        auto *banner = m_page->findChild<kit::Banner *>();
        QVERIFY(!banner->isVisible());
        relay->setFault(demo::Fault::Status500);
        QTest::mouseClick(button(QStringLiteral("Read again")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
        QCOMPARE(m_page->table()->model()->rowCount(), all);
        QVERIFY(m_page->table()->isVisible());
        relay->setFault(demo::Fault::None);
        QTest::mouseClick(button(QStringLiteral("Read again")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), patience);
    }

    void aFailureWithoutAnythingReadIsNotAnEmptyList()
    {
        demo::DemoRelay *relay = addRelay(demo::Dialect::Laisky, false);
        relay->setFault(demo::Fault::Status500);
        QVERIFY(!answer(m_workspace->catalog().refresh(m_workspace->accounts().current())).ok());
        auto *empty = m_page->findChild<kit::EmptyState *>();
        QVERIFY(empty->isVisible());
        QVERIFY(!label(QStringLiteral("This relay lists no models")));
        QVERIFY(!label(QStringLiteral("No models read yet")));
        relay->setFault(demo::Fault::None);
        for (QAbstractButton *one : empty->findChildren<QAbstractButton *>())
            QTest::mouseClick(one, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->table()->model()->rowCount() > 20, patience);
    }

    void whereNothingIsPublishedItSaysSo()
    {
        addRelay(demo::Dialect::OneApi);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->table()->model()->rowCount() > 10, patience);
        for (int row = 0; row < m_page->table()->model()->rowCount(); ++row) {
            const QString input = text(row, ModelsTable::Input);
            QVERIFY2(!input.startsWith(QLatin1Char('0')), qPrintable(input));
        }
        bool said = false;
        for (const kit::Label *one : m_page->findChildren<kit::Label *>())
            said = said || one->text().startsWith(QLatin1String("This relay publishes no rates"));
        QVERIFY(said);
    }

    void theSameModelIsComparedOverRelays()
    {
        addRelay(demo::Dialect::NewApi2026);
        addRelay(demo::Dialect::Laisky);
        QCOMPARE(m_workspace->accounts().list().size(), 2);
        const core::AccountId here = m_workspace->accounts().current();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->table()->model()->rowCount() > 20, patience);
        const auto both = ui::catalog::modelElsewhere(*m_workspace, here, QStringLiteral("gpt-5"), {});
        QCOMPARE(both.size(), 2);
        QCOMPARE(both.first().account, here);
        int cheapest = 0;
        for (const ui::catalog::Elsewhere &one : both) {
            QVERIFY(one.price.hasAmount());
            cheapest += one.isCheapest;
            for (const ui::catalog::Elsewhere &other : both)
                QVERIFY(!one.isCheapest || one.price.nanoUsd() <= other.price.nanoUsd());
        }
        QCOMPARE(cheapest, 1);
        select(QStringLiteral("gpt-5"));
        QVERIFY(label(QStringLiteral("gpt-5 on your relays")));
        // Another account: its models, and nothing of the first is compared.
        press(QStringLiteral("gpt-5"), ModelsTable::Compare);
        m_workspace->accounts().setCurrent(both.last().account);
        QVERIFY(m_page->compared().isEmpty());
    }

    void narrowItOpensInADrawer()
    {
        addRelay(demo::Dialect::Laisky);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->table()->model()->rowCount() > 20, patience);
        m_page->resize(656, 600);
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("About")), patience);
        QTest::mouseClick(button(QStringLiteral("About")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->findChild<kit::Drawer *>(), patience);
        QVERIFY(m_page->width() == 656); // nothing wants more room than there is
    }

private:
    demo::DemoRelay *addRelay(demo::Dialect dialect, bool read = true)
    {
        demo::Options options;
        options.dialect = dialect;
        options.tokensPerSecond = 0;
        m_relays.push_back(std::make_unique<demo::DemoRelay>(options));
        const auto user = m_relays.back()->start().value();
        const auto found = answer(m_workspace->accounts().probe(user.address.toString()));
        if (!found)
            return nullptr;
        const auto added = answer(m_workspace->accounts().addWithPassword(*found, user.user, user.password));
        if (!added || !answer(m_workspace->accounts().useKey(added->id, user.key, QStringLiteral("desktop"))).ok())
            return nullptr;
        if (read && !answer(m_workspace->catalog().refresh(added->id)).ok())
            return nullptr;
        return m_relays.back().get();
    }
    QAbstractButton *button(const QString &words) const
    {
        for (QAbstractButton *one : m_page->findChildren<QAbstractButton *>())
            if ((one->text() == words || one->accessibleName() == words) && one->isVisible())
                return one;
        return nullptr;
    }
    kit::Label *label(const QString &words) const
    {
        for (kit::Label *one : m_page->findChildren<kit::Label *>())
            if (one->text() == words && one->isVisible())
                return one;
        return nullptr;
    }
    QString text(int row, int column) const { return m_page->table()->model()->index(row, column).data().toString(); }
    QModelIndex find(const QString &model, int column) const
    {
        for (int row = 0; row < m_page->table()->model()->rowCount(); ++row)
            if (text(row, ModelsTable::Name) == model)
                return m_page->table()->model()->index(row, column);
        return {};
    }
    void press(const QString &model, int column)
    {
        const QModelIndex index = find(model, column);
        m_page->table()->scrollTo(index);
        QTest::mouseClick(m_page->table()->viewport(), Qt::LeftButton, {}, m_page->table()->visualRect(index).center());
    }
    void select(const QString &model) { press(model, ModelsTable::Name); }
    void clickHead(int column)
    {
        QHeaderView *head = m_page->table()->horizontalHeader();
        const QPoint place(head->sectionViewportPosition(column) + head->sectionSize(column) / 2, head->height() / 2);
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, place);
    }

    std::unique_ptr<QTemporaryDir> m_profile{};
    std::vector<std::unique_ptr<demo::DemoRelay>> m_relays{};
    std::unique_ptr<app::Workspace> m_workspace{};
    std::unique_ptr<ModelsPage> m_page{};
};

RELAYDESK_TEST(QApplication, TestModelsPage)
#include "tst_modelspage.moc"
