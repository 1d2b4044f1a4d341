#include "chat/wire/answerreader.h"

#include "chat/wire/wirejson.h"

namespace chat::wire {

namespace {

constexpr qsizetype largestHead = 32 * 1024 * 1024;

QByteArray withoutMark(const QByteArray &bytes)
{
    return bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
}

// Blank lines, comments and fields of an event stream, and no data: a stream that said nothing.
bool isSilentStream(const QByteArray &body)
{
    const QList<QByteArray> lines = QByteArray(body).replace('\r', '\n').split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray field = line.left(line.indexOf(':') < 0 ? line.size() : line.indexOf(':'));
        if (!field.trimmed().isEmpty() && field != "data" && field != "event" && field != "id" && field != "retry")
            return false;
    }
    return true;
}

QString titleIn(const QByteArray &page)
{
    const QString text = QString::fromUtf8(page.left(20'000));
    const qsizetype from = text.indexOf(QLatin1String("<title>"), 0, Qt::CaseInsensitive);
    const qsizetype to = text.indexOf(QLatin1String("</title>"), from, Qt::CaseInsensitive);
    return from < 0 || to < 0 ? QString() : text.mid(from + 7, to - from - 7).simplified().left(200);
}

} // namespace

QList<ReplyEvent> AnswerReader::feed(const QByteArray &bytes)
{
    QList<ReplyEvent> out;
    if (!m_isStream && m_head.size() < largestHead) {
        m_head += bytes;
        const QByteArray start = withoutMark(m_head.left(256)).trimmed();
        m_isPage = start.startsWith('<');
    }
    if (!m_isPage)
        decode(m_reader.feed(bytes), out);
    return out;
}

void AnswerReader::decode(const QList<net::SseEvent> &events, QList<ReplyEvent> &out)
{
    for (const net::SseEvent &event : events) {
        if (event.data.isEmpty())
            continue;
        m_isStream = true;
        m_head.clear();
        out += m_decoder->decode(event);
    }
}

QList<ReplyEvent> AnswerReader::finish()
{
    QList<ReplyEvent> out;
    if (!m_isPage)
        decode(m_reader.finish(), out);
    if (m_isStream)
        return out + m_decoder->finish();
    return out + diagnose();
}

QList<ReplyEvent> AnswerReader::diagnose()
{
    const QByteArray body = withoutMark(m_head).trimmed();
    if (m_isPage)
        return {brokenEvent(core::ErrorKind::Protocol, core::ErrorCause::WebPage,
                            QStringLiteral("a web page instead of an answer: %1").arg(titleIn(body)))};
    if (const auto values = gluedValues(body); values && !values->isEmpty()) {
        QList<ReplyEvent> out;
        for (const QByteArray &value : *values)
            out += m_decoder->decode({{}, value, {}});
        return out + m_decoder->finish();
    }
    if (isSilentStream(body))
        return m_decoder->finish();
    return {brokenEvent(core::ErrorKind::Protocol, core::ErrorCause::None,
                        QStringLiteral("not an event stream: %1").arg(QString::fromUtf8(body.left(200))))};
}

} // namespace chat::wire
