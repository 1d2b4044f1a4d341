#include "chat/wire/wireformat.h"

namespace chat::wire {

namespace {

void append(std::vector<Part> &parts, PartKind kind, const QString &text)
{
    if (!parts.empty() && parts.back().kind == kind) {
        parts.back().text += text;
        return;
    }
    Part part;
    part.kind = kind;
    part.text = text;
    parts.push_back(part);
}

void restate(std::vector<Part> &parts, PartKind kind, const QString &text)
{
    bool done = text.isEmpty();
    std::erase_if(parts, [&](Part &part) {
        if (part.kind != kind)
            return false;
        const bool drop = done;
        if (!done)
            part.text = text;
        done = true;
        return drop;
    });
    if (!done)
        append(parts, kind, text);
}

// A part has no bytes of its own: meta's "blob" says which of the reply's.
void addBytes(Reply &reply, PartKind kind, const ReplyEvent &event)
{
    const QLatin1String key("blob");
    if (kind == PartKind::Audio) {
        for (const Part &part : reply.parts) {
            if (part.kind == PartKind::Audio) {
                reply.blobs[static_cast<std::size_t>(part.meta.value(key).toInt())] += event.data;
                return;
            }
        }
    }
    Part part;
    part.kind = kind;
    part.mime = event.mime;
    if (!event.data.isEmpty()) {
        part.meta.insert(key, static_cast<int>(reply.blobs.size()));
        reply.blobs.push_back(event.data);
    }
    if (!event.url.isEmpty())
        part.meta.insert(QLatin1String("url"), event.url);
    reply.parts.push_back(part);
}

void addCall(std::vector<Part> &parts, const ReplyEvent &event)
{
    Part part;
    part.kind = PartKind::ToolCall;
    part.text = event.text;
    part.meta = {{QStringLiteral("id"), event.id}, {QStringLiteral("name"), event.name}};
    parts.push_back(part);
}

QString joined(const std::vector<Part> &parts, PartKind kind)
{
    QString all;
    for (const Part &part : parts) {
        if (part.kind == kind)
            all += part.text;
    }
    return all;
}

} // namespace

void Reply::take(const ReplyEvent &event)
{
    switch (event.kind) {
    case ReplyEvent::Kind::Text:
        append(parts, PartKind::Text, event.text);
        break;
    case ReplyEvent::Kind::Reasoning:
        append(parts, PartKind::Reasoning, event.text);
        break;
    case ReplyEvent::Kind::Refusal:
        append(parts, PartKind::Refusal, event.text);
        break;
    case ReplyEvent::Kind::Image:
        addBytes(*this, PartKind::Image, event);
        break;
    case ReplyEvent::Kind::Audio:
        addBytes(*this, PartKind::Audio, event);
        break;
    case ReplyEvent::Kind::ToolCall:
        addCall(parts, event);
        break;
    case ReplyEvent::Kind::Usage:
        usage = event.usage;
        break;
    case ReplyEvent::Kind::Finish:
        finish = event.text;
        complete = !event.doubtful;
        break;
    case ReplyEvent::Kind::Error:
        if (!error)
            error = event.error;
        break;
    case ReplyEvent::Kind::Model:
        model = event.text;
        break;
    case ReplyEvent::Kind::Restated:
        restate(parts, PartKind::Text, event.text);
        restate(parts, PartKind::Reasoning, event.reasoning);
        break;
    case ReplyEvent::Kind::Done:
        break;
    }
}

QString Reply::text() const
{
    return joined(parts, PartKind::Text);
}

QString Reply::reasoning() const
{
    return joined(parts, PartKind::Reasoning);
}

} // namespace chat::wire
