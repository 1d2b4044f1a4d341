#include "chat/session.h"

#include "chat/rows.h"
#include "chat/sessionturn.h"
#include "chat/wire/encoding.h"

namespace chat {

namespace {

constexpr int titleLength = 48;
constexpr int firstPage = 60; // enough for a view of any size; the rest follows
constexpr int page = 1000;
constexpr qint64 tokensOfPicture = 765; // 1024² on tile models (wire-formats §9.2)
constexpr qint64 tokensOfMessage = 4;   // role and separators

core::Error badRequest(const char *why)
{
    return core::Error{core::ErrorKind::BadRequest, QLatin1String(why)};
}

bool isEmptyQuestion(const QString &text, const std::vector<Part> &attachments)
{
    return text.trimmed().isEmpty() && attachments.empty();
}

} // namespace

Session::Session(core::ConversationId id, accounts::Accounts &accounts, catalog::Catalog &catalog,
                 media::Assets &assets, ConversationStore &store, const core::Clock &clock, QObject *parent)
    : QObject(parent), m_id(id), m_accounts(accounts), m_catalog(catalog), m_assets(assets), m_store(store),
      m_clock(clock)
{
    m_conversation.id = id;
}

Session::~Session()
{
    if (!m_turn)
        return;
    // The program ends in the middle of an answer: what came is kept, as interrupted.
    m_turn->recorder->stop();
    m_turn->stream->disconnect(this);
    if (Message *answer = find(m_turn->answer)) {
        answer->state = MessageState::Interrupted;
        answer->requestId = m_turn->stream->requestId();
        m_store.update(*answer).finally(nullptr, [](const core::Result<void> &) {});
    }
}

core::Async<void> Session::load()
{
    const int loading = ++m_loading;
    m_isWhole = false;
    m_whole = m_store.load(m_id).then(this, [this, loading](const Conversation &conversation) {
        m_conversation = conversation;
        return m_store.pathEnd(m_id, firstPage).then(this, [this, loading](const QList<Message> &messages) {
            m_messages = messages;
            m_isWhole = messages.isEmpty() || !messages.first().parent.isValid();
            Q_EMIT loaded();
            return loadEarlier(loading);
        });
    });
    return m_whole;
}

core::Async<void> Session::loadEarlier(int loading)
{
    if (loading != m_loading)
        return m_whole;
    if (m_isWhole)
        return core::Result<void>();
    const core::MessageId before = m_messages.first().id;
    return m_store.pathBefore(before, page).then(this, [this, loading](const QList<Message> &earlier) {
        if (loading != m_loading)
            return m_whole;
        for (auto it = earlier.rbegin(); it != earlier.rend(); ++it)
            m_messages.prepend(*it); // QList keeps room at its front: nothing behind is moved
        m_isWhole = earlier.isEmpty() || !earlier.first().parent.isValid();
        Q_EMIT earlierArrived(static_cast<int>(earlier.size()));
        if (m_isWhole)
            Q_EMIT becameWhole();
        return loadEarlier(loading);
    });
}

void Session::touch()
{
    m_store.save(m_conversation).finally(this, [](const core::Result<void> &) {});
    Q_EMIT conversationChanged(m_conversation);
}

void Session::setModel(core::AccountId account, const QString &model)
{
    if (m_conversation.account == account && m_conversation.model == model)
        return;
    m_conversation.account = account;
    m_conversation.model = model;
    touch();
}

void Session::setSystemPrompt(const QString &prompt)
{
    if (m_conversation.systemPrompt == prompt)
        return;
    m_conversation.systemPrompt = prompt;
    touch();
}

void Session::setParameters(const Parameters &parameters)
{
    m_conversation.parameters = parameters;
    touch();
}

void Session::setTitle(const QString &title)
{
    if (m_conversation.title == title)
        return;
    m_conversation.title = title;
    m_store.saveTitle(m_id, title, true).finally(this, [](const core::Result<void> &) {});
    Q_EMIT conversationChanged(m_conversation);
}

void Session::setDraft(const QString &draft)
{
    if (m_conversation.draft == draft)
        return;
    m_conversation.draft = draft;
    m_store.saveDraft(m_id, draft).finally(this, [](const core::Result<void> &) {});
}

void Session::adopt(const Conversation &changed)
{
    m_conversation.pinned = changed.pinned;
    m_conversation.archived = changed.archived;
    m_conversation.folder = changed.folder;
}

void Session::titleByFirstWords(const QString &text)
{
    if (!m_conversation.title.isEmpty() || text.trimmed().isEmpty())
        return;
    m_conversation.title = firstWords(text, titleLength);
    m_store.saveTitle(m_id, m_conversation.title, false).finally(this, [](const core::Result<void> &) {});
}

Message *Session::find(core::MessageId id)
{
    for (qsizetype i = m_messages.size(); i > 0; --i) {
        if (m_messages.at(i - 1).id == id)
            return &m_messages[i - 1];
    }
    return nullptr;
}

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

core::Async<core::MessageId> Session::send(const QString &text, const std::vector<Part> &attachments)
{
    if (const auto may = mayAsk(); !may)
        return may.error();
    if (isEmptyQuestion(text, attachments))
        return badRequest("there is nothing to send");
    return keyForAsking().then(this, [this, text, attachments](const core::Secret &key) {
        Message question;
        question.parent = m_messages.isEmpty() ? core::MessageId() : m_messages.last().id;
        question.parts = attachments;
        if (!text.isEmpty()) {
            Part words;
            words.text = text;
            question.parts.push_back(words);
        }
        return addAndShow(question).then(this, [this, text, key](core::MessageId id) {
            titleByFirstWords(text);
            m_conversation.updated = m_clock.now();
            touch();
            return answerBranch(key, modelNow()).then(this, [id] { return id; });
        });
    });
}

void Session::stop()
{
    if (m_turn)
        m_turn->stream->stop();
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
    if (isEmptyQuestion(text, edited.parts))
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

core::Async<void> Session::continueAnswer(core::MessageId interrupted)
{
    if (const auto may = mayAsk(); !may)
        return may.error();
    const Message *old = find(interrupted);
    if (!old || old->role != Role::Assistant)
        return core::Error{core::ErrorKind::NotFound, QStringLiteral("no such answer in the shown branch")};
    if (old->text().isEmpty())
        return retry(interrupted);
    const core::MessageId question = old->parent;
    const QString model = old->model.isEmpty() ? modelNow() : old->model;
    const std::vector<Part> begun = old->parts;
    return keyForAsking().then(this, [this, question, model, begun](const core::Secret &key) {
        while (!m_messages.isEmpty() && m_messages.last().id != question)
            m_messages.removeLast();
        Q_EMIT branchChanged();
        return answerBranch(key, model, begun);
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
        return m_store.show(m_id, all[at]).then(this, [this] {
            return m_store.path(m_id).then(this, [this](const QList<Message> &messages) {
                m_messages = messages;
                Q_EMIT branchChanged();
            });
        });
    });
}

void Session::updateCost(core::MessageId message, const QString &state, std::optional<core::Quota> estimated,
                         std::optional<core::Quota> billed, core::QuotaPerUnit perUnit)
{
    Message *known = find(message);
    if (!known)
        return;
    known->costState = state;
    known->estimatedQuota = estimated;
    known->billedQuota = billed;
    known->quotaPerUnit = perUnit;
    Q_EMIT messageChanged(*known);
}

qint64 Session::tokensOf(const Message &message) const
{
    const QString text = wire::answerText(message);
    auto &[length, tokens] = m_tokens[message.id];
    if (length == text.size() && tokens > 0)
        return tokens;
    length = text.size();
    tokens = tokensOfMessage + m_catalog.estimateTokens(m_conversation.model, text);
    for (const Part &part : message.parts) {
        if (part.kind == PartKind::Image)
            tokens += tokensOfPicture;
        else if (part.kind == PartKind::File && part.asset.isValid())
            tokens += m_assets.known(part.asset).value_or(media::Asset{}).size / 4;
    }
    return tokens;
}

HistoryLimits Session::limits() const
{
    HistoryLimits out;
    out.earlier = m_conversation.parameters.historyMessages;
    if (const auto model = m_catalog.model(m_conversation.account, m_conversation.model))
        out.context = model->contextLength;
    out.largestAnswer = m_conversation.parameters.largestAnswer.value_or(wire::defaultLargestAnswer);
    if (!m_conversation.systemPrompt.isEmpty())
        out.systemTokens = m_catalog.estimateTokens(m_conversation.model, m_conversation.systemPrompt);
    return out;
}

Session::Travel Session::travel() const
{
    Reached now;
    now.messages = m_messages.size();
    now.first = m_messages.isEmpty() ? core::MessageId() : m_messages.first().id;
    now.last = m_messages.isEmpty() ? core::MessageId() : m_messages.last().id;
    now.model = m_conversation.model;
    now.limits = limits();
    // Asked at every key press; only an answer that grows changes without one of these, and it is the last.
    const bool isSame = now.messages == m_reached.messages && now.first == m_reached.first &&
                        now.last == m_reached.last && now.model == m_reached.model && now.limits == m_reached.limits;
    if (isSame && !isAnswering())
        return m_reached.travel;
    // As if a question were written now.
    const std::span<const Message> earlier(m_messages.constData(), static_cast<std::size_t>(m_messages.size()));
    const HistoryReach reach = reachOf(earlier, 0, now.limits, [this](const Message &m) { return tokensOf(m); });
    now.travel = {static_cast<int>(earlier.size() - reach.first), static_cast<int>(earlier.size()), reach.tokens};
    m_reached = isAnswering() ? Reached() : now;
    return now.travel;
}

} // namespace chat
