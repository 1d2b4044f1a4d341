#pragma once

#include "ui/kit/theme.h"

#include <QFrame>

class QVBoxLayout;

namespace kit {

// Radius 12 and a 1 px line around what belongs together; contents go into box().
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr, int padding = 20);
    QVBoxLayout *box() const { return m_box; }
    void setRadius(int radius);
    void setSunken(bool sunken);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_box;
    int m_radius = radiusCard;
    bool m_sunken = false;
};

// A floating part that lies in a page (popup, tooltip, pill): raised ground with the popup shadow. The shadow is
// painted outside rect() by a ShadowHost, so give it one as a parent where it should be seen.
class RaisedCard : public QWidget
{
    Q_OBJECT
public:
    explicit RaisedCard(QWidget *parent = nullptr, int radius = radiusRow);
    QVBoxLayout *box() const { return m_box; }
    int radius() const { return m_radius; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_box;
    int m_radius;
};

// Paints its ground and, under each RaisedCard among its children, the shadow.
class ShadowHost : public QWidget
{
    Q_OBJECT
public:
    enum class Ground { None, Surface, Pane };
    explicit ShadowHost(QWidget *parent = nullptr, Ground ground = Ground::Surface);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
};

// A page's or pane's ground in one of the theme's colours.
class Ground : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Surface, Pane, Rail, Sunken };
    explicit Ground(Kind kind, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
};

// A 1 px separator.
class Hairline : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(QWidget *parent = nullptr, Qt::Orientation orientation = Qt::Horizontal);
    QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
};

} // namespace kit
