// The ways out of an error in a chat: what is known around it, and what each button does.

#include "ui/chat/chatspage.h"

#include "ui/chat/composer/composer.h"
#include "ui/chat/inspector.h"
#include "ui/chat/transcript/transcriptview.h"
#include "ui/kit/banner.h"
#include "ui/kit/overlay.h"
#include "ui/kit/textbox.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

#include <algorithm>

namespace ui::chat {

namespace {

constexpr qint64 defaultLimit = 4096;
constexpr qint64 shortestUseful = 16; // tokens; below this a limited answer says nothing

// The largest answer whose reservation the account can pay, rounded down so that it reads well.
std::optional<qint64> affordableAnswer(const ::catalog::RateCard &rate, qint64 prompt, core::Quota available,
                                       qint64 below)
{
    const auto fits = [&](qint64 answer) {
        const auto reserved = rate.reservation(prompt, answer);
        return reserved && *reserved <= available;
    };
    qint64 low = shortestUseful;
    qint64 high = below - 1;
    if (high < low || !fits(low))
        return {};
    while (low < high) {
        const qint64 middle = low + (high - low + 1) / 2;
        if (fits(middle))
            low = middle;
        else
            high = middle - 1;
    }
    const qint64 step = low >= 2000 ? 100 : low >= 200 ? 10 : 1;
    return low / step * step;
}

// What this family adds to the prompt before it reserves (relay-api §12.5).
std::optional<qint64> marginOf(const ::catalog::RateCard &rate)
{
    using Rule = ::catalog::ReservationRule;
    switch (rate.reserves) {
    case Rule::OneApi:
    case Rule::Laisky:
        return 500;
    case Rule::NewApi:
    case Rule::NewApi2026:
        return 0;
    case Rule::OneHub:
        break;
    }
    return {};
}

} // namespace

kit::ErrorContext ChatsPage::errorContext(const ::chat::Message &message) const
{
    kit::ErrorContext context;
    const core::AccountId id = message.account.isValid() ? message.account : accountInUse();
    if (const ::accounts::Account *account = m_workspace.accounts().find(id)) {
        context.relay = account->name;
        context.key = account->keyName;
        context.perUnit = account->relay.quotaPerUnit;
    }
    context.model = message.model.isEmpty() ? modelInUse() : message.model;
    const auto model = m_workspace.catalog().model(id, context.model);
    context.modelIsListed = model.has_value();
    const auto balance = m_workspace.wallet().balance(id);
    if (balance)
        context.balance = balance->money();
    context.tokensReceived = message.usage.output;
    context.now = m_workspace.clock().now();
    context.retryIn = retryIn(message);
    context.retryIsArmed = message.id.isValid() && m_armed == message.id;
    const bool refused = message.error && (message.error->cause == core::ErrorCause::BalanceTooLow ||
                                           message.error->cause == core::ErrorCause::KeyLimitTooLow ||
                                           message.error->kind == core::ErrorKind::QuotaExceeded);
    if (!refused || !m_session)
        return context;
    context.largestAnswer = m_session->conversation().parameters.largestAnswer.value_or(defaultLimit);
    if (const core::AccountId other = richerAccount(id, context.model); other.isValid()) {
        context.otherAccount = m_workspace.accounts().find(other)->name;
        context.otherBalance = m_workspace.wallet().balance(other)->money();
    }
    if (!model || !model->rate.hasTokenRates() || model->rate.perCall)
        return context;
    const ::catalog::RateCard &rate = model->rate;
    const qint64 prompt = m_session->travel().tokens;
    context.promptTokens = prompt;
    context.marginTokens = marginOf(rate);
    if (context.marginTokens) {
        context.inputRate = rate.inputPerMillion();
        if (rate.reserves == ::catalog::ReservationRule::Laisky)
            context.answerRate = rate.outputPerMillion();
    }
    if (const auto reserved = rate.reservation(prompt, *context.largestAnswer))
        context.needed = core::Money::fromQuota(*reserved, rate.quotaPerUnit, core::Money::State::Estimated);
    // What the relay said there was counts more than what was read some time ago.
    std::optional<core::Quota> there;
    if (message.error->availableQuota)
        there = core::Quota(*message.error->availableQuota);
    else if (balance && message.error->cause != core::ErrorCause::KeyLimitTooLow)
        there = balance->remaining;
    if (there)
        context.affordableAnswer = affordableAnswer(rate, prompt, *there, *context.largestAnswer);
    return context;
}

core::AccountId ChatsPage::richerAccount(core::AccountId than, const QString &model) const
{
    core::AccountId best;
    qint64 most = 0;
    for (const ::accounts::Account &account : m_workspace.accounts().list()) {
        const auto balance = m_workspace.wallet().balance(account.id);
        if (account.id == than || !account.hasKey() || !balance || !balance->money().hasAmount() ||
            !m_workspace.catalog().model(account.id, model))
            continue;
        if (balance->money().nanoUsd() > most) {
            most = balance->money().nanoUsd();
            best = account.id;
        }
    }
    return best;
}

const ::chat::Message *ChatsPage::messageOf(core::MessageId id) const
{
    if (!m_session)
        return nullptr;
    const QList<::chat::Message> &all = m_session->messages();
    const auto it = std::find_if(all.begin(), all.end(), [&](const ::chat::Message &m) { return m.id == id; });
    return it == all.end() ? nullptr : &*it;
}

void ChatsPage::showSendError(const core::Error &error)
{
    const kit::ErrorWords words = kit::errorWords(error, errorContext({}));
    m_banner->showError(words);
    disconnect(m_banner, &kit::Banner::actionTriggered, this, nullptr);
    m_banner->setLink(words.actions.isEmpty() ? QString() : words.actions.first().label);
    if (!words.actions.isEmpty())
        connect(m_banner, &kit::Banner::actionTriggered, this, [this, error] { actOnBanner(error); });
}

// A banner has one action, the first. What failed was not stored: trying again is sending again.
void ChatsPage::actOnBanner(const core::Error &error)
{
    const kit::ErrorAct first = kit::errorWords(error, errorContext({})).actions.first().act;
    m_banner->hide();
    if (first == kit::ErrorAct::Retry || first == kit::ErrorAct::RetryLater || first == kit::ErrorAct::Continue)
        send();
    else if (first == kit::ErrorAct::EditMessage)
        m_composer->focusText();
    else
        act({}, first);
}

void ChatsPage::act(core::MessageId message, kit::ErrorAct act)
{
    const ::chat::Message *one = messageOf(message);
    const core::AccountId account = one && one->account.isValid() ? one->account : accountInUse();
    const auto report = [this](const core::Result<void> &result) {
        if (!result)
            showSendError(result.error());
    };
    switch (act) {
    case kit::ErrorAct::Retry:
        if (m_session)
            m_session->retry(message).finally(this, report);
        return;
    case kit::ErrorAct::RetryLater:
        return retryWhenDue(message);
    case kit::ErrorAct::Continue:
        if (m_session)
            m_session->continueAnswer(message).finally(this, report);
        return;
    case kit::ErrorAct::Redeem:
        Q_EMIT redeemRequested();
        return;
    case kit::ErrorAct::OtherAccount:
        return useOtherAccount(message);
    case kit::ErrorAct::ChooseModel:
    case kit::ErrorAct::OtherRelay:
        return chooseModel();
    case kit::ErrorAct::LimitAnswer:
        return limitAndRetry(message);
    case kit::ErrorAct::LessHistory:
        if (!m_inspector->isVisible())
            toggleInspector();
        return m_inspector->focusHistory();
    case kit::ErrorAct::SignIn:
    case kit::ErrorAct::PasteToken:
    case kit::ErrorAct::EnterCode:
    case kit::ErrorAct::EnterUserId:
        Q_EMIT signInRequested(account);
        return;
    case kit::ErrorAct::FixAddress:
    case kit::ErrorAct::SwitchScheme:
    case kit::ErrorAct::AcceptCertificate: {
        const ::accounts::Account *who = m_workspace.accounts().find(account);
        Q_EMIT fixAddressRequested(who ? who->relay.root.toString() : QString());
        return;
    }
    case kit::ErrorAct::OtherKey:
        Q_EMIT otherKeyRequested(account);
        return;
    case kit::ErrorAct::EditKey:
        Q_EMIT editKeyRequested(account);
        return;
    case kit::ErrorAct::RaiseLimit:
        Q_EMIT raiseLimitRequested(account, one ? one->keyName : QString());
        return;
    case kit::ErrorAct::EditMessage:
        return editMessage(message);
    case kit::ErrorAct::OpenInBrowser:
        if (const ::accounts::Account *who = m_workspace.accounts().find(account))
            QDesktopServices::openUrl(who->relay.root);
        return;
    case kit::ErrorAct::CopyReport:
        return copyReport(message);
    case kit::ErrorAct::OtherFormat:
        if (!m_inspector->isVisible())
            toggleInspector();
        return m_inspector->setFocus(Qt::OtherFocusReason);
    case kit::ErrorAct::Contact:
        Q_EMIT contactRequested(account);
        return;
    case kit::ErrorAct::UnlockKeychain:
    case kit::ErrorAct::InstallKeychain:
    case kit::ErrorAct::SessionOnly:
    case kit::ErrorAct::OpenBackup:
    case kit::ErrorAct::CheckNetwork:
        Q_EMIT settingsRequested();
        return;
    case kit::ErrorAct::TryOnOther:
        Q_EMIT redeemRequested();
        return;
    }
}

// The answer ended when its pause began.
std::optional<std::chrono::seconds> ChatsPage::retryIn(const ::chat::Message &message) const
{
    if (!message.error || message.state != ::chat::MessageState::Failed)
        return {};
    const auto pause = kit::pauseBeforeRetry(*message.error);
    if (!pause)
        return {};
    const core::Moment over = message.created + message.duration.value_or(std::chrono::milliseconds(0)) + *pause;
    const auto left = over - m_workspace.clock().now();
    return std::max(std::chrono::seconds(0), std::chrono::ceil<std::chrono::seconds>(left));
}

// Now, when the pause is over; else at its end, unless pressed again.
void ChatsPage::retryWhenDue(core::MessageId message)
{
    const ::chat::Message *one = messageOf(message);
    if (!one)
        return;
    if (retryIn(*one).value_or(std::chrono::seconds(0)).count() <= 0)
        return act(message, kit::ErrorAct::Retry);
    m_armed = m_armed == message ? core::MessageId() : message;
    m_countdown.start();
    m_transcript->refreshCards();
}

void ChatsPage::countDown()
{
    bool running = false;
    if (m_session && !m_session->messages().isEmpty()) {
        const QList<::chat::Message> &all = m_session->messages();
        running = retryIn(all.last()).value_or(std::chrono::seconds(0)).count() > 0;
    }
    if (const ::chat::Message *armed = messageOf(m_armed)) {
        const bool due = retryIn(*armed).value_or(std::chrono::seconds(0)).count() <= 0;
        running = running || !due;
        if (due && !m_session->isAnswering()) {
            m_armed = {};
            act(armed->id, kit::ErrorAct::Retry);
        }
    }
    m_transcript->refreshCards();
    if (!running)
        m_countdown.stop();
}

// The limit that the button names, for this chat, and the question again. Without a figure: where limits are set.
void ChatsPage::limitAndRetry(core::MessageId message)
{
    const ::chat::Message *one = messageOf(message);
    const std::optional<qint64> limit = one ? errorContext(*one).affordableAnswer : std::nullopt;
    if (!limit) {
        if (!m_inspector->isVisible())
            toggleInspector();
        return m_inspector->focusLimit();
    }
    ::chat::Parameters parameters = m_session->conversation().parameters;
    parameters.largestAnswer = *limit;
    m_session->setParameters(parameters);
    act(message, kit::ErrorAct::Retry);
}

// The account that the button names, and the question again; without one, the list of models of all accounts.
void ChatsPage::useOtherAccount(core::MessageId message)
{
    const ::chat::Message *one = messageOf(message);
    const core::AccountId other = one ? richerAccount(one->account, one->model) : core::AccountId();
    if (!other.isValid())
        return chooseModel();
    m_session->setModel(other, one->model);
    m_workspace.accounts().setCurrent(other);
    refreshComposer();
    act(message, kit::ErrorAct::Retry);
}

// The question of a refused answer, or the question itself.
void ChatsPage::editMessage(core::MessageId message)
{
    const ::chat::Message *one = messageOf(message);
    if (one && one->role == ::chat::Role::Assistant)
        one = messageOf(one->parent);
    if (!one)
        return;
    auto *dialog = new kit::Dialog(window(), tr("Edit and resend"));
    auto *box = new kit::TextBox(tr("Message"), dialog);
    box->setLines(4, 12);
    box->setPlainText(one->text());
    dialog->body()->addWidget(box);
    dialog->addCancel();
    dialog->addPrimary(tr("Send as a new branch"));
    dialog->setDismissedByClickOutside(false);
    connect(dialog, &kit::Overlay::accepted, this, [this, box, id = one->id] {
        if (m_session)
            m_session->editAndResend(id, box->toPlainText()).finally(this, [this](const core::Result<void> &result) {
                if (!result)
                    showSendError(result.error());
            });
    });
    dialog->open();
}

void ChatsPage::copyReport(core::MessageId message)
{
    const ::chat::Message *one = messageOf(message);
    if (!one || !one->error)
        return;
    kit::ErrorContext context = errorContext(*one);
    context.now = one->created;
    QGuiApplication::clipboard()->setText(kit::errorReport(*one->error, context));
    Q_EMIT said(tr("Report copied: no key and no message is in it"), {});
}

} // namespace ui::chat
