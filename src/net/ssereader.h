#pragma once

#include <QByteArray>
#include <QByteArrayView>
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
//
// Deviations: a complete JSON object or array, and [DONE], are events at once, whether or not a blank line follows;
// several of them in one data line are several events; JSON lines without "data:" are events; what is unfinished at
// the end is one too. JSON is only bracketed here, not checked: a broken piece arrives as it is.
class SseReader
{
public:
    // What the bytes were so far. The Content-Type is often wrong, so only this tells.
    enum class Shape {
        Empty,  // nothing, blank lines or comments
        Events, // a field of an event stream, or JSON
        Html,   // a web page: no events come of it
        Text,   // lines that are neither
    };

    QList<SseEvent> feed(const QByteArray &bytes);
    // At the end of the stream: an event whose final blank line never came.
    QList<SseEvent> finish();
    // Bytes of an unfinished line, for a diagnosis when the stream was no event stream at all (an HTML or JSON body).
    const QByteArray &pending() const { return m_line; }

    Shape shape() const { return m_shape; }
    // The first kilobyte of the lines that were neither event nor comment.
    const QByteArray &opening() const { return m_opening; }
    // How often a byte was looked at, for the test that the work is linear.
    qint64 examined() const { return m_examined; }

private:
    void takeLine(QByteArrayView line, QList<SseEvent> &out);
    void takeField(QByteArrayView line, QList<SseEvent> &out);
    void appendData(QByteArrayView value, QList<SseEvent> &out);
    void scan(QList<SseEvent> &out);
    bool startValue(qsizetype &at);
    void deliver(qsizetype end, QList<SseEvent> &out);
    void deliverRest(QList<SseEvent> &out);
    void clearData();
    void noteOther(QByteArrayView line);

    enum class Scan { Between, InValue, Other };

    QByteArray m_line{};
    SseEvent m_event{}; // data: from m_from on not delivered yet
    QByteArray m_opening{};
    qsizetype m_from = 0;
    qsizetype m_scanned = 0;
    qint64 m_examined = 0;
    int m_depth = 0;
    Scan m_scan = Scan::Between;
    Shape m_shape = Shape::Empty;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_hasData = false;
    bool m_bareJson = false; // the data are lines without "data:"
    bool m_lastWasCr = false;
    bool m_atStart = true;
};

} // namespace net
