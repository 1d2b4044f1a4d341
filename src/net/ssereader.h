#pragma once

#include <QByteArray>
#include <QList>

namespace net {

// One event of a text/event-stream.
struct SseEvent
{
    QByteArray event{}; // "" when the stream named none
    QByteArray data{};  // the data lines joined with \n
    QByteArray id{};
    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

// Bytes in, events out (WHATWG event stream parsing and the relays' deviations, see tests/data/sse). Any split of the
// same bytes gives the same events; work per byte is constant.
class SseReader
{
public:
    QList<SseEvent> feed(const QByteArray &bytes);
    // At the end of the stream: an event whose final blank line never came.
    QList<SseEvent> finish();
    // Bytes of an unfinished line, for a diagnosis when the stream was no event stream at all (an HTML or JSON body).
    const QByteArray &pending() const { return m_line; }

private:
    void takeLine(QList<SseEvent> &out);

    QByteArray m_line{};
    SseEvent m_event{};
    bool m_hasData = false;
    bool m_lastWasCr = false;
    bool m_atStart = true;
};

} // namespace net
