#include "accounts/secretnames.h"
#include "demo/demorelay.h"
#include "journeys/hands.h"
#include "relay/conformance/target.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/kit/overlay.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using conformance::Target;
using journeys::Hands;

namespace {

constexpr int patience = Hands::patience;
const QString chosenModel = QStringLiteral("gpt-4o-mini");

// How the window calls each kind.
QString wordsFor(const QString &kind)
{
    if (kind == QLatin1String("laisky"))
        return QStringLiteral("Laisky One API");
    if (kind == QLatin1String("oneapi"))
        return QStringLiteral("One API");
    if (kind == QLatin1String("newapi"))
        return QStringLiteral("New API");
    if (kind == QLatin1String("onehub"))
        return QStringLiteral("One Hub");
    return kind == QLatin1String("plain") ? QStringLiteral("OpenAI-compatible") : QStringLiteral("old proxy");
}

QStringList cells(const QAbstractItemModel &model, int row)
{
    QStringList out;
    for (int column = 0; column < model.columnCount(); ++column)
        out << model.index(row, column).data().toString();
    return out;
}

// The row with that word in one of its cells.
int rowOf(const QAbstractItemView *view, const QString &name)
{
    for (int row = 0; view && row < view->model()->rowCount(); ++row)
        if (cells(*view->model(), row).contains(name))
            return row;
    return -1;
}

} // namespace

// Each kind of relay by hand: its address, the way in, its keys, its models and rates, and out again.
class TestKinds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
    }
    void inAndOut_data()
    {
        QTest::addColumn<QString>("demo");
        for (const QString &name : Target::demoNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void inAndOut();
    void cleanup()
    {
        m_hands.reset();
        m_window.reset();
        m_workspace.reset();
        m_target = {};
        m_profile.reset();
    }

private:
    void open();
    void addByAddress();
    void signInAndCreateAKey();
    void signInByKey();
    void seeTheKeysAndCreateOne();
    void seeTheModels();
    void signOut();

    core::AccountId account() const { return m_workspace->accounts().current(); }

    Target m_target{};
    std::unique_ptr<QTemporaryDir> m_profile{};
    std::unique_ptr<app::Workspace> m_workspace{};
    std::unique_ptr<ui::shell::MainWindow> m_window{};
    std::unique_ptr<Hands> m_hands{};
};

#define STEP(call)                                                                                                     \
    call;                                                                                                              \
    if (QTest::currentTestFailed())                                                                                    \
    return

void TestKinds::inAndOut()
{
    QFETCH(QString, demo);
    m_target = Target::ofDemo(demo);
    QVERIFY(!m_target.address.isEmpty());
    STEP(open());
    STEP(addByAddress());
    if (m_target.user.isEmpty()) {
        STEP(signInByKey());
    } else {
        STEP(signInAndCreateAKey());
        STEP(seeTheKeysAndCreateOne());
    }
    if (m_target.kind != QLatin1String("proxy")) { // it has no list of models
        STEP(seeTheModels());
    }
    STEP(signOut());
}

void TestKinds::open()
{
    m_profile = std::make_unique<QTemporaryDir>();
    app::WorkspaceOptions options;
    options.profile = m_profile->path();
    options.sessionVault = true;
    m_workspace = std::make_unique<app::Workspace>(options);
    QVERIFY(support::answer(m_workspace->open()).ok());
    m_window = std::make_unique<ui::shell::MainWindow>(*m_workspace);
    m_hands = std::make_unique<Hands>(*m_window);
    m_window->show();
    m_window->activateWindow();
    m_window->showStart();
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow() == m_window.get(), patience);
}

void TestKinds::addByAddress()
{
    QVERIFY(m_hands->press(QStringLiteral("Add a relay")));
    QVERIFY(m_hands->typeInto(QStringLiteral("Address"), m_target.address + QStringLiteral("/v1/chat/completions")));
    QVERIFY(m_hands->press(QStringLiteral("Check")));
    // It is named, with where it is.
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->find<QLabel>([this](const QLabel &label) {
        return label.text().startsWith(wordsFor(m_target.kind)) && label.text().contains(m_target.address);
    }),
                             patience);
    const bool keyOnly = m_target.user.isEmpty();
    QCOMPARE(m_hands->labelWith(QStringLiteral("No account features, only chats")) != nullptr, keyOnly);
}

void TestKinds::signInAndCreateAKey()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Name or e-mail")), patience);
    QVERIFY(m_hands->typeInto(QStringLiteral("Name or e-mail"), m_target.user));
    QVERIFY(m_hands->typeInto(QStringLiteral("Password"), QString::fromUtf8(m_target.password.reveal())));
    QVERIFY(m_hands->press(QStringLiteral("Sign in")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Name of the key")), patience);
    QCOMPARE(relay::kindName(m_workspace->accounts().find(account())->relay.kind), m_target.kind);
    QCOMPARE(m_workspace->accounts().find(account())->userName, m_target.user);
    QVERIFY(m_hands->typeInto(QStringLiteral("Name of the key"), QStringLiteral("the first")));
    QVERIFY(m_hands->press(QStringLiteral("$5")));
    QVERIFY(m_hands->press(QStringLiteral("Create and start chatting")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Message")), patience);
    QVERIFY(m_workspace->accounts().find(account())->hasKey());
    // The books agree with what is shown.
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->wallet().balance(account()), patience);
    QCOMPARE(m_workspace->wallet().balance(account())->remaining.units(), m_target.relay->balanceQuota(m_target.user));
}

void TestKinds::signInByKey()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("API key")), patience);
    QVERIFY(!m_hands->field(QStringLiteral("Name or e-mail")));
    QVERIFY(m_hands->typeInto(QStringLiteral("API key"), QString::fromUtf8(m_target.key.reveal())));
    QVERIFY(m_hands->press(QStringLiteral("Sign in")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Message")), patience);
    const accounts::Account *added = m_workspace->accounts().find(account());
    QCOMPARE(relay::kindName(added->relay.kind), m_target.kind);
    QCOMPARE(added->state, accounts::SignInState::KeyOnly);
    QCOMPARE(added->keyHint, m_target.key.hint());
}

void TestKinds::seeTheKeysAndCreateOne()
{
    const auto listed = [this] { return m_hands->view(QStringLiteral("Keys of the account")); };
    QVERIFY(m_hands->press(QStringLiteral("Keys")));
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(listed(), QStringLiteral("the first")) >= 0, patience);
    const int before = listed()->model()->rowCount();
    QVERIFY(m_hands->press(QStringLiteral("New key")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Name of the key")), patience);
    QVERIFY(m_hands->typeInto(QStringLiteral("Name of the key"), QStringLiteral("the second")));
    QVERIFY(m_hands->press(QStringLiteral("$10")));
    // In a dialog over the list, or on the page of the first key, which leads to the chats.
    if (m_hands->button(QStringLiteral("Create key"))) {
        QVERIFY(m_hands->press(QStringLiteral("Create key")));
    } else {
        QVERIFY(m_hands->press(QStringLiteral("Create and start chatting")));
        QTRY_VERIFY_WITH_TIMEOUT(m_hands->field(QStringLiteral("Message")), patience);
        QVERIFY(m_hands->press(QStringLiteral("Keys")));
    }
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(listed(), QStringLiteral("the second")) >= 0, patience);
    QCOMPARE(listed()->model()->rowCount(), before + 1);
    const QString row = cells(*listed()->model(), rowOf(listed(), QStringLiteral("the second"))).join(u'|');
    QVERIFY2(row.contains(QStringLiteral("$10")), qPrintable(row));
    // What is listed is what the relay has.
    const auto client = support::answer(m_workspace->accounts().client(account()));
    QVERIFY(client.ok());
    const auto tokens = support::answer(client.value()->tokens());
    QVERIFY(tokens.ok());
    QCOMPARE(int(tokens->size()), before + 1);
    for (const relay::TokenRecord &token : tokens.value())
        QVERIFY2(rowOf(listed(), token.name) >= 0, qPrintable(token.name));
}

void TestKinds::seeTheModels()
{
    QVERIFY(m_hands->press(QStringLiteral("Models")));
    const auto listed = [this] { return m_hands->view(QStringLiteral("Models and rates")); };
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(listed(), chosenModel) >= 0, patience);
    const auto models = m_workspace->catalog().models(account());
    QCOMPARE(qsizetype(listed()->model()->rowCount()), models.size());
    // A figure stands there where the relay publishes rates, and nowhere else: unknown is not free.
    static const QRegularExpression figure(QStringLiteral("^[$]?\\d+[.,]\\d+$"));
    const QStringList row = cells(*listed()->model(), rowOf(listed(), chosenModel));
    const bool publishes = m_target.kind != QLatin1String("oneapi") && !m_target.user.isEmpty();
    QVERIFY2(row.filter(figure).isEmpty() != publishes, qPrintable(row.join(u'|')));
}

void TestKinds::signOut()
{
    const core::AccountId id = account();
    const QString name = m_workspace->accounts().find(id)->name;
    QVERIFY(m_hands->press(QStringLiteral("Wallet")));
    const auto isKept = [&](const char *what) {
        const auto left = support::answer(m_workspace->vault().read(accounts::secretName(id, what)));
        return left.ok() || left.error().kind != core::ErrorKind::NotFound;
    };
    if (!m_target.user.isEmpty()) {
        QVERIFY(isKept(accounts::sessionSecret) && isKept(accounts::keySecret));
        QVERIFY(m_hands->press(QStringLiteral("More about ") + name));
        QVERIFY(m_hands->pressInMenu(QStringLiteral("Sign out…")));
        QTRY_VERIFY_WITH_TIMEOUT(m_hands->one<kit::Overlay>(), patience);
        QVERIFY(m_hands->press(QStringLiteral("Sign out")));
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->accounts().find(id)->state, accounts::SignInState::SignedOut, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!m_hands->one<kit::Overlay>(), patience);
        QVERIFY(!isKept(accounts::sessionSecret) && !isKept(accounts::accessTokenSecret));
    }
    QVERIFY(m_hands->press(QStringLiteral("More about ") + name));
    QVERIFY(m_hands->pressInMenu(QStringLiteral("Remove from Relaydesk…")));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->one<kit::Overlay>(), patience);
    QVERIFY(m_hands->press(QStringLiteral("Remove from this computer")));
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->accounts().list().isEmpty(), patience);
    for (const char *what : {accounts::sessionSecret, accounts::accessTokenSecret, accounts::keySecret})
        QVERIFY2(!isKept(what), what);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->one<kit::Overlay>(), patience);
}

RELAYDESK_TEST(QApplication, TestKinds)
#include "tst_kinds.moc"
