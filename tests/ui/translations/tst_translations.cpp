#include "support/quietmain.h"
#include "ui/kit/errortext.h"
#include "ui/kit/moneytext.h"

#include <QFile>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context{};
    QString source{};
    QStringList forms{};
    bool plural = false;
    bool finished = true;
};

QList<Message> messagesOf(const QString &language)
{
    QFile file(QStringLiteral(SOURCE_ROOT "/translations/relaydesk_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QString context;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.append({context, {}, {}, xml.attributes().hasAttribute(QStringLiteral("numerus"))});
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = xml.attributes().isEmpty();
            if (!messages.last().plural)
                messages.last().forms.append(xml.readElementText());
        } else if (xml.name() == QLatin1String("numerusform"))
            messages.last().forms.append(xml.readElementText());
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList placesOf(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%(?:\\d+|n)"));
    QStringList places;
    for (auto found = place.globalMatch(text); found.hasNext();)
        places.append(found.next().captured());
    places.sort();
    return places;
}

// Blanks that join a piece of a sentence to the next.
QString edgesOf(const QString &text)
{
    return QStringLiteral("%1|%2|%3").arg(text.startsWith(u' ')).arg(text.endsWith(u' ')).arg(text.count(u'\n'));
}

} // namespace

// The words are complete, keep what the program fills in, and arrive in the contexts that the program asks for.
class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void chineseIsCompleteAndKeepsThePlaces()
    {
        const QList<Message> messages = messagesOf(QStringLiteral("zh_CN"));
        QVERIFY(messages.size() > 700);
        for (const Message &message : messages) {
            const QByteArray where = (message.context + QStringLiteral(": ") + message.source).toUtf8();
            QVERIFY2(message.finished, where);
            QVERIFY2(message.forms.size() == 1, where);
            QVERIFY2(!message.forms.first().isEmpty(), where);
            QVERIFY2(placesOf(message.forms.first()) == placesOf(message.source), where);
            // A lone comma has its own blanks in each language.
            QVERIFY2(edgesOf(message.forms.first()) == edgesOf(message.source) || message.source.trimmed().size() == 1,
                     where);
        }
    }

    void englishHasBothFormsOfEveryPlural()
    {
        const QList<Message> english = messagesOf(QStringLiteral("en"));
        qsizetype plurals = 0;
        for (const Message &message : messagesOf(QStringLiteral("zh_CN")))
            plurals += message.plural ? 1 : 0;
        QVERIFY(plurals > 0);
        QCOMPARE(english.size(), plurals);
        for (const Message &message : english) {
            QVERIFY2(message.plural && message.finished && message.forms.size() == 2, message.source.toUtf8());
            QVERIFY2(message.forms.last() == message.source, message.source.toUtf8());
        }
    }

    // What lupdate cannot place lands in a context without its namespace, which tr() never asks for.
    void contextsOfClassesCarryTheirNamespace()
    {
        const QStringList namedByHand{QStringLiteral("AnswerWords"), QStringLiteral("FactsLine"),
                                      QStringLiteral("MessageElement"), QStringLiteral("ModelList"),
                                      QStringLiteral("StateCard")};
        for (const Message &message : messagesOf(QStringLiteral("zh_CN")))
            QVERIFY2(message.context.contains(QLatin1String("::")) || namedByHand.contains(message.context),
                     message.context.toUtf8());
    }

    void theProgramSpeaksChinese()
    {
        QTranslator translator;
        QVERIFY(translator.load(QLocale(QStringLiteral("zh_CN")), QStringLiteral("relaydesk"), QStringLiteral("_"),
                                QStringLiteral(":/i18n")));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
        QCOMPARE(kit::percentText(0.8), QStringLiteral("80%"));
        QCOMPARE(kit::durationText(std::chrono::seconds(75)), QStringLiteral("1 分 15 秒"));
        QCOMPARE(kit::moneyText(core::Money::free(), kit::Decimals::Balance), QStringLiteral("免费"));
        QCOMPARE(kit::errorWords(core::Error{core::ErrorKind::Offline, {}}, {}).title, QStringLiteral("离线"));
        QCOMPARE(QCoreApplication::translate("ui::shell::StatusBar", "%n answers running", nullptr, 2),
                 QStringLiteral("2 个回答进行中"));
    }

    void englishCounts()
    {
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/relaydesk_en.qm")));
        QVERIFY(QCoreApplication::installTranslator(&translator));
        QCOMPARE(QCoreApplication::translate("ui::shell::StatusBar", "%n answers running", nullptr, 1),
                 QStringLiteral("1 answer running"));
        QCOMPARE(QCoreApplication::translate("ui::shell::StatusBar", "%n answers running", nullptr, 2),
                 QStringLiteral("2 answers running"));
    }
};

RELAYDESK_TEST(QCoreApplication, TestTranslations)
#include "tst_translations.moc"
