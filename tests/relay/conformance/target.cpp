#include "relay/conformance/target.h"

#include "demo/demorelay.h"
#include "demo/dialects.h"
#include "relay/conformance/standin.h"

namespace conformance {

namespace {

// Builds of one family are told apart by their features, not by their kind.
QString familyOf(const QString &name)
{
    return name.startsWith(QLatin1String("newapi")) ? QStringLiteral("newapi") : name;
}

QString variable(const char *name)
{
    return qEnvironmentVariable((QByteArrayLiteral("RELAYDESK_TEST_") + name).constData()).trimmed();
}

core::Secret secretVariable(const char *name)
{
    const QString text = variable(name);
    return text.isEmpty() ? core::Secret() : core::Secret::fromText(text);
}

} // namespace

QStringList Target::demoNames()
{
    return demo::dialectWords() << QStringLiteral("plain") << QStringLiteral("proxy");
}

Target Target::fromEnvironment()
{
    Target target;
    target.address = variable("RELAY");
    target.name = target.address;
    target.kind = familyOf(variable("KIND").toLower());
    target.user = variable("USER");
    target.password = secretVariable("PASSWORD");
    target.token = secretVariable("TOKEN");
    target.userId = variable("USER_ID");
    target.key = secretVariable("KEY");
    target.code = secretVariable("CODE");
    target.model = variable("MODEL");
    target.secondUser = variable("TOTP_USER");
    target.secondPassword = secretVariable("TOTP_PASSWORD");
    target.secondSecret = secretVariable("TOTP_SECRET");
    return target;
}

Target Target::ofDemo(const QString &name)
{
    Target target;
    target.name = QStringLiteral("the demo relay as ") + name;
    target.isDemo = true;
    if (name == QLatin1String("plain") || name == QLatin1String("proxy")) {
        target.kind = name;
        target.name = QStringLiteral("a stand-in for kind ") + name;
        target.standIn = std::make_shared<StandIn>(name == QLatin1String("proxy"));
        target.address = target.standIn->address();
        target.key = target.standIn->key();
        return target;
    }
    demo::Options options;
    const auto dialect = demo::dialectNamed(name);
    if (!dialect)
        return target;
    options.dialect = *dialect;
    options.tokensPerSecond = 0;
    options.accessTokenSeconds = 1; // New API of Aug 2026: renewed in the middle of everything
    target.relay = std::make_shared<demo::DemoRelay>(options);
    const auto started = target.relay->start();
    if (!started)
        return target;
    target.kind = familyOf(name);
    target.address = started->address.toString();
    target.user = started->user;
    target.password = started->password;
    target.userId = started->userId > 0 ? QString::number(started->userId) : QString();
    target.key = started->key;
    target.code = core::Secret::fromText(started->codes.value(0));
    target.secondUser = started->totpUser;
    target.secondPassword = started->totpPassword;
    target.secondSecret = started->totpSecret;
    return target;
}

} // namespace conformance
