#include "catalog/catalog.h"

#include "catalog/catalogstore.h"
#include "catalog/modeljson.h"
#include "catalog/modelmerge.h"
#include "catalog/rategathering.h"
#include "catalog/tokenmeter.h"

#include <QTimer>

#include <algorithm>
#include <limits>

namespace catalog {

namespace {

constexpr int changesShownForDays = 30;

} // namespace

struct Catalog::Private
{
    struct Page
    {
        QList<Model> models{};
        QHash<QString, qsizetype> places{};
        std::optional<core::Moment> readAt{};
        AccountTerms terms{};
        QHash<QString, RateChange> changes{};
        std::optional<core::Error> failure{};

        void set(QList<Model> list)
        {
            models = std::move(list);
            places.clear();
            for (qsizetype i = 0; i < models.size(); ++i)
                places.insert(models[i].id, i);
        }
        Model *find(const QString &id)
        {
            const auto place = places.constFind(id);
            return place == places.constEnd() ? nullptr : &models[*place];
        }
    };

    accounts::Accounts &accounts;
    storage::Database &database;
    const core::Clock &clock;
    ModelChoices choices;
    QHash<core::AccountId, Page> pages{};
    QHash<core::AccountId, core::Async<QList<Model>>> refreshing{};
    TokenMeter meter{};
    QTimer daily{};

    QDate today() const { return core::toDateTime(clock.now()).date(); }
};

Catalog::Catalog(accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), d(new Private{accounts, database, clock, ModelChoices(database)})
{
    // Rates are looked at once a day, so that a change is noticed on the day it comes.
    d->daily.setInterval(std::chrono::hours(1));
    connect(&d->daily, &QTimer::timeout, this, &Catalog::refreshOld);
    d->daily.start();
}

Catalog::~Catalog() = default;

core::Async<void> Catalog::load(core::AccountId id)
{
    d->choices.load().finally(this, [](const core::Result<void> &) {}); // without it nothing is a favourite
    return d->database
        .read([id, since = d->today().addDays(-changesShownForDays)](storage::Connection &c) {
            return readStored(c, id, since);
        })
        .then(this, [this, id](const StoredCatalog &stored) {
            for (auto it = stored.densities.begin(); it != stored.densities.end(); ++it)
                d->meter.setDensity(it.key(), it.value());
            const auto *account = d->accounts.find(id);
            const auto perUnit = account ? account->relay.quotaPerUnit : core::QuotaPerUnit();
            QList<Model> models;
            auto &page = d->pages[id];
            for (const StoredModel &one : stored.models) {
                models.append(modelFromJson(one.id, one.json, perUnit));
                page.readAt = std::max(page.readAt.value_or(one.readAt), one.readAt);
            }
            page.terms = stored.terms;
            page.changes = stored.changes;
            page.set(std::move(models));
            Q_EMIT modelsChanged(id);
        });
}

core::Async<QList<Model>> Catalog::refresh(core::AccountId id)
{
    const auto running = d->refreshing.constFind(id);
    if (running != d->refreshing.constEnd())
        return *running;
    const auto *account = d->accounts.find(id);
    if (!account)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such account")};
    core::Promise<QList<Model>> promise;
    d->refreshing.insert(id, promise.future());
    Q_EMIT refreshingChanged(id);
    gatherRates(d->accounts, d->database, this, id)
        .finally(this, [this, id, promise, rules = rulesOf(account->relay)](const core::Result<Gathered> &gathered) {
            d->refreshing.remove(id);
            auto &page = d->pages[id];
            if (!gathered || !gathered->hasAny()) {
                const core::Error why =
                    !gathered ? gathered.error()
                              : gathered->error.value_or(core::Error{core::ErrorKind::NotFound,
                                                                     QStringLiteral("the relay lists no models")});
                page.failure = why;
                promise.fail(why);
                Q_EMIT refreshingChanged(id);
                return;
            }
            QHash<QString, Model> before;
            for (const Model &model : std::as_const(page.models))
                before.insert(model.id, model);
            const core::Moment now = d->clock.now();
            AccountTerms terms = gathered->terms;
            ReadModels read = gathered->read;
            if (!terms.keys) {
                terms.keys = page.terms.keys; // what could not be read now stays
                read.group = terms.chatGroup();
            }
            // Old rates beside a list that could be read: both are shown, and why the rates are old.
            page.failure = read.ratesFailed ? gathered->error : std::nullopt;
            page.set(mergeModels(read, before, rules, now));
            page.terms = terms;
            page.readAt = now;
            keepRead(id);
            promise.settle(page.models);
            Q_EMIT modelsChanged(id);
            Q_EMIT refreshingChanged(id);
        });
    return promise.future();
}

void Catalog::refreshOld()
{
    for (const accounts::Account &account : d->accounts.list()) {
        const auto page = d->pages.constFind(account.id);
        if (account.isDemo || page == d->pages.constEnd() || !page->readAt ||
            d->clock.now() - *page->readAt < std::chrono::hours(20))
            continue;
        refresh(account.id).finally(this, [](const core::Result<QList<Model>> &) {}); // failure() says it
    }
}

bool Catalog::isRefreshing(core::AccountId id) const
{
    return d->refreshing.contains(id);
}

std::optional<core::Error> Catalog::failure(core::AccountId id) const
{
    const auto page = d->pages.constFind(id);
    return page == d->pages.constEnd() ? std::nullopt : page->failure;
}

AccountTerms Catalog::terms(core::AccountId id) const
{
    const auto page = d->pages.constFind(id);
    return page == d->pages.constEnd() ? AccountTerms() : page->terms;
}

std::optional<RateChange> Catalog::change(core::AccountId id, const QString &model) const
{
    const auto page = d->pages.constFind(id);
    if (page == d->pages.constEnd())
        return {};
    const auto change = page->changes.constFind(model);
    return change == page->changes.constEnd() ? std::nullopt : std::optional(*change);
}

ModelChoices &Catalog::choices()
{
    return d->choices;
}

const ModelChoices &Catalog::choices() const
{
    return d->choices;
}

QList<Model> Catalog::models(core::AccountId id) const
{
    const auto page = d->pages.constFind(id);
    return page == d->pages.constEnd() ? QList<Model>() : page->models;
}

std::optional<Model> Catalog::model(core::AccountId id, const QString &model) const
{
    const auto page = d->pages.constFind(id);
    if (page == d->pages.constEnd())
        return {};
    const auto place = page->places.constFind(model);
    return place == page->places.constEnd() ? std::nullopt : std::optional(page->models[*place]);
}

std::optional<core::Moment> Catalog::readAt(core::AccountId id) const
{
    const auto page = d->pages.constFind(id);
    return page == d->pages.constEnd() ? std::nullopt : page->readAt;
}

QString Catalog::suggestedModel(core::AccountId id) const
{
    // A first message wants an answer at once: models that think first come last, prices decide among the rest. Those
    // for completion of code or text ("instruct" of the old kind, "base") are no conversation partners.
    QString best;
    double bestPrice = std::numeric_limits<double>::infinity();
    const auto page = d->pages.constFind(id);
    if (page == d->pages.constEnd())
        return {};
    for (const Model &model : page->models) {
        if (!model.callable || !model.isChat() || !model.rate.hasTokenRates())
            continue;
        if (model.rate.perImage)
            continue;
        double price = model.rate.perCall ? static_cast<double>(model.rate.perCall->units()) / 1000
                                          : model.rate.inputQuotaPerToken + model.rate.outputQuotaPerToken;
        if (model.reasons)
            price = price * 10 + 1;
        for (const char *mark : {"instruct-0914", "-base", "codex", "guard", "search"})
            if (model.id.contains(QLatin1String(mark)))
                price = price * 100 + 10;
        if (price < bestPrice) {
            bestPrice = price;
            best = model.id;
        }
    }
    return best;
}

qint64 Catalog::estimateTokens(const QString &model, const QString &text) const
{
    return d->meter.estimate(model, text);
}

void Catalog::calibrate(const QString &model, const QString &sentText, qint64 countedTokens)
{
    if (!d->meter.calibrate(model, sentText, countedTokens))
        return;
    const QString family = tokenFamily(model);
    d->database
        .write([family, density = d->meter.density(family)](storage::Connection &c) {
            return writeDensity(c, family, density);
        })
        .finally(this, [](const core::Result<void> &) {}); // lost calibration is measured again
}

void Catalog::learn(core::AccountId id, const QString &model, const QList<Observation> &observations)
{
    const auto *account = d->accounts.find(id);
    const auto page = d->pages.find(id);
    // Not listed to us: it may be the supplier's name for a model.
    Model *known = page == d->pages.end() ? nullptr : page->find(model);
    if (!account || !known || known->rate.state == RateState::Known || known->rate.state == RateState::Free ||
        !known->isChat())
        return;
    const RelayRules rules = rulesOf(account->relay);
    const auto learnt = learnRate(observations, rules.roundsUp);
    if (learnt) {
        known->rate = learnedCard(*learnt, rules, known->rate, d->clock.now());
        // One API gives no discount for cached tokens; the others may.
        known->rate.cachedKnown = account->relay.kind == relay::Kind::OneApi;
    } else if (known->rate.state != RateState::Learned) {
        const int seen = countUseful(observations);
        if (known->rate.learnedFrom == seen)
            return;
        known->rate.learnedFrom = seen;
    } else {
        return;
    }
    keep(id, *known);
    Q_EMIT modelsChanged(id);
}

void Catalog::learnGroupFactor(core::AccountId id, const QString &model, double factor)
{
    RowTerms terms;
    terms.groupFactor = factor;
    learnTerms(id, model, terms);
}

void Catalog::learnTerms(core::AccountId id, const QString &model, const RowTerms &terms)
{
    const auto page = d->pages.find(id);
    Model *known = page == d->pages.end() ? nullptr : page->find(model);
    if (!known)
        return;
    const auto before = known->learntFactor;
    bool changed = terms.groupFactor && applyGroupFactor(*known, *terms.groupFactor);
    const bool tellsCached = terms.exact && terms.cachedRatio && known->learntCachedRatio != terms.cachedRatio;
    if (tellsCached && !known->rate.cachedKnown) {
        known->learntCachedRatio = terms.cachedRatio;
        changed = applyCachedRatio(known->rate, terms.cachedRatio) || changed;
        for (RateCard &card : known->otherRates)
            applyCachedRatio(card, terms.cachedRatio);
    }
    if (changed || known->learntFactor != before)
        keep(id, *known);
    if (changed)
        Q_EMIT modelsChanged(id);
}

// Models, terms and the rates of the day, in one go; shown from memory whether it works or not.
void Catalog::keepRead(core::AccountId id)
{
    const auto &page = d->pages[id];
    QHash<QString, RateDay> days;
    for (const Model &model : page.models) {
        if (const auto day = dayOf(model))
            days.insert(model.id, *day);
    }
    using Changes = QHash<QString, RateChange>;
    const QDate today = d->today();
    d->database
        .write([id, models = page.models, terms = page.terms, days,
                today](storage::Connection &c) -> core::Result<Changes> {
            if (const auto kept = replaceModels(c, id, models); !kept)
                return kept.error();
            if (const auto kept = writeTerms(c, id, terms); !kept)
                return kept.error();
            if (const auto kept = keepRateDay(c, id, days, today); !kept)
                return kept.error();
            return readChanges(c, id, today.addDays(-changesShownForDays));
        })
        .finally(this, [this, id](const core::Result<Changes> &changes) {
            const auto kept = d->pages.find(id);
            if (!changes || kept == d->pages.end() || (changes->isEmpty() && kept->changes.isEmpty()))
                return;
            kept->changes = *changes;
            Q_EMIT modelsChanged(id);
        });
}

void Catalog::keep(core::AccountId id, const Model &model)
{
    d->database.write([id, model](storage::Connection &c) { return insertModel(c, id, model); })
        .finally(this, [](const core::Result<void> &) {});
}

} // namespace catalog
