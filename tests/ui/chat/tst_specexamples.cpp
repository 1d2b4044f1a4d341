#include "support/quietmain.h"
#include "ui/chat/transcript/messageelement.h"
#include "ui/kit/theme.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>

using ui::chat::MessageElement;

namespace {

chat::Message answerOf(const QString &markdown)
{
    chat::Message message;
    message.role = chat::Role::Assistant;
    chat::Part part;
    part.text = markdown;
    message.parts.push_back(part);
    return message;
}

} // namespace

// Every example of the specifications as an answer: laid out at three widths, painted, selected, asked for its text.
class TestSpecExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyExampleIsLaidOutAndPainted_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("dark");
        QTest::newRow("CommonMark") << QStringLiteral("commonmark-0.31.2") << false;
        QTest::newRow("GFM, dark") << QStringLiteral("gfm-0.29") << true;
    }
    void everyExampleIsLaidOutAndPainted()
    {
        QFETCH(QString, file);
        QFETCH(bool, dark);
        kit::Theme theme = dark ? kit::Theme::dark() : kit::Theme::light();
        theme.reducedMotion = true;
        kit::applyTheme(*qApp, theme);
        ui::chat::ElementContext context;
        context.theme = &theme;

        QFile data(QStringLiteral(TEST_DATA "/commonmark/%1.json").arg(file));
        QVERIFY(data.open(QIODevice::ReadOnly));
        const QJsonArray examples = QJsonDocument::fromJson(data.readAll()).array();
        QVERIFY(examples.size() > 600);
        for (const QJsonValue &one : examples) {
            const QString markdown = one[u"markdown"].toString();
            MessageElement element(answerOf(markdown), context);
            for (const int width : {240, 720, 240}) {
                const int height = element.layOut(width);
                QVERIFY2(height > 0, qPrintable(markdown));
                QImage canvas(width, std::min(height, 2000), QImage::Format_RGB32);
                canvas.fill(theme.surface);
                QPainter painter(&canvas);
                element.paint(&painter, {0, 0}, {});
            }
            const QString text = element.selectedText({}, element.endPlace());
            const bool shows = !markup::parse(markdown).isEmpty() && !markup::parse(markdown).first().spans.isEmpty();
            QVERIFY2(!shows || !text.isEmpty(), qPrintable(markdown));
        }
    }

    // A window of narrow columns and deep nesting must neither crash nor hang.
    void deepAndLongGarbageIsLaidOut_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::newRow("10,000 quotes") << QStringLiteral("> ").repeated(10'000) + QStringLiteral("text");
        QString nested;
        for (int depth = 0; depth < 300; ++depth)
            nested += QString(depth * 2, QLatin1Char(' ')) + QStringLiteral("- item\n");
        QTest::newRow("300 lists in each other") << nested;
        QTest::newRow("brackets") << QStringLiteral("[").repeated(50'000);
        QTest::newRow("stars") << QStringLiteral("*a **b ").repeated(10'000);
        QTest::newRow("dollars") << QStringLiteral("$x$ $$").repeated(10'000);
        QTest::newRow("a row of 500 cells") << QStringLiteral("|a").repeated(500) + QStringLiteral("|\n") +
                                                   QStringLiteral("|-").repeated(500) + QStringLiteral("|\n") +
                                                   QStringLiteral("|b").repeated(500) + QStringLiteral("|\n");
    }
    void deepAndLongGarbageIsLaidOut()
    {
        QFETCH(QString, markdown);
        kit::Theme theme = kit::Theme::light();
        ui::chat::ElementContext context;
        context.theme = &theme;
        MessageElement element(answerOf(markdown), context);
        QVERIFY(element.layOut(600) > 0);
        QImage canvas(600, 800, QImage::Format_RGB32);
        canvas.fill(theme.surface);
        QPainter painter(&canvas);
        element.paint(&painter, {0, 0}, {});
    }
};

RELAYDESK_TEST(QApplication, TestSpecExamples)
#include "tst_specexamples.moc"
