#include "app/workspace.h"
#include "demo/demorelay.h"
#include "support/answer.h"
#include "support/quietmain.h"
#include "ui/accounts/codelines.h"
#include "ui/accounts/connectapp.h"
#include "ui/accounts/keyspage.h"
#include "ui/accounts/keystable.h"
#include "ui/kit/banner.h"
#include "ui/kit/card.h"
#include "ui/kit/overlay.h"
#include "ui/kit/table.h"
#include "ui/kit/theme.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>

Q_DECLARE_METATYPE(demo::Dialect)

using support::answer;
using ui::accounts::ConnectApp;
using ui::accounts::KeysPage;
using ui::accounts::KeysTable;

namespace {

constexpr int patience = 20'000;

// One page on one relay, as a user has it: an account, a key that chats use.
struct Desk
{
    explicit Desk(demo::Dialect dialect)
    {
        demo::Options options;
        options.dialect = dialect;
        options.tokensPerSecond = 0;
        options.seedHistory = false;
        options.limits = false;
        relay = std::make_unique<demo::DemoRelay>(options);
        user = relay->start().value();
        app::WorkspaceOptions here;
        here.profile = profile.filePath(QStringLiteral("profile"));
        here.sessionVault = true;
        workspace = std::make_unique<app::Workspace>(here);
        if (!answer(workspace->open()).ok())
            qFatal("the workspace does not open");
        workspace->ledger().setPause(std::chrono::milliseconds(0), 1000);
        const auto found = answer(workspace->accounts().probe(user.address.toString()));
        if (!found || !answer(workspace->accounts().addWithPassword(*found, user.user, user.password)).ok())
            qFatal("no account");
        relay::TokenDraft draft;
        draft.name = QStringLiteral("laptop");
        draft.limit = core::Quota(5'000'000);
        if (!answer(workspace->accounts().createKey(account(), draft)).ok())
            qFatal("no key");
        if (!answer(workspace->catalog().refresh(account())).ok())
            qFatal("no models");
        host.resize(1216, 760);
        page = new KeysPage(*workspace, &host);
        page->resize(host.size());
        page->connectApp()->setPlaces({home.path(), {}, {}});
        host.show();
        page->refresh();
    }
    core::AccountId account() const { return workspace->accounts().current(); }
    kit::Table *view() const { return page->findChild<kit::Table *>(); }
    KeysTable *table() const { return page->findChild<KeysTable *>(); }
    ConnectApp *panel() const { return page->connectApp(); }
    int rowOf(const QString &name) const
    {
        for (int row = 0; row < table()->rowCount(); ++row) {
            if (table()->at(row)->name == name)
                return row;
        }
        return -1;
    }
    std::vector<relay::TokenRecord> atRelay() const
    {
        const auto client = answer(workspace->accounts().client(account()));
        return client ? answer((*client)->tokens()).valueOr({}) : std::vector<relay::TokenRecord>();
    }
    std::optional<relay::TokenRecord> atRelay(const QString &name) const
    {
        for (const relay::TokenRecord &token : atRelay()) {
            if (token.name == name)
                return token;
        }
        return {};
    }
    // What can be pressed now: in the dialog on top if there is one.
    QAbstractButton *button(const QString &words) const
    {
        QAbstractButton *found = nullptr;
        for (QAbstractButton *b : host.findChildren<QAbstractButton *>()) {
            if (b->isVisible() && b->isEnabled() && (b->text() == words || b->accessibleName() == words))
                found = b;
        }
        return found;
    }
    bool click(const QString &words) const
    {
        if (!QTest::qWaitFor([&] { return button(words) != nullptr; }, patience))
            return false;
        QTest::mouseClick(button(words), Qt::LeftButton);
        return true;
    }
    // Opens the row's menu by its button and picks a word of it.
    bool pick(const QString &name, const QString &words) const
    {
        const QModelIndex cell = table()->index(rowOf(name), KeysTable::Actions);
        if (!cell.isValid())
            return false;
        const QRect place = view()->actionRect(view()->visualRect(cell), KeysTable::Menu, 2);
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, place.center());
        if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, patience))
            return false;
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->text() == words && action->isEnabled()) {
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                return true;
            }
        }
        return false;
    }
    QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *f : host.findChildren<QLineEdit *>()) {
            if (f->isVisible() && f->accessibleName() == name)
                return f;
        }
        return nullptr;
    }
    bool says(const QString &words) const
    {
        for (const QLabel *label : host.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    QString words() const
    {
        QStringList all;
        for (const QLabel *label : host.findChildren<QLabel *>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all.join(QStringLiteral(" | "));
    }
    // Everything a screen reader or an eye could find.
    QString everything() const
    {
        QString all;
        for (const QWidget *widget : host.findChildren<QWidget *>()) {
            all += widget->accessibleName() + widget->accessibleDescription() + widget->toolTip();
            for (const char *property : {"text", "plainText"})
                all += widget->property(property).toString();
        }
        for (int row = 0; row < table()->rowCount(); ++row) {
            for (int column = 0; column < KeysTable::ColumnCount; ++column) {
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(kit::DetailRole)})
                    all += table()->index(row, column).data(role).toString();
            }
        }
        return all;
    }

    QTemporaryDir profile{};
    QTemporaryDir home{};
    std::unique_ptr<demo::DemoRelay> relay{};
    demo::Credentials user{};
    std::unique_ptr<app::Workspace> workspace{};
    QWidget host{};
    KeysPage *page = nullptr;
};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class KeysPageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        kit::Theme theme = kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
    }
    void makesAKey_data() { dialects(); }
    void makesAKey();
    void changesOnlyWhatWasTouched_data() { dialects(); }
    void changesOnlyWhatWasTouched();
    void switchesOffAndOn_data() { dialects(); }
    void switchesOffAndOn();
    void replacesTheKeyOfTheChats_data() { dialects(); }
    void replacesTheKeyOfTheChats();
    void deletesAfterAsking_data() { dialects(); }
    void deletesAfterAsking();
    void searchesAndSorts();
    void copiesMasked();
    void keepsWhatWasReadWhenTheRelayIsGone();
    void testsInTheWireFormatOfTheApp_data();
    void testsInTheWireFormatOfTheApp();
    void aFailingTestSaysWhy();
    void closedAppsSayWhy();
    void writesAndUndoesAFile();
    void anAccountWithAKeyOnlyConnectsToo();
    void aNarrowPageShowsOneAtATime();

private:
    static void dialects()
    {
        QTest::addColumn<demo::Dialect>("dialect");
        QTest::newRow("laisky") << demo::Dialect::Laisky;
        QTest::newRow("oneapi") << demo::Dialect::OneApi;
        QTest::newRow("newapi-2025") << demo::Dialect::NewApi2025;
        QTest::newRow("newapi") << demo::Dialect::NewApi2026;
        QTest::newRow("newapi-2026-08, keys masked") << demo::Dialect::NewApi202608;
        QTest::newRow("onehub") << demo::Dialect::OneHub;
    }
};

void KeysPageTest::makesAKey()
{
    QFETCH(demo::Dialect, dialect);
    Desk desk(dialect);
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("laptop")) >= 0, patience);
    QAbstractItemModelTester tester(desk.table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString chatKey = desk.workspace->accounts().currentAccount()->keyHint;
    QVERIFY(desk.click(QStringLiteral("New key")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.field(QStringLiteral("Name of the key")), patience);
    // Nothing is sent without a name; what is wrong is said.
    QVERIFY(desk.click(QStringLiteral("Create key")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.everything().contains(QStringLiteral("A key needs a name")), patience);
    QTest::keyClicks(desk.field(QStringLiteral("Name of the key")), QStringLiteral("ci runner"));
    QVERIFY(desk.click(QStringLiteral("$5")));
    QVERIFY(desk.click(QStringLiteral("In 90 days")));
    QVERIFY(desk.click(QStringLiteral("Create key")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("ci runner")) >= 0, patience);
    const auto made = desk.atRelay(QStringLiteral("ci runner"));
    QVERIFY(made.has_value());
    QVERIFY(!made->unlimited);
    QCOMPARE(made->remaining.units(), qint64(2'500'000));
    QVERIFY(made->expires.has_value());
    // The chats' key is what it was.
    QCOMPARE(desk.workspace->accounts().currentAccount()->keyHint, chatKey);
}

void KeysPageTest::changesOnlyWhatWasTouched()
{
    QFETCH(demo::Dialect, dialect);
    Desk desk(dialect);
    relay::TokenDraft draft;
    draft.name = QStringLiteral("fenced");
    draft.limit = core::Quota(1'234'567); // no round amount of money
    draft.models = desk.workspace->catalog().models(desk.account()).isEmpty()
                       ? QStringList()
                       : QStringList{desk.workspace->catalog().models(desk.account()).first().id};
    draft.networks = QStringLiteral("10.0.0.0/8");
    QVERIFY(answer(desk.workspace->accounts().addKey(desk.account(), draft)).ok());
    desk.page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("fenced")) >= 0, patience);
    const auto before = desk.atRelay(QStringLiteral("fenced"));
    QVERIFY(before.has_value());
    QVERIFY(desk.pick(QStringLiteral("fenced"), QStringLiteral("Change…")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.field(QStringLiteral("Name of the key")), patience);
    QLineEdit *name = desk.field(QStringLiteral("Name of the key"));
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("renamed"));
    QVERIFY(desk.click(QStringLiteral("Save")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("renamed")) >= 0, patience);
    const auto after = desk.atRelay(QStringLiteral("renamed"));
    QVERIFY(after.has_value());
    QJsonObject expected = before->raw;
    QJsonObject actual = after->raw;
    expected.insert(QStringLiteral("name"), QStringLiteral("renamed"));
    for (const char *moves : {"updated_at", "accessed_time"}) {
        expected.remove(QLatin1String(moves));
        actual.remove(QLatin1String(moves));
    }
    QCOMPARE(actual, expected);
    QCOMPARE(int(after->status), int(relay::TokenStatus::Enabled));
}

void KeysPageTest::switchesOffAndOn()
{
    QFETCH(demo::Dialect, dialect);
    Desk desk(dialect);
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("laptop")) >= 0, patience);
    const auto status = [&] { return desk.table()->at(desk.rowOf(QStringLiteral("laptop")))->status; };
    QVERIFY(desk.pick(QStringLiteral("laptop"), QStringLiteral("Switch off")));
    QTRY_COMPARE_WITH_TIMEOUT(int(status()), int(relay::TokenStatus::Disabled), patience);
    QVERIFY(desk.pick(QStringLiteral("laptop"), QStringLiteral("Switch on")));
    QTRY_COMPARE_WITH_TIMEOUT(int(status()), int(relay::TokenStatus::Enabled), patience);
}

void KeysPageTest::replacesTheKeyOfTheChats()
{
    QFETCH(demo::Dialect, dialect);
    Desk desk(dialect);
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("laptop")) >= 0, patience);
    const core::RemoteTokenId old = desk.workspace->accounts().currentAccount()->keyRemoteId;
    QVERIFY(desk.pick(QStringLiteral("laptop"), QStringLiteral("Replace by a new key…")));
    QVERIFY(desk.click(QStringLiteral("Replace key")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.workspace->accounts().currentAccount()->keyRemoteId != old, patience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.table()->rowOf(old) < 0, patience);
    const auto now = desk.atRelay(QStringLiteral("laptop"));
    QVERIFY(now && now->id == desk.workspace->accounts().currentAccount()->keyRemoteId);
    QCOMPARE(now->remaining.units(), qint64(5'000'000));
    // The new one opens the relay.
    const auto key = answer(desk.workspace->accounts().key(desk.account()));
    QVERIFY(key.ok());
    QVERIFY(answer(desk.workspace->accounts().bareClient(desk.account())->models(*key)).ok());
}

void KeysPageTest::deletesAfterAsking()
{
    QFETCH(demo::Dialect, dialect);
    Desk desk(dialect);
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("laptop")) >= 0, patience);
    const auto count = desk.atRelay().size();
    QVERIFY(desk.pick(QStringLiteral("laptop"), QStringLiteral("Delete key…")));
    QVERIFY(desk.click(QStringLiteral("Cancel")));
    QCOMPARE(desk.atRelay().size(), count);
    QVERIFY(desk.pick(QStringLiteral("laptop"), QStringLiteral("Delete key…")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("they will need another key")), patience);
    QVERIFY(desk.click(QStringLiteral("Delete key")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("laptop")) < 0, patience);
    QVERIFY(!desk.workspace->accounts().currentAccount()->hasKey());
}

void KeysPageTest::searchesAndSorts()
{
    Desk desk(demo::Dialect::Laisky);
    for (const char *name : {"zeta", "alpha"}) {
        relay::TokenDraft draft;
        draft.name = QLatin1String(name);
        QVERIFY(answer(desk.workspace->accounts().addKey(desk.account(), draft)).ok());
    }
    desk.page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("zeta")) >= 0, patience);
    const int all = desk.table()->rowCount();
    QTest::keyClicks(desk.field(QStringLiteral("Search keys")), QStringLiteral("ZET"));
    QCOMPARE(desk.table()->rowCount(), 1);
    QCOMPARE(desk.table()->at(0)->name, QStringLiteral("zeta"));
    desk.field(QStringLiteral("Search keys"))->clear();
    QCOMPARE(desk.table()->rowCount(), all);
    QHeaderView *head = desk.view()->horizontalHeader();
    const QPoint name(head->sectionViewportPosition(KeysTable::Name) + 20, head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, name);
    const bool ascending = head->sortIndicatorOrder() == Qt::AscendingOrder;
    QStringList names;
    for (int row = 0; row < all; ++row)
        names << desk.table()->at(row)->name;
    QStringList sorted = names;
    std::sort(sorted.begin(), sorted.end(),
              [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
    if (!ascending)
        std::reverse(sorted.begin(), sorted.end());
    QCOMPARE(names, sorted);
}

void KeysPageTest::copiesMasked()
{
    Desk desk(demo::Dialect::NewApi2026);
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("laptop")) >= 0, patience);
    const auto key = answer(desk.workspace->accounts().key(desk.account()));
    QVERIFY(key.ok());
    QVERIFY(desk.pick(QStringLiteral("laptop"), QStringLiteral("Copy key")));
    QTRY_COMPARE_WITH_TIMEOUT(QApplication::clipboard()->text().toUtf8(), key->reveal(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.button(QStringLiteral("Clear now")), patience);
    QVERIFY(desk.click(QStringLiteral("Clear now")));
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::clipboard()->text().isEmpty(), patience);
    // For every app and way of connecting it: the key is nowhere on the page.
    const QString bare = QString::fromUtf8(key->reveal().mid(3));
    for (const accounts::connect::AppTemplate &app : accounts::connect::builtInTemplates()) {
        desk.panel()->chooseApp(app.id);
        for (const accounts::connect::Way &way : app.ways) {
            desk.panel()->chooseWay(way.id);
            QVERIFY2(!desk.everything().contains(bare), qPrintable(app.id));
        }
    }
}

void KeysPageTest::keepsWhatWasReadWhenTheRelayIsGone()
{
    Desk desk(demo::Dialect::OneApi);
    QTRY_VERIFY_WITH_TIMEOUT(desk.rowOf(QStringLiteral("laptop")) >= 0, patience);
    const int rows = desk.table()->rowCount();
    desk.relay->setFault(demo::Fault::Html, QStringLiteral("/api"));
    const auto banners = [&desk] {
        const auto all = desk.page->findChildren<kit::Banner *>();
        return std::count_if(all.begin(), all.end(), [](const kit::Banner *banner) { return banner->isVisible(); });
    };
    const auto before = banners();
    QVERIFY(desk.click(QStringLiteral("Read again")));
    QTRY_COMPARE_WITH_TIMEOUT(banners(), before + 1, patience);
    QCOMPARE(desk.table()->rowCount(), rows);
    QVERIFY(desk.view()->isVisible());
}

void KeysPageTest::testsInTheWireFormatOfTheApp_data()
{
    QTest::addColumn<demo::Dialect>("dialect");
    QTest::addColumn<QString>("app");
    QTest::addColumn<QString>("format");
    const auto row = [](const char *name, demo::Dialect dialect, const char *app, const char *format) {
        QTest::addRow("%s, %s", name, app) << dialect << QString::fromLatin1(app) << QString::fromLatin1(format);
    };
    row("laisky", demo::Dialect::Laisky, "curl", "Chat Completions");
    row("laisky", demo::Dialect::Laisky, "Codex CLI", "Responses");
    row("laisky", demo::Dialect::Laisky, "Claude Code", "Anthropic Messages");
    row("oneapi", demo::Dialect::OneApi, "curl", "Chat Completions");
    row("newapi", demo::Dialect::NewApi2026, "Codex CLI", "Responses");
    row("newapi", demo::Dialect::NewApi2026, "Claude Code", "Anthropic Messages");
    row("onehub", demo::Dialect::OneHub, "Codex CLI", "Responses");
    row("onehub", demo::Dialect::OneHub, "Claude Code", "Anthropic Messages");
}

void KeysPageTest::testsInTheWireFormatOfTheApp()
{
    QFETCH(demo::Dialect, dialect);
    QFETCH(QString, app);
    QFETCH(QString, format);
    Desk desk(dialect);
    QTRY_VERIFY_WITH_TIMEOUT(desk.panel()->isVisible(), patience);
    QVERIFY(desk.click(app));
    QVERIFY(desk.click(QStringLiteral("Test")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.button(QStringLiteral("Test again")), patience);
    QVERIFY2(desk.says(QStringLiteral("Works")), qPrintable(desk.words()));
    QVERIFY(desk.says(format));
    QVERIFY(desk.says(QStringLiteral("answered")));
}

void KeysPageTest::aFailingTestSaysWhy()
{
    Desk desk(demo::Dialect::Laisky);
    QTRY_VERIFY_WITH_TIMEOUT(desk.panel()->isVisible(), patience);
    desk.relay->setFault(demo::Fault::Html, QStringLiteral("/v1"));
    QVERIFY(desk.click(QStringLiteral("curl")));
    QVERIFY(desk.click(QStringLiteral("Test")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.button(QStringLiteral("Test again")), patience);
    const auto cards = desk.panel()->findChildren<kit::Card *>();
    const auto result = std::find_if(cards.begin(), cards.end(), [](const kit::Card *card) {
        return card->accessibleName() == QStringLiteral("What came back");
    });
    QVERIFY(result != cards.end() && (*result)->isVisible());
    QVERIFY(!(*result)->accessibleDescription().isEmpty());
    QVERIFY(!desk.says(QStringLiteral("Works")));
}

void KeysPageTest::closedAppsSayWhy()
{
    Desk desk(demo::Dialect::OneApi);
    QTRY_VERIFY_WITH_TIMEOUT(desk.panel()->isVisible(), patience);
    QVERIFY(!desk.button(QStringLiteral("Claude Code"))); // there, but not to be pressed
    QVERIFY(!desk.button(QStringLiteral("Codex CLI")));
    QVERIFY(desk.button(QStringLiteral("Cursor")));
    QVERIFY(desk.says(QStringLiteral("Claude Code: It speaks Anthropic Messages, which this relay does not serve.")));
    QVERIFY(desk.says(QStringLiteral("Codex CLI: It speaks Responses, which this relay does not serve.")));
    // A relay in the own network cannot be reached by Cursor's servers.
    QVERIFY(desk.click(QStringLiteral("Cursor")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("calls from its own servers")), patience);
}

void KeysPageTest::writesAndUndoesAFile()
{
    Desk desk(demo::Dialect::Laisky);
    QTRY_VERIFY_WITH_TIMEOUT(desk.panel()->isVisible(), patience);
    const auto key = answer(desk.workspace->accounts().key(desk.account()));
    QVERIFY(key.ok());
    const QString path = desk.home.filePath(QStringLiteral(".config/gptcommit/config.toml"));
    QDir().mkpath(QFileInfo(path).path());
    const QByteArray before(
        "# mine\nmodel_provider = \"openai\"\n\n[openai]\nretries = 2\napi_key = \"sk-oldKeyOfMine123456\"\n");
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(before);
    }
    QVERIFY(desk.click(QStringLiteral("GPTCommit")));
    QVERIFY(desk.click(QStringLiteral("Add to the file…")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.button(QStringLiteral("Change the file")), patience);
    // The difference is shown, the old key in it masked, and nothing is written yet.
    const auto shown = desk.host.findChildren<ui::accounts::CodeLines *>();
    QVERIFY(std::any_of(shown.begin(), shown.end(), [](const ui::accounts::CodeLines *lines) {
        return lines->text().contains(QStringLiteral("api_base")) &&
               lines->text().contains(QStringLiteral("sk-…3456")) && !lines->text().contains(QStringLiteral("oldKey"));
    }));
    QCOMPARE(read(path), before);
    QVERIFY(desk.click(QStringLiteral("Change the file")));
    QTRY_VERIFY_WITH_TIMEOUT(read(path).contains(key->reveal()), patience);
    QVERIFY(read(path).contains("retries = 2"));
    QVERIFY(!desk.everything().contains(QString::fromUtf8(key->reveal())));
    QTRY_VERIFY_WITH_TIMEOUT(desk.button(QStringLiteral("Undo")), patience);
    QVERIFY(desk.click(QStringLiteral("Undo")));
    QTRY_COMPARE_WITH_TIMEOUT(read(path), before, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.button(QStringLiteral("Undo")), patience);
}

void KeysPageTest::anAccountWithAKeyOnlyConnectsToo()
{
    Desk desk(demo::Dialect::Laisky);
    const auto found = answer(desk.workspace->accounts().probe(desk.user.address.toString()));
    const auto added = answer(desk.workspace->accounts().addWithKey(*found, desk.user.key));
    QVERIFY(added.ok());
    QVERIFY(answer(desk.workspace->catalog().refresh(added->id)).ok());
    desk.page->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(desk.table()->rowCount(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(desk.panel()->account() == added->id && desk.panel()->isVisible(), patience);
    QVERIFY(!desk.button(QStringLiteral("New key")));
    QVERIFY(desk.click(QStringLiteral("curl")));
    QVERIFY(desk.click(QStringLiteral("Copy with key")));
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::clipboard()->text().toUtf8().contains(desk.user.key.reveal()), patience);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("curl ")));
}

void KeysPageTest::aNarrowPageShowsOneAtATime()
{
    Desk desk(demo::Dialect::Laisky);
    QTRY_VERIFY_WITH_TIMEOUT(desk.panel()->isVisible(), patience);
    desk.page->resize(656, 600);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.panel()->isVisible() && desk.view()->isVisible(), patience);
    QVERIFY(desk.pick(QStringLiteral("laptop"), QStringLiteral("Connect an app")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.panel()->isVisible() && !desk.view()->isVisible(), patience);
    QVERIFY(desk.click(QStringLiteral("Close “Connect an app”")));
    QTRY_VERIFY_WITH_TIMEOUT(!desk.panel()->isVisible() && desk.view()->isVisible(), patience);
}

RELAYDESK_TEST(QApplication, KeysPageTest)
#include "tst_keyspage.moc"
