#pragma once

#include "core/async.h"
#include "core/scope.h"
#include "relay/records.h"
#include "relay/relayaddress.h"

#include <QObject>

#include <memory>

namespace net {
class Transport;
}

namespace relay {

struct ProbeReport
{
    RelayInfo info{};
    bool managementApi = false;       // sign-in, balance and log are there
    bool insecure = false;            // plain http to another machine
    core::Secret key{};               // came with the pasted text
    RelayAddress address{};           // what was asked for
    QUrl redirectedFrom{};            // the host that led to another one; empty: none did
    bool schemeSwitched = false;      // http was asked for or guessed and https is spoken there, or the reverse
    bool hasSiteWall = false;         // its pages want a browser check, calls with a key get through
    bool certificateAccepted = false; // by the user, no authority vouches for it
};

// What answers at a relay that was found, asked without any credential. Nothing: not known.
struct ProbeSurvey
{
    std::optional<int> models{}; // published
    bool ratesPublished = false;
    std::optional<bool> chat{};      // the Chat Completions format
    std::optional<bool> responses{}; // the Responses format
    std::optional<bool> messages{};  // Anthropic's
    RelayInfo info{};                // with the bases that were learned
};

// Finds out what answers at an address. Asks nothing that costs and sends no credential but the key that came along,
// and that only to the model list of a plain service.
class DialectProbe : public QObject
{
    Q_OBJECT
public:
    explicit DialectProbe(net::Transport &transport, QObject *parent = nullptr);
    // Errors: as Transport; WebPage when nothing but HTML answered, BrowserCheck when it was a wall,
    // UntrustedCertificate (see Transport::certificates()), PlainHttpPort.
    core::Async<ProbeReport> probe(const RelayAddress &address);
    core::Async<ProbeSurvey> survey(const RelayInfo &found); // never fails: what does not answer is not known
    void cancel();                                           // whatever runs is answered Cancelled

private:
    struct Attempt;
    struct Round;
    void tryNext(const std::shared_ptr<Attempt> &attempt);
    void tryPlain(const std::shared_ptr<Attempt> &attempt);
    void tryOldProxy(const std::shared_ptr<Attempt> &attempt);
    void giveUp(const std::shared_ptr<Attempt> &attempt, const core::Error &error);
    void answer(Attempt &attempt, RelayInfo info, bool managementApi);
    void askForRates(const std::shared_ptr<Round> &round);
    void askForFormat(const std::shared_ptr<Round> &round, const QString &path,
                      std::optional<bool> ProbeSurvey::*served, const QList<QUrl> &elsewhere = {});
    net::Transport &m_transport;
    core::Scope m_scope;
};

} // namespace relay
