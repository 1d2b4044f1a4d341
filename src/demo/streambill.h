#pragma once

#include "demo/chatcall.h"

namespace demo {

// What a streamed answer costs its reader, also when he leaves before the end (recordings README 3, 17): One API reads
// its supplier to the end and bills the whole answer; Laisky bills what had gone out at its last flush, every three
// seconds, by its own count, and nothing before the first; New API of 2026 bills what had gone out. New API of 2025 and
// One Hub do as One API.
class StreamBill
{
public:
    StreamBill(House &house, ChatCall call) : m_house(house), m_call(std::move(call)) {}

    ChatCall &call() { return m_call; }
    const ChatCall &call() const { return m_call; }
    qint64 elapsedMs() const { return m_house.nowMs() - m_call.ticket.startedMs; }

    // So many tokens have gone out. The first one is timed.
    void sent(qint64 tokens);
    qint64 sentTokens() const { return m_sent; }
    // The answer is complete.
    void settleFor(const Usage &usage) { charge(usage, elapsedMs()); }
    // The supplier broke off: what came is billed all the same.
    void markCut() { m_isCut = true; }
    // The reader has gone, or the relay closes.
    void settleStopped();
    // Nothing is charged.
    void giveBack() { release(m_house, m_call.ticket); }

private:
    void flush();
    void charge(const Usage &usage, qint64 elapsedMs);
    qint64 ownCount(qint64 sent) const;

    House &m_house;
    ChatCall m_call;
    bool m_isCut = false;
    qint64 m_sent = 0;
    qint64 m_flushed = 0; // tokens at Laisky's last flush
    qint64 m_flushedAtMs = 0;
    qint64 m_firstTokenMs = 0;
};

} // namespace demo
