#pragma once

#include "app/decode/exchange.h"
#include "app/decode/what.h"
#include "relay/dialect.h"

#include <functional>
#include <memory>

namespace app::decode {

// What one exchange says. Its JSON is in docs/decode.md.
struct Decoded
{
    QString name{};
    What what = What::Other;
    std::optional<QJsonObject> value{};
    // Instead of a value; or beside one, when an answer broke off: what had come is kept.
    std::optional<core::Error> error{};
    QString model{};                             // that the request named
    bool isListed = true;                        // no list was read, or the model is on one
    std::optional<core::QuotaPerUnit> perUnit{}; // where the relay's status was read
};

// An error in the words of the window; only a program above this module has them.
struct Spoken
{
    QString title{};
    QString sentence{};
    QString nextStep{};
    QStringList actions{};
};
using Speaker = std::function<Spoken(const core::Error &error, const Decoded &about)>;

// Reads recorded exchanges of one relay by the code that reads them live. Pure: no socket, no clock, no files.
class Decoder
{
public:
    explicit Decoder(relay::Kind kind);
    ~Decoder();
    Decoder(Decoder &&) noexcept;
    Decoder &operator=(Decoder &&) noexcept;

    // Takes quota_per_unit and the like from a recorded status, and which models there are from a recorded list; other
    // exchanges change nothing. The kind stays.
    void learn(const Exchange &exchange);
    Decoded decode(const Exchange &exchange) const;

private:
    relay::RelayInfo m_info{};
    bool m_knowsStatus = false;
    QStringList m_models{};
    std::unique_ptr<relay::Dialect> m_dialect;
};

// {"name", "what", "ok", "value"|"error"} on one line, without its end.
QByteArray lineOf(const Decoded &decoded, const Speaker &speaker);

} // namespace app::decode
