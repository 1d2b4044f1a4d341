#include "chat/presets.h"

#include "storage/eachrow.h"

#include <QRegularExpression>

namespace chat {

namespace {

const QRegularExpression &variable()
{
    static const QRegularExpression re(QStringLiteral("\\{\\{\\s*([^{}]+?)\\s*\\}\\}"));
    return re;
}

} // namespace

QStringList variablesIn(const QString &text)
{
    QStringList out;
    for (auto it = variable().globalMatch(text); it.hasNext();) {
        const QString name = it.next().captured(1);
        if (!out.contains(name))
            out.append(name);
    }
    return out;
}

QString filledIn(const QString &text, const QHash<QString, QString> &values)
{
    QString out;
    qsizetype at = 0;
    for (auto it = variable().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        out += values.value(match.captured(1), match.captured(0));
        at = match.capturedEnd();
    }
    return out + text.mid(at);
}

core::Async<QList<Preset>> Presets::list()
{
    return m_database.read([](storage::Connection &c) -> core::Result<QList<Preset>> {
        QList<Preset> all;
        const auto done = storage::eachRow(
            c, QStringLiteral("SELECT id, name, text, is_system FROM preset ORDER BY used_at DESC, name"),
            [&all](const storage::Statement &row) {
                all.append({row.integer(0), row.text(1), row.text(2), row.integer(3) != 0});
            });
        if (!done)
            return done.error();
        return all;
    });
}

core::Async<void> Presets::save(const Preset &preset)
{
    if (preset.name.trimmed().isEmpty() || preset.text.trimmed().isEmpty())
        return core::Error{core::ErrorKind::BadRequest, QStringLiteral("a prompt needs a name and a text")};
    return m_database.write([preset, now = m_clock.now()](storage::Connection &c) {
        return c.run(QStringLiteral("INSERT INTO preset (name, text, is_system, used_at) VALUES (?, ?, ?, ?) "
                                    "ON CONFLICT(name) DO UPDATE SET text = excluded.text, "
                                    "is_system = excluded.is_system, used_at = excluded.used_at"),
                     preset.name.trimmed(), preset.text, preset.isSystem, now);
    });
}

core::Async<void> Presets::remove(qint64 id)
{
    return m_database.write(
        [id](storage::Connection &c) { return c.run(QStringLiteral("DELETE FROM preset WHERE id = ?"), id); });
}

core::Async<void> Presets::noteUse(qint64 id)
{
    return m_database.write([id, now = m_clock.now()](storage::Connection &c) {
        return c.run(QStringLiteral("UPDATE preset SET used_at = ? WHERE id = ?"), now, id);
    });
}

} // namespace chat
