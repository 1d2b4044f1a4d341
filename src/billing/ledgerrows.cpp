#include "billing/ledgerqueries.h"

#include "billing/ledgercsv.h"
#include "billing/rowfilter.h"
#include "storage/eachrow.h"

#include <QJsonDocument>

namespace billing {

namespace {

LedgerRow rowFrom(const storage::Statement &s)
{
    LedgerRow ledger;
    ledger.id = s.integer(0);
    ledger.account = s.id<core::AccountId>(1);
    relay::LogRow &row = ledger.row;
    row.identity = s.text(2);
    row.time = s.moment(3);
    row.kind = relay::logKindFromName(s.text(4)).value_or(relay::LogKind::Other);
    row.modelAsked = s.text(5);
    row.modelBilled = s.text(6);
    row.keyName = s.text(7);
    if (!s.isNull(8))
        row.quota = s.quota(8);
    row.prompt = s.optInteger(9);
    row.completion = s.optInteger(10);
    row.cached = s.optInteger(11);
    row.elapsedMs = s.optInteger(12);
    row.requestId = s.text(13);
    row.content = s.text(14);
    row.extra = QJsonDocument::fromJson(s.text(15).toUtf8()).object();
    ledger.message = s.id<core::MessageId>(16);
    ledger.conversation = s.id<core::ConversationId>(17);
    ledger.conversationTitle = s.text(18);
    ledger.quotaPerUnit = core::QuotaPerUnit(s.integer(19));
    return ledger;
}

const QString columns =
    QStringLiteral("SELECT u.id, u.account_id, u.identity, u.time, u.kind, u.model_asked, u.model_billed, u.key_name, "
                   "u.quota, u.prompt, "
                   "u.completion, u.cached, u.elapsed_ms, u.request_id, u.content, u.extra_json, u.message_id, "
                   "m.conversation_id, v.title, "
                   "a.quota_per_unit, a.name FROM usage_row u JOIN account a ON a.id = u.account_id "
                   "LEFT JOIN message m ON m.id = u.message_id LEFT JOIN conversation v ON v.id = m.conversation_id");

} // namespace

core::Result<LedgerPage> readRows(storage::Connection &c, const LedgerFilter &filter, const LedgerCursor &from,
                                  int count)
{
    RowFilter where(filter);
    if (from.time) {
        const qint64 time = core::toMs(*from.time);
        where.add(QStringLiteral("u.time <= ? AND (u.time < ? OR u.id < ?)"), {time, time, from.id});
    }
    LedgerPage page;
    auto statement = c.prepare(columns + where.sql() + QStringLiteral(" ORDER BY u.time DESC, u.id DESC LIMIT ?"));
    if (!statement)
        return statement.error();
    const int next = where.bind(statement.value());
    statement.value().bind(next, count);
    while (true) {
        const auto more = statement.value().next();
        if (!more)
            return more.error();
        if (!*more)
            break;
        page.rows.append(rowFrom(statement.value()));
    }
    if (page.rows.size() == count && count > 0)
        page.next = LedgerCursor{page.rows.last().row.time, page.rows.last().id};
    return page;
}

core::Result<QByteArray> readCsv(storage::Connection &c, const LedgerFilter &filter)
{
    const RowFilter where(filter);
    QByteArray csv = csvHeader();
    auto statement = c.prepare(columns + where.sql() + QStringLiteral(" ORDER BY u.time DESC, u.id DESC"));
    if (!statement)
        return statement.error();
    where.bind(statement.value());
    while (true) {
        const auto more = statement.value().next();
        if (!more)
            return more.error();
        if (!*more)
            return csv;
        csv += csvLine(rowFrom(statement.value()), statement.value().text(20));
    }
}

} // namespace billing
