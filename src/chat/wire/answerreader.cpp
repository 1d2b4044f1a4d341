#include "chat/wire/answerreader.h"

#include "chat/wire/wirejson.h"

namespace chat::wire {

namespace {

QString titleIn(const QByteArray &page)
{
    const QString text = QString::fromUtf8(page);
    const qsizetype from = text.indexOf(QLatin1String("<title>"), 0, Qt::CaseInsensitive);
    const qsizetype to = text.indexOf(QLatin1String("</title>"), from, Qt::CaseInsensitive);
    return from < 0 || to < 0 ? QString() : text.mid(from + 7, to - from - 7).simplified().left(200);
}

} // namespace

QList<ReplyEvent> AnswerReader::feed(const QByteArray &bytes)
{
    return decode(m_reader.feed(bytes));
}

QList<ReplyEvent> AnswerReader::decode(const QList<net::SseEvent> &events)
{
    QList<ReplyEvent> out;
    for (const net::SseEvent &event : events) {
        m_anyEvent = m_anyEvent || !event.data.isEmpty();
        out += m_decoder->decode(event);
    }
    return out;
}

QList<ReplyEvent> AnswerReader::finish()
{
    const QList<ReplyEvent> out = decode(m_reader.finish());
    const auto shape = m_reader.shape();
    if (!m_anyEvent && shape == net::SseReader::Shape::Html)
        return {brokenEvent(core::ErrorKind::Protocol, core::ErrorCause::WebPage,
                            QStringLiteral("a web page instead of an answer: %1").arg(titleIn(m_reader.opening())))};
    if (!m_anyEvent && shape == net::SseReader::Shape::Text)
        return {brokenEvent(
            core::ErrorKind::Protocol, core::ErrorCause::None,
            QStringLiteral("not an event stream: %1").arg(QString::fromUtf8(m_reader.opening().trimmed().left(200))))};
    return out + m_decoder->finish();
}

} // namespace chat::wire
