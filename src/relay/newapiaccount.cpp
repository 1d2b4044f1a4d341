#include "relay/newapiaccount.h"

#include "relay/envelope.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

Call post(const QString &path)
{
    Call call;
    call.method = "POST";
    call.path = path;
    call.json = QJsonObject{};
    return call;
}

Call withCode(const QString &path, const core::Secret &code)
{
    Call call = post(path);
    call.secretMembers = {{u"code"_s, code}};
    return call;
}

TopUpOrder::State stateOf(const QString &word)
{
    using State = TopUpOrder::State;
    return word == "success"_L1   ? State::Paid
           : word == "pending"_L1 ? State::Open
           : word == "expired"_L1 ? State::Expired
           : word == "failed"_L1  ? State::Failed
                                  : State::Unknown;
}

} // namespace

bool NewApiAccount::wantsOldPassword() const
{
    return info().status.contains("quota_display_type"_L1);
}

Call NewApiAccount::changeProfile(const QString &userName, const ProfileChange &change) const
{
    Call call = AccountDialect::changeProfile(userName, change);
    QJsonObject body = *call.json;
    body.insert("username"_L1, userName); // validated even when it does not change
    call.json = body;
    if (!change.oldPassword.isEmpty())
        call.secretMembers.append({u"original_password"_s, change.oldPassword});
    return call;
}

QList<Call> NewApiAccount::bindEmail(const QString &email, const QString &code) const
{
    Call call = post(u"/api/oauth/email/bind"_s); // since March 2026; before that 404 for a POST
    call.json = QJsonObject{{u"email"_s, email}, {u"code"_s, code}};
    call.isCritical = true;
    return QList<Call>{call} + AccountDialect::bindEmail(email, code);
}

std::optional<Call> NewApiAccount::secondFactorState() const
{
    Call call;
    call.path = u"/api/user/2fa/status"_s;
    return call;
}

Call NewApiAccount::setUpSecondFactor() const
{
    return post(u"/api/user/2fa/setup"_s);
}

Call NewApiAccount::enableSecondFactor(const core::Secret &code) const
{
    return withCode(u"/api/user/2fa/enable"_s, code);
}

Call NewApiAccount::disableSecondFactor(const core::Secret &code) const
{
    return withCode(u"/api/user/2fa/disable"_s, code);
}

std::optional<Call> NewApiAccount::checkIns(const QDate &month) const
{
    if (!info().status.value("checkin_enabled"_L1).toBool())
        return {};
    Call call;
    call.path = u"/api/user/checkin"_s;
    call.query.addQueryItem(u"month"_s, month.toString(u"yyyy-MM"_s));
    return call;
}

Call NewApiAccount::checkIn() const
{
    return post(u"/api/user/checkin"_s);
}

std::optional<Call> NewApiAccount::topUpOrders() const
{
    Call call;
    call.path = u"/api/user/topup/self"_s;
    call.query.addQueryItem(u"p"_s, u"1"_s);
    call.query.addQueryItem(u"page_size"_s, u"50"_s);
    return call;
}

core::Result<QList<TopUpOrder>> NewApiAccount::readTopUpOrders(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QList<TopUpOrder> orders;
    for (const core::JsonReader &row : e->data.at("items"_L1).items()) {
        TopUpOrder order;
        order.order = row.textOr("trade_no"_L1);
        order.state = stateOf(row.textOr("status"_L1));
        order.method = row.textOr("payment_method"_L1);
        // amount is in dollar units; 0 for a plan, whose credit is not the balance's (relay-api-newapi §4.4).
        if (const auto amount = row.number("amount"_L1); amount && *amount > 0)
            order.added = core::Quota(std::llround(*amount * static_cast<double>(info().quotaPerUnit.units())));
        if (const auto money = row.number("money"_L1); money && *money > 0)
            order.paid = QString::number(*money, 'f', 2);
        order.created = row.moment("create_time"_L1).value_or(core::Moment{});
        order.completed = row.moment("complete_time"_L1); // 0 for some gateways: not known
        orders.append(order);
    }
    return orders;
}

std::optional<Call> NewApiAccount::plans() const
{
    Call call;
    call.path = u"/api/subscription/self"_s;
    return call;
}

} // namespace relay
