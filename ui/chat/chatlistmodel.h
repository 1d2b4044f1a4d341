#pragma once

#include "chat/chats.h"

#include <QAbstractListModel>

namespace ui::chat {

namespace data = ::chat;

// The chats as a list with headings between them: pinned, then by age. Answering chats are known to it.
class ChatListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles { IdRole = Qt::UserRole + 1, HeadingRole, SnippetRole, TimeRole, CostRole, AnsweringRole, UnreadRole };

    ChatListModel(data::Chats &chats, const core::Clock &clock, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    core::ConversationId idAt(int row) const;
    int rowOf(core::ConversationId id) const; // −1 when it is not shown
    void setFilter(const QString &text);
    int chatCount() const;

private:
    struct Row
    {
        QString heading{}; // not empty: no chat
        data::Conversation chat{};
    };
    void rebuild();
    void refresh(const data::Conversation &changed);
    bool passesFilter(const data::Conversation &chat) const;

    data::Chats &m_chats;
    const core::Clock &m_clock;
    QList<Row> m_rows{};
    QString m_filter{};
};

// "10:15", "Tue", "2 May": as much as tells it apart.
QString shortTime(core::Moment time, core::Moment now);

} // namespace ui::chat
