#include "accounts/secretnames.h"
#include "demo/demorelay.h"
#include "journeys/hands.h"
#include "journeys/profilefiles.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/billing/usagepage.h"
#include "ui/chat/chatlistmodel.h"
#include "ui/chat/chatspage.h"
#include "ui/chat/composer/composer.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/overlay.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using journeys::Hands;

namespace {

constexpr int patience = Hands::patience;
const QString chosenModel = QStringLiteral("gpt-4o-mini");

// Counts how often a widget is painted while it is told to.
class PaintCounter : public QObject
{
public:
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            ++count;
        return false;
    }
};

} // namespace

// The first day with the program, by hand: in, a key, a model, an answer, its bill, codes, the history; and the next
// morning everything is there.
class TestFirstDay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
            QSKIP("needs tests/support/desktop-session.sh around it: a screen and a keychain");
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
    }
    void throughTheDemoDoor() { firstDay(true); }
    void throughAPastedAddress() { firstDay(false); }

private:
    void firstDay(bool builtIn);
    void comeInByTheDemoDoor();
    void comeInByAddress();
    void chooseTheModel();
    void askAndStop();
    void answerAgain();
    void seeTheBill();
    void redeemThree();
    void seeTheUsage();
    void comeBackTomorrow();
    void findNoSecretInAnyFile();

    void open()
    {
        app::WorkspaceOptions options;
        options.profile = m_profile->path();
        options.demoSpeed = streamingSpeed;
        m_workspace = std::make_unique<app::Workspace>(options);
        m_window = std::make_unique<ui::shell::MainWindow>(*m_workspace);
        m_window->show();
        m_window->activateWindow();
        m_hands = std::make_unique<Hands>(*m_window);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(support::answer(m_workspace->open()).ok());
        m_window->showStart(); // as the program does when its database is open
        if (m_workspace->hasDemoAccount())
            m_window->startDemo();
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow() == m_window.get(), patience);
    }
    void close()
    {
        QVERIFY(m_window->close());
        m_hands.reset();
        m_window.reset();
        m_workspace.reset();
    }
    core::AccountId account() const { return m_workspace->accounts().current(); }
    chat::Session *session() const { return m_workspace->chats().open(m_window->chatsPage()->currentChat()); }
    chat::Message lastMessage() const
    {
        const QList<chat::Message> &all = session()->messages();
        return all.isEmpty() ? chat::Message{} : all.last();
    }
    QString lastWords() const // what the transcript says of its last message
    {
        const ui::chat::MessageElement *element = m_window->chatsPage()->transcript()->elementOf(lastMessage().id);
        return element ? element->accessibleText() : QString();
    }
    demo::DemoRelay &relay() const { return m_relay ? *m_relay : *m_workspace->demoRelay(); }

    static constexpr double streamingSpeed = 60;
    std::unique_ptr<QTemporaryDir> m_profile{};
    std::unique_ptr<demo::DemoRelay> m_relay{}; // not for the demo door
    demo::Credentials m_credentials{};
    std::unique_ptr<app::Workspace> m_workspace{};
    std::unique_ptr<ui::shell::MainWindow> m_window{};
    std::unique_ptr<Hands> m_hands{};
    QList<QByteArray> m_secrets{};
    QString m_question{};
    QString m_title{};
    chat::Message m_billedAnswer{};
    int m_usageRows = 0;
};

#define STEP(call)                                                                                                     \
    call;                                                                                                              \
    if (QTest::currentTestFailed())                                                                                    \
    return

void TestFirstDay::firstDay(bool builtIn)
{
    m_profile = std::make_unique<QTemporaryDir>();
    m_relay.reset();
    m_secrets.clear();
    const auto letGo = qScopeGuard([this] {
        m_hands.reset();
        m_window.reset();
        m_workspace.reset();
        m_relay.reset();
    });
    STEP(open());
    if (builtIn) {
        STEP(comeInByTheDemoDoor());
    } else {
        demo::Options options;
        options.tokensPerSecond = streamingSpeed;
        m_relay = std::make_unique<demo::DemoRelay>(options);
        const auto started = m_relay->start();
        QVERIFY(started.ok());
        m_credentials = *started;
        STEP(comeInByAddress());
    }
    STEP(chooseTheModel());
    STEP(askAndStop());
    STEP(answerAgain());
    STEP(seeTheBill());
    STEP(redeemThree());
    STEP(seeTheUsage());
    STEP(comeBackTomorrow());
    STEP(findNoSecretInAnyFile());
}

void TestFirstDay::comeInByTheDemoDoor()
{
    QVERIFY(m_hands->label(QStringLiteral("Welcome to Relaydesk")));
    QVERIFY(m_hands->press(QStringLiteral("Start the demo")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Message")), patience);
    m_credentials = *m_workspace->demoCredentials();
}

void TestFirstDay::comeInByAddress()
{
    QVERIFY(m_hands->press(QStringLiteral("Add a relay")));
    // As people paste it.
    QVERIFY(m_hands->typeInto(QStringLiteral("Address"),
                              m_credentials.address.toString() + QStringLiteral("/v1/chat/completions")));
    QVERIFY(m_hands->press(QStringLiteral("Check")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Name or e-mail")), patience);
    QVERIFY(m_hands->typeInto(QStringLiteral("Name or e-mail"), m_credentials.user));
    QVERIFY(m_hands->typeInto(QStringLiteral("Password"), QString::fromUtf8(m_credentials.password.reveal())));
    QVERIFY(m_hands->press(QStringLiteral("Sign in")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Name of the key")), patience);
    QVERIFY(m_hands->typeInto(QStringLiteral("Name of the key"), QStringLiteral("first day")));
    QVERIFY(m_hands->press(QStringLiteral("$5")));
    QVERIFY(m_hands->press(QStringLiteral("Create and start chatting")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Message")), patience);
    QVERIFY(m_workspace->accounts().find(account())->hasKey());
    QCOMPARE(m_workspace->vault().state(), secrets::VaultState::Ready);
}

void TestFirstDay::chooseTheModel()
{
    ui::chat::Composer *composer = m_window->chatsPage()->composer();
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->catalog().model(account(), chosenModel), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->one<ui::chat::Composer>(), patience);
    auto *modelButton = m_hands->find<QAbstractButton>(
        [](const QAbstractButton &b) { return b.toolTip().startsWith(QStringLiteral("Choose the model")); });
    QVERIFY(modelButton);
    QVERIFY(m_hands->click(*modelButton));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Search models")), patience);
    QVERIFY(m_hands->type(chosenModel));
    QAbstractItemView *models = m_hands->view(QStringLiteral("Models"));
    QVERIFY(models);
    QModelIndex row;
    for (int i = 0; i < models->model()->rowCount(); ++i)
        if (models->model()->index(i, 0).data().toString() == chosenModel)
            row = models->model()->index(i, 0);
    QVERIFY(row.isValid());
    QVERIFY(m_hands->clickRow(*models, row));
    QTRY_COMPARE_WITH_TIMEOUT(modelButton->text(), chosenModel, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->view(QStringLiteral("Models")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(composer->isAncestorOf(QApplication::focusWidget()), patience);
}

void TestFirstDay::askAndStop()
{
    m_question = QStringLiteral("A long answer, please.");
    PaintCounter paints;
    m_window->chatsPage()->transcript()->viewport()->installEventFilter(&paints);
    QVERIFY(m_hands->typeInto(QStringLiteral("Message"), m_question));
    QVERIFY(m_hands->press(QStringLiteral("Send")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->button(QStringLiteral("Stop")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(lastMessage().text().size() > 60, patience);
    const qsizetype sizeThen = lastMessage().text().size();
    const int paintsThen = paints.count;
    QCOMPARE(lastMessage().state, chat::MessageState::Streaming);
    QTRY_VERIFY_WITH_TIMEOUT(lastMessage().text().size() > sizeThen + 60, patience);
    QTRY_VERIFY_WITH_TIMEOUT(paints.count >= paintsThen + 3, patience);
    QVERIFY(session()->isAnswering());
    QCOMPARE(lastMessage().state, chat::MessageState::Streaming);
    QVERIFY(m_hands->press(QStringLiteral("Stop")));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().state, chat::MessageState::Stopped, patience);
    QVERIFY(lastMessage().text().size() > sizeThen);
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->button(QStringLiteral("Send")), patience);
    QVERIFY(static_cast<QPlainTextEdit *>(m_hands->field(QStringLiteral("Message")))->toPlainText().isEmpty());
    QCOMPARE(session()->messages().size(), 2);
    QCOMPARE(session()->messages().first().text(), m_question);
}

void TestFirstDay::answerAgain()
{
    const QString stopped = lastMessage().text();
    relay().setTokensPerSecond(0);
    QStringList states;
    const auto watched =
        connect(session(), &chat::Session::messageChanged, this, [&states](const chat::Message &message) {
            if (message.version == 2 && !message.costState.isEmpty() &&
                (states.isEmpty() || states.last() != message.costState))
                states << message.costState;
        });
    QVERIFY(m_hands->hit(Qt::Key_R, Qt::ControlModifier));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().version, 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().state, chat::MessageState::Complete, patience);
    QCOMPARE(lastMessage().versions, 2);
    QVERIFY(lastMessage().text().size() > stopped.size());
    // The other one is still there, one key away.
    QVERIFY(m_hands->hit(Qt::Key_Left, Qt::AltModifier));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().text(), stopped, patience);
    QVERIFY(m_hands->hit(Qt::Key_Right, Qt::AltModifier));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().version, 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!states.isEmpty() && states.last() == QStringLiteral("billed"), patience);
    QCOMPARE(states, (QStringList{QStringLiteral("estimated"), QStringLiteral("billed")}));
    disconnect(watched);
}

void TestFirstDay::seeTheBill()
{
    m_billedAnswer = lastMessage();
    QVERIFY(!m_billedAnswer.requestId.isEmpty());
    int rows = 0;
    for (const demo::LogRow &row : relay().logRows(m_credentials.user)) {
        if (row.requestId != m_billedAnswer.requestId)
            continue;
        ++rows;
        QCOMPARE(m_billedAnswer.billedQuota, std::optional(core::Quota(row.quota)));
        QCOMPARE(m_billedAnswer.usage.input, std::optional(row.promptTokens));
        QCOMPARE(m_billedAnswer.usage.output, std::optional(row.completionTokens));
        QCOMPARE(m_billedAnswer.model, row.askedModel.isEmpty() ? row.model : row.askedModel);
    }
    QCOMPARE(rows, 1);
    QVERIFY(m_billedAnswer.billedQuota->units() > 0);
    QCOMPARE(m_billedAnswer.estimatedQuota, m_billedAnswer.billedQuota); // its rates are published
    QTRY_VERIFY2_WITH_TIMEOUT(lastWords().contains(QStringLiteral("billed")), qPrintable(lastWords()), patience);
    QVERIFY2(!lastWords().contains(u'≈'), qPrintable(lastWords()));
}

void TestFirstDay::redeemThree()
{
    const qint64 before = relay().balanceQuota(m_credentials.user);
    const QString good = m_credentials.codes.first();
    const QString unknown = QStringLiteral("0123456789abcdef0123456789abcdef");
    QVERIFY(m_hands->hit(Qt::Key_D, Qt::ControlModifier));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Text with codes")), patience);
    QVERIFY(m_hands->typeInto(QStringLiteral("Text with codes"),
                              QStringLiteral("thanks: %1, %2; and %3.").arg(good, m_credentials.usedCode, unknown)));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->labelWith(QStringLiteral("3 codes found")), patience);
    QVERIFY(m_hands->press(QStringLiteral("Redeem")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->button(QStringLiteral("Done")), patience);
    QVERIFY(m_hands->label(QStringLiteral("Added to your balance")));
    QVERIFY(m_hands->label(QStringLiteral("Already used")));
    QVERIFY(m_hands->labelWith(QStringLiteral("Not known to ")));
    const qint64 after = relay().balanceQuota(m_credentials.user);
    QVERIFY(after > before);
    const auto history = support::answer(m_workspace->redeemer().history());
    QVERIFY(history.ok());
    QCOMPARE(history->size(), 3);
    qint64 added = 0;
    for (const billing::RedemptionRecord &record : *history)
        added += record.added ? record.added->units() : 0;
    QCOMPARE(added, after - before);
    QVERIFY(m_hands->press(QStringLiteral("Done")));
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->one<kit::Overlay>(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->wallet().balance(account())->remaining.units(), after, patience);
}

void TestFirstDay::seeTheUsage()
{
    QVERIFY(m_hands->press(QStringLiteral("Usage")));
    QAbstractItemView *rows = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((rows = m_hands->view(QStringLiteral("Usage rows"))), patience);
    // The relay's newest rows are ours: the two answers and the code.
    QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowCount() > 3, patience);
    m_title = session()->conversation().title;
    const auto cells = [rows](int row) {
        QStringList out;
        for (int column = 0; column < rows->model()->columnCount(); ++column)
            out << rows->model()->index(row, column).data().toString();
        return out;
    };
    int found = -1;
    const auto look = [&] {
        for (int row = 0; row < std::min(6, rows->model()->rowCount()); ++row)
            if (cells(row).contains(kit::countText(*m_billedAnswer.usage.output)) && cells(row).contains(chosenModel))
                found = row;
        return found >= 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(look(), patience);
    QVERIFY2(cells(found).contains(m_title), qPrintable(cells(found).join(u'|'))); // known as our own chat's
    QVERIFY(rows->visualRect(rows->model()->index(found, 0)).intersects(rows->viewport()->rect()));
    m_usageRows = rows->model()->rowCount();
}

void TestFirstDay::comeBackTomorrow()
{
    const QString titleThen = m_title;
    const QList<chat::Message> messagesThen = session()->messages();
    const auto balanceThen = m_workspace->wallet().balance(account());
    const core::AccountId accountThen = account();
    for (const char *name : {accounts::sessionSecret, accounts::accessTokenSecret, accounts::keySecret}) {
        const auto secret = support::answer(m_workspace->vault().read(accounts::secretName(accountThen, name)));
        if (secret)
            m_secrets << secret->reveal();
    }
    QVERIFY(m_secrets.size() >= 2); // a key, and a session or a token
    STEP(close());

    STEP(open());
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Message")), patience);
    QTRY_COMPARE_WITH_TIMEOUT(account(), accountThen, patience);
    QAbstractItemView *list = m_hands->view(QStringLiteral("Chats"));
    QVERIFY(list);
    QModelIndex chat;
    const auto findChat = [&] {
        for (int i = 0; i < list->model()->rowCount(); ++i)
            if (list->model()->index(i, 0).data().toString() == titleThen)
                chat = list->model()->index(i, 0);
        return chat.isValid();
    };
    QTRY_VERIFY_WITH_TIMEOUT(findChat(), patience);
    QVERIFY(m_hands->clickRow(*list, chat));
    QTRY_COMPARE_WITH_TIMEOUT(session()->messages().size(), messagesThen.size(), patience);
    QCOMPARE(session()->messages().first().text(), messagesThen.first().text());
    QCOMPARE(lastMessage().text(), messagesThen.last().text());
    QCOMPARE(lastMessage().versions, 2);
    QCOMPARE(lastMessage().billedQuota, messagesThen.last().billedQuota);
    QTRY_VERIFY_WITH_TIMEOUT(lastWords().contains(QStringLiteral("billed")), patience);
    QCOMPARE(m_workspace->wallet().balance(account())->remaining, balanceThen->remaining);
    // It goes on: signed in, with its key, without a question.
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->accounts().find(account())->state == accounts::SignInState::SignedIn,
                             patience);
    QVERIFY(m_hands->typeInto(QStringLiteral("Message"), QStringLiteral("And today?")));
    QVERIFY(m_hands->press(QStringLiteral("Send")));
    relay().setTokensPerSecond(0);
    QTRY_COMPARE_WITH_TIMEOUT(session()->messages().size(), 4, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().state, chat::MessageState::Complete, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().costState, QStringLiteral("billed"), patience);
    QVERIFY(!m_hands->one<kit::Overlay>());
    QVERIFY(m_hands->press(QStringLiteral("Usage")));
    QAbstractItemView *rows = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((rows = m_hands->view(QStringLiteral("Usage rows"))), patience);
    QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowCount() >= std::min(m_usageRows, 200), patience);
    STEP(close());
}

void TestFirstDay::findNoSecretInAnyFile()
{
    m_secrets << m_credentials.password.reveal() << m_credentials.key.reveal() << m_credentials.usedCode.toUtf8();
    for (const QString &code : m_credentials.codes)
        m_secrets << code.toUtf8();
    QVERIFY(QFile::exists(m_profile->filePath(QStringLiteral("relaydesk.db"))));
    // What is stored is found, so that a secret would be.
    QVERIFY(!journeys::filesWith(m_profile->path(), m_question.toUtf8()).isEmpty());
    for (const QByteArray &secret : std::as_const(m_secrets)) {
        QVERIFY(secret.size() >= 8);
        const QStringList found = journeys::filesWith(m_profile->path(), secret);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));
        if (secret.startsWith("sk-"))
            QVERIFY(journeys::filesWith(m_profile->path(), secret.mid(3)).isEmpty());
    }
}

RELAYDESK_TEST(QApplication, TestFirstDay)
#include "tst_firstday.moc"
