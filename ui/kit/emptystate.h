#pragma once

#include "ui/kit/icons.h"

#include <QWidget>

class QVBoxLayout;

namespace kit {

class Button;
class Label;

// Nothing here yet, and what to do next: icon, a line, a sentence, up to two buttons.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(IconName icon, const QString &title, const QString &sentence, QWidget *parent = nullptr);
    // The first is plain, later ones are links; the caller connects.
    Button *addButton(const QString &label);
    void setWords(const QString &title, const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Label *m_title;
    Label *m_sentence;
    QVBoxLayout *m_box;
    int m_buttons = 0;
};

} // namespace kit
