#include "app/commands/command.h"

#include <QJsonArray>

namespace app {

namespace {

QString statusName(relay::TokenStatus status)
{
    switch (status) {
    case relay::TokenStatus::Enabled:
        return QStringLiteral("enabled");
    case relay::TokenStatus::Disabled:
        return QStringLiteral("disabled");
    case relay::TokenStatus::Expired:
        return QStringLiteral("expired");
    case relay::TokenStatus::UsedUp:
        return QStringLiteral("used up");
    case relay::TokenStatus::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

// models, keys, balance, demo-info: read one thing and print it.
class ListCommand : public Command
{
public:
    using Command::Command;

    void start() override
    {
        if (m_invocation.command == QLatin1String("demo-info"))
            return demoInfo();
        const auto account = chosenAccount();
        if (!account)
            return fail(account.error());
        m_account = *account;
        if (m_invocation.command == QLatin1String("models"))
            return models();
        if (m_invocation.command == QLatin1String("keys"))
            return keys();
        balance();
    }

private:
    void models()
    {
        m_workspace.catalog()
            .refresh(m_account.id)
            .finally(this, [this](const core::Result<QList<catalog::Model>> &models) {
                if (!models)
                    return fail(models.error());
                QJsonArray array;
                for (const catalog::Model &model : *models) {
                    const core::Money in = model.rate.inputPerMillion();
                    const core::Money out = model.rate.outputPerMillion();
                    array.append(QJsonObject{{QStringLiteral("id"), model.id},
                                             {QStringLiteral("state"), catalog::rateStateName(model.rate.state)},
                                             {QStringLiteral("input_usd_per_million"), usdOrNull(in)},
                                             {QStringLiteral("output_usd_per_million"), usdOrNull(out)}});
                    if (!m_invocation.json)
                        m_terminal.out(QStringLiteral("%1\t%2\t%3\t%4\n")
                                           .arg(model.id, catalog::rateStateName(model.rate.state), moneyWord(in),
                                                moneyWord(out)));
                }
                if (m_invocation.json)
                    printJson(QJsonDocument(array));
                finish(ExitCode::Done);
            });
    }

    QString moneyWord(const core::Money &money) const
    {
        if (m_words.money)
            return m_words.money(money, 3);
        return money.hasAmount() ? QString::number(money.usd(), 'f', 3) : QStringLiteral("—");
    }

    void keys()
    {
        m_workspace.accounts()
            .client(m_account.id)
            .then(this, [](relay::RelayClient *client) { return client->tokens(); })
            .finally(this, [this](const core::Result<std::vector<relay::TokenRecord>> &tokens) {
                if (!tokens)
                    return fail(tokens.error());
                QJsonArray array;
                for (const relay::TokenRecord &token : *tokens) {
                    array.append(QJsonObject{
                        {QStringLiteral("id"), token.id.value()},
                        {QStringLiteral("name"), token.name},
                        {QStringLiteral("status"), statusName(token.status)},
                        {QStringLiteral("limit_quota"), token.unlimited || !token.limitKnown || !token.used
                                                            ? QJsonValue(QJsonValue::Null)
                                                            : QJsonValue((token.remaining + *token.used).units())},
                        {QStringLiteral("used_quota"), orNull(token.used)},
                        {QStringLiteral("expires"),
                         token.expires ? QJsonValue(core::toDateTime(*token.expires).toUTC().toString(Qt::ISODate))
                                       : QJsonValue(QJsonValue::Null)}});
                    if (!m_invocation.json)
                        m_terminal.out(
                            QStringLiteral("%1\t%2\t%3\n").arg(token.name, statusName(token.status), token.maskedKey));
                }
                if (m_invocation.json)
                    printJson(QJsonDocument(array));
                finish(ExitCode::Done);
            });
    }

    void balance()
    {
        if (!m_account.canManage())
            return keyBalance();
        m_workspace.wallet().refresh(m_account.id).finally(this, [this](const core::Result<billing::Balance> &balance) {
            if (!balance)
                return fail(balance.error());
            print(balance->remaining.units(), orNull(balance->used), balance->money());
        });
    }

    // A key knows only what is left on itself, in dollars.
    void keyBalance()
    {
        m_workspace.accounts()
            .key(m_account.id)
            .then(this,
                  [this](const core::Secret &key) {
                      return m_workspace.accounts().bareClient(m_account.id)->keyBalance(key);
                  })
            .finally(this, [this](const core::Result<relay::KeyBalance> &balance) {
                if (!balance)
                    return fail(balance.error());
                core::Money left;
                if (balance->limit && balance->limit->hasAmount() && balance->used && balance->used->hasAmount())
                    left = core::Money::known(balance->limit->nanoUsd() - balance->used->nanoUsd());
                else if (balance->limit && !balance->limit->hasAmount())
                    left = *balance->limit; // unlimited
                print(QJsonValue::Null, QJsonValue::Null, left);
            });
    }

    void print(const QJsonValue &remaining, const QJsonValue &used, const core::Money &money)
    {
        if (m_invocation.json) {
            const QString now = core::toDateTime(m_workspace.clock().now()).toUTC().toString(Qt::ISODate);
            printJson(QJsonDocument(QJsonObject{{QStringLiteral("balance_quota"), remaining},
                                                {QStringLiteral("used_quota"), used},
                                                {QStringLiteral("usd"), usdOrNull(money)},
                                                {QStringLiteral("as_of"), now}}));
        } else {
            m_terminal.out((m_words.money ? m_words.money(money, 2) : QString::number(money.usd(), 'f', 2)) + u'\n');
        }
        finish(ExitCode::Done);
    }

    void demoInfo()
    {
        const auto &demo = m_workspace.demoCredentials();
        if (!demo) {
            m_terminal.err(QStringLiteral("demo-info goes with --demo.\n"));
            return finish(ExitCode::Usage);
        }
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("address"), demo->address.toString()},
                                            {QStringLiteral("dialect"), QStringLiteral("laisky")},
                                            {QStringLiteral("user"), demo->user},
                                            {QStringLiteral("codes"), QJsonArray::fromStringList(demo->codes)}}));
        finish(ExitCode::Done);
    }

    accounts::Account m_account{};
};

} // namespace

std::unique_ptr<Command> makeListCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t)
{
    return std::make_unique<ListCommand>(w, i, words, t);
}

} // namespace app
