#pragma once

#include "app/workspace.h"
#include "relay/relaylink.h"
#include "ui/kit/overlay.h"

namespace kit {
class Banner;
class Label;
} // namespace kit

namespace ui::accounts {

// Asks before a relay that came by a link is added: where it is, the key masked, and what will happen. Where an account
// on that relay is there already, its chats may use the key instead.
class LinkDialog : public kit::Dialog
{
    Q_OBJECT
public:
    LinkDialog(app::Workspace &workspace, const relay::RelayLink &link, QWidget *host);

Q_SIGNALS:
    void taken(core::AccountId account);

private:
    void add();
    void useIn(core::AccountId account);
    void fail(const core::Error &error);
    void setBusy(bool busy);

    app::Workspace &m_workspace;
    relay::RelayLink m_link;
    kit::Banner *m_failure;
    kit::Button *m_add;
    kit::Button *m_use = nullptr;
    core::Scope m_scope;
};

} // namespace ui::accounts
