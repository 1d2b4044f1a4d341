#pragma once

#include <QLayout>
#include <QStyle>
#include <QWidget>

namespace ui::catalog {

// Widgets side by side that go on in the next line where the width ends.
class WrappingRow : public QLayout
{
public:
    explicit WrappingRow(int gap) : m_gap(gap) {}
    ~WrappingRow() override { qDeleteAll(m_items); }

    void addItem(QLayoutItem *item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem *takeAt(int index) override
    {
        return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return lay(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect &rect) override
    {
        QLayout::setGeometry(rect);
        lay(rect, true);
    }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override
    {
        QSize size;
        for (const QLayoutItem *item : m_items)
            size = size.expandedTo(item->minimumSize());
        return size;
    }

private:
    int lay(const QRect &rect, bool place) const
    {
        int x = 0, y = 0, line = 0;
        QList<std::pair<QLayoutItem *, QRect>> row;
        const auto flush = [&] {
            for (const auto &[item, box] : row) {
                const QRect middle = box.translated(0, (line - box.height()) / 2);
                if (place)
                    item->setGeometry(
                        QStyle::visualRect(parentWidget()->layoutDirection(), rect, middle.translated(rect.topLeft())));
            }
            row.clear();
        };
        for (QLayoutItem *item : m_items) {
            if (item->isEmpty())
                continue;
            const QSize size = item->sizeHint();
            if (x > 0 && x + size.width() > rect.width()) {
                flush();
                y += line + m_gap;
                x = line = 0;
            }
            row.append({item, QRect(QPoint(x, y), size)});
            line = std::max(line, size.height());
            x += size.width() + m_gap;
        }
        flush();
        return y + line;
    }

    QList<QLayoutItem *> m_items{};
    int m_gap;
};

} // namespace ui::catalog
