#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "chat/chats.h"
#include "secrets/memoryvault.h"
#include "storage/database.h"

#include "support/answer.h"
#include "support/fakeclock.h"
#include "support/rawserver.h"

#include <QTemporaryDir>

namespace support {

// A relay of any family that says what a test gives it to each chat request, in order; and everything a chat needs.
class ScriptedRelay
{
public:
    struct Answer
    {
        QByteArray body{};
        QByteArray status = "200 OK";
    };
    using Script = std::function<Answer(const RawServer::Request &, int nth)>; // nth chat request, from 0

    explicit ScriptedRelay(relay::Kind family, Script said, const QString &databasePath = QStringLiteral(":memory:"))
        : kind(family), script(std::move(said)), database(databasePath)
    {
    }

    // Empty when all went well.
    QString open()
    {
        if (const auto opened = answer(database.open()); !opened)
            return opened.error().detail;
        if (const auto loaded = answer(chats.load()); !loaded)
            return loaded.error().detail;
        relay::ProbeReport found;
        found.info.kind = kind;
        found.info.root = QUrl(server.address());
        found.info.infer = QUrl(server.address() + QStringLiteral("/v1"));
        found.info.name = QStringLiteral("Scripted");
        const auto added = answer(accounts.addWithKey(found, core::Secret::fromText(QStringLiteral("sk-scripted"))));
        if (!added)
            return added.error().detail;
        account = added->id;
        return {};
    }

    chat::Session *newChat(const QString &model)
    {
        const auto id = answer(chats.create(account, model));
        if (!id)
            return nullptr;
        chat::Session *session = chats.open(id.value());
        return QTest::qWaitFor([&] { return session->conversation().account.isValid(); }, 20'000) ? session : nullptr;
    }

    // Sends and waits for the end; the answer as it stands then.
    chat::Message ask(chat::Session *session, const QString &text)
    {
        if (!answer(session->send(text)))
            return {};
        if (!QTest::qWaitFor([session] { return !session->isAnswering(); }, 20'000))
            return {};
        return session->messages().last();
    }

    QJsonObject sent(int nth) const { return QJsonDocument::fromJson(asked.at(nth).body).object(); }

    static QByteArray chatStream(const QByteArray &text, const QByteArray &finish = "stop")
    {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text +
               "\"},\"finish_reason\":null}]}\n\n"
               "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" +
               finish +
               "\"}]}\n\n"
               "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}\n\ndata: [DONE]\n\n";
    }

    relay::Kind kind;
    Script script;
    QList<RawServer::Request> asked{}; // the chat requests
    RawServer server{[this](QTcpSocket &socket, const RawServer::Request &request) {
        if (request.path.endsWith("/models")) {
            socket.write(RawServer::answer("{\"object\":\"list\",\"data\":[]}"));
            return;
        }
        asked.append(request);
        const Answer said = script(request, static_cast<int>(asked.size()) - 1);
        socket.write(RawServer::answer(said.body, said.status));
    }};
    QTemporaryDir folder{};
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
