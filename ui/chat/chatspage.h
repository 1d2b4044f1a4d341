#pragma once

#include "app/workspace.h"
#include "media/recorder.h"
#include "ui/kit/card.h"
#include "ui/kit/errortext.h"

#include <QPixmap>
#include <QPointer>
#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace kit {
class Banner;
class Button;
class IconButton;
class Label;
class Overlay;
} // namespace kit

namespace ui::chat {

class ChatListPane;
class Composer;
class CostStrip;
class Inspector;
class ModelList;
class StartPage;
class ToolPanel;
class TranscriptView;

// The chats: list, transcript with composer, inspector. Which panes stand beside the centre depends on the width; the
// others open as drawers.
class ChatsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ChatsPage(app::Workspace &workspace, QWidget *parent = nullptr);
    ~ChatsPage() override;

    void openChat(core::ConversationId id);
    void startNewChat(); // nothing is stored before its first message
    void focusComposer();
    void focusSearch();
    void chooseModel(QWidget *anchor = nullptr);
    void useModel(core::AccountId account, const QString &model); // for this chat from now on
    // What the next message would be made of: tokens in with what travels along, and at most so many out.
    qint64 draftTokens() const { return m_draftTokens; }
    qint64 draftLimit() const { return m_draftLimit; }
    bool hasDraft() const { return m_hasDraft; }
    void regenerate();
    void copyLastAnswer();
    void stopOrLeave(); // Esc
    void stepOwnMessage(int direction);
    void stepVersion(int direction);
    void toggleList();
    void toggleInspector();
    core::ConversationId currentChat() const { return m_current; }
    TranscriptView *transcript() const { return m_transcript; }
    Composer *composer() const { return m_composer; }
    void saveDraft();

Q_SIGNALS:
    void redeemRequested();
    void addAccountRequested();
    void createKeyRequested(core::AccountId account);
    void compareRequested(const QStringList &models);
    void signInRequested(core::AccountId account);
    // The ways out of a refused key: see ui/accounts/keyremedy.h.
    void raiseLimitRequested(core::AccountId account, const QString &keyName);
    void otherKeyRequested(core::AccountId account);
    void editKeyRequested(core::AccountId account);
    void fixAddressRequested(const QString &address);
    void settingsRequested();
    void contactRequested(core::AccountId account);
    void costRequested(core::MessageId answer);
    void said(const QString &text, std::function<void()> undo); // for the toast

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildCentre();
    void connectTranscript();
    void connectComposer();
    void setSession(::chat::Session *session);
    void refreshHead();
    void refreshComposer();
    void refreshStrip();
    void applyWidth();
    void send();
    void sendIn(::chat::Session *session, const QString &text, const std::vector<::chat::Part> &attachments);
    void showSendError(const core::Error &error);
    void connectMessages(); // chatsmessages.cpp
    void add();
    void showToolCalls();
    void removeMessage(core::MessageId message);
    void answerWithAnotherModel(core::MessageId answer);
    void showPrompts();
    void attachText(const QString &text);
    void startRecording();
    void transcribeRecording(const QByteArray &wav);
    void putAwayDraft();
    void takeOutDraft(const QString &stored);
    void act(core::MessageId message, kit::ErrorAct act);
    void actOnBanner(const core::Error &error);
    void retryWhenDue(core::MessageId message);
    void limitAndRetry(core::MessageId message);
    void useOtherAccount(core::MessageId message);
    void editMessage(core::MessageId message);
    void copyReport(core::MessageId message);
    void countDown();
    const ::chat::Message *messageOf(core::MessageId id) const;
    std::optional<std::chrono::seconds> retryIn(const ::chat::Message &message) const;
    // The account with the most money that can call this model, beside the one in use.
    core::AccountId richerAccount(core::AccountId than, const QString &model) const;
    void chooseFiles(const QString &title, const QString &filter);
    void attachFiles(const QStringList &paths);
    void attachPicture(const QByteArray &png);
    void attachAsset(const ::media::Asset &asset);
    void transcribe(const QString &path);
    void readAloud(core::MessageId answer);
    void openPicture(core::AssetId asset);
    void openLink(const QString &address);
    void removeChat(core::ConversationId id);
    QPixmap pixmapOf(core::AssetId asset, QSize atMost);
    kit::ErrorContext errorContext(const ::chat::Message &message) const;
    core::Money retryCost(const ::chat::Message &message) const;
    core::Money runningCost(const ::chat::Message &message, qint64 tokensSoFar) const;
    // The account and model that the next message goes to.
    core::AccountId accountInUse() const;
    QString modelInUse() const;
    QString modelWith(bool ::catalog::Model::*ability) const; // the first that can; empty: none

    app::Workspace &m_workspace;
    QPointer<::chat::Session> m_session{};
    core::ConversationId m_current{};
    core::AccountId m_newAccount{}; // chosen for a chat that does not exist yet
    QString m_newModel{};
    ChatListPane *m_list;
    Inspector *m_inspector;
    QWidget *m_centre;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    StartPage *m_start;
    TranscriptView *m_transcript;
    Composer *m_composer;
    CostStrip *m_strip;
    ModelList *m_models;
    ::media::Player m_player;
    ::media::Recorder m_recorder{};
    ToolPanel *m_tools;
    // What stands in the composer of chats that are not shown now; an invalid id is the new chat.
    struct Unsent
    {
        QString text{};
        std::vector<::chat::Part> attachments{};
        QStringList details{};
    };
    QHash<core::ConversationId, Unsent> m_unsent{};
    int m_pastedTexts = 0;
    kit::IconButton *m_listButton;
    kit::IconButton *m_inspectorButton;
    kit::Label *m_title;
    kit::Label *m_cost;
    kit::Banner *m_banner;
    bool m_wantsInspector = true;
    qint64 m_draftTokens = 0;
    qint64 m_draftLimit = 0;
    bool m_hasDraft = false;
    qint64 m_travelTokens = 0; // of the history, counted when it last changed
    QPointer<kit::Overlay> m_drawer{};
    QTimer m_draftTimer{};
    QTimer m_countdown{};      // runs while a button counts
    core::MessageId m_armed{}; // retried by itself when its pause is over
    core::Scope m_scope;
};

} // namespace ui::chat
