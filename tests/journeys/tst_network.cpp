#include "demo/demorelay.h"
#include "journeys/hands.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/chat/chatspage.h"
#include "ui/chat/composer/composer.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/errortext.h"
#include "ui/kit/overlay.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"

#include <QPlainTextEdit>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>

using journeys::Hands;

namespace {

constexpr int patience = Hands::patience;
const QString model = QStringLiteral("gpt-4o-mini");

bool saysWhatHappened(const core::Error &error)
{
    const kit::ErrorWords words = kit::errorWords(error);
    return words.title.size() > 3 && words.sentence.size() > 10;
}

} // namespace

// The relay goes away before, during and after an answer, a redemption, a sync, and comes back: a clear word each time,
// nothing lost, nothing done twice.
class TestNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void beforeAnAnswer();
    void duringAnAnswer();
    void afterAnAnswerBeforeItsBill();
    void beforeARedemption();
    void duringARedemption();
    void aCodeWhoseAnswerWasLostIsCountedOnce();
    void beforeAndDuringASync();
    void whileSigningIn();

private:
    core::AccountId account() const { return m_workspace->accounts().current(); }
    chat::Session *session() const { return m_workspace->chats().open(m_window->chatsPage()->currentChat()); }
    chat::Message lastMessage() const
    {
        const core::ConversationId id = m_window->chatsPage()->currentChat();
        if (!id.isValid() || session()->messages().isEmpty())
            return {};
        return session()->messages().last();
    }
    QString typed() const { return m_window->chatsPage()->composer()->text(); }
    QString lastWords() const
    {
        const ui::chat::MessageElement *element = m_window->chatsPage()->transcript()->elementOf(lastMessage().id);
        return element ? element->accessibleText() : QString();
    }
    void ask(const QString &text)
    {
        QVERIFY(m_hands->typeInto(QStringLiteral("Message"), text));
        QVERIFY(m_hands->press(QStringLiteral("Send")));
    }
    void comeBack() { QVERIFY(m_relay->start().ok()); }
    // Rows of our own requests at the relay.
    int consumeRows() const
    {
        int count = 0;
        for (const demo::LogRow &row : m_relay->logRows(m_user.user))
            count += row.type == 2 ? 1 : 0;
        return count;
    }
    // The ledger has each of the relay's rows once.
    void compareLedger()
    {
        QVERIFY(support::answer(m_workspace->ledger().sync(account())).ok());
        const auto page = support::answer(m_workspace->ledger().rows({account(), {}, {}, {}, {}, {}, {}}, {}, 5000));
        QVERIFY(page.ok());
        QStringList ids;
        for (const billing::LedgerRow &row : page->rows)
            if (!row.row.requestId.isEmpty())
                ids << row.row.requestId;
        QCOMPARE(ids.size(), QSet<QString>(ids.cbegin(), ids.cend()).size());
        const auto totals = support::answer(
            m_workspace->ledger().totals({account(), {}, {}, {}, {}, {}, {}}, billing::Breakdown::Model));
        QVERIFY(totals.ok());
        QCOMPARE(totals->requests, consumeRows());
        QCOMPARE(page->rows.size(), m_relay->logRows(m_user.user).size());
    }

    std::unique_ptr<QTemporaryDir> m_profile{};
    std::unique_ptr<demo::DemoRelay> m_relay{};
    demo::Credentials m_user{};
    std::unique_ptr<app::Workspace> m_workspace{};
    std::unique_ptr<ui::shell::MainWindow> m_window{};
    std::unique_ptr<Hands> m_hands{};
};

void TestNetwork::init()
{
    kit::Theme theme = kit::Theme::light();
    theme.reducedMotion = true;
    kit::applyTheme(*qApp, theme);
    demo::Options options;
    options.tokensPerSecond = 0;
    options.seedHistory = false;
    m_relay = std::make_unique<demo::DemoRelay>(options);
    const auto started = m_relay->start();
    QVERIFY(started.ok());
    m_user = *started;
    m_profile = std::make_unique<QTemporaryDir>();
    app::WorkspaceOptions here;
    here.profile = m_profile->path();
    here.sessionVault = true;
    m_workspace = std::make_unique<app::Workspace>(here);
    QVERIFY(support::answer(m_workspace->open()).ok());
    const auto found = support::answer(m_workspace->accounts().probe(m_user.address.toString()));
    QVERIFY(found.ok());
    QVERIFY(support::answer(m_workspace->accounts().addWithPassword(found.value(), m_user.user, m_user.password)).ok());
    QVERIFY(support::answer(m_workspace->accounts().useKey(account(), m_user.key, QStringLiteral("desktop"))).ok());
    QVERIFY(support::answer(m_workspace->catalog().refresh(account())).ok());
    m_window = std::make_unique<ui::shell::MainWindow>(*m_workspace);
    m_hands = std::make_unique<Hands>(*m_window);
    m_window->show();
    m_window->activateWindow();
    m_window->showStart();
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow() == m_window.get(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->wallet().balance(account()), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->ledger().isSyncing(account()), patience);
}

void TestNetwork::cleanup()
{
    m_hands.reset();
    m_window.reset();
    m_workspace.reset();
    m_relay.reset();
    m_profile.reset();
}

void TestNetwork::beforeAnAnswer()
{
    m_relay->stop();
    ask(QStringLiteral("Is anybody there?"));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().state, chat::MessageState::Failed, patience);
    // The question is kept: in the chat, since it was stored.
    QCOMPARE(session()->messages().first().text(), QStringLiteral("Is anybody there?"));
    QCOMPARE(lastMessage().error->kind, core::ErrorKind::Offline);
    QVERIFY(saysWhatHappened(*lastMessage().error));
    QTRY_VERIFY2_WITH_TIMEOUT(lastWords().contains(kit::errorWords(*lastMessage().error).title),
                              qPrintable(lastWords()), patience);
    QVERIFY(m_hands->button(QStringLiteral("Send")));
    QVERIFY(lastMessage().costState != QStringLiteral("billed"));

    comeBack();
    QVERIFY(m_hands->hit(Qt::Key_R, Qt::ControlModifier));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().versions, 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().state, chat::MessageState::Complete, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().costState, QStringLiteral("billed"), patience);
    QCOMPARE(consumeRows(), 1);
    compareLedger();
}

void TestNetwork::duringAnAnswer()
{
    m_relay->setTokensPerSecond(60);
    ask(QStringLiteral("A long answer, please."));
    QTRY_VERIFY_WITH_TIMEOUT(lastMessage().text().size() > 60, patience);
    const QString seen = lastMessage().text();
    m_relay->stop();
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().state, chat::MessageState::Interrupted, patience);
    QVERIFY(lastMessage().text().startsWith(seen));
    QVERIFY(lastMessage().error);
    QVERIFY(saysWhatHappened(*lastMessage().error));
    QTRY_VERIFY2_WITH_TIMEOUT(lastWords().contains(kit::errorWords(*lastMessage().error).title),
                              qPrintable(lastWords()), patience);
    QVERIFY(lastMessage().costState != QStringLiteral("billed"));
    const QString kept = lastMessage().text();

    m_relay->setTokensPerSecond(0);
    comeBack();
    const int rowsBefore = consumeRows();
    QVERIFY(m_hands->hit(Qt::Key_R, Qt::ControlModifier));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().versions, 2, patience);
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().state, chat::MessageState::Complete, patience);
    QVERIFY(m_hands->hit(Qt::Key_Left, Qt::AltModifier));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().text(), kept, patience);
    QTRY_COMPARE_WITH_TIMEOUT(consumeRows(), rowsBefore + 1, patience);
    compareLedger();
}

void TestNetwork::afterAnAnswerBeforeItsBill()
{
    ask(QStringLiteral("Hello"));
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().state, chat::MessageState::Complete, patience);
    QTRY_COMPARE_WITH_TIMEOUT(consumeRows(), 1, patience);
    m_relay->stop();
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().costState, QStringLiteral("estimated"), patience);
    QSignalSpy failed(&m_workspace->wallet(), &billing::Wallet::refreshFailed);
    QVERIFY(!support::answer(m_workspace->wallet().refresh(account())).ok());
    QCOMPARE(failed.count(), 1);
    QVERIFY(saysWhatHappened(failed.first().at(1).value<core::Error>()));
    QVERIFY(m_workspace->wallet().balance(account())); // the last one known stays
    // The usage page says why there is nothing new, and shows what was known.
    QVERIFY(m_hands->press(QStringLiteral("Usage")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->find<QWidget>([](const QWidget &w) {
        return w.accessibleName().contains(QStringLiteral("What was read before is shown."));
    }) || m_hands->labelWith(QStringLiteral("What was read before is shown.")),
                             patience);
    QCOMPARE(lastMessage().costState, QStringLiteral("estimated")); // never 0, never "billed"
    QVERIFY(lastMessage().estimatedQuota);

    comeBack();
    QVERIFY(m_hands->press(QStringLiteral("Chats")));
    QVERIFY(m_hands->press(QStringLiteral("Usage"))); // reads again
    QTRY_COMPARE_WITH_TIMEOUT(lastMessage().costState, QStringLiteral("billed"), patience);
    QCOMPARE(lastMessage().billedQuota->units(), m_relay->logRows(m_user.user).first().quota);
    compareLedger();
}

void TestNetwork::beforeARedemption()
{
    const qint64 before = m_relay->balanceQuota(m_user.user);
    m_relay->stop();
    QVERIFY(m_hands->hit(Qt::Key_D, Qt::ControlModifier));
    QVERIFY(m_hands->typeInto(QStringLiteral("Text with codes"), m_user.codes.first()));
    QVERIFY(m_hands->press(QStringLiteral("Redeem")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->button(QStringLiteral("Done")), patience);
    const auto history = support::answer(m_workspace->redeemer().history());
    QVERIFY(history.ok());
    QCOMPARE(history->size(), 1);
    QCOMPARE(history->first().outcome, billing::CodeOutcome::Failed);
    QVERIFY(!history->first().added);
    const core::Error offline{core::ErrorKind::Offline, {}};
    QVERIFY(m_hands->label(kit::errorWords(offline).title));
    QVERIFY(m_hands->labelWith(m_user.codes.first().left(4)) ||
            static_cast<QPlainTextEdit *>(m_hands->field(QStringLiteral("Text with codes")))->toPlainText() ==
                m_user.codes.first());
    QVERIFY(m_hands->press(QStringLiteral("Done")));

    comeBack();
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->one<kit::Overlay>(), patience);
    QVERIFY(m_hands->hit(Qt::Key_D, Qt::ControlModifier));
    QVERIFY(m_hands->typeInto(QStringLiteral("Text with codes"), m_user.codes.first()));
    QVERIFY(m_hands->press(QStringLiteral("Redeem")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->label(QStringLiteral("Added to your balance")), patience);
    QVERIFY(m_hands->press(QStringLiteral("Done")));
    const auto added = support::answer(m_workspace->redeemer().history())->first().added;
    QVERIFY(added);
    QCOMPARE(m_relay->balanceQuota(m_user.user), before + added->units());
}

void TestNetwork::duringARedemption()
{
    const qint64 before = m_relay->balanceQuota(m_user.user);
    m_relay->setFault(demo::Fault::Silence, QStringLiteral("/api/user/topup"));
    auto run = m_workspace->redeemer().redeem(account(), {core::Secret::fromText(m_user.codes.first())});
    std::optional<billing::CodeResult> result;
    connect(run.get(), &billing::RedemptionRun::codeSettled, this,
            [&](int, const billing::CodeResult &r) { result = r; });
    QSignalSpy ended(run.get(), &billing::RedemptionRun::ended);
    QTRY_VERIFY_WITH_TIMEOUT(support::answer(m_workspace->redeemer().history())->size() == 1, patience);
    m_relay->stop(); // with the code in flight
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
    QVERIFY(result);
    QCOMPARE(result->outcome, billing::CodeOutcome::Failed);
    QVERIFY(result->error && saysWhatHappened(*result->error));

    m_relay->setFault(demo::Fault::None);
    comeBack();
    QCOMPARE(m_relay->balanceQuota(m_user.user), before);
    run = m_workspace->redeemer().redeem(account(), {core::Secret::fromText(m_user.codes.first())});
    QSignalSpy again(run.get(), &billing::RedemptionRun::ended);
    connect(run.get(), &billing::RedemptionRun::codeSettled, this,
            [&](int, const billing::CodeResult &r) { result = r; });
    QTRY_COMPARE_WITH_TIMEOUT(again.count(), 1, patience);
    QCOMPARE(result->outcome, billing::CodeOutcome::Added);
    QCOMPARE(m_relay->balanceQuota(m_user.user), before + result->added->units());
}

void TestNetwork::aCodeWhoseAnswerWasLostIsCountedOnce()
{
    const qint64 before = m_relay->balanceQuota(m_user.user);
    m_relay->setFault(demo::Fault::CutBeforeAnswer, QStringLiteral("/api/user/topup"));
    QVERIFY(m_hands->hit(Qt::Key_D, Qt::ControlModifier));
    const QString paste = m_user.codes.first() + QStringLiteral(" ") + m_user.codes.at(1);
    QVERIFY(m_hands->typeInto(QStringLiteral("Text with codes"), paste));
    QVERIFY(m_hands->press(QStringLiteral("Redeem")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->button(QStringLiteral("Done")), patience);
    // The relay took the first and could not say so, twice: nothing is claimed, and the second code is not burnt.
    QVERIFY(!m_hands->label(QStringLiteral("Added to your balance")));
    QVERIFY(m_hands->label(kit::errorWords(core::Error{core::ErrorKind::Offline, {}}).title));
    const qint64 afterFirst = m_relay->balanceQuota(m_user.user);
    QVERIFY(afterFirst > before);
    m_relay->setFault(demo::Fault::None);

    QVERIFY(m_hands->press(QStringLiteral("Paste more")));
    QVERIFY(m_hands->typeInto(QStringLiteral("Text with codes"), paste));
    QVERIFY(m_hands->press(QStringLiteral("Redeem")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->button(QStringLiteral("Done")), patience);
    QVERIFY(!m_hands->label(QStringLiteral("Already used"))); // it was us
    const auto history = support::answer(m_workspace->redeemer().history());
    QVERIFY(history.ok());
    QCOMPARE(history->size(), 2);
    for (const billing::RedemptionRecord &record : *history)
        QCOMPARE(record.outcome, billing::CodeOutcome::Added);
    QVERIFY(history->first().added); // newest first; of the other one the amount was lost with the answer
    QCOMPARE(m_relay->balanceQuota(m_user.user), afterFirst + history->first().added->units());
    QVERIFY(m_hands->press(QStringLiteral("Done")));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->wallet().balance(account())->remaining.units(),
                              m_relay->balanceQuota(m_user.user), patience);
}

void TestNetwork::beforeAndDuringASync()
{
    m_relay->stop();
    // More than a page of rows.
    demo::Options options;
    options.tokensPerSecond = 0;
    m_relay = std::make_unique<demo::DemoRelay>(options);
    const auto started = m_relay->start();
    QVERIFY(started.ok());
    m_user = *started;
    const auto found = support::answer(m_workspace->accounts().probe(m_user.address.toString()));
    QVERIFY(found.ok());
    // Cut off after the first page of the first sync, which the window starts as soon as the account is there: later
    // ones read one page only.
    m_workspace->ledger().setPause(std::chrono::milliseconds(0), 1000);
    int pages = 0;
    const auto cut = connect(&m_workspace->ledger(), &billing::Ledger::syncProgress, this, [&](core::AccountId, int) {
        if (++pages == 1)
            m_relay->stop();
    });
    QVERIFY(support::answer(m_workspace->accounts().addWithPassword(found.value(), m_user.user, m_user.password)).ok());
    auto synced = support::answer(m_workspace->ledger().sync(account()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->ledger().isSyncing(account()), patience);
    disconnect(cut);
    QVERIFY(!synced.ok() || !synced->complete); // it was cut

    // The relay is still away: the next sync cannot begin.
    synced = support::answer(m_workspace->ledger().sync(account()));
    QVERIFY(!synced.ok());
    QVERIFY(saysWhatHappened(synced.error()));
    QVERIFY(pages >= 1);
    comeBack();
    synced = support::answer(m_workspace->ledger().sync(account()));
    QVERIFY2(synced.ok(), qPrintable(synced.ok() ? QString() : synced.error().detail));
    QVERIFY(synced->complete);
    compareLedger();
}

void TestNetwork::whileSigningIn()
{
    m_relay->stop();
    m_window->showAddRelay();
    QVERIFY(m_hands->typeInto(QStringLiteral("Address"), m_user.address.toString()));
    QVERIFY(m_hands->press(QStringLiteral("Check")));
    // The field itself says what is wrong.
    kit::ErrorContext context;
    context.relay = m_user.address.host();
    const QString sentence = kit::errorWords(core::Error{core::ErrorKind::Offline, {}}, context).sentence;
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Address"))->accessibleDescription().startsWith(sentence),
                             patience);
    QCOMPARE(static_cast<QLineEdit *>(m_hands->field(QStringLiteral("Address")))->text(), m_user.address.toString());
    comeBack();
    QVERIFY(m_hands->press(QStringLiteral("Check again")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Name or e-mail")), patience);
    QVERIFY(m_hands->typeInto(QStringLiteral("Name or e-mail"), m_user.user));
    QVERIFY(m_hands->typeInto(QStringLiteral("Password"), QString::fromUtf8(m_user.password.reveal())));
    m_relay->stop();
    QVERIFY(m_hands->press(QStringLiteral("Sign in")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->labelWith(kit::errorWords(core::Error{core::ErrorKind::Offline, {}}).title),
                             patience);
    comeBack();
    const qsizetype accountsBefore = m_workspace->accounts().list().size();
    // What was typed is still there: pressing again is enough.
    QVERIFY(m_hands->press(QStringLiteral("Sign in")));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->accounts().list().size(), accountsBefore + 1, patience);
}

RELAYDESK_TEST(QApplication, TestNetwork)
#include "tst_network.moc"
