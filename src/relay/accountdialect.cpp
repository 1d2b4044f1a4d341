#include "relay/accountdialect.h"

#include "relay/envelope.h"
#include "relay/laiskyaccount.h"
#include "relay/newapiaccount.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

Call get(const QString &path)
{
    Call call;
    call.path = path;
    return call;
}

Call critical(Call call)
{
    call.isCritical = true;
    call.mayRepeat = false;
    return call;
}

} // namespace

// --- without being signed in ---

Call AccountDialect::status() const
{
    return get(u"/api/status"_s);
}

Call AccountDialect::registerUser(const Registration &r) const
{
    Call call = critical(get(u"/api/user/register"_s));
    call.method = "POST";
    QJsonObject body{{u"username"_s, r.user}};
    if (!r.email.isEmpty())
        body.insert("email"_L1, r.email);
    if (!r.emailCode.isEmpty())
        body.insert("verification_code"_L1, r.emailCode);
    if (!r.inviteCode.isEmpty())
        body.insert("aff_code"_L1, r.inviteCode);
    call.json = body;
    call.secretMembers = {{u"password"_s, r.password}};
    return call;
}

Call AccountDialect::mailCode(const QString &email) const
{
    Call call = critical(get(u"/api/verification"_s));
    call.query.addQueryItem(u"email"_s, QString::fromLatin1(QUrl::toPercentEncoding(email)));
    return call;
}

Call AccountDialect::mailReset(const QString &email) const
{
    Call call = critical(get(u"/api/reset_password"_s));
    call.query.addQueryItem(u"email"_s, QString::fromLatin1(QUrl::toPercentEncoding(email)));
    return call;
}

Call AccountDialect::resetPassword(const ResetLink &link, const core::Secret &newPassword) const
{
    Call call = critical(get(u"/api/user/reset"_s));
    call.method = "POST";
    call.json = QJsonObject{{u"email"_s, link.email}};
    call.secretMembers = {{u"token"_s, link.token}};
    if (choosesPassword() && !newPassword.isEmpty())
        call.secretMembers.append({u"password"_s, newPassword});
    return call;
}

core::Result<core::Secret> AccountDialect::readNewPassword(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const QString password = e->data.value().toString();
    if (password.isEmpty())
        return core::Error{core::ErrorKind::Protocol, u"no password in the answer"_s};
    return core::Secret::fromText(password);
}

Call AccountDialect::notice() const
{
    return get(u"/api/notice"_s);
}

Call AccountDialect::about() const
{
    return get(u"/api/about"_s);
}

core::Result<QString> AccountDialect::readSiteText(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    return e ? core::Result<QString>(e->whole.textOr("data"_L1)) : core::Result<QString>(e.error());
}

std::optional<Call> AccountDialect::channels(int) const
{
    return {};
}

core::Result<QList<ChannelState>> AccountDialect::readChannels(const net::Response &answer, bool *hasMore) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QList<ChannelState> channels;
    for (const core::JsonReader &row : e->data.items()) {
        using State = ChannelState::State;
        ChannelState channel;
        channel.name = row.textOr("name"_L1);
        const QString state = row.textOr("status"_L1);
        channel.state = state == "enabled"_L1             ? State::On
                        : state == "manually_disabled"_L1 ? State::OffByHand
                        : state == "auto_disabled"_L1     ? State::OffByItself
                                                          : State::Unknown;
        const core::JsonReader test = row.at("response"_L1);
        channel.tested = test.moment("test_time"_L1);
        // 0 ms beside no time of a test is "never tested", not fast.
        if (const auto ms = test.integer("response_time_ms"_L1); ms && channel.tested)
            channel.answered = std::chrono::milliseconds(*ms);
        channels.append(channel);
    }
    if (hasMore)
        *hasMore = !channels.isEmpty() && e->whole.integer("total"_L1).value_or(0) > channels.size();
    return channels;
}

// --- signed in ---

Call AccountDialect::changeProfile(const QString &, const ProfileChange &change) const
{
    Call call = get(u"/api/user/self"_s);
    call.method = "PUT";
    QJsonObject body;
    if (change.displayName)
        body.insert("display_name"_L1, *change.displayName);
    call.json = body;
    if (!change.newPassword.isEmpty())
        call.secretMembers.append({u"password"_s, change.newPassword});
    return call;
}

QList<Call> AccountDialect::bindEmail(const QString &email, const QString &code) const
{
    Call call = critical(get(u"/api/oauth/email/bind"_s));
    call.query.addQueryItem(u"email"_s, QString::fromLatin1(QUrl::toPercentEncoding(email)));
    call.query.addQueryItem(u"code"_s, QString::fromLatin1(QUrl::toPercentEncoding(code)));
    return {call};
}

Call AccountDialect::inviteCode() const
{
    return get(u"/api/user/aff"_s);
}

core::Result<QString> AccountDialect::readInviteCode(const net::Response &answer) const
{
    return readSiteText(answer);
}

std::optional<Call> AccountDialect::secondFactorState() const
{
    return {};
}

core::Result<SecondFactorState> AccountDialect::readSecondFactorState(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const std::optional<bool> enabled =
        e->data.boolean(e->data.has("totp_enabled"_L1) ? "totp_enabled"_L1 : "enabled"_L1);
    if (!enabled)
        return core::Error{core::ErrorKind::Protocol, u"the answer does not say whether a second factor is set"_s};
    return SecondFactorState{*enabled, e->data.boolean("locked"_L1).value_or(false),
                             e->data.integer("backup_codes_remaining"_L1)};
}

Call AccountDialect::setUpSecondFactor() const
{
    return {};
}

core::Result<SecondFactorSetup> AccountDialect::readSecondFactorSetup(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const core::JsonReader &d = e->data;
    const QString uri = d.textOr(d.has("qr_code"_L1) ? "qr_code"_L1 : "qr_code_data"_L1);
    const QString secret = d.textOr("secret"_L1);
    if (!uri.startsWith("otpauth://"_L1) || secret.isEmpty())
        return core::Error{core::ErrorKind::Protocol, u"no secret in the answer"_s};
    QStringList codes;
    for (const core::JsonReader &code : d.at("backup_codes"_L1).items())
        codes.append(code.value().toString());
    return SecondFactorSetup{core::Secret::fromText(secret), core::Secret::fromText(uri),
                             codes.isEmpty() ? core::Secret() : core::Secret::fromText(codes.join(u'\n'))};
}

Call AccountDialect::enableSecondFactor(const core::Secret &) const
{
    return {};
}

Call AccountDialect::disableSecondFactor(const core::Secret &) const
{
    return {};
}

std::optional<Call> AccountDialect::checkIns(const QDate &) const
{
    return {};
}

core::Result<CheckIns> AccountDialect::readCheckIns(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const core::JsonReader &d = e->data;
    const auto quota = [](std::optional<qint64> units) {
        return units ? std::optional(core::Quota(*units)) : std::nullopt;
    };
    CheckIns out;
    out.offered = d.boolean("enabled"_L1).value_or(false);
    out.least = quota(d.integer("min_quota"_L1));
    out.most = quota(d.integer("max_quota"_L1));
    const core::JsonReader stats = d.at("stats"_L1);
    out.doneToday = stats.boolean("checked_in_today"_L1).value_or(false);
    out.count = stats.integer("total_checkins"_L1);
    out.total = quota(stats.integer("total_quota"_L1));
    for (const core::JsonReader &row : stats.at("records"_L1).items()) {
        const QDate day = QDate::fromString(row.textOr("checkin_date"_L1).left(10), Qt::ISODate);
        const auto awarded = row.integer("quota_awarded"_L1);
        if (day.isValid() && awarded)
            out.days.append(CheckInDay{day, core::Quota(*awarded)});
    }
    return out;
}

Call AccountDialect::checkIn() const
{
    return {};
}

core::Result<CheckInDay> AccountDialect::readCheckIn(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    const auto awarded = e->data.integer("quota_awarded"_L1);
    if (!awarded)
        return core::Error{core::ErrorKind::Protocol, u"checked in, but the relay does not say for how much"_s};
    return CheckInDay{QDate::fromString(e->data.textOr("checkin_date"_L1).left(10), Qt::ISODate),
                      core::Quota(*awarded)};
}

std::optional<Call> AccountDialect::topUpOrders() const
{
    return {};
}

core::Result<QList<TopUpOrder>> AccountDialect::readTopUpOrders(const net::Response &) const
{
    return core::Error{core::ErrorKind::NotFound, u"this relay keeps no list of payments"_s};
}

std::optional<Call> AccountDialect::plans() const
{
    return {};
}

core::Result<QList<Plan>> AccountDialect::readPlans(const net::Response &answer) const
{
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e)
        return e.error();
    QList<Plan> plans;
    for (const core::JsonReader &item : e->data.at("subscriptions"_L1).items()) {
        const core::JsonReader s = item.has("subscription"_L1) ? item.at("subscription"_L1) : item;
        Plan plan;
        plan.title = item.at("plan"_L1).textOr("title"_L1, s.textOr("title"_L1));
        if (const auto total = s.integer("amount_total"_L1); total && *total > 0)
            plan.total = core::Quota(*total);
        plan.used = core::Quota(s.integer("amount_used"_L1).value_or(0));
        plan.ends = s.moment("end_time"_L1);
        plan.active = s.textOr("status"_L1) == "active"_L1;
        plans.append(plan);
    }
    return plans;
}

// --- texts ---

std::optional<ResetLink> resetLinkIn(const QString &text)
{
    static const QRegularExpression link(uR"(https?://[^\s"'<>]*reset\?[^\s"'<>]+)"_s);
    QString found = link.match(text).captured();
    if (found.isEmpty())
        return {};
    found.replace("&amp;"_L1, "&"_L1); // out of the source of an HTML mail
    while (QStringView(u".,;:!?)]}").contains(found.back()))
        found.chop(1); // the sentence's, not the link's
    const QUrl url(found.replace("/#/"_L1, "/"_L1));
    const QUrlQuery query(url);
    ResetLink out;
    out.server = url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    out.email = query.queryItemValue(u"email"_s, QUrl::FullyDecoded);
    out.token = core::Secret::fromText(query.queryItemValue(u"token"_s, QUrl::FullyDecoded));
    if (out.email.isEmpty() || out.token.isEmpty())
        return {};
    return out;
}

QList<Announcement> announcementsOf(const QJsonObject &status)
{
    QList<Announcement> out;
    if (!status.value("announcements_enabled"_L1).toBool())
        return out;
    for (const core::JsonReader &row : core::JsonReader(status).at("announcements"_L1).items()) {
        Announcement a{row.textOr("content"_L1).trimmed(), row.moment("publishDate"_L1), row.textOr("type"_L1)};
        if (!a.text.isEmpty())
            out.append(a);
    }
    return out;
}

std::unique_ptr<AccountDialect> accountDialectFor(const RelayInfo &info)
{
    switch (info.kind) {
    case Kind::Laisky:
        return std::make_unique<LaiskyAccount>(info);
    case Kind::NewApi:
        return std::make_unique<NewApiAccount>(info);
    case Kind::OneApi:
    case Kind::OneHub:
        break;
    case Kind::Plain:
    case Kind::OldProxy:
        return nullptr; // no account to speak of
    }
    return std::make_unique<AccountDialect>(info);
}

} // namespace relay
