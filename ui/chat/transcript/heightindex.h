#pragma once

#include <QtGlobal>

#include <vector>

namespace ui::chat {

// Heights of many rows with fast answers: where row i begins, which row is at y. A Fenwick tree: every call is O(log
// n), so a conversation of 100,000 messages scrolls like one of ten.
class HeightIndex
{
public:
    int count() const { return static_cast<int>(m_heights.size()); }
    void clear();
    void append(int height);
    void prepend(const std::vector<int> &heights); // O(n): for a page at a time
    void truncate(int count);
    int height(int row) const { return m_heights[static_cast<std::size_t>(row)]; }
    void setHeight(int row, int height);
    qint64 top(int row) const; // sum of the heights before it
    qint64 total() const { return top(count()); }
    int rowAt(qint64 y) const; // clamped to the rows there are; −1 without rows

private:
    std::vector<int> m_heights{};
    std::vector<qint64> m_tree{};
};

} // namespace ui::chat
