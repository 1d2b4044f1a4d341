#include "ui/chat/costsplit.h"

#include "ui/chat/transcript/factsline.h"

namespace ui::chat {

CostSplit splitCosts(const QList<::chat::Message> &messages, const ::catalog::Catalog &catalog)
{
    CostSplit split;
    std::optional<::catalog::Model> model;
    const ::chat::Message *modelOf = nullptr; // most answers have the same as the one before
    for (const ::chat::Message &message : messages) {
        if (message.role != ::chat::Role::Assistant || message.costState.isEmpty() ||
            message.costState == QLatin1String("none"))
            continue;
        const core::Money money = costOf(message);
        split.total.add(money);
        split.allBilled = split.allBilled && money.state() == core::Money::State::Known;
        if (!modelOf || modelOf->account != message.account || modelOf->model != message.model)
            model = catalog.model(message.account, message.model);
        modelOf = &message;
        if (!money.hasAmount() || !model || !model->rate.hasTokenRates())
            continue;
        const ::catalog::RateCard &rate = model->rate;
        const auto weight = [](const std::optional<qint64> &tokens, double perToken) {
            return static_cast<double>(tokens.value_or(0)) * perToken;
        };
        const double cached = weight(message.usage.cached, rate.cachedQuotaPerToken);
        const double input = weight(message.usage.input, rate.inputQuotaPerToken) -
                             weight(message.usage.cached, rate.inputQuotaPerToken);
        const double reasoning = weight(message.usage.reasoning, rate.outputQuotaPerToken);
        const double answer = weight(message.usage.output, rate.outputQuotaPerToken) - reasoning;
        const double sum = cached + input + reasoning + answer;
        if (sum <= 0)
            continue;
        const auto share = [&](double part) { return qRound64(static_cast<double>(money.nanoUsd()) * part / sum); };
        split.cached += share(cached);
        split.input += share(input);
        split.reasoning += share(reasoning);
        split.answers += share(answer);
    }
    return split;
}

} // namespace ui::chat
