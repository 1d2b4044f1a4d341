#include "chat/export.h"

#include "support/quietmain.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace chat;

class TestExport : public QObject
{
    Q_OBJECT

    static QList<Message> branch()
    {
        Message question;
        Part words;
        words.text = QStringLiteral("q **b**");
        Part picture;
        picture.kind = PartKind::Image;
        picture.text = QStringLiteral("a.png");
        question.parts = {picture, words};
        Message answer;
        answer.role = Role::Assistant;
        answer.state = MessageState::Interrupted;
        answer.model = QStringLiteral("gpt-5");
        answer.usage.input = 0;
        answer.costState = QStringLiteral("billed");
        answer.billedQuota = core::Quota(12);
        Part thought;
        thought.kind = PartKind::Reasoning;
        thought.text = QStringLiteral("hm");
        words.text = QStringLiteral("余额");
        answer.parts = {thought, words};
        return {question, answer};
    }

private Q_SLOTS:
    void markdown()
    {
        Conversation conversation;
        conversation.title = QStringLiteral("T");
        conversation.systemPrompt = QStringLiteral("one\ntwo");
        QCOMPARE(markdownOf(conversation, branch()),
                 QStringLiteral(
                     "# T\n\n> one\n> two\n\n**You** · 1970-01-01T00:00:00Z\n\n[a.png]\n\nq **b**\n\n"
                     "**gpt-5** · 1970-01-01T00:00:00Z\n\n<details><summary>Reasoning</summary>\n\nhm\n\n</details>\n\n"
                     "余额\n\n*(interrupted)*\n\n"));
    }

    void jsonSaysOnlyWhatIsKnown()
    {
        const QJsonObject out = jsonOf({}, branch());
        QCOMPARE(out.value(QLatin1String("format")).toString(), QStringLiteral("relaydesk-chat"));
        const QJsonArray messages = out.value(QLatin1String("messages")).toArray();
        QCOMPARE(messages.size(), 2);
        const QJsonObject answer = messages[1].toObject();
        QVERIFY(answer.contains(QLatin1String("input_tokens"))); // 0 is known
        QVERIFY(!answer.contains(QLatin1String("output_tokens")));
        QCOMPARE(answer.value(QLatin1String("cost")).toObject().value(QLatin1String("billed_quota")).toInt(), 12);
        QVERIFY(!answer.value(QLatin1String("cost")).toObject().contains(QLatin1String("estimated_quota")));
        QVERIFY(!messages[0].toObject().contains(QLatin1String("cost")));
        QCOMPARE(answer.value(QLatin1String("parts")).toArray()[1].toObject().value(QLatin1String("text")).toString(),
                 QStringLiteral("余额"));
    }
};

RELAYDESK_TEST(QCoreApplication, TestExport)
#include "tst_export.moc"
