// What else answers at a relay that was found: published models and rates, and the formats, asked without a credential.

#include "net/transport.h"
#include "relay/dialect.h"
#include "relay/dialectprobe.h"
#include "relay/relayerror.h"
#include "relay/statusanswer.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace relay {

struct DialectProbe::Round
{
    explicit Round(const RelayInfo &found) : dialect(dialectFor(found)) { survey.info = found; }
    // The last one to let go answers.
    ~Round() { promise.settle(survey); }

    std::unique_ptr<Dialect> dialect;
    ProbeSurvey survey{};
    core::Promise<ProbeSurvey> promise{};
};

namespace {

constexpr std::chrono::seconds patience(8);

// Does a call without key and body say that the place exists?
std::optional<bool> isServed(const net::Response &answer)
{
    const core::Error error = readError(answer, true);
    switch (error.cause) {
    case core::ErrorCause::EndpointMissing:
    case core::ErrorCause::WebPage:
        return false;
    case core::ErrorCause::BrowserCheck:
        return {};
    default:
        break;
    }
    if (answer.status == 404 || answer.status == 405)
        return false;
    if (error.kind == core::ErrorKind::Unauthorized || error.kind == core::ErrorKind::BadRequest ||
        error.kind == core::ErrorKind::Forbidden)
        return true;
    return {};
}

} // namespace

core::Async<ProbeSurvey> DialectProbe::survey(const RelayInfo &found)
{
    const auto round = std::make_shared<Round>(found);
    askForRates(round);
    QList<QUrl> elsewhere;
    if (found.kind == Kind::Plain) {
        for (const QString &facade : {u"/anthropic/v1"_s, u"/claude/v1"_s}) {
            QUrl base = found.root;
            base.setPath((base.path() == "/openai"_L1 ? QString() : base.path()) + facade);
            elsewhere.append(base);
        }
    }
    if (found.kind != Kind::OldProxy) {
        askForFormat(round, u"chat/completions"_s, &ProbeSurvey::chat);
        askForFormat(round, u"responses"_s, &ProbeSurvey::responses);
        askForFormat(round, u"messages"_s, &ProbeSurvey::messages, elsewhere);
    }
    return round->promise.future();
}

void DialectProbe::askForRates(const std::shared_ptr<Round> &round)
{
    const std::optional<Call> call = round->dialect->rates();
    if (!call || !call->isOffered())
        return;
    net::Request request;
    request.url = round->survey.info.root;
    request.url.setPath(request.url.path() + call->path);
    request.url.setQuery(call->query);
    request.headers.append(net::Header{"Accept", "application/json"});
    request.idleTimeout = patience;
    m_transport.send(request, m_scope).finally(this, [round](const core::Result<net::Response> &r) {
        if (!r || !r->isOk())
            return;
        const auto rates = round->dialect->readRates(*r, {});
        if (!rates || rates->isEmpty())
            return;
        QSet<QString> models;
        for (const PublishedRate &rate : *rates)
            models.insert(rate.model);
        round->survey.models = static_cast<int>(models.size());
        round->survey.ratesPublished = true;
    });
}

void DialectProbe::askForFormat(const std::shared_ptr<Round> &round, const QString &path,
                                std::optional<bool> ProbeSurvey::*served, const QList<QUrl> &elsewhere)
{
    net::Request request;
    request.method = "POST";
    request.url = round->dialect->inferenceUrl(path);
    request.json = QJsonObject();
    request.headers.append(net::Header{"Accept", "application/json"});
    request.idleTimeout = patience;
    m_transport.send(request, m_scope)
        .finally(this, [this, round, path, served, elsewhere](const core::Result<net::Response> &r) {
            if (!r)
                return;
            round->survey.*served = isServed(*r);
            if (round->survey.*served != false || elsewhere.isEmpty())
                return;
            // Not there: this family may have a base of its own.
            RelayInfo info = round->survey.info;
            info.bases.insert(path, elsewhere.first());
            const auto moved = std::make_shared<Round>(info);
            moved->promise.future().finally(
                this, [round, path, served, base = elsewhere.first()](const core::Result<ProbeSurvey> &told) {
                    if (told && told.value().*served == true) {
                        round->survey.*served = true;
                        setBase(round->survey.info, path, told->info.bases.value(path, base));
                    }
                });
            askForFormat(moved, path, served, elsewhere.mid(1));
        });
}

} // namespace relay
