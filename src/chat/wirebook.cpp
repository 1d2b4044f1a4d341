#include "chat/wirebook.h"

#include "storage/eachrow.h"

namespace chat {

namespace {

constexpr qint64 remembered = qint64(30) * 24 * 3600 * 1000; // ms

QString baseText(const QUrl &base)
{
    return base.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveUserInfo).toString();
}

struct Row
{
    QString base{};
    QString model{};
    wire::Lesson lesson{};
};

} // namespace

core::Async<void> WireBook::load(QObject *owner)
{
    const core::Moment oldest = m_clock.now() - std::chrono::milliseconds(remembered);
    return m_database
        .read([oldest](storage::Connection &c) -> core::Result<QList<Row>> {
            QList<Row> rows;
            const auto done = storage::eachRow(
                c,
                QStringLiteral("SELECT base, model, kind, value FROM wire_lesson WHERE learned_at >= ? "
                               "ORDER BY learned_at"),
                [&rows](const storage::Statement &row) {
                    if (const auto kind = wire::lessonKindFromName(row.text(2)))
                        rows.append({row.text(0), row.text(1), {*kind, row.text(3)}});
                },
                oldest);
            if (!done)
                return done.error();
            return rows;
        })
        .then(owner, [this](const QList<Row> &rows) {
            for (const Row &row : rows)
                m_lessons[{row.base, row.model}].add(row.lesson);
        });
}

wire::Lessons WireBook::lessons(const QUrl &base, const QString &model) const
{
    wire::Lessons out = m_lessons.value({baseText(base), QString()});
    if (!model.isEmpty()) {
        for (const wire::Lesson &lesson : m_lessons.value({baseText(base), model}).all)
            out.add(lesson);
    }
    return out;
}

void WireBook::learn(const QUrl &base, const QString &model, const wire::Lesson &lesson)
{
    const QString where = baseText(base);
    m_lessons[{where, model}].add(lesson);
    m_database
        .write([where, model, lesson, now = m_clock.now()](storage::Connection &c) {
            return c.run(QStringLiteral("INSERT OR REPLACE INTO wire_lesson (base, model, kind, value, learned_at) "
                                        "VALUES (?, ?, ?, ?, ?)"),
                         where, model, wire::lessonKindName(lesson.kind), lesson.value, now);
        })
        .finally(nullptr, [](const core::Result<void> &) {}); // known in this session all the same
}

} // namespace chat
