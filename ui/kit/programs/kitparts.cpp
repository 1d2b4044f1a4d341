// Renders the parts page to a PNG: relaydesk-kitparts FILE --theme light|dark --scale F --size WxH --language L --page
// parts|more|dialog
#include "ui/kit/avatar.h"
#include "ui/kit/barchart.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/overlay.h"
#include "ui/kit/partspage.h"
#include "ui/kit/splitbar.h"
#include "ui/kit/textbox.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QHBoxLayout>
#include <QLocale>
#include <QPixmap>
#include <QRadioButton>
#include <QSpinBox>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cstdio>
#include <memory>

namespace {

// What the parts page has no room for: chart, choosers, several lines, scroll bars, and a dialog over it all.
QWidget *morePage(bool withDialog)
{
    auto *page = new kit::ShadowHost;
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(kit::pageMargin, kit::pageMargin, kit::pageMargin, kit::pageMargin);
    box->setSpacing(kit::space12);
    auto *chart = new kit::BarChart;
    QList<kit::BarChart::Bar> bars;
    for (int i = 0; i < 30; ++i) {
        kit::BarChart::Bar bar{QStringLiteral("day %1").arg(i)};
        const qint64 size = (i * 37 % 11 + 1) * 60'000'000;
        for (int s = 0; s < 5; ++s)
            bar.parts.append({s == 4 ? 5 : s, size / (s + 1)});
        bar.missing = i == 8 || i == 9;
        if (i == 29)
            bar.parts.append({0, 90'000'000, true});
        if (i % 7 == 0)
            bar.label = QStringLiteral("%1 Apr").arg(i + 1);
        bars.append(bar);
    }
    bars.last().label = QStringLiteral("today");
    bars.last().emphasized = true;
    chart->setBars(bars);
    chart->setFixedHeight(176);
    box->addWidget(chart);
    auto *split = new kit::SplitBar;
    split->setParts({{0, 54}, {4, 9}, {1, 117}, {3, 41}, {5, 4}});
    box->addWidget(split);
    auto *row = new QHBoxLayout;
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("standard ×1.0"), QStringLiteral("fast ×1.5")});
    auto *spin = new QSpinBox;
    spin->setRange(0, 5000);
    spin->setValue(1600);
    auto *search = new kit::Field;
    search->setQuiet(true);
    search->setLeadingIcon(kit::IconName("search"));
    search->setPlaceholderText(QStringLiteral("Search"));
    search->setSuffix(QStringLiteral("Ctrl+Shift+F"));
    search->setFixedWidth(200);
    auto *account = new kit::Button(kit::Button::Kind::Outline, QStringLiteral("Northgate"));
    account->setButtonSize(kit::Button::Size::Small);
    account->setAvatar(QStringLiteral("N"), 0);
    account->setTrailingIcon(kit::IconName("chevron-down"));
    auto *redeem = new kit::Button(kit::Button::Kind::Primary, QStringLiteral("Redeem codes"));
    redeem->setIconName(kit::IconName("ticket"));
    redeem->setHint(QStringLiteral("Ctrl+D"));
    for (QWidget *w : std::initializer_list<QWidget *>{
             combo, spin, search, account, redeem, new kit::Avatar(QStringLiteral("Harbor"), 2),
             new QCheckBox(QStringLiteral("Check box")), new QRadioButton(QStringLiteral("Radio"))})
        row->addWidget(w);
    row->addStretch(1);
    box->addLayout(row);
    auto *lower = new QHBoxLayout;
    auto *text = new kit::TextBox(QStringLiteral("Codes"));
    text->setPlainText(QStringLiteral(
        "Hello, your order 20418 is ready.\nThe two from last month:\none\ntwo\nthree\nfour\nfive\nsix\nseven"));
    lower->addWidget(text, 1, Qt::AlignTop);
    auto *tree = new QTreeWidget;
    tree->setHeaderLabels({QStringLiteral("Name"), QStringLiteral("Cost")});
    auto *work = new QTreeWidgetItem(tree, {QStringLiteral("Work"), QStringLiteral("$3.10")});
    for (int i = 0; i < 14; ++i)
        new QTreeWidgetItem(work, {QStringLiteral("Chat %1").arg(i), QStringLiteral("$0.%1").arg(i + 10)});
    work->setExpanded(true);
    tree->setCurrentItem(work->child(1));
    lower->addWidget(tree, 1);
    lower->addWidget(new kit::EmptyState(kit::IconName("messages-square"), QStringLiteral("No chats yet"),
                                         QStringLiteral("Start one, or bring yours along from another program.")),
                     1);
    box->addLayout(lower, 1);
    if (withDialog)
        QTimer::singleShot(50, page, [page] {
            auto *dialog = new kit::Dialog(page, QStringLiteral("Redeem codes"));
            auto *words = new kit::Label(
                QStringLiteral("Paste anything: a mail, a chat, a list. Codes are picked out of the text."),
                kit::Role::Body, kit::Tone::Secondary);
            words->setWordWrap(true);
            dialog->body()->addWidget(words);
            dialog->body()->addWidget(new kit::TextBox(QStringLiteral("Codes")));
            dialog->addFootLeading(new kit::Button(kit::Button::Kind::Link, QStringLiteral("Redemption history")));
            dialog->addButton(kit::Button::Kind::Plain, QStringLiteral("Paste more"));
            dialog->addPrimary(QStringLiteral("Done"));
            dialog->open();
        });
    return page;
}

} // namespace

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
    const QCommandLineOption which(QStringLiteral("page"), QStringLiteral("parts, more or dialog."),
                                   QStringLiteral("name"), QStringLiteral("parts"));
    parser.addOptions({theme, scale, size, language, which});
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
    std::unique_ptr<QWidget> page;
    if (parser.value(which) == QLatin1String("parts"))
        page = std::make_unique<kit::PartsPage>();
    else
        page.reset(morePage(parser.value(which) == QLatin1String("dialog")));
    page->resize(sides.value(0).toInt(), sides.value(1).toInt());
    page->show();
    const QString file = parser.positionalArguments().constFirst();
    bool written = false;
    QTimer::singleShot(250, page.get(), [&page, &written, &app, file] {
        written = page->grab().save(file);
        app.quit();
    });
    const int code = QApplication::exec();
    if (!written)
        std::fprintf(stderr, "could not write %s\n", qPrintable(file));
    return written ? code : 1;
}
