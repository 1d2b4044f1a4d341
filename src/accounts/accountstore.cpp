#include "accounts/accountstore.h"

#include "relay/statusanswer.h"
#include "storage/database.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

const QString currentSetting = u"current-account"_s;

QString wayName(SignInWay way)
{
    switch (way) {
    case SignInWay::Password:
        return u"password"_s;
    case SignInWay::AccessToken:
        return u"access-token"_s;
    case SignInWay::KeyOnly:
        return u"key"_s;
    }
    return {};
}

SignInWay wayFromName(const QString &name)
{
    return name == "password"_L1       ? SignInWay::Password
           : name == "access-token"_L1 ? SignInWay::AccessToken
                                       : SignInWay::KeyOnly;
}

constexpr auto columns =
    "name, kind, root, infer, status_json, quota_per_unit, sign_in, user_name, user_id, key_hint, key_name, "
    "key_remote_id, is_demo, left_out, signed_out, keeps_password, checks_in";

void bindAccount(storage::Statement &s, const Account &a)
{
    s.bind(0, a.name)
        .bind(1, relay::kindName(a.relay.kind))
        .bind(2, a.relay.root.toString(QUrl::FullyEncoded))
        .bind(3, a.relay.infer.toString(QUrl::FullyEncoded))
        .bind(4, QString::fromUtf8(QJsonDocument(a.relay.status).toJson(QJsonDocument::Compact)))
        .bind(5, a.relay.quotaPerUnit.units())
        .bind(6, wayName(a.way))
        .bind(7, a.userName)
        .bind(8, a.userId)
        .bind(9, a.keyHint)
        .bind(10, a.keyName)
        .bind(11, a.keyRemoteId.value())
        .bind(12, a.isDemo)
        .bind(13, a.leftOut)
        .bind(14, a.signedOut)
        .bind(15, a.keepsPassword)
        .bind(16, a.checksIn);
}

Account readAccount(const storage::Statement &s)
{
    Account a;
    const auto kind = relay::kindFromName(s.text(1)).value_or(relay::Kind::Plain);
    const QJsonObject status = QJsonDocument::fromJson(s.text(4).toUtf8()).object();
    a.relay = relay::infoFromStatus(kind, QUrl(s.text(2)), status);
    a.relay.infer = QUrl(s.text(3));
    a.relay.quotaPerUnit = core::QuotaPerUnit(s.integer(5));
    if (a.relay.name.isEmpty())
        a.relay.name = a.relay.infer.host();
    a.name = s.text(0);
    a.way = wayFromName(s.text(6));
    a.state = a.way == SignInWay::KeyOnly ? SignInState::KeyOnly : SignInState::NotChecked;
    a.userName = s.text(7);
    a.userId = s.text(8);
    a.keyHint = s.text(9);
    a.keyName = s.text(10);
    a.keyRemoteId = core::RemoteTokenId(s.text(11));
    a.isDemo = s.integer(12) != 0;
    a.leftOut = s.integer(13) != 0;
    a.signedOut = s.integer(14) != 0;
    a.keepsPassword = s.integer(15) != 0;
    a.checksIn = s.integer(16) != 0;
    if (a.signedOut && a.canManage())
        a.state = SignInState::SignedOut;
    a.created = s.moment(17);
    a.id = s.id<core::AccountId>(18);
    return a;
}

} // namespace

core::Async<AccountStore::Stored> AccountStore::load()
{
    return m_database.read([](storage::Connection &c) -> core::Result<Stored> {
        Stored stored;
        auto rows =
            c.prepare(u"SELECT "_s + QLatin1String(columns) + u", created_at, id FROM account ORDER BY position, id"_s);
        if (!rows)
            return rows.error();
        for (;;) {
            const core::Result<bool> row = rows.value().next();
            if (!row)
                return row.error();
            if (!*row)
                break;
            stored.accounts.append(readAccount(rows.value()));
        }
        auto current = c.prepare(u"SELECT value FROM setting WHERE name = ?"_s);
        if (!current)
            return current.error();
        current.value().bind(0, currentSetting);
        const core::Result<bool> row = current.value().next();
        if (!row)
            return row.error();
        if (*row)
            stored.current = core::AccountId(current.value().text(0).toLongLong());
        return stored;
    });
}

core::Async<core::AccountId> AccountStore::insert(const Account &account)
{
    return m_database.write([account](storage::Connection &c) -> core::Result<core::AccountId> {
        auto s = c.prepare(u"INSERT INTO account ("_s + QLatin1String(columns) +
                           u", created_at, position) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                           "(SELECT COALESCE(MAX(position), 0) + 1 FROM account))"_s);
        if (!s)
            return s.error();
        bindAccount(s.value(), account);
        s.value().bind(17, account.created);
        if (const core::Result<void> done = s.value().exec(); !done)
            return done.error();
        return core::AccountId(c.lastInsertId());
    });
}

core::Async<void> AccountStore::update(const Account &account)
{
    return m_database.write([account](storage::Connection &c) -> core::Result<void> {
        auto s = c.prepare(u"UPDATE account SET ("_s + QLatin1String(columns) +
                           u") = (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?"_s);
        if (!s)
            return s.error();
        bindAccount(s.value(), account);
        s.value().bind(17, account.id);
        return s.value().exec();
    });
}

core::Async<void> AccountStore::remove(core::AccountId id)
{
    return m_database.write([id](storage::Connection &c) -> core::Result<void> {
        auto s = c.prepare(u"DELETE FROM account WHERE id = ?"_s);
        if (!s)
            return s.error();
        s.value().bind(0, id);
        return s.value().exec();
    });
}

core::Async<void> AccountStore::setCurrent(core::AccountId id)
{
    return m_database.write([id](storage::Connection &c) -> core::Result<void> {
        auto s = c.prepare(u"INSERT INTO setting (name, value) VALUES (?, ?) "
                           "ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s);
        if (!s)
            return s.error();
        s.value().bind(0, currentSetting).bind(1, QString::number(id.value()));
        return s.value().exec();
    });
}

} // namespace accounts
