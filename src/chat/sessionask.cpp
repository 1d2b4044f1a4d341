// What the user wants of a conversation: asking, retrying, editing, going on, removing.
#include "chat/session.h"

#include <algorithm>

namespace chat {

namespace {

core::Error badRequest(const char *why)
{
    return core::Error{core::ErrorKind::BadRequest, QLatin1String(why)};
}

QString declinedText(const QString &why)
{
    return why.isEmpty() ? QStringLiteral("The user declined this tool call.")
                         : QStringLiteral("The user declined this tool call: ") + why;
}

} // namespace

core::Result<void> Session::mayAsk() const
{
    if (isAnswering() || m_preparing)
        return badRequest("an answer is still arriving");
    if (!m_accounts.find(m_conversation.account))
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("the chat has no account")};
    if (m_conversation.model.isEmpty())
        return badRequest("no model is chosen");
    return {};
}

core::Async<core::Secret> Session::keyForAsking()
{
    m_preparing = true;
    // What travels may reach back to messages that are not here yet.
    const core::Async<core::Secret> key =
        m_isWhole ? m_accounts.key(m_conversation.account)
                  : m_whole.then(this, [this] { return m_accounts.key(m_conversation.account); });
    key.finally(this, [this](const core::Result<core::Secret> &r) { m_preparing = m_preparing && r.ok(); });
    return key;
}

core::Async<core::MessageId> Session::addAndShow(Message message)
{
    message.conversation = m_id;
    message.created = m_clock.now();
    const auto added = m_store.add(message);
    // A failed write ends the attempt; the caller may try again.
    added.finally(this, [this](const core::Result<core::MessageId> &r) { m_preparing = m_preparing && r.ok(); });
    return added.then(this, [this, message](core::MessageId id) {
        Message shown = message;
        shown.id = id;
        m_messages.append(shown);
        Q_EMIT messageAdded(shown);
        return id;
    });
}

core::Result<Message> Session::question(const QString &text, const std::vector<Part> &attachments) const
{
    if (text.trimmed().isEmpty() && attachments.empty())
        return badRequest("there is nothing to send");
    Message out;
    out.parent = m_messages.isEmpty() ? core::MessageId() : m_messages.last().id;
    out.parts = attachments;
    if (!text.isEmpty()) {
        Part words;
        words.text = text;
        out.parts.push_back(words);
    }
    return out;
}

core::Async<core::MessageId> Session::send(const QString &text, const std::vector<Part> &attachments)
{
    if (const auto may = mayAsk(); !may)
        return may.error();
    if (const auto asked = question(text, attachments); !asked)
        return asked.error();
    return keyForAsking().then(this, [this, text, attachments](const core::Secret &key) {
        return addAndShow(question(text, attachments).value()).then(this, [this, text, key](core::MessageId id) {
            titleByFirstWords(text);
            m_conversation.updated = m_clock.now();
            touch();
            return answerBranch(key, modelNow()).then(this, [id] { return id; });
        });
    });
}

core::Async<core::MessageId> Session::add(const QString &text, const std::vector<Part> &attachments)
{
    if (isAnswering() || m_preparing)
        return badRequest("an answer is still arriving");
    if (!m_isWhole)
        return m_whole.then(this, [this, text, attachments] { return add(text, attachments); });
    const auto asked = question(text, attachments);
    if (!asked)
        return asked.error();
    m_preparing = true;
    return addAndShow(*asked).then(this, [this, text](core::MessageId id) {
        m_preparing = false;
        titleByFirstWords(text);
        m_conversation.updated = m_clock.now();
        touch();
        return id;
    });
}

core::Async<void> Session::ask()
{
    if (const auto may = mayAsk(); !may)
        return may.error();
    if (m_messages.isEmpty() || m_messages.last().role == Role::Assistant)
        return badRequest("there is no question to answer");
    return keyForAsking().then(this, [this](const core::Secret &key) { return answerBranch(key, modelNow()); });
}

core::Async<void> Session::retry(core::MessageId answer, const QString &otherModel)
{
    if (const auto may = mayAsk(); !may)
        return may.error();
    const Message *old = find(answer);
    if (!old || old->role != Role::Assistant)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such answer in the shown branch")};
    const core::MessageId question = old->parent;
    return keyForAsking().then(this, [this, question, otherModel](const core::Secret &key) {
        while (!m_messages.isEmpty() && m_messages.last().id != question)
            m_messages.removeLast();
        Q_EMIT branchChanged();
        return answerBranch(key, otherModel.isEmpty() ? modelNow() : otherModel);
    });
}

core::Async<void> Session::editAndResend(core::MessageId question, const QString &text)
{
    if (const auto may = mayAsk(); !may)
        return may.error();
    const Message *old = find(question);
    if (!old || old->role != Role::User)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such question in the shown branch")};
    Message edited;
    edited.parent = old->parent;
    edited.version = edited.versions = old->versions + 1;
    for (const Part &part : old->parts) {
        if (part.kind != PartKind::Text)
            edited.parts.push_back(part);
    }
    if (text.trimmed().isEmpty() && edited.parts.empty())
        return badRequest("there is nothing to send");
    Part words;
    words.text = text;
    edited.parts.push_back(words);
    return keyForAsking().then(this, [this, edited](const core::Secret &key) {
        while (!m_messages.isEmpty() && m_messages.last().id != edited.parent)
            m_messages.removeLast();
        Q_EMIT branchChanged();
        return addAndShow(edited).then(this, [this, key](core::MessageId) { return answerBranch(key, modelNow()); });
    });
}

core::Async<void> Session::continueAnswer(core::MessageId cut)
{
    if (const auto may = mayAsk(); !may)
        return may.error();
    const Message *old = find(cut);
    if (!old || old->role != Role::Assistant)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such answer in the shown branch")};
    if (m_messages.last().id != cut)
        return badRequest("the chat has gone on after this answer");
    if (old->text().isEmpty())
        return retry(cut);
    return keyForAsking().then(this, [this, cut](const core::Secret &key) { return goOn(key, cut); });
}

QList<Part> Session::openToolCalls() const
{
    QList<Part> out;
    if (m_messages.isEmpty() || m_messages.last().role != Role::Assistant || isAnswering())
        return out;
    for (const Part &part : m_messages.last().parts) {
        if (part.kind == PartKind::ToolCall)
            out.append(part);
    }
    return out;
}

core::Async<void> Session::answerTools(core::MessageId answer, const QList<ToolAnswer> &results)
{
    if (const auto may = mayAsk(); !may)
        return may.error();
    const QList<Part> open = openToolCalls();
    if (open.isEmpty() || m_messages.last().id != answer)
        return badRequest("no tool call is open");
    Message message;
    message.parent = answer;
    message.role = Role::Tool;
    for (const Part &call : open) {
        const QString id = call.meta.value(QLatin1String("id")).toString();
        const auto given =
            std::find_if(results.begin(), results.end(), [&](const ToolAnswer &one) { return one.callId == id; });
        if (given == results.end())
            return badRequest("a tool call has no result"); // the relay would refuse the whole request
        Part part;
        part.kind = PartKind::ToolResult;
        part.text = given->declined ? declinedText(given->text) : given->text;
        part.meta = {{QStringLiteral("id"), id}, {QStringLiteral("name"), call.meta.value(QLatin1String("name"))}};
        if (given->declined)
            part.meta.insert(QLatin1String("declined"), true);
        message.parts.push_back(part);
    }
    return keyForAsking().then(this, [this, message](const core::Secret &key) {
        return addAndShow(message).then(this, [this, key](core::MessageId) { return answerBranch(key, modelNow()); });
    });
}

core::Async<void> Session::showVersion(core::MessageId of, int step)
{
    if (isAnswering() || m_preparing)
        return badRequest("an answer is still arriving");
    if (!m_isWhole)
        return m_whole.then(this, [this, of, step] { return showVersion(of, step); });
    return m_store.siblings(of).then(this, [this, of, step](const QList<core::MessageId> &all) -> core::Async<void> {
        const qsizetype at = all.indexOf(of) + step;
        if (at < 0 || at >= all.size())
            return badRequest("there is no such version");
        return m_store.show(m_id, all[at]).then(this, [this] { return showPath(); });
    });
}

core::Async<void> Session::showPath()
{
    return m_store.path(m_id).then(this, [this](const QList<Message> &messages) {
        m_messages = messages;
        attachCalls(0, m_messages.size());
        Q_EMIT branchChanged();
    });
}

core::Async<void> Session::remove(core::MessageId message)
{
    if (isAnswering() || m_preparing)
        return badRequest("an answer is still arriving");
    if (!m_isWhole)
        return m_whole.then(this, [this, message] { return remove(message); });
    if (const auto before = std::exchange(m_removed, std::nullopt))
        m_store.wipe(before->message).finally(this, [](const core::Result<void> &) {});
    return m_store.detach(message).then(this, [this](const ConversationStore::Detached &detached) {
        m_removed = detached;
        return showPath();
    });
}

core::Async<void> Session::undoRemoval()
{
    if (isAnswering() || m_preparing)
        return badRequest("an answer is still arriving");
    const auto removed = std::exchange(m_removed, std::nullopt);
    if (!removed)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("nothing was removed")};
    return m_store.attach(m_id, *removed).then(this, [this] { return showPath(); });
}

} // namespace chat
