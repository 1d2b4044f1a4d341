#pragma once

#include "ui/kit/icons.h"

#include <QAbstractButton>

namespace ui::settings {

// A group of settings in the list at the start: icon and name, one chosen.
class GroupButton : public QAbstractButton
{
    Q_OBJECT
public:
    GroupButton(kit::IconName icon, const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
};

} // namespace ui::settings
