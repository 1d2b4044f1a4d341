#include "demo/paging.h"

#include <algorithm>

namespace demo {

namespace {

int numberIn(const Exchange &exchange, const char *name, int otherwise)
{
    bool isNumber = false;
    const int number = exchange.query(name).toInt(&isNumber);
    return isNumber ? number : otherwise;
}

// Pages that are counted from 1.
Page fromOne(const Exchange &exchange, const char *name, int size)
{
    const int number = std::max(1, numberIn(exchange, name, 1));
    return {number, size, (number - 1) * size};
}

} // namespace

std::optional<Page> askedPage(Exchange &exchange, List list)
{
    const int number = std::max(0, numberIn(exchange, "p", 0));
    switch (exchange.dialect) {
    case Dialect::OneApi:
        return Page{number, 10, number * 10};
    case Dialect::NewApi2025:
        if (list != List::Keys)
            return fromOne(exchange, "p", std::clamp(numberIn(exchange, "page_size", 0), 0, 100));
        [[fallthrough]];
    case Dialect::Laisky: {
        const int size = std::clamp(numberIn(exchange, "size", 10), 1, 100);
        return Page{number, size, number * size};
    }
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
        return fromOne(exchange, "p",
                       std::clamp(numberIn(exchange, "page_size", numberIn(exchange, "size", 10)), 1, 100));
    case Dialect::OneHub: {
        const int size = numberIn(exchange, "size", 10);
        if (size <= 100)
            return fromOne(exchange, "page", std::max(1, size));
        exchange.refuse(QStringLiteral("size 参数不能超过 100"));
        return {};
    }
    }
    return {};
}

void sendPage(Exchange &exchange, List list, const QJsonArray &all)
{
    const auto page = askedPage(exchange, list);
    if (!page)
        return;
    QJsonArray rows;
    for (qsizetype i = page->first; i < std::min<qsizetype>(all.size(), page->first + page->size); ++i)
        rows.append(all.at(i));
    sendPage(exchange, list, rows, *page, all.size());
}

void sendPage(Exchange &exchange, List list, const QJsonArray &rows, const Page &page, qint64 total)
{
    switch (exchange.dialect) {
    case Dialect::OneApi:
        return exchange.accept(rows);
    case Dialect::Laisky:
        return exchange.accept(rows, {{QStringLiteral("total"), total}});
    case Dialect::NewApi2025:
        if (list == List::Keys)
            return exchange.accept(rows);
        [[fallthrough]];
    case Dialect::NewApi2026:
    case Dialect::NewApi202608:
        return exchange.accept(QJsonObject{{QStringLiteral("page"), page.number},
                                           {QStringLiteral("page_size"), page.size},
                                           {QStringLiteral("total"), total},
                                           {QStringLiteral("items"), rows}});
    case Dialect::OneHub:
        return exchange.accept(QJsonObject{{QStringLiteral("data"), rows},
                                           {QStringLiteral("page"), page.number},
                                           {QStringLiteral("size"), page.size},
                                           {QStringLiteral("total_count"), total}});
    }
}

} // namespace demo
