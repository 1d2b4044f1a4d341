#include "relay/onehub.h"

#include "relay/envelope.h"

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

QJsonObject limitsOf(QJsonObject setting, const QStringList &models, const QStringList &networks)
{
    QJsonObject limits = setting.value("limits"_L1).toObject();
    limits.insert("limit_model_setting"_L1,
                  QJsonObject{{u"enabled"_s, !models.isEmpty()}, {u"models"_s, QJsonArray::fromStringList(models)}});
    limits.insert("limits_ip_setting"_L1, QJsonObject{{u"enabled"_s, !networks.isEmpty()},
                                                      {u"whitelist"_s, QJsonArray::fromStringList(networks)}});
    setting.insert("limits"_L1, limits);
    return setting;
}

QStringList lines(const QString &text)
{
    QString t = text;
    return t.replace(u',', u'\n').split(u'\n', Qt::SkipEmptyParts);
}

QStringList enabledList(const core::JsonReader &setting, QLatin1String key)
{
    QStringList out;
    if (setting.boolean("enabled"_L1) == true) {
        for (const core::JsonReader &item : setting.at(key).items())
            out.append(item.value().toString());
    }
    return out;
}

} // namespace

// --- keys ---

TokenRecord OneHub::token(const core::JsonReader &row) const
{
    TokenRecord t = OneApi::token(row);
    const core::JsonReader limits = row.at("setting"_L1).at("limits"_L1);
    t.models = enabledList(limits.at("limit_model_setting"_L1), "models"_L1);
    t.networks = enabledList(limits.at("limits_ip_setting"_L1), "whitelist"_L1).join(u'\n');
    return t;
}

Call OneHub::tokens(int page) const
{
    Call call;
    call.path = u"/api/token/"_s;
    call.query.addQueryItem(u"page"_s, QString::number(page + 1));
    call.query.addQueryItem(u"size"_s, u"100"_s);
    call.query.addQueryItem(u"order"_s, u"-id"_s); // a new key is found at the top
    return call;
}

void OneHub::spellDraft(QJsonObject &body, const TokenDraft &draft) const
{
    body.insert("group"_L1, draft.group);
    if (!draft.models.isEmpty() || !draft.networks.isEmpty())
        body.insert("setting"_L1, limitsOf({}, draft.models, lines(draft.networks)));
}

void OneHub::spellChanges(QJsonObject &body, const TokenRecord &changed) const
{
    body.insert("group"_L1, changed.group);
    body.insert("setting"_L1,
                limitsOf(changed.raw.value("setting"_L1).toObject(), changed.models, lines(changed.networks)));
}

// --- log ---

LogKind OneHub::logKind(qint64 type) const
{
    return type == 5 ? LogKind::Other : OneApi::logKind(type);
}

LogRow OneHub::logRow(const core::JsonReader &row) const
{
    LogRow r = OneApi::logRow(row);
    const QJsonObject metadata = row.at("metadata"_L1).object();
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        r.extra.insert(it.key(), it.value());
    const core::JsonReader facts(metadata);
    if (r.prompt) {
        r.elapsedMs = row.integer("request_time"_L1);
        r.cached = facts.integer("cached_tokens"_L1);
        if (!r.cached)
            r.cached = facts.integer("cached_read_tokens"_L1);
    }
    const auto number = [&](QLatin1String key) { return QString::number(row.integer(key).value_or(0)); };
    r.identity =
        u"h:%1|%2|%3"_s.arg(number("created_at"_L1), number("type"_L1),
                            fingerprint({r.keyName, r.modelBilled, number("quota"_L1), number("prompt_tokens"_L1),
                                         number("completion_tokens"_L1), number("request_time"_L1), r.content}));
    return r;
}

Call OneHub::log(const LogQuery &query) const
{
    Call call;
    call.path = u"/api/log/self"_s;
    call.query = timeQuery(query);
    call.query.addQueryItem(u"page"_s, QString::number(query.page + 1)); // p would silently give page 1 for ever
    call.query.addQueryItem(u"size"_s, QString::number(logPageSize()));
    return call;
}

// --- models ---

std::optional<Call> OneHub::availableModels() const
{
    return rates();
}

core::Result<QStringList> OneHub::readAvailableModels(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    if (!e->data.isObject())
        return core::Error{core::ErrorKind::Protocol, u"no list of models in the answer"_s};
    return QStringList(e->data.object().keys());
}

QUrl OneHub::inferenceUrl(const QString &path) const
{
    const QString bare = path.startsWith(u'/') ? path.mid(1) : path;
    if (!bare.startsWith("messages"_L1))
        return OneApi::inferenceUrl(path);
    // Anthropic's format has a place of its own here; /v1/messages does not exist.
    QUrl url = info().root;
    url.setPath(url.path() + u"/claude/v1/"_s + bare);
    return url;
}

QStringList OneHub::chatPaths() const
{
    return {u"chat/completions"_s, u"responses"_s, u"messages"_s};
}

} // namespace relay
