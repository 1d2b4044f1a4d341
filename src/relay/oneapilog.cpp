// The log of the One API family: rows, kinds, identities (relay-api §10; recordings 5, 6, 16).
#include "relay/envelope.h"
#include "relay/oneapi.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace relay {

QUrlQuery timeQuery(const LogQuery &query)
{
    QUrlQuery out;
    // Seconds, both ends included.
    if (query.from)
        out.addQueryItem(u"start_timestamp"_s, QString::number(core::toMs(*query.from) / 1000));
    if (query.to)
        out.addQueryItem(u"end_timestamp"_s, QString::number((core::toMs(*query.to) + 999) / 1000));
    return out;
}

LogKind OneApi::logKind(qint64 type) const
{
    switch (type) {
    case 1:
        return LogKind::TopUp;
    case 2:
        return LogKind::Consume;
    case 3:
        return LogKind::Manage;
    case 4:
        return LogKind::System;
    case 5:
        return LogKind::Test;
    default:
        return LogKind::Other;
    }
}

LogRow OneApi::logRow(const core::JsonReader &row) const
{
    LogRow r;
    const qint64 type = row.integer("type"_L1).value_or(0);
    r.kind = logKind(type);
    r.time = row.moment("created_at"_L1).value_or(core::Moment{});
    r.modelBilled = row.textOr("model_name"_L1); // the upstream's name, by which it is priced
    r.requestId = row.textOr("request_id"_L1);
    r.keyName = row.textOr("token_name"_L1);
    r.content = row.textOr("content"_L1);

    const bool isCall = r.kind == LogKind::Consume || r.kind == LogKind::Test || r.kind == LogKind::Error ||
                        r.kind == LogKind::Tool || r.kind == LogKind::Refund;
    if (const auto quota = row.integer("quota"_L1); quota && (isCall || *quota != 0))
        r.quota = core::Quota(*quota); // in a top-up row 0 means that only the words have the amount
    if (isCall) {
        r.prompt = row.integer("prompt_tokens"_L1);
        r.completion = row.integer("completion_tokens"_L1);
        r.elapsedMs = row.integer("elapsed_time"_L1);
    }
    if (const auto stream = row.boolean("is_stream"_L1); stream && isCall)
        r.extra.insert("is_stream"_L1, *stream);

    const QString time = QString::number(row.integer("created_at"_L1).value_or(0));
    r.identity = !r.requestId.isEmpty()
                     ? u"r:%1|%2|%3"_s.arg(r.requestId, QString::number(type), time)
                     : u"h:%1|%2|%3"_s.arg(
                           time, QString::number(type),
                           fingerprint({r.keyName, r.modelBilled, QString::number(row.integer("quota"_L1).value_or(0)),
                                        QString::number(row.integer("prompt_tokens"_L1).value_or(0)),
                                        QString::number(row.integer("completion_tokens"_L1).value_or(0)), r.content}));
    return r;
}

Call OneApi::log(const LogQuery &query) const
{
    Call call;
    call.path = u"/api/log/self"_s;
    call.query = timeQuery(query);
    call.query.addQueryItem(u"p"_s, QString::number(query.page));
    return call;
}

core::Result<LogPage> OneApi::readLog(const net::Response &answer, const LogQuery &query) const
{
    const core::Result<Page> page = readPage(answer);
    if (!page)
        return page.error();
    LogPage out;
    for (const core::JsonReader &row : page->rows)
        out.rows.append(logRow(row));
    // Rows that are alike in everything their relay tells of them: numbered from the oldest, so that they stay apart.
    QHash<QString, int> seen;
    for (auto row = out.rows.rbegin(); row != out.rows.rend(); ++row) {
        if (const int n = seen[row->identity]++; n > 0)
            row->identity += u"#%1"_s.arg(n);
    }
    out.hasMore = hasMore(*page, query.page, logPageSize());
    out.total = page->total;
    return out;
}

Call OneApi::stat(const LogQuery &query) const
{
    Call call;
    call.path = u"/api/log/self/stat"_s;
    call.query = timeQuery(query);
    return call;
}

core::Result<LogStat> OneApi::readStat(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const std::optional<qint64> quota = e->data.integer("quota"_L1);
    if (!quota)
        return core::Error{core::ErrorKind::Protocol, u"no sum in the answer"_s};
    return LogStat{core::Quota(*quota)};
}

} // namespace relay
