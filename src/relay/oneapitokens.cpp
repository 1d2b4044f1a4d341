// The API keys of the One API family: the object and the calls (relay-api §8).
#include "relay/envelope.h"
#include "relay/oneapi.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

constexpr int pageSize = 100;

TokenStatus statusOf(std::optional<qint64> code)
{
    switch (code.value_or(0)) {
    case 1:
        return TokenStatus::Enabled;
    case 2:
        return TokenStatus::Disabled;
    case 3:
        return TokenStatus::Expired;
    case 4:
        return TokenStatus::UsedUp;
    default:
        return TokenStatus::Unknown;
    }
}

qint64 expiryOf(const std::optional<core::Moment> &expires)
{
    return expires ? core::toMs(*expires) / 1000 : -1;
}

} // namespace

core::Result<OneApi::Page> OneApi::readPage(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    Page page;
    page.total = e->whole.integer("total"_L1);
    core::JsonReader list = e->data;
    bool isThere = e->whole.has("data"_L1);
    if (list.isObject()) { // {items,total} or {data,total_count}
        const QLatin1String name = list.has("items"_L1) ? "items"_L1 : "data"_L1;
        page.total = list.integer(list.has("total_count"_L1) ? "total_count"_L1 : "total"_L1);
        isThere = list.has(name);
        list = list.at(name);
    }
    // Null is how some spell an empty list; missing, or beside a total, it is no list.
    const bool isEmpty = list.isNull() && isThere && page.total.value_or(0) == 0;
    if (!list.isArray() && !isEmpty)
        return core::Error{core::ErrorKind::Protocol, u"no list in the answer"_s};
    for (const core::JsonReader &row : list.items()) {
        if (row.isObject())
            page.rows.append(row);
    }
    return page;
}

bool OneApi::hasMore(const Page &page, int number, int asked)
{
    const qint64 got = page.rows.size();
    if (got == 0)
        return false;
    if (!page.total)
        return got >= asked;
    if (got >= asked)
        return qint64(number + 1) * asked < *page.total;
    // Fewer than asked for: the last page, or a relay whose own ceiling is lower (relay-api §4.2).
    return qint64(number) * asked + got != *page.total && (number + 1) * got < *page.total;
}

TokenRecord OneApi::token(const core::JsonReader &row) const
{
    TokenRecord t;
    t.id = core::RemoteTokenId(row.idText("id"_L1).value_or(row.textOr("uuid"_L1)));
    t.name = row.textOr("name"_L1);
    if (const QString key = row.textOr("key"_L1); key.contains(u'*')) {
        t.maskedKey = key.startsWith("sk-"_L1) ? key : u"sk-"_s + key;
    } else if (!key.isEmpty()) {
        t.key = withPrefix(key);
        t.maskedKey = u"sk-"_s + t.key.hint();
    }
    t.status = statusOf(row.integer("status"_L1));
    const std::optional<bool> unlimited = row.boolean("unlimited_quota"_L1);
    const std::optional<qint64> remaining = row.integer("remain_quota"_L1);
    t.unlimited = unlimited.value_or(false);
    t.limitKnown = unlimited && (*unlimited || remaining);
    t.remaining = core::Quota(remaining.value_or(0));
    if (const auto used = row.integer("used_quota"_L1))
        t.used = core::Quota(*used);
    t.expires = row.moment("expired_time"_L1);
    t.created = row.moment("created_time"_L1);
    t.lastUsed = row.moment("accessed_time"_L1);
    t.models = row.textOr("models"_L1).split(u',', Qt::SkipEmptyParts);
    t.networks = row.textOr("subnet"_L1);
    t.group = row.textOr("group"_L1);
    t.raw = row.object();
    t.raw.remove("key"_L1); // a secret has no business in what is kept and sent back
    return t;
}

Call OneApi::tokens(int page) const
{
    Call call;
    call.path = u"/api/token/"_s; // with the slash: without it a redirect or a 404
    call.query.addQueryItem(u"p"_s, QString::number(page));
    call.query.addQueryItem(u"size"_s, QString::number(pageSize));
    return call;
}

core::Result<std::vector<TokenRecord>> OneApi::readTokens(const net::Response &answer, bool *more) const
{
    const core::Result<Page> page = readPage(answer);
    if (!page)
        return page.error();
    std::vector<TokenRecord> out;
    for (const core::JsonReader &row : page->rows)
        out.push_back(token(row));
    if (more) {
        // Which page it was is not in every answer; the total against what came is enough for the caller's loop.
        *more = page->total ? static_cast<qint64>(out.size()) < *page->total && !out.empty() : out.size() >= 10;
    }
    return out;
}

void OneApi::spellDraft(QJsonObject &body, const TokenDraft &draft) const
{
    if (!draft.models.isEmpty())
        body.insert("models"_L1, draft.models.join(u','));
    if (!draft.networks.isEmpty())
        body.insert("subnet"_L1, draft.networks);
}

Call OneApi::createToken(const TokenDraft &draft) const
{
    Call call;
    call.method = "POST";
    call.path = u"/api/token/"_s;
    QJsonObject body{{u"name"_s, draft.name},
                     {u"expired_time"_s, expiryOf(draft.expires)},
                     {u"remain_quota"_s, draft.limit ? draft.limit->units() : 0},
                     {u"unlimited_quota"_s, !draft.limit}};
    spellDraft(body, draft);
    call.json = body;
    return call;
}

core::Result<TokenRecord> OneApi::readCreatedToken(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    return e->data.isObject() ? token(e->data) : TokenRecord();
}

void OneApi::spellChanges(QJsonObject &body, const TokenRecord &changed) const
{
    body.insert("models"_L1,
                changed.models.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(changed.models.join(u',')));
    body.insert("subnet"_L1, changed.networks);
}

Call OneApi::updateToken(const TokenRecord &changed) const
{
    Call call;
    call.method = "PUT";
    call.path = u"/api/token/"_s;
    // The whole object: what is left out becomes zero (relay-api §8.2), on Laisky's the status too.
    QJsonObject body = changed.raw;
    body.insert(idMember(), idValue(changed.id));
    body.insert("name"_L1, changed.name);
    body.insert("expired_time"_L1, expiryOf(changed.expires));
    body.insert("remain_quota"_L1, changed.remaining.units());
    body.insert("unlimited_quota"_L1, changed.unlimited);
    spellChanges(body, changed);
    call.json = body;
    return call;
}

Call OneApi::setTokenEnabled(const TokenRecord &changed, bool enabled) const
{
    Call call;
    call.method = "PUT";
    call.path = u"/api/token/"_s;
    call.query.addQueryItem(u"status_only"_s, u"1"_s);
    call.json = QJsonObject{{idMember(), idValue(changed.id)}, {u"status"_s, enabled ? 1 : 2}};
    return call;
}

Call OneApi::removeToken(const core::RemoteTokenId &id) const
{
    Call call;
    call.method = "DELETE";
    call.path = u"/api/token/"_s + id.value();
    return call;
}

std::optional<Call> OneApi::revealToken(const core::RemoteTokenId &) const
{
    return {};
}

core::Result<core::Secret> OneApi::readRevealedToken(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const QString key = e->data.textOr("key"_L1);
    if (key.isEmpty() || key.contains(u'*'))
        return core::Error{core::ErrorKind::Protocol, u"the relay does not show the key"_s};
    return withPrefix(key);
}

} // namespace relay
