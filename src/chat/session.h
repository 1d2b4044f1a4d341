#pragma once

#include "accounts/accounts.h"
#include "catalog/catalog.h"
#include "chat/conversationstore.h"
#include "chat/history.h"
#include "chat/replystream.h"
#include "chat/wirebook.h"
#include "core/scope.h"
#include "media/assets.h"

#include <QHash>

namespace chat {

// Facts of a request that ended, for whoever does the money.
struct TurnFacts
{
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
            ConversationStore &store, WireBook &wires, const core::Clock &clock, QObject *parent = nullptr);
    ~Session() override;

    // Settles when the whole branch is there; loaded() comes earlier, with its end.
    core::Async<void> load();
    bool isWhole() const { return m_isWhole; } // false: older messages are still on their way
    const Conversation &conversation() const { return m_conversation; }
    const QList<Message> &messages() const { return m_messages; } // the shown branch, oldest first
    bool isAnswering() const { return m_turn != nullptr; }

    void setModel(core::AccountId account, const QString &model);
    void setSystemPrompt(const QString &prompt);
    void setParameters(const Parameters &parameters);
    void setTitle(const QString &title);
    void setDraft(const QString &draft);
    // What the list changed: pinned, archived, folder. Nothing is stored or told.
    void adopt(const Conversation &changed);

    // Adds the message and asks. Errors before anything was sent: nothing is added, the caller keeps the text.
    // NotFound: no account or no key; BadRequest: no model, no text, or an answer still arrives; the vault's errors.
    // Later failures become the state of the answer.
    core::Async<core::MessageId> send(const QString &text, const std::vector<Part> &attachments = {});
    core::Async<core::MessageId> add(const QString &text, const std::vector<Part> &attachments = {}); // without asking
    core::Async<void> ask(); // for an answer to what stands at the end; BadRequest when that is an answer
    void stop();
    core::Async<void> retry(core::MessageId answer, const QString &otherModel = {}); // a new version, the old stays
    core::Async<void> editAndResend(core::MessageId question, const QString &text);  // a new branch
    // Goes on where the answer was cut off, in the same message: a further request with a bill of its own
    // (Message::further). An answer without text is asked for anew.
    core::Async<void> continueAnswer(core::MessageId cut);
    // Results for the tool calls of the last answer, one for each; declined ones say so to the model. Then it is asked.
    struct ToolAnswer
    {
        QString callId{};
        QString text{};
        bool declined = false;
    };
    core::Async<void> answerTools(core::MessageId answer, const QList<ToolAnswer> &results);
    QList<Part> openToolCalls() const; // of the last answer
    // Takes a message and all that follows it out. undoRemoval() brings it back until the next removal or the end.
    core::Async<void> remove(core::MessageId message);
    core::Async<void> undoRemoval();
    // What a title by a model would cost is asked of billing; this makes it, as a call with a cost of its own.
    core::Async<void> makeTitle(const QString &model);
    bool isTitleDue() const; // the first answer is there, and the title is still its question's first words
    const QList<Message> &calls() const { return m_calls; } // requests that belong to no answer, and deleted ones
    bool knows(core::MessageId id) const;                   // a message or a call of this chat
    // How the next message would be asked, as things are known now.
    relay::StopBilling stopBilling() const; // what the relay of this chat bills after a stop
    wire::Format formatNow() const;
    wire::Lessons lessonsNow() const;
    core::Async<void> showVersion(core::MessageId of, int step); // −1, +1; BadRequest while an answer arrives
    // Called by app when billing knows more; updates the stored message in memory.
    void updateCost(core::MessageId message, const QString &state, std::optional<core::Quota> estimated,
                    std::optional<core::Quota> billed, core::QuotaPerUnit perUnit);

    // What would travel with a message now: how many earlier ones, and how many tokens of them.
    struct Travel
    {
        int messages = 0;
        int ofMessages = 0;
        qint64 tokens = 0;
        friend bool operator==(const Travel &, const Travel &) = default;
    };
    Travel travel() const;

Q_SIGNALS:
    void loaded();                  // messages() has the end of the branch, of a short one all
    void earlierArrived(int count); // so many more at the front of messages()
    void becameWhole();             // after earlierArrived(): there are no more
    void conversationChanged(const chat::Conversation &conversation);
    void messageAdded(const chat::Message &message);                             // at the end of the shown branch
    void messageChanged(const chat::Message &message);                           // state, facts, cost
    void tailGrew(core::MessageId message, const QString &text, bool reasoning); // a piece to append
    void branchChanged();                                                        // messages() is another list now
    void answeringChanged(bool answering);
    void turnEnded(const chat::TurnFacts &facts);
    void callsChanged(); // calls(), or the cost of one

private:
    struct Turn; // a request that was sent, and its answer as it grows

    core::Async<void> loadEarlier(int loading);
    core::Result<void> mayAsk() const;
    core::Async<core::Secret> keyForAsking();
    core::Async<core::MessageId> addAndShow(Message message);
    core::Async<void> answerBranch(const core::Secret &key, const QString &model);
    core::Result<Message> question(const QString &text, const std::vector<Part> &attachments) const;
    void beginTurn(const core::Secret &key, const Message &answer, const QList<Message> &branch, bool continued);
    core::Async<void> goOn(const core::Secret &key, core::MessageId cut);
    void openStream();
    bool askOtherwise(const core::Error &error);
    QList<wire::Format> formatsNow(core::AccountId account, const QString &model) const;
    void attachCalls(qsizetype from, qsizetype count);
    core::Async<void> showPath();
    core::Async<QList<Message>> readCalls();
    wire::Ask askFor(const QString &model, const QList<Message> &branch) const;
    void takeEvent(const wire::ReplyEvent &event);
    void endTurn(const core::Result<ReplyDone> &how);
    void endFurther(const Turn &turn, Message &answer, const ReplyDone &done);
    void keepBlobs(const Message &answer, const std::vector<QByteArray> &blobs);
    void finishStoring(const Message &answer);
    void titleByFirstWords(const QString &text);
    void endTitle(const core::Result<ReplyDone> &how);
    void touch();
    Message *find(core::MessageId id);
    qint64 tokensOf(const Message &message) const;
    HistoryLimits limits() const;
    QString modelNow() const { return m_conversation.model; }

    core::ConversationId m_id;
    accounts::Accounts &m_accounts;
    catalog::Catalog &m_catalog;
    media::Assets &m_assets;
    ConversationStore &m_store;
    WireBook &m_wires;
    const core::Clock &m_clock;
    Conversation m_conversation{};
    QList<Message> m_messages{};
    QList<Message> m_calls{};
    std::optional<ConversationStore::Detached> m_removed{};
    bool m_isWhole = true;
    bool m_titleFromWords = false; // a better one may replace it
    int m_loading = 0;             // which load(): pages of an older one are not wanted any more
    core::Async<void> m_whole = core::Result<void>();
    bool m_preparing = false;                                                // between the wish to send and the request
    mutable QHash<core::MessageId, std::pair<qsizetype, qint64>> m_tokens{}; // estimates, by length
    // The last answer of travel(), and what it was for.
    struct Reached
    {
        qsizetype messages = -1;
        core::MessageId first{};
        core::MessageId last{};
        QString model{};
        HistoryLimits limits{};
        Travel travel{};
    };
    mutable Reached m_reached{};
    std::unique_ptr<Turn> m_turn;
    struct TitleCall;
    std::unique_ptr<TitleCall> m_title;
    core::Scope m_scope;
};

} // namespace chat
