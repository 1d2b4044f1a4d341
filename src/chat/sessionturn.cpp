// From the wish for an answer to its end: what Session sends, and what becomes of what comes back.
#include "chat/sessionturn.h"

#include "chat/rows.h"
#include "chat/wire/encoding.h"

namespace chat {

namespace {

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

void takeFacts(Message &message, const ReplyDone &done)
{
    message.requestId = done.requestId;
    message.usage = done.usage;
    message.duration = done.duration;
    if (done.firstToken.count() >= 0)
        message.firstToken = done.firstToken;
}

} // namespace

core::Async<void> Session::answerBranch(const core::Secret &key, const QString &model)
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
    return m_store.siblingCount(m_id, answer.parent).then(this, [this, key, branch, answer](int count) {
        Message fresh = answer;
        fresh.version = fresh.versions = count + 1;
        return addAndShow(fresh).then(
            this, [this, key, branch](core::MessageId) { beginTurn(key, m_messages.last(), branch, false); });
    });
}

// The further request is a row of its own, since it has a bill of its own; its text goes to the answer.
core::Async<void> Session::goOn(const core::Secret &key, core::MessageId cut)
{
    Message call;
    call.conversation = m_id;
    call.role = Role::Call;
    call.purpose = QStringLiteral("continuation");
    call.serves = cut;
    call.state = MessageState::Streaming;
    call.created = m_clock.now();
    if (const Message *answer = find(cut)) {
        call.account = m_conversation.account;
        call.model = answer->model.isEmpty() ? modelNow() : answer->model;
        if (const accounts::Account *account = m_accounts.find(call.account))
            call.keyName = account->keyName;
    }
    const auto added = m_store.addCall(call);
    added.finally(this, [this](const core::Result<core::MessageId> &r) { m_preparing = m_preparing && r.ok(); });
    return added.then(this, [this, key, cut, call](core::MessageId id) {
        Message *answer = find(cut);
        if (!answer) {
            m_preparing = false;
            return;
        }
        Message stored = call;
        stored.id = id;
        m_calls.append(stored);
        answer->state = MessageState::Streaming;
        answer->error.reset();
        m_store.update(*answer).finally(this, [](const core::Result<void> &) {});
        QList<Message> branch = m_messages;
        branch.removeLast();
        Message asked = *answer;
        asked.account = call.account;
        asked.model = call.model;
        asked.keyName = call.keyName;
        beginTurn(key, asked, branch, true);
        m_turn->further = stored;
        m_turn->facts.message = id;
        Q_EMIT branchChanged();
    });
}

void Session::stop()
{
    if (m_turn)
        m_turn->stream->stop();
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
    if (!how && askOtherwise(how.error()))
        return;
    const std::unique_ptr<Turn> turn = std::move(m_turn);
    turn->recorder->stop();
    const ReplyDone done = how ? how.value() : turn->stream->doneSoFar();
    if (const relay::RelayClient *client = m_accounts.bareClient(turn->facts.account);
        client && turn->suspected && done.answered)
        m_wires.learn(client->info().infer, turn->facts.model, *turn->suspected);
    turn->stream->disconnect(this);
    turn->stream.release()->deleteLater(); // it is the one who tells
    Message *answer = find(turn->answer);
    if (answer) {
        answer->finish = done.finish;
        if (!answer->thinking && turn->thinkingFrom >= 0)
            answer->thinking = std::chrono::milliseconds(turn->thinkingTo - turn->thinkingFrom);
        answer->error.reset();
        if (!how) {
            answer->state =
                hasContent(*answer, turn->kept) || turn->further ? MessageState::Interrupted : MessageState::Failed;
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
        if (turn->further)
            endFurther(*turn, *answer, done);
        else
            takeFacts(*answer, done);
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

void Session::endFurther(const Turn &turn, Message &answer, const ReplyDone &done)
{
    Message call = *turn.further;
    takeFacts(call, done);
    call.finish = answer.finish;
    call.state = answer.state;
    call.error = answer.error;
    call.asked = answer.asked;
    for (Message &known : m_calls) {
        if (known.id == call.id)
            known = call;
    }
    answer.further.append(call);
    m_store.update(call).finally(this, [](const core::Result<void> &) {});
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
