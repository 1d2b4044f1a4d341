#include "demo/rowtext.h"

#include "demo/indialect.h"

#include <QJsonArray>

namespace demo {

namespace {

double perToken(qint64 millionths)
{
    return static_cast<double>(millionths) / 1e6;
}

double cachedPerIn(const Rate &rate)
{
    return rate.cached < 0 || rate.in == 0 ? 1.0 : static_cast<double>(rate.cached) / static_cast<double>(rate.in);
}

double outPerIn(const Rate &rate)
{
    return rate.in == 0 ? 0.0 : static_cast<double>(rate.out) / static_cast<double>(rate.in);
}

QJsonObject laiskyArithmetic(const Spending &spending)
{
    if (!spending.content.isEmpty())
        return {}; // pictures and sound carry none
    QString asked = QStringLiteral("chat");
    if (spending.conversion == QStringLiteral("embedding"))
        asked = spending.conversion;
    else if (spending.path == QStringLiteral("/v1/messages"))
        asked = QStringLiteral("claude_messages");
    const bool isConverted = !spending.isClaude && (spending.path == QStringLiteral("/v1/messages") ||
                                                    spending.path == QStringLiteral("/v1/responses"));
    const QString path = isConverted ? QStringLiteral("/v1/chat/completions") : spending.path;
    return {{QStringLiteral("upstream_api_format"),
             spending.isClaude ? QStringLiteral("anthropic") : QStringLiteral("openai")},
            {QStringLiteral("upstream_endpoint"), QStringLiteral("https://supplier.example.com") + path},
            {QStringLiteral("user_api_format"), asked}};
}

QJsonObject hubArithmetic(const Spending &spending)
{
    QJsonObject json{
        {QStringLiteral("group_name"), spending.group},
        {QStringLiteral("backup_group_name"), QString()},
        {QStringLiteral("is_backup_group"), false},
        {QStringLiteral("price_type"), spending.isByCall ? QStringLiteral("times") : QStringLiteral("tokens")},
        {QStringLiteral("group_ratio"), spending.groupPercent / 100.0},
        {QStringLiteral("input_ratio"), perToken(spending.rate.in)},
        {QStringLiteral("output_ratio"), perToken(spending.rate.out)}};
    if (spending.isStream)
        json.insert(QStringLiteral("first_response"), spending.firstTokenMs);
    if (spending.usage.cached > 0) {
        json.insert(QStringLiteral("cached_tokens"), spending.usage.cached);
        json.insert(QStringLiteral("cached_tokens_ratio"), cachedPerIn(spending.rate));
    }
    if (spending.usage.reasoning > 0) {
        json.insert(QStringLiteral("reasoning_tokens"), spending.usage.reasoning);
        json.insert(QStringLiteral("reasoning_tokens_ratio"), 1);
    }
    for (auto it = spending.more.begin(); it != spending.more.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QJsonObject newApiArithmetic(Dialect dialect, const Spending &spending)
{
    const Rate &rate = spending.rate;
    QJsonObject other{
        {QStringLiteral("cache_ratio"), spending.isByCall ? 0.0 : cachedPerIn(rate)},
        {QStringLiteral("cache_tokens"), spending.usage.cached},
        {QStringLiteral("completion_ratio"), outPerIn(rate)},
        {QStringLiteral("frt"), spending.firstTokenMs},
        {QStringLiteral("group_ratio"), spending.groupPercent / 100.0},
        {QStringLiteral("model_price"),
         spending.isByCall ? static_cast<double>(spending.quota) / 500'000.0 / (spending.groupPercent / 100.0) : -1.0},
        {QStringLiteral("model_ratio"), perToken(rate.in)}};
    const bool isOld = dialect == Dialect::NewApi2025;
    if (isOld || spending.asked != spending.supplier) {
        other.insert(QStringLiteral("is_model_mapped"), true);
        other.insert(QStringLiteral("upstream_model_name"), spending.supplier);
    }
    if (spending.isClaude) {
        other.insert(QStringLiteral("claude"), true);
        other.insert(QStringLiteral("cache_creation_ratio"), 1.25);
        other.insert(QStringLiteral("cache_creation_tokens"), 0);
    }
    if (isOld)
        return other;
    other.insert(QStringLiteral("billing_source"), QStringLiteral("wallet"));
    other.insert(QStringLiteral("request_conversion"),
                 QJsonArray::fromStringList(spending.conversion.split(QLatin1Char('|'))));
    other.insert(QStringLiteral("request_path"), spending.path);
    other.insert(QStringLiteral("user_group_ratio"), -1);
    if (dialect == Dialect::NewApi202608 && spending.isStream)
        other.insert(QStringLiteral("stream_status"),
                     spending.isCut ? QJsonObject{{QStringLiteral("end_error"), QStringLiteral("unexpected EOF")},
                                                  {QStringLiteral("end_reason"), QStringLiteral("scanner_error")},
                                                  {QStringLiteral("status"), QStringLiteral("error")}}
                                    : QJsonObject{{QStringLiteral("end_reason"), QStringLiteral("done")},
                                                  {QStringLiteral("status"), QStringLiteral("ok")}});
    if (dialect == Dialect::NewApi202608 && spending.isClaude)
        other.insert(QStringLiteral("usage_semantic"), QStringLiteral("anthropic"));
    for (auto it = spending.more.begin(); it != spending.more.end(); ++it)
        other.insert(it.key(), it.value());
    return other;
}

} // namespace

QString rowContent(Dialect dialect, const Spending &spending)
{
    const double model = perToken(spending.rate.in);
    const double group = spending.groupPercent / 100.0;
    const double completion = outPerIn(spending.rate);
    switch (dialect) {
    case Dialect::NewApi2025:
        if (spending.isClaude)
            return {};
        return QString::asprintf("模型倍率 %.2f，补全倍率 %.2f，分组倍率 %.2f", model, completion, group);
    case Dialect::Laisky:
        return QString::asprintf("model rate %.2f, group rate %.2f, completion rate %.2f, cached_prompt %lld, "
                                 "cache_write_5m 0, cache_write_1h 0",
                                 model, group, completion, static_cast<long long>(spending.usage.cached));
    case Dialect::OneApi:
        return QStringLiteral("倍率：") + QString::asprintf("%.2f × %.2f × %.2f", model, group, completion);
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
    case Dialect::OneHub:
        return {};
    }
    return {};
}

QJsonObject rowArithmetic(Dialect dialect, const Spending &spending)
{
    switch (profileOf(dialect).family) {
    case Family::Laisky:
        return laiskyArithmetic(spending);
    case Family::OneApi:
        return {};
    case Family::NewApi:
        return newApiArithmetic(dialect, spending);
    case Family::OneHub:
        return hubArithmetic(spending);
    }
    return {};
}

} // namespace demo
