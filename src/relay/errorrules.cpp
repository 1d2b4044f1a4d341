#include "relay/errorrules.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace relay {

using core::ErrorCause;
using core::ErrorKind;

bool says(const QString &text, std::initializer_list<const char16_t *> words)
{
    for (const char16_t *word : words) {
        if (text.contains(QStringView(word), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

std::optional<core::Error> shapeError(const ErrorBody &body, const ErrorSigns &signs)
{
    const auto error = [](ErrorKind kind, ErrorCause cause) {
        core::Error e;
        e.kind = kind;
        e.cause = cause;
        return e;
    };
    if (body.isHtml) {
        if (signs.cloudflareWall || says(body.page, {u"just a moment", u"challenge-platform", u"cf-chl", u"turnstile"}))
            return error(ErrorKind::Forbidden, ErrorCause::BrowserCheck);
        // A gateway's own page (502, 520, 524): the server behind it is down, the address is right.
        if (signs.status >= 500)
            return error(ErrorKind::ServerFault, ErrorCause::None);
        return error(ErrorKind::Protocol, ErrorCause::WebPage);
    }
    if (body.isEmpty && signs.status >= 200 && signs.status < 300)
        return error(ErrorKind::Protocol, ErrorCause::EmptyAnswer);
    if (!body.isJson && signs.status >= 200 && signs.status < 300)
        return error(ErrorKind::Protocol, ErrorCause::None);
    return {};
}

namespace {

// "＄0.000774" and "$0.12" in billionths of a dollar, "123 点额度", "123 point quota" and "required=123" in units.
struct Amount
{
    std::optional<qint64> units{};
    std::optional<qint64> nanoUsd{};
    bool isKnown() const { return units || nanoUsd; }
};

Amount amountAfter(const QString &text, const QString &label)
{
    const QRegularExpression re(label + u"\\s*[:：=]?\\s*([$＄]?)\\s*(-?[\\d,]+(?:\\.\\d+)?)"_s,
                                QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch m = re.match(text);
    if (!m.hasMatch())
        return {};
    bool ok = false;
    const double number = m.captured(2).remove(u',').toDouble(&ok);
    if (!ok)
        return {};
    if (!m.captured(1).isEmpty())
        return std::abs(number) < 1e9 ? Amount{{}, std::llround(number * 1e9)} : Amount{};
    // A figure with decimals and no sign is some other currency.
    return m.captured(2).contains(u'.') || std::abs(number) > 9e15 ? Amount{} : Amount{std::llround(number), {}};
}

Amount firstAmount(const QString &text, std::initializer_list<const char16_t *> labels)
{
    for (const char16_t *label : labels) {
        if (const Amount amount = amountAfter(text, QString::fromUtf16(label)); amount.isKnown())
            return amount;
    }
    return {};
}

} // namespace

void readAmounts(core::Error &error, const QString &text)
{
    if (error.kind != ErrorKind::QuotaExceeded)
        return;
    const Amount needed = firstAmount(text, {u"required", u"need quota", u"需要预扣费额度", u"需要额度", u"need"});
    const Amount available = firstAmount(text, {u"available", u"remain quota", u"user quota", u"用户剩余额度",
                                                u"剩余额度", u"RemainQuota", u"remaining"});
    error.neededQuota = needed.units;
    error.neededNanoUsd = needed.nanoUsd;
    error.availableQuota = available.units;
    error.availableNanoUsd = available.nanoUsd;
}

} // namespace relay
