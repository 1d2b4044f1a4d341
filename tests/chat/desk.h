#pragma once

#include "chat/chats.h"
#include "demo/demorelay.h"
#include "secrets/memoryvault.h"
#include "storage/database.h"

#include "support/answer.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>

namespace support {

// Everything a chat needs, on a demo relay with real sockets: an account by key, a database, a vault in memory.
class Desk
{
public:
    explicit Desk(demo::Options options = quick(), const QString &databasePath = QStringLiteral(":memory:"))
        : relay(options), database(databasePath)
    {
    }

    static demo::Options quick()
    {
        demo::Options options;
        options.tokensPerSecond = 0;
        options.seedHistory = false;
        options.limits = false;
        return options;
    }

    // Empty when all went well. at: another address than the relay's own (a proxy before it).
    QString open(const QUrl &at = {})
    {
        const auto started = relay.start();
        if (!started)
            return started.error().detail;
        credentials = started.value();
        if (const auto opened = answer(database.open()); !opened)
            return opened.error().detail;
        const auto found = answer(accounts.probe((at.isEmpty() ? credentials.address : at).toString()));
        if (!found)
            return found.error().detail;
        const auto added = answer(accounts.addWithKey(found.value(), credentials.key));
        if (!added)
            return added.error().detail;
        account = added->id;
        return {};
    }

    chat::Session *newChat(const QString &model = QStringLiteral("gpt-4o-mini"))
    {
        const auto id = answer(chats.create(account, model));
        if (!id)
            return nullptr;
        chat::Session *session = chats.open(id.value());
        const bool loaded = QTest::qWaitFor([&] { return session->conversation().account.isValid(); });
        return loaded ? session : nullptr;
    }

    QTemporaryDir folder{};
    demo::DemoRelay relay;
    demo::Credentials credentials{};
    FakeClock clock{};
    net::Transport transport{};
    storage::Database database;
    secrets::MemoryVault vault{};
    accounts::Accounts accounts{transport, database, vault, clock};
    catalog::Catalog catalog{accounts, database, clock};
    media::Assets assets{database, folder.filePath(QStringLiteral("assets")), clock};
    core::AccountId account{};
    chat::Chats chats{accounts, catalog, assets, database, clock};
};

} // namespace support
