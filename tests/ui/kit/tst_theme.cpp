#include "support/quietmain.h"
#include "ui/kit/icons.h"
#include "ui/kit/partspage.h"
#include "ui/kit/theme.h"
#include "ui/kit/type.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDirIterator>
#include <QFile>

using namespace kit;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void textCanBeRead()
    {
        QFETCH(bool, dark);
        const Theme t = dark ? Theme::dark() : Theme::light();
        const QList<QColor> grounds{t.rail, t.pane,  t.surface,  t.sunken,    t.raised,
                                    t.fill, t.hover, t.selected, t.accentTint};
        for (const QColor &ground : grounds) {
            QVERIFY2(contrast(t.text, ground) >= 4.5, qPrintable(ground.name()));
            QVERIFY2(contrast(t.text2, ground) >= 4.5, qPrintable(ground.name()));
            QVERIFY2(contrast(t.text3, ground) >= 4.5, qPrintable(ground.name()));
        }
        QVERIFY(contrast(t.text, t.pressed) >= 4.5);
        QVERIFY(contrast(t.text2, t.pressed) >= 4.5);
        for (const QColor &ground : {t.accent, t.accentHover, t.accentPressed})
            QVERIFY(contrast(t.onAccent, ground) >= 4.5);
        for (const QColor &ground : {t.surface, t.pane, t.selected, t.accentTint, t.raised})
            QVERIFY2(contrast(t.accentText, ground) >= 4.5, qPrintable(ground.name()));
        QVERIFY(contrast(t.positive, t.positiveTint) >= 4.5 && contrast(t.positive, t.surface) >= 4.5);
        QVERIFY(contrast(t.warning, t.warningTint) >= 4.5 && contrast(t.warning, t.surface) >= 4.5);
        QVERIFY(contrast(t.danger, t.dangerTint) >= 4.5 && contrast(t.danger, t.fill) >= 4.5);
        for (const QColor &code : {t.codeKeyword, t.codeFunction, t.codeString, t.codeNumber, t.codeComment})
            QVERIFY2(contrast(code, t.sunken) >= 4.5, qPrintable(code.name()));
    }
    void controlsAndMarksCanBeSeen_data() { textCanBeRead_data(); }
    void controlsAndMarksCanBeSeen()
    {
        QFETCH(bool, dark);
        const Theme t = dark ? Theme::dark() : Theme::light();
        for (const QColor &mark : {t.control, t.accentMark, t.focusRing, t.positiveMark, t.warningMark, t.dangerMark})
            QVERIFY2(contrast(mark, t.surface) >= 3.0, qPrintable(mark.name()));
        for (const QColor &series : t.series)
            QVERIFY2(contrast(series, t.surface) >= 3.75, // the design's 3.8, rounded
                     qPrintable(series.name()));
    }
    void paletteCarriesTheTokens()
    {
        const Theme t = Theme::dark();
        const QPalette p = t.palette();
        QCOMPARE(p.color(QPalette::Window), t.pane);
        QCOMPARE(p.color(QPalette::Base), t.surface);
        QCOMPARE(p.color(QPalette::Highlight), t.selected);
        QCOMPARE(p.color(QPalette::PlaceholderText), t.text3);
        QCOMPARE(p.color(QPalette::Disabled, QPalette::Text), t.disabled);
    }
    void highContrastTakesTheSystemsColours()
    {
        QPalette system(Qt::yellow, Qt::black, Qt::yellow, Qt::black, Qt::gray, Qt::yellow, Qt::white, Qt::black,
                        Qt::black);
        const Theme t = Theme::highContrast(system);
        QCOMPARE(t.surface, system.color(QPalette::Base));
        QCOMPARE(t.text3, system.color(QPalette::Text));
        QCOMPARE(t.line, system.color(QPalette::Text));
        QCOMPARE(t.warningTint, t.surface);
        // White on black alone: the default blue link could not be read.
        const Theme bare = Theme::highContrast(QPalette(Qt::white, Qt::black));
        QVERIFY(contrast(bare.accentText, bare.surface) >= 4.5);
        QVERIFY(contrast(bare.onAccent, bare.accent) >= 4.5);
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    }
    void reducedMotionMovesNothing()
    {
        Theme t = Theme::light();
        QCOMPARE(t.duration(Motion::Dialog), std::chrono::milliseconds(200));
        t.reducedMotion = true;
        for (const Motion m : {Motion::Hover, Motion::Popup, Motion::Slide, Motion::Dialog})
            QCOMPARE(t.duration(m).count(), 0);
    }
    void aSwitchReachesEveryWidget()
    {
        QWidget widget;
        widget.show();
        applyTheme(*qApp, Theme::light());
        QCOMPARE(themeOf(&widget).surface, Theme::light().surface);
        applyTheme(*qApp, Theme::dark());
        QCOMPARE(themeOf(&widget).surface, Theme::dark().surface);
        QTRY_COMPARE(widget.palette().color(QPalette::Base), Theme::dark().surface);
        applyTheme(*qApp, Theme::light());
    }
    void textSizeScalesEverything()
    {
        applyTheme(*qApp, Theme::light(), 2.0);
        QCOMPARE(lineHeight(Role::Body), 40);
        QCOMPARE(kit::font(Role::Meta).pixelSize(), 24);
        applyTheme(*qApp, Theme::light());
        QCOMPARE(lineHeight(Role::Body), 20);
        QCOMPARE(lineHeight(Role::Transcript, QStringLiteral("余额")), 24);
        QCOMPARE(lineHeight(Role::Transcript, QStringLiteral("balance")), 22);
    }
    void figuresAreTabular()
    {
        const QFont face = kit::font(Role::Body);
        QCOMPARE(figuresWidth(face, QStringLiteral("$111.11")), figuresWidth(face, QStringLiteral("$888.88")));
        QVERIFY(figuresWidth(face, QStringLiteral("$1")) > 0);
    }
    void everyPartPaintsWithoutAWarning_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("mirrored") << false << true;
    }
    void everyPartPaintsWithoutAWarning()
    {
        QFETCH(bool, dark);
        QFETCH(bool, mirrored);
        applyTheme(*qApp, dark ? Theme::dark() : Theme::light());
        qApp->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        PartsPage page;
        page.resize(1280, 800);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const QImage image = page.grab().toImage();
        QCOMPARE(image.pixelColor(2, 2), themeOf(&page).surface);
        // Icon-only controls have a name, and nothing carries a style sheet.
        const auto widgets = page.findChildren<QWidget *>();
        QVERIFY(widgets.size() > 60);
        for (const QWidget *widget : widgets) {
            QVERIFY(widget->styleSheet().isEmpty());
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            if (button && button->text().isEmpty())
                QVERIFY2(!button->accessibleName().isEmpty(), button->metaObject()->className());
        }
        qApp->setLayoutDirection(Qt::LeftToRight);
        applyTheme(*qApp, Theme::light());
    }
    void noStyleSheetInTheSource()
    {
        QDirIterator files(QStringLiteral(SOURCE_ROOT "/ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                           QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("setStyleSheet("), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen > 50);
    }
    void iconsAndTheirNamesAgree()
    {
        QFile list(QStringLiteral(SOURCE_ROOT "/resources/icons/names.txt"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        QStringList names = QString::fromLatin1(list.readAll()).split(u'\n', Qt::SkipEmptyParts);
        QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        files.replaceInStrings(QStringLiteral(".svg"), QString());
        names.sort();
        files.sort();
        QCOMPARE(files, names);
        for (const QString &name : std::as_const(names)) {
            const QImage image = iconPixmap(name, Qt::red, 16, 2.0).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            bool painted = false;
            for (int y = 0; y < 32 && !painted; ++y)
                for (int x = 0; x < 32 && !painted; ++x)
                    painted = image.pixelColor(x, y).alpha() > 128 && image.pixelColor(x, y).red() > 128;
            QVERIFY2(painted, qPrintable(name));
        }
        QVERIFY(!hasIcon(IconName("no-such-icon")));
    }
};

RELAYDESK_TEST(QApplication, TestTheme)
#include "tst_theme.moc"
