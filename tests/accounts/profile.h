#pragma once

#include "accounts/accounts.h"
#include "net/transport.h"
#include "secrets/memoryvault.h"
#include "storage/database.h"
#include "support/answer.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>

namespace support {

// A vault that can be made to refuse, as a keychain whose owner says no; and that counts its readers.
class StubbornVault final : public secrets::Vault
{
public:
    core::Async<void> write(const QString &name, const core::Secret &secret) override
    {
        return refuses ? core::Async<void>(locked()) : inner.write(name, secret);
    }
    core::Async<core::Secret> read(const QString &name) override
    {
        ++reads;
        return refuses ? core::Async<core::Secret>(locked()) : inner.read(name);
    }
    core::Async<void> remove(const QString &name) override
    {
        return refuses ? core::Async<void>(locked()) : inner.remove(name);
    }
    QString backendName() const override { return {}; }

    static core::Error locked()
    {
        return core::Error{core::ErrorKind::SecretLocked, QStringLiteral("the owner said no")};
    }

    secrets::MemoryVault inner;
    bool refuses = false;
    int reads = 0;
};

// What lies on the disk and in the keychain between two runs of the program.
struct Profile
{
    QTemporaryDir folder;
    StubbornVault vault;
    QString path() const { return folder.filePath(QStringLiteral("relaydesk.db")); }
};

// One run over it.
struct Run
{
    explicit Run(Profile &p) : database(p.path()), accounts(transport, database, p.vault, clock)
    {
        if (!answer(database.open()).ok() || !answer(accounts.load()).ok())
            qFatal("cannot open the profile");
    }

    qint64 rows()
    {
        return answer(database.read([](storage::Connection &c) -> core::Result<qint64> {
                   auto s = c.prepare(QStringLiteral("SELECT count(*) FROM account"));
                   if (!s)
                       return s.error();
                   const auto row = s.value().next();
                   if (!row)
                       return row.error();
                   return s.value().integer(0);
               }))
            .valueOr(-1);
    }

    FakeClock clock{QDateTime::currentMSecsSinceEpoch()};
    net::Transport transport;
    storage::Database database;
    accounts::Accounts accounts;
};

} // namespace support
