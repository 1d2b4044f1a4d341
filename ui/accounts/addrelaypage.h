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
class SecondStep;
class SignInWays;
struct FoundFact;

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
    void checkOrCancel();
    void showFound(const core::Result<relay::ProbeReport> &found);
    void showFindFailure(const core::Error &error);
    void showNotes(const QList<FoundFact> &notes);
    void showFacts();
    void readSurvey();
    void useHttp();
    void showSecondStep(const QString &user, const core::Error &why);
    void showFirstStep();
    void openRegister();
    void openReset();

    app::Workspace &m_workspace;
    ::accounts::FrontDoor m_door;
    relay::ProbeReport m_found{};
    std::optional<relay::ProbeSurvey> m_survey{};
    relay::RelayAddress m_asked{};
    core::Secret m_cameAlong{}; // the key that was in the pasted text; it is not in the field any more
    bool m_checking = false;
    int m_round = 0; // which check: answers of an older one are not wanted
    QElapsedTimer m_since{};
    QWidget *m_first;
    kit::Field *m_address;
    kit::FieldNote *m_addressNote;
    kit::Button *m_check;
    QWidget *m_notes;
    kit::Button *m_fix;
    CertificateCard *m_certificate;
    kit::Card *m_report;
    QWidget *m_facts = nullptr;
    SignInWays *m_ways;
    QWidget *m_second;
    kit::Card *m_who;
    SecondStep *m_step;
    kit::Button *m_continue;
    core::Scope m_scope;
};

} // namespace ui::accounts
