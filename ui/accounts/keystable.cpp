#include "ui/accounts/keystable.h"

#include "ui/kit/moneytext.h"
#include "ui/kit/table.h"

#include <QLocale>

#include <algorithm>

namespace ui::accounts {

void KeysTable::setTokens(std::vector<relay::TokenRecord> tokens, core::QuotaPerUnit perUnit,
                          const core::RemoteTokenId &inUse)
{
    beginResetModel();
    m_tokens = std::move(tokens);
    m_perUnit = perUnit;
    m_inUse = inUse;
    endResetModel();
}

const relay::TokenRecord *KeysTable::at(int row) const
{
    return row >= 0 && row < static_cast<int>(m_tokens.size()) ? &m_tokens[static_cast<std::size_t>(row)] : nullptr;
}

core::Money KeysTable::leftTogether() const
{
    core::MoneySum sum;
    for (const relay::TokenRecord &token : m_tokens)
        if (!token.unlimited && token.status == relay::TokenStatus::Enabled)
            sum.add(core::Money::fromQuota(token.remaining, m_perUnit));
    return sum.total();
}

int KeysTable::unlimitedCount() const
{
    return static_cast<int>(std::count_if(m_tokens.begin(), m_tokens.end(), [](const relay::TokenRecord &token) {
        return token.unlimited && token.status == relay::TokenStatus::Enabled;
    }));
}

// The limit is what was used and what is left; nothing where the relay does not count or the key has none.
std::optional<double> KeysTable::usedShare(const relay::TokenRecord &token) const
{
    if (token.unlimited || !token.used)
        return {};
    const double limit = static_cast<double>(token.used->units() + token.remaining.units());
    return limit > 0 ? std::optional(static_cast<double>(token.used->units()) / limit) : std::optional(1.0);
}

QString KeysTable::usedWords(const relay::TokenRecord &token) const
{
    const auto money = [this](core::Quota quota) {
        return kit::moneyText(core::Money::fromQuota(quota, m_perUnit), kit::Decimals::Balance);
    };
    if (token.unlimited)
        return token.used ? tr("%1, unlimited").arg(money(*token.used)) : tr("unlimited");
    if (!token.used)
        return tr("%1 left").arg(money(token.remaining));
    const QString limit = money(core::Quota(token.used->units() + token.remaining.units()));
    return token.remaining.units() <= 0 ? tr("%1 of %2, used up").arg(money(*token.used), limit)
                                        : tr("%1 of %2").arg(money(*token.used), limit);
}

QString KeysTable::expiryWords(const relay::TokenRecord &token) const
{
    if (token.status == relay::TokenStatus::Disabled)
        return tr("disabled");
    if (!token.expires)
        return tr("never");
    const QString day = QLocale().toString(core::toDateTime(*token.expires).date(), QLocale::ShortFormat);
    return *token.expires <= m_clock.now() ? tr("expired %1").arg(day) : day;
}

QVariant KeysTable::tone(const relay::TokenRecord &token, int column) const
{
    const bool off = token.status == relay::TokenStatus::Disabled || token.status == relay::TokenStatus::Expired;
    const double share = usedShare(token).value_or(0);
    kit::Tone tone = column == Name || column == Expires ? kit::Tone::Text : kit::Tone::Secondary;
    if (off)
        tone = kit::Tone::Secondary;
    else if (column == Used && usedShare(token))
        tone = share >= 1 ? kit::Tone::Danger : share >= 0.8 ? kit::Tone::Warning : kit::Tone::Text;
    return static_cast<int>(tone);
}

QVariant KeysTable::data(const QModelIndex &index, int role) const
{
    const relay::TokenRecord *token = at(index.row());
    if (!token)
        return {};
    const int column = index.column();
    switch (role) {
    case kit::ToneRole:
        return tone(*token, column);
    case kit::IconRole:
        return column == Name ? QStringLiteral("key") : QString();
    case kit::WeightRole:
        return column == Name ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case kit::DetailRole: {
        if (column != Name)
            return {};
        QString below = token->maskedKey;
        if (token->id == m_inUse && m_inUse.isValid())
            below += QStringLiteral(" · ") + tr("chats use it");
        if (!token->models.isEmpty())
            below += QStringLiteral(" · ") + tr("%n models", nullptr, static_cast<int>(token->models.size()));
        return below;
    }
    case kit::MeterRole: {
        const auto share = column == Used ? usedShare(*token) : std::nullopt;
        return share ? QVariant(*share) : QVariant();
    }
    case kit::ActionsRole:
        return column == Actions ? QStringList{QStringLiteral("ellipsis")} : QStringList();
    case kit::ActionTipsRole:
        return QStringList{tr("More about %1").arg(token->name)};
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Name:
        return token->name;
    case Used:
        return usedWords(*token);
    case Expires:
        return expiryWords(*token);
    case LastUsed:
        return token->lastUsed ? kit::ageText(*token->lastUsed, m_clock.now()) : QStringLiteral("—");
    default:
        return {};
    }
}

QVariant KeysTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Used:
        return tr("Used of its limit");
    case Expires:
        return tr("Expires");
    case LastUsed:
        return tr("Last used");
    default:
        return {};
    }
}

} // namespace ui::accounts
