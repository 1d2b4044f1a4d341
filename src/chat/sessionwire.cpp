// How a turn is spelled for its relay: the format, what travels, and what is done when the relay wants it otherwise.
#include "chat/sessionturn.h"

#include "chat/wire/encoding.h"
#include "chat/wire/modelfamily.h"
#include "chat/wire/repair.h"
#include "chat/wire/wirechoice.h"

namespace chat {

namespace {

const QLatin1String goOnWords("Your answer was cut off. Go on exactly where it stopped, without repeating anything and "
                              "without an introduction.");

// The first, two other formats, and as many fields as a relay may dislike one after the other.
constexpr int mostAttempts = 6;

// Longest side in pixels: larger pictures are made smaller by the supplier anyway, at our cost (wire-formats §9.2).
int longestSide(const wire::ModelFamily &family)
{
    return family.isClaude ? 1568 : 2048;
}

} // namespace

wire::Ask Session::askFor(const QString &model, const QList<Message> &branch) const
{
    wire::Ask ask;
    ask.model = model;
    ask.systemPrompt = m_conversation.systemPrompt;
    ask.parameters = m_conversation.parameters;
    const HistoryLimits bounds = limits();
    ask.parameters.largestAnswer = bounds.largestAnswer;
    ask.messages = travelling(branch, bounds, [this](const Message &m) { return tokensOf(m); }).messages;
    const int side = longestSide(wire::ModelFamily::of(model));
    ask.assetBytes = [this, side](core::AssetId id) {
        const QByteArray bytes = m_assets.bytes(id);
        const auto asset = m_assets.known(id);
        if (!asset || !asset->mime.startsWith(QLatin1String("image/")))
            return bytes;
        QString mime;
        return media::fitPicture(bytes, side, &mime).valueOr(bytes);
    };
    return ask;
}

QList<wire::Format> Session::formatsNow(core::AccountId account, const QString &model) const
{
    wire::WireFacts facts;
    facts.model = model;
    facts.byHand = m_conversation.parameters.wireFormat;
    if (const auto known = m_catalog.model(account, model))
        facts.endpointTypes = known->endpointTypes;
    if (const relay::RelayClient *client = m_accounts.bareClient(account)) {
        facts.offeredPaths = client->chatPaths();
        facts.lessons = m_wires.lessons(client->info().infer, model);
    }
    return wire::formatsFor(facts);
}

wire::Format Session::formatNow() const
{
    return formatsNow(m_conversation.account, modelNow()).first();
}

relay::StopBilling Session::stopBilling() const
{
    const relay::RelayClient *client = m_accounts.bareClient(m_conversation.account);
    return client ? client->stopBilling() : relay::StopBilling::Unknown;
}

wire::Lessons Session::lessonsNow() const
{
    const relay::RelayClient *client = m_accounts.bareClient(m_conversation.account);
    return client ? m_wires.lessons(client->info().infer, modelNow()) : wire::Lessons();
}

void Session::beginTurn(const core::Secret &key, const Message &answer, const QList<Message> &branch, bool continued)
{
    m_preparing = false;
    m_turn = std::make_unique<Turn>();
    m_turn->answer = answer.id;
    m_turn->facts.message = answer.id;
    m_turn->facts.account = answer.account;
    m_turn->facts.conversation = m_id;
    m_turn->facts.model = answer.model;
    m_turn->facts.keyName = answer.keyName;
    m_turn->facts.started = m_clock.now();
    m_turn->reply.blobs = {};
    m_turn->key = key;
    m_turn->branch = branch;
    if (continued)
        m_turn->kept = answer.text();
    m_turn->formats = formatsNow(answer.account, answer.model);
    m_turn->recorder = std::make_unique<AnswerRecorder>(m_store, answer.id, [this, id = answer.id] {
        const Message *now = find(id);
        return now ? std::pair(now->text(), now->reasoning()) : std::pair<QString, QString>();
    });
    m_turn->clock.start();
    openStream();
    Q_EMIT answeringChanged(true);
}

void Session::openStream()
{
    Turn &turn = *m_turn;
    Message *answer = find(turn.answer);
    relay::RelayClient *client = m_accounts.bareClient(turn.facts.account);
    ++turn.attempts;
    wire::Ask ask = askFor(turn.facts.model, turn.branch);
    if (!turn.kept.isEmpty() && answer) {
        Message begun = *answer;
        begun.id = {};
        ask.messages.push_back(begun);
        Message please;
        Part words;
        words.text = goOnWords;
        please.parts.push_back(words);
        ask.messages.push_back(please);
    }
    turn.sentText.clear();
    for (const Message &message : ask.messages)
        turn.sentText += wire::answerText(message);

    const wire::Format format = turn.formats.first();
    turn.lessons = m_wires.lessons(client->info().infer, turn.facts.model);
    wire::EncodedAsk encoded = wire::encode(format, ask);
    wire::apply(turn.lessons, format, encoded);
    turn.sent = encoded.body;
    net::Request request = client->inferenceRequest(encoded.path, turn.key);
    request.method = QByteArrayLiteral("POST");
    request.json = encoded.body;
    request.headers.append(net::Header{QByteArrayLiteral("Accept"), QByteArrayLiteral("text/event-stream")});
    for (const auto &[name, value] : encoded.headers)
        request.headers.append(net::Header{name, value});
    if (answer)
        answer->asked.format = wire::formatName(format);

    if (turn.stream) {
        turn.stream->disconnect(this);
        turn.stream.release()->deleteLater(); // it is the one who tells
    }
    turn.stream = std::make_unique<ReplyStream>(client->transport(), request, format);
    connect(turn.stream.get(), &ReplyStream::arrived, this, &Session::takeEvent);
    connect(turn.stream.get(), &ReplyStream::ended, this, &Session::endTurn);
}

// A refusal before anything was done, and so before anything is billed, may be about how it was asked.
bool Session::askOtherwise(const core::Error &error)
{
    Turn &turn = *m_turn;
    Message *answer = find(turn.answer);
    relay::RelayClient *client = m_accounts.bareClient(turn.facts.account);
    const ReplyDone &done = turn.stream->doneSoFar();
    if (!answer || !client || done.answered || done.stopped || turn.attempts >= mostAttempts)
        return false;
    const QUrl base = client->info().infer;
    const wire::Format format = turn.formats.first();
    bool forAll = false;
    if (turn.formats.size() > 1 && wire::saysFormatMissing(error, format, &forAll)) {
        const wire::Lesson lesson{wire::Lesson::Kind::NoFormat, wire::formatName(format)};
        // "No channel" is said of a model that is down as well: believed when the other format is answered.
        if (error.httpStatus == 503)
            turn.suspected = lesson;
        else
            m_wires.learn(base, forAll ? QString() : turn.facts.model, lesson);
        turn.formats.removeFirst();
        answer->asked.lessons.append(wire::lessonText(lesson));
        openStream();
        return true;
    }
    const auto lesson = wire::lessonOf(turn.stream->status(), turn.stream->errorBody(), format, turn.sent);
    if (!lesson || turn.lessons.knows(*lesson))
        return false;
    m_wires.learn(base, turn.facts.model, *lesson);
    answer->asked.lessons.append(wire::lessonText(*lesson));
    openStream();
    return true;
}

} // namespace chat
