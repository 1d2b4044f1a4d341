#pragma once

#include "core/secret.h"
#include "support/rawserver.h"

#include <memory>

namespace conformance {

// What the demo relay does not play: a plain OpenAI-compatible service, and the old single-purpose proxy, which has a
// balance and its own chat call and no list of models. Spelled from the references, it knows nothing of the program.
class StandIn
{
public:
    explicit StandIn(bool oldProxy);
    QString address() const { return m_server.address(); }
    core::Secret key() const { return core::Secret("sk-stand-in-0123456789abcdef0123456789abcdef"); }

private:
    void answerTo(QTcpSocket &socket, const support::RawServer::Request &request) const;
    QByteArray chat(const support::RawServer::Request &request) const;

    bool m_oldProxy;
    support::RawServer m_server;
};

} // namespace conformance
