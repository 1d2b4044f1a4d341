#include "ui/accounts/connectwords.h"

#include "ui/kit/moneytext.h"

#include <QCoreApplication>

namespace ui::accounts {

namespace {

struct ConnectWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::accounts::ConnectWords)
};

} // namespace

QString formatWords(relay::WireFormat format)
{
    switch (format) {
    case relay::WireFormat::ChatCompletions:
        return ConnectWords::tr("Chat Completions");
    case relay::WireFormat::Responses:
        return ConnectWords::tr("Responses");
    case relay::WireFormat::Messages:
        return ConnectWords::tr("Anthropic Messages");
    }
    return {};
}

QString obstacleWords(::accounts::connect::Obstacle obstacle, const ::accounts::connect::Way &way)
{
    using ::accounts::connect::Obstacle;
    switch (obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::FormatNotServed:
        return ConnectWords::tr("It speaks %1, which this relay does not serve.").arg(formatWords(way.format));
    case Obstacle::ClaudeModelWanted:
        return ConnectWords::tr("Over %1 this relay serves Claude models only: choose one.")
            .arg(formatWords(way.format));
    case Obstacle::NoHostForm:
        return ConnectWords::tr("It adds /v1 to the address by itself, and this service’s address has another form.");
    case Obstacle::OddAddress:
        return ConnectWords::tr("The relay’s address has characters that could do harm in a settings file.");
    case Obstacle::OddModel:
        return ConnectWords::tr("The model’s name has characters that could do harm in a settings file.");
    }
    return {};
}

QString doubtWords(::accounts::connect::Doubt doubt, const QString &app)
{
    using ::accounts::connect::Doubt;
    switch (doubt) {
    case Doubt::None:
        return {};
    case Doubt::FormatUnknown:
        return ConnectWords::tr("Whether this service speaks that format is not known: the test tells.");
    case Doubt::PrivateAddress:
        return ConnectWords::tr("%1 calls from its own servers, which cannot reach a relay in your own network.")
            .arg(app);
    case Doubt::PlainHttp:
        return ConnectWords::tr("%1 is an https page: browsers do not let it call a relay on plain http.").arg(app);
    }
    return {};
}

QString reportWords(const app::TestReport &report)
{
    const QString who = report.answeringModel.isEmpty() ? report.askedModel : report.answeringModel;
    if (!report.complete)
        return ConnectWords::tr("%1 began to answer and broke off: the app may lose answers too.").arg(who);
    // The question allows 16 tokens: a model that thinks first may say nothing within them.
    if (report.text.isEmpty())
        return ConnectWords::tr("%1 answered, without any text within the 16 tokens that were asked for.").arg(who);
    return report.firstToken ? ConnectWords::tr("%1 answered “%2” after %3.")
                                   .arg(who, report.text, kit::durationText(*report.firstToken))
                             : ConnectWords::tr("%1 answered “%2”.").arg(who, report.text);
}

kit::ErrorWords fileErrorWords(const core::Error &error, const QString &path)
{
    kit::ErrorWords words;
    words.details = error.detail;
    if (error.kind == core::ErrorKind::BadRequest) {
        words.title = QCoreApplication::translate("ui::accounts::ConnectWords", "%1 was left as it is").arg(path);
        words.sentence = QCoreApplication::translate("ui::accounts::ConnectWords",
                                                     "It is not certain that only these settings would change in it.");
        words.nextStep =
            QCoreApplication::translate("ui::accounts::ConnectWords", "Copy the settings and put them in by hand.");
    } else if (error.kind == core::ErrorKind::Storage) {
        words.title = QCoreApplication::translate("ui::accounts::ConnectWords", "%1 cannot be written").arg(path);
        words.sentence = QCoreApplication::translate("ui::accounts::ConnectWords", "The system does not allow it.");
        words.nextStep = QCoreApplication::translate(
            "ui::accounts::ConnectWords", "Look at the folder’s permissions, or save the settings elsewhere.");
    } else {
        words = kit::errorWords(error);
    }
    return words;
}

} // namespace ui::accounts
