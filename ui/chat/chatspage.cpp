#include "ui/chat/chatspage.h"

#include "ui/chat/chatlistpane.h"
#include "ui/chat/composer/composer.h"
#include "ui/chat/composer/coststrip.h"
#include "ui/chat/composer/messageedit.h"
#include "ui/chat/composer/modelpicker.h"
#include "ui/chat/composer/toolpanel.h"
#include "ui/chat/inspector.h"
#include "ui/chat/inspector/words.h"
#include "ui/chat/startpage.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/overlay.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QSplitter>
#include <QStackedWidget>

namespace ui::chat {

namespace {

constexpr qint64 defaultLimit = 4096;

} // namespace

ChatsPage::ChatsPage(app::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    auto *box = new QHBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    box->addWidget(m_splitter);
    m_list = new ChatListPane(workspace.chats(), workspace.accounts(), workspace.wallet(), workspace.clock(), this);
    m_list->setMinimumWidth(kit::listWidthMin);
    m_list->setMaximumWidth(kit::listWidthMax);
    m_inspector = new Inspector(workspace, this);
    m_inspector->setMinimumWidth(kit::inspectorWidthMin);
    m_inspector->setMaximumWidth(kit::inspectorWidthMax);
    buildCentre();
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_centre);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kit::listWidth, 700, kit::inspectorWidth});
    m_wantsInspector = workspace.preferences().flag(QStringLiteral("inspector"), true);

    connect(m_list, &ChatListPane::chosen, this, &ChatsPage::openChat);
    connect(m_list, &ChatListPane::newChatRequested, this, &ChatsPage::startNewChat);
    connect(m_list, &ChatListPane::redeemRequested, this, &ChatsPage::redeemRequested);
    connect(m_list, &ChatListPane::removeRequested, this, &ChatsPage::removeChat);
    connect(m_inspector, &Inspector::modelRequested, this, &ChatsPage::chooseModel);
    connect(&workspace.catalog(), &::catalog::Catalog::modelsChanged, this, &ChatsPage::refreshComposer);
    connect(&workspace.wallet(), &::billing::Wallet::balanceChanged, this, &ChatsPage::refreshStrip);
    connect(&workspace.accounts(), &::accounts::Accounts::accountChanged, this, &ChatsPage::refreshComposer);
    connect(&workspace.accounts(), &::accounts::Accounts::currentChanged, this, &ChatsPage::refreshComposer);
    connect(&m_player, &::media::Player::failed, this,
            [this](const core::Error &error) { Q_EMIT said(kit::errorWords(error).sentence, {}); });
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(std::chrono::milliseconds(400));
    connect(&m_draftTimer, &QTimer::timeout, this, &ChatsPage::saveDraft);
    m_countdown.setInterval(std::chrono::seconds(1));
    connect(&m_countdown, &QTimer::timeout, this, &ChatsPage::countDown);
    connect(&workspace.wallet(), &::billing::Wallet::balanceChanged, m_transcript, &TranscriptView::refreshCards);
    startNewChat();
}

ChatsPage::~ChatsPage()
{
    saveDraft();
}

void ChatsPage::buildCentre()
{
    m_centre = new kit::Ground(kit::Ground::Kind::Surface, this);
    auto *box = new QVBoxLayout(m_centre);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);

    auto *headHost = new QWidget(m_centre);
    headHost->setFixedHeight(kit::headHeight);
    auto *head = new QHBoxLayout(headHost);
    head->setContentsMargins(kit::space24, 0, kit::space12, 0);
    head->setSpacing(kit::space4);
    m_listButton = new kit::IconButton(kit::IconName("panel-left"), tr("Chats (Ctrl+B)"), headHost);
    m_title = new kit::Label({}, kit::Role::Heading, kit::Tone::Text, QFont::DemiBold);
    m_title->setElided(true);
    m_cost = new kit::FigureLabel({}, kit::Role::Body, kit::Tone::Text, QFont::DemiBold);
    m_inspectorButton = new kit::IconButton(kit::IconName("panel-right"), tr("Inspector (Ctrl+I)"), headHost);
    m_inspectorButton->setCheckable(true);
    head->addWidget(m_listButton);
    head->addWidget(m_title, 1);
    head->addWidget(m_cost);
    head->addSpacing(kit::space12);
    head->addWidget(m_inspectorButton);
    box->addWidget(headHost);
    box->addWidget(new kit::Hairline(m_centre));

    m_banner = new kit::Banner(kit::Tone::Warning, kit::IconName("triangle-alert"), {}, {}, m_centre);
    auto *bannerRow = new QHBoxLayout;
    bannerRow->setContentsMargins(kit::space24, kit::space8, kit::space24, 0);
    bannerRow->addWidget(m_banner);
    m_banner->hide();
    box->addLayout(bannerRow);

    m_stack = new QStackedWidget(m_centre);
    m_start = new StartPage(m_workspace, m_stack);
    m_transcript = new TranscriptView(m_stack);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_transcript);
    box->addWidget(m_stack, 1);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(kit::space24, kit::space4, kit::space24, kit::space8);
    auto *column = new QWidget(m_centre);
    column->setMaximumWidth(kit::transcriptWidth + 2 * kit::space4);
    auto *footBox = new QVBoxLayout(column);
    footBox->setContentsMargins(0, 0, 0, 0);
    footBox->setSpacing(0);
    m_composer = new Composer(column);
    m_composer->setSendsOnEnter(m_workspace.preferences().sendsOnEnter());
    m_strip = new CostStrip(column);
    m_tools = new ToolPanel(column);
    footBox->addWidget(m_tools);
    footBox->addWidget(m_composer);
    footBox->addWidget(m_strip);
    foot->addWidget(column);
    box->addLayout(foot);

    m_models = new ModelList(m_workspace.accounts(), m_workspace.catalog(), m_workspace.costs(), this);
    connect(m_listButton, &QPushButton::clicked, this, &ChatsPage::toggleList);
    connect(m_inspectorButton, &QPushButton::clicked, this, &ChatsPage::toggleInspector);
    connect(m_start, &StartPage::starterChosen, this, [this](const QString &text) {
        m_composer->setText(text);
        m_composer->focusText();
    });
    connect(m_strip, &CostStrip::historyRequested, this, [this] {
        if (!m_inspector->isVisible())
            toggleInspector();
        m_inspector->focusHistory();
    });
    connect(m_strip, &CostStrip::limitRequested, this, [this] {
        if (!m_inspector->isVisible())
            toggleInspector();
        m_inspector->focusLimit();
    });
    connectTranscript();
    connectComposer();
    connectMessages();
}

void ChatsPage::connectTranscript()
{
    m_transcript->setPictureSource([this](core::AssetId asset, QSize atMost) { return pixmapOf(asset, atMost); });
    m_transcript->setRetryCost([this](const ::chat::Message &message) { return retryCost(message); });
    m_transcript->setRunningCost(
        [this](const ::chat::Message &message, qint64 tokens) { return runningCost(message, tokens); });
    m_transcript->setErrorContext([this](const ::chat::Message &message) { return errorContext(message); });
    connect(m_transcript, &TranscriptView::retryRequested, this,
            [this](core::MessageId id) { act(id, kit::ErrorAct::Retry); });
    connect(m_transcript, &TranscriptView::versionStepRequested, this, [this](core::MessageId id, int step) {
        if (m_session)
            m_session->showVersion(id, step).finally(this,
                                                     [](const core::Result<void> &) {}); // at an end nothing moves
    });
    connect(m_transcript, &TranscriptView::readAloudRequested, this, &ChatsPage::readAloud);
    connect(m_transcript, &TranscriptView::costRequested, this, &ChatsPage::costRequested);
    connect(m_transcript, &TranscriptView::actionRequested, this, &ChatsPage::act);
    connect(m_transcript, &TranscriptView::linkActivated, this, &ChatsPage::openLink);
    connect(m_transcript, &TranscriptView::pictureActivated, this, &ChatsPage::openPicture);
    connect(m_transcript, &TranscriptView::copied, this, [this] { Q_EMIT said(tr("Copied"), {}); });
    connect(m_transcript, &TranscriptView::editRequested, this,
            [this](core::MessageId id) { act(id, kit::ErrorAct::EditMessage); });
}

void ChatsPage::connectComposer()
{
    connect(m_composer, &Composer::sendRequested, this, &ChatsPage::send);
    connect(m_composer, &Composer::stopRequested, this, [this] {
        if (m_session)
            m_session->stop();
    });
    connect(m_composer, &Composer::escapePressed, this, &ChatsPage::stopOrLeave);
    connect(m_composer, &Composer::modelRequested, this, [this] { chooseModel(); });
    connect(m_composer, &Composer::textEdited, this, [this] {
        m_draftTimer.start();
        refreshStrip();
    });
    connect(m_composer, &Composer::filesGiven, this, &ChatsPage::attachFiles);
    connect(m_composer, &Composer::attachRequested, this, [this] {
        chooseFiles(tr("Attach"), tr("Pictures, sound and text (*);;Pictures (*.png *.jpg *.jpeg *.webp *.gif)"));
    });
    connect(m_composer, &Composer::recordRequested, this, &ChatsPage::startRecording);
    connect(m_composer, &Composer::pictureGiven, this, &ChatsPage::attachPicture);
}

void ChatsPage::setSession(::chat::Session *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_armed = {};
    m_transcript->setSession(session);
    m_inspector->setSession(session);
    if (session) {
        m_current = session->conversation().id;
        connect(session, &::chat::Session::loaded, this, [this] {
            if (m_composer->text().isEmpty() && m_composer->attachments().empty())
                takeOutDraft(m_session->conversation().draft); // typed meanwhile: that stays
            refreshHead();
            refreshComposer();
        });
        connect(session, &::chat::Session::becameWhole, this, [this] {
            refreshHead();
            refreshStrip();
        });
        connect(session, &::chat::Session::conversationChanged, this, [this] {
            refreshHead();
            refreshComposer();
        });
        connect(session, &::chat::Session::messageAdded, this, [this] {
            m_stack->setCurrentWidget(m_transcript);
            refreshHead();
            refreshComposer();
        });
        connect(session, &::chat::Session::messageChanged, this, &ChatsPage::refreshHead);
        connect(session, &::chat::Session::messageChanged, this, [this](const ::chat::Message &message) {
            if (retryIn(message).value_or(std::chrono::seconds(0)).count() > 0)
                m_countdown.start();
            // The sentence names what the account has: not what it had some time ago.
            if (message.state == ::chat::MessageState::Failed && message.error &&
                message.error->cause == core::ErrorCause::BalanceTooLow)
                m_workspace.wallet()
                    .refresh(message.account)
                    .finally(this, [](const core::Result<::billing::Balance> &) {}); // Wallet tells who listens
        });
        connect(session, &::chat::Session::branchChanged, this, [this] {
            refreshHead();
            refreshComposer();
        });
        connect(session, &::chat::Session::callsChanged, this, &ChatsPage::refreshHead);
        connect(session, &::chat::Session::answeringChanged, this, &ChatsPage::refreshComposer);
    }
    m_stack->setCurrentWidget(session ? static_cast<QWidget *>(m_transcript) : m_start);
    refreshHead();
    refreshComposer();
}

void ChatsPage::openChat(core::ConversationId id)
{
    if (!id.isValid() || (m_session && m_current == id))
        return;
    putAwayDraft();
    m_current = id;
    ::chat::Session *session = m_workspace.chats().open(id);
    setSession(session);
    m_current = id;
    takeOutDraft(session->conversation().draft);
    m_list->select(id);
    if (m_drawer)
        m_drawer->dismiss();
    m_composer->focusText();
}

void ChatsPage::startNewChat()
{
    putAwayDraft();
    m_newAccount = {};
    m_newModel.clear();
    if (m_session) {
        // The model at hand goes along into the next chat.
        m_newAccount = m_session->conversation().account;
        m_newModel = m_session->conversation().model;
    }
    m_current = {};
    setSession(nullptr);
    takeOutDraft({});
    m_list->select({});
    m_start->refresh();
    m_composer->focusText();
}

void ChatsPage::saveDraft()
{
    m_draftTimer.stop();
    if (m_session)
        m_session->setDraft(m_composer->text());
}

core::AccountId ChatsPage::accountInUse() const
{
    if (m_session && m_session->conversation().account.isValid())
        return m_session->conversation().account;
    return m_newAccount.isValid() ? m_newAccount : m_workspace.accounts().current();
}

QString ChatsPage::modelInUse() const
{
    if (m_session && !m_session->conversation().model.isEmpty())
        return m_session->conversation().model;
    if (!m_newModel.isEmpty())
        return m_newModel;
    return m_workspace.catalog().suggestedModel(accountInUse());
}

void ChatsPage::refreshHead()
{
    const QString title = m_session ? m_session->conversation().title : QString();
    m_title->setText(title.isEmpty() ? tr("New chat") : title);
    core::MoneySum sum;
    if (m_session && m_session->isWhole()) { // a part of the sum would be a wrong sum
        for (const ::chat::Message &message : m_session->messages()) {
            if (message.role == ::chat::Role::Assistant && !message.costState.isEmpty() &&
                message.costState != QLatin1String("none"))
                sum.add(costOf(message));
        }
        for (const ::chat::Message &call : m_session->calls()) {
            if (!call.serves.isValid() && !call.costState.isEmpty() && call.costState != QLatin1String("none"))
                sum.add(costOf(call));
        }
    }
    m_cost->setText(sum.parts > 0 ? kit::moneyText(sum, kit::Decimals::Balance) : QString());
    m_cost->setToolTip(sum.missing > 0 ? tr("%n answers without a known cost", nullptr, sum.missing)
                                       : tr("Cost of this chat"));
}

void ChatsPage::refreshComposer()
{
    const core::AccountId account = accountInUse();
    const QString model = modelInUse();
    const auto known = m_workspace.catalog().model(account, model);
    m_composer->setModelWords(model, known ? longRateWords(known->rate) : QString());
    m_composer->setAnswering(m_session && m_session->isAnswering());
    m_composer->setStopTip(m_session ? stopWords(m_session->stopBilling()) : QString());
    m_composer->setEffort(known && known->reasons && m_session,
                          m_session ? m_session->conversation().parameters.reasoningEffort : QString());
    const bool waits = m_session && !m_session->isAnswering() && !m_session->messages().isEmpty() &&
                       m_session->messages().last().role != ::chat::Role::Assistant;
    m_composer->setAsksEmpty(waits);
    showToolCalls();
    const ::accounts::Account *who = m_workspace.accounts().find(account);
    if (!who)
        m_composer->setReady(false, tr("Add a relay first"));
    else if (!who->hasKey())
        m_composer->setReady(false, tr("This account has no key for chats yet"));
    else
        m_composer->setReady(!model.isEmpty(), model.isEmpty() ? tr("Choose a model first") : QString());
    m_banner->setVisible(who && (!who->hasKey() || who->state == ::accounts::SignInState::SignedOut));
    disconnect(m_banner, &kit::Banner::actionTriggered, this, nullptr);
    if (who && who->state == ::accounts::SignInState::SignedOut) {
        m_banner->setWords(tr("%1 has signed you out.").arg(who->name),
                           tr("Chats go on with the key; balance and history wait."));
        m_banner->setLink(tr("Sign in again"));
        connect(m_banner, &kit::Banner::actionTriggered, this, [this, account] { Q_EMIT signInRequested(account); });
    } else if (who && !who->hasKey()) {
        m_banner->setWords(tr("No key yet."), tr("Chats need an API key of %1.").arg(who->name));
        m_banner->setLink(tr("Create a key for this computer"));
        connect(m_banner, &kit::Banner::actionTriggered, this, [this, account] { Q_EMIT createKeyRequested(account); });
    }
    refreshStrip();
}

void ChatsPage::refreshStrip()
{
    CostStrip::Facts facts;
    const core::AccountId account = accountInUse();
    const QString model = modelInUse();
    const QString draft = m_composer->text();
    facts.hasDraft = !draft.trimmed().isEmpty() || !m_composer->attachments().empty();
    qint64 tokens = m_workspace.catalog().estimateTokens(model, draft);
    for (const ::chat::Part &part : m_composer->attachments()) {
        if (part.kind == ::chat::PartKind::Image)
            tokens += 765; // one high-detail tile set; the relay's own count replaces it
        else
            tokens += m_workspace.catalog().estimateTokens(model, part.text);
    }
    qint64 limit = defaultLimit;
    if (m_session) {
        const ::chat::Session::Travel travel = m_session->travel();
        facts.messages = travel.messages;
        facts.ofMessages = travel.ofMessages;
        tokens += travel.tokens;
        m_travelTokens = travel.tokens;
        limit = m_session->conversation().parameters.largestAnswer.value_or(defaultLimit);
    }
    const auto known = m_workspace.catalog().model(account, model);
    if (known && known->contextLength && *known->contextLength > 0)
        facts.contextShare = static_cast<double>(tokens) / static_cast<double>(*known->contextLength);
    const ::billing::CostBook::Preview preview = m_workspace.costs().preview(account, model, tokens, limit);
    facts.input = preview.input;
    facts.upTo = preview.upTo;
    const auto balance = m_workspace.wallet().balance(account);
    if (preview.refusedAhead && preview.reservation && balance) {
        facts.reserves = core::Money::fromQuota(*preview.reservation, balance->quotaPerUnit);
        facts.available = balance->money();
    }
    m_strip->setFacts(facts);
    m_draftTokens = tokens;
    m_draftLimit = limit;
    m_hasDraft = facts.hasDraft || m_travelTokens > 0;
    const auto &parts = m_composer->attachments();
    const bool pictures = std::any_of(parts.begin(), parts.end(),
                                      [](const ::chat::Part &part) { return part.kind == ::chat::PartKind::Image; });
    m_models->setDraft({tokens, limit, pictures, m_hasDraft});
}

void ChatsPage::chooseModel(QWidget *anchor)
{
    m_models->setChosen(accountInUse(), modelInUse());
    auto *picker = new ModelPicker(m_models);
    auto *popup = new kit::Popup(anchor ? anchor : m_composer->modelButton(), picker, tr("Choose a model"), 560);
    popup->setInitialFocus(picker->firstFocus());
    connect(picker, &ModelPicker::chosen, this, [this, popup](core::AccountId account, const QString &model) {
        useModel(account, model);
        popup->accept();
        m_composer->focusText();
    });
    connect(picker, &ModelPicker::compareRequested, this, [this, popup](const QStringList &models) {
        popup->accept();
        Q_EMIT compareRequested(models);
    });
    popup->open();
}

void ChatsPage::useModel(core::AccountId account, const QString &model)
{
    if (m_session) {
        m_session->setModel(account, model);
    } else {
        m_newAccount = account;
        m_newModel = model;
    }
    m_workspace.accounts().setCurrent(account);
    refreshComposer();
}

void ChatsPage::focusComposer()
{
    m_composer->focusText();
}

void ChatsPage::focusSearch()
{
    if (!m_list->isVisible())
        toggleList();
    m_list->focusSearch();
}

void ChatsPage::regenerate()
{
    if (!m_session || m_session->messages().isEmpty())
        return;
    const ::chat::Message &last = m_session->messages().last();
    if (last.role == ::chat::Role::Assistant)
        act(last.id, kit::ErrorAct::Retry);
}

void ChatsPage::copyLastAnswer()
{
    if (!m_session)
        return;
    const QList<::chat::Message> &messages = m_session->messages();
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        if (it->role == ::chat::Role::Assistant) {
            QGuiApplication::clipboard()->setText(it->text());
            Q_EMIT said(tr("Answer copied"), {});
            return;
        }
    }
}

void ChatsPage::stopOrLeave()
{
    if (m_session && m_session->isAnswering())
        m_session->stop();
    else
        m_composer->focusText();
}

void ChatsPage::stepOwnMessage(int direction)
{
    m_transcript->stepOwnMessage(direction);
}

void ChatsPage::stepVersion(int direction)
{
    if (m_session && !m_session->messages().isEmpty())
        m_session->showVersion(m_session->messages().last().id, direction)
            .finally(this, [](const core::Result<void> &) {});
}

void ChatsPage::toggleList()
{
    if (width() + kit::railWidth >= kit::widthForList) {
        m_list->setVisible(!m_list->isVisible());
        return;
    }
    if (m_drawer) {
        m_drawer->dismiss();
        return;
    }
    m_list->setMaximumWidth(QWIDGETSIZE_MAX);
    auto *drawer = new kit::Drawer(window(), m_list, tr("Chats"));
    m_drawer = drawer;
    m_list->show();
    connect(drawer, &kit::Overlay::closed, this, [this] {
        // The pane belongs to the page, not to the drawer that showed it.
        m_list->setParent(nullptr);
        m_list->setMaximumWidth(kit::listWidthMax);
        m_splitter->insertWidget(0, m_list);
        m_drawer = nullptr;
        applyWidth();
    });
    drawer->open();
}

void ChatsPage::toggleInspector()
{
    if (width() + kit::railWidth < kit::widthForInspector) {
        auto *drawer = new kit::Popup(m_inspectorButton, m_inspector, tr("Inspector"), kit::inspectorWidth);
        m_inspector->setMinimumHeight(std::min(560, height() - 2 * kit::headHeight));
        m_inspector->show();
        connect(drawer, &kit::Overlay::closed, this, [this] {
            m_inspector->setParent(nullptr);
            m_inspector->setMinimumHeight(0);
            m_splitter->addWidget(m_inspector);
            applyWidth();
        });
        drawer->open();
        return;
    }
    m_wantsInspector = !m_wantsInspector;
    m_workspace.preferences().setFlag(QStringLiteral("inspector"), m_wantsInspector);
    applyWidth();
}

void ChatsPage::applyWidth()
{
    const int whole = width() + kit::railWidth;
    if (!m_drawer)
        m_list->setVisible(whole >= kit::widthForList);
    m_listButton->setVisible(whole < kit::widthForList);
    const bool inspector = whole >= kit::widthForInspector && m_wantsInspector;
    if (m_inspector->parentWidget() == m_splitter)
        m_inspector->setVisible(inspector);
    m_inspectorButton->setChecked(inspector);
}

void ChatsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    applyWidth();
}

} // namespace ui::chat
