#include "ui/chat/chatlistmodel.h"

#include "core/money.h"

#include <QLocale>

namespace ui::chat {

namespace {

core::Money costOf(const data::Conversation &chat)
{
    if (chat.estimatedNanoUsd != 0)
        return core::Money::estimated(chat.knownNanoUsd + chat.estimatedNanoUsd);
    if (chat.knownNanoUsd != 0)
        return core::Money::known(chat.knownNanoUsd);
    return core::Money::unknown();
}

} // namespace

QString shortTime(core::Moment time, core::Moment now)
{
    const QDateTime then = core::toDateTime(time);
    const QDateTime today = core::toDateTime(now);
    const QLocale locale;
    if (then.date() == today.date())
        return locale.toString(then.time(), QStringLiteral("HH:mm"));
    if (then.date() > today.date().addDays(-7))
        return locale.dayName(then.date().dayOfWeek(), QLocale::ShortFormat);
    if (then.date().year() == today.date().year())
        return locale.toString(then.date(), ChatListModel::tr("d MMM", "date without a year"));
    return locale.toString(then.date(), QLocale::ShortFormat);
}

ChatListModel::ChatListModel(data::Chats &chats, const core::Clock &clock, QObject *parent)
    : QAbstractListModel(parent), m_chats(chats), m_clock(clock)
{
    connect(&chats, &data::Chats::listChanged, this, &ChatListModel::rebuild);
    connect(&chats, &data::Chats::conversationChanged, this, &ChatListModel::refresh);
    connect(&chats, &data::Chats::answeringCountChanged, this, [this] {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1), {AnsweringRole});
    });
    rebuild();
}

bool ChatListModel::passesFilter(const data::Conversation &chat) const
{
    return m_filter.isEmpty() || chat.title.contains(m_filter, Qt::CaseInsensitive) ||
           chat.snippet.contains(m_filter, Qt::CaseInsensitive);
}

void ChatListModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    const QDate today = core::toDateTime(m_clock.now()).date();
    QString heading;
    const auto add = [&](const QString &under, const data::Conversation &chat) {
        if (heading != under) {
            heading = under;
            m_rows.append({under, {}});
        }
        m_rows.append({{}, chat});
    };
    for (const data::Conversation &chat : m_chats.list()) {
        if (chat.pinned && !chat.archived && passesFilter(chat))
            add(tr("Pinned"), chat);
    }
    for (const data::Conversation &chat : m_chats.list()) {
        if (chat.pinned || chat.archived || !passesFilter(chat))
            continue;
        const QDate day = core::toDateTime(chat.updated).date();
        if (day >= today)
            add(tr("Today"), chat);
        else if (day > today.addDays(-7))
            add(tr("This week"), chat);
        else
            add(tr("Earlier"), chat);
    }
    endResetModel();
}

void ChatListModel::refresh(const data::Conversation &changed)
{
    const int row = rowOf(changed.id);
    if (row < 0 || m_rows.at(row).chat.pinned != changed.pinned || m_rows.at(row).chat.updated != changed.updated ||
        changed.archived || !passesFilter(changed))
        return rebuild();
    m_rows[row].chat = changed;
    Q_EMIT dataChanged(index(row), index(row));
}

void ChatListModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    rebuild();
}

int ChatListModel::chatCount() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.heading.isEmpty(); }));
}

int ChatListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

core::ConversationId ChatListModel::idAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).chat.id : core::ConversationId();
}

int ChatListModel::rowOf(core::ConversationId id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).heading.isEmpty() && m_rows.at(i).chat.id == id)
            return static_cast<int>(i);
    }
    return -1;
}

Qt::ItemFlags ChatListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !m_rows.at(index.row()).heading.isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant ChatListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const data::Conversation &chat = row.chat;
    switch (role) {
    case Qt::DisplayRole:
        if (!row.heading.isEmpty())
            return row.heading;
        return chat.title.isEmpty() ? tr("New chat") : chat.title;
    case HeadingRole:
        return row.heading;
    case IdRole:
        return chat.id.value();
    case SnippetRole:
        return chat.snippet;
    case TimeRole:
        return shortTime(chat.updated, m_clock.now());
    case CostRole:
        return QVariant::fromValue(costOf(chat));
    case AnsweringRole:
        return row.heading.isEmpty() && m_chats.isAnswering(chat.id);
    case UnreadRole:
        return chat.unread;
    case Qt::AccessibleTextRole:
        return row.heading.isEmpty() ? tr("%1, %2").arg(chat.title, shortTime(chat.updated, m_clock.now()))
                                     : row.heading;
    default:
        return {};
    }
}

} // namespace ui::chat
