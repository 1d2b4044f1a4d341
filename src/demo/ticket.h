#pragma once

#include "demo/bookkeeping.h"
#include "demo/exchange.h"
#include "demo/pricelist.h"

#include <optional>

namespace demo {

// An inference call that was let in: who pays, by which key, for which model.
struct Ticket
{
    qint64 accountId = 0;
    qint64 keyId = 0;
    QString asked{};
    Model model{};
    QString group{};
    int groupPercent = 100;
    qint64 heldFromAccount = 0;
    qint64 heldFromKey = 0;
    QString requestId{};
    qint64 startedMs = 0;
};

// Key, model, network and channel are fine. Nothing: refused in the dialect's words (relay-api §3.8, §12.3).
std::optional<Ticket> admitted(Exchange &exchange, const QString &askedModel);
// Nothing serves that model there: 503.
void refuseNoChannel(Exchange &exchange, const QString &group, const QString &model);
// The endpoint exists, but no channel serves it: a good key gets the 503 of an unknown model.
void refuseUnserved(Exchange &exchange, const QString &askedModel);
// Holds the reservation back unless account and key are trusted. false: refused (403).
bool reserves(Exchange &exchange, Ticket &ticket, qint64 reservation);
// Gives the reservation back: nothing is charged, no row is written.
void release(House &house, Ticket &ticket);
// Charges and writes the row. Account, key, model, group, channel and id are taken from the ticket.
void bill(House &house, const Ticket &ticket, Spending spending);

} // namespace demo
