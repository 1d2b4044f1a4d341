// Renders the parts page to a PNG: relaydesk-kitparts FILE --theme light|dark --scale F --size WxH --language L
#include "ui/kit/partspage.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

int main(int argc, char **argv)
{
    // The scale has to be known before the application is.
    for (int i = 1; i + 1 < argc; ++i)
        if (qstrcmp(argv[i], "--scale") == 0)
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);

    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("Where to write the PNG."));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or contrast."),
                                   QStringLiteral("name"), QStringLiteral("light"));
    const QCommandLineOption scale(QStringLiteral("scale"), QStringLiteral("Device pixels per pixel."),
                                   QStringLiteral("factor"), QStringLiteral("1"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Window size."), QStringLiteral("WxH"),
                                  QStringLiteral("1280x800"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("Locale; ar and he mirror."),
                                      QStringLiteral("name"), QStringLiteral("en"));
    parser.addOptions({theme, scale, size, language});
    parser.addHelpOption();
    parser.process(app);
    if (parser.positionalArguments().size() != 1)
        parser.showHelp(2);

    const QLocale locale(parser.value(language));
    QLocale::setDefault(locale);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    kit::Theme chosen = kit::Theme::light();
    if (parser.value(theme) == QLatin1String("dark"))
        chosen = kit::Theme::dark();
    else if (parser.value(theme) == QLatin1String("contrast"))
        chosen = kit::Theme::highContrast(QPalette(Qt::white, Qt::black));
    chosen.reducedMotion = true; // still pictures
    kit::applyTheme(app, chosen);

    const QStringList sides = parser.value(size).split(u'x');
    kit::PartsPage page;
    page.resize(sides.value(0).toInt(), sides.value(1).toInt());
    page.show();
    const QString file = parser.positionalArguments().constFirst();
    bool written = false;
    QTimer::singleShot(150, &page, [&page, &written, &app, file] {
        written = page.grab().save(file);
        app.quit();
    });
    const int code = QApplication::exec();
    if (!written)
        std::fprintf(stderr, "could not write %s\n", qPrintable(file));
    return written ? code : 1;
}
