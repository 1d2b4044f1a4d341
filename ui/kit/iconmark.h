#pragma once

#include "ui/kit/icons.h"
#include "ui/kit/theme.h"

#include <QWidget>

namespace kit {

// An icon that is looked at, not pressed: the lock beside a sentence, the mark of a fact. The words beside it say what
// it means, so it has no name of its own.
class IconMark : public QWidget
{
    Q_OBJECT
public:
    explicit IconMark(IconName name, Tone tone = Tone::Secondary, int size = iconMedium, QWidget *parent = nullptr);
    void setIcon(IconName name, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Tone m_tone;
};

} // namespace kit
