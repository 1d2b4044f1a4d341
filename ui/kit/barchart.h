#pragma once

#include "ui/kit/theme.h"

#include <QWidget>

#include <functional>

namespace kit {

// Stacked bars, one a day: series colours from the bottom up, hatch where nothing is known, hatched outline where it is
// only estimated, three grid lines. The arrow keys step through the bars and speak them; Enter opens one.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    struct Part
    {
        int series = 0;   // 0…5
        qint64 value = 0; // in the chart's unit: billionths of a dollar, tokens, requests
        bool estimated = false;
    };
    struct Bar
    {
        QString name{};  // "Friday, 15 May", spoken and in the tooltip
        QString label{}; // under the axis; most are empty
        QList<Part> parts{};
        bool missing = false;    // no data: hatched, never drawn as 0
        bool emphasized = false; // label in bold (today)
    };

    explicit BarChart(QWidget *parent = nullptr);

    void setBars(QList<Bar> bars);
    void setSeriesNames(const QStringList &names);
    // How a value is written; money with two decimals unless set.
    void setValueText(std::function<QString(qint64)> text);
    // Written across a gap, "not read yet".
    void setMissingText(const QString &text);
    int current() const { return m_current; }
    // What is said of a bar: its name, total and parts.
    QString spoken(int bar) const;
    // The value of the top grid line for these bars: a round number of twice 1, 2 or 5 × 10ⁿ.
    static qint64 topOf(qint64 largest);
    QSize sizeHint() const override { return {640, 176}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

Q_SIGNALS:
    void currentChanged(int bar);
    void activated(int bar);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRectF plotRect() const;
    QRectF slotOf(int bar) const;
    int barAt(const QPointF &point) const;
    void select(int bar);
    qint64 totalOf(const Bar &bar) const;
    void drawBar(QPainter *painter, int index, qint64 top) const;
    void drawGaps(QPainter *painter) const;

    QList<Bar> m_bars{};
    QStringList m_names{};
    std::function<QString(qint64)> m_text;
    QString m_missing{};
    int m_current = -1;
    bool m_ringed = false; // focus came by the keyboard
};

} // namespace kit
