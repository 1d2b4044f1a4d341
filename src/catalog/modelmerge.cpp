#include "catalog/modelmerge.h"

#include "catalog/modelnames.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace catalog {

namespace {

void addAbilities(Model &model, const relay::PublishedRate *published)
{
    const NamedAbilities named = abilitiesOf(model.id);
    model.seesImages = named.seesImages;
    model.drawsImages = named.drawsImages;
    model.hearsSound = named.hearsSound;
    model.speaks = named.speaks;
    model.reasons = named.reasons;
    model.embeds = named.embeds;
    model.other = named.other;
    model.usesTools = named.usesTools;
    model.films = named.films;
    if (!published)
        return;
    const auto lists = [](const QStringList &list, const char *word) {
        return list.contains(QLatin1String(word), Qt::CaseInsensitive);
    };
    if (!published->inputKinds.isEmpty())
        model.seesImages = lists(published->inputKinds, "image") && !model.drawsImages;
    if (!published->outputKinds.isEmpty()) {
        const bool text = lists(published->outputKinds, "text");
        model.drawsImages = model.drawsImages || (lists(published->outputKinds, "image") && !text);
        model.speaks = model.speaks || (lists(published->outputKinds, "audio") && !text);
    }
    // Sound in and nothing else in, text out: a transcriber, not a chat that also listens.
    if (published->inputKinds.size() == 1 && lists(published->inputKinds, "audio"))
        model.hearsSound = true;
    model.listens = model.isChat() && lists(published->inputKinds, "audio");
    model.reasons = model.reasons || lists(published->features, "reasoning");
    model.usesTools = model.isChat() && (model.usesTools || lists(published->features, "tools"));
    if (published->videoPerSecond || lists(published->outputKinds, "video"))
        model.films = model.other = true;
    if (published->endpointTypes.size() == 1) {
        model.embeds = model.embeds || lists(published->endpointTypes, "embeddings");
        model.drawsImages = model.drawsImages || lists(published->endpointTypes, "image-generation");
        if (lists(published->endpointTypes, "openai-video"))
            model.films = model.other = true;
        model.other = model.other || lists(published->endpointTypes, "jina-rerank");
    }
}

// The dearer card first: an estimate should not promise less than may be billed.
bool isDearer(const RateCard &a, const RateCard &b)
{
    return a.inputQuotaPerToken + 3 * a.outputQuotaPerToken > b.inputQuotaPerToken + 3 * b.outputQuotaPerToken;
}

bool sameRate(const RateCard &a, const RateCard &b)
{
    return a.inputQuotaPerToken == b.inputQuotaPerToken && a.outputQuotaPerToken == b.outputQuotaPerToken &&
           a.cachedQuotaPerToken == b.cachedQuotaPerToken && a.perCall == b.perCall && a.perImage == b.perImage &&
           a.formulaText == b.formulaText;
}

// The key's group decides the price where the relay tells the factors of groups.
std::optional<double> factorFor(const relay::PublishedRate &rate, const QString &group)
{
    return rate.factors.contains(group) ? std::optional(rate.factors.value(group)) : rate.groupFactor;
}

void addRate(Model &model, const RateCard &card)
{
    if (model.rate.state == RateState::Unknown || (!model.rate.hasTokenRates() && card.hasTokenRates())) {
        model.rate = card;
        return;
    }
    const auto isKnown = [&](const RateCard &other) { return sameRate(card, other); };
    if (!card.hasTokenRates() || isKnown(model.rate) ||
        std::any_of(model.otherRates.begin(), model.otherRates.end(), isKnown))
        return;
    if (isDearer(card, model.rate))
        model.otherRates.append(std::exchange(model.rate, card));
    else
        model.otherRates.append(card);
}

// Rates of models that were never used have the factor of those that were, as long as these agree.
double commonFactor(const QHash<QString, Model> &models)
{
    std::optional<double> common;
    for (const Model &model : models) {
        if (!model.learntFactor)
            continue;
        if (common && *common != *model.learntFactor)
            return 1;
        common = model.learntFactor;
    }
    return common.value_or(1);
}

} // namespace

bool applyCachedRatio(RateCard &card, std::optional<double> ratio)
{
    if (!ratio || card.cachedKnown || card.state != RateState::Known || !card.tiers.isEmpty())
        return false;
    card.cachedQuotaPerToken = card.inputQuotaPerToken * *ratio;
    card.cachedKnown = true;
    return true;
}

bool applyGroupFactor(Model &model, double factor)
{
    if (model.rate.state != RateState::Known || factor <= 0 || model.appliedFactor <= 0)
        return false;
    model.learntFactor = factor;
    if (model.appliedFactor == factor)
        return false;
    const double by = factor / model.appliedFactor;
    model.appliedFactor = factor;
    model.rate.scale(by);
    for (RateCard &card : model.otherRates)
        card.scale(by);
    return true;
}

QList<Model> mergeModels(const ReadModels &read, const QHash<QString, Model> &before, const RelayRules &rules,
                         core::Moment readAt)
{
    const double usualFactor = commonFactor(before);
    QHash<QString, Model> models;
    const auto open = [&](const QString &id, const relay::PublishedRate *published) -> Model & {
        auto it = models.find(id);
        if (it == models.end()) {
            it = models.insert(id, Model{});
            it->id = id;
            addAbilities(*it, published);
        }
        return *it;
    };

    if (read.rates) {
        for (const relay::PublishedRate &rate : *read.rates) {
            Model &model = open(rate.model, &rate);
            // A factor that rows told (of the key's group) stands until the relay publishes another.
            const auto old = before.constFind(rate.model);
            model.publishedFactor = factorFor(rate, read.group);
            if (old != before.constEnd() && old->publishedFactor == model.publishedFactor)
                model.learntFactor = old->learntFactor;
            model.appliedFactor = model.learntFactor.value_or(model.publishedFactor.value_or(usualFactor));
            if (old != before.constEnd())
                model.learntCachedRatio = old->learntCachedRatio;
            RateCard card = cardFrom(rate, rules, model.appliedFactor, readAt);
            applyCachedRatio(card, model.learntCachedRatio);
            addRate(model, card);
            model.contextLength = rate.contextLength ? rate.contextLength : model.contextLength;
            model.largestAnswer = rate.largestAnswer ? rate.largestAnswer : model.largestAnswer;
            if (model.description.isEmpty())
                model.description = rate.description;
            for (const QString &group : rate.groups)
                if (!model.groups.contains(group))
                    model.groups.append(group);
            for (const QString &type : rate.endpointTypes)
                if (!model.endpointTypes.contains(type))
                    model.endpointTypes.append(type);
        }
    }
    for (const auto *names : {&read.offered, &read.callable})
        if (*names)
            for (const QString &id : **names)
                open(id, nullptr);

    const auto *names = read.callable ? &read.callable : &read.offered;
    const QSet<QString> callable = *names ? QSet<QString>((*names)->begin(), (*names)->end()) : QSet<QString>();
    for (Model &model : models) {
        if (*names)
            model.callable = callable.contains(model.id);
        // Some relays list more to a key than it may call (relay-api §7).
        if (read.keyModels && !read.keyModels->isEmpty())
            model.callable = model.callable && read.keyModels->contains(model.id);
        const auto old = before.constFind(model.id);
        // What was learnt stays until something is published; what could not be read now stays as it was.
        if (!model.rate.hasTokenRates() && old != before.constEnd() &&
            (old->rate.state == RateState::Learned || read.ratesFailed)) {
            model.rate = old->rate;
            model.otherRates = old->otherRates;
            model.appliedFactor = old->appliedFactor;
            model.learntFactor = old->learntFactor;
            model.publishedFactor = old->publishedFactor;
        } else if (model.rate.state == RateState::Unknown) {
            // A formula that only the relay can work out is a price, but one that is not known here.
            const bool priced = !model.rate.formulaText.isEmpty();
            model.rate.state = read.rates && !priced ? RateState::NotPriced : RateState::Unknown;
            if (old != before.constEnd() && !old->rate.hasTokenRates())
                model.rate.learnedFrom = old->rate.learnedFrom;
            model.rate.roundsUp = rules.roundsUp;
            model.rate.atLeastOne = rules.atLeastOne;
            model.rate.reserves = rules.reserves;
            model.rate.readAt = readAt;
        }
        model.rate.quotaPerUnit = rules.quotaPerUnit;
    }

    QList<Model> sorted = models.values();
    std::sort(sorted.begin(), sorted.end(), [](const Model &a, const Model &b) {
        const int order = a.id.compare(b.id, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return sorted;
}

} // namespace catalog
