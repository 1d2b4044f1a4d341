#include "ui/accounts/keystable.h"

#include "core/clock.h"
#include "ui/kit/moneytext.h"

#include <QLocale>

namespace ui::accounts {

namespace {

QString statusWords(relay::TokenStatus status)
{
    switch (status) {
    case relay::TokenStatus::Enabled: return KeysTable::tr("enabled");
    case relay::TokenStatus::Disabled: return KeysTable::tr("disabled");
    case relay::TokenStatus::Expired: return KeysTable::tr("expired");
    case relay::TokenStatus::UsedUp: return KeysTable::tr("used up");
    case relay::TokenStatus::Unknown: return KeysTable::tr("unknown");
    }
    return {};
}

} // namespace

void KeysTable::setTokens(std::vector<relay::TokenRecord> tokens, core::QuotaPerUnit perUnit, const core::RemoteTokenId &inUse)
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

QVariant KeysTable::data(const QModelIndex &index, int role) const
{
    const relay::TokenRecord *token = at(index.row());
    if (!token)
        return {};
    const bool figure = index.column() == Limit || index.column() == Used;
    if (role == Qt::TextAlignmentRole)
        return QVariant((figure ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name: return token->id == m_inUse && m_inUse.isValid() ? tr("%1 (chats use it)").arg(token->name) : token->name;
    case Key: return token->maskedKey;
    case State: return statusWords(token->status);
    case Limit:
        return token->unlimited ? kit::moneyText(core::Money::unlimited(), kit::Decimals::Balance)
                                : kit::moneyText(core::Money::fromQuota(token->remaining, m_perUnit), kit::Decimals::Balance);
    case Used:
        return token->used ? kit::moneyText(core::Money::fromQuota(*token->used, m_perUnit), kit::Decimals::Balance) : QStringLiteral("—");
    case Expires: return token->expires ? QLocale().toString(core::toDateTime(*token->expires), QLocale::ShortFormat) : tr("never");
    default: return {};
    }
}

QVariant KeysTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Limit || section == Used ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Key: return tr("Key");
    case State: return tr("State");
    case Limit: return tr("Left on it");
    case Used: return tr("Used");
    case Expires: return tr("Expires");
    default: return {};
    }
}

} // namespace ui::accounts
