#pragma once

#include "ui/kit/icons.h"
#include "ui/kit/theme.h"

#include <QLabel>

namespace kit {

// A tag: 11 px words on a tint, radius 4 ("disabled", "1 new", "+25 % on 1 June").
class Badge : public QLabel
{
    Q_OBJECT
public:
    explicit Badge(const QString &text, Tone tone = Tone::Secondary, QWidget *parent = nullptr);
    void setTone(Tone tone);
    void setIconName(IconName name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QString m_icon{};
};

// For delegates: the width a tag takes, and the tag.
qreal badgeWidth(const QString &text);
void drawBadge(QPainter *painter, const QRectF &rect, const QString &text, Tone tone, const Theme &theme);

} // namespace kit
