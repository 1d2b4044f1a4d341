#pragma once

#include "relay/oneapi.h"

namespace relay {

// New API of 2025 and 2026. What its versions differ in is told apart by keys of the status and of the rows.
class NewApi final : public OneApi
{
public:
    using OneApi::OneApi;
    Kind kind() const override { return Kind::NewApi; }

    core::Result<SignedIn> readSignIn(const net::Response &answer) const override;
    std::optional<Call> secondFactor(const core::Secret &code, const core::Secret &flow) const override;
    Call signOut(bool withBearer) const override;
    std::optional<Call> refreshSession() const override;

    Call tokens(int page) const override;
    std::optional<Call> revealToken(const core::RemoteTokenId &id) const override;

    Call topUp(const core::Secret &code) const override;

    Call log(const LogQuery &query) const override;
    std::optional<Call> rates() const override;
    core::Result<QList<PublishedRate>> readRates(const net::Response &answer, const QString &userGroup) const override;
    std::optional<Call> groupFactors() const override;
    core::Result<QHash<QString, double>> readGroupFactors(const net::Response &answer) const override;
    std::optional<Call> availableModels() const override;
    QStringList chatPaths() const override;
    StopBilling stopBilling() const override { return isOf2026() ? StopBilling::Passed : StopBilling::Whole; }

protected:
    TokenRecord token(const core::JsonReader &row) const override;
    void spellDraft(QJsonObject &body, const TokenDraft &draft) const override;
    void spellChanges(QJsonObject &body, const TokenRecord &changed) const override;
    LogRow logRow(const core::JsonReader &row) const override;
    LogKind logKind(qint64 type) const override;
    int logPageSize() const override { return 100; }

private:
    // 2026: lists count from 1 and have totals.
    bool isOf2026() const;
};

} // namespace relay
