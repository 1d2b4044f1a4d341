#pragma once

#include "relay/oneapi.h"

namespace relay {

// One Hub: pages from 1 with total_count, settings of a key in an object, prices in quota per token, no request ids.
class OneHub final : public OneApi
{
public:
    using OneApi::OneApi;
    Kind kind() const override { return Kind::OneHub; }

    Call tokens(int page) const override;

    Call log(const LogQuery &query) const override;
    std::optional<Call> rates() const override;
    core::Result<QList<PublishedRate>> readRates(const net::Response &answer, const QString &userGroup) const override;
    std::optional<Call> groupFactors() const override;
    core::Result<QHash<QString, double>> readGroupFactors(const net::Response &answer) const override;
    std::optional<Call> availableModels() const override;
    core::Result<QStringList> readAvailableModels(const net::Response &answer) const override;
    QUrl inferenceUrl(const QString &path) const override;
    QStringList chatPaths() const override;

protected:
    TokenRecord token(const core::JsonReader &row) const override;
    void spellDraft(QJsonObject &body, const TokenDraft &draft) const override;
    void spellChanges(QJsonObject &body, const TokenRecord &changed) const override;
    LogRow logRow(const core::JsonReader &row) const override;
    LogKind logKind(qint64 type) const override;
    int logPageSize() const override { return 100; }
};

} // namespace relay
