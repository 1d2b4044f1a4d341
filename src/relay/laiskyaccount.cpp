#include "relay/laiskyaccount.h"

#include "relay/envelope.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

Call withCode(const QString &path, const core::Secret &code)
{
    Call call;
    call.method = "POST";
    call.path = path;
    call.json = QJsonObject{};
    call.secretMembers = {{u"totp_code"_s, code}};
    return call;
}

TopUpOrder::State stateOf(const QString &word)
{
    using State = TopUpOrder::State;
    return word == "paid"_L1                                    ? State::Paid
           : word == "pending"_L1 || word == "manual_review"_L1 ? State::Open
           : word == "failed"_L1                                ? State::Failed
           : word == "canceled"_L1                              ? State::Expired
                                                                : State::Unknown;
}

} // namespace

std::optional<Call> LaiskyAccount::channels(int page) const
{
    Call call;
    call.path = u"/api/status/channel"_s;
    call.query.addQueryItem(u"p"_s, QString::number(page));
    call.query.addQueryItem(u"size"_s, u"50"_s);
    return call;
}

std::optional<Call> LaiskyAccount::secondFactorState() const
{
    Call call;
    call.path = u"/api/user/totp/status"_s;
    return call;
}

Call LaiskyAccount::setUpSecondFactor() const
{
    Call call;
    call.path = u"/api/user/totp/setup"_s; // the secret waits in the session's cookie
    call.mayRepeat = false;
    return call;
}

Call LaiskyAccount::enableSecondFactor(const core::Secret &code) const
{
    return withCode(u"/api/user/totp/confirm"_s, code);
}

Call LaiskyAccount::disableSecondFactor(const core::Secret &code) const
{
    return withCode(u"/api/user/totp/disable"_s, code);
}

std::optional<Call> LaiskyAccount::topUpOrders() const
{
    if (!info().status.value("stripe_enabled"_L1).toBool())
        return {};
    Call call;
    call.path = u"/api/user/topup/stripe/orders"_s;
    return call;
}

core::Result<QList<TopUpOrder>> LaiskyAccount::readTopUpOrders(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QList<TopUpOrder> orders;
    for (const core::JsonReader &row : e->data.items()) {
        TopUpOrder order;
        order.order = row.textOr("session_id"_L1);
        order.state = stateOf(row.textOr("status"_L1));
        order.method = row.textOr("provider"_L1);
        if (const auto quota = row.integer("quota"_L1))
            order.added = core::Quota(*quota);
        if (const auto cents = row.integer("amount_cents"_L1))
            order.paid =
                QString::number(static_cast<double>(*cents) / 100, 'f', 2) + u' ' + row.textOr("currency"_L1).toUpper();
        order.created = row.moment("created_at"_L1).value_or(core::Moment{});
        order.completed = row.moment("paid_at"_L1);
        orders.append(order);
    }
    return orders;
}

} // namespace relay
