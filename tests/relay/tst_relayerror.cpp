#include "relay/relayerror.h"

#include "recording.h"
#include "relay/errorbody.h"
#include "support/quietmain.h"

#include <QRegularExpression>

using core::ErrorCause;
using core::ErrorKind;
using support::Recording;

namespace {

// What each recorded refusal means, by relay and name; the first rule that fits counts.
struct Rule
{
    const char *name;
    ErrorKind kind;
    ErrorCause cause;
};

const Rule rules[] = {
    {"laisky/token-list-without-slash$", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"/(console-page|forgotten-v1|openai-v1-path|token-list-without-slash)$", ErrorKind::Protocol, ErrorCause::WebPage},
    {"/(unknown-api-path|unknown-v1-path|double-v1)$", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"/chat-upstream-429$", ErrorKind::RateLimited, ErrorCause::GroupSaturated},
    {"laisky/stream-upstream-(500|429|401|html-502)$", ErrorKind::NotFound, ErrorCause::ModelUnavailable},
    {"/stream-upstream-429$", ErrorKind::RateLimited, ErrorCause::GroupSaturated},
    {"/(chat|stream)-upstream-500$", ErrorKind::ServerFault, ErrorCause::None},
    {"/(chat|stream)-upstream-html-502$", ErrorKind::ServerFault, ErrorCause::None},
    {"/(chat|stream)-upstream-401$", ErrorKind::Forbidden, ErrorCause::SupplierRefused},
    {"/(chat|stream)-upstream-400-context$", ErrorKind::BadRequest, ErrorCause::ContextTooLong},
    {"/chat-unknown-model$", ErrorKind::NotFound, ErrorCause::ModelUnavailable},
    {"/model-unknown$", ErrorKind::NotFound, ErrorCause::ModelUnavailable},
    {"onehub/(model-one|chat-completions-to-claude.*)$", ErrorKind::NotFound, ErrorCause::ModelUnavailable},
    {"/chat-model-not-allowed$", ErrorKind::Forbidden, ErrorCause::ModelNotAllowed},
    {"/chat-network-not-allowed$", ErrorKind::Forbidden, ErrorCause::NetworkNotAllowed},
    {"newapi-2026-08/models-by-deleted-key$", ErrorKind::Forbidden, ErrorCause::NetworkNotAllowed}, // was not deleted
    // Every refusal of a key is one text there.
    {"newapi-2026-08/chat-key-(disabled|expired)$", ErrorKind::Unauthorized, ErrorCause::KeyUnknown},
    {"/chat-key-disabled$", ErrorKind::Unauthorized, ErrorCause::KeyDisabled},
    {"/chat-key-expired$", ErrorKind::Unauthorized, ErrorCause::KeyExpired},
    {"(oneapi|onehub)/chat-key-used-up-again$", ErrorKind::Unauthorized, ErrorCause::KeyUsedUp},
    {"/chat-key-used-up(-again)?$", ErrorKind::QuotaExceeded, ErrorCause::KeyLimitTooLow},
    {"laisky/chat-limit-above-key$", ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow},
    {"/chat-limit-above-key$", ErrorKind::QuotaExceeded, ErrorCause::KeyLimitTooLow},
    {"/(chat-limit-above-balance|(chat|stream)-balance-too-low)$", ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow},
    {"onehub/chat-key-with-channel-suffix$", ErrorKind::Unauthorized, ErrorCause::KeyUnknown},
    {"/chat-key-with-channel-suffix$", ErrorKind::Forbidden, ErrorCause::None},
    {"(laisky|newapi|onehub|oneapi).*/(models-(without|bad)-key|models-by-deleted-key|chat-(bad|no)-key)$",
     ErrorKind::Unauthorized, ErrorCause::KeyUnknown},
    {"(laisky|newapi).*/messages-bad-key$", ErrorKind::Unauthorized, ErrorCause::KeyUnknown},
    {"(laisky|oneapi|newapi-2025)/(chat-without-model|files-not-implemented)$", ErrorKind::NotFound,
     ErrorCause::EndpointMissing},
    {"(oneapi|newapi-2025)/image-edit$", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"laisky/(image-edit|translation)$", ErrorKind::NotFound, ErrorCause::ModelUnavailable},
    {"onehub/files-not-implemented$", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"/(chat-without-model|chat-broken-json|image-bad-size|files-not-implemented)$", ErrorKind::BadRequest,
     ErrorCause::None},
    {"newapi-2025/messages(-stream)?-openai-channel$", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"newapi-2025/image-gpt-image-1$", ErrorKind::NotFound, ErrorCause::ModelUnavailable},
    {"(oneapi|onehub)/(messages|responses)-", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"newapi-2025/responses-", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"laisky/responses-", ErrorKind::Protocol, ErrorCause::EmptyAnswer},

    {"/(self-(signed-out|forged-cookie|by-old-access-token|by-api-key|by-refresh-cookie-alone))$",
     ErrorKind::Unauthorized, ErrorCause::SignedOut},
    {"newapi-2026-08/(2fa-status-on|2fa-disable|rename-display|self-renamed|token-delete.*)$", ErrorKind::Unauthorized,
     ErrorCause::SignedOut},
    {"newapi-2026(-08)?/log-of-a-key$", ErrorKind::Unauthorized, ErrorCause::SignedOut},
    {"/self-(without|wrong|bad)-user-header$", ErrorKind::Unauthorized, ErrorCause::UserIdWanted},
    {"/login-(wrong-password|unknown-user|after-many)$", ErrorKind::Unauthorized, ErrorCause::WrongPassword},
    {"/login-too-often", ErrorKind::RateLimited, ErrorCause::ManagementLimited},
    {"/login-wants-totp$", ErrorKind::Unauthorized, ErrorCause::SecondFactorWanted},
    {"/login-wrong-totp", ErrorKind::RateLimited, ErrorCause::SecondFactorWrong},
    {"/(totp-confirm-wrong|2fa-enable-wrong|login-wrong-2fa)$", ErrorKind::Unauthorized, ErrorCause::SecondFactorWrong},
    {"newapi-2026/rename-display$", ErrorKind::Unauthorized, ErrorCause::WrongPassword},
    {"/admin-route-as-user$", ErrorKind::Forbidden, ErrorCause::None},
    {"/ratio-config$", ErrorKind::Forbidden, ErrorCause::Refused},
    {"/(token-get-unknown|token-delete-again|cost-unknown-request)$", ErrorKind::NotFound, ErrorCause::None},
    {"/stripe-off$", ErrorKind::ServerFault, ErrorCause::None},
    {"/topup-broken-json$", ErrorKind::BadRequest, ErrorCause::Refused},
    {"newapi-2026/topup-empty$", ErrorKind::NotFound, ErrorCause::CodeUnknown},
    {"newapi-2026(-08)?/topup-", ErrorKind::BadRequest, ErrorCause::CodeRefusedSilently},
    {"/topup-(same-code-again|disabled-code)$", ErrorKind::BadRequest, ErrorCause::CodeUsed},
    {"laisky/topup-(unknown|by-access-token)", ErrorKind::RateLimited, ErrorCause::TooManyCodes},
    {"/topup-(with-blanks|good-upper-case|empty|unknown)", ErrorKind::NotFound, ErrorCause::CodeUnknown},
    {"newapi-2026/key-revealed$", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"onehub/log-search$", ErrorKind::NotFound, ErrorCause::EndpointMissing},
    {"/(register-|login-(empty|broken-json)|token-create-|token-enable-|available-models-by-key|data-too-long|log-"
     "search|"
     "checkin-twice|token-search|invoice)",
     ErrorKind::BadRequest, ErrorCause::Refused},
};

bool isRefusal(const Recording &r)
{
    const relay::ErrorBody body = relay::ErrorBody::read(r.answer.body);
    return !r.answer.isOk() || body.isEmpty || body.isHtml || r.answer.body.contains("\"success\":false") ||
           r.answer.body.startsWith("{\"error\"");
}

net::Response answered(int status, const QByteArray &body, const QList<net::Header> &headers = {})
{
    net::Response r;
    r.status = status;
    r.body = body;
    r.headers = headers;
    return r;
}

} // namespace

class RelayErrorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRecordedRefusalHasItsMeaning();
    void amountsAreRead_data();
    void amountsAreRead();
    void whatNoRecordingHas_data();
    void whatNoRecordingHas();
    void requestIdsFromHeaderAndText();
    void noKeyIsQuoted();
    void insideAStream();
    void waiting();
};

void RelayErrorTest::everyRecordedRefusalHasItsMeaning()
{
    int seen = 0;
    QStringList wrong;
    for (const QString &relay : support::recordedRelays()) {
        for (const QString &file : support::recordedFiles(relay)) {
            const Recording r = support::readRecording(relay, file);
            if (!isRefusal(r))
                continue;
            ++seen;
            const QString name = relay + QLatin1Char('/') + r.name.mid(4);
            const Rule *rule = nullptr;
            for (const Rule &candidate : rules) {
                if (QRegularExpression(QLatin1String(candidate.name)).match(name).hasMatch()) {
                    rule = &candidate;
                    break;
                }
            }
            const core::Error e = relay::readError(r.answer, r.isInference());
            const QString got = core::kindName(e.kind) + QLatin1Char('/') + core::causeName(e.cause);
            const QString due = rule ? core::kindName(rule->kind) + QLatin1Char('/') + core::causeName(rule->cause)
                                     : QStringLiteral("(no rule)");
            if (got != due)
                wrong << QStringLiteral("%1: %2, due %3 (%4)").arg(name, got, due, e.detail.left(100));
            QCOMPARE(e.httpStatus, r.answer.status);
            const QString header = QString::fromLatin1(r.answer.header("X-Oneapi-Request-Id"));
            QCOMPARE(e.requestId, header);
            QVERIFY2(!e.detail.contains(QLatin1String("ExampleKey")), qPrintable(name));
            QVERIFY2(!e.serverMessage.contains(QLatin1String("(request id"), Qt::CaseInsensitive), qPrintable(name));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    QVERIFY2(seen > 400, qPrintable(QString::number(seen)));
}

void RelayErrorTest::amountsAreRead_data()
{
    QTest::addColumn<QString>("relay");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("needed");
    QTest::addColumn<qint64>("available");
    const auto row = [](const char *relay, const char *name, qint64 needed, qint64 available) {
        QTest::addRow("%s %s", relay, name)
            << QString::fromLatin1(relay) << QString::fromLatin1(name) << needed << available;
    };
    row("laisky", "chat-key-used-up", 2137, 1);
    // In dollars, as these write them: how many units make one is another matter.
    row("newapi-2025", "chat-key-used-up", 774'000, 2'000);
    row("newapi-2025", "chat-limit-above-balance", 3'000'000'300'000, 39'964'202'000);
    row("newapi-2025", "chat-balance-too-low", 774'000, 200'000);
    row("newapi-2026", "chat-balance-too-low", 2'000'000, 200'000);
    row("newapi-2026", "chat-limit-above-key", 10'001'250'000, 60'000'000);
    row("newapi-2026-08", "chat-limit-above-balance", 3'000'015'000'000, 39'965'484'000);
    row("oneapi", "chat-balance-too-low", -1, -1); // says nothing: unknown, not 0
    row("onehub", "chat-balance-too-low", -1, -1);
}

void RelayErrorTest::amountsAreRead()
{
    QFETCH(QString, relay);
    QFETCH(QString, name);
    QFETCH(qint64, needed);
    QFETCH(qint64, available);
    const core::Error e = relay::readError(support::recording(relay, name).answer, true);
    const bool dollars = relay.startsWith(QLatin1String("newapi"));
    QCOMPARE((dollars ? e.neededNanoUsd : e.neededQuota).value_or(-1), needed);
    QCOMPARE((dollars ? e.availableNanoUsd : e.availableQuota).value_or(-1), available);
    QVERIFY(!(dollars ? e.neededQuota : e.neededNanoUsd) && !(dollars ? e.availableQuota : e.availableNanoUsd));
}

void RelayErrorTest::whatNoRecordingHas_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("inference");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("cause");
    const auto row = [](const char *what, int status, const char *body, bool inference, ErrorKind kind,
                        ErrorCause cause) {
        QTest::newRow(what) << status << QByteArray(body) << inference << static_cast<int>(kind)
                            << static_cast<int>(cause);
    };
    row("two relays refused", 403,
        "{\"error\":{\"message\":\"user quota is not enough (request id: 1) (request id: "
        "2)\",\"type\":\"one_api_error\","
        "\"code\":\"insufficient_user_quota\"}}",
        true, ErrorKind::Forbidden, ErrorCause::SupplierRefused);
    row("the same id twice is one relay", 403,
        "{\"error\":{\"message\":\"user quota is not enough (request id: 1) (request id: "
        "1)\",\"type\":\"one_api_error\","
        "\"code\":\"insufficient_user_quota\"}}",
        true, ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow);
    row("OpenAI itself, no money", 429,
        "{\"error\":{\"message\":\"You exceeded your current quota\",\"type\":\"insufficient_quota\",\"param\":null,"
        "\"code\":\"insufficient_quota\"}}",
        true, ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow);
    row("the relay's account at OpenAI, no money", 429,
        "{\"error\":{\"message\":\"You exceeded your current quota (request id: 9)\",\"type\":\"insufficient_quota\","
        "\"code\":\"insufficient_quota\"}}",
        true, ErrorKind::Forbidden, ErrorCause::SupplierRefused);
    row("OpenAI itself, bad key", 401,
        "{\"error\":{\"message\":\"Incorrect API key "
        "provided\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}",
        true, ErrorKind::Unauthorized, ErrorCause::KeyUnknown);
    row("Anthropic form", 429,
        "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow down\"}}", true,
        ErrorKind::RateLimited, ErrorCause::None);
    row("402", 402, "{\"detail\":\"user quota is not enough\"}", true, ErrorKind::QuotaExceeded,
        ErrorCause::BalanceTooLow);
    row("One Hub, model, JSON as text", 404,
        "{\"error\":{\"message\":\"Model gpt-4o is not supported for current token (request id: "
        "7)\",\"type\":\"one_hub_error\"}}",
        true, ErrorKind::Forbidden, ErrorCause::ModelNotAllowed);
    row("banned account", 403, "{\"error\":{\"message\":\"用户已被封禁 (request id: 7)\",\"type\":\"one_api_error\"}}",
        true, ErrorKind::Forbidden, ErrorCause::UserBanned);
    row("word filter", 500,
        "{\"error\":{\"message\":\"x\",\"type\":\"new_api_error\",\"code\":\"sensitive_words_detected\"}}", true,
        ErrorKind::BadRequest, ErrorCause::ContentRefused);
    row("limiter with an empty body", 429, "", true, ErrorKind::RateLimited, ErrorCause::None);
    row("L's stricter limit", 429,
        "{\"error\":{\"message\":\"rate limit exceeded: your account balance ($0.1234) is below the $0.50 minimum\","
        "\"type\":\"one_api_error\"}}",
        true, ErrorKind::RateLimited, ErrorCause::None);
    row("gateway page", 502, "<html><body>nginx</body></html>", true, ErrorKind::ServerFault, ErrorCause::None);
    row("Cloudflare's wall", 403, "<!DOCTYPE html><title>Just a moment...</title>", true, ErrorKind::Forbidden,
        ErrorCause::BrowserCheck);
    row("not implemented", 501,
        "{\"error\":{\"message\":\"API not implemented\",\"type\":\"one_api_error\","
        "\"code\":\"api_not_implemented\"}}",
        true, ErrorKind::NotFound, ErrorCause::EndpointMissing);
    row("code as a number", 500, "{\"error\":{\"message\":\"boom\",\"code\":500}}", true, ErrorKind::ServerFault,
        ErrorCause::None);
    row("error as a text", 400, "{\"error\":\"bad things\"}", true, ErrorKind::BadRequest, ErrorCause::None);
    row("heartbeats before the error", 200,
        "\n::PING\n\n{\"error\":{\"message\":\"x\",\"type\":\"one_hub_error\",\"code\":\"insufficient_user_quota\"}}",
        true, ErrorKind::QuotaExceeded, ErrorCause::BalanceTooLow);
    row("turnstile", 200, "{\"success\":false,\"message\":\"Turnstile token 为空\"}", false, ErrorKind::Forbidden,
        ErrorCause::BrowserCheck);
    row("L asks for turnstile", 200, "{\"success\":false,\"message\":\"x\",\"data\":{\"turnstile_required\":true}}",
        false, ErrorKind::Forbidden, ErrorCause::BrowserCheck);
    row("password off", 200, "{\"success\":false,\"message\":\"管理员关闭了密码登录\"}", false, ErrorKind::Forbidden,
        ErrorCause::Refused);
    row("banned at the management API", 200, "{\"success\":false,\"message\":\"用户已被封禁\"}", false,
        ErrorKind::Forbidden, ErrorCause::UserBanned);
    row("user id, English", 401, "{\"success\":false,\"message\":\"Unauthorized, New-Api-User header not provided\"}",
        false, ErrorKind::Unauthorized, ErrorCause::UserIdWanted);
    row("payment call", 200, "{\"message\":\"error\",\"data\":\"充值金额过低\"}", false, ErrorKind::BadRequest,
        ErrorCause::Refused);
    row("revoked session", 401, "{\"success\":false,\"code\":\"AUTH_SESSION_REVOKED\",\"message\":\"x\"}", false,
        ErrorKind::Unauthorized, ErrorCause::SignedOut);
}

void RelayErrorTest::whatNoRecordingHas()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, inference);
    QFETCH(int, kind);
    QFETCH(int, cause);
    const core::Error e = relay::readError(answered(status, body), inference);
    QCOMPARE(core::kindName(e.kind), core::kindName(static_cast<ErrorKind>(kind)));
    QCOMPARE(core::causeName(e.cause), core::causeName(static_cast<ErrorCause>(cause)));
}

void RelayErrorTest::requestIdsFromHeaderAndText()
{
    const QByteArray body = "{\"error\":{\"message\":\"x (request id: T1)\",\"type\":\"one_api_error\"}}";
    QCOMPARE(relay::readError(answered(500, body), true).requestId, QStringLiteral("T1"));
    // Laisky's sends the header twice; the first is the relay's own.
    const QList<net::Header> headers{{"X-Oneapi-Request-Id", "H1"}, {"X-Oneapi-Request-Id", "H2"}};
    QCOMPARE(relay::readError(answered(500, body, headers), true).requestId, QStringLiteral("H1"));
}

void RelayErrorTest::noKeyIsQuoted()
{
    const QByteArray body = "{\"error\":{\"message\":\"[sk-abcdef***123] 该令牌额度已用尽 !token.UnlimitedQuota && "
                            "token.RemainQuota = 0, get token by key verysecretkey1234\",\"type\":\"new_api_error\"}}";
    const core::Error e = relay::readError(answered(401, body), true);
    QVERIFY(e.cause == ErrorCause::KeyUsedUp);
    QVERIFY(!e.serverMessage.contains(QLatin1String("abcdef")) && !e.detail.contains(QLatin1String("abcdef")));
    QVERIFY(!e.serverMessage.contains(QLatin1String("verysecret")) && !e.detail.contains(QLatin1String("verysecret")));
}

void RelayErrorTest::insideAStream()
{
    const auto read = [](const char *json) {
        return relay::readStreamError(QJsonDocument::fromJson(json).object(), 200);
    };
    const core::Error quota = read("{\"error\":{\"message\":\"user quota exhausted during streaming\","
                                   "\"type\":\"insufficient_user_quota\",\"code\":\"insufficient_user_quota\"}}");
    QVERIFY(quota.kind == ErrorKind::QuotaExceeded && quota.cause == ErrorCause::BalanceTooLow);
    // As recorded (stream-error-in-midway): the inner object.
    const core::Error server =
        read("{\"message\":\"The server is overloaded\",\"type\":\"server_error\",\"code\":\"overloaded\"}");
    QVERIFY(server.kind == ErrorKind::ServerFault);
    QCOMPARE(server.serverMessage, QStringLiteral("The server is overloaded"));
    QVERIFY(read("{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}").kind == ErrorKind::ServerFault);
}

void RelayErrorTest::waiting()
{
    using namespace std::chrono_literals;
    const core::Error login =
        relay::readError(support::recording(QStringLiteral("laisky"), QStringLiteral("login-too-often")).answer, false);
    QVERIFY(login.retryAfter == std::chrono::milliseconds(1200s));
    const core::Error mail =
        relay::readError(answered(429, "{\"success\":false,\"message\":\"发送过于频繁，请等待 17 秒后再试\"}"), false);
    QVERIFY(mail.retryAfter == std::chrono::milliseconds(17s));
}

RELAYDESK_TEST(QCoreApplication, RelayErrorTest)
#include "tst_relayerror.moc"
