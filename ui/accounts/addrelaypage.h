#pragma once

#include "app/workspace.h"
#include "ui/accounts/wayinpage.h"

#include <QElapsedTimer>

namespace kit {
class Badge;
class Banner;
class Field;
class FieldNote;
class IconMark;
class SecretField;
} // namespace kit

namespace ui::accounts {

class CertificateCard;
class WayCard;
struct FoundFact;

// Add a relay: an address in any form → what was found → a way to sign in. Nothing is kept until it worked.
class AddRelayPage : public WayInPage
{
    Q_OBJECT
public:
    explicit AddRelayPage(app::Workspace &workspace, QWidget *parent = nullptr);
    void start(const QString &address = {});

Q_SIGNALS:
    void added(const ::accounts::Account &account);

private:
    void check();
    void checkOrCancel();
    void showFound(const core::Result<relay::ProbeReport> &found);
    void showFindFailure(const core::Error &error);
    void showNotes(const QList<FoundFact> &notes);
    void showFacts();
    void readSurvey();
    void useHttp();
    void signIn();
    void showFailure(const core::Error &error);
    void setBusy(bool busy);
    QWidget *makePasswordFields();
    QWidget *makeTokenFields();
    QWidget *makeKeyFields();

    app::Workspace &m_workspace;
    relay::ProbeReport m_found{};
    std::optional<relay::ProbeSurvey> m_survey{};
    relay::RelayAddress m_asked{};
    core::Secret m_cameAlong{}; // the key that was in the pasted text; it is not in the field any more
    bool m_checking = false;
    int m_round = 0; // which check: answers of an older one are not wanted
    QElapsedTimer m_since{};
    kit::Field *m_address;
    kit::FieldNote *m_addressNote;
    kit::Button *m_check;
    QWidget *m_notes;
    kit::Button *m_fix;
    CertificateCard *m_certificate;
    kit::Card *m_report;
    QWidget *m_facts = nullptr;
    QWidget *m_ways;
    WayCard *m_password;
    WayCard *m_token;
    WayCard *m_key;
    kit::Field *m_user;
    kit::SecretField *m_passwordField;
    QWidget *m_codeRow;
    kit::Field *m_code;
    kit::SecretField *m_tokenField;
    kit::Field *m_userId;
    QWidget *m_userIdRow;
    kit::SecretField *m_keyField;
    kit::Banner *m_failure;
    kit::Badge *m_best;
    kit::IconMark *m_lock;
    kit::Label *m_where;
    kit::Button *m_signIn;
    // The fields give up what was typed; it is kept until it worked, so that a lost connection wants one press only.
    core::Secret m_typedPassword{};
    core::Secret m_typedToken{};
    core::Secret m_typedKey{};
    core::Scope m_scope;
};

} // namespace ui::accounts
