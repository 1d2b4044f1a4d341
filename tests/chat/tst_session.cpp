#include "desk.h"

#include "support/quietmain.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QSignalSpy>

using namespace chat;
using support::answer;
using support::Desk;

// A conversation on a relay with real sockets.
class TestSession : public QObject
{
    Q_OBJECT

    static bool isDone(Session *session)
    {
        return QTest::qWaitFor([session] { return !session->isAnswering(); }, 15'000);
    }

    static demo::Options slow()
    {
        demo::Options options = Desk::quick();
        options.tokensPerSecond = 40;
        return options;
    }

private Q_SLOTS:
    void anAnswerArrivesAndIsStored()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat();
        QVERIFY(session);
        QList<TurnFacts> turns;
        connect(session, &Session::turnEnded, this, [&](const TurnFacts &facts) { turns.append(facts); });
        QString grown;
        connect(session, &Session::tailGrew, this, [&](core::MessageId, const QString &text, bool reasoning) {
            if (!reasoning)
                grown += text;
        });
        const auto sent = answer(session->send(QStringLiteral("Please show me a table of workers")));
        QVERIFY(sent.ok());
        QVERIFY(isDone(session));
        QCOMPARE(session->messages().size(), 2);
        const Message reply = session->messages()[1];
        QCOMPARE(reply.state, MessageState::Complete);
        QVERIFY(!reply.text().isEmpty());
        QCOMPARE(reply.text(), grown);
        QCOMPARE(reply.finish, QStringLiteral("stop"));
        QVERIFY(reply.usage.input.value_or(0) > 0 && reply.usage.output.value_or(0) > 0);
        QVERIFY(!reply.requestId.isEmpty());
        QCOMPARE(reply.parent, sent.value());
        QCOMPARE(turns.size(), 1);
        QCOMPARE(turns[0].requestId, reply.requestId);
        QVERIFY(turns[0].answered && turns[0].complete && !turns[0].stopped);
        QCOMPARE(session->conversation().title, QStringLiteral("Please show me a table of workers"));
        // The database says the same.
        const auto path = answer(desk.chats.store().path(session->conversation().id)).valueOr({});
        QCOMPARE(path.size(), 2);
        QCOMPARE(path[1].text(), reply.text());
        QCOMPARE(path[1].state, MessageState::Complete);
        QCOMPARE(desk.chats.list().first().title, session->conversation().title);
        QVERIFY(!desk.chats.list().first().snippet.isEmpty());
    }

    void whatCannotBeSentLeavesNothingBehind()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat(QString());
        QVERIFY(session);
        QSignalSpy added(session, &Session::messageAdded);
        QCOMPARE(answer(session->send(QStringLiteral("hi"))).error().kind, core::ErrorKind::BadRequest);
        session->setModel(core::AccountId(77), QStringLiteral("gpt-4o-mini"));
        QCOMPARE(answer(session->send(QStringLiteral("hi"))).error().kind, core::ErrorKind::NotFound);
        session->setModel(desk.account, QStringLiteral("gpt-4o-mini"));
        QCOMPARE(answer(session->send(QStringLiteral("  "))).error().kind, core::ErrorKind::BadRequest);
        QCOMPARE(added.size(), 0);
        QVERIFY(session->messages().isEmpty());
        QVERIFY(answer(session->send(QStringLiteral("now"))).ok());
        QCOMPARE(answer(session->send(QStringLiteral("too early"))).error().kind, core::ErrorKind::BadRequest);
        QVERIFY(isDone(session));
    }

    void stopKeepsTheText()
    {
        Desk desk(slow());
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat();
        QSignalSpy turns(session, &Session::turnEnded);
        QVERIFY(answer(session->send(QStringLiteral("a long answer please"))).ok());
        QTRY_VERIFY(session->messages().last().text().size() > 10);
        QCOMPARE(desk.chats.answeringCount(), 1);
        session->stop();
        QVERIFY(!session->isAnswering());
        QCOMPARE(turns.size(), 1);
        const auto facts = turns[0][0].value<TurnFacts>();
        QVERIFY(facts.stopped && facts.answered && !facts.complete);
        const Message reply = session->messages().last();
        QCOMPARE(reply.state, MessageState::Stopped);
        const auto stored = answer(desk.chats.store().message(reply.id));
        QCOMPARE(stored->text(), reply.text());
        QCOMPARE(stored->state, MessageState::Stopped);
        QCOMPARE(desk.chats.answeringCount(), 0);
    }

    void retryIsANewVersion()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat();
        QVERIFY(answer(session->send(QStringLiteral("one"))).ok());
        QVERIFY(isDone(session));
        const Message first = session->messages().last();
        QVERIFY(answer(session->retry(first.id, QStringLiteral("gpt-4.1-nano"))).ok());
        QVERIFY(isDone(session));
        QCOMPARE(session->messages().size(), 2);
        const Message second = session->messages().last();
        QVERIFY(second.id != first.id);
        QCOMPARE(second.parent, first.parent);
        QCOMPARE(second.version, 2);
        QCOMPARE(second.versions, 2);
        QCOMPARE(second.model, QStringLiteral("gpt-4.1-nano"));
        QVERIFY(second.requestId != first.requestId);
        QVERIFY(answer(session->showVersion(second.id, -1)).ok());
        QCOMPARE(session->messages().last().id, first.id);
        QCOMPARE(session->messages().last().versions, 2);
        QCOMPARE(answer(session->showVersion(first.id, -1)).error().kind, core::ErrorKind::BadRequest);
    }

    void editIsANewBranch()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat();
        QVERIFY(answer(session->send(QStringLiteral("one"))).ok());
        QVERIFY(isDone(session));
        QVERIFY(answer(session->send(QStringLiteral("two"))).ok());
        QVERIFY(isDone(session));
        QCOMPARE(session->messages().size(), 4);
        const Message old = session->messages()[2];
        QVERIFY(answer(session->editAndResend(old.id, QStringLiteral("two, better"))).ok());
        QVERIFY(isDone(session));
        QCOMPARE(session->messages().size(), 4);
        QCOMPARE(session->messages()[2].text(), QStringLiteral("two, better"));
        QCOMPARE(session->messages()[2].versions, 2);
        QCOMPARE(session->messages()[3].state, MessageState::Complete);
        QVERIFY(answer(session->showVersion(session->messages()[2].id, -1)).ok());
        QCOMPARE(session->messages()[2].text(), QStringLiteral("two"));
        QCOMPARE(session->messages().size(), 4);
    }

    void failures_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("answered");
        QTest::newRow("cut midway") << int(demo::Fault::CutMidway) << int(MessageState::Interrupted) << true;
        QTest::newRow("error midway") << int(demo::Fault::ErrorMidway) << int(MessageState::Interrupted) << true;
        QTest::newRow("429") << int(demo::Fault::Status429) << int(MessageState::Failed) << false;
        QTest::newRow("503") << int(demo::Fault::Status503) << int(MessageState::Failed) << false;
        QTest::newRow("500") << int(demo::Fault::Status500) << int(MessageState::Failed) << false;
        QTest::newRow("web page") << int(demo::Fault::Html) << int(MessageState::Failed) << false;
        QTest::newRow("lost answer") << int(demo::Fault::CutBeforeAnswer) << int(MessageState::Failed) << false;
    }
    void failures()
    {
        QFETCH(int, fault);
        QFETCH(int, state);
        QFETCH(bool, answered);
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat();
        QSignalSpy turns(session, &Session::turnEnded);
        desk.relay.setFault(static_cast<demo::Fault>(fault), QStringLiteral("/v1"));
        QVERIFY(answer(session->send(QStringLiteral("a long story"))).ok());
        QVERIFY(isDone(session));
        const Message reply = session->messages().last();
        QCOMPARE(static_cast<int>(reply.state), state);
        QVERIFY(reply.error.has_value());
        QCOMPARE(reply.state == MessageState::Failed, reply.text().isEmpty());
        QCOMPARE(turns.size(), 1);
        const auto facts = turns[0][0].value<TurnFacts>();
        QCOMPARE(facts.answered, answered);
        QVERIFY(!facts.complete);
        const auto stored = answer(desk.chats.store().message(reply.id));
        QVERIFY(stored->error == reply.error);
        QCOMPARE(stored->text(), reply.text());

        // The question is still there: once the relay is well again, another version answers it.
        desk.relay.setFault(demo::Fault::None);
        QVERIFY(answer(session->retry(reply.id)).ok());
        QVERIFY(isDone(session));
        QCOMPARE(session->messages().last().state, MessageState::Complete);
        QCOMPARE(session->messages().last().versions, 2);
    }

    void continuedIsAFurtherPartOfTheSameAnswer()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat();
        QList<TurnFacts> turns;
        connect(session, &Session::turnEnded, this, [&](const TurnFacts &facts) { turns.append(facts); });
        desk.relay.setFault(demo::Fault::CutMidway, QStringLiteral("/v1"));
        QVERIFY(answer(session->send(QStringLiteral("a long story"))).ok());
        QVERIFY(isDone(session));
        const Message cut = session->messages().last();
        QCOMPARE(cut.state, MessageState::Interrupted);
        QVERIFY(!cut.text().isEmpty() && cut.isCutShort());
        desk.relay.setFault(demo::Fault::None);
        QVERIFY(answer(session->continueAnswer(cut.id)).ok());
        QVERIFY(isDone(session));
        const Message whole = session->messages().last();
        QCOMPARE(whole.state, MessageState::Complete);
        QCOMPARE(whole.id, cut.id);
        QVERIFY(!whole.error && !whole.isCutShort());
        QVERIFY(whole.text().startsWith(cut.text()));
        QVERIFY(whole.text().size() > cut.text().size());
        QCOMPARE(session->messages().size(), 2);
        QCOMPARE(whole.versions, 1);
        // Two requests, two bills.
        QCOMPARE(turns.size(), 2);
        QCOMPARE(turns[0].message, cut.id);
        QCOMPARE(whole.requestId, turns[0].requestId);
        QCOMPARE(whole.further.size(), 1);
        QCOMPARE(turns[1].message, whole.further[0].id);
        QVERIFY(!turns[1].requestId.isEmpty() && turns[1].requestId != turns[0].requestId);
        QCOMPARE(whole.further[0].requestId, turns[1].requestId);
        QCOMPARE(desk.chats.sessionOf(turns[1].message), session);
        session->updateCost(turns[1].message, QStringLiteral("billed"), {}, core::Quota(42),
                            core::QuotaPerUnit(500'000));
        QCOMPARE(session->messages().last().further[0].billedQuota, core::Quota(42));
        // The database says the same.
        const auto path = answer(desk.chats.store().path(session->conversation().id)).valueOr({});
        QCOMPARE(path.size(), 2);
        QCOMPARE(path[1].text(), whole.text());
        QCOMPARE(path[1].state, MessageState::Complete);
        const auto calls = answer(desk.chats.store().calls(session->conversation().id)).valueOr({});
        QCOMPARE(calls.size(), 1);
        QCOMPARE(calls[0].serves, cut.id);
        QCOMPARE(calls[0].usage.output, whole.further[0].usage.output);
        QCOMPARE(calls[0].purpose, QStringLiteral("continuation"));
    }

    void reasoningIsApart()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat(QStringLiteral("gpt-5"));
        QVERIFY(answer(session->send(QStringLiteral("think about it"))).ok());
        QVERIFY(isDone(session));
        const Message reply = session->messages().last();
        QCOMPARE(reply.state, MessageState::Complete);
        QVERIFY(!reply.reasoning().isEmpty());
        QVERIFY(!reply.text().contains(reply.reasoning()));
        QVERIFY(reply.thinking.has_value());
        const auto stored = answer(desk.chats.store().message(reply.id));
        QVERIFY(stored->thinking == reply.thinking);
        QCOMPARE(stored->reasoning(), reply.reasoning());
    }

    void twoAnswersAtOnce()
    {
        Desk desk(slow());
        QCOMPARE(desk.open(), QString());
        Session *one = desk.newChat();
        Session *two = desk.newChat();
        QVERIFY(one != two);
        QVERIFY(answer(one->send(QStringLiteral("a long answer about ships"))).ok());
        QVERIFY(answer(two->send(QStringLiteral("a long answer about trees"))).ok());
        QTRY_VERIFY(!one->messages().last().text().isEmpty() && !two->messages().last().text().isEmpty());
        QCOMPARE(desk.chats.answeringCount(), 2);
        desk.relay.setTokensPerSecond(0);
        QVERIFY(isDone(one) && isDone(two));
        QCOMPARE(one->messages().last().state, MessageState::Complete);
        QCOMPARE(two->messages().last().state, MessageState::Complete);
        QCOMPARE(desk.chats.sessionOf(two->messages().last().id), two);
    }

    void aPictureTravels()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat(QStringLiteral("gpt-4o"));
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QVERIFY(image.save(&buffer, "PNG"));
        const auto asset = answer(desk.assets.add(png, QStringLiteral("red.png")));
        QVERIFY(asset.ok());
        Part picture;
        picture.kind = PartKind::Image;
        picture.asset = asset->id;
        picture.text = asset->name;
        picture.mime = asset->mime;
        QVERIFY(answer(session->send(QStringLiteral("what is this?"), {picture})).ok());
        QVERIFY(isDone(session));
        QCOMPARE(session->messages().last().state, MessageState::Complete);
        // The demo's books count a picture's tokens: it did arrive there.
        const qint64 withPicture = session->messages().last().usage.input.value_or(0);
        Session *bare = desk.newChat(QStringLiteral("gpt-4o"));
        QVERIFY(answer(bare->send(QStringLiteral("what is this?"))).ok());
        QVERIFY(isDone(bare));
        QVERIFY2(withPicture > bare->messages().last().usage.input.value_or(0) + 50,
                 qPrintable(QString::number(withPicture)));
        // Stored with the question, before its words.
        const auto stored = answer(desk.chats.store().message(session->messages().first().id));
        QCOMPARE(stored->parts.size(), std::size_t(2));
        QCOMPARE(stored->parts[0].asset, asset->id);
    }

    void historyIsLimited()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat();
        for (int i = 0; i < 3; ++i) {
            QVERIFY(answer(session->send(QStringLiteral("question %1").arg(i))).ok());
            QVERIFY(isDone(session));
        }
        QCOMPARE(session->travel().messages, 6);
        QCOMPARE(session->travel().ofMessages, 6);
        QVERIFY(session->travel().tokens > 0);
        const qint64 all = session->messages().last().usage.input.value_or(0);
        Parameters parameters = session->conversation().parameters;
        parameters.historyMessages = 0;
        session->setParameters(parameters);
        QCOMPARE(session->travel().messages, 0);
        QVERIFY(answer(session->send(QStringLiteral("question 3"))).ok());
        QVERIFY(isDone(session));
        QVERIFY(session->messages().last().usage.input.value_or(0) < all);
        parameters.historyMessages = 3; // an answer cannot come first
        session->setParameters(parameters);
        QCOMPARE(session->travel().messages, 2);
    }

    void aKilledProgramLosesHalfASecondAtMost()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chats.sqlite"));
        const QString copy = folder.filePath(QStringLiteral("copy.sqlite"));
        demo::Options options = slow();
        Desk live(options, path);
        QCOMPARE(live.open(), QString());
        Session *session = live.newChat();
        QVERIFY(answer(session->send(QStringLiteral("a long answer please"))).ok());
        QElapsedTimer sinceFirst;
        QTRY_VERIFY(!session->messages().last().text().isEmpty());
        sinceFirst.start();
        QTRY_VERIFY(sinceFirst.elapsed() > 1300);
        QVERIFY(session->isAnswering());
        // What a killed program leaves on disk: the files as they are now.
        const qsizetype seen = session->messages().last().text().size();
        QVERIFY(QFile::copy(path, copy));
        if (QFile::exists(path + QStringLiteral("-wal")))
            QVERIFY(QFile::copy(path + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
        session->stop();

        storage::Database after(copy);
        QVERIFY(answer(after.open()).ok());
        ConversationStore store(after);
        QCOMPARE(answer(store.mendInterrupted()).valueOr(0), 1);
        const auto list = answer(store.list()).valueOr({});
        QCOMPARE(list.size(), 1);
        const auto messages = answer(store.path(list[0].id)).valueOr({});
        QCOMPARE(messages.size(), 2);
        QCOMPARE(messages[1].state, MessageState::Interrupted);
        const qsizetype kept = messages[1].text().size();
        QVERIFY(kept > 0);
        // 40 tokens a second, some six characters each: half a second is 20 tokens; give the timer room.
        QVERIFY2(seen - kept <= 40 * 8, qPrintable(QStringLiteral("%1 of %2").arg(kept).arg(seen)));
        QCOMPARE(session->messages().last().text().left(kept), messages[1].text());
    }

    void closingInMidAnswerKeepsIt()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("chats.sqlite"));
        core::MessageId id;
        QString seen;
        {
            Desk desk(slow(), path);
            QCOMPARE(desk.open(), QString());
            Session *session = desk.newChat();
            QVERIFY(answer(session->send(QStringLiteral("a long answer please"))).ok());
            QTRY_VERIFY(session->messages().last().text().size() > 20);
            id = session->messages().last().id;
            seen = session->messages().last().text();
        }
        storage::Database after(path);
        QVERIFY(answer(after.open()).ok());
        ConversationStore store(after);
        const auto kept = answer(store.message(id));
        QVERIFY(kept.ok());
        QCOMPARE(kept->text(), seen);
        QCOMPARE(kept->state, MessageState::Interrupted);
    }

    void aLongChatOpensWithItsEndAndReadsTheRest()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        constexpr int count = 2'500; // more than the end and two pages
        Conversation draft;
        draft.account = desk.account;
        draft.model = QStringLiteral("gpt-4o-mini");
        const core::ConversationId id = answer(desk.chats.store().create(draft)).value();
        core::MessageId parent;
        for (int i = 0; i < count; ++i) {
            Message message;
            message.conversation = id;
            message.parent = parent;
            message.role = i % 2 == 0 ? Role::User : Role::Assistant;
            message.parts.push_back({PartKind::Text, QString::number(i), {}, {}, {}});
            parent = answer(desk.chats.store().add(message)).value();
        }
        Session *session = desk.chats.open(id);
        QSignalSpy loaded(session, &Session::loaded);
        int atFirst = -1;
        int earlier = 0;
        connect(session, &Session::loaded, this, [&] { atFirst = static_cast<int>(session->messages().size()); });
        connect(session, &Session::earlierArrived, this, [&](int more) { earlier += more; });
        QTRY_VERIFY_WITH_TIMEOUT(loaded.size() > 0, 15'000);
        // Sending does not wait for the reader, and the branch is whole when it goes out.
        QVERIFY(answer(session->send(QStringLiteral("the next"))).ok());
        QVERIFY(session->isWhole());
        QVERIFY(isDone(session));
        QVERIFY(atFirst > 0 && atFirst < count);
        QCOMPARE(atFirst + earlier, count);
        QCOMPARE(session->messages().size(), count + 2);
        for (int i = 0; i < count; ++i)
            QCOMPARE(session->messages().at(i).text(), QString::number(i));
        QCOMPARE(session->messages().at(count).parent, session->messages().at(count - 1).id);
    }

    void removedComesBackByUndo()
    {
        Desk desk;
        QCOMPARE(desk.open(), QString());
        Session *session = desk.newChat();
        const auto id = session->conversation().id;
        desk.newChat();
        desk.chats.remove(id);
        QCOMPARE(desk.chats.list().size(), 1);
        desk.chats.restore(id);
        QCOMPARE(desk.chats.list().size(), 2);
        desk.chats.setPinned(id, true);
        desk.chats.rename(id, QStringLiteral("Named"));
        desk.chats.remove(id);
        QVERIFY(answer(desk.chats.load()).ok());
        QCOMPARE(desk.chats.list().size(), 1);
        QCOMPARE(answer(desk.chats.store().load(id)).error().kind, core::ErrorKind::NotFound);
    }
};

RELAYDESK_TEST(QGuiApplication, TestSession)
#include "tst_session.moc"
