#include "chat/desk.h"
#include "support/quietmain.h"
#include "ui/chat/chatlistmodel.h"

#include <QAbstractItemModelTester>

using support::answer;
using ui::chat::ChatListModel;

class TestChatListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsItsPromisesThroughALife()
    {
        support::Desk desk;
        QCOMPARE(desk.open(), QString());
        ChatListModel model(desk.chats, desk.clock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.chatCount(), 0);
        QList<core::ConversationId> ids;
        for (int i = 0; i < 4; ++i) {
            const auto id = answer(desk.chats.create(desk.account, QStringLiteral("gpt-4o-mini")));
            QVERIFY(id.ok());
            ids << *id;
            desk.chats.rename(*id, QStringLiteral("Chat %1").arg(i));
        }
        QTRY_COMPARE(model.chatCount(), 4);
        QCOMPARE(model.rowCount(), 5); // under "Today"
        QVERIFY(!model.data(model.index(0), ChatListModel::HeadingRole).toString().isEmpty());
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsSelectable));

        desk.chats.setPinned(ids.at(2), true);
        QTRY_COMPARE(model.rowOf(ids.at(2)), 1);
        QCOMPARE(model.rowCount(), 6); // and "Pinned"
        QCOMPARE(model.idAt(1), ids.at(2));
        QVERIFY(!model.idAt(0).isValid());

        model.setFilter(QStringLiteral("chat 3"));
        QTRY_COMPARE(model.chatCount(), 1);
        QCOMPARE(model.rowOf(ids.at(0)), -1);
        model.setFilter({});
        QTRY_COMPARE(model.chatCount(), 4);

        chat::Session *session = desk.chats.open(ids.at(0));
        QVERIFY(answer(session->load()).ok());
        QVERIFY(answer(session->send(QStringLiteral("Hello"))).ok());
        QTRY_VERIFY(!session->isAnswering());
        QTRY_VERIFY(!model.data(model.index(model.rowOf(ids.at(0))), ChatListModel::SnippetRole).toString().isEmpty());

        desk.chats.remove(ids.at(1));
        QTRY_COMPARE(model.chatCount(), 3);
        desk.chats.restore(ids.at(1));
        QTRY_COMPARE(model.chatCount(), 4);
        desk.clock.advance(std::chrono::hours(24 * 30));
        desk.chats.setArchived(ids.at(3), true);
        QTRY_COMPARE(model.rowOf(ids.at(3)), -1);
    }
};

RELAYDESK_TEST(QApplication, TestChatListModel)
#include "tst_chatlistmodel.moc"
