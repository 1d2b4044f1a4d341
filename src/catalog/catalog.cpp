#include "catalog/catalog.h"

#include "catalog/modeljson.h"
#include "catalog/modelmerge.h"
#include "catalog/tokenmeter.h"
#include "storage/eachrow.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace catalog {

namespace {

struct StoredModel
{
    QString id{};
    QJsonObject json{};
    core::Moment readAt{};
};

struct Stored
{
    QList<StoredModel> models{};
    QHash<QString, TokenDensity> densities{};
};

const QString densityPrefix = QStringLiteral("tokens/");

core::Result<Stored> readStored(storage::Connection &c, core::AccountId id)
{
    Stored stored;
    const auto models = storage::eachRow(
        c,
        QStringLiteral(
            "SELECT model, rate_json, read_at FROM rate WHERE account_id = ? ORDER BY model COLLATE NOCASE, model"),
        [&](const storage::Statement &s) {
            stored.models.append({s.text(0), QJsonDocument::fromJson(s.text(1).toUtf8()).object(), s.moment(2)});
        },
        id);
    if (!models)
        return models.error();
    const auto densities = storage::eachRow(
        c, QStringLiteral("SELECT name, value FROM setting WHERE name >= 'tokens/' AND name < 'tokens0'"),
        [&](const storage::Statement &s) {
            const QStringList parts = s.text(1).split(QLatin1Char(' '));
            if (parts.size() == 2 && parts[0].toDouble() > 0 && parts[1].toDouble() > 0)
                stored.densities.insert(s.text(0).mid(densityPrefix.size()),
                                        {parts[0].toDouble(), parts[1].toDouble()});
        });
    if (!densities)
        return densities.error();
    return stored;
}

core::Result<void> insertModel(storage::Connection &c, core::AccountId id, const Model &model)
{
    return c.run(
        QStringLiteral("INSERT OR REPLACE INTO rate (account_id, model, rate_json, read_at) VALUES (?, ?, ?, ?)"), id,
        model.id, QString::fromUtf8(QJsonDocument(toJson(model)).toJson(QJsonDocument::Compact)), model.rate.readAt);
}

core::Result<QString> readUserGroup(storage::Connection &c, core::AccountId id)
{
    QString group;
    const auto read = storage::eachRow(
        c, QStringLiteral("SELECT user_group FROM account WHERE id = ?"),
        [&](const storage::Statement &s) { group = s.text(0); }, id);
    if (!read)
        return read.error();
    return group;
}

} // namespace

struct Catalog::Private
{
    struct Page
    {
        QList<Model> models{};
        QHash<QString, qsizetype> places{};
        std::optional<core::Moment> readAt{};

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
    QHash<core::AccountId, Page> pages{};
    QHash<core::AccountId, core::Async<QList<Model>>> refreshing{};
    TokenMeter meter{};
};

Catalog::Catalog(accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), d(new Private{accounts, database, clock})
{
}

Catalog::~Catalog() = default;

core::Async<void> Catalog::load(core::AccountId id)
{
    return d->database.read([id](storage::Connection &c) { return readStored(c, id); })
        .then(this, [this, id](const Stored &stored) {
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

    struct Reading
    {
        ReadModels read{};
        std::optional<core::Error> error{};
        int open = 0;
    };
    const auto reading = std::make_shared<Reading>();
    core::Promise<QList<Model>> promise;
    const auto finish = [this, id, reading, promise, rules = rulesOf(account->relay)] {
        if (--reading->open > 0)
            return;
        d->refreshing.remove(id);
        const ReadModels &read = reading->read;
        if (!read.rates && !read.offered && !read.callable)
            return promise.fail(reading->error.value_or(
                core::Error{core::ErrorKind::NotFound, QStringLiteral("the relay lists no models")}));
        auto &page = d->pages[id];
        QHash<QString, Model> before;
        for (const Model &model : std::as_const(page.models))
            before.insert(model.id, model);
        const core::Moment now = d->clock.now();
        page.set(mergeModels(read, before, rules, now));
        page.readAt = now;
        keep(id, page.models);
        promise.settle(page.models);
        Q_EMIT modelsChanged(id);
    };
    const auto fail = [reading](const core::Error &error) {
        if (!reading->error || reading->error->kind == core::ErrorKind::NotFound)
            reading->error = error;
    };

    reading->open = 2;
    d->refreshing.insert(id, promise.future());
    // Published rates and the names offered, with the account's credential where there is one.
    const bool manages = account->canManage();
    auto client =
        manages ? d->accounts.client(id)
                : core::Async<relay::RelayClient *>(core::Result<relay::RelayClient *>(d->accounts.bareClient(id)));
    client.finally(this, [this, id, reading, finish, fail, manages](const core::Result<relay::RelayClient *> &ready) {
        relay::RelayClient *relay = ready ? ready.value() : d->accounts.bareClient(id); // rates are mostly public
        if (!ready)
            fail(ready.error());
        if (!relay)
            return finish();
        reading->open += manages && ready ? 1 : 0;
        d->database.read([id](storage::Connection &c) { return readUserGroup(c, id); })
            .finally(this, [this, id, reading, finish, fail](const core::Result<QString> &group) {
                relay::RelayClient *now = d->accounts.bareClient(id);
                if (!now)
                    return finish();
                now->rates(group.valueOr({}))
                    .finally(this, [reading, finish, fail](const core::Result<QList<relay::PublishedRate>> &rates) {
                        if (rates)
                            reading->read.rates = rates.value();
                        else if (rates.error().kind != core::ErrorKind::NotFound)
                            reading->read.ratesFailed = true;
                        if (!rates)
                            fail(rates.error());
                        finish();
                    });
            });
        if (manages && ready)
            relay->availableModels().finally(this, [reading, finish, fail](const core::Result<QStringList> &names) {
                if (names)
                    reading->read.offered = names.value();
                else
                    fail(names.error());
                finish();
            });
    });
    // What the key that chats use may call.
    if (!account->hasKey()) {
        QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
        return promise.future();
    }
    d->accounts.key(id)
        .then(this,
              [this, id](const core::Secret &key) -> core::Async<QStringList> {
                  relay::RelayClient *relay = d->accounts.bareClient(id);
                  if (!relay)
                      return core::Error{core::ErrorKind::NotFound, QStringLiteral("the account is gone")};
                  return relay->models(key);
              })
        .finally(this, [reading, finish, fail](const core::Result<QStringList> &names) {
            if (names)
                reading->read.callable = names.value();
            else
                fail(names.error());
            finish();
        });
    return promise.future();
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
    const TokenDensity per = d->meter.density(family);
    const QString value = QStringLiteral("%1 %2").arg(per.latin).arg(per.cjk);
    d->database
        .write([family, value](storage::Connection &c) {
            return c.run(QStringLiteral("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"),
                         densityPrefix + family, value);
        })
        .finally(this, [](const core::Result<void> &) {}); // lost calibration is measured again
}

void Catalog::learn(core::AccountId id, const QString &model, const QList<Observation> &observations)
{
    const auto *account = d->accounts.find(id);
    if (!account || model.isEmpty())
        return;
    auto &page = d->pages[id];
    Model *known = page.find(model);
    if (known && (known->rate.state == RateState::Known || known->rate.state == RateState::Free || !known->isChat()))
        return;
    const RelayRules rules = rulesOf(account->relay);
    const auto learnt = learnRate(observations, rules.roundsUp);
    if (!learnt)
        return;
    if (!known)
        return; // not listed to us: it may be the supplier's name for a model
    RateCard card;
    card.state = RateState::Learned;
    card.inputQuotaPerToken = card.cachedQuotaPerToken = learnt->inputQuotaPerToken;
    card.outputQuotaPerToken = learnt->outputQuotaPerToken;
    card.cachedKnown = account->relay.kind == relay::Kind::OneApi; // One API gives no discount for cached tokens
    card.roundsUp = rules.roundsUp;
    card.atLeastOne = rules.atLeastOne;
    card.reserves = rules.reserves;
    card.quotaPerUnit = rules.quotaPerUnit;
    card.relativeError = learnt->relativeError;
    card.learnedFrom = learnt->from;
    card.readAt = d->clock.now();
    known->rate = card;
    keep(id, *known);
    Q_EMIT modelsChanged(id);
}

void Catalog::learnGroupFactor(core::AccountId id, const QString &model, double factor)
{
    const auto page = d->pages.find(id);
    Model *known = page == d->pages.end() ? nullptr : page->find(model);
    if (!known)
        return;
    const auto before = known->learntFactor;
    const bool changed = applyGroupFactor(*known, factor);
    if (known->learntFactor != before)
        keep(id, *known);
    if (changed)
        Q_EMIT modelsChanged(id);
}

void Catalog::keep(core::AccountId id, const QList<Model> &models)
{
    d->database
        .write([id, models](storage::Connection &c) -> core::Result<void> {
            if (const auto cleared = c.run(QStringLiteral("DELETE FROM rate WHERE account_id = ?"), id); !cleared)
                return cleared;
            for (const Model &model : models)
                if (const auto inserted = insertModel(c, id, model); !inserted)
                    return inserted;
            return {};
        })
        .finally(this, [](const core::Result<void> &) {}); // shown from memory; read again at the next refresh
}

void Catalog::keep(core::AccountId id, const Model &model)
{
    d->database.write([id, model](storage::Connection &c) { return insertModel(c, id, model); })
        .finally(this, [](const core::Result<void> &) {});
}

} // namespace catalog
