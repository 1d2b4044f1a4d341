#include "sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace law {
namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

// Copies a text, blanking what is not code; newlines stay, so that line numbers do.
class Blanker
{
public:
    Blanker(const QString &text, bool alsoLiterals) : m_in(text), m_alsoLiterals(alsoLiterals) {}

    QString run()
    {
        while (m_at < m_in.size())
            step();
        return m_out;
    }

private:
    bool looksAt(const QString &what) const { return QStringView(m_in).mid(m_at).startsWith(what); }

    void copy(qsizetype count, bool blank)
    {
        for (const qsizetype end = qMin(m_at + count, m_in.size()); m_at < end; ++m_at)
            m_out += blank && m_in.at(m_at) != u'\n' ? QChar(u' ') : m_in.at(m_at);
    }

    void copyUntil(const QString &end, bool blank)
    {
        const qsizetype found = m_in.indexOf(end, m_at);
        copy((found < 0 ? m_in.size() : found + end.size()) - m_at, blank);
    }

    void copyLiteral(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_in.size() && m_in.at(end) != quote && m_in.at(end) != u'\n')
            end += m_in.at(end) == u'\\' ? 2 : 1;
        copy(1, false);
        copy(end - m_at, m_alsoLiterals);
        copy(1, false);
    }

    void copyRawLiteral()
    {
        const qsizetype open = m_in.indexOf(u'(', m_at);
        const QString delimiter = open < 0 ? QString() : m_in.mid(m_at + 2, open - m_at - 2);
        copy(2, false);
        copyUntil(u')' + delimiter + u'"', m_alsoLiterals);
    }

    void step()
    {
        const QChar c = m_in.at(m_at);
        const bool afterWord = m_at > 0 && isWordCharacter(m_in.at(m_at - 1));
        if (looksAt(QStringLiteral("//")))
            copyUntil(QStringLiteral("\n"), true);
        else if (looksAt(QStringLiteral("/*")))
            copyUntil(QStringLiteral("*/"), true);
        else if (looksAt(QStringLiteral("R\"")))
            copyRawLiteral();
        else if (c == u'"' || (c == u'\'' && !afterWord)) // after a digit it separates thousands
            copyLiteral(c);
        else
            copy(1, false);
    }

    const QString &m_in;
    const bool m_alsoLiterals;
    qsizetype m_at = 0;
    QString m_out{};
};

QList<Include> includesOf(const QString &withoutComments)
{
    static const QRegularExpression directive(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    QList<Include> found;
    const QStringList lines = withoutComments.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const auto match = directive.match(lines.at(i));
        if (match.hasMatch())
            found.append({match.captured(2), i + 1, match.captured(1) == u'"'});
    }
    return found;
}

} // namespace

SourceFile SourceFile::fromText(const QString &text)
{
    SourceFile file;
    file.text = text;
    file.code = Blanker(text, true).run();
    file.codeLines = file.code.split(u'\n');
    file.includes = includesOf(Blanker(text, false).run());
    return file;
}

SourceTree readTree(const QString &root, const QStringList &folders)
{
    SourceTree tree;
    const QDir base(root);
    for (const QString &folder : folders) {
        QDirIterator walk(base.filePath(folder),
                          {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.qss")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly))
                tree.insert(base.relativeFilePath(file.fileName()),
                            SourceFile::fromText(QString::fromUtf8(file.readAll())));
        }
    }
    return tree;
}

} // namespace law
