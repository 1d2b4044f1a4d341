#pragma once

#include <QCheckBox>

namespace kit {

// 32 × 18, applies at once. A check box to screen readers; give it an accessible name when it has no text.
class Switch : public QCheckBox
{
    Q_OBJECT
public:
    explicit Switch(const QString &accessibleName = {}, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {32, 18}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &pos) const override { return rect().contains(pos); }
};

} // namespace kit
