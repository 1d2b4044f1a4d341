#include "net/requestbody.h"

#include "net/wipe.h"

#include <QJsonDocument>
#include <QUuid>

namespace net {

namespace {

std::shared_ptr<QByteArray> wipedBuffer(qsizetype capacity)
{
    std::shared_ptr<QByteArray> buffer(new QByteArray, [](QByteArray *bytes) {
        wipe(*bytes);
        delete bytes;
    });
    buffer->reserve(capacity); // growing would leave unwiped copies behind
    return buffer;
}

void appendQuoted(QByteArray &out, const QByteArray &utf8)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4];
            out += hex[c & 0xf];
        } else {
            out += c;
        }
    }
    out += '"';
}

// QJsonDocument would keep copies of the secrets in QStrings, so they are spliced into the text instead.
RequestBody jsonBody(const Request &request)
{
    QJsonObject open = request.json.value_or(QJsonObject());
    qsizetype room = 16;
    for (const auto &[name, secret] : request.secretMembers) {
        open.remove(name);
        room += 6 * (name.size() * 3 + secret.size()) + 8;
    }
    const QByteArray text = QJsonDocument(open).toJson(QJsonDocument::Compact);
    const auto bytes = wipedBuffer(text.size() + room);
    bytes->append(text.constData(), text.size() - 1);
    bool first = open.isEmpty();
    for (const auto &[name, secret] : request.secretMembers) {
        if (!first)
            bytes->append(',');
        first = false;
        appendQuoted(*bytes, name.toUtf8());
        bytes->append(':');
        QByteArray revealed = secret.reveal();
        appendQuoted(*bytes, revealed);
        wipe(revealed);
    }
    bytes->append('}');
    return {bytes, QByteArrayLiteral("application/json"), !request.secretMembers.isEmpty()};
}

// As browsers do it: UTF-8 as it is, and only what would end the quoted string is escaped.
QByteArray formName(QByteArray name)
{
    return name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22");
}

// By hand and not by QHttpMultiPart: its device can be rewound, and then Qt sends a POST twice (see UploadDevice).
RequestBody formBody(const QList<FormPart> &parts)
{
    const QByteArray boundary = "relaydesk-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    qsizetype room = 64 + boundary.size();
    for (const FormPart &part : parts)
        room += part.body.size() + 3 * (part.name.size() + part.fileName.size()) + part.contentType.size() + 256;
    const auto bytes = wipedBuffer(room);
    for (const FormPart &part : parts) {
        *bytes += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + formName(part.name) + '"';
        if (!part.fileName.isEmpty())
            *bytes += "; filename=\"" + formName(part.fileName) + '"';
        QByteArray type = part.contentType;
        if (type.isEmpty() && !part.fileName.isEmpty())
            type = QByteArrayLiteral("application/octet-stream");
        if (!type.isEmpty())
            *bytes += "\r\nContent-Type: " + type;
        *bytes += "\r\n\r\n" + part.body + "\r\n";
    }
    *bytes += "--" + boundary + "--\r\n";
    return {bytes, "multipart/form-data; boundary=" + boundary, false};
}

} // namespace

RequestBody encodeBody(const Request &request)
{
    if (request.json || !request.secretMembers.isEmpty())
        return jsonBody(request);
    if (!request.form.isEmpty())
        return formBody(request.form);
    if (request.method == "GET" || request.method == "HEAD")
        return {};
    // A POST without a body gets an empty one: Content-Length: 0, and the device that keeps it from being sent twice.
    const auto bytes = wipedBuffer(request.body.size());
    bytes->append(request.body);
    QByteArray type = request.contentType;
    if (type.isEmpty() && !request.body.isEmpty())
        type = QByteArrayLiteral("application/octet-stream");
    return {bytes, type, false};
}

} // namespace net
