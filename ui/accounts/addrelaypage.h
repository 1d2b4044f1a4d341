#pragma once

#include "accounts/frontdoor.h"
#include "app/workspace.h"
#include "ui/accounts/wayinpage.h"

#include <QElapsedTimer>

namespace kit {
class Button;
class Card;
class Field;
class FieldNote;
} // namespace kit

namespace ui::accounts {

class CertificateCard;
class RelayReport;
class SecondStep;
class SignInWays;

// Add a relay: an address in any form → what was found → a way to sign in, with a second step where one is wanted.
// Nothing is kept until it worked.
class AddRelayPage : public WayInPage
{
    Q_OBJECT
public:
    explicit AddRelayPage(app::Workspace &workspace, QWidget *parent = nullptr);
    void start(const QString &address = {});

Q_SIGNALS:
    void added(const ::accounts::Account &account);

protected:
    void goBack() override;

private:
    QWidget *makeAddress();
    QWidget *makeSecond();
    void check();
    void showFound(const core::Result<relay::ProbeReport> &found);
    void lookAround();
    void showSecondStep(const QString &user, const core::Error &why);
    void showFirstStep();
    void openRegister();
    void openReset();

    app::Workspace &m_workspace;
    ::accounts::FrontDoor m_door;
    relay::ProbeReport m_found{};
    QElapsedTimer m_since{};
    QWidget *m_first;
    kit::Field *m_address;
    kit::FieldNote *m_addressNote;
    kit::Button *m_check;
    CertificateCard *m_certificate;
    RelayReport *m_report;
    SignInWays *m_ways;
    QWidget *m_second;
    kit::Card *m_who;
    SecondStep *m_step;
    kit::Button *m_continue;
    core::Scope m_scope;
};

} // namespace ui::accounts
