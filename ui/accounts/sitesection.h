#pragma once

#include "app/workspace.h"
#include "relay/accountrecords.h"

#include <QWidget>

class QVBoxLayout;

namespace ui::accounts {

// What the relay says of itself: about, its suppliers' state where it publishes it, and its addresses.
class SiteSection : public QWidget
{
    Q_OBJECT
public:
    SiteSection(app::Workspace &workspace, core::AccountId account, QWidget *parent = nullptr);

private:
    void readAbout();
    void readChannels();
    void showChannels(const QList<relay::ChannelState> &channels);

    app::Workspace &m_workspace;
    core::AccountId m_account;
    QVBoxLayout *m_about;
    QVBoxLayout *m_channels;
    core::Scope m_scope;
};

} // namespace ui::accounts
