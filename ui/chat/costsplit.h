#pragma once

#include "catalog/catalog.h"
#include "chat/message.h"
#include "core/money.h"

namespace ui::chat {

// Where the money of a chat went. The bill is one sum a message; it is split by tokens × rate, so the parts are exact
// only as far as the rate is.
struct CostSplit
{
    qint64 input = 0; // billionths of a dollar
    qint64 cached = 0;
    qint64 answers = 0;
    qint64 reasoning = 0;
    core::MoneySum total{};
    bool allBilled = true;
};

CostSplit splitCosts(const QList<::chat::Message> &messages, const ::catalog::Catalog &catalog);

} // namespace ui::chat
