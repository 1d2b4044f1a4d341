#include "support/quietmain.h"
#include "ui/chat/composer/composer.h"
#include "ui/chat/composer/messageedit.h"
#include "ui/kit/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

using ui::chat::Composer;

class TestComposer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::applyTheme(*qApp, kit::Theme::light());
        m_composer = std::make_unique<Composer>();
        m_composer->resize(700, 160);
        m_composer->show();
        QVERIFY(QTest::qWaitForWindowActive(m_composer.get()));
        m_composer->focusText();
    }
    void cleanup() { m_composer.reset(); }

    void enterSendsAndShiftEnterIsANewLine()
    {
        QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 0); // there is nothing yet
        QTest::keyClicks(m_composer->edit(), QStringLiteral("one"));
        QTest::keyClick(m_composer->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(m_composer->edit(), QStringLiteral("two"));
        QCOMPARE(sent.count(), 0);
        QCOMPARE(m_composer->text(), QStringLiteral("one\ntwo"));
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        QCOMPARE(m_composer->text(), QStringLiteral("one\ntwo")); // whoever sends clears it
    }
    void swapped()
    {
        QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
        m_composer->setSendsOnEnter(false);
        QTest::keyClicks(m_composer->edit(), QStringLiteral("one"));
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 0);
        QCOMPARE(m_composer->text(), QStringLiteral("one\n"));
        QTest::keyClick(m_composer->edit(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(sent.count(), 1);
    }
    void altEnterAddsAndSlashOpensPrompts()
    {
        QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
        QSignalSpy added(m_composer.get(), &Composer::addRequested);
        QSignalSpy prompts(m_composer.get(), &Composer::promptsRequested);
        QTest::keyClicks(m_composer->edit(), QStringLiteral("a/b"));
        QCOMPARE(prompts.count(), 0); // only as the first character
        QTest::keyClick(m_composer->edit(), Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(added.count(), 1);
        QCOMPARE(sent.count(), 0);
        m_composer->clear();
        QTest::keyClick(m_composer->edit(), '/');
        QCOMPARE(prompts.count(), 1);
        QCOMPARE(m_composer->text(), QString());
    }
    void aLongPasteIsHandedOnAndCtrlShiftVPastesIt()
    {
        QSignalSpy given(m_composer.get(), &Composer::longTextGiven);
        const QString page = QStringLiteral("a line of some length\n").repeated(200);
        QGuiApplication::clipboard()->setText(page);
        QTest::keyClick(m_composer->edit(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.first().first().toString(), page);
        QCOMPARE(m_composer->text(), QString());
        QTest::keyClick(m_composer->edit(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(given.count(), 1);
        QCOMPARE(m_composer->text(), page);
        m_composer->clear();
        QGuiApplication::clipboard()->setText(QStringLiteral("short"));
        QTest::keyClick(m_composer->edit(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_composer->text(), QStringLiteral("short"));
    }
    void neverWhileAnInputMethodComposes()
    {
        QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
        QTest::keyClicks(m_composer->edit(), QStringLiteral("a"));
        QInputMethodEvent composing(QStringLiteral("ni hao"), {});
        QApplication::sendEvent(m_composer->edit(), &composing);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 0);
        QInputMethodEvent committed;
        committed.setCommitString(QStringLiteral("你好"));
        QApplication::sendEvent(m_composer->edit(), &committed);
        QVERIFY(m_composer->text().contains(QStringLiteral("你好")));
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
    }
    void notWhileAnAnswerArrivesOrItIsNotReady()
    {
        QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
        QTest::keyClicks(m_composer->edit(), QStringLiteral("a"));
        m_composer->setAnswering(true);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        m_composer->setAnswering(false);
        m_composer->setReady(false, QStringLiteral("no key"));
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 0);
        QCOMPARE(m_composer->text(), QStringLiteral("a"));
        m_composer->setReady(true);
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
    }
    void aPastedPictureIsHandedOn()
    {
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(image);
        QSignalSpy given(m_composer.get(), &Composer::pictureGiven);
        QTest::keyClick(m_composer->edit(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(given.count(), 1);
        const QImage back = QImage::fromData(given.first().first().toByteArray(), "PNG");
        QCOMPARE(back.size(), image.size());
        QCOMPARE(back.pixelColor(3, 3), QColor(Qt::red));
        QCOMPARE(m_composer->text(), QString());
    }
    void pastedFilesAreHandedOn()
    {
        auto *mime = new QMimeData;
        mime->setUrls(
            {QUrl::fromLocalFile(QStringLiteral("/tmp/a b.txt")), QUrl::fromLocalFile(QStringLiteral("/tmp/c.png"))});
        QGuiApplication::clipboard()->setMimeData(mime);
        QSignalSpy given(m_composer.get(), &Composer::filesGiven);
        QTest::keyClick(m_composer->edit(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.first().first().toStringList(),
                 (QStringList{QStringLiteral("/tmp/a b.txt"), QStringLiteral("/tmp/c.png")}));
        QCOMPARE(m_composer->text(), QString());
    }
    void pastedTextStaysPlain()
    {
        auto *mime = new QMimeData;
        mime->setHtml(QStringLiteral("<b>bold</b>"));
        mime->setText(QStringLiteral("bold"));
        QGuiApplication::clipboard()->setMimeData(mime);
        QTest::keyClick(m_composer->edit(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_composer->text(), QStringLiteral("bold"));
    }
    void aPastedAddressIsText()
    {
        auto *mime = new QMimeData; // as browsers put a link
        mime->setUrls({QUrl(QStringLiteral("https://example.org/a"))});
        mime->setText(QStringLiteral("https://example.org/a"));
        QGuiApplication::clipboard()->setMimeData(mime);
        QTest::keyClick(m_composer->edit(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m_composer->text(), QStringLiteral("https://example.org/a"));
    }
    void anAttachmentAloneCanBeSent()
    {
        QSignalSpy sent(m_composer.get(), &Composer::sendRequested);
        chat::Part part;
        part.kind = chat::PartKind::File;
        part.text = QStringLiteral("words");
        m_composer->addAttachment(part, QStringLiteral("1 token"));
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        m_composer->setBusy(QStringLiteral("Transcribing…"));
        QTest::keyClick(m_composer->edit(), Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        m_composer->clear();
        QVERIFY(m_composer->attachments().empty());
    }

private:
    std::unique_ptr<Composer> m_composer{};
};

RELAYDESK_TEST(QApplication, TestComposer)
#include "tst_composer.moc"
