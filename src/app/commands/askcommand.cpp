#include "app/commands/command.h"

#include <QTimer>

#include <chrono>

namespace app {

namespace {

using namespace std::chrono_literals;

constexpr auto longestWaitForTheBill = 12s;

class AskCommand : public Command
{
public:
    using Command::Command;

    void start() override
    {
        const auto account = chosenAccount();
        if (!account)
            return fail(account.error());
        m_account = *account;
        ensureKey()
            .then(this, [this] { return m_workspace.catalog().refresh(m_account.id); })
            .then(this, [this](const QList<catalog::Model> &) { return attach(); })
            .then(this, [this] { return m_workspace.chats().create(m_account.id, model()); })
            .finally(this, [this](const core::Result<core::ConversationId> &made) {
                if (!made)
                    return fail(made.error());
                ask(*made);
            });
    }

private:
    QString model() const
    {
        return m_invocation.model.isEmpty() ? m_workspace.catalog().suggestedModel(m_account.id) : m_invocation.model;
    }

    // Chats need a key; an account that can make one gets one, and the user is told.
    core::Async<void> ensureKey()
    {
        core::Promise<void> promise;
        m_workspace.accounts().key(m_account.id).finally(this, [this, promise](const core::Result<core::Secret> &key) {
            if (key || key.error().kind != core::ErrorKind::NotFound || !m_account.canManage()) {
                if (key)
                    promise.settle({});
                else
                    promise.fail(key.error());
                return;
            }
            relay::TokenDraft draft;
            draft.name = QStringLiteral("relaydesk");
            m_workspace.accounts()
                .createKey(m_account.id, draft)
                .finally(this, [this, promise](const core::Result<relay::TokenRecord> &made) {
                    if (!made)
                        return promise.fail(made.error());
                    m_terminal.err(QStringLiteral("Created the key “relaydesk” at %1.\n").arg(m_account.name));
                    promise.settle({});
                });
        });
        return promise.future();
    }

    core::Async<void> attach()
    {
        if (m_invocation.image.isEmpty())
            return core::Result<void>();
        return m_workspace.assets().addFile(m_invocation.image).then(this, [this](const media::Asset &asset) {
            chat::Part part;
            part.kind = chat::PartKind::Image;
            part.asset = asset.id;
            part.text = asset.name;
            part.mime = asset.mime;
            m_attachments.push_back(part);
        });
    }

    void ask(core::ConversationId id)
    {
        m_session = m_workspace.chats().open(id);
        const auto begin = [this] {
            if (m_invocation.maxTokens) {
                chat::Parameters parameters = m_session->conversation().parameters;
                parameters.largestAnswer = m_invocation.maxTokens;
                m_session->setParameters(parameters);
            }
            if (m_session->conversation().model.isEmpty())
                m_session->setModel(m_account.id, model());
            send();
        };
        connect(m_session, &chat::Session::tailGrew, this,
                [this](core::MessageId, const QString &text, bool reasoning) {
                    if (!reasoning && !m_invocation.json)
                        m_terminal.out(text);
                });
        connect(m_session, &chat::Session::turnEnded, this, [this](const chat::TurnFacts &facts) { takeFacts(facts); });
        m_session->load().finally(this, [this, begin](const core::Result<void> &loaded) {
            if (!loaded)
                return fail(loaded.error());
            begin();
        });
    }

    void send()
    {
        m_session->send(m_invocation.arguments.first(), m_attachments)
            .finally(this, [this](const core::Result<core::MessageId> &sent) {
                if (!sent)
                    fail(sent.error());
            });
    }

    void takeFacts(const chat::TurnFacts &facts)
    {
        m_facts = facts;
        connect(&m_workspace.costs(), &billing::CostBook::costChanged, this,
                [this](core::MessageId message, const billing::Cost &cost) {
                    if (message != m_facts.message)
                        return;
                    m_cost = cost;
                    if (!billComes())
                        report();
                });
        // The workspace records the cost on the same signal, so look on the next turn.
        QTimer::singleShot(0, this, [this] {
            m_workspace.costs().cost(m_facts.message).finally(this, [this](const core::Result<billing::Cost> &cost) {
                if (cost && m_cost.state == billing::CostState::None)
                    m_cost = *cost;
                if (!billComes())
                    report();
            });
        });
        QTimer::singleShot(longestWaitForTheBill, this, [this] { report(); });
    }

    // Also where no rate is published and there is nothing to estimate from: the log is read again for this answer.
    bool billComes() const
    {
        const bool isOpen =
            m_cost.state == billing::CostState::Estimated || m_cost.state == billing::CostState::Unknown;
        return m_facts.answered && isOpen && m_cost.askAgainAt.has_value();
    }

    void report()
    {
        if (m_done)
            return;
        m_done = true;
        chat::Message answer;
        for (const chat::Message &message : m_session->messages()) {
            if (message.id == m_facts.message)
                answer = message;
        }
        if (m_invocation.json)
            printJson(QJsonDocument(answerJson(answer)));
        else
            sayAnswer(answer);
        if (answer.error)
            return finish(exitCodeFor(*answer.error));
        finish(m_facts.complete ? ExitCode::Done : ExitCode::Refused);
    }

    QString stateWord() const
    {
        return billing::costStateName(m_cost.state == billing::CostState::None ? billing::CostState::Unknown
                                                                               : m_cost.state);
    }

    void sayAnswer(const chat::Message &answer)
    {
        if (!answer.text().isEmpty())
            m_terminal.out(QStringLiteral("\n"));
        if (answer.error)
            m_terminal.err(sentence(*answer.error) + u'\n');
        const auto count = [](const std::optional<qint64> &n) { return n ? QString::number(*n) : QStringLiteral("?"); };
        QString money =
            m_words.money ? m_words.money(m_cost.money(), 6) : QString::number(m_cost.money().usd(), 'f', 6);
        m_terminal.err(
            QStringLiteral("%1 · %2 in · %3 out · %4 %5\n")
                .arg(m_facts.model, count(m_facts.usage.input), count(m_facts.usage.output), money, stateWord()));
    }

    QJsonObject answerJson(const chat::Message &answer) const
    {
        const QJsonObject usage{{QStringLiteral("input"), orNull(m_facts.usage.input)},
                                {QStringLiteral("output"), orNull(m_facts.usage.output)},
                                {QStringLiteral("cached"), orNull(m_facts.usage.cached)},
                                {QStringLiteral("reasoning"), orNull(m_facts.usage.reasoning)}};
        const QJsonObject cost{{QStringLiteral("state"), stateWord()},
                               {QStringLiteral("estimated_quota"), orNull(m_cost.estimated)},
                               {QStringLiteral("billed_quota"), orNull(m_cost.billed)},
                               {QStringLiteral("usd"), usdOrNull(m_cost.money())}};
        QJsonValue error = QJsonValue::Null;
        if (answer.error)
            error = QJsonObject{{QStringLiteral("kind"), core::kindName(answer.error->kind)},
                                {QStringLiteral("sentence"), sentence(*answer.error)}};
        return {{QStringLiteral("text"), answer.text()},
                {QStringLiteral("model"), m_facts.model},
                {QStringLiteral("finish"), answer.finish.isEmpty() ? QJsonValue(QJsonValue::Null) : answer.finish},
                {QStringLiteral("complete"), m_facts.complete},
                {QStringLiteral("usage"), usage},
                {QStringLiteral("request_id"),
                 m_facts.requestId.isEmpty() ? QJsonValue(QJsonValue::Null) : m_facts.requestId},
                {QStringLiteral("cost"), cost},
                {QStringLiteral("error"), error}};
    }

    accounts::Account m_account{};
    std::vector<chat::Part> m_attachments{};
    chat::Session *m_session = nullptr;
    chat::TurnFacts m_facts{};
    billing::Cost m_cost{};
    bool m_done = false;
};

} // namespace

std::unique_ptr<Command> makeAskCommand(Workspace &w, const Invocation &i, const Words &words, const Terminal &t)
{
    return std::make_unique<AskCommand>(w, i, words, t);
}

} // namespace app
