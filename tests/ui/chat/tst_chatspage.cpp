#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/chat/chatspage.h"
#include "ui/chat/composer/composer.h"
#include "ui/chat/composer/messageedit.h"
#include "ui/chat/composer/recordbar.h"
#include "ui/chat/composer/toolpanel.h"
#include "ui/chat/inspector.h"
#include "ui/chat/inspector/words.h"
#include "ui/chat/prompts/promptpicker.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/field.h"
#include "ui/kit/segments.h"
#include "ui/kit/textbox.h"
#include "ui/kit/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QListWidget>
#include <QProcess>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTemporaryDir>

using support::answer;
using ui::chat::ChatsPage;

namespace {

constexpr int patience = 20'000;

template<typename T>
T *named(QWidget *root, const QString &name)
{
    for (T *one : root->findChildren<T *>()) {
        if (one->accessibleName() == name || one->property("text").toString() == name)
            return one;
    }
    return nullptr;
}

} // namespace

// The chats page on the relay inside the program: what happens to what is typed, and to single messages.
class TestChatsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Nothing of the machine's own sound.
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_sound.path()));
        qputenv("PULSE_SERVER", "unix:" + QFile::encodeName(m_sound.filePath(QStringLiteral("none"))));
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        app::WorkspaceOptions options;
        options.profile = m_folder->path();
        options.sessionVault = true;
        options.demo = true;
        options.demoSpeed = 0;
        m_workspace = std::make_unique<app::Workspace>(options);
        QVERIFY(answer(m_workspace->open()).ok());
        QVERIFY(answer(m_workspace->startDemo()).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->catalog().models(m_workspace->accounts().current()).isEmpty(), patience);
        m_page = std::make_unique<ChatsPage>(*m_workspace);
        m_page->resize(1216, 700);
        m_page->show();
        m_page->startNewChat();
    }
    void cleanup()
    {
        m_page.reset();
        m_workspace.reset();
        m_folder.reset();
    }
    void cleanupTestCase()
    {
        if (m_server.state() == QProcess::NotRunning)
            return;
        m_server.terminate();
        m_server.waitForFinished();
    }

    void whatIsNotSentStaysWithItsChat()
    {
        ui::chat::Composer *composer = m_page->composer();
        const auto first = newChat();
        const auto second = newChat();
        m_page->openChat(first);
        composer->setText(QStringLiteral("half a thought"));
        chat::Part file;
        file.kind = chat::PartKind::File;
        file.text = QStringLiteral("x");
        file.meta.insert(QLatin1String("name"), QStringLiteral("a.txt"));
        composer->addAttachment(file, QStringLiteral("1 token"));
        m_page->openChat(second);
        QCOMPARE(composer->text(), QString());
        QVERIFY(composer->attachments().empty());
        composer->setText(QStringLiteral("another"));
        m_page->startNewChat();
        QCOMPARE(composer->text(), QString());
        composer->setText(QStringLiteral("not even a chat yet"));
        m_page->openChat(first);
        QCOMPARE(composer->text(), QStringLiteral("half a thought"));
        QCOMPARE(composer->attachments().size(), std::size_t(1));
        m_page->openChat(second);
        QCOMPARE(composer->text(), QStringLiteral("another"));
        m_page->startNewChat();
        QCOMPARE(composer->text(), QStringLiteral("not even a chat yet"));
    }

    void addedWithoutAskingAndAskedLater()
    {
        ui::chat::Composer *composer = m_page->composer();
        composer->setText(QStringLiteral("one thing first"));
        QTest::keyClick(composer->edit(), Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(session() && session()->messages().size() == 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(composer->text(), QString(), patience);
        QVERIFY(!session()->isAnswering());
        auto *send = named<QAbstractButton>(composer, QStringLiteral("Send"));
        QVERIFY(send);
        QTRY_VERIFY_WITH_TIMEOUT(send->isEnabled(), patience);
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(session()->messages().size(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!session()->isAnswering(), patience);
        QCOMPARE(session()->messages().last().state, chat::MessageState::Complete);
    }

    void aMessageIsDeletedAndComesBack()
    {
        ask(QStringLiteral("hello"));
        QList<std::function<void()>> undos;
        connect(m_page.get(), &ChatsPage::said, this, [&](const QString &, const std::function<void()> &undo) {
            if (undo)
                undos.append(undo);
        });
        const core::MessageId id = session()->messages().last().id;
        Q_EMIT m_page->transcript()->removeRequested(id);
        QTRY_COMPARE_WITH_TIMEOUT(session()->messages().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(undos.size(), 1, patience);
        undos.first()();
        QTRY_COMPARE_WITH_TIMEOUT(session()->messages().size(), 2, patience);
        QCOMPARE(session()->messages().last().id, id);
    }

    void theInspectorChangesWhatIsSent()
    {
        ask(QStringLiteral("hello"));
        auto *inspector = m_page->findChild<ui::chat::Inspector *>();
        QVERIFY(inspector);
        const auto set = [&](const QString &name, const QString &text) {
            auto *field = named<kit::Field>(inspector, name);
            QVERIFY2(field, qPrintable(name));
            field->setText(text);
            Q_EMIT field->editingFinished();
        };
        set(QStringLiteral("Temperature, 0 to 2"), QStringLiteral("0,5"));
        set(QStringLiteral("Top-p, 0 to 1"), QStringLiteral("0.9"));
        set(QStringLiteral("Longest answer in tokens"), QStringLiteral("700"));
        set(QStringLiteral("History in tokens, at most"), QStringLiteral("50"));
        auto *format = named<QComboBox>(inspector, QStringLiteral("Wire format"));
        QVERIFY(format);
        format->setCurrentIndex(3);
        Q_EMIT format->activated(3);
        const chat::Parameters parameters = session()->conversation().parameters;
        QCOMPARE(parameters.temperature, std::optional(0.5));
        QCOMPARE(parameters.topP, std::optional(0.9));
        QCOMPARE(parameters.largestAnswer, std::optional<qint64>(700));
        QCOMPARE(parameters.historyTokens, std::optional<qint64>(50));
        QCOMPARE(parameters.wireFormat, QStringLiteral("messages"));
        auto *tools = named<kit::TextBox>(inspector,
                                          QStringLiteral("Tools that the model may call, as a JSON list of functions"));
        QVERIFY(tools);
        tools->setPlainText(QStringLiteral("[{\"name\":"));
        QVERIFY(!tools->wrong().isEmpty());
        tools->setPlainText(QStringLiteral("[{\"name\":\"f\"}]"));
        QVERIFY(tools->wrong().isEmpty());
        // An emptied field goes back to what the relay takes.
        set(QStringLiteral("Temperature, 0 to 2"), QString());
        QVERIFY(!session()->conversation().parameters.temperature);
    }

    void theOutlineLeadsToAQuestionAndTheAnswerTabTellsHow()
    {
        ask(QStringLiteral("the first question"));
        ask(QStringLiteral("the second question"));
        auto *inspector = m_page->findChild<ui::chat::Inspector *>();
        inspector->setTab(ui::chat::Inspector::Outline);
        auto *list = named<QListWidget>(inspector, QStringLiteral("Outline"));
        QVERIFY(list);
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), QStringLiteral("the first question"));
        QSignalSpy jumped(inspector, &ui::chat::Inspector::jumpRequested);
        Q_EMIT list->itemClicked(list->item(0));
        QCOMPARE(jumped.size(), 1);
        inspector->showAnswer(session()->messages().last().id);
        bool hasFormat = false;
        bool hasRequest = false;
        for (const QLabel *label : inspector->findChildren<QLabel *>()) {
            hasFormat = hasFormat || label->text() == QStringLiteral("Chat Completions");
            hasRequest = hasRequest || label->text() == session()->messages().last().requestId;
        }
        QVERIFY(hasFormat && hasRequest);
    }

    void promptsComeBySlash()
    {
        QVERIFY(answer(m_workspace->chats().presets().save(
                           {0, QStringLiteral("Greeting"), QStringLiteral("Greet {{who}} kindly."), false}))
                    .ok());
        ui::chat::Composer *composer = m_page->composer();
        composer->focusText();
        QTest::keyClick(composer->edit(), '/');
        QCOMPARE(composer->text(), QString());
        ui::chat::PromptPicker *picker = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((picker = m_page->window()->findChild<ui::chat::PromptPicker *>()), patience);
        auto *list = picker->findChild<QListWidget *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, patience);
        QTest::keyClick(picker->firstFocus(), Qt::Key_Return);
        kit::TextBox *box = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((box = named<kit::TextBox>(m_page->window(), QStringLiteral("who"))), patience);
        box->setPlainText(QStringLiteral("Ada"));
        auto *insert = named<QAbstractButton>(m_page->window(), QStringLiteral("Insert"));
        QVERIFY(insert);
        insert->click();
        QTRY_COMPARE_WITH_TIMEOUT(composer->text(), QStringLiteral("Greet Ada kindly."), patience);
    }

    void aPageOfTextBecomesAFile()
    {
        ui::chat::Composer *composer = m_page->composer();
        Q_EMIT composer->longTextGiven(QStringLiteral("line\n").repeated(500));
        QCOMPARE(composer->attachments().size(), std::size_t(1));
        QCOMPARE(composer->attachments()[0].kind, chat::PartKind::File);
        QCOMPARE(composer->text(), QString());
    }

    void toolCallsAreAnswered()
    {
        ui::chat::ToolPanel panel;
        QSignalSpy answered(&panel, &ui::chat::ToolPanel::answered);
        chat::Part call;
        call.kind = chat::PartKind::ToolCall;
        call.text = QStringLiteral("{\"city\":\"Oslo\"}");
        call.meta = {{QStringLiteral("id"), QStringLiteral("c1")}, {QStringLiteral("name"), QStringLiteral("weather")}};
        chat::Part other = call;
        other.meta.insert(QLatin1String("id"), QStringLiteral("c2"));
        panel.setCalls(core::MessageId(4), {call, other});
        QVERIFY(panel.isVisibleTo(nullptr) || !panel.isHidden());
        const auto boxes = panel.findChildren<kit::TextBox *>();
        QCOMPARE(boxes.size(), 2);
        auto *send = named<QAbstractButton>(&panel, QStringLiteral("Send results"));
        QVERIFY(send && !send->isEnabled());
        boxes[0]->setPlainText(QStringLiteral("rain"));
        panel.setCalls(core::MessageId(4), {call, other}); // the same again: nothing typed is lost
        QCOMPARE(panel.findChildren<kit::TextBox *>().first()->toPlainText(), QStringLiteral("rain"));
        QVERIFY(send->isEnabled());
        send->click();
        QCOMPARE(answered.size(), 1);
        const auto results = answered[0][1].value<QList<chat::Session::ToolAnswer>>();
        QCOMPARE(results.size(), 2);
        QVERIFY(!results[0].declined && results[0].text == QStringLiteral("rain"));
        QVERIFY(results[1].declined);
        panel.setCalls({}, {});
        QVERIFY(panel.isHidden());
    }

    void everyLessonHasWords()
    {
        for (const char *lesson : {"no-format:messages", "without:temperature", "limit-field:max_tokens",
                                   "system-role:developer", "largest-answer:16384", "context:8192"}) {
            const QString words = ui::chat::lessonWords(QString::fromLatin1(lesson));
            QVERIFY(!words.isEmpty() && words != QString::fromLatin1(lesson));
        }
        QCOMPARE(ui::chat::lessonWords(QStringLiteral("new-kind:x")), QStringLiteral("new-kind:x"));
    }

    void withoutAMicrophoneItSaysSo()
    {
        QStringList told;
        connect(m_page.get(), &ChatsPage::said, this, [&](const QString &text) { told.append(text); });
        Q_EMIT m_page->composer()->recordRequested();
        QTRY_VERIFY_WITH_TIMEOUT(told.contains(QStringLiteral("No microphone was found")), patience);
        QVERIFY(m_page->composer()->recordBar()->isHidden());
    }

    void whatIsSpokenIsTranscribed() // last: it brings a sound server
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pulseaudio")).isEmpty())
            QSKIP("no pulseaudio here");
        const QString socket = m_sound.filePath(QStringLiteral("socket"));
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_sound.path());
        environment.remove(QStringLiteral("PULSE_SERVER"));
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        m_server.setProcessEnvironment(environment);
        m_server.setStandardErrorFile(QProcess::nullDevice());
        m_server.start(QStringLiteral("pulseaudio"),
                       {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
                        QStringLiteral("-L"), QStringLiteral("module-null-sink sink_name=nul"), QStringLiteral("-L"),
                        QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=") + socket});
        QVERIFY(m_server.waitForStarted());
        qputenv("PULSE_SERVER", "unix:" + QFile::encodeName(socket));
        // What the null sink is given is what its monitor, the only microphone, hears.
        ui::chat::Composer *composer = m_page->composer();
        ui::chat::RecordBar *bar = composer->recordBar();
        QTRY_VERIFY_WITH_TIMEOUT((Q_EMIT composer->recordRequested(), !bar->isHidden()), patience);
        QProcess voice;
        voice.start(QStringLiteral("pacat"),
                    {QStringLiteral("--device=nul"), QStringLiteral("--raw"), QStringLiteral("--format=s16le"),
                     QStringLiteral("--channels=1"), QStringLiteral("--rate=16000")});
        QVERIFY(voice.waitForStarted());
        QByteArray tone;
        for (int i = 0; i < 16'000 * 30; ++i) {
            const auto sample = static_cast<qint16>(i % 40 < 20 ? 12'000 : -12'000);
            tone.append(static_cast<char>(sample & 0xff)).append(static_cast<char>((sample >> 8) & 0xff));
        }
        voice.write(tone);
        QTRY_VERIFY_WITH_TIMEOUT(bar->bars()->last() > 0.3, patience); // the meter moves
        // Cancelled: nothing is transcribed.
        named<QAbstractButton>(bar, QStringLiteral("Cancel"))->click();
        QVERIFY(bar->isHidden());
        QCOMPARE(composer->text(), QString());
        Q_EMIT composer->recordRequested();
        QTRY_VERIFY_WITH_TIMEOUT(bar->bars()->last() > 0.3, patience);
        named<QAbstractButton>(bar, QStringLiteral("Stop and transcribe"))->click();
        QVERIFY(bar->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(!composer->text().isEmpty(), patience);
        voice.kill();
        voice.waitForFinished();
    }

private:
    chat::Session *session() const
    {
        return m_page->currentChat().isValid() ? m_workspace->chats().open(m_page->currentChat()) : nullptr;
    }
    core::ConversationId newChat()
    {
        return answer(m_workspace->chats().create(m_workspace->accounts().current(), QStringLiteral("gpt-4o-mini")))
            .valueOr({});
    }
    void ask(const QString &text)
    {
        const qsizetype before = session() ? session()->messages().size() : 0;
        m_page->composer()->setText(text);
        Q_EMIT m_page->composer()->sendRequested();
        QTRY_VERIFY_WITH_TIMEOUT(session() && session()->messages().size() == before + 2 && !session()->isAnswering(),
                                 patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_page->composer()->text(), QString(), patience);
    }

    QTemporaryDir m_sound{};
    QProcess m_server{};
    std::unique_ptr<QTemporaryDir> m_folder{};
    std::unique_ptr<app::Workspace> m_workspace{};
    std::unique_ptr<ChatsPage> m_page{};
};

RELAYDESK_TEST(QApplication, TestChatsPage)
#include "tst_chatspage.moc"
