#include "chat/conversationstore.h"
#include "storage/database.h"

#include "support/answer.h"
#include "support/quietmain.h"

#include <QCoreApplication>

using namespace chat;
using support::answer;

class TestConversationStore : public QObject
{
    Q_OBJECT

    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<ConversationStore> m_store;

    core::ConversationId newConversation(qint64 time = 1000)
    {
        Conversation draft;
        draft.model = QStringLiteral("m");
        draft.created = draft.updated = core::momentFromMs(time);
        return answer(m_store->create(draft)).valueOr({});
    }

    core::MessageId add(core::ConversationId conversation, core::MessageId parent, Role role, const QString &text,
                        MessageState state = MessageState::Complete)
    {
        Message message;
        message.conversation = conversation;
        message.parent = parent;
        message.role = role;
        message.state = state;
        message.created = core::momentFromMs(2000);
        Part part;
        part.text = text;
        message.parts.push_back(part);
        return answer(m_store->add(message)).valueOr({});
    }

    QStringList shown(core::ConversationId id)
    {
        QStringList texts;
        for (const Message &message : answer(m_store->path(id)).valueOr({}))
            texts.append(message.text());
        return texts;
    }

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<storage::Database>(QStringLiteral(":memory:"));
        QVERIFY(answer(m_database->open()).ok());
        m_store = std::make_unique<ConversationStore>(*m_database);
    }

    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void aConversationComesBackAsItWas()
    {
        Conversation draft;
        draft.title = QStringLiteral("Title");
        draft.model = QStringLiteral("gpt-5");
        draft.systemPrompt = QStringLiteral("Be brief.");
        draft.parameters.temperature = 0.25;
        draft.parameters.largestAnswer = 1600;
        draft.parameters.reasoningEffort = QStringLiteral("low");
        draft.parameters.historyMessages = 0;
        draft.parameters.wireFormat = QStringLiteral("responses");
        draft.folder = QStringLiteral("Work");
        draft.created = draft.updated = core::momentFromMs(5000);
        const auto id = answer(m_store->create(draft));
        QVERIFY(id.ok());
        QVERIFY(answer(m_store->saveDraft(*id, QStringLiteral("half a thought"))).ok());
        const auto back = answer(m_store->load(*id));
        QVERIFY(back.ok());
        QCOMPARE(back->title, draft.title);
        QCOMPARE(back->systemPrompt, draft.systemPrompt);
        QCOMPARE(back->parameters.temperature, draft.parameters.temperature);
        QCOMPARE(back->parameters.largestAnswer, draft.parameters.largestAnswer);
        QCOMPARE(back->parameters.historyMessages, draft.parameters.historyMessages);
        QCOMPARE(back->parameters.reasoningEffort, draft.parameters.reasoningEffort);
        QCOMPARE(back->parameters.wireFormat, draft.parameters.wireFormat);
        QCOMPARE(back->folder, draft.folder);
        QCOMPARE(back->draft, QStringLiteral("half a thought"));
        QVERIFY(back->updated == draft.updated);
        QCOMPARE(answer(m_store->load(core::ConversationId(99))).error().kind, core::ErrorKind::NotFound);
    }

    void anAnswerComesBackWithEverything()
    {
        const auto id = newConversation();
        const auto question = add(id, {}, Role::User, QStringLiteral("q"));
        Message sent;
        sent.conversation = id;
        sent.parent = question;
        sent.role = Role::Assistant;
        sent.model = QStringLiteral("m");
        sent.keyName = QStringLiteral("laptop");
        sent.finish = QStringLiteral("length");
        sent.requestId = QStringLiteral("r1");
        sent.usage.input = 10;
        sent.usage.cached = 0;
        sent.firstToken = std::chrono::milliseconds(12);
        sent.thinking = std::chrono::milliseconds(345);
        sent.error = core::Error{core::ErrorKind::QuotaExceeded, QStringLiteral("d"),  core::ErrorCause::BalanceTooLow,
                                 QStringLiteral("余额不足"),     QStringLiteral("r1"), 403};
        sent.error->retryAfter = std::chrono::milliseconds(12'000);
        sent.error->neededQuota = 5;
        Part thought;
        thought.kind = PartKind::Reasoning;
        thought.text = QStringLiteral("hm");
        Part call;
        call.kind = PartKind::ToolCall;
        call.text = QStringLiteral("{}");
        call.mime = QStringLiteral("x/y");
        call.meta = {{QStringLiteral("id"), QStringLiteral("call_1")}};
        Part words;
        words.text = QStringLiteral("text 😀");
        sent.parts = {thought, words, call};
        const auto added = answer(m_store->add(sent));
        QVERIFY(added.ok());
        const auto back = answer(m_store->message(*added));
        QVERIFY(back.ok());
        QCOMPARE(back->finish, sent.finish);
        QCOMPARE(back->usage.input, std::optional<qint64>(10));
        QCOMPARE(back->usage.cached, std::optional<qint64>(0));
        QVERIFY(!back->usage.output);
        QVERIFY(back->thinking == sent.thinking);
        QVERIFY(back->firstToken == sent.firstToken);
        QVERIFY(!back->duration);
        QVERIFY(back->error == sent.error);
        QCOMPARE(back->parts.size(), std::size_t(3));
        QCOMPARE(back->parts[1].text, words.text);
        QCOMPARE(back->parts[2].mime, call.mime);
        QCOMPARE(back->parts[2].meta, call.meta);
        QCOMPARE(back->costState, QStringLiteral("none"));
    }

    void versionsAndBranches()
    {
        const auto id = newConversation();
        const auto q = add(id, {}, Role::User, QStringLiteral("q"));
        const auto a1 = add(id, q, Role::Assistant, QStringLiteral("a1"));
        const auto q2 = add(id, a1, Role::User, QStringLiteral("q2"));
        add(id, q2, Role::Assistant, QStringLiteral("b"));
        QCOMPARE(shown(id),
                 (QStringList{QStringLiteral("q"), QStringLiteral("a1"), QStringLiteral("q2"), QStringLiteral("b")}));
        const auto a2 = add(id, q, Role::Assistant, QStringLiteral("a2"));
        QCOMPARE(shown(id), (QStringList{QStringLiteral("q"), QStringLiteral("a2")}));
        QCOMPARE(answer(m_store->siblings(a1)).valueOr({}), (QList{a1, a2}));
        auto path = answer(m_store->path(id)).valueOr({});
        QCOMPARE(path[1].version, 2);
        QCOMPARE(path[1].versions, 2);
        QCOMPARE(path[0].versions, 1);
        // Back to the first: its newest branch is shown to the end.
        QVERIFY(answer(m_store->show(id, a1)).ok());
        QCOMPARE(shown(id).last(), QStringLiteral("b"));
        QVERIFY(answer(m_store->show(id, a2)).ok());
        QCOMPARE(shown(id).last(), QStringLiteral("a2"));
    }

    void aCrashLeavesInterrupted()
    {
        const auto id = newConversation();
        const auto q = add(id, {}, Role::User, QStringLiteral("q"));
        const auto a = add(id, q, Role::Assistant, QString(), MessageState::Streaming);
        QVERIFY(answer(m_store->saveTail(a, QStringLiteral("so far the answer"), QStringLiteral("because"))).ok());
        auto path = answer(m_store->path(id)).valueOr({});
        QCOMPARE(path[1].state, MessageState::Interrupted);
        QCOMPARE(path[1].text(), QStringLiteral("so far the answer"));
        QCOMPARE(path[1].reasoning(), QStringLiteral("because"));
        QCOMPARE(answer(m_store->mendInterrupted()).valueOr(-1), 1);
        QCOMPARE(answer(m_store->mendInterrupted()).valueOr(-1), 0);
        QCOMPARE(answer(m_store->search(QStringLiteral("far the"))).valueOr({}).size(), 1);
    }

    void theListHasSumsAndSnippets()
    {
        const auto id = newConversation(1000);
        const auto later = newConversation(9000);
        const auto q = add(id, {}, Role::User, QStringLiteral("first\nquestion"));
        const auto a = add(id, q, Role::Assistant, QStringLiteral("the answer"));
        const auto b = add(id, q, Role::Assistant, QStringLiteral("another"));
        const auto c = add(id, q, Role::Assistant, QStringLiteral("third"));
        QVERIFY(answer(m_database->write([a, b, c](storage::Connection &s) -> core::Result<void> {
                    const QString sql =
                        QStringLiteral("UPDATE message SET cost_state = ?, estimated_quota = ?, billed_quota = ?, "
                                       "quota_per_unit = ? WHERE id = ?");
                    if (const auto r =
                            s.run(sql, QStringLiteral("billed"), qint64(900), qint64(750), qint64(500'000), a);
                        !r)
                        return r;
                    if (const auto r =
                            s.run(sql, QStringLiteral("estimated"), qint64(1'000'003), QVariant(), qint64(500'000), b);
                        !r)
                        return r;
                    return s.run(sql, QStringLiteral("unknown"), QVariant(), QVariant(), QVariant(), c);
                })).ok());
        const auto list = answer(m_store->list()).valueOr({});
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].id, later);
        QCOMPARE(list[0].knownNanoUsd, 0);
        QCOMPARE(list[1].knownNanoUsd, 1'500'000);
        QCOMPARE(list[1].estimatedNanoUsd, 2'000'006'000);
        QCOMPARE(list[1].unknownCosts, 1);
        QCOMPARE(list[1].snippet, QStringLiteral("third"));
        const auto one = answer(m_store->load(id));
        QCOMPARE(one->knownNanoUsd, 1'500'000);
    }

    void deletedIsHiddenThenGone()
    {
        const auto id = newConversation();
        add(id, {}, Role::User, QStringLiteral("findable words"));
        QVERIFY(answer(m_store->setDeleted(id, true)).ok());
        QVERIFY(answer(m_store->list()).valueOr({Conversation()}).isEmpty());
        QVERIFY(answer(m_store->search(QStringLiteral("findable"))).valueOr({SearchHit()}).isEmpty());
        QVERIFY(answer(m_store->setDeleted(id, false)).ok());
        QCOMPARE(answer(m_store->search(QStringLiteral("findable"))).valueOr({}).size(), 1);
        QVERIFY(answer(m_store->setDeleted(id, true)).ok());
        QVERIFY(answer(m_store->purge()).ok());
        QCOMPARE(answer(m_store->load(id)).error().kind, core::ErrorKind::NotFound);
        QVERIFY(answer(m_store->path(id)).valueOr({Message()}).isEmpty());
    }

    void searchFindsInEveryScript_data()
    {
        QTest::addColumn<QString>("needle");
        QTest::addColumn<int>("hits");
        QTest::newRow("latin") << QStringLiteral("queue sizing") << 1;
        QTest::newRow("case") << QStringLiteral("QUEUE") << 1;
        QTest::newRow("german") << QStringLiteral("GRÖßE") << 1;
        QTest::newRow("chinese") << QStringLiteral("账户余额") << 1;
        QTest::newRow("two chinese characters") << QStringLiteral("余额") << 1;
        QTest::newRow("one letter") << QStringLiteral("q") << 1;
        QTest::newRow("percent is a character") << QStringLiteral("%") << 0;
        QTest::newRow("trigrams apart") << QStringLiteral("queue izing") << 0;
        QTest::newRow("nothing") << QStringLiteral("  ") << 0;
        QTest::newRow("in both") << QStringLiteral("text") << 2;
    }
    void searchFindsInEveryScript()
    {
        QFETCH(QString, needle);
        QFETCH(int, hits);
        const auto id = newConversation();
        const auto first = add(id, {}, Role::User, QStringLiteral("Queue sizing, größe, text"));
        add(id, first, Role::Assistant, QStringLiteral("您的账户余额不足 text"));
        const auto found = answer(m_store->search(needle));
        QVERIFY(found.ok());
        QCOMPARE(found->size(), hits);
        if (hits == 2)
            QVERIFY(found->at(0).message > found->at(1).message); // newest first
        QCOMPARE(answer(m_store->search(QStringLiteral("text"), 1)).valueOr({}).size(), 1);
    }
};

RELAYDESK_TEST(QCoreApplication, TestConversationStore)
#include "tst_conversationstore.moc"
