#include "relay/dailysums.h"

#include "relay/envelope.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

std::optional<core::Quota> quotaIn(const core::JsonReader &o, QLatin1String key)
{
    const std::optional<qint64> units = o.integer(key);
    return units ? std::optional(core::Quota(*units)) : std::nullopt;
}

DailySum sumOf(const core::JsonReader &row)
{
    DailySum sum;
    if (row.has("model_name"_L1) || row.has("token_used"_L1)) { // New API, by the hour
        sum.from = row.moment("created_at"_L1);
        sum.model = row.textOr("model_name"_L1);
        sum.requests = row.integer("count"_L1);
        sum.quota = quotaIn(row, "quota"_L1);
        sum.tokens = row.integer("token_used"_L1);
        return sum;
    }
    // Spelled as in Go everywhere else.
    sum.day = row.textOr(row.has("Date"_L1) ? "Date"_L1 : "Day"_L1);
    sum.model = row.textOr("ModelName"_L1);
    sum.requests = row.integer("RequestCount"_L1);
    sum.quota = quotaIn(row, "Quota"_L1);
    sum.prompt = row.integer("PromptTokens"_L1);
    sum.completion = row.integer("CompletionTokens"_L1);
    sum.cached = row.integer("CachedPromptTokens"_L1);
    return sum;
}

} // namespace

core::Result<DailySums> readDailySums(const net::Response &answer)
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    DailySums out;
    core::JsonReader list = e->data;
    bool isThere = e->whole.has("data"_L1);
    if (list.isObject()) { // Laisky: several lists and the account
        out.balance = quotaIn(list, "total_quota"_L1);
        out.used = quotaIn(list, "used_quota"_L1);
        isThere = list.has("logs"_L1);
        list = list.at("logs"_L1);
    }
    // Null is how they spell an empty list.
    if (!isThere || (!list.isArray() && !list.isNull()))
        return core::Error{core::ErrorKind::Protocol, u"no list of days in the answer"_s};
    for (const core::JsonReader &row : list.items()) {
        if (row.isObject())
            out.rows.append(sumOf(row));
    }
    return out;
}

} // namespace relay
