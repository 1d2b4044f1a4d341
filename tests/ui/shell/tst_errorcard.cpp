#include "journeys/hands.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/accounts/addrelaypage.h"
#include "ui/accounts/keyremedy.h"
#include "ui/accounts/keyspage.h"
#include "ui/accounts/signindialog.h"
#include "ui/billing/redeemdialog.h"
#include "ui/chat/chatspage.h"
#include "ui/chat/composer/modelpicker.h"
#include "ui/chat/inspector.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/textbox.h"
#include "ui/kit/theme.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/mainwindow.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QTemporaryDir>

using core::ErrorCause;
using core::ErrorKind;
using journeys::Hands;
using kit::ErrorAct;
using support::answer;

namespace {

constexpr int patience = Hands::patience;
const QString model = QStringLiteral("gpt-4o-mini");

demo::Options quick()
{
    demo::Options options;
    options.tokensPerSecond = 0;
    options.seedHistory = false;
    options.limits = false;
    return options;
}

core::Error failure(ErrorKind kind, ErrorCause cause, int status = 403)
{
    core::Error error;
    error.kind = kind;
    error.cause = cause;
    error.httpStatus = status;
    error.requestId = QStringLiteral("2026REQUEST");
    error.serverMessage = QStringLiteral("what the relay said");
    return error;
}

} // namespace

// Every button under a failed answer is pressed in the real window, on two relays that answer by real sockets.
class TestErrorCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void limitsTheAnswerAndAsksAgain();
    void usesTheOtherAccount();
    void redeems();
    void raisesTheLimitOfTheKey();
    void usesAnotherKey();
    void editsTheKey();
    void choosesAModel();
    void copiesAReportWithoutSecrets();
    void countsDownAndRetries();
    void retries();
    void goesOn();
    void fixesTheAddress();
    void opensTheSite();
    void asksForATokenInPlace();
    void editsTheMessage();
    void sendsLessHistory();
    void showsTheSettings();
    void triesACodeOnTheOtherAccount();

public Q_SLOTS:
    void takeUrl(const QUrl &url) { m_opened = url; }

private:
    core::AccountId add(demo::DemoRelay &relay, demo::Credentials &credentials);
    // A question and the answer that failed so; its id.
    core::MessageId failed(const core::Error &error, const QString &text = {});
    bool press(core::MessageId message, ErrorAct act);
    ui::chat::TranscriptView *view() { return m_window->chatsPage()->transcript(); }
    chat::Session *session() { return m_workspace->chats().open(m_chat); }
    // While a branch is read again there are none.
    chat::Message last() { return session()->messages().isEmpty() ? chat::Message() : session()->messages().last(); }
    bool answeredAgain(core::MessageId failed);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<demo::DemoRelay> m_a, m_b;
    demo::Credentials m_ofA{}, m_ofB{};
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<ui::shell::MainWindow> m_window;
    core::AccountId m_idA{}, m_idB{};
    core::ConversationId m_chat{};
    QUrl m_opened{};
};

void TestErrorCard::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    kit::Theme theme = kit::Theme::light();
    theme.reducedMotion = true;
    kit::applyTheme(*qApp, theme);
}

core::AccountId TestErrorCard::add(demo::DemoRelay &relay, demo::Credentials &credentials)
{
    const auto started = relay.start();
    if (!started)
        return {};
    credentials = *started;
    ::accounts::Accounts &all = m_workspace->accounts();
    const auto found = answer(all.probe(credentials.address.toString()));
    if (!found)
        return {};
    const auto added = answer(all.addWithPassword(*found, credentials.user, credentials.password));
    if (!added)
        return {};
    relay::TokenDraft draft;
    draft.name = QStringLiteral("desktop");
    const bool ready = answer(all.createKey(added->id, draft)).ok() &&
                       answer(m_workspace->catalog().refresh(added->id)).ok() &&
                       answer(m_workspace->wallet().refresh(added->id)).ok();
    return ready ? added->id : core::AccountId();
}

void TestErrorCard::init()
{
    m_opened = QUrl();
    m_folder = std::make_unique<QTemporaryDir>();
    m_a = std::make_unique<demo::DemoRelay>(quick());
    demo::Options other = quick();
    other.seed = 7; // codes of its own
    m_b = std::make_unique<demo::DemoRelay>(other);
    app::WorkspaceOptions options;
    options.profile = m_folder->filePath(QStringLiteral("profile"));
    options.sessionVault = true;
    m_workspace = std::make_unique<app::Workspace>(options);
    QVERIFY(answer(m_workspace->open()).ok());
    m_idB = add(*m_b, m_ofB);
    m_idA = add(*m_a, m_ofA);
    QVERIFY(m_idA.isValid() && m_idB.isValid());
    QVERIFY(answer(m_workspace->accounts().rename(m_idB, QStringLiteral("Harbor"))).ok());
    m_window = std::make_unique<ui::shell::MainWindow>(*m_workspace);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->showPage(ui::shell::Page::Chats);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestErrorCard::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_a.reset();
    m_b.reset();
}

core::MessageId TestErrorCard::failed(const core::Error &error, const QString &text)
{
    const auto made = answer(m_workspace->chats().create(m_idA, model));
    if (!made)
        return {};
    m_chat = *made;
    chat::Message question;
    question.conversation = m_chat;
    question.role = chat::Role::User;
    chat::Part words;
    words.text = QStringLiteral("Which order is safest?");
    question.parts.push_back(words);
    question.created = m_workspace->clock().now();
    const auto asked = answer(m_workspace->chats().store().add(question));
    if (!asked)
        return {};
    chat::Message refused;
    refused.conversation = m_chat;
    refused.parent = *asked;
    refused.role = chat::Role::Assistant;
    refused.state = text.isEmpty() ? chat::MessageState::Failed : chat::MessageState::Interrupted;
    refused.model = model;
    refused.account = m_idA;
    refused.keyName = QStringLiteral("desktop");
    refused.created = m_workspace->clock().now();
    refused.error = error;
    if (!text.isEmpty()) {
        words.text = text;
        refused.parts.push_back(words);
    }
    const auto added = answer(m_workspace->chats().store().add(refused));
    if (!added)
        return {};
    m_window->chatsPage()->openChat(m_chat);
    const bool loaded =
        QTest::qWaitFor([&] { return session()->isWhole() && session()->messages().size() == 2; }, patience);
    return loaded ? *added : core::MessageId();
}

bool TestErrorCard::press(core::MessageId message, ErrorAct act)
{
    QRect place;
    const bool there = QTest::qWaitFor(
        [&] {
            place = view()->actionRect(message, act);
            return place.isValid() && view()->viewport()->rect().contains(place.center());
        },
        patience);
    if (there)
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, place.center());
    return there;
}

bool TestErrorCard::answeredAgain(core::MessageId before)
{
    return QTest::qWaitFor(
        [&] {
            return last().id.isValid() && last().id != before && last().state == chat::MessageState::Complete &&
                   last().versions == 2;
        },
        patience);
}

void TestErrorCard::limitsTheAnswerAndAsksAgain()
{
    // What the relay sets aside for 4,096 tokens is more than is left.
    const auto rate = m_workspace->catalog().model(m_idA, model)->rate;
    const auto whole = rate.reservation(100, 4096);
    QVERIFY(whole && whole->units() > 100);
    const qint64 left = whole->units() / 2;
    m_a->setBalanceQuota(m_ofA.user, left);
    QVERIFY(answer(m_workspace->wallet().refresh(m_idA)).ok());
    const core::MessageId message = failed(failure(ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow));
    QVERIFY(message.isValid());
    QVERIFY(press(message, ErrorAct::LimitAnswer));
    QTRY_VERIFY_WITH_TIMEOUT(session()->conversation().parameters.largestAnswer.has_value(), patience);
    const qint64 limit = *session()->conversation().parameters.largestAnswer;
    QVERIFY2(limit >= 16 && limit < 4096, qPrintable(QString::number(limit)));
    QVERIFY(rate.reservation(session()->travel().tokens, limit)->units() <= left);
    QVERIFY2(answeredAgain(message), "the relay takes the shorter answer");
}

void TestErrorCard::usesTheOtherAccount()
{
    const core::MessageId message = failed(failure(ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow));
    const QString spoken = view()->elementOf(message) ? view()->elementOf(message)->accessibleText() : QString();
    QVERIFY(press(message, ErrorAct::OtherAccount));
    QTRY_COMPARE_WITH_TIMEOUT(session()->conversation().account.value(), m_idB.value(), patience);
    QVERIFY(answeredAgain(message));
    QCOMPARE(last().account.value(), m_idB.value());
    QVERIFY(m_b->usedQuota(m_ofB.user) > 0);
    QCOMPARE(m_a->usedQuota(m_ofA.user), 0);
}

void TestErrorCard::redeems()
{
    const core::MessageId message = failed(failure(ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow));
    QVERIFY(press(message, ErrorAct::Redeem));
    QTRY_VERIFY_WITH_TIMEOUT(Hands(*m_window).one<ui::billing::RedeemDialog>(), patience);
}

void TestErrorCard::raisesTheLimitOfTheKey()
{
    const core::MessageId message = failed(failure(ErrorKind::Unauthorized, ErrorCause::KeyUsedUp, 401));
    QVERIFY(press(message, ErrorAct::RaiseLimit));
    Hands hands(*m_window);
    QTRY_VERIFY_WITH_TIMEOUT(hands.one<ui::accounts::RaiseLimitDialog>(), patience);
    QVERIFY(hands.typeInto(QStringLiteral("What the key may still spend, in dollars"), QStringLiteral("7.50")));
    QVERIFY(hands.press(QStringLiteral("Set the limit")));
    QTRY_VERIFY_WITH_TIMEOUT(!hands.one<ui::accounts::RaiseLimitDialog>(), patience);
    const auto client = answer(m_workspace->accounts().client(m_idA));
    QVERIFY(client.ok());
    const auto tokens = answer(client.value()->tokens());
    QVERIFY(tokens.ok());
    const auto key = std::find_if(tokens->begin(), tokens->end(),
                                  [](const relay::TokenRecord &t) { return t.name == QLatin1String("desktop"); });
    QVERIFY(key != tokens->end());
    QVERIFY(!key->unlimited);
    QCOMPARE(key->remaining.units(), 3'750'000);
    QVERIFY(key->status == relay::TokenStatus::Enabled);
}

void TestErrorCard::usesAnotherKey()
{
    const auto client = answer(m_workspace->accounts().client(m_idA));
    relay::TokenDraft draft;
    draft.name = QStringLiteral("second");
    QVERIFY(answer(client.value()->createToken(draft)).ok());
    const core::MessageId message = failed(failure(ErrorKind::Unauthorized, ErrorCause::KeyExpired, 401));
    QVERIFY(press(message, ErrorAct::OtherKey));
    Hands hands(*m_window);
    QVERIFY(hands.press(QStringLiteral("Use “second”, no limit")));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->accounts().find(m_idA)->keyName, QStringLiteral("second"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!hands.one<ui::accounts::OtherKeyDialog>(), patience);
    QVERIFY(press(message, ErrorAct::OtherKey));
    QTRY_VERIFY_WITH_TIMEOUT(hands.labelWith(QStringLiteral("use “second” now")), patience);
}

void TestErrorCard::editsTheKey()
{
    const core::MessageId message = failed(failure(ErrorKind::Forbidden, ErrorCause::ModelNotAllowed));
    QVERIFY(press(message, ErrorAct::EditKey));
    QTRY_VERIFY_WITH_TIMEOUT(Hands(*m_window).one<ui::accounts::KeysPage>(), patience);
}

void TestErrorCard::choosesAModel()
{
    const core::MessageId message = failed(failure(ErrorKind::NotFound, ErrorCause::ModelUnavailable, 503));
    QVERIFY(press(message, ErrorAct::ChooseModel));
    QTRY_VERIFY_WITH_TIMEOUT(Hands(*m_window).one<ui::chat::ModelPicker>(), patience);
}

void TestErrorCard::copiesAReportWithoutSecrets()
{
    const core::MessageId message = failed(failure(ErrorKind::Forbidden, ErrorCause::SupplierRefused));
    QVERIFY(press(message, ErrorAct::CopyReport));
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY2(report.contains(QLatin1String("Forbidden/SupplierRefused")) &&
                 report.contains(QLatin1String("2026REQUEST")) && report.contains(model) &&
                 report.contains(QLatin1String("what the relay said")),
             qPrintable(report));
    QVERIFY(!report.contains(QLatin1String("sk-")) && !report.contains(QLatin1String("Which order")));
}

void TestErrorCard::countsDownAndRetries()
{
    core::Error busy = failure(ErrorKind::RateLimited, ErrorCause::GroupSaturated, 429);
    busy.retryAfter = std::chrono::hours(1); // nothing retries by itself within a test's life
    const core::MessageId far = failed(busy);
    QVERIFY(press(far, ErrorAct::RetryLater));
    QCOMPARE(session()->messages().size(), 2);
    QVERIFY(!session()->isAnswering());
    // A pause that is over, or soon will be: pressed once, the question goes out.
    busy.retryAfter = std::chrono::milliseconds(1500);
    const core::MessageId soon = failed(busy);
    QVERIFY(press(soon, ErrorAct::RetryLater));
    QVERIFY(answeredAgain(soon));
}

void TestErrorCard::retries()
{
    const core::MessageId message = failed(failure(ErrorKind::ServerFault, ErrorCause::None, 500));
    QVERIFY(press(message, ErrorAct::Retry));
    QVERIFY(answeredAgain(message));
}

void TestErrorCard::goesOn()
{
    const QString kept = QStringLiteral("Do them from the least");
    const core::MessageId message = failed(failure(ErrorKind::Protocol, ErrorCause::Interrupted, 200), kept);
    QVERIFY(press(message, ErrorAct::Continue));
    // In the same message, by a further request.
    QTRY_VERIFY_WITH_TIMEOUT(last().id == message && last().state == chat::MessageState::Complete, patience);
    QVERIFY(last().text().startsWith(kept));
    QVERIFY(last().text().size() > kept.size());
}

void TestErrorCard::fixesTheAddress()
{
    const core::MessageId message = failed(failure(ErrorKind::Protocol, ErrorCause::WebPage, 200));
    QVERIFY(press(message, ErrorAct::FixAddress));
    Hands hands(*m_window);
    QTRY_VERIFY_WITH_TIMEOUT(hands.one<ui::accounts::AddRelayPage>(), patience);
    auto *address = qobject_cast<QLineEdit *>(hands.field(QStringLiteral("Address of the relay")));
    QVERIFY(address);
    QCOMPARE(address->text(), m_workspace->accounts().find(m_idA)->relay.root.toString());
}

void TestErrorCard::opensTheSite()
{
    QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "takeUrl");
    const core::MessageId message = failed(failure(ErrorKind::Protocol, ErrorCause::WebPage, 200));
    QVERIFY(press(message, ErrorAct::OpenInBrowser));
    QDesktopServices::unsetUrlHandler(QStringLiteral("http"));
    QCOMPARE(m_opened, m_workspace->accounts().find(m_idA)->relay.root);
}

void TestErrorCard::asksForATokenInPlace()
{
    const core::MessageId message = failed(failure(ErrorKind::Forbidden, ErrorCause::BrowserCheck));
    QVERIFY(press(message, ErrorAct::PasteToken));
    QTRY_VERIFY_WITH_TIMEOUT(Hands(*m_window).one<ui::accounts::SignInDialog>(), patience);
}

void TestErrorCard::editsTheMessage()
{
    const core::MessageId message = failed(failure(ErrorKind::BadRequest, ErrorCause::ContentRefused, 400));
    QVERIFY(press(message, ErrorAct::EditMessage));
    Hands hands(*m_window);
    QTRY_VERIFY_WITH_TIMEOUT(hands.button(QStringLiteral("Send as a new branch")), patience);
    QVERIFY(hands.press(QStringLiteral("Send as a new branch")));
    QTRY_VERIFY_WITH_TIMEOUT(
        last().id.isValid() && last().id != message && last().state == chat::MessageState::Complete, patience);
    QCOMPARE(session()->messages().first().text(), QStringLiteral("Which order is safest?"));
    QCOMPARE(session()->messages().first().versions, 2);
}

void TestErrorCard::sendsLessHistory()
{
    const core::MessageId message = failed(failure(ErrorKind::BadRequest, ErrorCause::ContextTooLong, 400));
    auto *inspector = m_window->findChild<ui::chat::Inspector *>();
    QVERIFY(inspector);
    if (inspector->isVisible())
        m_window->chatsPage()->toggleInspector();
    QVERIFY(press(message, ErrorAct::LessHistory));
    QTRY_VERIFY_WITH_TIMEOUT(inspector->isVisible(), patience);
}

void TestErrorCard::showsTheSettings()
{
    const core::MessageId message = failed(failure(ErrorKind::Offline, ErrorCause::None, 0));
    QVERIFY(press(message, ErrorAct::CheckNetwork));
    QTRY_VERIFY_WITH_TIMEOUT(Hands(*m_window).one<ui::settings::SettingsPage>(), patience);
}

void TestErrorCard::triesACodeOnTheOtherAccount()
{
    QVERIFY(!m_ofB.codes.isEmpty());
    QVERIFY(!m_ofA.codes.contains(m_ofB.codes.first()));
    m_workspace->accounts().setCurrent(m_idA);
    const qint64 before = m_b->balanceQuota(m_ofB.user);
    m_window->redeem(m_ofB.codes.first());
    Hands hands(*m_window);
    QTRY_VERIFY_WITH_TIMEOUT(hands.one<ui::billing::RedeemDialog>(), patience);
    QVERIFY(hands.press(QStringLiteral("Redeem")));
    QVERIFY(hands.press(QStringLiteral("Try on Harbor")));
    QTRY_VERIFY_WITH_TIMEOUT(hands.label(QStringLiteral("Added to your balance")), patience);
    QVERIFY(m_b->balanceQuota(m_ofB.user) > before);
    QVERIFY(!hands.button(QStringLiteral("Try on Harbor")));
}

RELAYDESK_TEST(QApplication, TestErrorCard)
#include "tst_errorcard.moc"
