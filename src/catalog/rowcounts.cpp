#include "catalog/rowcounts.h"

#include "catalog/rowterms.h"
#include "core/jsonreader.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace catalog {

namespace {

std::optional<qint64> countIn(const QString &content, const QString &word)
{
    const QRegularExpressionMatch m = QRegularExpression(word + u" ([0-9]+)"_s).match(content);
    return m.hasMatch() ? std::optional(m.captured(1).toLongLong()) : std::nullopt;
}

std::optional<qint64> firstOf(const core::JsonReader &in, std::initializer_list<QLatin1String> keys)
{
    for (const QLatin1String key : keys) {
        if (const auto n = in.integer(key))
            return n;
    }
    return {};
}

// "image model=dall-e-3 size=1024x1024 quality=standard requested_n=1 billed_n=1 …" (L).
std::optional<core::Quota> pictureQuota(const relay::LogRow &row, const RateCard &card)
{
    static const QRegularExpression words(
        u"^image model=\\S+ size=(\\S+) quality=(\\S*) requested_n=\\d+ billed_n=(\\d+)"_s);
    const QRegularExpressionMatch m = words.match(row.content);
    if (!m.hasMatch() || !card.perImage || row.content.contains(u"token_usd"_s))
        return {};
    core::Quota one = *card.perImage;
    for (const PicturePrice &picture : card.pictures)
        if (picture.size == m.captured(1) && (picture.quality == m.captured(2) || picture.quality.isEmpty()))
            one = picture.quota;
    return core::Quota(one.units() * m.captured(3).toLongLong());
}

} // namespace

TokenCount countsOf(const relay::LogRow &row)
{
    const core::JsonReader extra{QJsonValue(row.extra)};
    TokenCount count;
    count.input = row.prompt;
    count.output = row.completion;
    count.cached = row.cached;
    count.at = row.time;
    count.cacheWrite = countIn(row.content, u"cache_write_5m"_s);
    count.cacheWriteLong = countIn(row.content, u"cache_write_1h"_s);
    // New API: the total of what was written includes both of its parts.
    if (const auto written = extra.integer("cache_creation_tokens"_L1)) {
        count.cacheWriteLong = extra.integer("cache_creation_tokens_1h"_L1).value_or(0);
        count.cacheWrite = *written - *count.cacheWriteLong;
    }
    if (const auto written = extra.integer("cached_write_tokens"_L1))
        count.cacheWrite = written;
    count.cacheIsBeside = extra.boolean("claude"_L1).value_or(false);
    count.reasoning = extra.integer("reasoning_tokens"_L1);
    count.imageInput = firstOf(extra, {"image_output"_L1, "input_image_tokens"_L1}); // the first means input [rec]
    count.audioInput = firstOf(extra, {"audio_input"_L1, "audio_input_token_count"_L1, "input_audio_tokens"_L1});
    count.audioOutput = firstOf(extra, {"audio_output"_L1, "output_audio_tokens"_L1});
    return count;
}

std::optional<core::Quota> quotaByCard(const relay::LogRow &row, const RateCard &card)
{
    if (row.content.startsWith(u"image model="_s))
        return pictureQuota(row, card);
    // "model rate 7.50, group rate 1.00" without a third figure is sound: its tokens are the quota itself.
    static const QRegularExpression sound(u"^(model rate [0-9.]+, group rate [0-9.]+|倍率：[0-9.]+ × [0-9.]+)$"_s);
    const RowTerms terms = termsOf(row);
    const core::JsonReader extra{QJsonValue(row.extra)};
    const bool soundByParts = extra.has("audio_ratio"_L1);
    if (sound.match(row.content).hasMatch() || (terms.hasSurcharge && !soundByParts))
        return {};
    const auto price = extra.number("model_price"_L1);
    if (price && *price > 0 && card.perCall) {
        // Size and quality are in the row's price already; a card knows the plain one only.
        const double plain = static_cast<double>(card.perCall->units());
        const double told = *price * static_cast<double>(card.quotaPerUnit.units()) * terms.groupFactor.value_or(1);
        if (std::abs(plain - told) > 1)
            return {};
    }
    const TokenCount count = countsOf(row);
    if (soundByParts && !card.extra.audioInput && !card.extra.audioOutput)
        return {}; // the ratios of sound were not published before March 2026
    if (count.cached.value_or(0) > 0 && !card.cachedKnown)
        return {};
    return card.cost(count);
}

} // namespace catalog
