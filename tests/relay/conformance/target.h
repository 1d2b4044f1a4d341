#pragma once

#include "core/secret.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace demo {
class DemoRelay;
}

namespace conformance {

class StandIn;

// Which relay is asked, and with which credentials: a demo relay of this process, or a real one from the environment.
// What is empty was not given, and what needs it is skipped.
struct Target
{
    QString name{};    // for people: "the demo relay as laisky", or the address
    QString address{}; // as a person would paste it
    QString kind{};    // expected: laisky, oneapi, newapi, onehub, plain, proxy; empty: whatever is found
    QString user{};
    core::Secret password{};
    core::Secret token{}; // access token
    QString userId{};
    core::Secret key{};
    core::Secret code{};  // one redemption code, spent
    QString model{};      // for the two questions; empty: a cheap one is chosen
    QString secondUser{}; // an account with a second factor, its secret in base32
    core::Secret secondPassword{};
    core::Secret secondSecret{};
    bool isDemo = false; // ours: an access token may be made, which replaces the one before

    std::shared_ptr<demo::DemoRelay> relay{};
    std::shared_ptr<StandIn> standIn{};

    // By the variables RELAYDESK_TEST_…; empty without RELAYDESK_TEST_RELAY.
    static Target fromEnvironment();
    // One of demoNames(). An empty address: it did not start.
    static Target ofDemo(const QString &name);
    static QStringList demoNames();
};

} // namespace conformance
