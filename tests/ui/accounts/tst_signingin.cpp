#include "app/workspace.h"
#include "demo/demorelay.h"
#include "demo/totp.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/accounts/addrelaypage.h"
#include "ui/accounts/codecells.h"
#include "ui/accounts/registerdialog.h"
#include "ui/accounts/secondstep.h"
#include "ui/accounts/signindialog.h"
#include "ui/kit/field.h"
#include "ui/kit/secretfield.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;
using namespace ui::accounts;
using support::answer;

namespace {

constexpr int patience = 20'000;

QPushButton *buttonSaying(QWidget *in, const QString &words)
{
    const QList<QPushButton *> all = in->findChildren<QPushButton *>();
    for (QPushButton *button : all) {
        if (button->text() == words && button->isVisibleTo(in))
            return button;
    }
    return nullptr;
}

kit::Field *fieldOf(QWidget *in, const QString &name)
{
    const QList<kit::SecretField *> all = in->findChildren<kit::SecretField *>();
    for (kit::SecretField *field : all) {
        if (field->field()->accessibleName() == name && field->isVisibleTo(in))
            return field->field();
    }
    return nullptr;
}

} // namespace

// The ways in, by mouse and keys, against a relay in this process.
class SigningInTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
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
    }

    void cellsTakeDigitsTypedAndPasted()
    {
        CodeCells cells;
        cells.show();
        QSignalSpy completed(&cells, &CodeCells::completed);
        QTest::keyClicks(&cells, u"40x7 1"_s);
        QCOMPARE(cells.text(), u"4071"_s);
        QVERIFY(cells.code().isEmpty());
        QTest::keyClick(&cells, Qt::Key_Backspace);
        QCOMPARE(cells.text(), u"407"_s);
        QGuiApplication::clipboard()->setText(u" 123 456\n"_s);
        QTest::keyClick(&cells, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(cells.text(), u"123456"_s);
        QCOMPARE(completed.count(), 1);
        QVERIFY(cells.code() == core::Secret("123456"));
        QTest::keyClicks(&cells, u"9"_s); // full
        QCOMPARE(cells.text(), u"123456"_s);
        QVERIFY(!cells.grab().isNull());
    }

    void secondStepIsAskedForAndFinishes()
    {
        start(demo::Dialect::Laisky);
        AddRelayPage page(*m_workspace);
        page.resize(1000, 760);
        page.show();
        QSignalSpy added(&page, &AddRelayPage::added);
        page.start(m_who.address.toString());
        QTRY_VERIFY_WITH_TIMEOUT(fieldOf(&page, u"Password"_s), patience);
        QTest::keyClicks(userField(&page), m_who.totpUser);
        QTest::keyClicks(fieldOf(&page, u"Password"_s), QString::fromUtf8(m_who.totpPassword.reveal()));
        QTest::keyClick(fieldOf(&page, u"Password"_s), Qt::Key_Return);
        auto *cells = page.findChild<CodeCells *>();
        QTRY_VERIFY_WITH_TIMEOUT(cells->isVisibleTo(&page), patience);
        auto *go = page.findChild<QPushButton *>(u"second/continue"_s);
        QVERIFY(!go->isEnabled());
        QTest::keyClicks(cells, u"000000"_s); // sends by itself
        QTRY_VERIFY_WITH_TIMEOUT(noteSays(&page, u"Not accepted"_s), patience);
        QVERIFY(cells->text().isEmpty() && added.isEmpty());
        // The half minute may end in between: then the next code is typed, as anybody would.
        for (int tries = 0; tries < 3 && added.isEmpty(); ++tries) {
            QTest::keyClicks(cells, codeNow());
            QVERIFY(QTest::qWaitFor([&] { return !added.isEmpty() || cells->text().isEmpty(); }, patience));
        }
        QCOMPARE(added.count(), 1);
        QCOMPARE(m_workspace->accounts().list().size(), 1);
        QCOMPARE(m_workspace->accounts().list().first().userName, m_who.totpUser);
    }

    void lostSignInIsMendedInPlace()
    {
        start(demo::Dialect::Laisky);
        const core::AccountId id = signIn();
        start(demo::Dialect::Laisky, static_cast<quint16>(m_who.address.port())); // no session of before
        QWidget window;
        window.resize(900, 640);
        window.show();
        ::accounts::Accounts &accounts = m_workspace->accounts();
        accounts.setAsksToSignIn(true);
        QPointer<SignInDialog> dialog;
        connect(&accounts, &::accounts::Accounts::signInWanted, &window, [&](core::AccountId which) {
            dialog = new SignInDialog(*m_workspace, which, &window);
            dialog->open();
        });
        QObject context;
        std::optional<bool> balanceRead;
        m_workspace->wallet().refresh(id).finally(
            &context, [&](const core::Result<::billing::Balance> &r) { balanceRead = r.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(dialog && dialog->isOpen(), patience);
        kit::Field *password = fieldOf(dialog, u"Password"_s);
        QVERIFY(password);
        QTest::keyClicks(password, u"wrong-password"_s);
        QTest::mouseClick(buttonSaying(dialog, u"Sign in"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(buttonSaying(dialog, u"Sign in"_s)->isEnabled(), patience);
        QVERIFY(!balanceRead && dialog->isOpen());
        auto *keep = dialog->findChild<QCheckBox *>();
        QVERIFY(keep && !keep->isChecked()); // off by default
        QTest::mouseClick(keep, Qt::LeftButton, {}, QPoint(8, keep->height() / 2));
        QVERIFY(keep->isChecked());
        QTest::keyClicks(password, QString::fromUtf8(m_who.password.reveal()));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(balanceRead.has_value(), patience);
        QVERIFY(*balanceRead); // what was being done went on
        QTRY_VERIFY_WITH_TIMEOUT(accounts.find(id)->keepsPassword, patience);
        // Lost once more: nobody is asked now.
        dialog.clear();
        start(demo::Dialect::Laisky, static_cast<quint16>(m_who.address.port()));
        QVERIFY(answer(m_workspace->wallet().refresh(id)).ok());
        QVERIFY(!dialog);
    }

    void dismissedSaysSoAndIsNotAskedAgain()
    {
        start(demo::Dialect::Laisky);
        const core::AccountId id = signIn();
        start(demo::Dialect::Laisky, static_cast<quint16>(m_who.address.port()));
        QWidget window;
        window.resize(900, 640);
        window.show();
        m_workspace->accounts().setAsksToSignIn(true);
        QPointer<SignInDialog> dialog;
        int asked = 0;
        connect(&m_workspace->accounts(), &::accounts::Accounts::signInWanted, &window, [&](core::AccountId which) {
            ++asked;
            dialog = new SignInDialog(*m_workspace, which, &window);
            dialog->open();
        });
        QObject context;
        std::optional<core::ErrorCause> why;
        m_workspace->wallet().refresh(id).finally(&context, [&](const core::Result<::billing::Balance> &r) {
            why = r.ok() ? core::ErrorCause::None : r.error().cause;
        });
        QTRY_VERIFY_WITH_TIMEOUT(dialog && dialog->isOpen(), patience);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(why.has_value(), patience);
        QVERIFY(*why == core::ErrorCause::SignedOut);
        QVERIFY(!answer(m_workspace->wallet().refresh(id)).ok());
        QCOMPARE(asked, 1);
    }

    void registersInTheWindow()
    {
        start(demo::Dialect::Laisky, 0, true);
        const auto found = answer(m_workspace->accounts().probe(m_who.address.toString()));
        QVERIFY(found.ok());
        QWidget window;
        window.resize(900, 640);
        window.show();
        ::accounts::FrontDoor door(m_workspace->transport(), m_workspace->clock());
        auto *dialog = new RegisterDialog(door, found->info, &window);
        QSignalSpy registered(dialog, &RegisterDialog::registered);
        dialog->open();
        auto *create = dialog->findChild<QPushButton *>(u"register/create"_s);
        QTest::mouseClick(create, Qt::LeftButton); // nothing typed: said at the fields, nothing sent
        const QList<kit::Field *> fields = plainFields(dialog);
        QCOMPARE(fields.size(), 4); // name, e-mail, its code, invite code
        QVERIFY(!fields.at(0)->wrong().isEmpty() && registered.isEmpty());
        QTest::keyClicks(fields.at(0), u"newcomer"_s);
        QTest::keyClicks(fieldOf(dialog, u"Password"_s), u"open-sesame-9"_s);
        QTest::keyClicks(fields.at(1), u"new@example.com"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"register/sendcode"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_relay->lastMail(u"new@example.com"_s, u"code"_s).isEmpty(), patience);
        QTest::keyClicks(fields.at(2), m_relay->lastMail(u"new@example.com"_s, u"code"_s));
        QTest::mouseClick(create, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(registered.count(), 1, patience);
        QCOMPARE(registered.first().first().toString(), u"newcomer"_s);
    }

private:
    void start(demo::Dialect dialect, quint16 port = 0, bool mailCodes = false)
    {
        m_relay.reset();
        demo::Options options;
        options.dialect = dialect;
        options.port = port;
        options.limits = false;
        options.seedHistory = false;
        options.emailVerification = mailCodes;
        m_relay = std::make_unique<demo::DemoRelay>(options);
        const auto started = m_relay->start();
        QVERIFY(started.ok());
        m_who = *started;
    }
    core::AccountId signIn()
    {
        const auto found = answer(m_workspace->accounts().probe(m_who.address.toString()));
        return answer(m_workspace->accounts().addWithPassword(*found, m_who.user, m_who.password))->id;
    }
    QString codeNow() const { return demo::totpAt(m_who.totpSecret.reveal(), QDateTime::currentSecsSinceEpoch()); }
    static QList<kit::Field *> plainFields(QWidget *in)
    {
        QList<kit::Field *> out;
        const QList<kit::Field *> all = in->findChildren<kit::Field *>();
        for (kit::Field *field : all) {
            if (field->echoMode() == QLineEdit::Normal && field->isVisibleTo(in))
                out << field;
        }
        return out;
    }
    // The second of the page's plain fields: the first is the address.
    static kit::Field *userField(QWidget *page) { return plainFields(page).value(1); }
    static bool noteSays(QWidget *in, const QString &words)
    {
        const QList<kit::FieldNote *> all = in->findChildren<kit::FieldNote *>();
        return std::any_of(all.begin(), all.end(),
                           [&](const kit::FieldNote *note) { return note->sentence().startsWith(words); });
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<demo::DemoRelay> m_relay;
    demo::Credentials m_who;
};

RELAYDESK_TEST(QApplication, SigningInTest)
#include "tst_signingin.moc"
