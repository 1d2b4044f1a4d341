#pragma once

#include "accounts/accounts.h"
#include "catalog/catalog.h"
#include "chat/conversationstore.h"
#include "chat/replystream.h"
#include "core/scope.h"
#include "media/assets.h"

#include <QTimer>

namespace chat {

// Facts of a request that ended, for whoever does the money.
struct TurnFacts {
    core::MessageId message{};
    core::AccountId account{};
    core::ConversationId conversation{};
    QString requestId{};
    QString model{};
    QString keyName{};
    Usage usage{};
    core::Moment started{};
    core::Moment ended{};
    bool stopped = false;
    bool complete = false;
    bool answered = false;
};

// One open conversation: its shown branch, and the answer that is arriving. Outlives views: closing a window does not
// stop an answer.
class Session : public QObject
{
    Q_OBJECT
public:
    Session(core::ConversationId id, accounts::Accounts &accounts, catalog::Catalog &catalog, media::Assets &assets,
            ConversationStore &store, const core::Clock &clock, QObject *parent = nullptr);
    ~Session() override;

    core::Async<void> load();
    const Conversation &conversation() const { return m_conversation; }
    const QList<Message> &messages() const { return m_messages; } // the shown branch, oldest first
    bool isAnswering() const { return m_reply != nullptr; }

    void setModel(core::AccountId account, const QString &model);
    void setSystemPrompt(const QString &prompt);
    void setParameters(const Parameters &parameters);
    void setTitle(const QString &title);
    void setDraft(const QString &draft);

    // Adds the message and asks. Errors before anything was sent (no account, no key, no model): nothing is added, the
    // caller keeps the text. Later failures become the state of the answer.
    core::Async<core::MessageId> send(const QString &text, const std::vector<Part> &attachments = {});
    void stop();
    core::Async<void> retry(core::MessageId answer, const QString &otherModel = {});  // a new version, the old stays
    core::Async<void> editAndResend(core::MessageId question, const QString &text);   // a new branch
    core::Async<void> continueAnswer(core::MessageId interrupted);
    core::Async<void> showVersion(core::MessageId of, int step); // −1, +1
    // Called by app when billing knows more; updates the stored message in memory.
    void updateCost(core::MessageId message, const QString &state, std::optional<core::Quota> estimated,
                    std::optional<core::Quota> billed, core::QuotaPerUnit perUnit);

    // What would travel with a message now: how many earlier ones, and how many tokens of them.
    struct Travel {
        int messages = 0;
        int ofMessages = 0;
        qint64 tokens = 0;
    };
    Travel travel() const;

Q_SIGNALS:
    void loaded();
    void conversationChanged(const chat::Conversation &conversation);
    void messageAdded(const chat::Message &message);          // at the end of the shown branch
    void messageChanged(const chat::Message &message);        // state, facts, cost
    void tailGrew(core::MessageId message, const QString &text, bool reasoning); // a piece to append
    void branchChanged();                                     // messages() is another list now
    void answeringChanged(bool answering);
    void turnEnded(const chat::TurnFacts &facts);

private:
    struct Private;
    Conversation m_conversation{};
    QList<Message> m_messages{};
    std::unique_ptr<ReplyStream> m_reply;
    std::unique_ptr<Private> d;
    core::Scope m_scope;
};

} // namespace chat
