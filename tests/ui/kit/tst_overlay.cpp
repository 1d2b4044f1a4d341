#include "support/quietmain.h"
#include "ui/kit/field.h"
#include "ui/kit/overlay.h"
#include "ui/kit/segments.h"
#include "ui/kit/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace kit;

class TestOverlay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Theme theme = Theme::light();
        theme.reducedMotion = true;
        applyTheme(*qApp, theme);
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 600);
        auto *box = new QVBoxLayout(m_window.get());
        m_below = new Field(QStringLiteral("below"));
        box->addWidget(m_below);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_below->setFocus();
    }
    void cleanup() { m_window.reset(); }
    void focusStaysInsideAndComesBack()
    {
        auto *dialog = new Dialog(m_below, QStringLiteral("Redeem codes"));
        auto *field = new Field;
        dialog->body()->addWidget(field);
        dialog->addCancel();
        Button *primary = dialog->addPrimary(QStringLiteral("Done"));
        dialog->setInitialFocus(field);
        dialog->open();
        QCOMPARE(QApplication::focusWidget(), field);
        QSet<QWidget *> seen;
        for (int i = 0; i < 9; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
            seen.insert(QApplication::focusWidget());
        }
        QCOMPARE(seen.size(), 4); // x, field, Cancel, Done
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(seen.contains(primary));
        QSignalSpy dismissed(dialog, &Overlay::dismissed);
        QSignalSpy accepted(dialog, &Overlay::accepted);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(dismissed.count(), 1);
        QCOMPARE(accepted.count(), 0);
        QCOMPARE(QApplication::focusWidget(), m_below);
    }
    void enterPressesThePrimaryOne()
    {
        QPointer<Dialog> dialog = new Dialog(m_below, QStringLiteral("Title"));
        auto *field = new Field;
        dialog->body()->addWidget(field);
        dialog->addPrimary(QStringLiteral("Create"));
        dialog->setInitialFocus(field);
        QSignalSpy accepted(dialog.data(), &Overlay::accepted);
        dialog->open();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        QTRY_VERIFY(dialog.isNull());
    }
    void aClickBesideClosesAPopupButNotADialog()
    {
        auto *popup = new Popup(m_below, new QWidget, QStringLiteral("Models"), 200);
        QSignalSpy dismissed(popup, &Overlay::dismissed);
        popup->open();
        QTest::mouseClick(popup, Qt::LeftButton, {}, QPoint(890, 590));
        QCOMPARE(dismissed.count(), 1);
        auto *dialog = new Dialog(m_below, QStringLiteral("Title"));
        dialog->open();
        QTest::mouseClick(dialog, Qt::LeftButton, {}, QPoint(2, 2));
        QVERIFY(dialog->isOpen());
        dialog->dismiss();
    }
    void aDrawerSparesRailAndStatusBar()
    {
        auto *drawer = new Drawer(m_below, new QWidget, QStringLiteral("Chats"));
        drawer->open();
        QCOMPARE(drawer->panel()->geometry(), QRect(railWidth, 0, drawerWidth, 600 - statusBarHeight));
        m_window->resize(800, 560);
        QTRY_COMPARE(drawer->panel()->height(), 560 - statusBarHeight);
        drawer->dismiss();
    }
    void aPopupStaysInTheWindow()
    {
        auto *content = new QWidget;
        content->setMinimumSize(300, 200);
        auto *anchor = new QWidget(m_window.get());
        anchor->setGeometry(860, 560, 30, 30);
        anchor->show();
        auto *popup = new Popup(anchor, content, QStringLiteral("Models"));
        popup->open();
        QVERIFY(m_window->rect().contains(popup->panel()->geometry()));
        QVERIFY(popup->panel()->geometry().bottom() < 560);
        popup->dismiss();
    }
    void screenReadersHearADialog()
    {
        auto *dialog = new Dialog(m_below, QStringLiteral("Redeem codes"));
        dialog->open();
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(dialog);
        QVERIFY(face);
        QCOMPARE(face->role(), QAccessible::Dialog);
        QCOMPARE(face->text(QAccessible::Name), QStringLiteral("Redeem codes"));
        QVERIFY(face->state().modal);
        dialog->dismiss();
    }
    void keysDoNotReachThePageBelow()
    {
        auto *dialog = new Dialog(m_below, QStringLiteral("Title"));
        dialog->open();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("xyz"));
        QCOMPARE(m_below->text(), QStringLiteral("below"));
        dialog->dismiss();
    }
    void fadingLeavesNothingBehind()
    {
        applyTheme(*qApp, Theme::light());
        const qsizetype before = m_window->children().size();
        QPointer<Dialog> dialog = new Dialog(m_below, QStringLiteral("Title"));
        dialog->open();
        dialog->dismiss();
        QTRY_VERIFY(dialog.isNull());
        QTRY_COMPARE(m_window->children().size(), before);
    }

private:
    std::unique_ptr<QWidget> m_window{};
    Field *m_below = nullptr;
};

RELAYDESK_TEST(QApplication, TestOverlay)
#include "tst_overlay.moc"
