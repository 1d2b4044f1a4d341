#pragma once

#include "accounts/accounts.h"
#include "catalog/ratecard.h"
#include "core/async.h"
#include "core/scope.h"

#include <QHash>

namespace catalog {

// A model that an account can call.
struct Model {
    QString id{};
    RateCard rate{};
    std::optional<qint64> contextLength{};
    std::optional<qint64> largestAnswer{};
    bool seesImages = false;
    bool drawsImages = false;
    bool hearsSound = false;
    bool speaks = false;
    bool reasons = false;
    bool embeds = false;
    bool callable = true;     // the key that chats use may call it, as far as the relay says
    QStringList endpointTypes{};
    bool isChat() const { return !drawsImages && !speaks && !hearsSound && !embeds; }
};

// What can be called, at what rate: kept per account, shown from the database at once, refreshed from the relay.
class Catalog : public QObject
{
    Q_OBJECT
public:
    Catalog(accounts::Accounts &accounts, storage::Database &database, const core::Clock &clock, QObject *parent = nullptr);
    ~Catalog() override;

    core::Async<void> load(core::AccountId id);                    // from the database
    core::Async<QList<Model>> refresh(core::AccountId id);         // from the relay
    QList<Model> models(core::AccountId id) const;                 // sorted by name; empty: not read yet
    std::optional<Model> model(core::AccountId id, const QString &model) const;
    std::optional<core::Moment> readAt(core::AccountId id) const;
    // The cheapest callable chat model with a known rate that is good for a first message; "" when nothing is known.
    QString suggestedModel(core::AccountId id) const;

    // Tokens a text will have, by the model's measured characters per token (Latin and CJK apart), calibrated by calibrate().
    qint64 estimateTokens(const QString &model, const QString &text) const;
    void calibrate(const QString &model, const QString &sentText, qint64 countedTokens);

    // (quota, prompt, completion) of billed requests teach rates where none are published; at least two.
    struct Observation {
        core::Quota quota;
        qint64 prompt = 0;
        qint64 completion = 0;
    };
    void learn(core::AccountId id, const QString &model, const QList<Observation> &observations);

Q_SIGNALS:
    void modelsChanged(core::AccountId id);

private:
    struct Private;
    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace catalog
