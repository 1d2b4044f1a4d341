#pragma once

#include "accounts/frontdoor.h"
#include "ui/kit/overlay.h"

namespace kit {
class Banner;
class Field;
class Label;
class SecretClipboard;
class SecretField;
} // namespace kit

namespace ui::accounts {

// A new password by the link the relay mails: asked for here, pasted here.
class ResetDialog : public kit::Dialog
{
    Q_OBJECT
public:
    ResetDialog(::accounts::FrontDoor &door, const relay::RelayInfo &info, QWidget *host);

Q_SIGNALS:
    void passwordSet(const QString &email, const core::Secret &password);

private:
    void mailLink();
    void readLink();
    void reset();
    void showFailure(const core::Error &error);

    ::accounts::FrontDoor &m_door;
    relay::RelayInfo m_info;
    QWidget *m_asking;
    kit::Field *m_email;
    kit::Button *m_send;
    kit::Field *m_link;
    QWidget *m_choice;
    kit::SecretField *m_chosen;
    kit::Label *m_result;
    kit::Banner *m_failure;
    kit::Button *m_copy;
    kit::Button *m_primary;
    kit::SecretClipboard *m_clipboard;
    std::optional<relay::ResetLink> m_found{};
    QString m_user{};
    core::Secret m_new{};
    core::Scope m_scope;
};

} // namespace ui::accounts
