#pragma once

#include "ui/kit/card.h"

class QVBoxLayout;

namespace kit {
class Button;
class Label;
} // namespace kit

namespace ui::accounts {

// The frame of the pages on the way in: a back button, a title and a 640 px column that scrolls.
class WayInPage : public kit::Ground
{
    Q_OBJECT
public:
    explicit WayInPage(const QString &title, QWidget *parent = nullptr);

Q_SIGNALS:
    void backRequested();

protected:
    QVBoxLayout *column() const { return m_column; }
    kit::Button *backButton() const { return m_back; }
    void setTitle(const QString &title);
    // What the back button does: leaves the page, unless there is a step to go back to inside it.
    virtual void goBack() { Q_EMIT backRequested(); }

private:
    QVBoxLayout *m_column;
    kit::Button *m_back;
    kit::Label *m_title;
};

} // namespace ui::accounts
