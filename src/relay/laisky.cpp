#include "relay/laisky.h"

#include "relay/envelope.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace relay {

Call Laisky::signIn(const QString &user, const core::Secret &password, const core::Secret &code) const
{
    Call call = OneApi::signIn(user, password, code);
    if (!code.isEmpty())
        call.secretMembers.append({u"totp_code"_s, code});
    return call;
}

TokenRecord Laisky::token(const core::JsonReader &row) const
{
    TokenRecord t = OneApi::token(row);
    t.id = core::RemoteTokenId(row.textOr("uuid"_L1));
    // Keys come with their prefix here, and an administrator may have chosen another one than sk-.
    if (const QString key = row.textOr("key"_L1); !key.isEmpty() && !key.contains(u'*'))
        t.key = core::Secret::fromText(key);
    if (!t.key.isEmpty())
        t.maskedKey = u"sk-"_s + t.key.hint();
    return t;
}

LogKind Laisky::logKind(qint64 type) const
{
    return type == 7 ? LogKind::Tool : OneApi::logKind(type);
}

LogRow Laisky::logRow(const core::JsonReader &row) const
{
    LogRow r = OneApi::logRow(row);
    r.modelAsked = row.textOr("origin_model_name"_L1);
    if (r.prompt)
        r.cached = row.integer("cached_prompt_tokens"_L1);
    if (const QString uuid = row.textOr("uuid"_L1); !uuid.isEmpty())
        r.identity = u"u:"_s + uuid;
    const QJsonObject metadata = row.at("metadata"_L1).object();
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        r.extra.insert(it.key(), it.value());
    static const QRegularExpression rates(u"model rate ([\\d.]+), group rate ([\\d.]+), completion rate ([\\d.]+)"_s);
    if (const QRegularExpressionMatch m = rates.match(r.content); m.hasMatch()) {
        r.extra.insert("model_ratio"_L1, m.captured(1).toDouble()); // two decimals only
        r.extra.insert("group_ratio"_L1, m.captured(2).toDouble());
        r.extra.insert("completion_ratio"_L1, m.captured(3).toDouble());
    }
    return r;
}

Call Laisky::log(const LogQuery &query) const
{
    Call call = OneApi::log(query);
    call.query.addQueryItem(u"size"_s, QString::number(logPageSize()));
    return call;
}

std::optional<Call> Laisky::requestCost(const QString &requestId) const
{
    Call call;
    call.path = u"/api/cost/request/"_s + requestId;
    return call;
}

core::Result<RequestCost> Laisky::readRequestCost(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer); // a bare object; two values when there is none
    if (!e)
        return e.error();
    const std::optional<qint64> quota = e->whole.integer("quota"_L1);
    if (!quota)
        return core::Error{core::ErrorKind::Protocol, u"no cost in the answer"_s};
    RequestCost cost;
    cost.quota = core::Quota(*quota);
    // A reservation until touched again, for ever when the answer was stopped early (recordings 4).
    const auto created = e->whole.integer("created_at"_L1);
    const auto updated = e->whole.integer("updated_at"_L1);
    cost.settled = created && updated && *updated > *created;
    return cost;
}

QStringList Laisky::chatPaths() const
{
    return {u"chat/completions"_s, u"responses"_s, u"messages"_s};
}

} // namespace relay
