// Members of a JSON object set in its text: the rest keeps its bytes, comments too.
#include "accounts/connect/merge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace accounts::connect {

namespace {

core::Error notUnderstood(const QString &why)
{
    return core::Error{core::ErrorKind::BadRequest, u"the file is not the JSON object it should be: %1"_s.arg(why)};
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Where the members of one object lie. The text is valid JSON without comments: checked before.
struct Member
{
    QString name{};
    qsizetype value = 0;
    qsizetype valueEnd = 0;
};

class Scanner
{
public:
    explicit Scanner(const QByteArray &text) : m_text(text) {}

    qsizetype skipSpace(qsizetype at) const
    {
        while (at < m_text.size() && isSpace(m_text[at]))
            ++at;
        return at;
    }
    qsizetype stringEnd(qsizetype at) const
    {
        for (++at; at < m_text.size() && m_text[at] != '"'; ++at) {
            if (m_text[at] == '\\')
                ++at;
        }
        return at + 1;
    }
    qsizetype valueEnd(qsizetype at) const
    {
        if (m_text[at] == '"')
            return stringEnd(at);
        int depth = 0;
        for (; at < m_text.size(); ++at) {
            const char c = m_text[at];
            if (c == '"') {
                at = stringEnd(at) - 1;
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth == 0)
                    return at;
                if (--depth == 0)
                    return at + 1;
            } else if (depth == 0 && (c == ',' || isSpace(c))) {
                return at;
            }
        }
        return at;
    }
    // at: the brace.
    QList<Member> members(qsizetype at) const
    {
        QList<Member> out;
        for (at = skipSpace(at + 1); at < m_text.size() && m_text[at] == '"';) {
            const qsizetype nameEnd = stringEnd(at);
            const QByteArray quoted = '[' + m_text.mid(at, nameEnd - at) + ']';
            Member member;
            member.name = QJsonDocument::fromJson(quoted).array().at(0).toString();
            member.value = skipSpace(skipSpace(nameEnd) + 1); // after the colon
            member.valueEnd = valueEnd(member.value);
            out.append(member);
            at = skipSpace(member.valueEnd);
            if (at < m_text.size() && m_text[at] == ',')
                at = skipSpace(at + 1);
        }
        return out;
    }

private:
    const QByteArray &m_text;
};

struct Edit
{
    qsizetype at = 0;
    qsizetype length = 0;
    QByteArray text{};
};

QByteArray spelled(const QJsonValue &value, const QByteArray &indent, bool onOneLine)
{
    if (value.isObject() || value.isArray()) {
        const QJsonDocument document =
            value.isObject() ? QJsonDocument(value.toObject()) : QJsonDocument(value.toArray());
        if (onOneLine)
            return document.toJson(QJsonDocument::Compact);
        // Qt indents by four; the lines after the first go under the member.
        return document.toJson(QJsonDocument::Indented).trimmed().replace("\n", "\n" + indent);
    }
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QByteArray indentBefore(const QByteArray &text, qsizetype at)
{
    const qsizetype lineStart = text.lastIndexOf('\n', at - 1) + 1;
    qsizetype end = lineStart;
    while (end < at && (text[end] == ' ' || text[end] == '\t'))
        ++end;
    return text.mid(lineStart, end - lineStart);
}

class Patch
{
public:
    // plain: text without comments and trailing commas, as long as text.
    Patch(const QByteArray &text, const QByteArray &plain)
        : m_text(text), m_plain(plain), m_commas(withoutComments(text, false)), m_scanner(plain)
    {
    }

    void set(qsizetype brace, const QJsonObject &wanted)
    {
        const QList<Member> members = m_scanner.members(brace);
        QByteArrayList added;
        const qsizetype end = m_scanner.valueEnd(brace) - 1;
        const bool onOneLine = !m_text.mid(brace, end - brace).contains('\n') && !members.isEmpty();
        const QByteArray outer = indentBefore(m_text, brace);
        QByteArray inner = outer + "  ";
        if (!members.isEmpty() && !onOneLine)
            inner = indentBefore(m_text, members.first().value);
        for (auto it = wanted.begin(); it != wanted.end(); ++it) {
            const auto same = [&](const Member &m) { return m.name == it.key(); };
            const auto found = std::find_if(members.begin(), members.end(), same);
            if (found == members.end()) {
                added << spelled(it.key(), inner, true) + (onOneLine && !spaced(members) ? ":" : ": ") +
                             spelled(it.value(), inner, onOneLine);
            } else if (it.value().isObject() && m_plain[found->value] == '{') {
                set(found->value, it.value().toObject());
            } else if (valueAt(*found) != it.value()) {
                m_edits.append({found->value, found->valueEnd - found->value, spelled(it.value(), inner, onOneLine)});
            }
        }
        if (added.isEmpty())
            return;
        if (members.isEmpty()) {
            // Whatever blanks and comments stand between the braces stay before what is new.
            m_edits.append({end, 0, "\n" + inner + added.join(",\n" + inner) + "\n" + outer});
            return;
        }
        const QByteArray between = onOneLine ? QByteArray(spaced(members) ? ", " : ",") : ",\n" + inner;
        qsizetype last = members.last().valueEnd;
        const qsizetype after = Scanner(m_commas).skipSpace(last);
        const bool hasComma = m_commas[after] == ',';
        if (hasComma)
            last = after + 1;
        // A comment behind the last member stays with it.
        qsizetype lineEnd = last;
        while (!onOneLine && m_plain[lineEnd] == ' ')
            ++lineEnd;
        if (m_plain[lineEnd] != '\n')
            lineEnd = last;
        const QByteArray tail = between.mid(1) + added.join(between);
        if (hasComma || lineEnd != last) {
            m_edits.append({lineEnd, 0, tail});
            if (!hasComma)
                m_edits.append({last, 0, ","});
        } else {
            m_edits.append({last, 0, "," + tail});
        }
    }

    QByteArray done()
    {
        std::sort(m_edits.begin(), m_edits.end(), [](const Edit &a, const Edit &b) { return a.at > b.at; });
        QByteArray out = m_text;
        for (const Edit &edit : m_edits)
            out.replace(edit.at, edit.length, edit.text);
        return out;
    }

private:
    QJsonValue valueAt(const Member &member) const
    {
        const QByteArray span = m_plain.mid(member.value, member.valueEnd - member.value);
        return QJsonDocument::fromJson('[' + span + ']').array().at(0);
    }
    bool spaced(const QList<Member> &members) const { return m_plain[members.first().value - 1] == ' '; }

    const QByteArray &m_text;
    const QByteArray &m_plain;
    QByteArray m_commas; // without comments, but with trailing commas
    Scanner m_scanner;
    QList<Edit> m_edits{};
};

QJsonObject deepMerged(QJsonObject into, const QJsonObject &wanted)
{
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const QJsonValue old = into.value(it.key());
        into.insert(it.key(), old.isObject() && it.value().isObject()
                                  ? QJsonValue(deepMerged(old.toObject(), it.value().toObject()))
                                  : it.value());
    }
    return into;
}

core::Result<QJsonObject> objectIn(const QByteArray &plain)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(plain, &error);
    if (!document.isObject())
        return notUnderstood(error.error == QJsonParseError::NoError ? u"another kind of value"_s
                                                                     : error.errorString());
    return document.object();
}

} // namespace

QByteArray withoutComments(const QByteArray &json, bool trailingCommasToo)
{
    QByteArray out = json;
    const auto blank = [&out](qsizetype from, qsizetype to) {
        for (qsizetype i = from; i < to; ++i) {
            if (out[i] != '\n' && out[i] != '\r')
                out[i] = ' ';
        }
    };
    qsizetype comma = -1; // the last one, while only blanks followed it
    for (qsizetype i = 0; i < out.size(); ++i) {
        const char c = out[i];
        const char next = i + 1 < out.size() ? out[i + 1] : '\0';
        if (c == '"') {
            for (++i; i < out.size() && out[i] != '"'; ++i) {
                if (out[i] == '\\')
                    ++i;
            }
            comma = -1;
        } else if (c == '/' && next == '/') {
            const qsizetype end = out.indexOf('\n', i);
            blank(i, end < 0 ? out.size() : end);
        } else if (c == '/' && next == '*') {
            const qsizetype end = out.indexOf("*/", i + 2);
            blank(i, end < 0 ? out.size() : end + 2);
        } else if (c == ',' && trailingCommasToo) {
            comma = i;
        } else if ((c == '}' || c == ']') && comma >= 0) {
            out[comma] = ' ';
            comma = -1;
        } else if (!isSpace(c)) {
            comma = -1;
        }
    }
    return out;
}

core::Result<QByteArray> patchJson(const QByteArray &before, const QByteArray &wanted)
{
    const core::Result<QJsonObject> change = objectIn(wanted);
    if (!change)
        return change.error();
    if (before.trimmed().isEmpty())
        return wanted;
    const QByteArray plain = withoutComments(before);
    const core::Result<QJsonObject> old = objectIn(plain);
    if (!old)
        return old.error();
    Patch patch(before, plain);
    patch.set(Scanner(plain).skipSpace(0), *change);
    const QByteArray merged = patch.done();
    // Proven, not hoped for: what is written reads back as what was there with what was wanted.
    const core::Result<QJsonObject> now = objectIn(withoutComments(merged));
    if (!now || *now != deepMerged(*old, *change))
        return notUnderstood(u"it would not read back as meant"_s);
    return merged;
}

} // namespace accounts::connect
