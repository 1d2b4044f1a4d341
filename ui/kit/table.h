#pragma once

#include "ui/kit/moneylabel.h"

#include <QTableView>

#include <memory>

namespace kit {

// What a cell may say beside its DisplayRole and TextAlignmentRole. All are optional.
enum TableRole {
    LookRole = Qt::UserRole + 100, // MoneyLook: an amount in its state, instead of the text
    ToneRole,                      // Tone as int
    WeightRole,                    // QFont::Weight as int
    IconRole,                      // an icon's name (QString), before the text, in the tone's mark
    NoteRole,                      // after the text, in caption grey, where there is room
    DetailRole,                    // a second line, 12/20 in the code face
    LinkRole,                      // bool: accent text that a click follows
    MeterRole,                     // double, a share: a meter before the text
    ActionsRole,                   // QStringList of icon names at the end of the row
    ActionTipsRole,                // QStringList, their names
};

// Rows with hairlines, tabular figures and money states, painted by one delegate for every page. A row may open and
// show a widget below its line; the arrow keys walk, Enter and Space open, Tab leaves.
class Table : public QTableView
{
    Q_OBJECT
public:
    explicit Table(const QString &accessibleName, QWidget *parent = nullptr);

    // One width a column, the stretching one's is what it needs at least.
    void setColumns(const QList<int> &widths, int stretching);
    // Which columns go first when the table is too narrow for all.
    void setHideOrder(const QList<int> &columns);
    void setBand(int height);
    int band() const { return m_band; }
    // A chevron at the start of each row.
    void setOpening(bool opening);
    bool isOpening() const { return m_opening; }
    // Takes the widget; at most one row is open.
    void openRow(int row, QWidget *detail);
    void closeRow();
    // The row whose things stand beside the table, on selected ground; −1: none. It stays with its row.
    void setMarkedRow(int row);
    int markedRow() const { return m_marked.isValid() ? m_marked.row() : -1; }
    int openedRow() const { return m_opened.isValid() ? m_opened.row() : -1; }

    // For the delegate.
    int hoveredRow() const { return m_hovered; }
    QRect actionRect(const QRect &cell, int action, int count) const;
    int hoveredAction(const QModelIndex &index) const;

    void setModel(QAbstractItemModel *model) override;

Q_SIGNALS:
    void toggled(const QModelIndex &index);
    void linkFollowed(const QModelIndex &index);
    void actionTriggered(const QModelIndex &index, int action);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void placeDetail();
    void fitColumns();
    void hover(const QPoint &position);
    int actionAt(const QModelIndex &index, const QPoint &position) const;

    QList<int> m_widths{};
    QList<int> m_hideOrder{};
    int m_stretching = -1;
    int m_band;
    int m_hovered = -1;
    QPoint m_pointer{-1, -1};
    bool m_opening = false;
    bool m_ringed = false;
    QPersistentModelIndex m_opened{};
    QPersistentModelIndex m_marked{};
    QWidget *m_detail = nullptr;
};

} // namespace kit
