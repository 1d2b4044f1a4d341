#include "demo/offer.h"

#include "demo/upstream.h"

#include <algorithm>

namespace demo {

std::vector<Model> offeredModels(House &house)
{
    if (house.options.upstream.isEmpty())
        return priceList();
    constexpr qint64 freshMs = 60'000;
    const std::lock_guard lock(house.offerMutex);
    if (house.offerAskedMs != 0 && house.nowMs() - house.offerAskedMs < freshMs)
        return house.offer;
    const auto names = upstreamModels(house.options);
    if (!names)
        return house.offer; // what was known before
    house.offerAskedMs = house.nowMs();
    house.offer.clear();
    for (const QString &name : *names) {
        Model model;
        if (const Model *known = findModel(name))
            model = *known;
        else
            model.rate = fallbackRate(house.dialect);
        model.name = model.supplierName = name;
        model.owner = model.owner.isEmpty() ? QStringLiteral("custom") : model.owner;
        model.channel = QStringLiteral("upstream");
        house.offer.push_back(model);
    }
    return house.offer;
}

std::optional<Model> offeredModel(House &house, const QString &name)
{
    const auto models = offeredModels(house);
    const auto found =
        std::find_if(models.begin(), models.end(), [&name](const Model &model) { return model.name == name; });
    if (found != models.end())
        return *found;
    return {};
}

} // namespace demo
