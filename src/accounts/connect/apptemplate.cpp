#include "accounts/connect/apptemplate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

// Outside of any namespace, since a static library's resources must be asked for.
static void makeTemplatesAvailable()
{
    Q_INIT_RESOURCE(connect);
}

using namespace Qt::Literals::StringLiterals;

namespace accounts::connect {

namespace {

core::Error wrongLine(int line, const QString &what)
{
    return core::Error{core::ErrorKind::BadRequest, u"line %1: %2"_s.arg(line).arg(what)};
}

template<typename T>
bool choose(T &out, const QString &value, std::initializer_list<std::pair<const char *, T>> names)
{
    for (const auto &[name, meant] : names) {
        if (value == QLatin1String(name)) {
            out = meant;
            return true;
        }
    }
    return false;
}

bool takeYes(bool &out, const QString &value)
{
    return choose<bool>(out, value, {{"yes", true}, {"no", false}});
}

bool takeHeader(AppTemplate &app, const QString &key, const QString &variant, const QString &value)
{
    if (key == "Name"_L1)
        app.name = value;
    else if (key == "Order"_L1)
        app.order = value.toInt();
    else if (key == "Source"_L1)
        app.source = value;
    else if (key == "Note"_L1)
        app.note.set(variant, value);
    else if (key == "CallsFromServers"_L1)
        return takeYes(app.callsFromServers, value);
    else if (key == "RunsInBrowser"_L1)
        return takeYes(app.runsInBrowser, value);
    else
        return false;
    return true;
}

bool takeWayLine(Way &way, const QString &key, const QString &variant, const QString &value)
{
    if (key == "Title"_L1)
        way.title.set(variant, value);
    else if (key == "Note"_L1)
        way.note.set(variant, value);
    else if (key == "File"_L1)
        way.files.insert(variant, value);
    else if (key == "Link"_L1)
        way.link = value;
    else if (key == "Base64"_L1)
        return takeYes(way.linkInBase64, value);
    else if (key == "Format"_L1)
        return choose<relay::WireFormat>(way.format, value,
                                         {{"chat", relay::WireFormat::ChatCompletions},
                                          {"responses", relay::WireFormat::Responses},
                                          {"messages", relay::WireFormat::Messages}});
    else if (key == "Base"_L1)
        return choose<BaseForm>(way.base, value,
                                {{"host", BaseForm::Host}, {"v1", BaseForm::V1}, {"endpoint", BaseForm::Endpoint}});
    else if (key == "Merge"_L1)
        return choose<Merge>(way.merge, value,
                             {{"copy", Merge::Copy},
                              {"fields", Merge::Fields},
                              {"link", Merge::Link},
                              {"whole", Merge::Whole},
                              {"block", Merge::Block},
                              {"lines", Merge::Lines},
                              {"json", Merge::Json},
                              {"toml", Merge::Toml}});
    else if (key == "Syntax"_L1)
        return choose<Syntax>(way.syntax, value,
                              {{"plain", Syntax::Plain},
                               {"shell", Syntax::Shell},
                               {"json", Syntax::Json},
                               {"toml", Syntax::Toml},
                               {"yaml", Syntax::Yaml}});
    else
        return false;
    return true;
}

QString missing(const AppTemplate &app)
{
    if (app.name.isEmpty())
        return u"there is no Name"_s;
    if (app.ways.isEmpty())
        return u"there is no [way …]"_s;
    for (const Way &way : app.ways) {
        const bool toFile = way.merge != Merge::Copy && way.merge != Merge::Fields && way.merge != Merge::Link;
        if (way.text.isEmpty())
            return u"way %1 has no Text"_s.arg(way.id);
        if (toFile && !way.files.contains(QString()))
            return u"way %1 merges but names no File"_s.arg(way.id);
        if (way.merge == Merge::Link && !way.link.contains("{payload}"_L1))
            return u"the Link of way %1 has no {payload}"_s.arg(way.id);
    }
    return {};
}

} // namespace

QString Words::in(const QString &locale) const
{
    if (m_texts.contains(locale))
        return m_texts.value(locale);
    const QString language = locale.section(u'_', 0, 0);
    return m_texts.contains(language) ? m_texts.value(language) : m_texts.value(QString());
}

core::Result<AppTemplate> readTemplate(const QString &id, const QByteArray &text)
{
    static const QRegularExpression wayHead(u"^\\[way ([a-z0-9-]+)\\]$"_s);
    static const QRegularExpression pair(u"^([A-Za-z0-9]+)(?:\\[([A-Za-z_]+)\\])?:(?: (.*))?$"_s);
    AppTemplate app;
    app.id = id;
    bool inText = false;
    int number = 0;
    const QStringList lines = QString::fromUtf8(text).remove(u'\r').split(u'\n');
    for (const QString &line : lines) {
        ++number;
        if (inText && (line.startsWith("  "_L1) || line.trimmed().isEmpty())) {
            app.ways.last().text += line.mid(2) + u'\n';
            continue;
        }
        inText = false;
        if (line.trimmed().isEmpty() || line.startsWith(u'#'))
            continue;
        if (const auto head = wayHead.match(line); head.hasMatch()) {
            app.ways.append(Way{.id = head.captured(1)});
            continue;
        }
        const auto match = pair.match(line);
        if (!match.hasMatch())
            return wrongLine(number, u"neither “Key: value” nor “[way name]”"_s);
        const QString key = match.captured(1);
        const QString value = match.captured(3).trimmed();
        if (!app.ways.isEmpty() && key == "Text"_L1) {
            inText = true;
            continue;
        }
        const bool taken = app.ways.isEmpty() ? takeHeader(app, key, match.captured(2), value)
                                              : takeWayLine(app.ways.last(), key, match.captured(2), value);
        if (!taken)
            return wrongLine(number, u"unknown key or value: %1"_s.arg(line));
    }
    for (Way &way : app.ways) {
        while (way.text.endsWith("\n\n"_L1))
            way.text.chop(1);
    }
    if (const QString what = missing(app); !what.isEmpty())
        return core::Error{core::ErrorKind::BadRequest, what};
    return app;
}

QStringList builtInTemplateFiles()
{
    makeTemplatesAvailable();
    QStringList out;
    const QDir folder(u":/connect"_s);
    for (const QString &name : folder.entryList({u"*.app"_s}, QDir::Files, QDir::Name))
        out << folder.filePath(name);
    return out;
}

QList<AppTemplate> builtInTemplates()
{
    QList<AppTemplate> out;
    for (const QString &path : builtInTemplateFiles()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (const auto app = readTemplate(QFileInfo(path).completeBaseName(), file.readAll()))
            out << *app;
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const AppTemplate &a, const AppTemplate &b) { return a.order < b.order; });
    return out;
}

} // namespace accounts::connect
