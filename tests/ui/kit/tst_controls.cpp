#include "support/quietmain.h"
#include "ui/kit/barchart.h"
#include "ui/kit/chip.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/secretclipboard.h"
#include "ui/kit/secretfield.h"
#include "ui/kit/segments.h"
#include "ui/kit/switch.h"
#include "ui/kit/tabbar.h"
#include "ui/kit/textbox.h"
#include "ui/kit/theme.h"
#include "ui/kit/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QFocusFrame>
#include <QMimeData>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace kit;
using namespace std::chrono_literals;

class TestControls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Theme theme = Theme::light();
        theme.reducedMotion = true;
        applyTheme(*qApp, theme);
    }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(600, 400);
        m_box = new QVBoxLayout(m_window.get());
    }
    void cleanup() { m_window.reset(); }

    void segmentsAreOneTabStopAndArrowsChoose()
    {
        auto *before = add(new Field);
        auto *segments = add(new Segments({QStringLiteral("Low"), QStringLiteral("Medium"), QStringLiteral("High")}));
        auto *after = add(new Field);
        segments->setCurrent(1);
        show();
        QSignalSpy chosen(segments, &Segments::chosen);
        before->setFocus();
        QTest::keyClick(before, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), segments->button(1));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(segments->current(), 2);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toInt(), 2);
        segments->setCurrent(0);
        QCOMPARE(chosen.count(), 1); // what the page sets is not a choice
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), after);
    }
    void theRingComesWithTheKeyboardOnly()
    {
        auto *one = add(new Switch(QStringLiteral("One")));
        auto *two = add(new Switch(QStringLiteral("Two")));
        show();
        const auto ringed = [this]() -> QWidget * {
            for (const QFocusFrame *frame : m_window->findChildren<QFocusFrame *>())
                if (frame->widget())
                    return frame->widget();
            return nullptr;
        };
        one->setFocus(Qt::MouseFocusReason);
        QCOMPARE(ringed(), nullptr);
        QTest::keyClick(one, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), two);
        QCOMPARE(ringed(), two);
        one->setFocus(Qt::MouseFocusReason);
        QCOMPARE(ringed(), nullptr);
        QTest::keyClick(one, Qt::Key_Space);
        QVERIFY(one->isChecked());
    }
    void aWrongFieldSaysSo()
    {
        auto *field = add(new Field);
        auto *note = add(new FieldNote(field));
        show();
        QVERIFY(!note->isVisible());
        field->setWrong(QStringLiteral("Not an address yet"));
        QVERIFY(note->isVisible());
        QCOMPARE(note->sentence(), QStringLiteral("Not an address yet"));
        QCOMPARE(field->accessibleDescription(), QStringLiteral("Not an address yet"));
        field->setWrong({});
        QVERIFY(!note->isVisible());
    }
    void aSecretIsTakenOnce()
    {
        auto *field = add(new SecretField(QStringLiteral("Key")));
        show();
        field->setFocus();
        QSignalSpy edited(field, &SecretField::edited);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("sk-canary"));
        QCOMPARE(edited.count(), 9);
        QVERIFY(!field->isEmpty());
        const QString shared = field->field()->text(); // shares the field's buffer, so it sees the wiping
        const core::Secret secret = field->take();
        QCOMPARE(secret.reveal(), QByteArrayLiteral("sk-canary"));
        QVERIFY(!shared.contains(QLatin1String("canary")));
        QVERIFY(field->isEmpty());
        QVERIFY(field->take().isEmpty());
        field->field()->undo();
        QVERIFY(field->isEmpty());
        QVERIFY(field->metaObject()->indexOfProperty("text") < 0);
        QCOMPARE(field->field()->echoMode(), QLineEdit::Password);
    }
    void aTextBoxGrowsAndLetsTabOut()
    {
        auto *box = add(new TextBox(QStringLiteral("Codes")));
        auto *after = add(new Field);
        box->setLines(2, 4);
        show();
        const int least = box->sizeHint().height();
        box->setPlainText(QStringLiteral("1\n2\n3\n4\n5\n6"));
        const int most = box->sizeHint().height();
        QVERIFY(most > least);
        box->appendPlainText(QStringLiteral("7"));
        QCOMPARE(box->sizeHint().height(), most);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), after);
    }
    void aChipIsRemovedByCrossAndKey()
    {
        auto *chip = add(new Chip(QStringLiteral("dashboard.png")));
        chip->setRemovable(true);
        show();
        QSignalSpy removed(chip, &Chip::removeRequested);
        QSignalSpy clicked(chip, &Chip::clicked);
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 10, 14));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(clicked.count(), 0);
        QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(12, 14));
        QCOMPARE(clicked.count(), 1);
        QTest::keyClick(chip, Qt::Key_Delete);
        QCOMPARE(removed.count(), 2);
    }
    void linksAreFollowedByPointerAndKey()
    {
        auto *label = add(new Label);
        label->setRuns({Run{QStringLiteral("Shown as of 11:40. ")},
                        Run{QStringLiteral("Try again"), QFont::Normal, {}, QStringLiteral("again")}});
        show();
        QSignalSpy followed(label, &Label::linkFollowed);
        const int y = label->height() / 2;
        QTest::mouseClick(label, Qt::LeftButton, {}, QPoint(4, y));
        QCOMPARE(followed.count(), 0);
        QTest::mouseClick(label, Qt::LeftButton, {}, QPoint(label->sizeHint().width() - 8, y));
        QCOMPARE(followed.count(), 1);
        label->setFocus();
        QTest::keyClick(label, Qt::Key_Return);
        QCOMPARE(followed.last().first().toString(), QStringLiteral("again"));
        QCOMPARE(followed.count(), 2);
    }
    void longTextIsElidedToItsLines()
    {
        TextBlock block;
        block.setText(QStringLiteral("one two three four five six seven eight nine ten eleven twelve"));
        block.lay(120, Qt::LeftToRight);
        QVERIFY(block.lineCount() > 2);
        block.lay(120, Qt::LeftToRight, 2);
        QCOMPARE(block.lineCount(), 2);
        QVERIFY(block.text().endsWith(u'…'));
        QCOMPARE(int(block.size().height()), 2 * lineHeight(Role::Body));
    }
    void arrowsStepThroughTheChart()
    {
        auto *chart = add(new BarChart);
        chart->setSeriesNames({QStringLiteral("gpt-5"), QStringLiteral("others")});
        chart->setBars({{QStringLiteral("1 May"), {}, {{0, 1'500'000'000}, {1, 250'000'000}}},
                        {QStringLiteral("2 May"), {}, {}, true},
                        {QStringLiteral("3 May"), {}, {{0, 40'000'000, true}}}});
        show();
        chart->setFocus();
        QSignalSpy current(chart, &BarChart::currentChanged);
        QCOMPARE(chart->current(), 2);
        QVERIFY(chart->accessibleDescription().contains(QLatin1String("estimated")));
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->current(), 1);
        QCOMPARE(chart->accessibleDescription(), QStringLiteral("2 May: not read yet"));
        QTest::keyClick(chart, Qt::Key_Home);
        QVERIFY(chart->accessibleDescription().startsWith(QLatin1String("1 May: $1.75")));
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->current(), 0);
        QTest::keyClick(chart, Qt::Key_End);
        QCOMPARE(chart->current(), 2);
        QSignalSpy activated(chart, &BarChart::activated);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(current.count(), 3); // the Left at the first bar moved nothing
    }
    void theTopOfTheChartIsRound()
    {
        QCOMPARE(BarChart::topOf(1'850'000'000), qint64(2'000'000'000));
        QCOMPARE(BarChart::topOf(2'000'000'001), qint64(4'000'000'000));
        QCOMPARE(BarChart::topOf(7), qint64(10));
        QCOMPARE(BarChart::topOf(0), qint64(2));
        QVERIFY(BarChart::topOf(Q_INT64_C(9'000'000'000'000'000'000)) > 0);
    }
    void aToastWaitsUnderThePointer()
    {
        show();
        Toast toast(m_window.get());
        int undone = 0;
        int expired = 0;
        toast.say(
            QStringLiteral("Chat deleted"), [&] { ++undone; }, [&] { ++expired; }, 60ms);
        QVERIFY(toast.isVisible());
        QEnterEvent enter(QPointF(40, 40), QPointF(40, 40), QPointF(40, 40));
        QApplication::sendEvent(&toast, &enter);
        QTest::qWait(150); // longer than it lasts: it must still be there
        QVERIFY(toast.isShown());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&toast, &leave);
        QTRY_COMPARE(expired, 1);
        QCOMPARE(undone, 0);
        QVERIFY(!toast.isVisible());
    }
    void undoIsOfferedOnceAndTheNextToastExpiresTheOld()
    {
        show();
        Toast toast(m_window.get());
        int undone = 0;
        int expired = 0;
        toast.say(
            QStringLiteral("One"), [&] { ++undone; }, [&] { ++expired; });
        toast.say(
            QStringLiteral("Two"), [&] { ++undone; }, [&] { ++expired; });
        QCOMPARE(expired, 1);
        toast.undo();
        toast.undo();
        QCOMPARE(undone, 1);
        QCOMPARE(expired, 1);
    }
    void aCopiedSecretIsMarkedAndCleared()
    {
        QClipboard *clipboard = QApplication::clipboard();
        SecretClipboard secrets(clipboard, nullptr, 600ms);
        QSignalSpy ended(&secrets, &SecretClipboard::ended);
        secrets.copy(core::Secret(QByteArrayLiteral("sk-canary")), QStringLiteral("KEY=%1"));
        QCOMPARE(clipboard->text(), QStringLiteral("KEY=sk-canary"));
        QCOMPARE(clipboard->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArrayLiteral("secret"));
        QTRY_COMPARE(ended.count(), 1);
        QVERIFY(!clipboard->text().contains(QLatin1String("canary")));
    }
    void whatOthersCopiedStays()
    {
        QClipboard *clipboard = QApplication::clipboard();
        SecretClipboard secrets(clipboard, nullptr, 10s);
        QSignalSpy ended(&secrets, &SecretClipboard::ended);
        secrets.copy(core::Secret(QByteArrayLiteral("sk-canary")));
        clipboard->setText(QStringLiteral("shopping list"));
        QTRY_COMPARE(ended.count(), 1);
        secrets.clearNow();
        QCOMPARE(clipboard->text(), QStringLiteral("shopping list"));
    }
    void tabsShowFromTheSecondOn()
    {
        auto *tabs = add(new TabBar);
        tabs->addTab(QStringLiteral("Queue sizing"));
        show();
        QVERIFY(!tabs->isVisible());
        tabs->addTab(QStringLiteral("Kyoto"));
        QVERIFY(tabs->isVisible());
        QSignalSpy close(tabs, &TabBar::closeRequested);
        auto *cross = qobject_cast<QAbstractButton *>(tabs->strip()->tabButton(1, QTabBar::RightSide));
        QVERIFY(cross);
        cross->click();
        QCOMPARE(close.first().first().toInt(), 1);
        tabs->removeTab(1);
        QVERIFY(!tabs->isVisible());
    }

private:
    template<typename T>
    T *add(T *widget)
    {
        m_box->addWidget(widget, 0, Qt::AlignTop | Qt::AlignLeft);
        return widget;
    }
    void show()
    {
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    std::unique_ptr<QWidget> m_window{};
    QVBoxLayout *m_box = nullptr;
};

RELAYDESK_TEST(QApplication, TestControls)
#include "tst_controls.moc"
