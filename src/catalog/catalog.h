#pragma once

#include "accounts/accounts.h"
#include "catalog/keyscope.h"
#include "catalog/model.h"
#include "catalog/modelchoices.h"
#include "catalog/ratehistory.h"
#include "catalog/ratelearner.h"
#include "catalog/rowterms.h"
#include "core/async.h"
#include "core/scope.h"

#include <QHash>

namespace catalog {

// What can be called, at what rate: kept per account, shown from the database at once, refreshed from the relay.
class Catalog : public QObject
{
    Q_OBJECT
public:
    Catalog(accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock,
            QObject *parent = nullptr);
    ~Catalog() override;

    core::Async<void> load(core::AccountId id);            // from the database
    core::Async<QList<Model>> refresh(core::AccountId id); // from the relay
    bool isRefreshing(core::AccountId id) const;
    // Why the last refresh failed; nothing after one that did not. What was read before stays.
    std::optional<core::Error> failure(core::AccountId id) const;
    QList<Model> models(core::AccountId id) const; // sorted by name; empty: not read yet
    std::optional<Model> model(core::AccountId id, const QString &model) const;
    std::optional<core::Moment> readAt(core::AccountId id) const;
    // Group, factors of groups, what each key may call; as the last refresh read them.
    AccountTerms terms(core::AccountId id) const;
    // The last change of a published rate in the last thirty days. Rates are kept once a day, when they were read.
    std::optional<RateChange> change(core::AccountId id, const QString &model) const;
    // Favourites and names of one's own.
    ModelChoices &choices();
    const ModelChoices &choices() const;
    // The cheapest callable chat model with a known rate that is good for a first message; "" when nothing is known.
    QString suggestedModel(core::AccountId id) const;

    // Tokens a text will have, by the model's measured characters per token (Latin and CJK apart), calibrated by
    // calibrate().
    qint64 estimateTokens(const QString &model, const QString &text) const;
    void calibrate(const QString &model, const QString &sentText, qint64 countedTokens);

    // (quota, prompt, completion) of billed requests teach rates where none are published; at least two. A published
    // rate is never replaced. Fewer, or such as cannot tell, are counted: "1 of 2 requests".
    using Observation = catalog::Observation;
    void learn(core::AccountId id, const QString &model, const QList<Observation> &observations);
    // The group's factor, as a log row of the model states it (Laisky publishes rates without it). Rates follow at
    // once.
    void learnGroupFactor(core::AccountId id, const QString &model, double factor);
    // All that a row states: the factor, and the discount for cached tokens where it is not published.
    void learnTerms(core::AccountId id, const QString &model, const RowTerms &terms);

Q_SIGNALS:
    void modelsChanged(core::AccountId id);
    void refreshingChanged(core::AccountId id); // begun, done or failed

private:
    void keep(core::AccountId id, const Model &model);
    void keepRead(core::AccountId id);
    void refreshOld();

    struct Private;
    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace catalog
