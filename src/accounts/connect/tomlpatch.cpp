// Keys and tables of TOML set in its text, statement by statement: the rest keeps its bytes.
#include "accounts/connect/merge.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace accounts::connect {

namespace {

core::Error notUnderstood(int line, const QString &why)
{
    return core::Error{core::ErrorKind::BadRequest, u"line %1 of the TOML file: %2"_s.arg(line).arg(why)};
}

// One statement with the lines it takes: a table's head, a key with its value, or blanks and comments.
struct Statement
{
    enum class Kind { Other, Table, Key };
    Kind kind = Kind::Other;
    QString table{}; // the table it stands in, or the one it opens
    QString key{};   // as written
    QByteArrayList lines{};
};

// How a value goes on over the end of a line: open brackets, or an open three-quote string.
class Openness
{
public:
    void read(const QByteArray &line)
    {
        for (qsizetype i = 0; i < line.size(); ++i) {
            const QByteArray three = line.mid(i, 3);
            if (!m_string.isEmpty()) {
                if (m_string == "\"\"\"" && line[i] == '\\')
                    ++i;
                else if (three == m_string) {
                    m_string.clear();
                    i += 2;
                }
            } else if (three == "\"\"\"" || three == "'''") {
                m_string = three;
                i += 2;
            } else if (line[i] == '"' || line[i] == '\'') {
                const char quote = line[i];
                for (++i; i < line.size() && line[i] != quote; ++i) {
                    if (quote == '"' && line[i] == '\\')
                        ++i;
                }
            } else if (line[i] == '#') {
                return;
            } else if (line[i] == '[' || line[i] == '{') {
                ++m_depth;
            } else if (line[i] == ']' || line[i] == '}') {
                --m_depth;
            }
        }
    }
    bool isOpen() const { return m_depth > 0 || !m_string.isEmpty(); }

private:
    int m_depth = 0;
    QByteArray m_string{};
};

QString bare(QString name)
{
    return name.remove(u' ').remove(u'"').remove(u'\'');
}

core::Result<QList<Statement>> statements(const QByteArray &text)
{
    static const QRegularExpression head(u"^\\s*\\[\\[?([^\\[\\]]+)\\]\\]?\\s*(#.*)?$"_s);
    static const QRegularExpression pair(u"^\\s*([A-Za-z0-9_.\\-\"' ]+?)\\s*="_s);
    QList<Statement> out;
    QString table;
    QByteArrayList lines = text.split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        Statement statement;
        statement.lines << lines[i];
        const QString line = QString::fromUtf8(lines[i]);
        if (line.trimmed().isEmpty() || line.trimmed().startsWith(u'#')) {
            statement.table = table;
        } else if (const auto opened = head.match(line); opened.hasMatch()) {
            statement.kind = Statement::Kind::Table;
            // "[[x]]" is one of many: never the table that is meant.
            table = line.trimmed().startsWith("[["_L1) ? bare(opened.captured(1)) + u"[]"_s : bare(opened.captured(1));
            statement.table = table;
        } else if (const auto set = pair.match(line); set.hasMatch()) {
            statement.kind = Statement::Kind::Key;
            statement.table = table;
            statement.key = bare(set.captured(1));
            Openness value;
            value.read(lines[i].mid(QStringView(line).left(set.capturedEnd()).toUtf8().size()));
            while (value.isOpen()) {
                if (++i >= lines.size())
                    return notUnderstood(int(i), u"a value does not end"_s);
                statement.lines << lines[i];
                value.read(lines[i]);
            }
        } else {
            return notUnderstood(int(i) + 1, u"neither a table nor a key"_s);
        }
        out << statement;
    }
    return out;
}

// "a.b.c" of a key "c" in the table "a.b".
QString fullName(const Statement &s)
{
    if (s.kind == Statement::Kind::Table)
        return s.table;
    return s.table.isEmpty() ? s.key : s.table + u'.' + s.key;
}

// The table exists in another spelling (dotted keys, an inline table): setting it again would break the file.
bool isSpelledOtherwise(const QList<Statement> &file, const QString &table)
{
    for (const Statement &s : file) {
        if (s.kind != Statement::Kind::Key || s.table == table)
            continue;
        const QString name = fullName(s);
        if (name == table || name.startsWith(table + u'.') || table.startsWith(name + u'.'))
            return true;
    }
    return false;
}

void setKey(QList<Statement> &file, const Statement &wanted)
{
    qsizetype after = wanted.table.isEmpty() ? 0 : -1; // where the table's own statements end
    bool inTable = wanted.table.isEmpty();
    for (qsizetype i = 0; i < file.size(); ++i) {
        Statement &s = file[i];
        if (s.kind == Statement::Kind::Table)
            inTable = s.table == wanted.table;
        if (!inTable)
            continue;
        if (s.kind == Statement::Kind::Key && s.key == wanted.key) {
            s.lines = wanted.lines;
            return;
        }
        if (s.kind != Statement::Kind::Other)
            after = i + 1;
    }
    if (after >= 0) {
        file.insert(after, wanted);
        if (after + 1 < file.size() && file[after + 1].kind == Statement::Kind::Table)
            file.insert(after + 1, Statement{.lines = {QByteArray()}});
        return;
    }
    if (!file.isEmpty() && !file.last().lines.last().trimmed().isEmpty())
        file << Statement{.lines = {QByteArray()}};
    file << Statement{Statement::Kind::Table, wanted.table, {}, {"[" + wanted.table.toUtf8() + "]"}} << wanted;
}

} // namespace

core::Result<QByteArray> patchToml(const QByteArray &before, const QByteArray &wanted)
{
    core::Result<QList<Statement>> file = statements(before);
    const core::Result<QList<Statement>> change = statements(wanted);
    if (!file)
        return file.error();
    if (!change)
        return change.error();
    if (before.trimmed().isEmpty())
        return wanted;
    for (const Statement &s : *change) {
        if (s.kind != Statement::Kind::Key)
            continue;
        if (!s.table.isEmpty() && isSpelledOtherwise(*file, s.table))
            return core::Error{core::ErrorKind::BadRequest,
                               u"the file already says [%1] in another form: it is left to you"_s.arg(s.table)};
        setKey(file.value(), s);
    }
    QByteArray out;
    for (const Statement &s : *file) {
        for (const QByteArray &line : s.lines)
            out += line + '\n';
    }
    return out;
}

} // namespace accounts::connect
