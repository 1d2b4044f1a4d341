#include "demo/streambill.h"

#include "demo/tokens.h"

#include <algorithm>

namespace demo {

namespace {

constexpr qint64 flushEveryMs = 3'000;

} // namespace

void StreamBill::sent(qint64 tokens)
{
    if (m_sent == 0 && tokens > 0)
        m_firstTokenMs = elapsedMs();
    m_sent = tokens;
    if (m_house.profile.family == Family::Laisky)
        flush();
}

// Laisky charges what has gone out every three seconds, so that a long answer cannot run up a debt.
void StreamBill::flush()
{
    if (elapsedMs() - m_flushedAtMs < flushEveryMs)
        return;
    m_flushedAtMs = elapsedMs();
    m_flushed = m_sent;
    Ticket &ticket = m_call.ticket;
    const qint64 soFar =
        billedQuota(m_house.dialect, ticket.model.rate, usageOf(m_call, m_flushed), ticket.groupPercent);
    if (soFar <= ticket.heldFromAccount)
        return;
    const qint64 more = soFar - ticket.heldFromAccount;
    m_house.books.change([&](Ledger &ledger) {
        const ApiKey *key = ledger.key(ticket.keyId);
        const qint64 moreFromKey = key && !key->unlimited ? std::max<qint64>(0, soFar - ticket.heldFromKey) : 0;
        hold(ledger, ticket.accountId, more, ticket.keyId, moreFromKey);
        ticket.heldFromKey += moreFromKey;
    });
    ticket.heldFromAccount = soFar;
}

void StreamBill::charge(const Usage &usage, qint64 elapsed)
{
    const Ticket &ticket = m_call.ticket;
    Spending spending;
    spending.usage = usage;
    // Laisky forgets the question of a streamed answer of Claude's (recordings 181, 186).
    if (m_house.profile.family == Family::Laisky && m_call.isClaude)
        spending.usage.prompt = spending.usage.cached = 0;
    spending.quota = billedQuota(m_house.dialect, ticket.model.rate, spending.usage, ticket.groupPercent);
    spending.isStream = true;
    spending.elapsedMs = std::max<qint64>(elapsed, 1);
    spending.firstTokenMs = m_firstTokenMs;
    describe(m_call, spending);
    spending.isCut = m_isCut;
    bill(m_house, ticket, spending);
}

qint64 StreamBill::ownCount(qint64 sent) const
{
    const qint64 reasoned = std::min<qint64>(sent, m_call.reasoning.size());
    return tokenCount(m_call.reasoning.mid(0, reasoned).join(QString())) +
           tokenCount(m_call.words.mid(0, sent - reasoned).join(QString()));
}

void StreamBill::settleStopped()
{
    // Those that read to the end come here only when the relay itself closes.
    if (m_house.profile.family != Family::Laisky)
        return charge(usageOf(m_call, ownCount(m_sent)), elapsedMs());
    if (m_flushedAtMs == 0)
        return giveBack();
    charge(usageOf(m_call, ownCount(m_flushed)), m_flushedAtMs);
}

} // namespace demo
