#pragma once

#include "ui/kit/card.h"

class QHBoxLayout;
class QRadioButton;

namespace kit {
class Label;
}

namespace ui::accounts {

// One way to sign in: a radio button, what it can do, and its fields while it is chosen.
class WayCard : public kit::Card
{
    Q_OBJECT
public:
    WayCard(const QString &title, const QString &sentence, QWidget *parent = nullptr);
    void setSentence(const QString &sentence);
    QRadioButton *radio() const { return m_radio; }
    void setFields(QWidget *fields);
    // Beside the title: "best for this site".
    void setNote(QWidget *note);
    // At the end of the title's line: where to get what it asks for.
    void setLink(QWidget *link);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QHBoxLayout *m_head;
    QRadioButton *m_radio;
    kit::Label *m_sentence;
    QWidget *m_fields = nullptr;
};

} // namespace ui::accounts
