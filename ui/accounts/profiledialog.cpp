#include "ui/accounts/profiledialog.h"

#include "ui/accounts/profilesection.h"
#include "ui/accounts/securitysection.h"
#include "ui/accounts/sitesection.h"
#include "ui/kit/segments.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace ui::accounts {

namespace {

constexpr int shownHeight = 420;

} // namespace

ProfileDialog::ProfileDialog(app::Workspace &workspace, core::AccountId account, QWidget *host)
    : kit::Dialog(host, tr("Profile and security"), 560)
{
    if (const ::accounts::Account *who = workspace.accounts().find(account))
        setTitle(who->name);
    m_segments = new kit::Segments({tr("Profile"), tr("Signing in"), tr("The site")}, this);
    body()->addWidget(m_segments, 0, Qt::AlignLeading);
    m_stack = new QStackedWidget(this);
    auto *profile = new ProfileSection(workspace, account, m_stack);
    auto *security = new SecuritySection(workspace, account, m_stack);
    auto *site = new SiteSection(workspace, account, m_stack);
    for (QWidget *section : std::initializer_list<QWidget *>{profile, security, site}) {
        auto *scroll = new QScrollArea(m_stack);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setWidget(section);
        m_stack->addWidget(scroll);
    }
    m_stack->setMinimumHeight(shownHeight);
    body()->addWidget(m_stack);
    addPrimary(tr("Close"));
    setDismissedByClickOutside(false);
    connect(m_segments, &kit::Segments::chosen, this, &ProfileDialog::showSection);
    connect(profile, &ProfileSection::said, this, &ProfileDialog::said);
    connect(security, &SecuritySection::said, this, &ProfileDialog::said);
}

void ProfileDialog::showSection(int index)
{
    m_segments->setCurrent(index);
    m_stack->setCurrentIndex(index);
}

} // namespace ui::accounts
