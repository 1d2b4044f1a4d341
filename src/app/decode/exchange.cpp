#include "app/decode/exchange.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace app::decode {

namespace {

QByteArray bodyIn(const QJsonObject &side)
{
    const QJsonValue body = side.value("body"_L1);
    if (body.isString())
        return body.toString().toUtf8();
    // A recorder that keeps JSON as JSON.
    if (body.isObject())
        return QJsonDocument(body.toObject()).toJson(QJsonDocument::Compact);
    if (body.isArray())
        return QJsonDocument(body.toArray()).toJson(QJsonDocument::Compact);
    return QByteArray::fromBase64(side.value("body_base64"_L1).toString().toLatin1());
}

QList<net::Header> headersIn(const QJsonObject &side)
{
    QList<net::Header> headers;
    const QJsonValue all = side.value("headers"_L1);
    for (const QJsonValue &pair : all.toArray())
        headers.append(
            net::Header{pair.toArray().at(0).toString().toLatin1(), pair.toArray().at(1).toString().toLatin1()});
    const QJsonObject byName = all.toObject();
    for (auto it = byName.begin(); it != byName.end(); ++it)
        headers.append(net::Header{it.key().toLatin1(), it.value().toString().toLatin1()});
    return headers;
}

// The field of a multipart form.
QString modelInForm(const QByteArray &form)
{
    const qsizetype field = form.indexOf("name=\"model\"");
    const qsizetype from = field < 0 ? -1 : form.indexOf("\r\n\r\n", field);
    const qsizetype to = from < 0 ? -1 : form.indexOf("\r\n", from + 4);
    return to < 0 ? QString() : QString::fromUtf8(form.mid(from + 4, to - from - 4));
}

} // namespace

core::Result<Exchange> readExchange(const QByteArray &file, const QString &name)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file, &problem);
    if (!document.isObject())
        return core::Error{core::ErrorKind::Protocol, u"no recorded exchange: %1"_s.arg(problem.errorString())};
    const QJsonObject whole = document.object();
    const QJsonObject request = whole.value("request"_L1).toObject();
    const QJsonObject response = whole.value("response"_L1).toObject();
    if (request.isEmpty() && response.isEmpty())
        return core::Error{core::ErrorKind::Protocol, u"no recorded exchange: neither request nor response"_s};

    Exchange out;
    out.name = whole.value("name"_L1).toString(name);
    out.method = request.value("method"_L1).toString(u"GET"_s).toUpper().toLatin1();
    const QUrl url = QUrl(request.value("path"_L1).toString(), QUrl::TolerantMode);
    out.path = url.path();
    out.query = QUrlQuery(url);
    const QByteArray asked = bodyIn(request);
    out.ask = QJsonDocument::fromJson(asked).object();
    out.model = out.ask.isEmpty() ? modelInForm(asked) : out.ask.value("model"_L1).toString();
    if (const qsizetype at = out.path.indexOf("/v1/models/"_L1); out.model.isEmpty() && at >= 0)
        out.model = out.path.mid(at + 11);
    out.answer.status = static_cast<int>(response.value("status"_L1).toInteger());
    out.answer.headers = headersIn(response);
    out.answer.body = bodyIn(response);
    out.answer.url = url;
    out.end = response.value("end"_L1).toString();
    return out;
}

} // namespace app::decode
