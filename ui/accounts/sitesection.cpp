#include "ui/accounts/sitesection.h"

#include "relay/accountcalls.h"
#include "ui/accounts/clearbox.h"
#include "ui/accounts/kindwords.h"
#include "ui/accounts/noticescard.h"
#include "ui/kit/badge.h"
#include "ui/kit/card.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"

#include <QBoxLayout>

namespace ui::accounts {

SiteSection::SiteSection(app::Workspace &workspace, core::AccountId account, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_account(account)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, kit::space8, kit::space12, 0);
    box->setSpacing(kit::space12);
    if (const ::accounts::Account *who = workspace.accounts().find(account)) {
        const relay::RelayInfo &info = who->relay;
        QStringList facts{info.name, kindWords(info.kind) + (info.version.isEmpty() ? QString() : u' ' + info.version),
                          info.root.toDisplayString(),
                          tr("$1 is %1 quota units").arg(kit::countText(info.quotaPerUnit.units()))};
        auto *words = new kit::Label(facts.join(QStringLiteral(" · ")), kit::Role::Body, kit::Tone::Secondary);
        words->setWordWrap(true);
        box->addWidget(words);
    }
    box->addWidget(new kit::Hairline(this));
    m_about = new QVBoxLayout;
    m_about->setSpacing(kit::space8);
    box->addLayout(m_about);
    m_channels = new QVBoxLayout;
    m_channels->setSpacing(kit::space4);
    box->addLayout(m_channels);
    box->addStretch();
    readAbout();
    readChannels();
}

void SiteSection::readAbout()
{
    relay::RelayClient *client = m_workspace.accounts().bareClient(m_account);
    if (!client)
        return;
    m_about->addWidget(new kit::Label(tr("Asking the relay…"), kit::Role::Body, kit::Tone::Secondary));
    relay::AccountCalls(*client).about().finally(this, [this](const core::Result<QString> &about) {
        clearBox(m_about);
        if (about && !about->trimmed().isEmpty())
            return addNoticeLines(m_about, *about, this);
        auto *words = new kit::Label(about ? tr("The operator says nothing about the site.")
                                           : kit::errorWords(about.error()).sentence,
                                     kit::Role::Body, kit::Tone::Secondary);
        words->setWordWrap(true);
        m_about->addWidget(words);
    });
}

void SiteSection::readChannels()
{
    relay::RelayClient *client = m_workspace.accounts().bareClient(m_account);
    if (!client || !relay::AccountCalls(*client).hasChannels())
        return;
    relay::AccountCalls(*client).channels().finally(this, [this](const core::Result<QList<relay::ChannelState>> &all) {
        if (all)
            showChannels(*all);
    });
}

void SiteSection::showChannels(const QList<relay::ChannelState> &channels)
{
    if (channels.isEmpty())
        return;
    m_channels->addWidget(new kit::SectionLabel(tr("Its suppliers now"), this));
    for (const relay::ChannelState &channel : channels) {
        using State = relay::ChannelState::State;
        auto *row = new QHBoxLayout;
        row->setSpacing(kit::space8);
        auto *name = new kit::Label(channel.name, kit::Role::Body);
        name->setElided(true);
        row->addWidget(name, 1);
        if (channel.answered)
            row->addWidget(new kit::Label(kit::durationText(*channel.answered), kit::Role::Meta, kit::Tone::Secondary));
        const bool on = channel.state == State::On;
        row->addWidget(new kit::Badge(on                                    ? tr("works")
                                      : channel.state == State::OffByItself ? tr("failed")
                                      : channel.state == State::OffByHand   ? tr("switched off")
                                                                            : tr("not known"),
                                      on                                    ? kit::Tone::Positive
                                      : channel.state == State::OffByItself ? kit::Tone::Warning
                                                                            : kit::Tone::Secondary,
                                      this));
        m_channels->addLayout(row);
    }
}

} // namespace ui::accounts
