#include "app/commands/command.h"

#include <QJsonArray>

namespace app {

namespace {

class RedeemCommand : public Command
{
public:
    using Command::Command;

    void start() override
    {
        const auto account = chosenAccount();
        if (!account)
            return fail(account.error());
        m_account = *account;
        QList<core::Secret> codes;
        if (m_invocation.arguments.first() == QLatin1String("-")) {
            for (const billing::FoundCode &found : billing::findCodes(m_terminal.readAll()))
                codes.append(found.code);
        } else {
            for (const QString &word : m_invocation.arguments)
                codes.append(core::Secret::fromText(word.trimmed()));
        }
        if (codes.isEmpty()) {
            m_terminal.err(QStringLiteral("There is no code in that text.\n"));
            if (m_invocation.json)
                printJson(QJsonDocument(QJsonObject{{QStringLiteral("results"), QJsonArray()},
                                                    {QStringLiteral("balance_before_quota"), QJsonValue::Null},
                                                    {QStringLiteral("balance_after_quota"), QJsonValue::Null}}));
            return finish(ExitCode::Refused);
        }
        m_run = m_workspace.redeemer().redeem(m_account.id, codes);
        connect(m_run.get(), &billing::RedemptionRun::codeSettled, this,
                [this](int, const billing::CodeResult &result) { take(result); });
        connect(m_run.get(), &billing::RedemptionRun::ended, this,
                [this](std::optional<core::Quota> before, std::optional<core::Quota> after) { report(before, after); });
    }

private:
    QString words(const billing::CodeResult &result) const
    {
        if (result.outcome == billing::CodeOutcome::Added && result.added) {
            const core::Money money = core::Money::fromQuota(*result.added, m_account.relay.quotaPerUnit);
            return QStringLiteral("Added %1")
                .arg(m_words.money ? m_words.money(money, 2) : QString::number(money.usd(), 'f', 2));
        }
        return result.error ? sentence(*result.error) : billing::codeOutcomeName(result.outcome);
    }

    void take(const billing::CodeResult &result)
    {
        m_anyAdded = m_anyAdded || result.outcome == billing::CodeOutcome::Added;
        if (result.error && !m_error)
            m_error = result.error;
        m_results.append(QJsonObject{{QStringLiteral("code"), result.hint},
                                     {QStringLiteral("result"), billing::codeOutcomeName(result.outcome)},
                                     {QStringLiteral("added_quota"), orNull(result.added)},
                                     {QStringLiteral("sentence"), words(result)}});
        if (!m_invocation.json)
            m_terminal.out(QStringLiteral("%1  %2\n").arg(result.hint, words(result)));
    }

    void report(std::optional<core::Quota> before, std::optional<core::Quota> after)
    {
        if (m_invocation.json)
            printJson(QJsonDocument(QJsonObject{{QStringLiteral("results"), m_results},
                                                {QStringLiteral("balance_before_quota"), orNull(before)},
                                                {QStringLiteral("balance_after_quota"), orNull(after)}}));
        if (m_anyAdded)
            return finish(ExitCode::Done);
        finish(m_error ? exitCodeFor(*m_error) : ExitCode::Refused);
    }

    accounts::Account m_account{};
    QJsonArray m_results{};
    std::optional<core::Error> m_error{};
    bool m_anyAdded = false;
    std::unique_ptr<billing::RedemptionRun> m_run;
};

} // namespace

std::unique_ptr<Command> makeRedeemCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t)
{
    return std::make_unique<RedeemCommand>(w, i, words, t);
}

} // namespace app
