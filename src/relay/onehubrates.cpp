// What One Hub publishes: GET /api/available_model and /api/user_group_map (relay-api-onehub §3.2, §5). Prices are in
// quota per token, "times" in thousandths of what a call costs; extra_ratios multiply the input or the output price.
#include "relay/envelope.h"
#include "relay/onehub.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

void readExtras(PublishedRate &rate, const core::JsonReader &extra)
{
    // An entry that is there and cannot be read is not known; only a missing one has a default.
    const auto tells = [&extra](std::initializer_list<QLatin1String> keys) {
        return std::any_of(keys.begin(), keys.end(), [&](QLatin1String key) { return extra.has(key); });
    };
    const auto times = [&](const std::optional<double> &price, std::initializer_list<QLatin1String> keys,
                           std::optional<double> &into) {
        for (const QLatin1String key : keys) {
            if (const auto ratio = extra.number(key); ratio && price)
                into = *price * *ratio;
        }
    };
    // Without an entry OpenAI's cached tokens have no discount; Claude's defaults are 0.1 and 1.25, for its names only.
    times(rate.inputPerMillion, {"cached_tokens"_L1, "cached_read_tokens"_L1}, rate.cachedPerMillion);
    times(rate.inputPerMillion, {"cached_write_tokens"_L1}, rate.cacheWritePerMillion);
    times(rate.inputPerMillion, {"input_image_tokens"_L1}, rate.imageInputPerMillion);
    times(rate.inputPerMillion, {"input_audio_tokens"_L1}, rate.audioInputPerMillion);
    times(rate.outputPerMillion, {"output_audio_tokens"_L1}, rate.audioOutputPerMillion);
    times(rate.outputPerMillion, {"reasoning_tokens"_L1}, rate.reasoningPerMillion);
    if (!rate.cachedPerMillion && rate.inputPerMillion && !tells({"cached_tokens"_L1, "cached_read_tokens"_L1})) {
        const bool claude = rate.model.contains("claude"_L1, Qt::CaseInsensitive);
        rate.cachedPerMillion = *rate.inputPerMillion * (claude ? 0.1 : 1);
        if (claude && !tells({"cached_write_tokens"_L1}))
            rate.cacheWritePerMillion = *rate.inputPerMillion * 1.25;
    }
}

void readAbout(PublishedRate &rate, const core::JsonReader &about)
{
    if (const auto n = about.integer("context_length"_L1); n && *n > 0)
        rate.contextLength = n;
    if (const auto n = about.integer("max_tokens"_L1); n && *n > 0)
        rate.largestAnswer = n;
    for (const core::JsonReader &kind : about.at("input_modalities"_L1).items())
        rate.inputKinds.append(kind.value().toString());
    for (const core::JsonReader &kind : about.at("output_modalities"_L1).items())
        rate.outputKinds.append(kind.value().toString());
    for (const core::JsonReader &tag : about.at("tags"_L1).items())
        rate.features.append(tag.value().toString());
    rate.description = about.textOr("description"_L1);
}

} // namespace

std::optional<Call> OneHub::rates() const
{
    Call call;
    call.path = u"/api/available_model"_s;
    return call;
}

std::optional<Call> OneHub::groupFactors() const
{
    Call call;
    call.path = u"/api/user_group_map"_s;
    return call;
}

core::Result<QHash<QString, double>> OneHub::readGroupFactors(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QHash<QString, double> out;
    const QJsonObject groups = e->data.object();
    for (auto it = groups.begin(); it != groups.end(); ++it) {
        if (const auto ratio = core::JsonReader(it.value()).number("ratio"_L1))
            out.insert(it.key(), *ratio);
    }
    return out;
}

core::Result<QList<PublishedRate>> OneHub::readRates(const net::Response &answer, const QString &) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QList<PublishedRate> out;
    const auto add = [&](const QString &model, const core::JsonReader &row, const core::JsonReader &price) {
        PublishedRate rate;
        rate.model = model;
        for (const core::JsonReader &group : row.at("groups"_L1).items())
            rate.groups.append(group.value().toString());
        const std::optional<double> input = price.number("input"_L1);
        const std::optional<double> output = price.number("output"_L1);
        const QString type = price.textOr("type"_L1);
        if (type == u"times"_s) {
            if (input) // 1000 × input quota for each call
                rate.perCall = *input * 1000 / static_cast<double>(info().quotaPerUnit.units());
            rate.free = rate.perCall == 0.0;
        } else if (type == u"tokens"_s) {
            if (input)
                rate.inputPerMillion = perMillion(*input, info().quotaPerUnit);
            if (output)
                rate.outputPerMillion = perMillion(*output, info().quotaPerUnit);
            rate.free = input == 0.0 && output == 0.0;
        }
        // No entry of its own: the relay answers with what it takes then ($60 per million), under an empty name.
        rate.isFallback = price.text("model"_L1) == QString() && input.has_value();
        readExtras(rate, price.at("extra_ratios"_L1));
        readAbout(rate, price.at("model_info"_L1));
        rate.raw = row.object();
        out.append(rate);
    };
    if (e->data.isArray()) { // GET /api/prices: the prices alone, of what is offered and what is not
        for (const core::JsonReader &price : e->data.items()) {
            if (const QString model = price.textOr("model"_L1); !model.isEmpty())
                add(model, price, price);
        }
        return out;
    }
    if (!e->data.isObject())
        return core::Error{core::ErrorKind::Protocol, u"no list of prices in the answer"_s};
    const QJsonObject models = e->data.object();
    for (auto it = models.begin(); it != models.end(); ++it) {
        const core::JsonReader row(it.value());
        add(it.key(), row, row.at("price"_L1));
    }
    return out;
}

} // namespace relay
