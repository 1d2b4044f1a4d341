#include "ui/accounts/securitysection.h"

#include "accounts/secondfactor.h"
#include "ui/accounts/clearbox.h"
#include "ui/accounts/codecells.h"
#include "ui/accounts/qrpicture.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/switch.h"

#include <QBoxLayout>

namespace ui::accounts {

SecuritySection::SecuritySection(app::Workspace &workspace, core::AccountId account, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_account(account)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, kit::space8, kit::space12, 0);
    box->setSpacing(kit::space12);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    box->addWidget(m_failure);
    addKeptPassword(box);
    box->addWidget(new kit::Hairline(this));
    auto *row = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new kit::Label(tr("Second factor"), kit::Role::Body, kit::Tone::Text, QFont::Medium));
    m_state = new kit::Label(tr("Asking the relay…"), kit::Role::Meta, kit::Tone::Secondary);
    m_state->setWordWrap(true);
    words->addWidget(m_state);
    row->addLayout(words, 1);
    m_setUp = new kit::Button(kit::Button::Kind::Plain, tr("Set up"), this);
    m_setUp->setObjectName(QStringLiteral("security/setup"));
    m_setUp->hide();
    row->addWidget(m_setUp);
    box->addLayout(row);
    m_paper = new QVBoxLayout;
    m_paper->setSpacing(kit::space8);
    box->addLayout(m_paper);
    m_codeRow = new QWidget(this);
    auto *code = new QVBoxLayout(m_codeRow);
    code->setContentsMargins(0, 0, 0, 0);
    code->setSpacing(kit::space8);
    m_codeWords = new kit::Label({}, kit::Role::Body, kit::Tone::Secondary);
    m_codeWords->setWordWrap(true);
    code->addWidget(m_codeWords);
    auto *cells = new QHBoxLayout;
    cells->setSpacing(kit::space12);
    m_code = new CodeCells(m_codeRow);
    cells->addWidget(m_code);
    m_confirm = new kit::Button(kit::Button::Kind::Plain, {}, m_codeRow);
    m_confirm->setObjectName(QStringLiteral("security/confirm"));
    cells->addWidget(m_confirm);
    cells->addStretch();
    code->addLayout(cells);
    m_codeRow->hide();
    box->addWidget(m_codeRow);
    box->addStretch();
    connect(m_setUp, &QPushButton::clicked, this, &SecuritySection::setUp);
    connect(m_confirm, &QPushButton::clicked, this, [this] { sendCode(m_enabling); });
    connect(m_code, &CodeCells::completed, this, [this] { sendCode(m_enabling); });
    readState();
}

void SecuritySection::addKeptPassword(QVBoxLayout *box)
{
    const ::accounts::Account *who = m_workspace.accounts().find(m_account);
    auto *row = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new kit::Label(tr("Sign me in again by itself"), kit::Role::Body, kit::Tone::Text, QFont::Medium));
    auto *hint = new kit::Label(who && who->keepsPassword
                                    ? tr("The password is in the keychain. Switching this off takes it out.")
                                    : tr("The password is not kept. It can be kept when you next sign in with it."),
                                kit::Role::Meta, kit::Tone::Secondary);
    hint->setWordWrap(true);
    words->addWidget(hint);
    row->addLayout(words, 1);
    auto *keep = new kit::Switch(tr("Sign me in again by itself"), this);
    keep->setChecked(who && who->keepsPassword);
    keep->setEnabled(who && who->keepsPassword);
    connect(keep, &QAbstractButton::clicked, this, [this, keep, hint] {
        m_workspace.accounts().forgetPassword(m_account).finally(this, [=, this](const core::Result<void> &done) {
            keep->setChecked(!done);
            keep->setEnabled(!done);
            if (done)
                hint->setText(tr("The password is not kept. It can be kept when you next sign in with it."));
            else
                showFailure(done.error());
        });
    });
    row->addWidget(keep);
    box->addLayout(row);
}

template<typename T>
void SecuritySection::ask(std::function<core::Async<T>(const relay::AccountCalls &)> call,
                          std::function<void(const core::Result<T> &)> done)
{
    m_failure->hide();
    m_workspace.accounts()
        .client(m_account)
        .then(this, [call = std::move(call)](relay::RelayClient *client) { return call(relay::AccountCalls(*client)); })
        .finally(this, [done = std::move(done)](const core::Result<T> &r) { done(r); });
}

void SecuritySection::showFailure(const core::Error &error)
{
    kit::ErrorContext context;
    if (const ::accounts::Account *who = m_workspace.accounts().find(m_account))
        context.relay = who->name;
    context.now = m_workspace.clock().now();
    m_failure->showError(kit::errorWords(error, context));
}

void SecuritySection::readState()
{
    using State = relay::SecondFactorState;
    ask<State>([](const relay::AccountCalls &calls) { return calls.secondFactor(); },
               [this](const core::Result<State> &state) {
                   if (state)
                       return showState(*state);
                   if (state.error().cause == core::ErrorCause::EndpointMissing) {
                       m_state->setText(tr("This relay has none."));
                       return;
                   }
                   m_state->setText(tr("Not known now"));
                   showFailure(state.error());
               });
}

void SecuritySection::showState(const relay::SecondFactorState &state)
{
    clearBox(m_paper);
    m_enabling = false;
    m_setUp->setVisible(!state.enabled);
    m_codeRow->setVisible(state.enabled);
    m_code->clear();
    if (!state.enabled) {
        m_state->setText(tr("Off: the password alone opens this account."));
        return;
    }
    QString words = tr("On: signing in asks for a code.");
    if (state.backupCodesLeft)
        words += u' ' + tr("%n backup codes are left.", nullptr, static_cast<int>(*state.backupCodesLeft));
    if (state.locked)
        words += u' ' + tr("Locked for some minutes after wrong codes.");
    m_state->setText(words);
    m_codeWords->setText(tr("To switch it off, type a code from your authenticator."));
    m_confirm->setText(tr("Switch off"));
}

void SecuritySection::setUp()
{
    using Setup = relay::SecondFactorSetup;
    m_setUp->setEnabled(false);
    ask<Setup>([](const relay::AccountCalls &calls) { return calls.setUpSecondFactor(); },
               [this](const core::Result<Setup> &made) {
                   m_setUp->setEnabled(true);
                   if (made)
                       showSetUp(*made);
                   else
                       showFailure(made.error());
               });
}

void SecuritySection::showSetUp(const relay::SecondFactorSetup &made)
{
    clearBox(m_paper);
    m_setUp->hide();
    m_enabling = true;
    const ::accounts::SecondFactorPaper paper = ::accounts::secondFactorPaper(made.uri, made.secret, made.backupCodes);
    m_state->setText(tr("Scan this with an authenticator app, then type the code it shows."));
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space16);
    if (paper.picture) {
        auto *picture = new QrPicture(*paper.picture, this);
        picture->setAccessibleName(tr("QR code for the authenticator app; the same letters stand beside it"));
        row->addWidget(picture);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(kit::space4);
    words->addWidget(new kit::Label(tr("Or type these letters into it:"), kit::Role::Meta, kit::Tone::Secondary));
    auto *letters = new kit::Label(paper.secret, kit::Role::Code);
    letters->setWordWrap(true);
    letters->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->addWidget(letters);
    if (!paper.backupCodes.isEmpty()) {
        words->addSpacing(kit::space8);
        words->addWidget(new kit::Label(tr("Write these backup codes down; each works once:"), kit::Role::Meta,
                                        kit::Tone::Secondary));
        auto *codes = new kit::Label(paper.backupCodes.join(QStringLiteral("   ")), kit::Role::Code);
        codes->setWordWrap(true);
        codes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        words->addWidget(codes);
    }
    words->addStretch();
    row->addLayout(words, 1);
    m_paper->addLayout(row);
    m_codeWords->setText(tr("Nothing changes until the first code is right."));
    m_confirm->setText(tr("Switch on"));
    m_codeRow->show();
    m_code->clear();
    m_code->setFocus(Qt::OtherFocusReason);
}

void SecuritySection::sendCode(bool enable)
{
    const core::Secret code = m_code->code();
    if (code.isEmpty())
        return;
    m_confirm->setEnabled(false);
    ask<void>(
        [code, enable](const relay::AccountCalls &calls) {
            return enable ? calls.enableSecondFactor(code) : calls.disableSecondFactor(code);
        },
        [this, enable](const core::Result<void> &done) {
            m_confirm->setEnabled(true);
            m_code->clear();
            if (!done) {
                m_code->setFocus(Qt::OtherFocusReason);
                return showFailure(done.error());
            }
            Q_EMIT said(enable ? tr("Second factor is on") : tr("Second factor is off"), {});
            readState();
        });
}

} // namespace ui::accounts
