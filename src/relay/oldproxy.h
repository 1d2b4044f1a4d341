#pragma once

#include "relay/plain.h"

namespace relay {

// The old single-purpose proxy, offered only when nothing else answers: a balance by GET /pro/balance?apiKey=, chats by
// /v1 or, where that is not there, POST /pro/chat/completions with a sessionId (1,000 characters, 30 minutes of
// context); no list of models. It knows no other place for the key than the address.
class OldProxy final : public Plain
{
public:
    using Plain::Plain;
    Kind kind() const override { return Kind::OldProxy; }
    bool listsModels() const override { return false; }
    std::optional<BalanceCall> balanceByKey() const override;
    void dressChat(QJsonObject &body, const QString &conversation) const override;
    core::Result<KeyBalance> readKeyBalance(const net::Response &answer, const net::Response &) const override;
};

} // namespace relay
