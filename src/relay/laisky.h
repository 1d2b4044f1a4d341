#pragma once

#include "relay/oneapi.h"

namespace relay {

// Laisky's One API: uuids instead of numbers, keys with their prefix, published prices, the cost of one request.
class Laisky final : public OneApi
{
public:
    using OneApi::OneApi;
    Kind kind() const override { return Kind::Laisky; }

    Call signIn(const QString &user, const core::Secret &password, const core::Secret &code) const override;

    Call log(const LogQuery &query) const override;
    std::optional<Call> rates() const override;
    core::Result<QList<PublishedRate>> readRates(const net::Response &answer, const QString &userGroup) const override;
    std::optional<Call> requestCost(const QString &requestId) const override;
    core::Result<RequestCost> readRequestCost(const net::Response &answer) const override;
    QStringList chatPaths() const override;
    StopBilling stopBilling() const override { return StopBilling::InSteps; }

protected:
    TokenRecord token(const core::JsonReader &row) const override;
    QString idMember() const override { return QStringLiteral("uuid"); }
    LogRow logRow(const core::JsonReader &row) const override;
    LogKind logKind(qint64 type) const override;
    int logPageSize() const override { return 100; }
};

} // namespace relay
