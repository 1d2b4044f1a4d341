// What Laisky's One API publishes: GET /api/models/display (relay-api §6.4; L controller/model.go:301-435). USD per
// million tokens without the group's factor; "all zero" is "no metadata".
#include "relay/envelope.h"
#include "relay/laisky.h"

#include <algorithm>

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

PublishedTier tierOf(const core::JsonReader &t)
{
    PublishedTier tier;
    tier.fromInput = t.integer("input_token_threshold"_L1).value_or(0);
    tier.inputPerMillion = positive(t.number("input_price"_L1));
    tier.outputPerMillion = positive(t.number("output_price"_L1));
    tier.cachedPerMillion = positive(t.number("cached_input_price"_L1));
    tier.cacheWritePerMillion = positive(t.number("cache_write_5m_price"_L1));
    tier.cacheWriteLongPerMillion = positive(t.number("cache_write_1h_price"_L1));
    return tier;
}

PublishedWindow windowOf(const core::JsonReader &w)
{
    PublishedWindow window;
    window.name = w.textOr("name"_L1);
    window.zone = w.textOr("timezone"_L1);
    for (const core::JsonReader &range : w.at("ranges"_L1).items())
        window.ranges.append({range.textOr("start"_L1), range.textOr("end"_L1)});
    static const QStringList names{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
    for (const core::JsonReader &day : w.at("days_of_week"_L1).items()) {
        // As a name, or as a number from Sunday = 0.
        const qsizetype named = names.indexOf(day.value().toString().left(3).toLower());
        const int number = day.value().toInt(-1);
        if (named >= 0)
            window.days.append(static_cast<int>(named) + 1);
        else if (number >= 0 && number <= 7)
            window.days.append(number == 0 ? 7 : number);
    }
    window.dateFrom = w.textOr("date_from"_L1);
    window.dateTo = w.textOr("date_to"_L1);
    const core::JsonReader overlay = w.at("overlay"_L1);
    window.overlay = tierOf(overlay);
    window.perImage = positive(overlay.number("image_price"_L1));
    window.perCall = positive(overlay.at("per_call_pricing"_L1).number("usd_per_call"_L1));
    return window;
}

void readPictures(PublishedRate &rate, const core::JsonReader &m)
{
    const core::JsonReader pictures = m.at("image_pricing"_L1);
    rate.perImage = positive(m.number("image_price"_L1));
    if (!rate.perImage)
        rate.perImage = positive(pictures.number("price_per_image_usd"_L1));
    rate.imageSize = pictures.textOr("default_size"_L1);
    rate.imageQuality = pictures.textOr("default_quality"_L1);
    const QJsonObject both = pictures.at("quality_size_multipliers"_L1).object();
    for (auto quality = both.begin(); quality != both.end(); ++quality) {
        const QJsonObject sizes = quality.value().toObject();
        for (auto size = sizes.begin(); size != sizes.end(); ++size)
            rate.imageFactors.append({quality.key(), size.key(), size.value().toDouble(1)});
    }
    const QJsonObject bySize = pictures.at("size_multipliers"_L1).object();
    for (auto size = bySize.begin(); both.isEmpty() && size != bySize.end(); ++size)
        rate.imageFactors.append({{}, size.key(), size.value().toDouble(1)});
}

void readSoundAndFilm(PublishedRate &rate, const core::JsonReader &m)
{
    const core::JsonReader audio = m.at("audio_pricing"_L1);
    rate.audioPerSecond = positive(audio.number("usd_per_second"_L1));
    if (const auto ratio = positive(audio.number("prompt_token_ratio"_L1)); ratio && rate.inputPerMillion)
        rate.audioInputPerMillion = *rate.inputPerMillion * *ratio;
    if (const auto ratio = positive(audio.number("completion_token_ratio"_L1)); ratio && rate.audioInputPerMillion)
        rate.audioOutputPerMillion = *rate.audioInputPerMillion * *ratio;
    rate.videoPerSecond = positive(m.at("video_pricing"_L1).number("per_second_usd"_L1));
    const core::JsonReader embedding = m.at("embedding_pricing"_L1);
    if (!rate.inputPerMillion)
        rate.inputPerMillion = positive(embedding.number("text_token_price"_L1));
    rate.imageInputPerMillion = positive(embedding.number("image_token_price"_L1));
}

PublishedRate rateOf(const QString &model, const QString &channel, const core::JsonReader &m)
{
    PublishedRate rate;
    rate.model = model;
    rate.channel = channel;
    const PublishedTier base = tierOf(m);
    rate.inputPerMillion = base.inputPerMillion;
    rate.outputPerMillion = base.outputPerMillion;
    // All zero means "no metadata", not free; a zero beside a price is a price.
    if (rate.inputPerMillion && !rate.outputPerMillion && m.number("output_price"_L1) == 0.0)
        rate.outputPerMillion = 0.0;
    if (rate.inputPerMillion)
        rate.cachedPerMillion = base.cachedPerMillion;
    rate.cacheWritePerMillion = base.cacheWritePerMillion;
    rate.cacheWriteLongPerMillion = base.cacheWriteLongPerMillion;
    for (const core::JsonReader &t : m.at("tiers"_L1).items()) {
        if (const PublishedTier tier = tierOf(t); tier.fromInput > 0)
            rate.tiers.append(tier);
    }
    std::sort(rate.tiers.begin(), rate.tiers.end(),
              [](const PublishedTier &a, const PublishedTier &b) { return a.fromInput < b.fromInput; });
    for (const core::JsonReader &w : m.at("time_windows"_L1).items())
        rate.windows.append(windowOf(w));
    readPictures(rate, m);
    readSoundAndFilm(rate, m);
    const core::JsonReader perCall = m.at("per_call_pricing"_L1);
    rate.perCall = positive(perCall.number("usd_per_call"_L1));
    if (const auto thousand = positive(perCall.number("usd_per_thousand_calls"_L1)); thousand && !rate.perCall)
        rate.perCall = *thousand / 1000;
    if (const auto n = m.integer("context_length"_L1); n && *n > 0)
        rate.contextLength = n;
    if (const auto n = m.integer("max_output_tokens"_L1); n && *n > 0)
        rate.largestAnswer = n;
    rate.inputKinds = textList(m.at("input_modalities"_L1));
    rate.outputKinds = textList(m.at("output_modalities"_L1));
    rate.features = textList(m.at("supported_features"_L1));
    if (!m.at("supported_reasoning_efforts"_L1).items().isEmpty() && !rate.features.contains(u"reasoning"_s))
        rate.features.append(u"reasoning"_s);
    rate.description = m.textOr("description"_L1);
    rate.raw = m.object();
    return rate;
}

} // namespace

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
    if (!e->data.isObject() && !(e->data.isNull() && e->whole.has("data"_L1)))
        return core::Error{core::ErrorKind::Protocol, u"no list of prices in the answer"_s};
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

} // namespace relay
