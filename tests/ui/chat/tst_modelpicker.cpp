#include "app/workspace.h"
#include "demo/demorelay.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/chat/composer/modelpicker.h"
#include "ui/chat/composer/modelrowdelegate.h"
#include "ui/kit/theme.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>

using support::answer;
using ui::chat::ModelList;
using ui::chat::ModelPicker;

// The choice of a model by real clicks and keys, with the prices of a relay.
class TestModelPicker : public QObject
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
        demo::Options options;
        options.tokensPerSecond = 0;
        m_relay = std::make_unique<demo::DemoRelay>(options);
        const auto user = m_relay->start().value();
        const auto found = answer(m_workspace->accounts().probe(user.address.toString()));
        QVERIFY(found.ok());
        const auto added = answer(m_workspace->accounts().addWithPassword(*found, user.user, user.password));
        QVERIFY(added.ok());
        m_account = added->id;
        QVERIFY(answer(m_workspace->accounts().useKey(m_account, user.key, QStringLiteral("desktop"))).ok());
        QVERIFY(answer(m_workspace->catalog().refresh(m_account)).ok());
        m_list = std::make_unique<ModelList>(m_workspace->accounts(), m_workspace->catalog(), m_workspace->costs());
    }
    void cleanup()
    {
        m_picker.reset();
        m_list.reset();
        m_workspace.reset();
        m_relay.reset();
    }

    void nothingIsWorkedOutWhileItIsShut()
    {
        QSignalSpy reset(m_list.get(), &QAbstractItemModel::modelReset);
        for (int i = 0; i < 100; ++i)
            m_list->setDraft({i, 1000, false, true});
        QCOMPARE(reset.count(), 0);
        open();
        QCOMPARE(m_list->draft().tokens, 99);
        QVERIFY(m_list->rowCount() > 10);
        const auto opened = reset.count();
        m_list->setDraft({5000, 1000, false, true});
        QCOMPARE(reset.count(), opened + 1);
        m_picker.reset();
        m_list->setDraft({1, 1000, false, true});
        QCOMPARE(reset.count(), opened + 1);
    }

    void arrowsAndEnterChoose()
    {
        open();
        QAbstractItemModelTester tester(m_list.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy chosen(m_picker.get(), &ModelPicker::chosen);
        QTest::keyClicks(search(), QStringLiteral("gpt-5"));
        const int shown = m_list->rowCount();
        QVERIFY(shown > 2 && shown < 10);
        QCOMPARE(m_picker->view()->currentIndex().row(), 1); // not the heading
        QTest::keyClick(search(), Qt::Key_Up);
        QCOMPARE(m_picker->view()->currentIndex().row(), 1);
        QTest::keyClick(search(), Qt::Key_Down);
        QCOMPARE(m_picker->view()->currentIndex().row(), 2);
        const QString wanted = m_list->modelAt(2).second;
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().at(1).toString(), wanted);
    }

    void theChosenOneIsCurrent()
    {
        m_list->setChosen(m_account, QStringLiteral("claude-sonnet-4-5"));
        open();
        const QModelIndex current = m_picker->view()->currentIndex();
        QCOMPARE(m_list->modelAt(current.row()).second, QStringLiteral("claude-sonnet-4-5"));
        QVERIFY(current.data(ModelList::ChosenRole).toBool());
        QTest::keyClick(search(), Qt::Key_PageDown);
        QVERIFY(m_picker->view()->currentIndex().row() > current.row());
    }

    void favouritesComeFirstAndAreMarkedByKeyAndClick()
    {
        open();
        QTest::keyClicks(search(), QStringLiteral("gpt-4o"));
        const QString model = m_list->modelAt(m_picker->view()->currentIndex().row()).second;
        QTest::keyClick(search(), Qt::Key_F, Qt::AltModifier);
        QVERIFY(m_workspace->catalog().choices().isFavourite(model));
        QCOMPARE(m_list->index(0).data().toString(), QStringLiteral("Favourites"));
        QCOMPARE(m_list->modelAt(1).second, model);
        QCOMPARE(m_list->modelAt(m_picker->view()->currentIndex().row()).second, model); // it stayed where it was
        QSignalSpy chosen(m_picker.get(), &ModelPicker::chosen);
        const QRect row = m_picker->view()->visualRect(m_list->index(1));
        QTest::mouseClick(m_picker->view()->viewport(), Qt::LeftButton, {},
                          ui::chat::ModelRowDelegate::starRect(row, Qt::LeftToRight).center());
        QVERIFY(!m_workspace->catalog().choices().isFavourite(model));
        QCOMPARE(chosen.count(), 0);
        const QRect again = m_picker->view()->visualRect(m_list->index(1));
        QTest::mouseClick(m_picker->view()->viewport(), Qt::LeftButton, {}, again.center());
        QCOMPARE(chosen.count(), 1);
    }

    void whatDoesNotFitTheDraftIsHiddenAndCounted()
    {
        m_list->setDraft({500, 1000, true, true});
        open();
        const ModelList::Hidden hidden = m_list->hidden();
        QVERIFY(hidden.blind > 0);
        QCOMPARE(hidden.all(), hidden.blind);
        for (int row = 0; row < m_list->rowCount(); ++row)
            if (!m_list->modelAt(row).second.isEmpty())
                QVERIFY(m_workspace->catalog().model(m_account, m_list->modelAt(row).second)->seesImages);
        QTest::mouseClick(chip(QStringLiteral("Fits this draft")), Qt::LeftButton);
        QCOMPARE(m_list->hidden().all(), 0);
        QTest::mouseClick(chip(QStringLiteral("Fits this draft")), Qt::LeftButton);
        m_list->setDraft({900'000, 1000, false, true});
        QVERIFY(m_list->hidden().small > 0);
        QCOMPARE(m_list->hidden().blind, 0);
    }

    void cheapestFirstAndPricesAreOfThisMessage()
    {
        m_list->setDraft({10'000, 1000, false, true});
        open();
        qint64 before = 0;
        int priced = 0;
        for (int row = 0; row < m_list->rowCount(); ++row) {
            const auto price = m_list->index(row).data(ModelList::PriceRole).value<core::Money>();
            if (m_list->modelAt(row).second.isEmpty() || !price.hasAmount())
                continue;
            QVERIFY(price.nanoUsd() >= before);
            before = price.nanoUsd();
            ++priced;
        }
        QVERIFY(priced > 10);
        const QString cheapest = m_list->modelAt(1).second;
        const auto preview = m_workspace->costs().preview(m_account, cheapest, 10'000, 1000);
        QCOMPARE(m_list->index(1).data(ModelList::PriceRole).value<core::Money>(), preview.upTo);
        m_list->setChosen(m_account, cheapest);
        QCOMPARE(m_list->comparable(3).size(), 3);
        QCOMPARE(m_list->comparable(3).first(), cheapest);
        QSignalSpy compare(m_picker.get(), &ModelPicker::compareRequested);
        QTest::mouseClick(chip(QStringLiteral("Compare")), Qt::LeftButton);
        QCOMPARE(compare.count(), 1);
        QCOMPARE(compare.first().first().toStringList().size(), 3);
    }

    void opensAtOnceWithFiveHundredModels()
    {
        const auto filled = answer(m_workspace->database().write([this](storage::Connection &c) -> core::Result<void> {
            for (int i = 0; i < 500; ++i) {
                const auto copied =
                    c.run(QStringLiteral("INSERT INTO rate (account_id, model, rate_json, read_at) "
                                         "SELECT account_id, 'copy-' || ?, rate_json, read_at FROM rate "
                                         "WHERE account_id = ? AND model = 'gpt-4o'"),
                          i, m_account);
                if (!copied)
                    return copied;
            }
            return {};
        }));
        QVERIFY(filled.ok());
        QVERIFY(answer(m_workspace->catalog().load(m_account)).ok());
        QSignalSpy reset(m_list.get(), &QAbstractItemModel::modelReset);
        QBENCHMARK_ONCE
        {
            open();
            m_picker->grab();
        }
        QVERIFY(m_list->rowCount() > 500);
        QCOMPARE(reset.count(), 1); // worked out once, not for each thing that is set
        QTest::keyClicks(search(), QStringLiteral("copy-499"));
        QCOMPARE(m_list->rowCount(), 2);
    }

    void aNameOfOnesOwnIsFound()
    {
        m_workspace->catalog().choices().setAlias(QStringLiteral("gpt-4o"), QStringLiteral("old friend"));
        open();
        QTest::keyClicks(search(), QStringLiteral("friend"));
        QCOMPARE(m_list->rowCount(), 2);
        QCOMPARE(m_list->index(1).data().toString(), QStringLiteral("old friend"));
        QCOMPARE(m_list->modelAt(1).second, QStringLiteral("gpt-4o"));
        QVERIFY(m_list->index(1).data(ModelList::NoteRole).toString().contains(QLatin1String("gpt-4o")));
    }

private:
    void open()
    {
        m_picker = std::make_unique<ModelPicker>(m_list.get());
        m_picker->resize(560, 480);
        m_picker->show();
        QVERIFY(QTest::qWaitForWindowActive(m_picker.get()));
    }
    QLineEdit *search() const { return qobject_cast<QLineEdit *>(m_picker->firstFocus()); }
    QAbstractButton *chip(const QString &words) const
    {
        for (QAbstractButton *one : m_picker->findChildren<QAbstractButton *>())
            if (one->text() == words)
                return one;
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_profile{};
    std::unique_ptr<demo::DemoRelay> m_relay{};
    std::unique_ptr<app::Workspace> m_workspace{};
    std::unique_ptr<ModelList> m_list{};
    std::unique_ptr<ModelPicker> m_picker{};
    core::AccountId m_account{};
};

RELAYDESK_TEST(QApplication, TestModelPicker)
#include "tst_modelpicker.moc"
