#include "app/decode/decoder.h"

#include "app/decode/values.h"
#include "relay/relayerror.h"
#include "relay/statusanswer.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace app::decode {

namespace {

Value valueOf(const Reading &r)
{
    switch (r.what) {
    case What::Status:
    case What::Text:
    case What::Session:
    case What::Self:
    case What::AccessToken:
    case What::Other:
        return siteValue(r);
    case What::Tokens:
    case What::Token:
        return keyValue(r);
    case What::Rates:
    case What::Models:
        return pricingValue(r);
    case What::Balance:
    case What::TopUp:
    case What::Log:
    case What::Stat:
    case What::Daily:
    case What::Cost:
        return bookValue(r);
    case What::Image:
    case What::Sound:
    case What::Transcript:
        return mediaValue(r);
    case What::WebPage:
        return relay::readError(r.exchange.answer, inferencePath(r.exchange).has_value());
    case What::Chat:
    case What::Stream:
        break; // readAnswerInto
    }
    return QJsonObject{};
}

QJsonObject errorObject(const core::Error &error, const Decoded &about, const Speaker &speaker)
{
    const Spoken words = speaker(error, about);
    QJsonObject o{{u"kind"_s, core::kindName(error.kind)},
                  {u"cause"_s, core::causeName(error.cause)},
                  {u"title"_s, words.title},
                  {u"sentence"_s, words.sentence},
                  {u"next_step"_s, words.nextStep},
                  {u"actions"_s, QJsonArray::fromStringList(words.actions)},
                  {u"message"_s, orNull(error.serverMessage)},
                  {u"request_id"_s, orNull(error.requestId)}};
    o.insert("status"_L1, error.httpStatus > 0 ? QJsonValue(error.httpStatus) : QJsonValue(QJsonValue::Null));
    o.insert("retry_after_ms"_L1,
             error.retryAfter ? QJsonValue(qint64(error.retryAfter->count())) : QJsonValue(QJsonValue::Null));
    return o;
}

} // namespace

Decoder::Decoder(relay::Kind kind)
{
    m_info.kind = kind;
    m_info.root = QUrl(u"https://relay.invalid"_s);
    m_info.infer = QUrl(u"https://relay.invalid/v1"_s);
    m_dialect = relay::dialectFor(m_info);
}

Decoder::~Decoder() = default;
Decoder::Decoder(Decoder &&) noexcept = default;
Decoder &Decoder::operator=(Decoder &&) noexcept = default;

void Decoder::learn(const Exchange &exchange)
{
    const What what = whatOf(exchange);
    if (what == What::Models) {
        const Value list = pricingValue(Reading{exchange, what, *m_dialect, m_info, m_knowsStatus});
        if (list)
            m_models += list->value("models"_L1).toVariant().toStringList();
    }
    if (what != What::Status)
        return;
    const std::optional<QJsonObject> status = relay::statusOf(exchange.answer);
    if (!status)
        return;
    m_info = relay::infoFromStatus(m_info.kind, m_info.root, *status);
    m_knowsStatus = true;
    m_dialect = relay::dialectFor(m_info);
}

Decoded Decoder::decode(const Exchange &exchange) const
{
    Decoded out;
    out.name = exchange.name;
    out.what = whatOf(exchange);
    out.model = exchange.model;
    out.isListed = m_models.isEmpty() || out.model.isEmpty() || m_models.contains(out.model);
    if (m_knowsStatus)
        out.perUnit = m_info.quotaPerUnit;
    if (exchange.answer.status <= 0) {
        out.error = core::Error{core::ErrorKind::Protocol, u"the recording does not tell the HTTP status"_s};
        return out;
    }
    if (out.what == What::Chat || out.what == What::Stream) {
        readAnswerInto(out, exchange);
        return out;
    }
    Value value = valueOf(Reading{exchange, out.what, *m_dialect, m_info, m_knowsStatus});
    if (value)
        out.value = std::move(value).value();
    else
        out.error = value.error();
    return out;
}

QByteArray lineOf(const Decoded &decoded, const Speaker &speaker)
{
    QJsonObject line{
        {u"name"_s, decoded.name}, {u"what"_s, whatName(decoded.what)}, {u"ok"_s, decoded.value.has_value()}};
    if (decoded.value) {
        QJsonObject value = *decoded.value;
        if (decoded.error)
            value.insert("error"_L1, errorObject(*decoded.error, decoded, speaker));
        line.insert("value"_L1, value);
    } else {
        line.insert("error"_L1, errorObject(decoded.error.value_or(core::Error{}), decoded, speaker));
    }
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace app::decode
