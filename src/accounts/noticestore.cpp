#include "accounts/noticestore.h"

#include "storage/database.h"
#include "storage/eachrow.h"

using namespace Qt::Literals::StringLiterals;

namespace accounts {

QString noticeKindName(Notice::Kind kind)
{
    return kind == Notice::Kind::Notice ? u"notice"_s : u"announcement"_s;
}

core::Async<QList<Notice>> loadNotices(storage::Database &database)
{
    return database.read([](storage::Connection &c) -> core::Result<QList<Notice>> {
        QList<Notice> out;
        const auto read = storage::eachRow(
            c, u"SELECT account_id, digest, kind, text, tone, published_at, seen_at, is_read FROM notice"_s,
            [&](const storage::Statement &s) {
                Notice n;
                n.account = s.id<core::AccountId>(0);
                n.digest = s.text(1);
                n.kind = s.text(2) == u"notice"_s ? Notice::Kind::Notice : Notice::Kind::Announcement;
                n.text = s.text(3);
                n.tone = s.text(4);
                if (const auto published = s.optInteger(5))
                    n.published = core::momentFromMs(*published);
                n.seen = s.moment(6);
                n.isRead = s.integer(7) != 0;
                out.append(n);
            });
        if (!read)
            return read.error();
        return out;
    });
}

core::Async<void> replaceNotices(storage::Database &database, core::AccountId id, Notice::Kind kind,
                                 const QList<Notice> &now)
{
    return database.write([id, kind, now](storage::Connection &c) -> core::Result<void> {
        if (const auto gone =
                c.run(u"DELETE FROM notice WHERE account_id = ? AND kind = ?"_s, id, noticeKindName(kind));
            !gone)
            return gone.error();
        for (const Notice &n : now) {
            std::optional<qint64> published;
            if (n.published)
                published = core::toMs(*n.published);
            const auto put = c.run(
                u"INSERT INTO notice (account_id, digest, kind, text, tone, published_at, seen_at, "
                "is_read) SELECT ?,?,?,?,?,?,?,? WHERE EXISTS (SELECT 1 FROM account WHERE id = ?)"_s,
                n.account, n.digest, noticeKindName(n.kind), n.text, n.tone, published, n.seen, n.isRead, n.account);
            if (!put)
                return put.error();
        }
        return {};
    });
}

core::Async<void> markNoticesRead(storage::Database &database)
{
    return database.write(
        [](storage::Connection &c) { return c.run(u"UPDATE notice SET is_read = 1 WHERE is_read = 0"_s); });
}

} // namespace accounts
