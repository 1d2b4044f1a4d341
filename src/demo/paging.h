#pragma once

#include "demo/exchange.h"

#include <optional>

namespace demo {

// Which rows of a list the client asked for (relay-api §4.2).
//   OneApi        p from 0, always 10
//   Laisky        p from 0, size (10, at most 100)
//   NewApi2025    keys: p from 0, size; log: p from 1, page_size, without which a page has no rows
//   New API 2026  p from 1 (0 is the same), page_size (10, at most 100)
//   OneHub        page from 1, size (10, at most 100)
struct Page
{
    int number = 0;
    int size = 10;
    int first = 0; // index of the first row
};
enum class List { Keys, Log, Orders };
// Nothing: refused, the answer has been sent (One Hub, more than a hundred).
std::optional<Page> askedPage(Exchange &exchange, List list);

// Cuts the page out of all rows and sends it in the dialect's envelope.
void sendPage(Exchange &exchange, List list, const QJsonArray &all);
void sendPage(Exchange &exchange, List list, const QJsonArray &rows, const Page &page, qint64 total);

} // namespace demo
