#include "storage/sqlscript.h"

namespace storage {

namespace {

// Just past the quoted text, comment or single character that starts at `at`.
qsizetype skip(QStringView script, qsizetype at)
{
    const auto past = [&](QStringView end, qsizetype from) {
        const qsizetype found = script.indexOf(end, from);
        return found < 0 ? script.size() : found + end.size();
    };
    const QStringView rest = script.sliced(at);
    if (rest.startsWith(u"--"))
        return past(u"\n", at + 2);
    if (rest.startsWith(u"/*"))
        return past(u"*/", at + 2);
    const QChar c = script.at(at);
    if (c == u'[')
        return past(u"]", at + 1);
    if (c == u'\'' || c == u'"' || c == u'`')
        return past(QStringView(&c, 1), at + 1); // a doubled quote is two quoted texts in a row: the same end
    return at + 1;
}

bool isComment(QStringView rest)
{
    return rest.startsWith(u"--") || rest.startsWith(u"/*");
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

bool startsTrigger(const QStringList &words)
{
    if (words.value(0) != u"CREATE")
        return false;
    const bool temporary = words.value(1) == u"TEMP" || words.value(1) == u"TEMPORARY";
    return words.value(temporary ? 2 : 1) == u"TRIGGER";
}

} // namespace

QStringList splitStatements(const QString &script)
{
    QStringList statements;
    const QStringView all(script);
    QStringList firstWords;   // of the statement, at most three: enough to know a trigger
    QString last, beforeLast; // the two latest tokens, to see "; END"
    qsizetype begin = 0;
    bool empty = true;
    qsizetype at = 0;
    const auto token = [&](const QString &text) {
        beforeLast = std::exchange(last, text);
        empty = false;
    };
    const auto finish = [&](qsizetype end) {
        if (!empty)
            statements << script.mid(begin, end - begin).trimmed();
        begin = end + 1;
        firstWords.clear();
        last.clear();
        beforeLast.clear();
        empty = true;
    };
    while (at < all.size()) {
        const QChar c = all.at(at);
        if (isWordCharacter(c)) {
            qsizetype end = at;
            while (end < all.size() && isWordCharacter(all.at(end)))
                ++end;
            const QString word = all.sliced(at, end - at).toString().toUpper();
            if (firstWords.size() < 3)
                firstWords << word;
            token(word);
            at = end;
        } else if (c == u';') {
            if (!startsTrigger(firstWords) || (last == u"END" && beforeLast == u";"))
                finish(at);
            else
                token(QStringLiteral(";"));
            ++at;
        } else {
            if (!c.isSpace() && !isComment(all.sliced(at)))
                token(QString(c));
            at = skip(all, at);
        }
    }
    finish(all.size());
    return statements;
}

} // namespace storage
