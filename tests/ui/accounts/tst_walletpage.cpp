#include "app/workspace.h"
#include "demo/demorelay.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/accounts/accountrow.h"
#include "ui/accounts/checkincard.h"
#include "ui/accounts/profiledialog.h"
#include "ui/accounts/qrpicture.h"
#include "ui/accounts/topuppage.h"
#include "ui/accounts/walletpage.h"
#include "ui/kit/banner.h"
#include "ui/kit/label.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace ui::accounts;
using support::answer;

namespace {

constexpr int patience = 20'000;

} // namespace

// The wallet page over real accounts: cards, lines, the total, old data beside an error, and where the buttons lead.
class WalletPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
        m_relay = started(demo::Dialect::NewApi2026, &m_who);
        m_other = started(demo::Dialect::Laisky, &m_otherWho);
        m_profile = std::make_unique<QTemporaryDir>();
        app::WorkspaceOptions here;
        here.profile = m_profile->path();
        here.sessionVault = true;
        m_workspace = std::make_unique<app::Workspace>(here);
        QVERIFY(answer(m_workspace->open()).ok());
    }
    void cleanup()
    {
        m_workspace.reset();
        m_relay.reset();
        m_other.reset();
    }

    void nobodyIsAnEmptyStateWithAWayOut()
    {
        WalletPage page(*m_workspace);
        page.show();
        QSignalSpy add(&page, &WalletPage::addRequested);
        const QList<QPushButton *> all = page.findChildren<QPushButton *>();
        int pressed = 0;
        for (QPushButton *button : all) {
            if (button->text() == u"Add relay"_s && button->isVisibleTo(&page)) {
                QTest::mouseClick(button, Qt::LeftButton);
                ++pressed;
            }
        }
        QCOMPARE(pressed, 2); // in the head and in the middle
        QCOMPARE(add.count(), 2);
    }

    void totalFollowsWhatIsLeftOut()
    {
        const core::AccountId first = add(m_who);
        const core::AccountId second = add(m_otherWho);
        QVERIFY(answer(m_workspace->wallet().refresh(first)).ok());
        QVERIFY(answer(m_workspace->wallet().refresh(second)).ok());
        WalletPage page(*m_workspace);
        page.resize(1216, 772);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(total(page).contains(u"in 2 accounts"_s), patience);
        QCOMPARE(page.findChildren<AccountRow *>().size(), 1);
        QVERIFY(answer(m_workspace->accounts().setLeftOut(second, true)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(total(page).contains(u"left out"_s), patience);
    }

    void oldBalanceStaysBesideTheError()
    {
        const core::AccountId id = add(m_who);
        QVERIFY(answer(m_workspace->wallet().refresh(id)).ok());
        const auto before = m_workspace->wallet().balance(id);
        m_relay->stop();
        QVERIFY(!answer(m_workspace->wallet().refresh(id)).ok());
        WalletPage page(*m_workspace);
        page.resize(1216, 772);
        page.show();
        auto *banner = page.findChild<kit::Banner *>(u"account/failure"_s);
        QVERIFY(banner && banner->isVisibleTo(&page));
        QVERIFY(m_workspace->wallet().balance(id) && m_workspace->wallet().balance(id)->remaining == before->remaining);
        // It is there again: the banner's button is enough.
        QVERIFY(m_relay->start().ok());
        Q_EMIT banner->actionTriggered();
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->wallet().lastError(id), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!failureShown(page), patience);
    }

    void keyboardStaysWhereItWas()
    {
        const core::AccountId id = add(m_who);
        WalletPage page(*m_workspace);
        page.resize(1216, 772);
        page.show();
        page.activateWindow();
        auto *keys = page.findChild<QPushButton *>(u"account/keys"_s);
        QVERIFY(keys);
        keys->setFocus();
        if (QApplication::focusWidget() != keys)
            QSKIP("no focus on this platform");
        QVERIFY(answer(m_workspace->accounts().rename(id, u"Renamed"_s)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::focusWidget() && QApplication::focusWidget() != keys &&
                                     QApplication::focusWidget()->objectName() == u"account/keys"_s,
                                 patience);
    }

    void checkInByOneClick()
    {
        const core::AccountId id = add(m_who);
        QVERIFY(answer(m_workspace->notices().refresh(id)).ok()); // learns what the relay offers
        WalletPage page(*m_workspace);
        page.resize(1216, 772);
        page.show();
        QTest::mouseClick(page.findChild<QPushButton *>(u"account/topup"_s), Qt::LeftButton);
        auto *button = page.topUpPage()->findChild<QPushButton *>(u"checkin/do"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisibleTo(&page) && button->isEnabled(), patience);
        const qint64 before = m_relay->balanceQuota(m_who.user);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_relay->balanceQuota(m_who.user) > before, patience);
        auto *card = page.topUpPage()->findChild<CheckInCard *>();
        QTRY_VERIFY_WITH_TIMEOUT(card->state() && card->state()->doneToday, patience);
        QVERIFY(!button->isEnabled());
        QTest::mouseClick(page.topUpPage()->findChild<QPushButton *>(u"topup/back"_s), Qt::LeftButton);
        QVERIFY(!page.topUpPage()->isVisibleTo(&page));
    }

    void profileShowsTheQrPicture()
    {
        const core::AccountId id = add(m_otherWho);
        QWidget window;
        window.resize(1000, 760);
        window.show();
        auto *dialog = new ProfileDialog(*m_workspace, id, &window);
        dialog->open();
        dialog->showSection(1);
        auto *setUp = dialog->findChild<QPushButton *>(u"security/setup"_s);
        QTRY_VERIFY_WITH_TIMEOUT(setUp->isVisibleTo(dialog), patience);
        QTest::mouseClick(setUp, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QrPicture *>(), patience);
        const QImage picture = dialog->findChild<QrPicture *>()->grab().toImage();
        // Dark and light, and the quiet zone is light.
        QCOMPARE(picture.pixelColor(2, 2), QColor(Qt::white));
        int dark = 0;
        for (int x = 0; x < picture.width(); x += 2) {
            for (int y = 0; y < picture.height(); y += 2)
                dark += picture.pixelColor(x, y).lightness() < 64 ? 1 : 0;
        }
        QVERIFY(dark > 500);
    }

private:
    static std::unique_ptr<demo::DemoRelay> started(demo::Dialect dialect, demo::Credentials *who)
    {
        demo::Options options;
        options.dialect = dialect;
        options.tokensPerSecond = 0;
        options.limits = false;
        options.seedHistory = false;
        auto relay = std::make_unique<demo::DemoRelay>(options);
        const auto in = relay->start();
        if (!in.ok())
            qFatal("the demo relay does not start");
        *who = *in;
        return relay;
    }
    core::AccountId add(const demo::Credentials &who)
    {
        const auto found = answer(m_workspace->accounts().probe(who.address.toString()));
        return answer(m_workspace->accounts().addWithPassword(*found, who.user, who.password))->id;
    }
    static QString total(const WalletPage &page)
    {
        const QList<kit::Label *> all = page.findChildren<kit::Label *>(u"wallet/total"_s);
        return all.isEmpty() ? QString() : all.last()->text();
    }
    static bool failureShown(const WalletPage &page)
    {
        const QList<kit::Banner *> all = page.findChildren<kit::Banner *>(u"account/failure"_s);
        return std::any_of(all.begin(), all.end(), [&](const kit::Banner *b) { return b->isVisibleTo(&page); });
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<demo::DemoRelay> m_relay;
    std::unique_ptr<demo::DemoRelay> m_other;
    demo::Credentials m_who;
    demo::Credentials m_otherWho;
};

RELAYDESK_TEST(QApplication, WalletPageTest)
#include "tst_walletpage.moc"
