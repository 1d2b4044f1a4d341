#include "ui/shell/program.h"

#include "app/commands/command.h"
#include "ui/kit/errortext.h"
#include "ui/kit/icons.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/partspage.h"
#include "ui/kit/theme.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/screenshot.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <cstdio>

namespace ui::shell {

namespace {

app::Words wordsForTerminal()
{
    app::Words words;
    words.sentence = [](const core::Error &error) {
        // What the command line found wrong itself has its own sentence.
        if (error.cause == core::ErrorCause::None &&
            (error.kind == core::ErrorKind::BadRequest || error.kind == core::ErrorKind::NotFound) &&
            error.httpStatus == 0 && !error.detail.isEmpty())
            return error.detail;
        const kit::ErrorWords out = kit::errorWords(error);
        return out.title + QStringLiteral(". ") + out.sentence;
    };
    words.money = [](const core::Money &money, int decimals) {
        return kit::moneyText(money, static_cast<kit::Decimals>(decimals));
    };
    return words;
}

app::WorkspaceOptions optionsFor(const app::Invocation &invocation)
{
    app::WorkspaceOptions options;
    options.profile = invocation.profile;
    options.demo = invocation.demo;
    return options;
}

kit::Theme themeFor(const QString &choice, const QPalette &system)
{
    if (choice == QLatin1String("light"))
        return kit::Theme::light();
    if (choice == QLatin1String("dark"))
        return kit::Theme::dark();
    return kit::systemIsDark(system) ? kit::Theme::dark() : kit::Theme::light();
}

QString themeName(app::ThemeChoice choice)
{
    switch (choice) {
    case app::ThemeChoice::Light:
        return QStringLiteral("light");
    case app::ThemeChoice::Dark:
        return QStringLiteral("dark");
    case app::ThemeChoice::System:
        break;
    }
    return {};
}

// The program's words and Qt's own, in the language chosen or the system's.
void installLanguage(QCoreApplication &application, const QString &chosen)
{
    const QLocale locale = chosen.isEmpty() ? QLocale() : QLocale(chosen);
    QLocale::setDefault(locale);
    auto *own = new QTranslator(&application);
    // English has a file too: its plural forms.
    if (own->load(locale, QStringLiteral("relaydesk"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        own->load(QStringLiteral(":/i18n/relaydesk_en.qm")))
        application.installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qt);
}

QSize sizeFor(const QString &words)
{
    const QStringList parts = words.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    return size.width() >= 320 && size.height() >= 240 ? size : QSize(1280, 800);
}

int writeParts(const app::Invocation &invocation)
{
    kit::PartsPage page;
    page.resize(sizeFor(invocation.size));
    page.ensurePolished();
    return page.grab().save(invocation.arguments.first()) ? 0 : 1;
}

} // namespace

int runCommand(int argc, char **argv, const app::Invocation &invocation)
{
    QCoreApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("relaydesk"));
    application.setApplicationVersion(QStringLiteral(RELAYDESK_VERSION));
    installLanguage(application, QStringLiteral("en")); // scripts read it: one language, whatever the system's
    app::Workspace workspace(optionsFor(invocation));
    const std::unique_ptr<app::Command> command =
        app::makeCommand(workspace, invocation, wordsForTerminal(), app::standardTerminal());
    int code = 1;
    QObject::connect(
        command.get(), &app::Command::finished, &application,
        [&application, &code](int result) {
            code = result;
            application.exit(result);
        },
        Qt::QueuedConnection);
    workspace.open().finally(&application, [&](const core::Result<storage::OpenReport> &opened) {
        if (opened)
            return command->start();
        std::fprintf(stderr, "%s\n", qPrintable(kit::errorWords(opened.error()).sentence));
        QMetaObject::invokeMethod(
            &application, [&application] { application.exit(1); }, Qt::QueuedConnection);
    });
    application.exec();
    return code;
}

int runWindow(int argc, char **argv, const app::Invocation &invocation)
{
    const bool shot = invocation.command == QLatin1String("screenshot");
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY") ||
                            !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
                            !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#ifdef Q_OS_LINUX
    if (!hasDisplay && shot)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!hasDisplay && !shot) {
        std::fprintf(stderr,
                     "There is no display to open a window on. The commands work without one: relaydesk --help\n");
        return 1;
    }
#endif
    if (shot && invocation.scale != 1)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(invocation.scale));
    QApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("relaydesk"));
    application.setApplicationDisplayName(QStringLiteral("Relaydesk"));
    application.setApplicationVersion(QStringLiteral(RELAYDESK_VERSION));
    application.setDesktopFileName(QStringLiteral("relaydesk"));
    const QPalette system = application.palette();

    app::WorkspaceOptions options = optionsFor(invocation);
    if (shot)
        options.demoSpeed = 0;
    app::Workspace workspace(options);
    app::Preferences &preferences = workspace.preferences();
    installLanguage(application, invocation.language.isEmpty() ? preferences.language() : invocation.language);
    const QString theme = invocation.theme.isEmpty() ? themeName(preferences.theme()) : invocation.theme;
    kit::applyTheme(application, themeFor(theme, system));
    if (shot && invocation.page == QLatin1String("parts"))
        return writeParts(invocation);
    if (shot && !invocation.page.isEmpty() && !Screenshot::pages().contains(invocation.page)) {
        std::fprintf(stderr, "There is no page “%s”. Pages: %s\n", qPrintable(invocation.page),
                     qPrintable(Screenshot::pages().join(u' ')));
        return 2;
    }
    QObject::connect(&preferences, &app::Preferences::themeChanged, &application,
                     [&application, system](app::ThemeChoice choice) {
                         kit::applyTheme(application, themeFor(themeName(choice), system));
                     });

    MainWindow window(workspace);
    Screenshot screenshot(workspace, window, invocation);
    QObject::connect(
        &screenshot, &Screenshot::finished, &application, [](int code) { QCoreApplication::exit(code); },
        Qt::QueuedConnection);
    if (shot)
        window.resize(sizeFor(invocation.size));
    window.show();
    workspace.open().finally(&application, [&](const core::Result<storage::OpenReport> &opened) {
        if (!opened) {
            const kit::ErrorWords words = kit::errorWords(opened.error());
            std::fprintf(stderr, "%s %s\n", qPrintable(words.sentence), qPrintable(opened.error().detail));
            return window.showStorageFailure(opened.error());
        }
        if (shot)
            return screenshot.start();
        window.showStart();
        if (!invocation.link.isEmpty())
            window.openLink(invocation.link);
        // A demo account needs its relay, which lives in this program.
        if (invocation.demo || workspace.hasDemoAccount())
            window.startDemo();
    });
    return application.exec();
}

} // namespace ui::shell
