#include "relay/laisky.h"

#include "relay/envelope.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

std::optional<double> positive(std::optional<double> value)
{
    // Display quirk: very cheap models are shown 500,000 times too dear (relay-api §6.4).
    constexpr double absurd = 100'000;
    return value && *value > 0 && *value < absurd ? value : std::nullopt;
}

QStringList textList(const core::JsonReader &list)
{
    QStringList out;
    for (const core::JsonReader &item : list.items())
        out.append(item.value().toString());
    return out;
}

PublishedRate rateOf(const QString &model, const QString &channel, const core::JsonReader &m)
{
    PublishedRate rate;
    rate.model = model;
    rate.channel = channel;
    rate.inputPerMillion = positive(m.number("input_price"_L1));
    rate.outputPerMillion = positive(m.number("output_price"_L1));
    // All zero means "no metadata", not free; a zero beside a price is a price.
    if (rate.inputPerMillion && !rate.outputPerMillion && m.number("output_price"_L1) == 0.0)
        rate.outputPerMillion = 0.0;
    if (rate.inputPerMillion)
        rate.cachedPerMillion = positive(m.number("cached_input_price"_L1));
    rate.cacheWritePerMillion = positive(m.number("cache_write_5m_price"_L1));
    rate.perImage = positive(m.number("image_price"_L1));
    const core::JsonReader perCall = m.at("per_call_pricing"_L1);
    rate.perCall = positive(perCall.number("usd_per_call"_L1));
    if (const auto thousand = positive(perCall.number("usd_per_thousand_calls"_L1)); thousand && !rate.perCall)
        rate.perCall = *thousand / 1000;
    rate.audioPerSecond = positive(m.at("audio_pricing"_L1).number("usd_per_second"_L1));
    if (const auto n = m.integer("context_length"_L1); n && *n > 0)
        rate.contextLength = n;
    if (const auto n = m.integer("max_output_tokens"_L1); n && *n > 0)
        rate.largestAnswer = n;
    rate.inputKinds = textList(m.at("input_modalities"_L1));
    rate.outputKinds = textList(m.at("output_modalities"_L1));
    rate.features = textList(m.at("supported_features"_L1));
    if (!m.at("supported_reasoning_efforts"_L1).items().isEmpty() && !rate.features.contains(u"reasoning"_s))
        rate.features.append(u"reasoning"_s);
    rate.raw = m.object();
    return rate;
}

} // namespace

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

std::optional<Call> Laisky::rates() const
{
    Call call;
    call.path = u"/api/models/display"_s;
    return call;
}

core::Result<QList<PublishedRate>> Laisky::readRates(const net::Response &answer, const QString &) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QList<PublishedRate> out;
    const QJsonObject channels = e->data.object();
    for (auto c = channels.begin(); c != channels.end(); ++c) {
        const core::JsonReader channel(c.value());
        const QJsonObject models = channel.at("models"_L1).object();
        for (auto m = models.begin(); m != models.end(); ++m)
            out.append(rateOf(m.key(), channel.textOr("channel_name"_L1, c.key()), core::JsonReader(m.value())));
    }
    return out;
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
