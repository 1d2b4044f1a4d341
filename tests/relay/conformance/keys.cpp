// Models and rates, and the life of one key.
#include "relay/conformance/conformance.h"

#include <algorithm>

namespace conformance {

using core::ErrorCause;

namespace {

constexpr int mostModels = 8; // that a question is tried with

// Names that no chat answers to.
bool isForChats(const QString &model)
{
    for (const char *word : {"embed", "tts", "whisper", "dall-e", "image", "audio", "realtime", "moderation", "rerank",
                             "transcribe", "mj_", "midjourney", "suno", "sora", "video", "kling", "speech", "instruct"})
        if (model.contains(QLatin1String(word), Qt::CaseInsensitive))
            return false;
    return true;
}

// Cheap first, by what the well-known names cost; where nothing is known, as the relay sorts them.
int rankOf(const QString &model)
{
    if (model == QLatin1String("gpt-4o-mini"))
        return 0;
    const char *const cheap[] = {"gpt-3.5-turbo", "-mini", "-nano", "-lite", "-flash", "-haiku", "-small", "gpt-4o"};
    for (int i = 0; i < int(std::size(cheap)); ++i)
        if (model.contains(QLatin1String(cheap[i])))
            return i + 1;
    return 100;
}

// What may not move when only the name is changed; the times and the sums are the relay's own.
QJsonObject withoutName(QJsonObject token)
{
    for (const char *member : {"name", "updated_at", "accessed_time", "used_quota", "created_at"})
        token.remove(QLatin1String(member));
    return token;
}

qint64 seconds(const std::optional<core::Moment> &moment)
{
    return moment ? core::toMs(*moment) / 1000 : -1;
}

} // namespace

void Conformance::modelsAreTold()
{
    NEEDS(m_found, "no relay was recognised");
    QStringList all;
    if (m_client) {
        const auto available = asked<QStringList>([&] { return m_client->availableModels(); });
        if (!available && (available.error().kind == core::ErrorKind::NotFound ||
                           available.error().kind == core::ErrorKind::Forbidden))
            QSKIP("this relay does not tell what the account may call: its keys do");
        QVERIFY2(available.ok(), words(available).constData());
        all = available.value();
    } else {
        NEEDS(!m_target.key.isEmpty(), "no sign-in succeeded and RELAYDESK_TEST_KEY is missing");
        GOT(listed, QStringList, keyClient()->models(m_target.key));
        all = listed.value();
        if (all.isEmpty() && m_found->info.kind == relay::Kind::OldProxy)
            all = {QStringLiteral("gpt-4o-mini")}; // it has no list
    }
    QCOMPARE(all.size(), QSet<QString>(all.cbegin(), all.cend()).size());
    all.removeIf([](const QString &model) { return !isForChats(model); });
    tell(QStringLiteral("%1 models for chats").arg(all.size()));
    chooseModels(all, {});
}

// The one everybody knows and has at a low price, then by price where prices are told.
void Conformance::chooseModels(const QStringList &all, const QHash<QString, double> &prices)
{
    m_models = all;
    const auto price = [&](const QString &model) { return prices.value(model, 1e9); };
    std::stable_sort(m_models.begin(), m_models.end(), [&](const QString &a, const QString &b) {
        const bool firstA = rankOf(a) == 0, firstB = rankOf(b) == 0;
        if (firstA != firstB)
            return firstA;
        return price(a) != price(b) ? price(a) < price(b) : rankOf(a) < rankOf(b);
    });
    m_candidates = m_models;
    m_models = m_models.mid(0, mostModels);
    if (!m_target.model.isEmpty())
        m_models = QStringList{m_target.model};
}

void Conformance::ratesAreTold()
{
    NEEDS(m_client, "no sign-in succeeded");
    const auto rates =
        asked<QList<relay::PublishedRate>>([&] { return m_client->rates(m_self ? m_self->group : QString()); });
    NEEDS(!isLimited(rates), "the relay limits how often it may be asked: run again later");
    if (!rates) {
        // One API publishes none; a newer New API may want another sign-in for them.
        QVERIFY2(rates.error().kind == core::ErrorKind::NotFound || rates.error().kind == core::ErrorKind::Forbidden,
                 words(rates).constData());
        QSKIP("this relay publishes no rates: they are learned from the log");
    }
    int priced = 0;
    QHash<QString, double> sums;
    for (const relay::PublishedRate &rate : rates.value()) {
        QVERIFY2(!rate.model.isEmpty(), "a rate without a model");
        for (const auto &price : {rate.inputPerMillion, rate.outputPerMillion, rate.perCall, rate.perImage}) {
            QVERIFY2(!price || (*price >= 0 && std::isfinite(*price)), qPrintable(rate.model));
            priced += price && *price > 0 ? 1 : 0;
        }
        if (rate.inputPerMillion && rate.outputPerMillion)
            sums.insert(rate.model, *rate.inputPerMillion + *rate.outputPerMillion);
    }
    tell(QStringLiteral("%1 rates, %2 of their prices are known").arg(rates->size()).arg(priced));
    const auto isCandidate = [this](const relay::PublishedRate &rate) { return m_candidates.contains(rate.model); };
    if (!m_candidates.isEmpty() && !rates->isEmpty())
        QVERIFY2(std::any_of(rates->cbegin(), rates->cend(), isCandidate),
                 "none of the models that may be called has a row among the rates");
    chooseModels(m_candidates, sums);
}

void Conformance::aKeyIsCreated()
{
    NEEDS(m_client, "no sign-in succeeded");
    relay::TokenDraft draft;
    draft.name = m_keyPrefix;
    // Half a dollar is enough for two short answers and what a relay reserves for them.
    qint64 limit = m_found->info.quotaPerUnit.units() / 2;
    if (m_self && m_self->balance.units() > 0)
        limit = std::min(limit, m_self->balance.units());
    draft.limit = core::Quota(limit);
    draft.expires = std::chrono::floor<std::chrono::seconds>(m_clock.now()) + std::chrono::hours(24);
    draft.models = m_models;
    m_mayHaveKeys = true; // even when the answer is lost
    GOT(made, relay::TokenRecord, m_client->createToken(draft));
    m_limit = draft.limit;
    m_key = made.value();
    m_keyName = draft.name;
    QVERIFY2(m_key->id.isValid(), "the new key has no id");
    QCOMPARE(m_key->name, draft.name);
    QVERIFY2(m_key->key.size() >= 20, "the new key did not come whole");
    QVERIFY(!m_key->maskedKey.contains(QString::fromUtf8(m_key->key.reveal())));
    QCOMPARE(seconds(m_key->expires), seconds(draft.expires));
}

core::Result<relay::TokenRecord> Conformance::listedKey()
{
    const auto list = asked<std::vector<relay::TokenRecord>>([&] { return m_client->tokens(); });
    if (!list)
        return list.error();
    std::optional<relay::TokenRecord> found;
    QSet<QString> ids;
    for (const relay::TokenRecord &token : list.value()) {
        if (ids.contains(token.id.value()))
            return core::Error{core::ErrorKind::Protocol, QStringLiteral("a key is listed twice")};
        ids.insert(token.id.value());
        if (m_key && token.id == m_key->id)
            found = token;
    }
    if (!found)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("the new key is not in the list")};
    return *found;
}

void Conformance::theKeyIsListed()
{
    NEEDS(m_key, "no key was created");
    const auto listed = listedKey();
    QVERIFY2(listed.ok(), words(listed).constData());
    QCOMPARE(listed->name, m_keyName);
    QCOMPARE(listed->status, relay::TokenStatus::Enabled);
    QVERIFY(!listed->unlimited);
    QCOMPARE(listed->remaining, *m_limit);
    QCOMPARE(seconds(listed->expires), seconds(m_key->expires));
    QStringList allowed = listed->models;
    QStringList wanted = m_models;
    allowed.sort();
    wanted.sort();
    QCOMPARE(allowed, wanted);
    QVERIFY2(!listed->maskedKey.isEmpty(), "nothing to show of the key");
    QVERIFY(!listed->maskedKey.contains(QString::fromUtf8(m_key->key.reveal()).mid(8, 12)));
    if (listed->key.isEmpty())
        tell(QStringLiteral("this relay masks keys in its list"));
    GOT(whole, core::Secret, m_client->tokenKey(listed.value()));
    QVERIFY2(whole.value() == m_key->key, "the listed key is another one than was made");
}

void Conformance::anEditChangesOnlyTheName()
{
    NEEDS(m_key, "no key was created");
    const auto before = listedKey();
    QVERIFY2(before.ok(), words(before).constData());
    relay::TokenRecord changed = before.value();
    changed.name = m_keyPrefix + QStringLiteral(" 改名");
    GOT(done, void, m_client->updateToken(changed));
    const auto after = listedKey();
    QVERIFY2(after.ok(), words(after).constData());
    QCOMPARE(after->name, changed.name);
    m_keyName = changed.name;
    QCOMPARE(after->status, before->status);
    QCOMPARE(after->remaining, before->remaining);
    QCOMPARE(after->unlimited, before->unlimited);
    QCOMPARE(seconds(after->expires), seconds(before->expires));
    QCOMPARE(after->models, before->models);
    QCOMPARE(after->networks, before->networks);
    QCOMPARE(after->group, before->group);
    QCOMPARE(after->maskedKey, before->maskedKey);
    const QJsonObject then = withoutName(before->raw);
    const QJsonObject now = withoutName(after->raw);
    for (auto it = then.begin(); it != then.end(); ++it) {
        // Nothing and nothing are spelled in several ways: null, "" and [].
        const auto isNothing = [](const QJsonValue &v) {
            return v.isNull() || v.isUndefined() || v == QJsonValue(QString());
        };
        if (isNothing(it.value()) && isNothing(now.value(it.key())))
            continue;
        if (it.value().isObject() || it.value().isArray())
            continue; // read into models and networks above
        QVERIFY2(now.value(it.key()) == it.value(), qPrintable(QStringLiteral("\"%1\" changed").arg(it.key())));
    }
}

void Conformance::theKeyIsSwitchedOffAndOn()
{
    NEEDS(m_key, "no key was created");
    GOT(off, void, m_client->setTokenEnabled(*m_key, false));
    const auto isOff = listedKey();
    QVERIFY2(isOff.ok(), words(isOff).constData());
    QCOMPARE(isOff->status, relay::TokenStatus::Disabled);
    QCOMPARE(isOff->remaining, *m_limit);
    const auto models = asked<QStringList>([&] { return m_client->models(m_key->key); });
    if (models.ok())
        tell(QStringLiteral("a key that is off still lists models: the relay keeps keys in a cache for a while"));
    else
        QVERIFY2(models.error().cause == ErrorCause::KeyDisabled || models.error().cause == ErrorCause::KeyUnknown,
                 words(models).constData());
    GOT(on, void, m_client->setTokenEnabled(*m_key, true));
    const auto isOn = listedKey();
    QVERIFY2(isOn.ok(), words(isOn).constData());
    QCOMPARE(isOn->status, relay::TokenStatus::Enabled);
}

void Conformance::theKeyListsItsModels()
{
    NEEDS(!chatKey().isEmpty(), "no key was created and RELAYDESK_TEST_KEY is missing");
    NEEDS(m_found->info.kind != relay::Kind::OldProxy, "the old proxy has no list of models");
    std::optional<core::Result<QStringList>> models;
    // A cache may still think that it is off.
    const bool listed = QTest::qWaitFor(
        [&] {
            models.emplace(asked<QStringList>([&] { return keyClient()->models(chatKey()); }));
            if (!models->ok())
                QTest::qWait(2000);
            return models->ok();
        },
        30'000);
    QVERIFY2(listed, words(*models).constData());
    for (const QString &model : std::as_const(m_models))
        QVERIFY2(models->value().contains(model) || !m_target.model.isEmpty(), qPrintable(model));
    if (m_models.isEmpty()) {
        QStringList all = models->value();
        all.removeIf([](const QString &model) { return !isForChats(model); });
        chooseModels(all, {});
    }
}

void Conformance::theKeyKnowsWhatItMaySpend()
{
    NEEDS(!chatKey().isEmpty(), "no key was created and RELAYDESK_TEST_KEY is missing");
    const auto spend = asked<relay::KeyBalance>([&] { return keyClient()->keyBalance(chatKey()); });
    if (!isManaged() && !spend) {
        QVERIFY2(spend.error().kind == core::ErrorKind::NotFound || spend.error().kind == core::ErrorKind::Protocol,
                 words(spend).constData());
        QSKIP("this service does not tell what a key may spend");
    }
    QVERIFY2(spend.ok(), words(spend).constData());
    QVERIFY2(spend->limit, "no limit in the answer");
    if (!m_key || !m_self)
        return;
    // The key's own limit; or the account's where the operator chose that (relay-api §11.1).
    const core::QuotaPerUnit unit = m_found->info.quotaPerUnit;
    const auto same = [&](core::Quota quota) {
        const double left = spend->limit->usd() - (spend->used ? spend->used->usd() : 0);
        return std::abs(left - core::Money::fromQuota(quota, unit).usd()) < 0.0001;
    };
    QVERIFY2(same(*m_limit) || same(m_self->balance),
             qPrintable(QStringLiteral("limit $%1, neither the key's nor the account's").arg(spend->limit->usd())));
}

void Conformance::signsInByKey()
{
    NEEDS(!chatKey().isEmpty(), "no key was created and RELAYDESK_TEST_KEY is missing");
    // The one that was made, and the one that was given.
    for (const core::Secret &key : {chatKey(), m_target.key}) {
        if (key.isEmpty())
            continue;
        GOT(added, accounts::Account, m_accounts.addWithKey(*m_found, key));
        QCOMPARE(added->state, accounts::SignInState::KeyOnly);
        QVERIFY(!added->canManage());
        QCOMPARE(added->keyHint, key.hint());
    }
}

} // namespace conformance
