#include "demo/replystream.h"

namespace demo {

namespace {

constexpr qint64 faultAfter = 10; // tokens

} // namespace

ReplyStream::ReplyStream(House &house, Wire &wire, ChatCall call)
    : m_house(house), m_wire(wire), m_bill(house, std::move(call)), m_call(m_bill.call()),
      m_form(formFor(house.profile, m_call))
{
}

bool ReplyStream::send(const QByteArray &bytes)
{
    if (m_clientIsGone)
        return false;
    const bool isGone = m_wire.isCut() && !m_wire.losesAnswers();
    if (isGone || (!bytes.isEmpty() && !m_sink->write(bytes.constData(), static_cast<size_t>(bytes.size()))))
        m_clientIsGone = true;
    return !m_clientIsGone;
}

// Until the token is due. false: the relay closes.
bool ReplyStream::waitFor(qint64 index)
{
    const double speed = m_house.tokensPerSecond;
    if (speed > 0 && index > 0)
        m_due = std::max(m_due, Clock::now() - std::chrono::seconds(1)) +
                std::chrono::microseconds(static_cast<qint64>(1e6 / speed));
    // In steps, so that a new pace or a client's leaving is noticed.
    while (!m_house.isClosing()) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(m_due - Clock::now());
        if (left.count() <= 0 || m_house.tokensPerSecond <= 0)
            return true;
        if (!m_clientIsGone && m_wire.isCut() && !m_wire.losesAnswers()) {
            m_clientIsGone = true;
            if (!m_house.profile.readsToTheEnd)
                return true;
        }
        m_house.sleepFor(std::min<std::chrono::microseconds>(left, std::chrono::milliseconds(50)));
    }
    return false;
}

bool ReplyStream::run(httplib::DataSink &sink)
{
    m_sink = &sink;
    m_due = Clock::now();
    const bool readsToTheEnd = m_house.profile.readsToTheEnd;
    const bool breaks = m_call.fault != Fault::None;
    const qint64 length = breaks ? std::min(faultAfter, m_call.sentTokens()) : m_call.sentTokens();
    send(m_form->opening());
    for (qint64 i = 0; i < length; ++i) {
        const bool mayGoOn = waitFor(i);
        if (!mayGoOn || (m_clientIsGone && !readsToTheEnd)) {
            m_bill.settleStopped();
            return false;
        }
        if (!m_clientIsGone && !send(m_form->piece(i)) && !readsToTheEnd) {
            m_bill.settleStopped();
            return false;
        }
        m_bill.sent(i + 1);
    }
    if (m_call.fault == Fault::CutMidway)
        m_bill.markCut();
    // Billed before the last bytes: whoever has read the end finds the row.
    const Usage usage = usageOf(m_call, m_bill.sentTokens());
    m_bill.settleFor(usage);
    send(m_form->closing({m_call.fault, usage}));
    if (m_clientIsGone)
        return false;
    sink.done();
    return true;
}

} // namespace demo
