#pragma once

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace relay {

// Other token prices from a number of prompt tokens on, in USD per 1,000,000 tokens; the whole request is billed by
// them (relay-api §6.4 `tiers`). Missing members are as below the threshold.
struct PublishedTier
{
    qint64 fromInput = 0;
    std::optional<double> inputPerMillion{};
    std::optional<double> outputPerMillion{};
    std::optional<double> cachedPerMillion{};
    std::optional<double> cacheWritePerMillion{};
    std::optional<double> cacheWriteLongPerMillion{};
};

// Other prices at times of the day (relay-api §6.4 `time_windows`). Times are "HH:MM" in the zone; days are 1…7 from
// Monday, empty: all; dates "YYYY-MM-DD", both ends included.
struct PublishedWindow
{
    QString name{};
    QString zone{}; // IANA name; empty: UTC
    QList<std::pair<QString, QString>> ranges{};
    QList<int> days{};
    QString dateFrom{};
    QString dateTo{};
    PublishedTier overlay{}; // the prices then
    std::optional<double> perCall{};
    std::optional<double> perImage{};
};

// What one picture costs beside the base: price = base × factor.
struct PublishedImageFactor
{
    QString quality{};
    QString size{};
    double factor = 1;
};

// What the relay publishes for a model, in US dollars; missing members were not published. Prices are without the
// group's factor.
struct PublishedRate
{
    QString model{};
    QString channel{};                       // where the relay names one; the same model may have several
    std::optional<double> inputPerMillion{}; // USD per 1,000,000 tokens, without the group's factor
    std::optional<double> outputPerMillion{};
    std::optional<double> cachedPerMillion{};
    std::optional<double> cacheWritePerMillion{};     // kept 5 minutes where the relay tells two
    std::optional<double> cacheWriteLongPerMillion{}; // kept 1 hour
    std::optional<double> imageInputPerMillion{};     // tokens of pictures sent
    std::optional<double> audioInputPerMillion{};
    std::optional<double> audioOutputPerMillion{};
    std::optional<double> reasoningPerMillion{}; // where reasoning costs other than the rest of the answer
    std::optional<double> perCall{};             // USD per request
    std::optional<double> perImage{};
    std::optional<double> audioPerSecond{};
    std::optional<double> videoPerSecond{};
    QList<PublishedImageFactor> imageFactors{}; // empty: every picture is the base price
    QString imageSize{};                        // that the base price is for
    QString imageQuality{};
    QList<PublishedTier> tiers{}; // rising
    QList<PublishedWindow> windows{};
    QString expression{};                // New API's tiered_expr; the token prices are then not set
    bool isFallback = false;             // no price of its own: what the relay takes for models without one (One Hub)
    std::optional<double> groupFactor{}; // where published: already known factor for the user's group
    QHash<QString, double> factors{};    // of every group that the relay tells of
    std::optional<qint64> contextLength{};
    std::optional<qint64> largestAnswer{};
    QStringList inputKinds{}; // text, image, audio, file
    QStringList outputKinds{};
    QStringList features{};      // tools, reasoning, …
    QStringList groups{};        // that may call it; empty: not told
    QStringList endpointTypes{}; // openai, anthropic, openai-response, …
    QString description{};
    bool free = false; // published as 0 on purpose
    QJsonObject raw{};
};

} // namespace relay
