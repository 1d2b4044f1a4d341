#include "catalog/cardjson.h"

#include "catalog/rateexpression.h"
#include "core/jsonreader.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace catalog {

namespace {

using core::JsonReader;

template<typename T>
void put(QJsonObject &json, QLatin1String key, const std::optional<T> &value)
{
    if constexpr (std::is_same_v<T, core::Quota>) {
        if (value)
            json.insert(key, value->units());
    } else if (value) {
        json.insert(key, *value);
    }
}

std::optional<core::Quota> quotaAt(const JsonReader &in, QLatin1String key)
{
    const auto units = in.integer(key);
    return units ? std::optional(core::Quota(*units)) : std::nullopt;
}

void putRates(QJsonObject &json, const TokenRates &rates)
{
    put(json, "cache_write"_L1, rates.cacheWrite);
    put(json, "cache_write_long"_L1, rates.cacheWriteLong);
    put(json, "image_input"_L1, rates.imageInput);
    put(json, "audio_input"_L1, rates.audioInput);
    put(json, "audio_output"_L1, rates.audioOutput);
    put(json, "reasoning"_L1, rates.reasoning);
}

QJsonObject ratesToJson(const TokenRates &rates)
{
    QJsonObject json{{"input"_L1, rates.input}, {"output"_L1, rates.output}, {"cached"_L1, rates.cached}};
    putRates(json, rates);
    return json;
}

TokenRates ratesFromJson(const JsonReader &in)
{
    TokenRates rates;
    rates.input = in.number("input"_L1).value_or(0);
    rates.output = in.number("output"_L1).value_or(0);
    rates.cached = in.number("cached"_L1).value_or(rates.input);
    rates.cacheWrite = in.number("cache_write"_L1);
    rates.cacheWriteLong = in.number("cache_write_long"_L1);
    rates.imageInput = in.number("image_input"_L1);
    rates.audioInput = in.number("audio_input"_L1);
    rates.audioOutput = in.number("audio_output"_L1);
    rates.reasoning = in.number("reasoning"_L1);
    return rates;
}

QJsonObject windowToJson(const RateWindow &window)
{
    QJsonObject json = ratesToJson(window.rates);
    json.insert("name"_L1, window.name);
    json.insert("zone"_L1, window.zone);
    QJsonArray ranges, days;
    for (const auto &[from, to] : window.ranges)
        ranges.append(QJsonArray{from, to});
    for (const int day : window.days)
        days.append(day);
    json.insert("ranges"_L1, ranges);
    json.insert("days"_L1, days);
    json.insert("from"_L1, window.from.toString(Qt::ISODate));
    json.insert("to"_L1, window.to.toString(Qt::ISODate));
    put(json, "per_call"_L1, window.perCall);
    put(json, "per_image"_L1, window.perImage);
    return json;
}

RateWindow windowFromJson(const JsonReader &in)
{
    RateWindow window;
    window.rates = ratesFromJson(in);
    window.name = in.textOr("name"_L1);
    window.zone = in.textOr("zone"_L1);
    for (const JsonReader &range : in.at("ranges"_L1).items())
        window.ranges.append({range.value().toArray().at(0).toInt(), range.value().toArray().at(1).toInt()});
    for (const JsonReader &day : in.at("days"_L1).items())
        window.days.append(day.value().toInt());
    window.from = QDate::fromString(in.textOr("from"_L1), Qt::ISODate);
    window.to = QDate::fromString(in.textOr("to"_L1), Qt::ISODate);
    window.perCall = quotaAt(in, "per_call"_L1);
    window.perImage = quotaAt(in, "per_image"_L1);
    return window;
}

void putLists(QJsonObject &json, const RateCard &card)
{
    QJsonArray tiers, windows, pictures;
    for (const RateTier &tier : card.tiers) {
        QJsonObject one = ratesToJson(tier.rates);
        one.insert("from_input"_L1, tier.fromInput);
        tiers.append(one);
    }
    for (const RateWindow &window : card.windows)
        windows.append(windowToJson(window));
    for (const PicturePrice &picture : card.pictures)
        pictures.append(QJsonArray{picture.quality, picture.size, picture.quota.units()});
    for (const auto &[key, list] :
         {std::pair("tiers"_L1, tiers), std::pair("windows"_L1, windows), std::pair("pictures"_L1, pictures)})
        if (!list.isEmpty())
            json.insert(key, list);
}

void readLists(RateCard &card, const JsonReader &in)
{
    for (const JsonReader &tier : in.at("tiers"_L1).items())
        card.tiers.append({tier.integer("from_input"_L1).value_or(0), ratesFromJson(tier)});
    for (const JsonReader &window : in.at("windows"_L1).items())
        card.windows.append(windowFromJson(window));
    for (const JsonReader &picture : in.at("pictures"_L1).items()) {
        const QJsonArray row = picture.value().toArray();
        card.pictures.append({row.at(0).toString(), row.at(1).toString(), core::Quota(row.at(2).toInteger())});
    }
}

} // namespace

QJsonObject cardToJson(const RateCard &card)
{
    QJsonObject json{
        {"state"_L1, rateStateName(card.state)}, {"input"_L1, card.inputQuotaPerToken},
        {"output"_L1, card.outputQuotaPerToken}, {"cached"_L1, card.cachedQuotaPerToken},
        {"cached_known"_L1, card.cachedKnown},   {"rounds_up"_L1, card.roundsUp},
        {"at_least_one"_L1, card.atLeastOne},    {"reserves"_L1, static_cast<int>(card.reserves)},
        {"read_at"_L1, core::toMs(card.readAt)},
    };
    putRates(json, card.extra);
    putLists(json, card);
    put(json, "per_call"_L1, card.perCall);
    put(json, "per_image"_L1, card.perImage);
    put(json, "audio_second"_L1, card.quotaPerAudioSecond);
    put(json, "video_second"_L1, card.quotaPerVideoSecond);
    put(json, "relative_error"_L1, card.relativeError);
    if (!card.pictureSize.isEmpty())
        json.insert("picture_size"_L1, card.pictureSize);
    if (!card.formulaText.isEmpty()) {
        json.insert("formula"_L1, card.formulaText);
        json.insert("formula_scale"_L1, card.formulaScale);
    }
    if (card.isFallback)
        json.insert("fallback"_L1, true);
    if (card.partsCutOff)
        json.insert("parts_cut_off"_L1, true);
    if (card.learnedFrom > 0)
        json.insert("learned_from"_L1, card.learnedFrom);
    return json;
}

RateCard cardFromJson(const QJsonObject &json, core::QuotaPerUnit perUnit)
{
    const JsonReader in{QJsonValue(json)};
    RateCard card;
    card.state = rateStateFromName(in.textOr("state"_L1)).value_or(RateState::Unknown);
    card.extra = ratesFromJson(in);
    card.inputQuotaPerToken = card.extra.input;
    card.outputQuotaPerToken = card.extra.output;
    card.cachedQuotaPerToken = card.extra.cached;
    card.extra.input = card.extra.output = card.extra.cached = 0;
    card.cachedKnown = in.boolean("cached_known"_L1).value_or(true);
    card.roundsUp = in.boolean("rounds_up"_L1).value_or(true);
    card.atLeastOne = in.boolean("at_least_one"_L1).value_or(true);
    card.isFallback = in.boolean("fallback"_L1).value_or(false);
    card.partsCutOff = in.boolean("parts_cut_off"_L1).value_or(false);
    const auto reserves = in.integer("reserves"_L1).value_or(0);
    if (reserves >= 0 && reserves <= static_cast<int>(ReservationRule::OneHub))
        card.reserves = static_cast<ReservationRule>(reserves);
    card.readAt = core::momentFromMs(in.integer("read_at"_L1).value_or(0));
    card.perCall = quotaAt(in, "per_call"_L1);
    card.perImage = quotaAt(in, "per_image"_L1);
    card.pictureSize = in.textOr("picture_size"_L1);
    card.quotaPerAudioSecond = in.number("audio_second"_L1);
    card.quotaPerVideoSecond = in.number("video_second"_L1);
    readLists(card, in);
    card.formulaText = in.textOr("formula"_L1);
    card.formulaScale = in.number("formula_scale"_L1).value_or(0);
    if (!card.formulaText.isEmpty() && card.state != RateState::Unknown && card.state != RateState::Learned)
        card.formula = RateExpression::parse(card.formulaText);
    card.relativeError = in.number("relative_error"_L1);
    card.learnedFrom = static_cast<int>(in.integer("learned_from"_L1).value_or(0));
    card.quotaPerUnit = perUnit;
    return card;
}

} // namespace catalog
