#include "accounts/connect/settings.h"

#include "relay/hosts.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace accounts::connect {

namespace {

bool isClaude(const QString &model)
{
    return model.contains("claude"_L1, Qt::CaseInsensitive);
}

// What stands in a shell's quotes, in JSON, TOML and YAML as it is. The model's name is the relay's word: it must not
// become a command in somebody's profile.
bool isHarmless(const QString &text)
{
    static const QRegularExpression harmless(u"^[\\p{L}\\p{N}._:/@+~\\-\\[\\]%, ()]+$"_s);
    return harmless.match(text).hasMatch();
}

QString addressOf(const relay::RelayInfo &relay)
{
    return relay.root.isEmpty() ? relay.infer.toString(QUrl::FullyEncoded | QUrl::RemovePath)
                                : relay.root.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
}

QString filled(QString text, const Way &way, const Target &target)
{
    return text.replace("{base}"_L1, baseFor(way, target.relay))
        .replace("{address}"_L1, addressOf(target.relay))
        .replace("{model}"_L1, target.model);
}

} // namespace

QString baseFor(const Way &way, const relay::RelayInfo &relay)
{
    const QString path = relay::wirePath(way.format);
    const QString endpoint = relay::dialectFor(relay)->inferenceUrl(path).toString(QUrl::FullyEncoded);
    QString ending;
    switch (way.base) {
    case BaseForm::Endpoint:
        return endpoint;
    case BaseForm::V1:
        ending = u'/' + path;
        break;
    case BaseForm::Host:
        ending = u"/v1/"_s + path;
        break;
    }
    return endpoint.endsWith(ending) ? endpoint.chopped(ending.size()) : QString();
}

Obstacle obstacle(const Way &way, const Target &target)
{
    const relay::Served served = relay::dialectFor(target.relay)->serves(way.format);
    if (served == relay::Served::No)
        return Obstacle::FormatNotServed;
    if (served == relay::Served::ClaudeOnly && !isClaude(target.model))
        return Obstacle::ClaudeModelWanted;
    const QString base = baseFor(way, target.relay);
    if (base.isEmpty())
        return Obstacle::NoHostForm;
    if (!isHarmless(base) || base.contains(u' '))
        return Obstacle::OddAddress;
    return target.model.isEmpty() || isHarmless(target.model) ? Obstacle::None : Obstacle::OddModel;
}

Doubt doubt(const AppTemplate &app, const Way &way, const Target &target)
{
    const QUrl base(baseFor(way, target.relay));
    if (app.callsFromServers && (relay::isLoopbackHost(base.host()) || relay::isPrivateHost(base.host())))
        return Doubt::PrivateAddress;
    if (app.runsInBrowser && base.scheme() == "http"_L1 && !relay::isLoopbackHost(base.host()))
        return Doubt::PlainHttp;
    return relay::dialectFor(target.relay)->serves(way.format) == relay::Served::Unknown ? Doubt::FormatUnknown
                                                                                         : Doubt::None;
}

QString settingsText(const Way &way, const Target &target)
{
    return filled(way.text, way, target);
}

QString shownText(const QString &text, const QString &keyHint)
{
    return QString(text).replace(QLatin1String(keyPlace), u"sk-"_s + keyHint);
}

QList<std::pair<QString, QString>> settingsFields(const Way &way, const Target &target)
{
    QList<std::pair<QString, QString>> out;
    const QStringList lines = settingsText(way, target).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const qsizetype sign = line.indexOf(" = "_L1);
        out.append(sign < 0 ? std::pair(line.trimmed(), QString())
                            : std::pair(line.left(sign).trimmed(), line.mid(sign + 3).trimmed()));
    }
    return out;
}

core::Secret settingsLink(const Way &way, const Target &target, const core::Secret &key)
{
    if (!key.isPlainWord())
        return {};
    const QString payload = settingsText(way, target).trimmed();
    const QByteArray link = way.link.toUtf8();
    if (way.linkInBase64)
        return key.placedIn(payload.toUtf8(), keyPlace).inBase64(true).placedIn(link, "{payload}");
    QByteArray coded = QUrl::toPercentEncoding(payload);
    // The key has plain characters only: they need no coding, its place does not survive one.
    coded.replace(QUrl::toPercentEncoding(QString::fromLatin1(keyPlace)), keyPlace);
    return key.placedIn(QByteArray(link).replace("{payload}", coded), keyPlace);
}

QString shownLink(const Way &way, const Target &target, const QString &keyHint)
{
    const QString payload = shownText(settingsText(way, target).trimmed(), keyHint);
    return QString(way.link).replace("{payload}"_L1, way.linkInBase64 ? u"base64(%1)"_s.arg(payload) : payload);
}

Places Places::ofThisComputer()
{
    Places out;
    out.home = QDir::homePath();
#if defined(Q_OS_WIN)
    out.system = u"windows"_s;
#elif defined(Q_OS_MACOS)
    out.system = u"mac"_s;
#endif
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys())
        out.environment.insert(name, environment.value(name));
    return out;
}

QString settingsFile(const Way &way, const Places &places)
{
    static const QRegularExpression variable(u"\\$\\{([A-Za-z0-9_]+):-([^}]*)\\}"_s);
    QString path = way.files.value(places.system);
    if (path.isEmpty())
        path = way.files.value(QString());
    for (auto match = variable.match(path); match.hasMatch(); match = variable.match(path)) {
        const QString set = places.environment.value(match.captured(1));
        path.replace(match.capturedStart(), match.capturedLength(), set.isEmpty() ? match.captured(2) : set);
    }
    if (path.startsWith("~/"_L1))
        path = places.home + path.mid(1);
    return path.isEmpty() ? path : QDir::cleanPath(path);
}

QString shownPath(const QString &path, const Places &places)
{
    return !places.home.isEmpty() && path.startsWith(places.home + u'/') ? u'~' + path.mid(places.home.size()) : path;
}

} // namespace accounts::connect
