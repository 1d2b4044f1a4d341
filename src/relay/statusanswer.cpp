#include "relay/statusanswer.h"

#include "core/jsonreader.h"
#include "net/request.h"
#include "relay/envelope.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace relay {

namespace {

bool hasAny(const QJsonObject &o, std::initializer_list<QLatin1String> keys)
{
    for (const QLatin1String key : keys) {
        if (o.contains(key))
            return true;
    }
    return false;
}

} // namespace

Kind kindOfStatus(const QJsonObject &s)
{
    if (hasAny(s, {"PaymentUSDRate"_L1, "UserInvoiceMonth"_L1}))
        return Kind::OneHub;
    // Before Laisky's: New API of later 2026 has password_login_enabled, Laisky's password_login.
    if (hasAny(s, {"min_topup_usd"_L1, "stripe_enabled"_L1, "password_login"_L1}) &&
        !s.contains("quota_display_type"_L1))
        return Kind::Laisky;
    if (hasAny(s,
               {"self_use_mode_enabled"_L1, "chats"_L1, "min_topup"_L1, "setup"_L1, "quota_display_type"_L1, "_qn"_L1}))
        return Kind::NewApi;
    return Kind::OneApi;
}

RelayInfo infoFromStatus(Kind kind, const QUrl &root, const QJsonObject &status)
{
    const core::JsonReader s(status);
    RelayInfo info;
    info.kind = kind;
    info.root = root;
    info.infer = root;
    info.infer.setPath(root.path() + u"/v1"_s);
    info.name = s.textOr("system_name"_L1);
    info.version = s.textOr("version"_L1);
    if (const auto units = s.number("quota_per_unit"_L1); units && *units >= 1)
        info.quotaPerUnit = core::QuotaPerUnit(std::llround(*units));
    const std::optional<QString> display = s.text("quota_display_type"_L1);
    info.displaysCurrency = display ? *display != u"TOKENS"_s : s.boolean("display_in_currency"_L1).value_or(true);
    info.topUpLink = QUrl(s.textOr("top_up_link"_L1));
    info.chatLink = s.textOr("chat_link"_L1);
    info.wantsEmailCode = s.boolean("email_verification"_L1).value_or(false);
    info.wantsBrowserCheck = s.boolean("turnstile_check"_L1).value_or(false);
    info.passwordSignIn = s.boolean(s.has("password_login"_L1) ? "password_login"_L1 : "password_login_enabled"_L1);
    info.passwordRegister =
        s.boolean(s.has("password_register"_L1) ? "password_register"_L1 : "password_register_enabled"_L1);
    if (s.boolean("register_enabled"_L1) == false)
        info.passwordRegister = false;
    info.needsUserId = kind == Kind::NewApi;
    info.status = status;
    const QJsonObject bases = status.value("relaydesk"_L1).toObject().value("bases"_L1).toObject();
    for (auto it = bases.begin(); it != bases.end(); ++it)
        info.bases.insert(it.key(), QUrl(it.value().toString()));
    return info;
}

void setBase(RelayInfo &info, const QString &family, const QUrl &base)
{
    info.bases.insert(family, base);
    QJsonObject own = info.status.value("relaydesk"_L1).toObject();
    QJsonObject bases = own.value("bases"_L1).toObject();
    bases.insert(family, base.toString(QUrl::FullyEncoded));
    own.insert("bases"_L1, bases);
    info.status.insert("relaydesk"_L1, own);
}

std::optional<QJsonObject> statusOf(const net::Response &answer)
{
    if (!answer.isOk())
        return {};
    const core::Result<Envelope> e = Envelope::read(answer);
    if (!e || e->whole.boolean("success"_L1) == false || !e->data.isObject())
        return {};
    // The unit, or at least two things only a relay says: forks rename and drop members.
    const QJsonObject o = e->data.object();
    const auto perUnit = e->data.number("quota_per_unit"_L1);
    if (perUnit && *perUnit < 1)
        return {};
    if (!perUnit) {
        const auto said = [&](QLatin1String key) { return o.contains(key) ? 1 : 0; };
        if (said("system_name"_L1) + said("quota_per_unit"_L1) + said("top_up_link"_L1) +
                said("email_verification"_L1) + said("turnstile_check"_L1) <
            2)
            return {};
    }
    return o;
}

} // namespace relay
