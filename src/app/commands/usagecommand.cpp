#include "app/commands/command.h"

#include <QJsonArray>

namespace app {

namespace {

class UsageCommand : public Command
{
public:
    using Command::Command;

    void start() override
    {
        const auto account = chosenAccount();
        if (!account)
            return fail(account.error());
        m_account = *account;
        if (!readRange())
            return finish(ExitCode::Usage);
        m_filter.account = m_account.id;
        if (m_invocation.offline)
            return print();
        m_workspace.ledger().sync(m_account.id).finally(this, [this](const core::Result<billing::SyncReport> &synced) {
            if (!synced)
                return fail(synced.error());
            m_workspace.wallet().refresh(m_account.id).finally(this, [this](const core::Result<billing::Balance> &) {
                print();
            });
        });
    }

private:
    // Days are the user's own; the last one counts whole.
    bool readRange()
    {
        const auto day = [this](const QString &text, std::optional<core::Moment> *out, int plusDays) {
            if (text.isEmpty())
                return true;
            const QDate date = QDate::fromString(text, Qt::ISODate);
            if (!date.isValid()) {
                m_terminal.err(QStringLiteral("“%1” is no date; write 2025-05-31.\n").arg(text));
                return false;
            }
            *out = core::momentFromMs(date.addDays(plusDays).startOfDay().toMSecsSinceEpoch());
            return true;
        };
        return day(m_invocation.from, &m_filter.from, 0) && day(m_invocation.to, &m_filter.to, 1);
    }

    void print()
    {
        if (m_invocation.csv && !m_invocation.json) {
            m_workspace.ledger().csv(m_filter).finally(this, [this](const core::Result<QByteArray> &csv) {
                if (!csv)
                    return fail(csv.error());
                m_terminal.out(QString::fromUtf8(*csv));
                finish(ExitCode::Done);
            });
            return;
        }
        readPage({});
    }

    void readPage(const billing::LedgerCursor &from)
    {
        m_workspace.ledger()
            .rows(m_filter, from, 500)
            .finally(this, [this](const core::Result<billing::LedgerPage> &page) {
                if (!page)
                    return fail(page.error());
                for (const billing::LedgerRow &row : page->rows)
                    take(row);
                if (page->next)
                    return readPage(*page->next);
                report();
            });
    }

    void take(const billing::LedgerRow &ledgerRow)
    {
        const relay::LogRow &row = ledgerRow.row;
        if (row.kind == relay::LogKind::Consume && row.quota)
            m_total += *row.quota;
        const QString model = row.modelAsked.isEmpty() ? row.modelBilled : row.modelAsked;
        const auto text = [](const QString &s) { return s.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(s); };
        m_rows.append(
            QJsonObject{{QStringLiteral("time"), core::toDateTime(row.time).toUTC().toString(Qt::ISODateWithMs)},
                        {QStringLiteral("kind"), relay::logKindName(row.kind)},
                        {QStringLiteral("model"), text(model)},
                        {QStringLiteral("key"), text(row.keyName)},
                        {QStringLiteral("input"), orNull(row.prompt)},
                        {QStringLiteral("output"), orNull(row.completion)},
                        {QStringLiteral("quota"), orNull(row.quota)},
                        {QStringLiteral("request_id"), text(row.requestId)}});
        if (!m_invocation.json) {
            const core::Money cost = ledgerRow.cost();
            const QString money = m_words.money ? m_words.money(cost, 4) : QString::number(cost.usd(), 'f', 4);
            m_terminal.out(QStringLiteral("%1  %2  %3  %4\n")
                               .arg(core::toDateTime(row.time).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                                    relay::logKindName(row.kind), model.isEmpty() ? QStringLiteral("—") : model,
                                    money));
        }
    }

    void report()
    {
        std::optional<core::Quota> used;
        if (const auto balance = m_workspace.wallet().balance(m_account.id))
            used = balance->used;
        if (m_invocation.json) {
            printJson(QJsonDocument(QJsonObject{{QStringLiteral("rows"), m_rows},
                                                {QStringLiteral("total_quota"), m_total.units()},
                                                {QStringLiteral("used_quota"), orNull(used)}}));
        } else {
            const core::Money total = core::Money::fromQuota(m_total, m_account.relay.quotaPerUnit);
            m_terminal.out(QStringLiteral("Total %1\n")
                               .arg(m_words.money ? m_words.money(total, 2) : QString::number(total.usd(), 'f', 2)));
        }
        finish(ExitCode::Done);
    }

    accounts::Account m_account{};
    billing::LedgerFilter m_filter{};
    QJsonArray m_rows{};
    core::Quota m_total{};
};

} // namespace

std::unique_ptr<Command> makeUsageCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t)
{
    return std::make_unique<UsageCommand>(w, i, words, t);
}

} // namespace app
