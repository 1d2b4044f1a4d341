#include "app/workspace.h"

#include "app/workspace_p.h"
#include "secrets/keychainvault.h"
#include "secrets/memoryvault.h"

#include <QDir>

namespace app {

namespace {

std::unique_ptr<secrets::Vault> makeVault(const Paths &paths, bool sessionOnly)
{
    if (sessionOnly)
        return std::make_unique<secrets::MemoryVault>();
    return std::make_unique<secrets::KeychainVault>(paths.keychainService());
}

QString preparedFolder(const Paths &paths)
{
    QDir().mkpath(paths.folder());
    return paths.folder();
}

// chat and billing do not know each other; here the facts of a turn change hands.
billing::TurnFacts toBilling(const chat::TurnFacts &facts)
{
    billing::TurnFacts out;
    out.message = facts.message;
    out.account = facts.account;
    out.requestId = facts.requestId;
    out.model = facts.model;
    out.keyName = facts.keyName;
    out.tokens = {facts.usage.input, facts.usage.output, facts.usage.cached, facts.usage.reasoning};
    out.started = facts.started;
    out.ended = facts.ended;
    out.stopped = facts.stopped;
    out.complete = facts.complete;
    out.answered = facts.answered;
    return out;
}

} // namespace

Workspace::Private::Private(const WorkspaceOptions &o)
    : options(o), paths(o.profile, o.demo), folder(preparedFolder(paths)), preferences(paths.settings()),
      certificates(transport, preferences), database(paths.database()), vault(makeVault(paths, o.sessionVault)),
      accounts(transport, database, *vault, clock), notices(accounts, database, clock), dailyCheckIn(accounts, clock),
      catalog(accounts, database, clock),
      assets(database, paths.assets(), clock), studio(accounts), chats(accounts, catalog, assets, database, clock),
      wallet(accounts, database, clock), redeemer(accounts, wallet, database, clock), ledger(accounts, database, clock),
      costs(accounts, catalog, ledger, wallet, database, clock)
{
}

Workspace::Workspace(WorkspaceOptions options, QObject *parent) : QObject(parent), d(std::make_unique<Private>(options))
{
    introduce();
}

Workspace::~Workspace() = default;

void Workspace::introduce()
{
    connect(&d->chats, &chat::Chats::turnEnded, this,
            [this](const chat::TurnFacts &facts) { showCost(facts.message, d->costs.record(toBilling(facts))); });
    connect(&d->costs, &billing::CostBook::costChanged, this,
            [this](core::MessageId message, const billing::Cost &cost) { showCost(message, cost); });
    // Rows on the account mean that its balance moved.
    connect(&d->ledger, &billing::Ledger::rowsAdded, this, [this](core::AccountId id) { refreshBalance(id); });
}

void Workspace::refreshBalance(core::AccountId id)
{
    d->wallet.refresh(id).finally(this, [](const core::Result<billing::Balance> &) {}); // Wallet tells who listens
}

void Workspace::showCost(core::MessageId message, const billing::Cost &cost)
{
    if (chat::Session *session = d->chats.sessionOf(message))
        session->updateCost(message, billing::costStateName(cost.state), cost.estimated, cost.billed,
                            cost.quotaPerUnit);
}

core::Async<storage::OpenReport> Workspace::open()
{
    core::Promise<storage::OpenReport> promise;
    d->database.open().finally(this, [this, promise](const core::Result<storage::OpenReport> &opened) {
        if (!opened)
            return promise.fail(opened.error());
        const storage::OpenReport report = *opened;
        d->accounts.load()
            .then(this, [this] { return d->assets.load(); })
            .then(this, [this] { return d->notices.load(); })
            .then(this, [this] { return d->wallet.load(); })
            .then(this, [this] { return loadCatalogs(); })
            .then(this, [this] { return d->chats.load(); })
            .then(this, [this] { return d->costs.load(); })
            .finally(this, [promise, report](const core::Result<void> &loaded) {
                if (loaded)
                    promise.settle(report);
                else
                    promise.fail(loaded.error());
            });
    });
    return promise.future();
}

core::Async<void> Workspace::loadCatalogs()
{
    core::Async<void> all = core::Result<void>();
    for (const accounts::Account &account : d->accounts.list())
        all = all.then(this, [this, id = account.id] { return d->catalog.load(id); });
    return all;
}

const core::Clock &Workspace::clock() const
{
    return d->clock;
}
Preferences &Workspace::preferences()
{
    return d->preferences;
}
net::Transport &Workspace::transport()
{
    return d->transport;
}
Certificates &Workspace::certificates()
{
    return d->certificates;
}
storage::Database &Workspace::database()
{
    return d->database;
}
secrets::Vault &Workspace::vault()
{
    return *d->vault;
}
accounts::Accounts &Workspace::accounts()
{
    return d->accounts;
}
accounts::Notices &Workspace::notices()
{
    return d->notices;
}
accounts::DailyCheckIn &Workspace::dailyCheckIn()
{
    return d->dailyCheckIn;
}
catalog::Catalog &Workspace::catalog()
{
    return d->catalog;
}
media::Assets &Workspace::assets()
{
    return d->assets;
}
media::Studio &Workspace::studio()
{
    return d->studio;
}
chat::Chats &Workspace::chats()
{
    return d->chats;
}
billing::Wallet &Workspace::wallet()
{
    return d->wallet;
}
billing::Redeemer &Workspace::redeemer()
{
    return d->redeemer;
}
billing::Ledger &Workspace::ledger()
{
    return d->ledger;
}
billing::CostBook &Workspace::costs()
{
    return d->costs;
}
QString Workspace::profilePath() const
{
    return d->folder;
}
bool Workspace::demoRuns() const
{
    return d->demoRelay != nullptr;
}
const std::optional<demo::Credentials> &Workspace::demoCredentials() const
{
    return d->demoCredentials;
}
demo::DemoRelay *Workspace::demoRelay()
{
    return d->demoRelay.get();
}

} // namespace app
