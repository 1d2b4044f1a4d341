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

} // namespace

Page askedPage(const Exchange &exchange)
{
    Page page;
    page.number = std::max(0, numberIn(exchange, "p", 0));
    switch (exchange.dialect) {
    case Dialect::OneApi:
        break;
    case Dialect::Laisky:
        page.size = std::clamp(numberIn(exchange, "size", 10), 1, 100);
        break;
    case Dialect::NewApi2026:
        page.number = std::max(1, page.number);
        page.size = std::clamp(numberIn(exchange, "page_size", numberIn(exchange, "size", 10)), 1, 100);
        page.first = (page.number - 1) * page.size;
        return page;
    }
    page.first = page.number * page.size;
    return page;
}

void sendPage(Exchange &exchange, const QJsonArray &all)
{
    const Page page = askedPage(exchange);
    QJsonArray rows;
    for (qsizetype i = page.first; i < std::min<qsizetype>(all.size(), page.first + page.size); ++i)
        rows.append(all.at(i));
    sendPage(exchange, rows, page, all.size());
}

void sendPage(Exchange &exchange, const QJsonArray &rows, const Page &page, qint64 total)
{
    switch (exchange.dialect) {
    case Dialect::OneApi:
        return exchange.accept(rows);
    case Dialect::Laisky:
        return exchange.accept(rows, {{QStringLiteral("total"), total}});
    case Dialect::NewApi2026:
        return exchange.accept(QJsonObject{{QStringLiteral("page"), page.number},
                                           {QStringLiteral("page_size"), page.size},
                                           {QStringLiteral("total"), total},
                                           {QStringLiteral("items"), rows}});
    }
}

} // namespace demo
