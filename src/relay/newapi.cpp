#include "relay/newapi.h"

#include "relay/envelope.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

bool NewApi::isOf2026() const
{
    return info().status.contains("quota_display_type"_L1) || info().status.contains("_qn"_L1) ||
           info().status.contains("checkin_enabled"_L1);
}

// --- sign-in ---

core::Result<SignedIn> NewApi::readSignIn(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    SignedIn in;
    const core::JsonReader &d = e->data;
    if (d.boolean("require_2fa"_L1) == true) { // arrives as a success
        in.secondFactorWanted = true;
        if (const QString flow = d.textOr("flow_token"_L1); !flow.isEmpty())
            in.flow = core::Secret::fromText(flow);
        in.flowExpires = d.moment("expires_at"_L1);
        return in;
    }
    // August 2026: {access_token, access_expires_at, user{…}}; before that the user itself.
    const core::JsonReader user = d.at("user"_L1).isObject() ? d.at("user"_L1) : d;
    in.userId = user.idText("id"_L1).value_or(QString());
    in.userName = user.textOr("username"_L1);
    if (d.at("user"_L1).isObject() && !d.textOr("access_token"_L1).isEmpty()) {
        in.bearer = core::Secret::fromText(d.textOr("access_token"_L1));
        in.bearerExpires = d.moment("access_expires_at"_L1);
        in.needsRefresh = true;
    }
    return in;
}

std::optional<Call> NewApi::secondFactor(const core::Secret &code, const core::Secret &flow) const
{
    Call call;
    call.method = "POST";
    call.path = u"/api/user/login/2fa"_s;
    call.isCritical = true;
    call.json = QJsonObject{};
    call.secretMembers = {{u"code"_s, code}};
    if (!flow.isEmpty())
        call.secretMembers.append({u"flow_token"_s, flow});
    return call;
}

Call NewApi::signOut(bool withBearer) const
{
    if (!withBearer)
        return OneApi::signOut(false);
    Call call;
    call.method = "POST";
    call.path = u"/api/user/auth/logout"_s;
    call.json = QJsonObject{};
    return call;
}

std::optional<Call> NewApi::refreshSession() const
{
    Call call;
    call.method = "POST";
    call.path = u"/api/user/auth/refresh"_s;
    call.isCritical = true;
    call.json = QJsonObject{};
    return call;
}

// --- keys ---

TokenRecord NewApi::token(const core::JsonReader &row) const
{
    TokenRecord t = OneApi::token(row);
    t.models = row.boolean("model_limits_enabled"_L1) == true
                   ? row.textOr("model_limits"_L1).split(u',', Qt::SkipEmptyParts)
                   : QStringList();
    t.networks = row.textOr("allow_ips"_L1);
    return t;
}

Call NewApi::tokens(int page) const
{
    Call call;
    call.path = u"/api/token/"_s;
    call.query.addQueryItem(u"p"_s, QString::number(isOf2026() ? page + 1 : page));
    call.query.addQueryItem(isOf2026() ? u"page_size"_s : u"size"_s, u"100"_s);
    return call;
}

void NewApi::spellDraft(QJsonObject &body, const TokenDraft &draft) const
{
    body.insert("model_limits_enabled"_L1, !draft.models.isEmpty());
    body.insert("model_limits"_L1, draft.models.join(u','));
    body.insert("allow_ips"_L1, draft.networks);
    body.insert("group"_L1, draft.group);
}

void NewApi::spellChanges(QJsonObject &body, const TokenRecord &changed) const
{
    body.insert("model_limits_enabled"_L1, !changed.models.isEmpty());
    body.insert("model_limits"_L1, changed.models.join(u','));
    body.insert("allow_ips"_L1, changed.networks);
    body.insert("group"_L1, changed.group);
}

std::optional<Call> NewApi::revealToken(const core::RemoteTokenId &id) const
{
    // Answers 404 where keys are not masked; asked only for a masked one. Costs one of 20 critical calls in 20 minutes.
    Call call;
    call.method = "POST";
    call.path = u"/api/token/%1/key"_s.arg(id.value());
    call.isCritical = true;
    call.json = QJsonObject{};
    return call;
}

Call NewApi::topUp(const core::Secret &code) const
{
    Call call = OneApi::topUp(code);
    call.isCritical = isOf2026();
    return call;
}

// --- log ---

LogKind NewApi::logKind(qint64 type) const
{
    switch (type) {
    case 5:
        return LogKind::Error;
    case 6:
        return LogKind::Refund;
    default:
        return OneApi::logKind(type); // 7 is a sign-in: other
    }
}

LogRow NewApi::logRow(const core::JsonReader &row) const
{
    LogRow r = OneApi::logRow(row);
    const qint64 type = row.integer("type"_L1).value_or(0);
    const QJsonObject other = row.at("other"_L1).object();
    const core::JsonReader facts(other);
    for (auto it = other.begin(); it != other.end(); ++it)
        r.extra.insert(it.key(), it.value());
    if (const QString group = row.textOr("group"_L1); !group.isEmpty())
        r.extra.insert("group"_L1, group);

    r.modelAsked = row.textOr("model_name"_L1);
    r.modelBilled = r.modelAsked; // priced by the name that was asked for
    if (r.prompt) {
        r.cached = facts.integer("cache_tokens"_L1);
        if (const auto seconds = row.integer("use_time"_L1))
            r.elapsedMs = *seconds * 1000;
    }

    const QString time = QString::number(row.integer("created_at"_L1).value_or(0));
    const QString kind = QString::number(type);
    const QString quota = QString::number(row.integer("quota"_L1).value_or(0));
    if (!r.requestId.isEmpty())
        r.identity = u"r:%1|%2|%3"_s.arg(r.requestId, kind, quota); // one id may own several rows
    else if (!row.has("ip"_L1))
        // 2025: the row's number, mod 1024; with the time it is unique (recordings 6).
        r.identity = u"n:%1|%2|%3"_s.arg(time, row.idText("id"_L1).value_or(u"0"_s), kind);
    else
        // 2026: the number is only the place in the page (recordings 16).
        r.identity = u"h:%1|%2|%3"_s.arg(time, kind,
                                         fingerprint({QString::number(row.integer("token_id"_L1).value_or(0)),
                                                      r.keyName, r.modelAsked, quota, r.content}));
    return r;
}

Call NewApi::log(const LogQuery &query) const
{
    Call call;
    call.path = u"/api/log/self"_s;
    call.query = timeQuery(query);
    call.query.addQueryItem(u"p"_s, QString::number(query.page + 1));
    call.query.addQueryItem(u"page_size"_s, QString::number(logPageSize())); // without it the page is empty
    return call;
}

// --- models ---

std::optional<Call> NewApi::availableModels() const
{
    Call call;
    call.path = u"/api/user/models"_s;
    return call;
}

QStringList NewApi::chatPaths() const
{
    // Responses came with the lists that say which model has them: those decide.
    return {u"chat/completions"_s, u"messages"_s};
}

} // namespace relay
