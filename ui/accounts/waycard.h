#pragma once

#include "ui/kit/card.h"

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

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QRadioButton *m_radio;
    kit::Label *m_sentence;
    QWidget *m_fields = nullptr;
};

} // namespace ui::accounts
