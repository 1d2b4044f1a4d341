#include "chat/desk.h"
#include "support/quietmain.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>

using support::answer;
using ui::chat::TranscriptView;

namespace {

constexpr int patience = 20'000;

QString wordsOf(int i)
{
    // Of very different lengths, so that estimates are wrong.
    QString text = QStringLiteral("Message number %1.").arg(i);
    if (i % 2)
        text += QStringLiteral(
                    " It has **some** more words, a list and code.\n\n- one\n- two\n\n```cpp\nint i = %1;\n```\n")
                    .arg(i) +
                QStringLiteral("A line of prose. ").repeated(i % 37);
    return text;
}

} // namespace

class TestTranscriptView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
    }
    void twoThousandMessagesOpenAtTheEnd();
    void theReadersLineStaysWhileHeightsAreCorrected();
    void stepsFromQuestionToQuestion();
    void followsTheEndOnlyWhileTheReaderIsThere();
    void aPieceIsShownOnce();
    void selectsAndCopies();

private:
    chat::Session *longChat(support::Desk &desk, int count)
    {
        const auto id = answer(desk.chats.create(desk.account, QStringLiteral("gpt-4o-mini")));
        core::MessageId parent;
        for (int i = 0; i < count; ++i) {
            chat::Message message;
            message.conversation = *id;
            message.parent = parent;
            message.role = i % 2 ? chat::Role::Assistant : chat::Role::User;
            message.model = i % 2 ? QStringLiteral("gpt-4o-mini") : QString();
            chat::Part part;
            part.text = wordsOf(i);
            message.parts.push_back(part);
            message.created = desk.clock.now();
            const auto added = answer(desk.chats.store().add(message));
            if (!added)
                return nullptr;
            parent = *added;
        }
        chat::Session *session = desk.chats.open(*id);
        return answer(session->load()) && session->messages().size() == count ? session : nullptr;
    }
};

void TestTranscriptView::twoThousandMessagesOpenAtTheEnd()
{
    support::Desk desk;
    QCOMPARE(desk.open(), QString());
    chat::Session *session = longChat(desk, 2000);
    QVERIFY(session);
    TranscriptView view;
    view.resize(900, 700);
    view.show();
    view.setSession(session);
    QCOMPARE(view.rowCount(), 2000);
    QVERIFY(view.isAtEnd());
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    // Only what is seen has a layout.
    int laidOut = 0;
    for (const chat::Message &message : session->messages())
        laidOut += view.elementOf(message.id) ? 1 : 0;
    QVERIFY2(laidOut > 0 && laidOut < 60, qPrintable(QString::number(laidOut)));
    QVERIFY(view.elementOf(session->messages().last().id));

    // From the end to the beginning and back, page by page: memory stays bounded.
    view.setFocus();
    QSet<qint64> seen;
    for (int i = 0; i < 4000 && view.verticalScrollBar()->value() > 0; ++i) {
        QTest::keyClick(&view, Qt::Key_PageUp);
        if (view.messageAtTop().isValid())
            seen.insert(view.messageAtTop().value());
    }
    QCOMPARE(view.verticalScrollBar()->value(), 0);
    QCOMPARE(view.messageAtTop(), session->messages().first().id);
    QVERIFY2(seen.size() > 200, qPrintable(QString::number(seen.size())));
    laidOut = 0;
    for (const chat::Message &message : session->messages())
        laidOut += view.elementOf(message.id) ? 1 : 0;
    QVERIFY2(laidOut < 200, qPrintable(QString::number(laidOut)));
    QTest::keyClick(&view, Qt::Key_End);
    QVERIFY(view.isAtEnd());
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
}

void TestTranscriptView::theReadersLineStaysWhileHeightsAreCorrected()
{
    support::Desk desk;
    QCOMPARE(desk.open(), QString());
    chat::Session *session = longChat(desk, 400);
    QVERIFY(session);
    TranscriptView view;
    view.resize(900, 700);
    view.show();
    view.setSession(session);
    const core::MessageId middle = session->messages().at(201).id;
    view.scrollToMessage(middle);
    QCOMPARE(view.messageAtTop(), middle);
    QVERIFY(!view.isAtEnd());
    // Another width makes every height another one.
    view.resize(620, 700);
    QCOMPARE(view.messageAtTop(), middle);
    view.resize(1100, 500);
    QCOMPARE(view.messageAtTop(), middle);
    // Small steps up lay out row after row that was only estimated: what is at the top never jumps by a row.
    int row = 201;
    for (int i = 0; i < 600 && row > 150; ++i) {
        QTest::keyClick(&view, Qt::Key_Up);
        int top = row;
        while (top > 0 && session->messages().at(top).id != view.messageAtTop())
            --top;
        QVERIFY2(top > row - 4, qPrintable(QStringLiteral("from %1 to %2 by one line").arg(row).arg(top)));
        row = top;
    }
    QVERIFY(row <= 150);
    QVERIFY(!view.isAtEnd());
}

void TestTranscriptView::stepsFromQuestionToQuestion()
{
    support::Desk desk;
    QCOMPARE(desk.open(), QString());
    chat::Session *session = longChat(desk, 60);
    QVERIFY(session);
    TranscriptView view;
    view.resize(900, 500);
    view.show();
    view.setSession(session);
    view.scrollToMessage(session->messages().at(20).id);
    for (int row = 22; row <= 30; row += 2) {
        view.stepOwnMessage(1);
        QCOMPARE(view.messageAtTop(), session->messages().at(row).id);
    }
    for (int row = 28; row >= 10; row -= 2) {
        view.stepOwnMessage(-1);
        QCOMPARE(view.messageAtTop(), session->messages().at(row).id);
    }
}

void TestTranscriptView::followsTheEndOnlyWhileTheReaderIsThere()
{
    demo::Options options = support::Desk::quick();
    options.tokensPerSecond = 250;
    support::Desk desk(options);
    QCOMPARE(desk.open(), QString());
    chat::Session *session = longChat(desk, 60);
    QVERIFY(session);
    TranscriptView view;
    view.resize(700, 400);
    view.show();
    view.setSession(session);
    QVERIFY(answer(session->send(QStringLiteral("A long answer, please."))).ok());
    QVERIFY(view.isAtEnd());
    QTRY_VERIFY_WITH_TIMEOUT(session->messages().last().text().size() > 800, patience);
    QVERIFY(view.isAtEnd());
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    // Now he reads further up: the text grows below, his line stays.
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&view, Qt::Key_PageUp);
    QVERIFY(!view.isAtEnd());
    const int place = view.verticalScrollBar()->value();
    const core::MessageId top = view.messageAtTop();
    const qsizetype size = session->messages().last().text().size();
    QTRY_VERIFY_WITH_TIMEOUT(session->messages().last().text().size() > size + 300 || !session->isAnswering(),
                             patience);
    QCOMPARE(view.messageAtTop(), top);
    QCOMPARE(view.verticalScrollBar()->value(), place);
    QTest::keyClick(&view, Qt::Key_End);
    QVERIFY(view.isAtEnd());
    desk.relay.setTokensPerSecond(0);
    QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), patience);
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
}

// A layout made anew between a piece and its frame has the piece already.
void TestTranscriptView::aPieceIsShownOnce()
{
    demo::Options options = support::Desk::quick();
    options.tokensPerSecond = 120;
    support::Desk desk(options);
    QCOMPARE(desk.open(), QString());
    chat::Session *session = desk.newChat();
    QVERIFY(session);
    TranscriptView view;
    view.resize(700, 500);
    view.show();
    view.setSession(session);
    QVERIFY(answer(session->send(QStringLiteral("Hello"))).ok());
    int resets = 0;
    QString shown, meant;
    const auto selected = [](TranscriptView &of) {
        QTest::keyClick(&of, Qt::Key_A, Qt::ControlModifier);
        return of.selectedText();
    };
    connect(session, &chat::Session::tailGrew, &view, [&] {
        if (resets >= 5)
            return;
        ++resets;
        QEvent style(QEvent::StyleChange);
        QApplication::sendEvent(&view, &style);
    });
    QTRY_VERIFY_WITH_TIMEOUT(resets == 5, patience);
    QTest::qWait(80); // the frame
    QVERIFY(session->isAnswering());
    TranscriptView fresh;
    fresh.resize(700, 500);
    fresh.show();
    fresh.setSession(session);
    meant = selected(fresh);
    shown = selected(view);
    QVERIFY(meant.size() > 10);
    // The other view may be a piece or two behind, never ahead of the message.
    QVERIFY2(meant.startsWith(shown.left(shown.size() - 1)), qPrintable(shown + QStringLiteral("\n---\n") + meant));
    session->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!session->isAnswering(), patience);
}

void TestTranscriptView::selectsAndCopies()
{
    support::Desk desk;
    QCOMPARE(desk.open(), QString());
    chat::Session *session = longChat(desk, 4);
    QVERIFY(session);
    TranscriptView view;
    view.resize(900, 900);
    view.show();
    view.setSession(session);
    view.setFocus();
    QCOMPARE(view.selectedText(), QString());
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    const QString all = view.selectedText();
    for (int i = 0; i < 4; ++i)
        QVERIFY2(all.contains(QStringLiteral("Message number %1.").arg(i)), qPrintable(all));
    QVERIFY(all.contains(QStringLiteral("int i = 3;")));
    QVERIFY(!all.contains(QStringLiteral("**"))); // as it is read, not as it is written
    QSignalSpy copied(&view, &TranscriptView::copied);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied.count(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), all);
    // A drag over everything, by mouse.
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, QPoint(140, 30));
    QTest::mouseMove(view.viewport(), QPoint(200, 60));
    QMouseEvent drag(QEvent::MouseMove, QPointF(700, 300), view.viewport()->mapToGlobal(QPointF(700, 300)),
                     Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(view.viewport(), &drag);
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, QPoint(700, 300));
    QVERIFY(!view.selectedText().isEmpty());
    QVERIFY(view.selectedText().size() < all.size());
    // A click elsewhere ends it.
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(300, 100));
    QCOMPARE(view.selectedText(), QString());
}

RELAYDESK_TEST(QApplication, TestTranscriptView)
#include "tst_transcriptview.moc"
