#pragma once

#include "ui/kit/icons.h"
#include "ui/kit/theme.h"

#include <QWidget>

namespace kit {

class Button;
class IconButton;
class Label;
struct ErrorWords;

// Tint, icon, the cause in bold, a sentence, one action: as a link in the sentence, or a button at the end.
class Banner : public QWidget
{
    Q_OBJECT
public:
    Banner(Tone tone, IconName icon, const QString &cause, const QString &sentence, QWidget *parent = nullptr);

    void setWords(const QString &cause, const QString &sentence);
    // What went wrong, why, and what to do next; shows itself.
    void showError(const ErrorWords &words);
    void setLink(const QString &label);
    void setButton(const QString &label);
    // With an x; dismissed() says so, the owner decides whether it comes back.
    void setDismissable(bool dismissable);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showWords();
    Tone m_tone;
    QString m_icon;
    QString m_cause{};
    QString m_sentence{};
    QString m_link{};
    Label *m_label;
    Button *m_button = nullptr;
    IconButton *m_cross = nullptr;
};

} // namespace kit
