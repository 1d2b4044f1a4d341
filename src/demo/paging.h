#pragma once

#include "demo/exchange.h"

namespace demo {

// Which rows of a list the client asked for (relay-api §4.2).
//   OneApi      p from 0, always 10
//   Laisky      p from 0, size (10, at most 100)
//   NewApi2026  p from 1 (0 is the same), page_size (10, at most 100)
struct Page
{
    int number = 0;
    int size = 10;
    int first = 0; // index of the first row
};
Page askedPage(const Exchange &exchange);

// Cuts the page out of all rows and sends it in the dialect's envelope.
void sendPage(Exchange &exchange, const QJsonArray &all);
void sendPage(Exchange &exchange, const QJsonArray &rows, const Page &page, qint64 total);

} // namespace demo
