#include "ui/shell/program.h"

#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <cstring>

int main(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const core::Result<app::Invocation> invocation = app::readCommandLine(words);
    // A key that came in a link is not left where other users of the computer can list it.
    for (int i = 1; i < argc; ++i) {
        if (invocation && !invocation->link.isEmpty() && QString::fromLocal8Bit(argv[i]) == invocation->link)
            std::fill_n(argv[i], std::strlen(argv[i]), '-');
    }
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
