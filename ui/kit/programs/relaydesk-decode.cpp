// What recorded exchanges say, one JSON line each (docs/decode.md): relaydesk-decode --dialect KIND FILE…
#include "app/decode/decoder.h"
#include "ui/kit/errortext.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <cstdio>
#include <map>
#include <vector>

namespace {

constexpr int usage = 2;

app::decode::Spoken inWords(const core::Error &error, const app::decode::Decoded &about)
{
    kit::ErrorContext context;
    context.model = about.model;
    context.modelIsListed = about.isListed;
    context.perUnit = about.perUnit;
    const kit::ErrorWords words = kit::errorWords(error, context);
    return {words.title, words.sentence, words.nextStep, words.labels()};
}

void complain(const QString &what)
{
    std::fprintf(stderr, "relaydesk-decode: %s\n", qPrintable(what));
}

struct Read
{
    QString folder{};
    core::Result<app::decode::Exchange> exchange;
    QString name{};
};

} // namespace

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale::c());
    QCoreApplication application(argc, argv);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Reads recorded exchanges with a relay as the program reads them live, and prints one JSON line for each:\n"
        "{\"name\", \"what\", \"ok\", \"value\"|\"error\"}\n\n"
        "what is one of status, text, session, self, access-token, tokens, token, rates, models, balance, topup, log,\n"
        "stat, daily, cost, chat, stream, image, sound, transcript, webpage, other. Quota is in the relay's own "
        "units,\n"
        "times are milliseconds since 1970 (UTC), null is \"not known\". docs/decode.md has every member.\n"
        "A status among the files of a folder tells that relay's quota_per_unit; without one 500000 is assumed, and\n"
        "rates say so.\n\n"
        "Exit code: 0 all files were read, 2 wrong usage or a file that cannot be read (the others are still done)."));
    parser.addHelpOption();
    const QCommandLineOption dialect(QStringLiteral("dialect"),
                                     QStringLiteral("laisky, oneapi, newapi, onehub, plain or proxy."),
                                     QStringLiteral("kind"));
    parser.addOption(dialect);
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("Recorded exchanges."),
                                 QStringLiteral("FILE..."));
    if (!parser.parse(QCoreApplication::arguments())) {
        complain(parser.errorText());
        return usage;
    }
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp(0);
    const auto kind = relay::kindFromName(parser.value(dialect));
    if (!kind) {
        complain(QStringLiteral("--dialect wants laisky, oneapi, newapi, onehub, plain or proxy"));
        return usage;
    }
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty()) {
        complain(QStringLiteral("no files given"));
        return usage;
    }

    int code = 0;
    std::vector<Read> all;
    std::map<QString, app::decode::Decoder> decoders;
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            complain(QStringLiteral("%1: %2").arg(path, file.errorString()));
            code = usage;
            continue;
        }
        const QFileInfo info(path);
        const QString folder = info.absolutePath();
        Read read{folder, app::decode::readExchange(file.readAll(), info.completeBaseName()), info.completeBaseName()};
        app::decode::Decoder &decoder = decoders.try_emplace(folder, *kind).first->second;
        if (read.exchange)
            decoder.learn(*read.exchange);
        all.push_back(std::move(read));
    }
    for (const Read &read : all) {
        app::decode::Decoded decoded;
        if (read.exchange) {
            decoded = decoders.at(read.folder).decode(*read.exchange);
        } else {
            complain(QStringLiteral("%1: %2").arg(read.name, read.exchange.error().detail));
            decoded.name = read.name;
            decoded.error = read.exchange.error();
            code = usage;
        }
        std::printf("%s\n", app::decode::lineOf(decoded, inWords).constData());
    }
    return code;
}
