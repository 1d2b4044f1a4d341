// What can be called, and at what price.
#include "app/decode/values.h"
#include "relay/envelope.h"
#include "relay/relayerror.h"

using namespace Qt::Literals::StringLiterals;

namespace app::decode {

namespace {

// What the window would show: an amount, "free", or that nothing was published.
QString stateOf(const relay::PublishedRate &rate)
{
    if (rate.free)
        return u"free"_s;
    const bool isPriced =
        rate.inputPerMillion || rate.outputPerMillion || rate.perCall || rate.perImage || rate.audioPerSecond;
    return isPriced ? u"priced"_s : u"not priced"_s;
}

QJsonObject rateOf(const relay::PublishedRate &rate)
{
    return {{u"model"_s, rate.model},
            {u"channel"_s, orNull(rate.channel)},
            {u"state"_s, stateOf(rate)},
            {u"input_usd_per_million"_s, orNull(rate.inputPerMillion)},
            {u"output_usd_per_million"_s, orNull(rate.outputPerMillion)},
            {u"cached_usd_per_million"_s, orNull(rate.cachedPerMillion)},
            {u"cache_write_usd_per_million"_s, orNull(rate.cacheWritePerMillion)},
            {u"usd_per_call"_s, orNull(rate.perCall)},
            {u"usd_per_image"_s, orNull(rate.perImage)},
            {u"usd_per_audio_second"_s, orNull(rate.audioPerSecond)},
            {u"context_length"_s, orNull(rate.contextLength)},
            {u"largest_answer"_s, orNull(rate.largestAnswer)},
            {u"groups"_s, QJsonArray::fromStringList(rate.groups)},
            {u"endpoints"_s, QJsonArray::fromStringList(rate.endpointTypes)}};
}

Value rates(const Reading &r)
{
    const core::Result<QList<relay::PublishedRate>> rates = r.dialect.readRates(r.exchange.answer, QString());
    if (!rates)
        return rates.error();
    QJsonArray out;
    for (const relay::PublishedRate &rate : *rates)
        out.append(rateOf(rate));
    return QJsonObject{{u"rates"_s, out},
                       {u"quota_per_unit"_s, r.info.quotaPerUnit.units()},
                       {u"quota_per_unit_is"_s, r.knowsStatus ? u"read"_s : u"assumed"_s}};
}

Value models(const Reading &r)
{
    if (const auto path = inferencePath(r.exchange); path && path->startsWith("models/"_L1)) {
        // GET /v1/models/{id}: the object itself; of an unknown one an error with status 200 (relay-api §7).
        const core::Result<core::JsonReader> json = relay::readFirstJson(r.exchange.answer.body);
        if (!r.exchange.answer.isOk() || !json || json->at("error"_L1).isObject())
            return relay::readError(r.exchange.answer, true);
        const QString id = json->textOr("id"_L1);
        if (id.isEmpty())
            return core::Error{core::ErrorKind::Protocol, u"no model in the answer"_s};
        return QJsonObject{{u"models"_s, QJsonArray{id}}};
    }
    const bool byKey = inferencePath(r.exchange).has_value();
    const core::Result<QStringList> ids =
        byKey ? r.dialect.readModels(r.exchange.answer) : r.dialect.readAvailableModels(r.exchange.answer);
    if (!ids)
        return ids.error();
    return QJsonObject{{u"models"_s, QJsonArray::fromStringList(*ids)}};
}

} // namespace

Value pricingValue(const Reading &r)
{
    return r.what == What::Rates ? rates(r) : models(r);
}

} // namespace app::decode
