// What a relay says of itself and of who is signed in.
#include "app/decode/values.h"
#include "relay/envelope.h"
#include "relay/relayerror.h"
#include "relay/statusanswer.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace app::decode {

namespace {

Value status(const Reading &r)
{
    const std::optional<QJsonObject> object = relay::statusOf(r.exchange.answer);
    if (!object) {
        const core::Result<relay::Envelope> e = relay::Envelope::read(r.exchange.answer);
        return e ? core::Error{core::ErrorKind::Protocol, u"not the status of a relay"_s} : e.error();
    }
    const core::JsonReader s(*object);
    const relay::RelayInfo info = relay::infoFromStatus(relay::kindOfStatus(*object), r.info.root, *object);
    const bool tellsDisplay = s.text("quota_display_type"_L1) || s.boolean("display_in_currency"_L1);
    return QJsonObject{
        {u"kind"_s, relay::kindName(info.kind)},
        {u"name"_s, orNull(info.name)},
        {u"version"_s, orNull(info.version)},
        {u"quota_per_unit"_s, info.quotaPerUnit.units()},
        {u"displays_currency"_s, tellsDisplay ? QJsonValue(info.displaysCurrency) : QJsonValue(QJsonValue::Null)},
        {u"top_up_link"_s, orNull(info.topUpLink.toString())},
        {u"chat_link"_s, orNull(info.chatLink)},
        {u"email_code_wanted"_s, orNull(s.boolean("email_verification"_L1))},
        {u"browser_check_wanted"_s, orNull(s.boolean("turnstile_check"_L1))},
        {u"password_sign_in"_s, orNull(info.passwordSignIn)},
        {u"password_register"_s, orNull(info.passwordRegister)}};
}

Value text(const Reading &r)
{
    const core::Result<QString> words = relay::readSiteText(r.exchange.answer);
    if (!words)
        return words.error();
    return QJsonObject{{u"text"_s, *words}};
}

Value session(const Reading &r)
{
    if (r.exchange.path.contains("logout"_L1)) {
        const core::Result<void> out = r.dialect.readPlain(r.exchange.answer);
        return out ? Value(QJsonObject{{u"signed_in"_s, false}}) : Value(out.error());
    }
    const core::Result<relay::SignedIn> in = r.dialect.readSignIn(r.exchange.answer);
    if (!in)
        return in.error();
    if (in->secondFactorWanted) {
        // Some relays send it as a refusal: then it is one, and the window asks for the code.
        const core::Result<relay::Envelope> e = relay::Envelope::read(r.exchange.answer);
        if (!e)
            return e.error();
    } else if (in->userId.isEmpty()) {
        return core::Error{core::ErrorKind::Protocol, u"signed in, but the answer does not say who"_s};
    }
    return QJsonObject{{u"signed_in"_s, !in->secondFactorWanted},
                       {u"second_factor_wanted"_s, in->secondFactorWanted},
                       {u"user_id"_s, orNull(in->userId)},
                       {u"user_name"_s, orNull(in->userName)},
                       {u"bearer_expires"_s, orNull(in->bearerExpires)}};
}

Value self(const Reading &r)
{
    const core::Result<relay::SelfRecord> self = r.dialect.readSelf(r.exchange.answer);
    if (!self)
        return self.error();
    return QJsonObject{{u"user_id"_s, orNull(self->userId)},
                       {u"user_name"_s, orNull(self->userName)},
                       {u"display_name"_s, orNull(self->displayName)},
                       {u"email"_s, orNull(self->email)},
                       {u"group"_s, orNull(self->group)},
                       {u"balance_quota"_s, self->balance.units()},
                       {u"used_quota"_s, orNull(self->used)},
                       {u"request_count"_s, orNull(self->requestCount)},
                       {u"invite_code"_s, orNull(self->inviteCode)}};
}

// Everything else: whether it worked, and which members there are. No values, some of them are secrets.
Value other(const Reading &r)
{
    const bool inference = inferencePath(r.exchange).has_value();
    if (inference) {
        if (!r.exchange.answer.isOk())
            return relay::readError(r.exchange.answer, true);
        const core::Result<core::JsonReader> json = relay::readFirstJson(r.exchange.answer.body);
        if (!json || json->at("error"_L1).isObject())
            return relay::readError(r.exchange.answer, true);
        return QJsonObject{{u"message"_s, QJsonValue::Null},
                           {u"members"_s, QJsonArray::fromStringList(json->object().keys())}};
    }
    const core::Result<relay::Envelope> e = relay::Envelope::read(r.exchange.answer);
    if (!e)
        return e.error();
    return QJsonObject{{u"message"_s, orNull(e->whole.textOr("message"_L1))},
                       {u"members"_s, QJsonArray::fromStringList(e->data.object().keys())}};
}

} // namespace

Value siteValue(const Reading &r)
{
    switch (r.what) {
    case What::Status:
        return status(r);
    case What::Text:
        return text(r);
    case What::Session:
        return session(r);
    case What::Self:
        return self(r);
    case What::AccessToken: {
        const core::Result<core::Secret> token = r.dialect.readAccessToken(r.exchange.answer);
        if (!token)
            return token.error();
        return QJsonObject{{u"hint"_s, token->hint()}};
    }
    default:
        return other(r);
    }
}

} // namespace app::decode
