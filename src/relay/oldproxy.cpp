#include "relay/oldproxy.h"

#include "relay/envelope.h"
#include "relay/relayerror.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

std::optional<Dialect::BalanceCall> OldProxy::balanceByKey() const
{
    return BalanceCall{u"/pro/balance"_s, u"apiKey"_s};
}

// Its own call keeps what was said for half an hour under that id: only the newest question travels.
void OldProxy::dressChat(QJsonObject &body, const QString &conversation) const
{
    if (!info().infer.path().endsWith("/pro"_L1))
        return;
    body.insert("sessionId"_L1, conversation);
    const QJsonArray messages = body.value("messages"_L1).toArray();
    if (messages.size() > 1)
        body.insert("messages"_L1, QJsonArray{messages.last()});
}

// Its answer is not written down anywhere: a number under a plain name is read as US dollars, anything else is unknown.
core::Result<KeyBalance> OldProxy::readKeyBalance(const net::Response &answer, const net::Response &) const
{
    const core::Result<core::JsonReader> json = readFirstJson(answer.body);
    if (!answer.isOk() || !json || json->at("error"_L1).isObject() || json->boolean("success"_L1) == false)
        return readError(answer, true);
    const core::JsonReader inner = json->at("data"_L1).isObject() ? json->at("data"_L1) : *json;
    std::optional<double> left;
    for (const QLatin1String name : {"balance"_L1, "remaining"_L1, "remain"_L1})
        if (!left)
            left = inner.number(name);
    KeyBalance balance;
    if (left) // what is left, of which nothing is used yet
        balance.limit = core::Money::fromUsd(*left);
    if (const auto used = inner.number("used"_L1); used && left) {
        balance.limit = core::Money::fromUsd(*left + *used);
        balance.used = core::Money::fromUsd(*used);
    }
    return balance;
}

} // namespace relay
