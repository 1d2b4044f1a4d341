#pragma once

#include "accounts/accounts.h"
#include "core/scope.h"

#include <QTimer>
#include <QWidget>

namespace kit {
class Button;
class Field;
class FieldNote;
class Label;
class SecretField;
} // namespace kit

namespace ui::accounts {

class CodeCells;
class WayCard;

// The second step of signing in: a code from an authenticator, a backup code where the family has them, or an access
// token instead. It asks; whoever owns it sends.
class SecondStep : public QWidget
{
    Q_OBJECT
public:
    explicit SecondStep(const core::Clock &clock, QWidget *parent = nullptr);
    void start(const relay::RelayInfo &info, const ::accounts::Accounts::WaitingStep &waiting);
    // Not accepted; the clocks may be why.
    void showWrong(const ::accounts::Accounts::WaitingStep &waiting);
    void setBusy(bool busy) { m_busy = busy; }
    // What the chosen way has; sends when it is complete.
    void proceed();
    bool isComplete() const;

Q_SIGNALS:
    void codeGiven(const core::Secret &code);
    void tokenGiven(const core::Secret &token, const QString &userId);
    void completenessChanged(bool complete);

private:
    void showTimeLeft();
    QWidget *makeCodeFields();
    QWidget *makeTokenFields();

    const core::Clock &m_clock;
    WayCard *m_app;
    WayCard *m_backup;
    WayCard *m_token;
    CodeCells *m_cells;
    kit::Label *m_left;
    kit::FieldNote *m_note;
    kit::Field *m_backupCode;
    kit::SecretField *m_tokenField;
    QWidget *m_userIdRow;
    kit::Field *m_userId;
    QUrl m_site{};
    std::optional<core::Moment> m_until{};
    QTimer m_ticking{};
    bool m_busy = false;
};

} // namespace ui::accounts
