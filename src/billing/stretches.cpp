#include "billing/stretches.h"

#include <algorithm>

namespace billing {

Stretches::Stretches(const QList<Stretch> &parts)
{
    for (const Stretch &part : parts)
        add(part);
}

void Stretches::add(Stretch part)
{
    if (part.isEmpty())
        return;
    QList<Stretch> merged;
    for (const Stretch &known : std::as_const(m_parts)) {
        if (known.to < part.from || known.from > part.to) {
            merged.append(known);
            continue;
        }
        part.from = std::min(part.from, known.from);
        part.to = std::max(part.to, known.to);
    }
    merged.append(part);
    std::sort(merged.begin(), merged.end(), [](const Stretch &a, const Stretch &b) { return a.from < b.from; });
    m_parts = merged;
}

QList<Stretch> Stretches::gaps(core::Moment to, std::chrono::milliseconds overlap) const
{
    QList<Stretch> open;
    const core::Moment begin{};
    if (m_parts.isEmpty())
        return {{begin, to}};
    const core::Moment known = m_parts.last().to;
    open.append({std::max(begin, std::min(known, to) - overlap), std::max(known, to)});
    for (qsizetype i = m_parts.size() - 1; i > 0; --i)
        open.append({m_parts[i - 1].to, m_parts[i].from});
    if (m_parts.first().from > begin)
        open.append({begin, m_parts.first().from});
    return open;
}

} // namespace billing
