#pragma once

#include "core/jsonreader.h"
#include "relay/dialect.h"

namespace relay {

// songquanpeng's One API, from which the other families descend: they override what they spell differently.
class OneApi : public Dialect
{
public:
    explicit OneApi(RelayInfo info) : m_info(std::move(info)) {}
    Kind kind() const override { return Kind::OneApi; }

    Call signIn(const QString &user, const core::Secret &password, const core::Secret &code) const override;
    core::Result<SignedIn> readSignIn(const net::Response &answer) const override;
    std::optional<Call> secondFactor(const core::Secret &code, const core::Secret &flow) const override;
    Call signOut(bool withBearer) const override;
    std::optional<Call> refreshSession() const override { return {}; }

    Call self() const override;
    core::Result<SelfRecord> readSelf(const net::Response &answer) const override;

    Call makeAccessToken() const override;
    core::Result<core::Secret> readAccessToken(const net::Response &answer) const override;

    Call tokens(int page) const override;
    core::Result<std::vector<TokenRecord>> readTokens(const net::Response &answer, bool *hasMore) const override;
    Call createToken(const TokenDraft &draft) const override;
    core::Result<TokenRecord> readCreatedToken(const net::Response &answer) const override;
    Call updateToken(const TokenRecord &changed) const override;
    Call setTokenEnabled(const TokenRecord &token, bool enabled) const override;
    Call removeToken(const core::RemoteTokenId &id) const override;
    std::optional<Call> revealToken(const core::RemoteTokenId &id) const override;
    core::Result<core::Secret> readRevealedToken(const net::Response &answer) const override;

    Call topUp(const core::Secret &code) const override;
    core::Result<core::Quota> readTopUp(const net::Response &answer) const override;

    Call log(const LogQuery &query) const override;
    core::Result<LogPage> readLog(const net::Response &answer, const LogQuery &query) const override;
    Call stat(const LogQuery &query) const override;
    core::Result<LogStat> readStat(const net::Response &answer) const override;

    std::optional<Call> rates() const override { return {}; } // learned from the log instead
    core::Result<QList<PublishedRate>> readRates(const net::Response &answer, const QString &userGroup) const override;
    std::optional<Call> groupFactors() const override { return {}; }
    core::Result<QHash<QString, double>> readGroupFactors(const net::Response &answer) const override;
    std::optional<Call> availableModels() const override;
    core::Result<QStringList> readAvailableModels(const net::Response &answer) const override;

    std::optional<Call> requestCost(const QString &requestId) const override;
    core::Result<RequestCost> readRequestCost(const net::Response &answer) const override;

    core::Result<QStringList> readModels(const net::Response &answer) const override;
    core::Result<KeyBalance> readKeyBalance(const net::Response &subscription,
                                            const net::Response &usage) const override;
    QUrl inferenceUrl(const QString &path) const override;
    QStringList chatPaths() const override;
    StopBilling stopBilling() const override { return StopBilling::Whole; } // One Hub as well

    core::Result<void> readPlain(const net::Response &answer) const override;

protected:
    const RelayInfo &info() const { return m_info; }

    // One page of any list, wherever the family puts its rows and its total.
    struct Page
    {
        QList<core::JsonReader> rows{};
        std::optional<qint64> total{};
    };
    core::Result<Page> readPage(const net::Response &answer) const;
    // Whether there is a next page; asked is how many rows a page was asked for.
    static bool hasMore(const Page &page, int number, int asked);

    virtual TokenRecord token(const core::JsonReader &row) const;
    virtual void spellDraft(QJsonObject &body, const TokenDraft &draft) const;
    // Writes models, networks and group over the object that is sent back.
    virtual void spellChanges(QJsonObject &body, const TokenRecord &changed) const;
    virtual QString idMember() const { return QStringLiteral("id"); }
    QJsonValue idValue(const core::RemoteTokenId &id) const;

    virtual LogRow logRow(const core::JsonReader &row) const;
    virtual LogKind logKind(qint64 type) const;
    virtual int logPageSize() const { return 10; }

    // "sk-" before a key that lacks it (relay-api §8.1).
    static core::Secret withPrefix(const QString &key);

private:
    RelayInfo m_info;
};

// USD for a million tokens from quota per token.
double perMillion(double quotaPerToken, core::QuotaPerUnit perUnit);
QUrlQuery timeQuery(const LogQuery &query);
// A short hash, for rows that have no identity of their own.
QString fingerprint(const QStringList &parts);

} // namespace relay
