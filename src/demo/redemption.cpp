#include "demo/redemption.h"

#include "demo/accountdesk.h"
#include "demo/bookkeeping.h"
#include "demo/signin.h"

namespace demo {

namespace {

constexpr int mostFailures = 5;
constexpr qint64 tenMinutes = 600'000;

enum class Trouble { Missing, Unknown, Used };

QString words(const Exchange &exchange, Trouble trouble)
{
    const bool isLaisky = exchange.profile.family == Family::Laisky;
    // New API of 2026 does not say why; in February an empty one was still told apart.
    if (exchange.profile.hidesWhyCodesFail && (trouble != Trouble::Missing || exchange.profile.hasTokenSessions))
        return exchange.inTongue(QStringLiteral("兑换失败，请稍后重试"),
                                 QStringLiteral("Redemption failed, please try again later"));
    switch (trouble) {
    case Trouble::Missing:
        return isLaisky ? QStringLiteral("No redemption code provided") : QStringLiteral("未提供兑换码");
    case Trouble::Unknown:
        return isLaisky ? QStringLiteral("Redeem failed: Invalid redemption code")
                        : QStringLiteral("兑换失败，无效的兑换码");
    case Trouble::Used:
        return isLaisky ? QStringLiteral("Redeem failed: The redemption code has been used")
                        : QStringLiteral("兑换失败，该兑换码已被使用");
    }
    return {};
}

void redeem(Exchange &exchange)
{
    if (exchange.profile.isNewApi2026() && !takesCriticalCall(exchange))
        return;
    const auto id = signedInAccount(exchange);
    if (!id)
        return;
    Limiter &limiter = exchange.house.limiter;
    const QString failures = QStringLiteral("redeem-%1").arg(*id);
    const bool isLimited = exchange.profile.family == Family::Laisky;
    if (!exchange.bodyError().isEmpty())
        return exchange.refuse(exchange.bodyError() == QStringLiteral("unexpected end of JSON input")
                                   ? QStringLiteral("unexpected EOF")
                                   : exchange.bodyError());
    if (isLimited && limiter.isFull(failures, mostFailures, tenMinutes, exchange.nowMs))
        return exchange.refuse(QStringLiteral("too many failed redemption attempts, please try again later"), 429);
    const QString code = exchange.body().value(QLatin1String("key")).toString();
    Trouble trouble = Trouble::Missing;
    const qint64 added = exchange.house.books.change([&](Ledger &ledger) -> qint64 {
        if (code.isEmpty())
            return 0;
        RedemptionCode *found = ledger.code(code);
        trouble = found ? Trouble::Used : Trouble::Unknown;
        if (!found || found->usedBy != 0)
            return 0;
        found->usedBy = *id;
        addTopUp(ledger, exchange.dialect, *ledger.account(*id), *found, exchange.nowMs, exchange.requestId);
        return found->quota;
    });
    if (added > 0)
        return exchange.accept(added);
    limiter.take(failures, mostFailures, tenMinutes, exchange.nowMs);
    exchange.refuse(words(exchange, trouble));
}

} // namespace

void addRedemptionRoutes(Routes &routes)
{
    routes.add("POST /api/user/topup", redeem);
}

} // namespace demo
