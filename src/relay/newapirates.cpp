// What New API publishes: GET /api/pricing. 2025 (relay-api §6.5): ratios, a price per call, factors of groups. 2026
// (relay-api-newapi §6.1): also endpoint types; since March 2026 ratios of cached tokens, pictures and sound, and
// billing_mode tiered_expr with a formula (§9.4). A ratio of 1 is one quota unit a token.
#include "relay/envelope.h"
#include "relay/newapi.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

QHash<QString, double> numbersOf(const QJsonObject &groups)
{
    QHash<QString, double> out;
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        // "自动" of the group auto is no number: its factor is that of the group that serves.
        if (it.value().isDouble())
            out.insert(it.key(), it.value().toDouble());
    }
    return out;
}

// The list tells ratios of cached tokens at all: then a missing one is 1 (reading) or 1.25 (writing). Before March 2026
// none has any, and log rows alone tell them.
bool tellsCacheRatios(const core::JsonReader &whole, const QList<core::JsonReader> &rows)
{
    return whole.has("pricing_version"_L1) || std::any_of(rows.begin(), rows.end(), [](const core::JsonReader &row) {
               return row.has("cache_ratio"_L1) || row.has("create_cache_ratio"_L1) || row.has("pricing_version"_L1) ||
                      row.has("billing_mode"_L1);
           });
}

void readRatios(PublishedRate &rate, const core::JsonReader &row, double unitPrice, bool tellsCache)
{
    const double ratio = row.number("model_ratio"_L1).value_or(0);
    const double input = ratio * unitPrice;
    rate.inputPerMillion = input;
    // A factor that is there and cannot be read is not known; only a missing one has its stated default.
    if (const auto completion = row.number("completion_ratio"_L1))
        rate.outputPerMillion = input * *completion;
    rate.free = ratio == 0.0;
    const auto cache = row.number("cache_ratio"_L1);
    if (cache || (tellsCache && !row.has("cache_ratio"_L1)))
        rate.cachedPerMillion = input * cache.value_or(1);
    const auto write = row.number("create_cache_ratio"_L1);
    if (write) {
        rate.cacheWritePerMillion = input * *write;
        rate.cacheWriteLongPerMillion = input * *write * 1.6;
    }
    if (const auto image = row.number("image_ratio"_L1))
        rate.imageInputPerMillion = input * *image;
    if (const auto audio = row.number("audio_ratio"_L1))
        rate.audioInputPerMillion = input * *audio;
    const auto spoken = row.number("audio_completion_ratio"_L1);
    const auto heard = row.number("audio_ratio"_L1);
    if (spoken && (heard || !row.has("audio_ratio"_L1)))
        rate.audioOutputPerMillion = input * heard.value_or(1) * *spoken;
}

} // namespace

std::optional<Call> NewApi::rates() const
{
    Call call;
    call.path = u"/api/pricing"_s;
    return call;
}

std::optional<Call> NewApi::groupFactors() const
{
    Call call;
    call.path = u"/api/user/self/groups"_s; // an access token does not personalise /api/pricing
    return call;
}

core::Result<QHash<QString, double>> NewApi::readGroupFactors(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QHash<QString, double> out;
    const QJsonObject groups = e->data.object();
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        if (const QJsonValue ratio = it.value().toObject().value("ratio"_L1); ratio.isDouble())
            out.insert(it.key(), ratio.toDouble());
    }
    return out;
}

core::Result<QList<PublishedRate>> NewApi::readRates(const net::Response &answer, const QString &userGroup) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    if (!e->data.isArray() && !(e->data.isNull() && e->whole.has("data"_L1)))
        return core::Error{core::ErrorKind::Protocol, u"no list of prices in the answer"_s};
    const QHash<QString, double> factors = numbersOf(e->whole.at("group_ratio"_L1).object());
    const QList<core::JsonReader> rows = e->data.items();
    const bool tellsCache = tellsCacheRatios(e->whole, rows);
    QList<PublishedRate> out;
    for (const core::JsonReader &row : rows) {
        PublishedRate rate;
        rate.model = row.textOr("model_name"_L1);
        if (rate.model.isEmpty())
            continue;
        rate.factors = factors;
        if (factors.contains(userGroup))
            rate.groupFactor = factors.value(userGroup);
        rate.raw = row.object();
        rate.description = row.textOr("description"_L1);
        for (const core::JsonReader &group : row.at("enable_groups"_L1).items())
            rate.groups.append(group.value().toString());
        for (const core::JsonReader &type : row.at("supported_endpoint_types"_L1).items())
            rate.endpointTypes.append(type.value().toString());

        // 37.5 with 1 is the stand-in for "no price set"; a call then fails with model_price_error (relay-api §6.5).
        constexpr double unsetRatio = 37.5;
        const bool unset =
            row.number("model_ratio"_L1) == unsetRatio && row.number("completion_ratio"_L1).value_or(1) == 1.0;
        if (row.textOr("billing_mode"_L1) == u"tiered_expr"_s) {
            rate.expression = row.textOr("billing_expr"_L1); // the ratios say nothing then
        } else if (row.integer("quota_type"_L1) == 1) {
            rate.perCall = row.number("model_price"_L1);
            rate.free = rate.perCall == 0.0;
        } else if (row.integer("quota_type"_L1) == 0 && !unset && row.number("model_ratio"_L1)) {
            readRatios(rate, row, perMillion(1, info().quotaPerUnit), tellsCache);
        }
        out.append(rate);
    }
    return out;
}

} // namespace relay
