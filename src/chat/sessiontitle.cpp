// A title by a model: a request that the user sees as a row of its own, with its cost.
#include "chat/sessiontitle.h"

#include "chat/rows.h"
#include "chat/wirebook.h"

namespace chat {

namespace {

constexpr int longestTitle = 60;
constexpr int excerpt = 1200;        // characters of question and answer that the model sees
constexpr qint64 largestTitle = 200; // tokens; a model that thinks first needs more than the title has

const QLatin1String please("Write a title for the conversation below: at most six words, in its language, no quotation "
                           "marks, no full stop. Answer with the title alone.");

} // namespace

QString titleIn(const QString &answer, int longest)
{
    QString line;
    const QStringList lines = answer.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &one : lines) {
        line = one.simplified();
        if (!line.isEmpty())
            break;
    }
    const QString marks = QStringLiteral("\"'`*#“”„«»「」『』《》 ");
    while (!line.isEmpty() && marks.contains(line.front()))
        line.remove(0, 1);
    while (!line.isEmpty() && (marks.contains(line.back()) || line.back() == u'.' || line.back() == QChar(0x3002)))
        line.chop(1);
    return firstWords(line, longest);
}

core::Async<void> Session::makeTitle(const QString &model)
{
    if (m_title || model.isEmpty() || m_messages.size() < 2)
        return core::Error{core::ErrorKind::BadRequest, QStringLiteral("there is nothing to make a title of")};
    Message call;
    call.conversation = m_id;
    call.role = Role::Call;
    call.purpose = QStringLiteral("title");
    call.state = MessageState::Streaming;
    call.created = m_clock.now();
    call.account = m_conversation.account;
    call.model = model;
    if (const accounts::Account *account = m_accounts.find(call.account))
        call.keyName = account->keyName;
    const QString talk =
        m_messages.at(0).text().left(excerpt) + QLatin1String("\n\n---\n\n") + m_messages.at(1).text().left(excerpt);
    return m_accounts.key(call.account).then(this, [this, call, talk](const core::Secret &key) {
        return m_store.addCall(call).then(this, [this, call, talk, key](core::MessageId id) {
            relay::RelayClient *client = m_accounts.bareClient(call.account);
            if (!client)
                return;
            m_title = std::make_unique<TitleCall>();
            m_title->call = call;
            m_title->call.id = id;
            m_title->facts.message = id;
            m_title->facts.account = call.account;
            m_title->facts.conversation = m_id;
            m_title->facts.model = call.model;
            m_title->facts.keyName = call.keyName;
            m_title->facts.started = m_clock.now();
            m_calls.append(m_title->call);

            wire::Ask ask;
            ask.model = call.model;
            ask.parameters.largestAnswer = largestTitle;
            Message question;
            Part words;
            words.text = please + QLatin1String("\n\n") + talk;
            question.parts.push_back(words);
            ask.messages.push_back(question);
            wire::EncodedAsk encoded = wire::encode(wire::Format::ChatCompletions, ask);
            wire::apply(m_wires.lessons(client->info().infer, call.model), wire::Format::ChatCompletions, encoded);
            net::Request request = client->inferenceRequest(encoded.path, key);
            request.method = QByteArrayLiteral("POST");
            request.json = encoded.body;
            m_title->stream =
                std::make_unique<ReplyStream>(client->transport(), request, wire::Format::ChatCompletions);
            connect(m_title->stream.get(), &ReplyStream::arrived, this,
                    [this](const wire::ReplyEvent &event) { m_title->reply.take(event); });
            connect(m_title->stream.get(), &ReplyStream::ended, this, &Session::endTitle);
        });
    });
}

void Session::endTitle(const core::Result<ReplyDone> &how)
{
    const std::unique_ptr<TitleCall> title = std::move(m_title);
    const ReplyDone done = how ? how.value() : title->stream->doneSoFar();
    title->stream->disconnect(this);
    title->stream.release()->deleteLater();
    Message call = title->call;
    call.requestId = done.requestId;
    call.usage = done.usage;
    call.finish = done.finish;
    call.duration = done.duration;
    call.state = how ? MessageState::Complete : MessageState::Failed;
    if (!how)
        call.error = how.error(); // the first words stay as the title
    for (Message &known : m_calls) {
        if (known.id == call.id)
            known = call;
    }
    m_store.update(call).finally(this, [](const core::Result<void> &) {});
    const QString words = how ? titleIn(title->reply.text(), longestTitle) : QString();
    if (!words.isEmpty() && m_titleFromWords) {
        m_conversation.title = words;
        m_titleFromWords = false;
        m_store.saveTitle(m_id, words, false).finally(this, [](const core::Result<void> &) {});
        Q_EMIT conversationChanged(m_conversation);
    }
    TurnFacts facts = title->facts;
    facts.requestId = done.requestId;
    facts.usage = done.usage;
    facts.ended = m_clock.now();
    facts.complete = done.complete;
    facts.answered = done.answered;
    Q_EMIT callsChanged();
    Q_EMIT turnEnded(facts);
}

} // namespace chat
