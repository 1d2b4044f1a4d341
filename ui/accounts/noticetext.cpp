#include "ui/accounts/noticetext.h"

#include "markup/markdown.h"
#include "ui/accounts/walletpage.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace ui::accounts {

namespace {

bool mayLeadTo(const QString &target)
{
    const QUrl url(target, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

QString entity(const QString &name)
{
    static const QHash<QString, QString> known{
        {u"amp"_s, u"&"_s},  {u"lt"_s, u"<"_s},   {u"gt"_s, u">"_s},    {u"quot"_s, u"\""_s}, {u"apos"_s, u"'"_s},
        {u"nbsp"_s, u" "_s}, {u"copy"_s, u"©"_s}, {u"mdash"_s, u"—"_s}, {u"ndash"_s, u"–"_s}, {u"hellip"_s, u"…"_s}};
    if (!name.startsWith(u'#'))
        return known.value(name, u'&' + name + u';');
    const bool isHex = name.size() > 1 && (name.at(1) == u'x' || name.at(1) == u'X');
    const uint code = isHex ? name.mid(2).toUInt(nullptr, 16) : name.mid(1).toUInt();
    if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return u" "_s;
    const char32_t character = code;
    return QString::fromUcs4(&character, 1);
}

void replaceEach(QString &text, const QRegularExpression &what, const std::function<QString(const QStringList &)> &by)
{
    QString out;
    qsizetype from = 0;
    for (auto it = what.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch m = it.next();
        out += QStringView(text).mid(from, m.capturedStart() - from);
        out += by(m.capturedTexts());
        from = m.capturedEnd();
    }
    text = out + text.mid(from);
}

QList<kit::Run> runsOf(const QList<markup::Span> &spans)
{
    QList<kit::Run> runs;
    for (const markup::Span &span : spans) {
        kit::Run run;
        run.text = span.style & markup::Span::Break ? u" "_s : span.text;
        run.weight = span.style & markup::Span::Bold ? QFont::DemiBold : QFont::Normal;
        if (span.style & markup::Span::Link && mayLeadTo(span.target))
            run.link = span.target;
        if (!run.text.isEmpty())
            runs.append(run);
    }
    return runs;
}

} // namespace

QString NoticeLine::plain() const
{
    QString text;
    for (const kit::Run &run : runs)
        text += run.text;
    return text.simplified();
}

QString withoutHtml(const QString &text)
{
    using Options = QRegularExpression::PatternOptions;
    constexpr Options loose =
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption;
    static const QRegularExpression anyTag(u"</?[a-z][^<>]*>"_s, loose);
    if (!anyTag.match(text).hasMatch())
        return text;
    static const QRegularExpression silent(
        u"<!--.*?-->|<(script|style|iframe|head|noscript|object|template|svg)\\b.*?(</\\1\\s*>|$)"_s, loose);
    static const QRegularExpression link(u"<a\\b[^<>]*\\bhref\\s*=\\s*[\"']?([^\"'\\s<>]+)[^<>]*>(.*?)</a\\s*>"_s,
                                         loose);
    static const QRegularExpression picture(u"<img\\b[^<>]*\\balt\\s*=\\s*\"([^\"]*)\"[^<>]*>"_s, loose);
    static const QRegularExpression heading(u"<h([1-6])\\b[^<>]*>"_s, loose);
    static const QRegularExpression item(u"<li\\b[^<>]*>"_s, loose);
    static const QRegularExpression bold(u"</?(b|strong)\\b[^<>]*>"_s, loose);
    static const QRegularExpression line(u"<br\\b[^<>]*>"_s, loose);
    static const QRegularExpression block(u"</?(p|div|h[1-6]|ul|ol|table|tr|section|article|hr|blockquote)\\b[^<>]*>"_s,
                                          loose);
    static const QRegularExpression entities(u"&(#?[a-z0-9]{1,10});"_s, loose);
    QString out = text;
    out.remove(silent);
    replaceEach(out, link, [](const QStringList &m) {
        return mayLeadTo(m.at(1)) ? u"[%1](%2)"_s.arg(QString(m.at(2)).remove(anyTag).simplified(), m.at(1)) : m.at(2);
    });
    out.replace(picture, u"\\1"_s);
    replaceEach(out, heading, [](const QStringList &m) { return u"\n\n"_s + QString(m.at(1).toInt(), u'#') + u' '; });
    out.replace(item, u"\n- "_s);
    out.replace(bold, u"**"_s);
    out.replace(line, u"  \n"_s);
    out.replace(block, u"\n\n"_s);
    out.remove(anyTag);
    replaceEach(out, entities, [](const QStringList &m) { return entity(m.at(1)); });
    // Indented HTML would be code in Markdown.
    QStringList lines = out.split(u'\n');
    for (QString &one : lines)
        one = one.trimmed();
    return lines.join(u'\n').trimmed();
}

QList<NoticeLine> noticeLines(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (!trimmed.contains(QRegularExpression(u"\\s"_s)) && mayLeadTo(trimmed)) {
        NoticeLine page;
        page.runs = {{WalletPage::tr("The operator’s page") + u' '}, {trimmed, QFont::Normal, {}, trimmed}};
        return {page};
    }
    QList<NoticeLine> out;
    const QList<markup::Block> blocks = markup::parse(withoutHtml(trimmed));
    for (const markup::Block &block : blocks) {
        using Kind = markup::Block::Kind;
        NoticeLine line;
        line.depth = std::max(0, block.listDepth);
        line.isHeading = block.kind == Kind::Heading;
        if (!block.marker.isEmpty())
            line.runs.append({block.marker + u' '});
        switch (block.kind) {
        case Kind::Code:
            line.runs.append({block.code});
            break;
        case Kind::Table:
            for (const QList<QList<markup::Span>> &row : block.rows) {
                NoticeLine cells;
                for (const QList<markup::Span> &cell : row)
                    cells.runs +=
                        (cells.runs.isEmpty() ? QList<kit::Run>{} : QList<kit::Run>{{u" · "_s}}) + runsOf(cell);
                out.append(cells);
            }
            continue;
        case Kind::Rule:
            continue;
        default:
            line.runs += runsOf(block.spans);
        }
        if (line.isHeading) {
            for (kit::Run &run : line.runs)
                run.weight = QFont::DemiBold;
        }
        if (!line.plain().isEmpty())
            out.append(line);
    }
    return out;
}

} // namespace ui::accounts
