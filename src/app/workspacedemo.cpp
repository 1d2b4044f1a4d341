// How the built-in relay comes to life: start it where it was, sign its account in, give chats a key.

#include "app/workspace.h"
#include "app/workspace_p.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace app {

namespace {

const QString keyName = QStringLiteral("this computer");

} // namespace

core::Result<void> Workspace::startDemoRelay()
{
    if (d->demoRelay)
        return {};
    demo::Options options;
    options.tokensPerSecond = d->options.demoSpeed;
    options.stateFile = d->paths.demoState();
    QDir().mkpath(QFileInfo(options.stateFile).absolutePath());
    d->demoIsNew = !QFile::exists(options.stateFile);
    // The account's address has the port in it, so the same port is tried first.
    options.port = static_cast<quint16>(d->preferences.windowValue(QStringLiteral("demoPort")).toUInt());
    auto relay = std::make_unique<demo::DemoRelay>(options);
    core::Result<demo::Credentials> started = relay->start();
    if (!started && options.port != 0) {
        options.port = 0;
        relay = std::make_unique<demo::DemoRelay>(options);
        started = relay->start();
    }
    if (!started)
        return started.error();
    d->demoCredentials = *started;
    d->preferences.setWindowValue(QStringLiteral("demoPort"), started->address.port());
    d->demoRelay = std::move(relay);
    return {};
}

core::AccountId Workspace::demoAccount() const
{
    for (const accounts::Account &account : d->accounts.list()) {
        if (account.isDemo)
            return account.id;
    }
    return {};
}

bool Workspace::hasDemoAccount() const
{
    return demoAccount().isValid();
}

core::Async<core::AccountId> Workspace::startDemo()
{
    if (const core::Result<void> started = startDemoRelay(); !started)
        return started.error();
    const core::AccountId id = demoAccount();
    if (!id.isValid())
        return enterDemo().then(this, [this](core::AccountId added) { return ensureDemoKey(added); });
    relay::RelayInfo info = d->accounts.find(id)->relay;
    info.root = d->demoCredentials->address;
    info.infer = QUrl(info.root.toString(QUrl::StripTrailingSlash) + QStringLiteral("/v1"));
    return d->accounts.moveTo(id, info)
        .then(this, [this, id] { return d->accounts.signInAgain(id, d->demoCredentials->password); })
        .then(this, [this, id] { return ensureDemoKey(id); });
}

core::Async<core::AccountId> Workspace::enterDemo()
{
    return d->accounts.probe(d->demoCredentials->address.toString())
        .then(this,
              [this](const relay::ProbeReport &found) {
                  return d->accounts.addWithPassword(found, d->demoCredentials->user, d->demoCredentials->password);
              })
        .then(this, [this](const accounts::Account &account) {
            d->accounts.markDemo(account.id);
            return account.id;
        });
}

core::Async<core::AccountId> Workspace::ensureDemoKey(core::AccountId id)
{
    core::Promise<core::AccountId> promise;
    d->accounts.key(id).finally(this, [this, id, promise](const core::Result<core::Secret> &key) {
        // A relay that begins anew knows none of the old keys.
        if (key && !d->demoIsNew)
            return promise.settle(id);
        relay::TokenDraft draft;
        draft.name = keyName;
        d->accounts.createKey(id, draft).finally(this, [id, promise](const core::Result<relay::TokenRecord> &made) {
            if (made)
                promise.settle(id);
            else
                promise.fail(made.error());
        });
    });
    return promise.future();
}

} // namespace app
