#pragma once

#include "demo/answerform.h"
#include "demo/streambill.h"

#include <chrono>

namespace demo {

// One streamed answer of the demo's own supplier, from its first byte to its bill. Runs on the connection's thread.
class ReplyStream
{
public:
    ReplyStream(House &house, Wire &wire, ChatCall call);

    // false: the connection is to be closed without an end.
    bool run(httplib::DataSink &sink);

private:
    bool send(const QByteArray &bytes);
    bool waitFor(qint64 index);

    using Clock = std::chrono::steady_clock;
    House &m_house;
    Wire &m_wire;
    StreamBill m_bill;
    const ChatCall &m_call;
    std::unique_ptr<AnswerForm> m_form;
    httplib::DataSink *m_sink = nullptr;
    Clock::time_point m_due{};
    bool m_clientIsGone = false;
};

} // namespace demo
