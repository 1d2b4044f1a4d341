#include "chat/session.h"

#include "chat/rows.h"
#include "chat/sessiontitle.h"
#include "chat/sessionturn.h"
#include "chat/wire/encoding.h"

#include <algorithm>

namespace chat {

namespace {

constexpr int titleLength = 48;
constexpr int firstPage = 60; // enough for a view of any size; the rest follows
constexpr int page = 1000;
constexpr qint64 tokensOfPicture = 765; // 1024² on tile models (wire-formats §9.2)
constexpr qint64 tokensOfMessage = 4;   // role and separators

} // namespace

Session::Session(core::ConversationId id, accounts::Accounts &accounts, catalog::Catalog &catalog,
                 media::Assets &assets, ConversationStore &store, WireBook &wires, const core::Clock &clock,
                 QObject *parent)
    : QObject(parent), m_id(id), m_accounts(accounts), m_catalog(catalog), m_assets(assets), m_store(store),
      m_wires(wires), m_clock(clock)
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
        return readCalls()
            .then(this,
                  [this](const QList<Message> &calls) {
                      m_calls = calls;
                      return m_store.pathEnd(m_id, firstPage);
                  })
            .then(this, [this, loading](const QList<Message> &messages) {
                m_messages = messages;
                attachCalls(0, m_messages.size());
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
        attachCalls(0, earlier.size());
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
    m_titleFromWords = false;
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
    m_titleFromWords = true;
    m_store.saveTitle(m_id, m_conversation.title, false).finally(this, [](const core::Result<void> &) {});
}

bool Session::isTitleDue() const
{
    return m_titleFromWords && !m_title && m_messages.size() == 2 && m_messages.last().role == Role::Assistant &&
           m_messages.last().state == MessageState::Complete;
}

Message *Session::find(core::MessageId id)
{
    for (qsizetype i = m_messages.size(); i > 0; --i) {
        if (m_messages.at(i - 1).id == id)
            return &m_messages[i - 1];
    }
    return nullptr;
}

core::Async<QList<Message>> Session::readCalls()
{
    return m_store.calls(m_id);
}

// Further parts of answers go to their answers.
void Session::attachCalls(qsizetype from, qsizetype count)
{
    for (qsizetype i = from; i < from + count; ++i) {
        Message &answer = m_messages[i];
        answer.further.clear();
        for (const Message &call : std::as_const(m_calls)) {
            if (call.serves == answer.id && answer.id.isValid())
                answer.further.append(call);
        }
    }
}

bool Session::knows(core::MessageId id) const
{
    const auto isIt = [id](const Message &one) { return one.id == id; };
    return std::any_of(m_messages.begin(), m_messages.end(), isIt) || std::any_of(m_calls.begin(), m_calls.end(), isIt);
}

namespace {

void setCost(Message &message, const QString &state, std::optional<core::Quota> estimated,
             std::optional<core::Quota> billed, core::QuotaPerUnit perUnit)
{
    message.costState = state;
    message.estimatedQuota = estimated;
    message.billedQuota = billed;
    message.quotaPerUnit = perUnit;
}

} // namespace

void Session::updateCost(core::MessageId message, const QString &state, std::optional<core::Quota> estimated,
                         std::optional<core::Quota> billed, core::QuotaPerUnit perUnit)
{
    if (Message *known = find(message)) {
        setCost(*known, state, estimated, billed, perUnit);
        Q_EMIT messageChanged(*known);
        return;
    }
    for (Message &call : m_calls) {
        if (call.id != message)
            continue;
        setCost(call, state, estimated, billed, perUnit);
        Q_EMIT callsChanged();
        Message *served = find(call.serves);
        if (!served)
            return;
        for (Message &further : served->further) {
            if (further.id == message)
                further = call;
        }
        Q_EMIT messageChanged(*served);
    }
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
        else if (part.kind == PartKind::File || part.kind == PartKind::ToolCall || part.kind == PartKind::ToolResult)
            tokens += m_catalog.estimateTokens(m_conversation.model, part.text);
    }
    return tokens;
}

HistoryLimits Session::limits() const
{
    HistoryLimits out;
    out.earlier = m_conversation.parameters.historyMessages;
    out.tokens = m_conversation.parameters.historyTokens;
    if (const auto model = m_catalog.model(m_conversation.account, m_conversation.model))
        out.context = model->contextLength;
    out.largestAnswer = m_conversation.parameters.largestAnswer.value_or(wire::defaultLargestAnswer);
    const wire::Lessons lessons = lessonsNow();
    // A relay that named its window is right about it; a tenth is left for what its count finds more than ours.
    if (const auto window = lessons.number(wire::Lesson::Kind::Context)) {
        out.context = std::min(out.context.value_or(*window), *window) * 9 / 10;
        out.largestAnswer = std::min(out.largestAnswer, *out.context / 4);
    }
    if (const auto largest = lessons.number(wire::Lesson::Kind::LargestAnswer))
        out.largestAnswer = std::min(out.largestAnswer, *largest);
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
