#include "ui/billing/rowbill.h"

#include "catalog/rowterms.h"

#include <algorithm>
#include <cmath>

namespace ui::billing {

std::optional<RowBill> billOf(const ::billing::LedgerRow &row, const std::optional<::catalog::Model> &model)
{
    const double perUnit = static_cast<double>(row.quotaPerUnit.units());
    if (row.row.kind != relay::LogKind::Consume || !row.row.prompt || !row.row.completion || perUnit <= 0)
        return {};
    const ::catalog::RowTerms terms = ::catalog::termsOf(row.row);
    if (terms.hasSurcharge)
        return {};
    RowBill bill;
    double input = 0;
    double output = 0;
    double cached = 0;
    bool roundsUp = true;
    if (terms.exact && terms.inputQuotaPerToken && terms.completionRatio) {
        bill.fromRow = true;
        input = *terms.inputQuotaPerToken;
        output = input * *terms.completionRatio;
        cached = input * terms.cachedRatio.value_or(1);
        roundsUp = model ? model->rate.roundsUp : true;
    } else if (model && model->rate.hasTokenRates() && model->appliedFactor > 0 && !model->rate.perCall) {
        input = model->rate.inputQuotaPerToken / model->appliedFactor;
        output = model->rate.outputQuotaPerToken / model->appliedFactor;
        cached = model->rate.cachedQuotaPerToken / model->appliedFactor;
        roundsUp = model->rate.roundsUp;
    } else {
        return {};
    }
    bill.group = terms.groupFactor ? *terms.groupFactor : model ? model->appliedFactor : 1;
    const auto part = [&](qint64 tokens, double rate) {
        const double quota = static_cast<double>(tokens) * rate;
        bill.units += quota * bill.group;
        return RowBill::Part{tokens, core::Money::known(std::llround(rate * 1e15 / perUnit)),
                             core::Money::known(std::llround(quota * 1e9 / perUnit))};
    };
    const qint64 fromCache = std::clamp<qint64>(row.row.cached.value_or(0), 0, *row.row.prompt);
    bill.input = part(*row.row.prompt - fromCache, input);
    if (fromCache > 0)
        bill.cached = part(fromCache, cached);
    bill.output = part(*row.row.completion, output);
    // Sums of doubles end a hair above the whole number that they mean.
    const double whole = roundsUp ? std::ceil(bill.units - 1e-6) : std::round(bill.units);
    bill.rounded = core::Quota(static_cast<qint64>(whole));
    return bill;
}

} // namespace ui::billing
