#pragma once

#include "accounts/accounts.h"
#include "catalog/model.h"
#include "catalog/ratelearner.h"
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
    QList<Model> models(core::AccountId id) const;         // sorted by name; empty: not read yet
    std::optional<Model> model(core::AccountId id, const QString &model) const;
    std::optional<core::Moment> readAt(core::AccountId id) const;
    // The cheapest callable chat model with a known rate that is good for a first message; "" when nothing is known.
    QString suggestedModel(core::AccountId id) const;

    // Tokens a text will have, by the model's measured characters per token (Latin and CJK apart), calibrated by
    // calibrate().
    qint64 estimateTokens(const QString &model, const QString &text) const;
    void calibrate(const QString &model, const QString &sentText, qint64 countedTokens);

    // (quota, prompt, completion) of billed requests teach rates where none are published; at least two. A published
    // rate is never replaced.
    using Observation = catalog::Observation;
    void learn(core::AccountId id, const QString &model, const QList<Observation> &observations);
    // The group's factor, as a log row of the model states it (Laisky publishes rates without it). Rates follow at
    // once.
    void learnGroupFactor(core::AccountId id, const QString &model, double factor);

Q_SIGNALS:
    void modelsChanged(core::AccountId id);

private:
    void keep(core::AccountId id, const QList<Model> &models);
    void keep(core::AccountId id, const Model &model);

    struct Private;
    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace catalog
