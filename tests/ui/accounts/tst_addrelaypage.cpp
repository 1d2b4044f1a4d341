#include "journeys/hands.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "support/rawserver.h"
#include "support/tlsserver.h"
#include "ui/accounts/addrelaypage.h"
#include "ui/accounts/certificatecard.h"
#include "ui/accounts/foundwords.h"
#include "ui/kit/field.h"
#include "ui/kit/theme.h"

#include <QTemporaryDir>

using journeys::Hands;
using support::answer;
using support::RawServer;

namespace {

constexpr int patience = Hands::patience;
const QByteArray json = "Content-Type: application/json\r\n";

RawServer::Handler oneApi()
{
    return [](QTcpSocket &socket, const RawServer::Request &request) {
        const bool status = request.path == "/api/status";
        socket.write(RawServer::answer(status
                                           ? QByteArray("{\"success\":true,\"data\":{\"system_name\":\"Northgate\","
                                                        "\"quota_per_unit\":500000,\"version\":\"0.6\"}}")
                                           : QByteArray("{\"error\":{\"message\":\"x\",\"type\":\"one_api_error\"}}"),
                                       status ? "200 OK" : "401 Unauthorized", json));
    };
}

} // namespace

// The page that takes an address in any form: what it says of the text, of the way there and of what was found.
class TestAddRelayPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theKeyLeavesTheScreenAndIsOffered();
    void anotherAddressInTheTextIsOffered();
    void noAddressIsSaid();
    void aCertificateIsShownAcceptedAndKept();
    void aDeclinedCertificateSendsNothing();
    void aCheckCanBeStopped();
    void foundFactsInWords();
    void notesInWords();

private:
    void paste(const QString &text)
    {
        m_address->setText(text);
        QTest::keyClick(m_address, Qt::Key_Return);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<ui::accounts::AddRelayPage> m_page;
    QLineEdit *m_address = nullptr;
};

void TestAddRelayPage::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    kit::Theme theme = kit::Theme::light();
    theme.reducedMotion = true;
    kit::applyTheme(*qApp, theme);
}

void TestAddRelayPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    app::WorkspaceOptions options;
    options.profile = m_folder->filePath(QStringLiteral("profile"));
    options.sessionVault = true;
    m_workspace = std::make_unique<app::Workspace>(options);
    QVERIFY(answer(m_workspace->open()).ok());
    m_page = std::make_unique<ui::accounts::AddRelayPage>(*m_workspace);
    m_page->resize(1280, 900);
    m_page->show();
    m_page->start();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_address = qobject_cast<QLineEdit *>(Hands(*m_page).field(QStringLiteral("Address of the relay")));
    QVERIFY(m_address);
}

void TestAddRelayPage::cleanup()
{
    m_page.reset();
    m_workspace.reset();
}

void TestAddRelayPage::theKeyLeavesTheScreenAndIsOffered()
{
    RawServer server(oneApi());
    paste(QStringLiteral("export OPENAI_BASE_URL=%1/v1 OPENAI_API_KEY=sk-canary0123456789").arg(server.address()));
    QCOMPARE(m_address->text(), server.address() + QStringLiteral("/v1"));
    Hands hands(*m_page);
    QTRY_VERIFY_WITH_TIMEOUT(hands.label(QStringLiteral("Northgate")), patience);
    QVERIFY(hands.labelWith(QStringLiteral("The key that was in the text is offered below")));
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QLatin1String("canary01234")));
    const auto radios = m_page->findChildren<QAbstractButton *>();
    const auto key = std::find_if(radios.begin(), radios.end(),
                                  [](const QAbstractButton *b) { return b->text() == QLatin1String("API key only"); });
    QVERIFY(key != radios.end());
    QVERIFY((*key)->isChecked());
}

void TestAddRelayPage::anotherAddressInTheTextIsOffered()
{
    RawServer first(oneApi());
    RawServer second(oneApi());
    paste(QStringLiteral("%1/v1 or %2/v1").arg(first.address(), second.address()));
    Hands hands(*m_page);
    QTRY_VERIFY_WITH_TIMEOUT(hands.label(QStringLiteral("Northgate")), patience);
    QCOMPARE(second.requests().size(), 0);
    QLabel *note = hands.labelWith(QStringLiteral("Another address stands in the text"));
    QVERIFY(note);
    // By keyboard: to the link, and Enter.
    note->setFocus(Qt::TabFocusReason);
    QTest::keyClick(note, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!second.requests().isEmpty(), patience);
    QCOMPARE(m_address->text(), second.address() + QStringLiteral("/v1"));
}

void TestAddRelayPage::noAddressIsSaid()
{
    paste(QStringLiteral("hello there"));
    QCOMPARE(static_cast<kit::Field *>(m_address)->wrong(),
             QStringLiteral("There is no address in this text. It looks like https://… or a host name."));
    QCOMPARE(m_address->text(), QStringLiteral("hello there")); // what was typed stays
}

void TestAddRelayPage::aCertificateIsShownAcceptedAndKept()
{
    RawServer server(oneApi(), support::selfSignedServer());
    const QString address = QStringLiteral("https://127.0.0.1:%1").arg(server.port());
    paste(address);
    Hands hands(*m_page);
    QTRY_VERIFY_WITH_TIMEOUT(hands.one<ui::accounts::CertificateCard>(), patience);
    QCOMPARE(server.requests().size(), 0);
    const auto seen = m_workspace->certificates().refused();
    QVERIFY(seen);
    QVERIFY(hands.label(QString(seen->fingerprint).replace(47, 1, QStringLiteral("\n"))));
    QVERIFY(hands.press(QStringLiteral("Accept for 127.0.0.1:%1 only").arg(server.port())));
    QTRY_VERIFY_WITH_TIMEOUT(hands.label(QStringLiteral("Northgate")), patience);
    QVERIFY(hands.labelWith(QStringLiteral("You accepted its certificate yourself")));
    QCOMPARE(m_workspace->certificates().accepted().size(), 1);

    // Another day: still accepted, until it is taken back.
    m_page.reset();
    m_workspace.reset();
    app::WorkspaceOptions options;
    options.profile = m_folder->filePath(QStringLiteral("profile"));
    options.sessionVault = true;
    m_workspace = std::make_unique<app::Workspace>(options);
    QVERIFY(answer(m_workspace->open()).ok());
    QCOMPARE(m_workspace->certificates().accepted().size(), 1);
    QVERIFY(answer(m_workspace->accounts().probe(address)).ok());
    m_workspace->certificates().forget(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(!answer(m_workspace->accounts().probe(address)).ok());
    QVERIFY(m_workspace->certificates().accepted().isEmpty());
}

void TestAddRelayPage::aDeclinedCertificateSendsNothing()
{
    RawServer server(oneApi(), support::selfSignedServer());
    paste(QStringLiteral("https://127.0.0.1:%1").arg(server.port()));
    Hands hands(*m_page);
    QVERIFY(hands.press(QStringLiteral("Do not accept")));
    QTRY_VERIFY_WITH_TIMEOUT(!hands.one<ui::accounts::CertificateCard>(), patience);
    QCOMPARE(server.requests().size(), 0);
    QVERIFY(m_workspace->certificates().accepted().isEmpty());
}

void TestAddRelayPage::aCheckCanBeStopped()
{
    RawServer silent([](QTcpSocket &, const RawServer::Request &) {});
    paste(silent.address());
    QTRY_COMPARE_WITH_TIMEOUT(silent.requests().size(), 1, patience);
    Hands hands(*m_page);
    QVERIFY(hands.press(QStringLiteral("Stop")));
    QTRY_VERIFY_WITH_TIMEOUT(hands.button(QStringLiteral("Check again")), patience);
    QCOMPARE(m_address->text(), silent.address());
    RawServer relay(oneApi());
    paste(relay.address());
    QTRY_VERIFY_WITH_TIMEOUT(hands.label(QStringLiteral("Northgate")), patience);
}

void TestAddRelayPage::foundFactsInWords()
{
    relay::ProbeReport found;
    found.managementApi = true;
    found.info.kind = relay::Kind::NewApi;
    found.info.version = QStringLiteral("0.9");
    found.info.root = QUrl(QStringLiteral("https://northgate.example"));
    found.info.wantsBrowserCheck = true;
    found.info.passwordRegister = false;
    relay::ProbeSurvey survey;
    survey.models = 84;
    survey.ratesPublished = true;
    survey.chat = survey.responses = survey.messages = true;
    const auto words = [&](const relay::ProbeSurvey *told) {
        QStringList all;
        for (const ui::accounts::FoundFact &fact : ui::accounts::foundFacts(found, told))
            all << fact.text;
        return all.join(QLatin1Char('|'));
    };
    QCOMPARE(
        words(&survey),
        QStringLiteral("84 models, rates published|Balance, codes and usage log|Chat, Responses, and Messages formats|"
                       "$1 is 500,000 quota units|Password sign-in asks for a browser check|Registration is closed"));
    QCOMPARE(
        ui::accounts::foundSentence(found, &survey),
        QStringLiteral("New API 0.9 at https://northgate.example: 84 models, rates published; Chat, Responses, and "
                       "Messages formats; sign-in by access token and API key."));
    // Not known is not none.
    const relay::ProbeSurvey nothing;
    QVERIFY(words(&nothing).startsWith(QStringLiteral("Models and rates: known once you are in|")));
    QVERIFY(words(nullptr).startsWith(QStringLiteral("Asking for models and formats…|")));
}

void TestAddRelayPage::notesInWords()
{
    const auto notes = [](const char *typed) {
        QStringList all;
        const auto address = relay::RelayAddress::parse(QString::fromUtf8(typed));
        for (const ui::accounts::FoundFact &note : ui::accounts::addressNotes(address.value()))
            all << note.text;
        return all.join(QLatin1Char('|'));
    };
    QCOMPARE(notes("https://host.example"), QString());
    QCOMPARE(notes("https://bücher.example"), QStringLiteral("On the wire this name is xn--bcher-kva.example."));
    QVERIFY(notes("https://\u0430pi.example").contains(QStringLiteral("It is really xn--pi-6kc.example.")));
    QCOMPARE(notes("https://a:b@host.example"), QStringLiteral("The name and password in the address are not sent."));
    relay::ProbeReport found;
    found.info.root = QUrl(QStringLiteral("https://new.example"));
    found.redirectedFrom = QUrl(QStringLiteral("http://old.example"));
    QCOMPARE(ui::accounts::wayNotes(found).first().text,
             QStringLiteral("old.example leads to https://new.example, which is used from now on."));
}

RELAYDESK_TEST(QApplication, TestAddRelayPage)
#include "tst_addrelaypage.moc"
