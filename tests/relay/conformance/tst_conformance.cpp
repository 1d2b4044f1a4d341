#include "relay/conformance/conformance.h"
#include "support/quietmain.h"

#include <cstdio>

using conformance::Conformance;
using conformance::Target;

namespace {

int run(QCoreApplication &, const Target &target, int argc, char **argv)
{
    Conformance test(target);
    QTest::qInit(&test, argc, argv);
    support::previousHandler = qInstallMessageHandler(support::countWarnings);
    const int failures = QTest::qRun();
    qInstallMessageHandler(support::previousHandler);
    QTest::qCleanup();
    return failures;
}

} // namespace

// Against the relay of RELAYDESK_TEST_RELAY; without it against the demo relay in the dialect of
// RELAYDESK_CONFORMANCE_DEMO, or in all of them one after another.
int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "900000"); // a limit of the relay may be waited for
    QCoreApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("relaydesk-test"));
    const QString demo = qEnvironmentVariable("RELAYDESK_CONFORMANCE_DEMO");
    const Target real = Target::fromEnvironment();
    int failures = 0;
    if (!real.address.isEmpty() || demo == QLatin1String("none")) {
        const bool elsewhere = !real.address.isEmpty() && !demo.isEmpty() && demo != QLatin1String("none");
        if (elsewhere || real.address.isEmpty()) {
            std::printf("SKIP   : %s\n", elsewhere
                                             ? "RELAYDESK_TEST_RELAY is set: the entry relay.conformance.real asks it"
                                             : "RELAYDESK_TEST_RELAY is missing: no real relay is asked");
            return 77; // what CTest counts as skipped
        }
        failures = run(app, real, argc, argv);
    } else {
        for (const QString &name : demo.isEmpty() ? Target::demoNames() : QStringList{demo})
            failures += run(app, Target::ofDemo(name), argc, argv);
    }
    if (support::warnings > 0)
        std::fprintf(stderr, "%d Qt warning(s): a failure\n", support::warnings);
    return failures != 0 ? failures : (support::warnings > 0 ? 1 : 0);
}
