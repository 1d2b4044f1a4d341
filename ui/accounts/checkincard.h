#pragma once

#include "app/workspace.h"
#include "relay/accountrecords.h"
#include "ui/kit/card.h"

namespace kit {
class Banner;
class Button;
class Label;
class Switch;
} // namespace kit

namespace ui::accounts {

class CheckInWeek;

// The relay's daily gift: the last seven days, one click, and a switch for those who want it taken by itself.
class CheckInCard : public kit::Card
{
    Q_OBJECT
public:
    explicit CheckInCard(app::Workspace &workspace, QWidget *parent = nullptr);
    // Hidden where the relay has none.
    void start(core::AccountId account);
    const std::optional<relay::CheckIns> &state() const { return m_state; }

Q_SIGNALS:
    void changed(); // what state() says
    void said(const QString &text, std::function<void()> undo);

private:
    void read();
    void show(const relay::CheckIns &state);
    void checkIn();

    app::Workspace &m_workspace;
    core::AccountId m_account{};
    std::optional<relay::CheckIns> m_state{};
    kit::Button *m_button;
    kit::Label *m_today;
    CheckInWeek *m_week;
    kit::Label *m_sum;
    kit::Switch *m_bySelf;
    kit::Banner *m_failure;
    core::Scope m_scope;
};

// Seven cells: taken, not taken, and today's.
class CheckInWeek : public QWidget
{
    Q_OBJECT
public:
    explicit CheckInWeek(QWidget *parent = nullptr);
    void setDays(const QDate &today, bool doneToday, const QList<QDate> &taken);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QDate m_today{};
    bool m_done = false;
    QList<QDate> m_taken{};
};

} // namespace ui::accounts
