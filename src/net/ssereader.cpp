#include "net/ssereader.h"

#include <algorithm>

namespace net {

namespace {

constexpr qsizetype longestOpening = 1024;
constexpr qsizetype largestKeptLine = 1024 * 1024;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QByteArrayView withoutLeadingBlanks(QByteArrayView line)
{
    while (!line.isEmpty() && isBlank(line.front()))
        line = line.sliced(1);
    return line;
}

} // namespace

QList<SseEvent> SseReader::feed(const QByteArray &bytes)
{
    QList<SseEvent> out;
    const char *p = bytes.constBegin();
    const char *const end = bytes.constEnd();
    while (p != end) {
        if (std::exchange(m_lastWasCr, false) && *p == '\n') {
            ++p; // of a CRLF
            continue;
        }
        const char *const stop = std::find_if(p, end, [](char c) { return c == '\n' || c == '\r'; });
        m_examined += stop - p + 1;
        if (stop == end) {
            m_line.append(p, stop - p);
            break;
        }
        if (m_line.isEmpty()) {
            takeLine(QByteArrayView(p, stop), out);
        } else {
            m_line.append(p, stop - p);
            takeLine(m_line, out);
            if (m_line.size() > largestKeptLine)
                m_line.clear();
            else
                m_line.resize(0); // keeps its memory for the next line
        }
        m_lastWasCr = *stop == '\r';
        p = stop + 1;
    }
    return out;
}

QList<SseEvent> SseReader::finish()
{
    QList<SseEvent> out;
    const QByteArray last = std::exchange(m_line, {});
    if (!last.isEmpty())
        takeLine(last, out);
    deliverRest(out);
    m_event.event.clear();
    m_lastWasCr = false;
    return out;
}

void SseReader::takeLine(QByteArrayView line, QList<SseEvent> &out)
{
    if (std::exchange(m_atStart, false) && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    if (m_shape == Shape::Html) {
        noteOther(line);
        return;
    }
    if (line.isEmpty()) {
        deliverRest(out);
        m_event.event.clear();
        return;
    }
    const QByteArrayView text = withoutLeadingBlanks(line);
    if (m_shape == Shape::Empty && text.startsWith('<')) {
        m_shape = Shape::Html;
        noteOther(line);
        return;
    }
    if (m_bareJson && (line.startsWith("data:") || line.startsWith("event:")))
        deliverRest(out); // it broke off; no line inside JSON begins like this
    if (m_bareJson || (!m_hasData && (text.startsWith('{') || text.startsWith('[')))) {
        m_bareJson = true;
        m_shape = Shape::Events;
        appendData(line, out);
        return;
    }
    if (!line.startsWith(':'))
        takeField(line, out);
}

void SseReader::takeField(QByteArrayView line, QList<SseEvent> &out)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    const Shape before = std::exchange(m_shape, Shape::Events);
    if (name == "data") {
        appendData(value, out);
    } else if (name == "event") {
        m_event.event = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_event.id = value.toByteArray();
    } else if (name != "retry") { // we never ask again by ourselves: it would be billed
        m_shape = before == Shape::Events ? Shape::Events : Shape::Text;
        noteOther(line);
    }
}

void SseReader::appendData(QByteArrayView value, QList<SseEvent> &out)
{
    if (m_hasData)
        m_event.data += '\n';
    m_event.data += value;
    m_hasData = true;
    scan(out);
}

// Goes over the data that are new and delivers each JSON value that closes.
void SseReader::scan(QList<SseEvent> &out)
{
    qsizetype at = m_scanned;
    bool delivered = false;
    while (at < m_event.data.size()) {
        if (m_scan == Scan::Other)
            break;
        if (m_scan == Scan::Between) {
            if (!startValue(at))
                continue;
        }
        const char c = m_event.data.at(at++);
        ++m_examined;
        if (m_escaped) {
            m_escaped = false;
        } else if (m_inString) {
            m_escaped = c == '\\';
            m_inString = c != '"';
        } else if (c == '"') {
            m_inString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if ((c == '}' || c == ']') && --m_depth == 0) {
            const bool whole = m_from == 0 && at == m_event.data.size();
            deliver(at, out);
            if (whole)
                return; // the usual case, and the data were moved, not copied
            delivered = true;
            m_scan = Scan::Between;
            m_from = at;
        }
    }
    m_scanned = m_event.data.size();
    if (!delivered)
        return;
    if (m_scan == Scan::Between) {
        clearData();
    } else {
        m_event.data.remove(0, m_from);
        m_scanned -= m_from;
        m_from = 0;
    }
}

// True when a value starts at `at`; otherwise `at` has moved on, or the rest is no JSON.
bool SseReader::startValue(qsizetype &at)
{
    const QByteArrayView rest = QByteArrayView(m_event.data).sliced(at);
    ++m_examined;
    if (isBlank(rest.front())) {
        ++at;
        return false;
    }
    if (rest.front() == '{' || rest.front() == '[') {
        m_from = at;
        m_scan = Scan::InValue;
        return true;
    }
    if (m_from > 0 && rest.startsWith("data:")) {
        at += 5;
        return false;
    }
    m_scan = Scan::Other;
    return false;
}

void SseReader::deliver(qsizetype end, QList<SseEvent> &out)
{
    if (m_from == 0 && end == m_event.data.size()) {
        QByteArray data = std::move(m_event.data);
        clearData();
        out.append({m_event.event, std::move(data), m_event.id});
    } else {
        out.append({m_event.event, m_event.data.mid(m_from, end - m_from), m_event.id});
    }
}

// A blank line or the end: whatever is there is an event, complete or not.
void SseReader::deliverRest(QList<SseEvent> &out)
{
    if (m_hasData)
        deliver(m_event.data.size(), out);
    clearData();
}

void SseReader::clearData()
{
    m_event.data = {};
    m_from = 0;
    m_scanned = 0;
    m_depth = 0;
    m_scan = Scan::Between;
    m_inString = false;
    m_escaped = false;
    m_hasData = false;
    m_bareJson = false;
}

void SseReader::noteOther(QByteArrayView line)
{
    const qsizetype room = longestOpening - m_opening.size();
    if (room <= 0)
        return;
    m_opening += line.first(std::min(room, line.size()));
    m_opening += '\n';
}

} // namespace net
