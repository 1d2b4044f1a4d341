#include "accounts/notices.h"

#include "accounts/noticestore.h"
#include "relay/accountcalls.h"

#include <QCryptographicHash>

#include <algorithm>

namespace accounts {

namespace {

QString digestOf(Notice::Kind kind, const QString &text)
{
    const QByteArray both = noticeKindName(kind).toUtf8() + '\n' + text.toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(both, QCryptographicHash::Sha256).left(16).toHex());
}

} // namespace

Notices::Notices(Accounts &accounts, storage::Database &database, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_database(database), m_clock(clock)
{
    connect(&accounts, &Accounts::listChanged, this, [this] {
        const qsizetype gone = m_list.removeIf([this](const Notice &n) { return !m_accounts.find(n.account); });
        if (gone > 0)
            Q_EMIT changed();
    });
}

Notices::~Notices() = default;

core::Async<void> Notices::load()
{
    return loadNotices(m_database).then(this, [this](const QList<Notice> &kept) {
        m_list = kept;
        sort();
        Q_EMIT changed();
    });
}

void Notices::sort()
{
    std::stable_sort(m_list.begin(), m_list.end(),
                     [](const Notice &a, const Notice &b) { return a.time() > b.time(); });
}

int Notices::unreadCount() const
{
    return static_cast<int>(std::count_if(m_list.begin(), m_list.end(), [](const Notice &n) { return !n.isRead; }));
}

void Notices::take(core::AccountId id, Notice::Kind kind, QList<Notice> now)
{
    QList<Notice> others;
    for (const Notice &before : std::as_const(m_list)) {
        if (before.account != id || before.kind != kind) {
            others.append(before);
            continue;
        }
        for (Notice &n : now) {
            if (n.digest == before.digest) {
                n.isRead = before.isRead;
                n.seen = before.seen;
            }
        }
    }
    m_list = others + now;
    sort();
    static_cast<void>(replaceNotices(m_database, id, kind, now));
    Q_EMIT changed();
}

core::Async<void> Notices::refresh(core::AccountId id)
{
    relay::RelayClient *client = m_accounts.bareClient(id);
    if (!client)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such account")};
    const relay::AccountCalls calls(*client);
    core::Promise<void> promise;
    calls.notice().finally(this, [this, id, calls, promise](const core::Result<QString> &notice) {
        if (notice) {
            QList<Notice> now;
            if (const QString text = notice->trimmed(); !text.isEmpty()) {
                Notice n;
                n.account = id;
                n.text = text;
                n.digest = digestOf(n.kind, text);
                n.seen = m_clock.now();
                now.append(n);
            }
            take(id, Notice::Kind::Notice, now);
        }
        // Stopped because the client goes: nothing is asked of it any more.
        if (!m_accounts.find(id) || (!notice && notice.error().kind == core::ErrorKind::Cancelled))
            return promise.fail(core::Error::cancelled());
        calls.status().finally(this, [this, id, promise, notice](const core::Result<QJsonObject> &status) {
            if (status && m_accounts.find(id)) {
                QList<Notice> now;
                const QList<relay::Announcement> said = relay::announcementsOf(*status);
                for (const relay::Announcement &a : said) {
                    Notice n;
                    n.account = id;
                    n.kind = Notice::Kind::Announcement;
                    n.text = a.text;
                    n.tone = a.kind;
                    n.published = a.published;
                    n.digest = digestOf(n.kind, a.text);
                    n.seen = m_clock.now();
                    const auto same = [&n](const Notice &other) { return other.digest == n.digest; };
                    if (std::none_of(now.begin(), now.end(), same))
                        now.append(n);
                }
                take(id, Notice::Kind::Announcement, now);
                static_cast<void>(m_accounts.learn(id, *status));
            }
            if (!notice)
                promise.fail(notice.error());
            else if (!status)
                promise.fail(status.error());
            else
                promise.settle({});
        });
    });
    return promise.future();
}

core::Async<void> Notices::markAllRead()
{
    for (Notice &n : m_list)
        n.isRead = true;
    Q_EMIT changed();
    return markNoticesRead(m_database);
}

} // namespace accounts
