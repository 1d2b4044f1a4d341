// What the chats page does with single messages, drafts, prompts and the microphone.

#include "ui/chat/chatspage.h"

#include "ui/chat/composer/composer.h"
#include "ui/chat/composer/modellist.h"
#include "ui/chat/composer/modelpicker.h"
#include "ui/chat/composer/recordbar.h"
#include "ui/chat/composer/toolpanel.h"
#include "ui/chat/inspector.h"
#include "ui/chat/prompts/promptpicker.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/overlay.h"

namespace ui::chat {

namespace {

constexpr int pickerWidth = 420;

}

void ChatsPage::connectMessages()
{
    connect(m_transcript, &TranscriptView::otherModelRequested, this, &ChatsPage::answerWithAnotherModel);
    connect(m_transcript, &TranscriptView::removeRequested, this, &ChatsPage::removeMessage);
    connect(m_transcript, &TranscriptView::detailsRequested, this, [this](core::MessageId id) {
        if (!m_inspector->isVisible())
            toggleInspector();
        m_inspector->showAnswer(id);
    });
    connect(m_inspector, &Inspector::jumpRequested, this,
            [this](core::MessageId id) { m_transcript->scrollToMessage(id); });
    connect(m_tools, &ToolPanel::answered, this,
            [this](core::MessageId answer, const QList<::chat::Session::ToolAnswer> &results) {
                if (!m_session)
                    return;
                m_session->answerTools(answer, results).finally(this, [this](const core::Result<void> &asked) {
                    if (!asked)
                        showSendError(asked.error());
                });
            });
    connect(m_composer, &Composer::addRequested, this, &ChatsPage::add);
    connect(m_composer, &Composer::promptsRequested, this, &ChatsPage::showPrompts);
    connect(m_composer, &Composer::longTextGiven, this, &ChatsPage::attachText);
    connect(m_composer, &Composer::effortChosen, this, [this](const QString &effort) {
        if (!m_session)
            return;
        ::chat::Parameters parameters = m_session->conversation().parameters;
        parameters.reasoningEffort = effort;
        m_session->setParameters(parameters);
        m_composer->focusText();
    });
    RecordBar *bar = m_composer->recordBar();
    connect(bar, &RecordBar::stopRequested, &m_recorder, &::media::Recorder::stop);
    connect(bar, &RecordBar::cancelRequested, &m_recorder, &::media::Recorder::cancel);
    connect(&m_recorder, &::media::Recorder::levelChanged, bar, &RecordBar::showLevel);
    connect(&m_recorder, &::media::Recorder::recordingChanged, this, [this, bar](bool recording) {
        if (recording)
            bar->start([this] { return m_recorder.length(); });
        else
            bar->end();
    });
    connect(&m_recorder, &::media::Recorder::finished, this, &ChatsPage::transcribeRecording);
    connect(&m_recorder, &::media::Recorder::failed, this, [this](const core::Error &error) {
        Q_EMIT said(error.kind == core::ErrorKind::NotFound ? tr("No microphone was found")
                                                            : kit::errorWords(error).sentence,
                    {});
    });
}

void ChatsPage::add()
{
    const QString text = m_composer->text();
    const std::vector<::chat::Part> attachments = m_composer->attachments();
    const auto addTo = [this, text, attachments](::chat::Session *session) {
        session->add(text, attachments).finally(this, [this, session](const core::Result<core::MessageId> &added) {
            if (!added)
                return showSendError(added.error());
            if (m_session != session)
                return;
            m_composer->clear();
            session->setDraft({});
            m_unsent.remove(m_current);
        });
    };
    if (m_session)
        return addTo(m_session);
    m_workspace.chats()
        .create(accountInUse(), modelInUse())
        .finally(this, [this, addTo](const core::Result<core::ConversationId> &made) {
            if (!made)
                return showSendError(made.error());
            m_unsent.remove({});
            ::chat::Session *session = m_workspace.chats().open(*made);
            openChat(*made);
            session->load().finally(this, [this, addTo, session](const core::Result<void> &loaded) {
                if (!loaded)
                    return showSendError(loaded.error());
                addTo(session);
            });
        });
}

void ChatsPage::showToolCalls()
{
    const QList<::chat::Part> calls = m_session ? m_session->openToolCalls() : QList<::chat::Part>();
    m_tools->setCalls(calls.isEmpty() ? core::MessageId() : m_session->messages().last().id, calls);
}

void ChatsPage::removeMessage(core::MessageId message)
{
    if (!m_session)
        return;
    const QPointer<::chat::Session> session = m_session;
    session->remove(message).finally(this, [this, session](const core::Result<void> &removed) {
        if (!removed)
            return showSendError(removed.error());
        Q_EMIT said(tr("Message deleted, with what followed it"), [this, session] {
            if (session)
                session->undoRemoval().finally(this, [this](const core::Result<void> &undone) {
                    if (!undone)
                        showSendError(undone.error());
                });
        });
    });
}

void ChatsPage::answerWithAnotherModel(core::MessageId answer)
{
    if (!m_session)
        return;
    m_models->setFilter({});
    m_models->setChosen(accountInUse(), modelInUse());
    auto *picker = new ModelPicker(m_models);
    auto *popup = new kit::Popup(m_composer->modelButton(), picker, tr("Answer again with another model"), 560);
    popup->setInitialFocus(picker->firstFocus());
    connect(picker, &ModelPicker::chosen, this, [this, popup, answer](core::AccountId account, const QString &model) {
        popup->accept();
        if (!m_session)
            return;
        // A version by another model of the same account leaves the chat's own model as it is.
        if (account != m_session->conversation().account)
            m_session->setModel(account, model);
        m_session->retry(answer, model).finally(this, [this](const core::Result<void> &asked) {
            if (!asked)
                showSendError(asked.error());
        });
    });
    popup->open();
}

void ChatsPage::showPrompts()
{
    auto *picker = new PromptPicker(m_workspace.chats().presets(), m_composer->text());
    auto *popup = new kit::Popup(m_composer, picker, tr("Prompts"), pickerWidth);
    popup->setInitialFocus(picker->firstFocus());
    connect(picker, &PromptPicker::failed, this, &ChatsPage::showSendError);
    connect(picker, &PromptPicker::chosen, this, [this, popup](const ::chat::Preset &preset) {
        popup->accept();
        fillPrompt(window(), preset, [this](const QString &text) {
            m_composer->insertText(text);
            m_composer->focusText();
        });
    });
    popup->open();
}

// A page of pasted text is a file beside the message: it can be seen, counted and taken away again.
void ChatsPage::attachText(const QString &text)
{
    ::chat::Part part;
    part.kind = ::chat::PartKind::File;
    part.text = text;
    part.mime = QStringLiteral("text/plain");
    part.meta.insert(QLatin1String("name"), tr("pasted text %1.txt").arg(++m_pastedTexts));
    const qint64 tokens = m_workspace.catalog().estimateTokens(modelInUse(), text);
    m_composer->addAttachment(part, tr("%1 tokens").arg(kit::shortCountText(tokens)));
    refreshStrip();
    Q_EMIT said(tr("Attached as a file; Ctrl+Shift+V pastes it as text"), {});
}

void ChatsPage::startRecording()
{
    if (m_recorder.isRecording())
        return m_recorder.stop();
    if (modelWith(&::catalog::Model::hearsSound).isEmpty()) {
        Q_EMIT said(tr("This relay offers no model that transcribes"), {});
        return;
    }
    m_recorder.start();
}

void ChatsPage::transcribeRecording(const QByteArray &wav)
{
    const QString model = modelWith(&::catalog::Model::hearsSound);
    m_composer->setBusy(tr("Transcribing…"));
    m_workspace.studio()
        .transcribe({accountInUse(), model, wav, QStringLiteral("recording.wav")})
        .finally(this, [this, wav](const core::Result<::media::Paid<QString>> &heard) {
            m_composer->setBusy({});
            if (heard)
                return m_composer->insertText(heard->value);
            // What was said is not lost: it can be tried again.
            Q_EMIT said(tr("Not transcribed: %1").arg(kit::errorWords(heard.error(), errorContext({})).sentence),
                        [this, wav] { transcribeRecording(wav); });
        });
}

void ChatsPage::putAwayDraft()
{
    saveDraft();
    Unsent unsent{m_composer->text(), m_composer->attachments(), m_composer->attachmentDetails()};
    if (unsent.text.isEmpty() && unsent.attachments.empty())
        m_unsent.remove(m_current);
    else
        m_unsent.insert(m_current, std::move(unsent));
}

void ChatsPage::takeOutDraft(const QString &stored)
{
    const auto unsent = m_unsent.constFind(m_current);
    if (unsent == m_unsent.constEnd()) {
        m_composer->clear();
        m_composer->setText(stored);
        return;
    }
    const Unsent known = *unsent;
    m_composer->clear();
    m_composer->setText(known.text);
    for (std::size_t i = 0; i < known.attachments.size(); ++i)
        m_composer->addAttachment(known.attachments[i], known.details.value(static_cast<qsizetype>(i)));
}

} // namespace ui::chat
