#pragma once

#include "ui/kit/icons.h"

#include <QAbstractButton>

namespace kit {

// 28 high on fill: a filter that can be chosen, an attachment with its token count and an x, or the door to a menu.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(const QString &text, QWidget *parent = nullptr);

    void setIconName(IconName name);
    // Lighter text after the name: "2.1k tokens".
    void setDetail(const QString &detail);
    // With an x at the end; Delete and Backspace remove it too.
    void setRemovable(bool removable);
    // With a chevron at the end: a click opens something.
    void setOpensMenu(bool opens);
    // Chosen without being checkable (a filter that is set).
    void setChosen(bool chosen);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF crossRect() const;
    QString m_icon{};
    QString m_detail{};
    bool m_removable = false;
    bool m_opensMenu = false;
    bool m_chosen = false;
    bool m_crossDown = false;
};

} // namespace kit
