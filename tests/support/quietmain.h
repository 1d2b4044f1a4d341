#pragma once

// A Qt warning is a failure: include this instead of QTEST_MAIN and the like.
#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <cstdlib>

namespace support {

inline int warnings = 0;
inline QtMessageHandler previousHandler = nullptr;

inline void countWarnings(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // The offscreen platform says so of raise() and of every window with a minimum size: about the platform, not about
    // us.
    const bool ofPlatform = text.startsWith(QLatin1String("This plugin does not support "));
    // Qt's picture readers complain of broken files by themselves; that such a file is refused is what a test asks.
    const bool ofBrokenPicture = context.category && qstrncmp(context.category, "qt.gui.imageio", 14) == 0;
    // A script for which the machine has no font: Qt says so and draws boxes.
    const bool ofMissingFont = text.contains(QLatin1String("OpenType support missing for "));
    if ((type == QtWarningMsg || type == QtCriticalMsg) && !ofPlatform && !ofBrokenPicture && !ofMissingFont) {
        ++warnings;
        std::fprintf(stderr, "Qt warning: %s\n", qPrintable(text));
    }
    if (previousHandler)
        previousHandler(type, context, text);
}

template<typename Application, typename Test>
int run(int argc, char **argv)
{
    Application app(argc, argv);
    app.setApplicationName(QStringLiteral("relaydesk-test"));
    Test test;
    // Qt Test puts its own handler in place and calls no earlier one: ours comes after it and hands on to it.
    QTest::qInit(&test, argc, argv);
    previousHandler = qInstallMessageHandler(countWarnings);
    const int failures = QTest::qRun();
    qInstallMessageHandler(previousHandler);
    QTest::qCleanup();
    if (warnings > 0)
        std::fprintf(stderr, "%d Qt warning(s): a failure\n", warnings);
    return failures != 0 ? failures : (warnings > 0 ? 1 : 0);
}

} // namespace support

#define RELAYDESK_TEST(Application, Test)                                                                              \
    int main(int argc, char **argv)                                                                                    \
    {                                                                                                                  \
        return support::run<Application, Test>(argc, argv);                                                            \
    }
