#include "ui/shell/program.h"

#include <QStringList>

#include <cstdio>

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const core::Result<app::Invocation> invocation = app::readCommandLine(words);
    if (!invocation) {
        std::fprintf(stderr, "%s\n", qPrintable(invocation.error().detail));
        return static_cast<int>(app::ExitCode::Usage);
    }
    if (invocation->command == QLatin1String("help")) {
        std::fputs(qPrintable(app::helpText()), stdout);
        return 0;
    }
    if (invocation->command == QLatin1String("version")) {
        std::puts("relaydesk " RELAYDESK_VERSION);
        return 0;
    }
    return invocation->opensWindow() ? ui::shell::runWindow(argc, argv, *invocation)
                                     : ui::shell::runCommand(argc, argv, *invocation);
}
