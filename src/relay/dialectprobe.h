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
    bool managementApi = false; // sign-in, balance and log are there
    bool insecure = false;      // plain http to another machine
    core::Secret key{};         // came with the pasted text
};

// Finds out what answers at an address. Errors: as Transport, WebPage when nothing but HTML answered.
class DialectProbe : public QObject
{
    Q_OBJECT
public:
    explicit DialectProbe(net::Transport &transport, QObject *parent = nullptr);
    core::Async<ProbeReport> probe(const RelayAddress &address);

private:
    struct Attempt;
    void tryNext(const std::shared_ptr<Attempt> &attempt);
    void tryPlain(const std::shared_ptr<Attempt> &attempt);
    void tryOldProxy(const std::shared_ptr<Attempt> &attempt);
    void findChats(const std::shared_ptr<Attempt> &attempt, const RelayInfo &found);
    net::Transport &m_transport;
    core::Scope m_scope;
};

} // namespace relay
