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

constexpr double unitsPerDollar = 500'000;

// "＄0.000774" and "$0.12" in dollars, "123 点额度", "123 point quota" and "required=123" in units.
std::optional<qint64> amountAfter(const QString &text, const QString &label)
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
        return std::llround(number * unitsPerDollar);
    // A figure with decimals and no sign is some other currency.
    return m.captured(2).contains(u'.') ? std::nullopt : std::optional<qint64>(std::llround(number));
}

} // namespace

void readAmounts(core::Error &error, const QString &text)
{
    if (error.kind != ErrorKind::QuotaExceeded)
        return;
    for (const QString &label : {u"required"_s, u"need quota"_s, u"需要预扣费额度"_s, u"需要额度"_s, u"need"_s}) {
        if (!error.neededQuota)
            error.neededQuota = amountAfter(text, label);
    }
    for (const QString &label : {u"available"_s, u"remain quota"_s, u"user quota"_s, u"用户剩余额度"_s, u"剩余额度"_s,
                                 u"RemainQuota"_s, u"remaining"_s}) {
        if (!error.availableQuota)
            error.availableQuota = amountAfter(text, label);
    }
}

} // namespace relay
