#include "billing/rowfilter.h"

namespace billing {

RowFilter::RowFilter(const LedgerFilter &filter)
{
    if (filter.account)
        add(QStringLiteral("u.account_id = ?"), {filter.account->value()});
    if (filter.from)
        add(QStringLiteral("u.time >= ?"), {core::toMs(*filter.from)});
    if (filter.to)
        add(QStringLiteral("u.time < ?"), {core::toMs(*filter.to)});
    if (!filter.model.isEmpty())
        add(QStringLiteral("iif(u.model_asked <> '', u.model_asked, u.model_billed) = ?"), {filter.model});
    if (!filter.key.isEmpty())
        add(QStringLiteral("u.key_name = ?"), {filter.key});
    if (!filter.kinds.isEmpty()) {
        QVariantList names;
        for (const relay::LogKind kind : filter.kinds)
            names.append(relay::logKindName(kind));
        const QStringList marks(names.size(), QStringLiteral("?"));
        add(QStringLiteral("u.kind IN (%1)").arg(marks.join(QStringLiteral(", "))), names);
    }
    if (filter.conversation.isValid())
        add(QStringLiteral("m.conversation_id = ?"), {filter.conversation.value()});
}

void RowFilter::add(const QString &condition, const QVariantList &values)
{
    m_conditions.append(QLatin1Char('(') + condition + QLatin1Char(')'));
    m_values.append(values);
}

QString RowFilter::sql() const
{
    return m_conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + m_conditions.join(QStringLiteral(" AND "));
}

int RowFilter::bind(storage::Statement &statement, int first) const
{
    for (const QVariant &value : m_values)
        statement.bind(first++, value);
    return first;
}

} // namespace billing
