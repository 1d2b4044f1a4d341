#include "relay/oneapi.h"

#include "relay/envelope.h"
#include "relay/keyquota.h"
#include "relay/relayerror.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace relay {

double perMillion(double quotaPerToken, core::QuotaPerUnit perUnit)
{
    return quotaPerToken * 1e6 / static_cast<double>(perUnit.units());
}

QString fingerprint(const QStringList &parts)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256).left(12).toHex());
}

core::Secret OneApi::withPrefix(const QString &key)
{
    if (key.isEmpty())
        return {};
    return core::Secret::fromText(key.startsWith("sk-"_L1) ? key : u"sk-"_s + key);
}

QJsonValue OneApi::idValue(const core::RemoteTokenId &id) const
{
    bool isNumber = false;
    const qint64 number = id.value().toLongLong(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(id.value());
}

// --- sign-in ---

Call OneApi::signIn(const QString &user, const core::Secret &password, const core::Secret &) const
{
    Call call;
    call.method = "POST";
    call.path = u"/api/user/login"_s;
    call.isCritical = true;
    call.json = QJsonObject{{u"username"_s, user}};
    call.secretMembers = {{u"password"_s, password}};
    return call;
}

core::Result<SignedIn> OneApi::readSignIn(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e) {
        if (e.error().cause != core::ErrorCause::SecondFactorWanted)
            return e.error();
        SignedIn pending;
        pending.secondFactorWanted = true;
        return pending;
    }
    SignedIn in;
    in.userId = e->data.idText("id"_L1).value_or(e->data.textOr("uuid"_L1));
    in.userName = e->data.textOr("username"_L1);
    return in;
}

std::optional<Call> OneApi::secondFactor(const core::Secret &, const core::Secret &) const
{
    return {};
}

Call OneApi::signOut(bool) const
{
    Call call;
    call.path = u"/api/user/logout"_s;
    return call;
}

Call OneApi::self() const
{
    Call call;
    call.path = u"/api/user/self"_s;
    return call;
}

core::Result<SelfRecord> OneApi::readSelf(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const core::JsonReader &d = e->data;
    const std::optional<qint64> balance = d.integer("quota"_L1);
    if (!balance)
        return core::Error{core::ErrorKind::Protocol, u"the account's record has no quota"_s};
    SelfRecord self;
    self.userId = d.idText("id"_L1).value_or(d.textOr("uuid"_L1));
    self.userName = d.textOr("username"_L1);
    self.displayName = d.textOr("display_name"_L1);
    self.email = d.textOr("email"_L1);
    self.group = d.textOr("group"_L1);
    self.balance = core::Quota(*balance);
    if (const std::optional<qint64> used = d.integer("used_quota"_L1))
        self.used = core::Quota(*used);
    self.requestCount = d.integer("request_count"_L1);
    self.inviteCode = d.textOr("aff_code"_L1);
    self.invited = d.integer("aff_count"_L1);
    if (const auto waiting = d.integer("aff_quota"_L1))
        self.inviteCredit = core::Quota(*waiting);
    if (const QString token = d.textOr("access_token"_L1); !token.isEmpty())
        self.accessToken = core::Secret::fromText(token);
    return self;
}

Call OneApi::makeAccessToken() const
{
    Call call;
    call.path = u"/api/user/token"_s;
    call.mayRepeat = false;
    return call;
}

core::Result<core::Secret> OneApi::readAccessToken(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const QString token = e->data.value().toString();
    if (token.isEmpty())
        return core::Error{core::ErrorKind::Protocol, u"no access token in the answer"_s};
    return core::Secret::fromText(token);
}

// --- money and models ---

Call OneApi::topUp(const core::Secret &code) const
{
    Call call;
    call.method = "POST";
    call.path = u"/api/user/topup"_s;
    call.json = QJsonObject{};
    call.secretMembers = {{u"key"_s, code}};
    return call;
}

core::Result<core::Quota> OneApi::readTopUp(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const std::optional<qint64> added = e->whole.integer("data"_L1);
    // Nothing or less counts only from a relay that says that it worked.
    if (!added || (*added <= 0 && e->whole.boolean("success"_L1) != true))
        return core::Error{core::ErrorKind::Protocol, u"the relay took the code but does not say what it added"_s};
    return core::Quota(*added);
}

core::Result<QList<PublishedRate>> OneApi::readRates(const net::Response &, const QString &) const
{
    return core::Error{core::ErrorKind::NotFound, u"this relay publishes no rates"_s};
}

core::Result<QHash<QString, double>> OneApi::readGroupFactors(const net::Response &) const
{
    return core::Error{core::ErrorKind::NotFound, u"this relay publishes no group factors"_s};
}

std::optional<Call> OneApi::availableModels() const
{
    Call call;
    call.path = u"/api/user/available_models"_s;
    return call;
}

core::Result<QStringList> OneApi::readAvailableModels(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    // Laisky's call with a key wraps the list; null is how some spell an empty one.
    const core::JsonReader list = e->data.isObject() ? e->data.at("available"_L1) : e->data;
    if (!list.isArray() && !(list.isNull() && e->whole.has("data"_L1) && !e->data.isObject()))
        return core::Error{core::ErrorKind::Protocol, u"no list of models in the answer"_s};
    QStringList models;
    for (const core::JsonReader &item : list.items()) {
        if (const QString name = item.value().toString(); !name.isEmpty())
            models.append(name);
    }
    models.sort();
    return models;
}

std::optional<Call> OneApi::requestCost(const QString &) const
{
    return {};
}

core::Result<RequestCost> OneApi::readRequestCost(const net::Response &) const
{
    return core::Error{core::ErrorKind::NotFound, u"this relay does not tell the cost of one request"_s};
}

core::Result<QStringList> OneApi::readModels(const net::Response &answer) const
{
    if (!answer.isOk())
        return readError(answer, true);
    const core::Result<core::JsonReader> json = readFirstJson(answer.body);
    if (!json || json->at("error"_L1).isObject() || json->boolean("success"_L1) == false)
        return readError(answer, true);
    // {object,data}, {success,data}, or a bare array from some providers.
    const core::JsonReader list = json->isArray() ? *json : json->at("data"_L1);
    if (!list.isArray() && !(json->has("data"_L1) && list.isNull()))
        return core::Error{core::ErrorKind::Protocol, u"no list of models in the answer"_s};
    QStringList models;
    for (const core::JsonReader &item : list.items()) {
        const QString id = item.value().isString() ? item.value().toString() : item.textOr("id"_L1);
        if (!id.isEmpty() && !models.contains(id))
            models.append(id);
    }
    models.sort();
    return models;
}

core::Result<KeyBalance> OneApi::readKeyBalance(const net::Response &subscription, const net::Response &usage) const
{
    const core::Result<core::Money> limit = readKeyLimit(subscription, info());
    if (!limit)
        return limit.error();
    const core::Result<core::Money> used = readKeyUse(usage, info());
    if (!used && used.error().kind != core::ErrorKind::Protocol)
        return used.error();
    KeyBalance balance;
    balance.limit = *limit;
    if (used)
        balance.used = *used;
    return balance;
}

QUrl OneApi::inferenceUrl(const QString &path) const
{
    QUrl url = info().bases.value(path.section(u'/', 0, 0, QString::SectionSkipEmpty), info().infer);
    url.setPath(url.path() + (path.startsWith(u'/') ? QString() : u"/"_s) + path);
    return url;
}

QStringList OneApi::chatPaths() const
{
    return {u"chat/completions"_s};
}

core::Result<void> OneApi::readPlain(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    return e ? core::Result<void>() : core::Result<void>(e.error());
}

} // namespace relay
