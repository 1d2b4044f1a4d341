#pragma once

#include "demo/chatcall.h"

#include <chrono>

namespace demo {

// One streamed answer from its first byte to its bill. Runs on the connection's thread.
//
// Who stops early pays (recordings README 3, 17): One API reads its supplier to the end and bills the whole answer;
// Laisky bills what had gone out at its last flush, every three seconds, by its own count, and nothing before the
// first; New API bills what had gone out.
class ReplyStream
{
public:
    ReplyStream(House &house, Wire &wire, ChatCall call);

    // false: the connection is to be closed without an end.
    bool run(httplib::DataSink &sink);

private:
    enum class Send { Gone, Sent };

    bool sendChunk(const QJsonObject &json);
    bool sendPiece(qint64 index);
    bool waitFor(qint64 index);
    void sendTail(bool isComplete);
    QJsonObject chunk(const QJsonArray &choices) const;
    QJsonObject delta(const QJsonObject &fields, const QJsonValue &finishReason) const;
    QString textUntil(qint64 sent) const;
    void flushAccount();
    void billFor(qint64 completion, qint64 elapsedMs);
    void stopBilling();

    using Clock = std::chrono::steady_clock;
    House &m_house;
    Wire &m_wire;
    ChatCall m_call;
    httplib::DataSink *m_sink = nullptr;
    Clock::time_point m_start{};
    Clock::time_point m_due{};
    qint64 m_sent = 0;    // tokens handed to the client
    qint64 m_flushed = 0; // … at Laisky's last flush
    qint64 m_flushedAtMs = 0;
    qint64 m_firstTokenMs = 0;
    bool m_clientIsGone = false;
};

} // namespace demo
