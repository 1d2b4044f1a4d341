#include "billing/redeemer.h"
#include "support/quietmain.h"

using namespace billing;

namespace {
const QString a = QStringLiteral("203b9a8afb8d6933868d121fee24748c");
const QString b = QStringLiteral("6f27a3cb3b3c6b9599e7b9bb0afdf637");
} // namespace

class TestCodeFinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsCodesInAnyText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("codes");
        const auto row = [](const char *name, const QString &text, const QStringList &codes = {}) {
            QTest::newRow(name) << text << codes;
        };
        row("nothing", QString());
        row("a greeting", QStringLiteral("Hello, thank you for your order of 2026-05-03, have a nice day!"));
        row("alone", a, {a});
        row("blanks around", QStringLiteral("  \t%1\n").arg(a), {a});
        row("quoted", QStringLiteral("Your code: \"%1\".").arg(a), {a});
        row("typographic quotes", QStringLiteral("code “%1”").arg(a), {a});
        row("in brackets", QStringLiteral("(%1)[%2]").arg(a, b), {a, b});
        row("markdown", QStringLiteral("`%1` and **%2**").arg(a, b), {a, b});
        row("two lines", a + QLatin1Char('\n') + b, {a, b});
        row("comma list", a + QLatin1Char(',') + b, {a, b});
        row("numbered", QStringLiteral("1. %1\r\n2. %2\r\n").arg(a, b), {a, b});
        row("twice", a + QLatin1Char(' ') + a, {a});
        row("quoted mail", QStringLiteral("> On Tuesday the shop wrote:\n>> %1\n> %2").arg(a, b), {a, b});
        row("chat line", QStringLiteral("[14:02] shop: 兑换码：%1，请尽快使用").arg(a), {a});
        row("Chinese text without blanks", QStringLiteral("您的兑换码是%1请查收").arg(a), {a});
        row("in a link", QStringLiteral("https://shop.example/done?code=%1&lang=en").arg(a), {a});
        row("path of a link", QStringLiteral("https://shop.example/r/%1").arg(a), {a});
        row("html", QStringLiteral("<td>%1</td><td>%2</td>").arg(a, b), {a, b});
        row("json", QStringLiteral("{\"key\":\"%1\"}").arg(a), {a});
        row("underlined", QStringLiteral("code_%1_end").arg(a), {a});
        row("uuid with dashes", QStringLiteral("203b9a8a-fb8d-6933-868d-121fee24748c"), {a});
        row("uuid and plain are one", QStringLiteral("203b9a8a-fb8d-6933-868d-121fee24748c = %1").arg(a), {a});
        row("upper case stays", a.toUpper(), {a.toUpper()});
        row("never a variant", a.toUpper() + QLatin1Char(' ') + a, {a.toUpper()});
        row("mail's soft line break", QStringLiteral("Code: 203b9a8afb8d6933=\r\n868d121fee24748c."), {a});
        row("zero-width break", QStringLiteral("203b9a8afb8d6933\u200b868d121fee24748c"), {a});
        row("too short", a.left(31));
        row("sha256 is no code", a + b);
        row("sha1 is no code", a + b.left(8));
        row("an API key is no code", QStringLiteral("sk-") + a);
        row("a key with a dash is no code", QStringLiteral("abc-") + a);
        row("hex with a tail", a + QStringLiteral("-more"));
        row("other form when alone", QStringLiteral("Your code: GIFT-7K2M-99QX-4410"),
            {QStringLiteral("GIFT-7K2M-99QX-4410")});
        row("other form, plain", QStringLiteral("redeem 8Fj29dkLw02nQz now"), {QStringLiteral("8Fj29dkLw02nQz")});
        row("other form gives way", QStringLiteral("GIFT-7K2M-99QX-4410 or %1").arg(a), {a});
        row("an address is no code",
            QStringLiteral("mail me4you2now2day@example.org or see www.example2026shop12.com"));
        row("a key is no code of another form", QStringLiteral("sk-abcdEFGH1234567890"));
        row("words are no codes", QStringLiteral("internationalisation misunderstanding"));
        row("a date is no code", QStringLiteral("2026-05-03 14:02:33 and 20260503140233"));
    }
    void findsCodesInAnyText()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, codes);
        QStringList found;
        for (const FoundCode &code : findCodes(text)) {
            found.append(QString::fromUtf8(code.code.reveal()));
            QVERIFY(code.start >= 0 && code.start + code.length <= text.size());
            QVERIFY(text.mid(code.start, code.length).startsWith(found.last().left(8)));
            QVERIFY(!code.hint.contains(found.last().mid(4, 8)));
        }
        QCOMPARE(found, codes);
    }

    void aLongTextIsReadInOneGo()
    {
        QString text;
        for (int i = 0; i < 20'000; ++i)
            text += QStringLiteral("line %1 with words and 0123456789abcdef\n").arg(i);
        text += a;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(findCodes(text).size(), 1);
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }
};

RELAYDESK_TEST(QCoreApplication, TestCodeFinder)
#include "tst_codefinder.moc"
