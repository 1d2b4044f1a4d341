#include "catalog/rowterms.h"

#include "core/jsonreader.h"

#include <QRegularExpression>

namespace catalog {

namespace {

void readText(const QString &content, RowTerms &terms)
{
    static const QRegularExpression laisky(
        QStringLiteral("model rate ([0-9.]+), group rate ([0-9.]+)(?:, completion rate ([0-9.]+))?"));
    static const QRegularExpression oneApi(QStringLiteral("倍率：([0-9.]+) × ([0-9.]+)(?: × ([0-9.]+))?"));
    for (const QRegularExpression *pattern : {&laisky, &oneApi}) {
        const auto match = pattern->match(content);
        if (!match.hasMatch())
            continue;
        terms.inputQuotaPerToken = match.captured(1).toDouble();
        terms.groupFactor = match.captured(2).toDouble();
        if (match.hasCaptured(3))
            terms.completionRatio = match.captured(3).toDouble();
    }
    terms.hasSurcharge = content.contains(QLatin1String("tools cost"));
}

} // namespace

RowTerms termsOf(const relay::LogRow &row)
{
    RowTerms terms;
    readText(row.content, terms);
    const core::JsonReader extra{QJsonValue(row.extra)};
    const auto group = extra.number(QLatin1String("group_ratio"));
    if (terms.groupFactor) {
        // One API and Laisky: two decimals, whatever else a dialect made of the text
    } else if (const auto input = extra.number(QLatin1String("model_ratio")); input && group) { // New API
        terms.exact = true;
        terms.groupFactor = group;
        terms.inputQuotaPerToken = *input > 0 ? input : std::nullopt;
        terms.completionRatio = extra.number(QLatin1String("completion_ratio"));
        terms.cachedRatio = extra.number(QLatin1String("cache_ratio"));
    } else if (const auto rate = extra.number(QLatin1String("input_ratio")); rate && group) { // One Hub
        terms.exact = true;
        terms.groupFactor = group;
        terms.inputQuotaPerToken = rate;
        const auto output = extra.number(QLatin1String("output_ratio"));
        if (output && *rate > 0)
            terms.completionRatio = *output / *rate;
        terms.cachedRatio = extra.number(QLatin1String("cached_tokens_ratio"));
    }
    for (const char *key : {"web_search", "file_search", "image_generation_call", "violation_fee", "audio"})
        terms.hasSurcharge = terms.hasSurcharge || extra.boolean(QLatin1String(key)).value_or(false);
    terms.hasSurcharge = terms.hasSurcharge || extra.has(QLatin1String("extra_billing"));
    return terms;
}

} // namespace catalog
