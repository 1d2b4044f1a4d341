#include "ui/chat/transcript/heightindex.h"

namespace ui::chat {

namespace {

std::size_t lowestBit(std::size_t i)
{
    return i & (~i + 1);
}

} // namespace

void HeightIndex::clear()
{
    m_heights.clear();
    m_tree.clear();
}

void HeightIndex::append(int height)
{
    m_heights.push_back(height);
    const std::size_t i = m_heights.size();
    qint64 sum = height;
    for (std::size_t j = i - 1; j > i - lowestBit(i); j -= lowestBit(j))
        sum += m_tree[j - 1];
    m_tree.push_back(sum);
}

void HeightIndex::prepend(const std::vector<int> &heights)
{
    std::vector<int> all = heights;
    all.insert(all.end(), m_heights.begin(), m_heights.end());
    clear();
    for (const int height : all)
        append(height);
}

void HeightIndex::truncate(int count)
{
    m_heights.resize(static_cast<std::size_t>(count));
    m_tree.resize(static_cast<std::size_t>(count)); // a prefix of a Fenwick tree is one
}

void HeightIndex::setHeight(int row, int height)
{
    const auto index = static_cast<std::size_t>(row);
    const int delta = height - m_heights[index];
    if (delta == 0)
        return;
    m_heights[index] = height;
    for (std::size_t i = index + 1; i <= m_tree.size(); i += lowestBit(i))
        m_tree[i - 1] += delta;
}

qint64 HeightIndex::top(int row) const
{
    qint64 sum = 0;
    for (auto i = static_cast<std::size_t>(row); i > 0; i -= lowestBit(i))
        sum += m_tree[i - 1];
    return sum;
}

int HeightIndex::rowAt(qint64 y) const
{
    if (m_heights.empty())
        return -1;
    std::size_t step = 1;
    while (step * 2 <= m_tree.size())
        step *= 2;
    std::size_t position = 0;
    qint64 rest = y;
    for (; step > 0; step /= 2) {
        if (position + step <= m_tree.size() && m_tree[position + step - 1] <= rest) {
            position += step;
            rest -= m_tree[position - 1];
        }
    }
    return static_cast<int>(position < m_heights.size() ? position : m_heights.size() - 1);
}

} // namespace ui::chat
