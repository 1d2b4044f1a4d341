// From the wish for an answer to its end: what Session sends, and what becomes of what comes back.
#include "chat/sessionturn.h"

#include "chat/rows.h"
#include "chat/wire/encoding.h"
#include "chat/wire/modelfamily.h"

namespace chat {

namespace {

const QLatin1String goOn("Your answer was cut off. Go on exactly where it stopped, without repeating anything and "
                         "without an introduction.");

// Longest side in pixels: larger pictures are made smaller by the supplier anyway, at our cost (wire-formats §9.2).
int longestSide(const wire::ModelFamily &family)
{
    return family.isClaude ? 1568 : 2048;
}

wire::Format formatFor(const Parameters &parameters, const std::optional<catalog::Model> &model)
{
    if (parameters.wireFormat == QLatin1String("responses"))
        return wire::Format::Responses;
    if (parameters.wireFormat == QLatin1String("messages"))
        return wire::Format::Messages;
    if (parameters.wireFormat == QLatin1String("chat") || !model || model->endpointTypes.isEmpty() ||
        model->endpointTypes.contains(QLatin1String("openai")))
        return wire::Format::ChatCompletions;
    // The relay lists what the model is served by, and Chat Completions is not among it.
    if (model->endpointTypes.contains(QLatin1String("openai-response")))
        return wire::Format::Responses;
    if (model->endpointTypes.contains(QLatin1String("anthropic")))
        return wire::Format::Messages;
    return wire::Format::ChatCompletions;
}

bool hasContent(const Message &message, const QString &kept)
{
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::Image || part.kind == PartKind::Audio || part.kind == PartKind::ToolCall)
            return true;
        if (!part.text.isEmpty() && !(part.kind == PartKind::Text && part.text == kept))
            return true;
    }
    return false;
}

} // namespace

core::Async<void> Session::answerBranch(const core::Secret &key, const QString &model, std::vector<Part> begun)
{
    if (m_messages.isEmpty()) {
        m_preparing = false;
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("there is no question to answer")};
    }
    const QList<Message> branch = m_messages;
    Message answer;
    answer.parent = m_messages.last().id;
    answer.role = Role::Assistant;
    answer.state = MessageState::Streaming;
    answer.model = model;
    answer.account = m_conversation.account;
    if (const accounts::Account *account = m_accounts.find(answer.account))
        answer.keyName = account->keyName;
    const bool continued = !begun.empty();
    answer.parts = std::move(begun);
    return m_store.siblingCount(m_id, answer.parent).then(this, [this, key, branch, continued, answer](int count) {
        Message fresh = answer;
        fresh.version = fresh.versions = count + 1;
        return addAndShow(fresh).then(this, [this, key, branch, continued](core::MessageId) {
            beginTurn(key, m_messages.last(), branch, continued);
        });
    });
}

wire::Ask Session::askFor(const QString &model, const QList<Message> &branch) const
{
    wire::Ask ask;
    ask.model = model;
    ask.systemPrompt = m_conversation.systemPrompt;
    ask.parameters = m_conversation.parameters;
    ask.messages = travelling(branch, limits(), [this](const Message &m) { return tokensOf(m); }).messages;
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

void Session::beginTurn(const core::Secret &key, const Message &answer, const QList<Message> &branch, bool continued)
{
    m_preparing = false;
    relay::RelayClient *client = m_accounts.bareClient(answer.account);
    m_turn = std::make_unique<Turn>();
    m_turn->answer = answer.id;
    m_turn->facts.message = answer.id;
    m_turn->facts.account = answer.account;
    m_turn->facts.conversation = m_id;
    m_turn->facts.model = answer.model;
    m_turn->facts.keyName = answer.keyName;
    m_turn->facts.started = m_clock.now();
    m_turn->reply.blobs = {};

    wire::Ask ask = askFor(answer.model, branch);
    if (continued) {
        m_turn->kept = answer.text();
        Message begun = answer;
        begun.id = {};
        ask.messages.push_back(begun);
        Message please;
        Part words;
        words.text = goOn;
        please.parts.push_back(words);
        ask.messages.push_back(please);
    }
    for (const Message &message : ask.messages)
        m_turn->sentText += wire::answerText(message);

    const wire::Format format = formatFor(m_conversation.parameters, m_catalog.model(answer.account, answer.model));
    const wire::EncodedAsk encoded = wire::encode(format, ask);
    net::Request request = client->inferenceRequest(encoded.path, key);
    request.method = QByteArrayLiteral("POST");
    request.json = encoded.body;
    request.headers.append(net::Header{QByteArrayLiteral("Accept"), QByteArrayLiteral("text/event-stream")});
    for (const auto &[name, value] : encoded.headers)
        request.headers.append(net::Header{name, value});

    m_turn->recorder = std::make_unique<AnswerRecorder>(m_store, answer.id, [this, id = answer.id] {
        const Message *now = find(id);
        return now ? std::pair(now->text(), now->reasoning()) : std::pair<QString, QString>();
    });
    m_turn->clock.start();
    m_turn->stream = std::make_unique<ReplyStream>(client->transport(), request, format);
    connect(m_turn->stream.get(), &ReplyStream::arrived, this, &Session::takeEvent);
    connect(m_turn->stream.get(), &ReplyStream::ended, this, &Session::endTurn);
    Q_EMIT answeringChanged(true);
}

void Session::takeEvent(const wire::ReplyEvent &event)
{
    using Kind = wire::ReplyEvent::Kind;
    Message *answer = m_turn ? find(m_turn->answer) : nullptr;
    if (!answer)
        return;
    if (event.kind == Kind::Restated && !m_turn->kept.isEmpty()) {
        // The protocol's summary does not know the text that was kept.
        wire::ReplyEvent whole = event;
        whole.text.prepend(m_turn->kept);
        std::swap(m_turn->reply.parts, answer->parts);
        m_turn->reply.take(whole);
        std::swap(m_turn->reply.parts, answer->parts);
        return;
    }
    // The parts live in the message; lent to the reply for the moment, so that no text is copied per piece.
    std::swap(m_turn->reply.parts, answer->parts);
    m_turn->reply.take(event);
    std::swap(m_turn->reply.parts, answer->parts);

    const bool isText = event.kind == Kind::Text || event.kind == Kind::Refusal;
    if (event.kind == Kind::Reasoning) {
        if (m_turn->thinkingFrom < 0)
            m_turn->thinkingFrom = m_turn->clock.elapsed();
        m_turn->thinkingTo = m_turn->clock.elapsed();
    }
    if (isText && m_turn->thinkingFrom >= 0 && !answer->thinking)
        answer->thinking = std::chrono::milliseconds(m_turn->clock.elapsed() - m_turn->thinkingFrom);
    if (isText || event.kind == Kind::Reasoning) {
        m_turn->recorder->grow(event.text.size());
        Q_EMIT tailGrew(answer->id, event.text, event.kind == Kind::Reasoning);
    }
}

void Session::endTurn(const core::Result<ReplyDone> &how)
{
    const std::unique_ptr<Turn> turn = std::move(m_turn);
    turn->recorder->stop();
    const ReplyDone done = how ? how.value() : turn->stream->doneSoFar();
    turn->stream->disconnect(this);
    turn->stream.release()->deleteLater(); // it is the one who tells
    Message *answer = find(turn->answer);
    if (answer) {
        answer->requestId = done.requestId;
        answer->finish = done.finish;
        answer->usage = done.usage;
        answer->duration = done.duration;
        if (done.firstToken.count() >= 0)
            answer->firstToken = done.firstToken;
        if (!answer->thinking && turn->thinkingFrom >= 0)
            answer->thinking = std::chrono::milliseconds(turn->thinkingTo - turn->thinkingFrom);
        if (!how) {
            answer->state = hasContent(*answer, turn->kept) ? MessageState::Interrupted : MessageState::Failed;
            answer->error = how.error();
        } else if (done.stopped) {
            answer->state = MessageState::Stopped;
        } else if (done.complete) {
            answer->state = MessageState::Complete;
        } else {
            answer->state = MessageState::Interrupted;
            answer->error =
                core::Error{core::ErrorKind::Protocol, QStringLiteral("the answer ended without a finish reason"),
                            core::ErrorCause::Interrupted};
            answer->error->requestId = done.requestId;
        }
        if (done.complete && done.usage.input && !turn->sentText.isEmpty())
            m_catalog.calibrate(turn->facts.model, turn->sentText, *done.usage.input);
        keepBlobs(*answer, turn->reply.blobs);
    }
    m_conversation.updated = m_clock.now();
    if (answer)
        m_conversation.snippet = firstWords(answer->text().isEmpty() ? m_conversation.snippet : answer->text(), 120);

    TurnFacts facts = turn->facts;
    facts.requestId = done.requestId;
    facts.usage = done.usage;
    facts.ended = m_clock.now();
    facts.stopped = done.stopped;
    facts.complete = done.complete;
    facts.answered = done.answered;
    if (answer)
        Q_EMIT messageChanged(*answer);
    Q_EMIT answeringChanged(false);
    touch();
    Q_EMIT turnEnded(facts);
}

// Pictures and sound of an answer become assets; then the answer is stored. Without any it is stored at once.
void Session::keepBlobs(const Message &answer, const std::vector<QByteArray> &blobs)
{
    if (blobs.empty()) {
        finishStoring(answer);
        return;
    }
    std::vector<core::Async<media::Asset>> kept;
    for (const QByteArray &bytes : blobs)
        kept.push_back(m_assets.add(bytes, QStringLiteral("answer")));
    core::all(this, kept).finally(this, [this, id = answer.id](const core::Result<std::vector<media::Asset>> &assets) {
        Message *now = find(id);
        if (!now)
            return;
        for (Part &part : now->parts) {
            const QJsonValue blob = part.meta.take(QLatin1String("blob"));
            const auto index = static_cast<std::size_t>(blob.toInt(-1));
            if (!blob.isDouble() || !assets || index >= assets->size())
                continue;
            const media::Asset &asset = assets->at(index);
            part.asset = asset.id;
            part.mime = asset.mime;
            part.text = asset.name;
            part.meta.insert(QLatin1String("width"), asset.pixels.width());
            part.meta.insert(QLatin1String("height"), asset.pixels.height());
        }
        finishStoring(*now);
        Q_EMIT messageChanged(*now);
    });
}

void Session::finishStoring(const Message &answer)
{
    m_store.update(answer).finally(this, [this, id = answer.id](const core::Result<void> &r) {
        Message *now = find(id);
        if (r || !now)
            return;
        // Shown, but not on disk: say so instead of losing it silently.
        now->error = r.error();
        Q_EMIT messageChanged(*now);
    });
}

} // namespace chat
