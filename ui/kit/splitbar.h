#pragma once

#include "ui/kit/theme.h"

#include <QWidget>

namespace kit {

// One bar, 8 high, split by share with 2 px gaps: what a chat's cost is made of. The figures stand under it.
class SplitBar : public QWidget
{
    Q_OBJECT
public:
    struct Part
    {
        int series = 0;
        qint64 value = 0;
        QString name{}; // for screen readers
    };
    explicit SplitBar(QWidget *parent = nullptr);
    void setParts(QList<Part> parts);
    QSize sizeHint() const override { return {200, 8}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Part> m_parts{};
};

// The small square of a legend, in a series colour.
class SeriesMark : public QWidget
{
    Q_OBJECT
public:
    explicit SeriesMark(int series, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {8, 8}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_series;
};

} // namespace kit
