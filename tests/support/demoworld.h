#pragma once

#include "accounts/accounts.h"
#include "demo/demorelay.h"
#include "net/transport.h"
#include "secrets/memoryvault.h"
#include "storage/database.h"
#include "support/answer.h"
#include "support/fakeclock.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace support {

// A demo relay of one dialect, and an account on it, signed in, with a key: everything in memory.
struct DemoWorld
{
    explicit DemoWorld(demo::Dialect dialect, bool seedHistory = false, FakeClock *fake = nullptr)
        : relay(options(dialect, seedHistory)), database(QStringLiteral(":memory:")),
          clock(fake ? static_cast<const core::Clock &>(*fake) : ownClock), accounts(transport, database, vault, clock)
    {
    }

    bool open()
    {
        const auto started = relay.start();
        if (!started)
            return false;
        credentials = started.value();
        if (!answer(database.open()))
            return false;
        const auto found = answer(accounts.probe(credentials.address.toString()));
        if (!found)
            return false;
        const auto added = answer(accounts.addWithPassword(found.value(), credentials.user, credentials.password));
        if (!added)
            return false;
        id = added->id;
        return answer(accounts.useKey(id, credentials.key, QStringLiteral("desktop"))).ok();
    }

    // One chat by the raw API, as another client would do it. Answers the request id.
    QString chat(const QString &model, const QString &text)
    {
        const auto client = answer(accounts.client(id));
        if (!client)
            return {};
        net::Request request = client.value()->inferenceRequest(QStringLiteral("/chat/completions"), credentials.key);
        request.method = QByteArrayLiteral("POST");
        request.json = QJsonObject{
            {QStringLiteral("model"), model},
            {QStringLiteral("max_tokens"), 200},
            {QStringLiteral("messages"), QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                                                {QStringLiteral("content"), text}}}}};
        core::Scope scope;
        const auto response = answer(transport.send(request, scope));
        if (!response || !response->isOk())
            return {};
        const QJsonObject usage =
            QJsonDocument::fromJson(response->body).object().value(QLatin1String("usage")).toObject();
        promptTokens = usage.value(QLatin1String("prompt_tokens")).toInteger();
        completionTokens = usage.value(QLatin1String("completion_tokens")).toInteger();
        return QString::fromLatin1(response->header("X-Oneapi-Request-Id"));
    }

    static demo::Options options(demo::Dialect dialect, bool seedHistory)
    {
        demo::Options o;
        o.dialect = dialect;
        o.seedHistory = seedHistory;
        o.tokensPerSecond = 0;
        return o;
    }

    demo::DemoRelay relay;
    demo::Credentials credentials{};
    net::Transport transport{};
    storage::Database database;
    secrets::MemoryVault vault{};
    core::SystemClock ownClock{};
    const core::Clock &clock;
    accounts::Accounts accounts;
    core::AccountId id{};
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
};

} // namespace support
