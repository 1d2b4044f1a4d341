#include "ui/accounts/keystable.h"

#include "ui/kit/moneytext.h"
#include "ui/kit/table.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace ui::accounts {

QString keyIcon(const QString &name)
{
    static const QList<std::pair<QRegularExpression, QString>> icons = [] {
        const auto of = [](const char *words, const char *icon) {
            return std::pair(QRegularExpression(QString::fromUtf8(words), QRegularExpression::CaseInsensitiveOption),
                             QString::fromLatin1(icon));
        };
        return QList<std::pair<QRegularExpression, QString>>{
            of("laptop|notebook|computer|desktop|笔记本|电脑", "laptop"),
            of("claude|codex|code|cli|curl|shell|terminal|aider|终端", "terminal"),
            of("transl|翻译", "languages"),
            of("\\bci\\b|runner|server|bot|服务器", "server"),
            of("phone|手机", "smartphone"),
            of("tablet|ipad|平板", "tablet"),
        };
    }();
    for (const auto &[pattern, icon] : icons) {
        if (pattern.match(name).hasMatch())
            return icon;
    }
    return QStringLiteral("key");
}

void KeysTable::setTokens(std::vector<relay::TokenRecord> tokens, core::QuotaPerUnit perUnit,
                          const relay::TokenFields &fields, const core::RemoteTokenId &inUse)
{
    beginResetModel();
    m_all = std::move(tokens);
    m_perUnit = perUnit;
    m_fields = fields;
    m_inUse = inUse;
    arrange();
    endResetModel();
}

void KeysTable::setUse(const QHash<QString, KeyUse> &use)
{
    m_use = use;
    if (!m_shown.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void KeysTable::setSearch(const QString &text)
{
    beginResetModel();
    m_search = text.trimmed();
    arrange();
    endResetModel();
}

void KeysTable::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_column = column == Actions ? -1 : column;
    m_order = order;
    arrange();
    endResetModel();
}

void KeysTable::arrange()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const relay::TokenRecord &token = m_all[i];
        if (m_search.isEmpty() || token.name.contains(m_search, Qt::CaseInsensitive) ||
            token.maskedKey.contains(m_search, Qt::CaseInsensitive) ||
            token.group.contains(m_search, Qt::CaseInsensitive) ||
            token.models.join(u' ').contains(m_search, Qt::CaseInsensitive))
            m_shown.push_back(i);
    }
    if (m_column < 0)
        return;
    std::stable_sort(m_shown.begin(), m_shown.end(), [this](std::size_t a, std::size_t b) {
        return m_order == Qt::AscendingOrder ? isBefore(m_all[a], m_all[b]) : isBefore(m_all[b], m_all[a]);
    });
}

// What is not known comes after what is.
bool KeysTable::isBefore(const relay::TokenRecord &a, const relay::TokenRecord &b) const
{
    constexpr double never = 1e300;
    const auto moment = [](const std::optional<core::Moment> &m) {
        return m ? static_cast<double>(core::toMs(*m)) : never;
    };
    switch (m_column) {
    case Used:
        return usedShare(a).value_or(never) < usedShare(b).value_or(never);
    case Expires:
        return moment(a.expires) < moment(b.expires);
    case LastUsed:
        return moment(lastUse(a)) < moment(lastUse(b));
    default:
        return QString::localeAwareCompare(a.name, b.name) < 0;
    }
}

const relay::TokenRecord *KeysTable::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_all[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

int KeysTable::rowOf(const core::RemoteTokenId &id) const
{
    const auto same = [&](std::size_t i) { return m_all[i].id == id; };
    const auto found = std::find_if(m_shown.begin(), m_shown.end(), same);
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

core::Money KeysTable::leftTogether() const
{
    core::MoneySum sum;
    for (const relay::TokenRecord &token : m_all)
        if (!token.unlimited && token.status == relay::TokenStatus::Enabled && !isOver(token))
            sum.add(token.limitKnown ? core::Money::fromQuota(token.remaining, m_perUnit) : core::Money::unknown());
    return sum.total();
}

int KeysTable::unlimitedCount() const
{
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(), [this](const relay::TokenRecord &token) {
        return token.unlimited && token.status == relay::TokenStatus::Enabled && !isOver(token);
    }));
}

bool KeysTable::isOver(const relay::TokenRecord &token) const
{
    return token.expires && *token.expires <= m_clock.now();
}

// The limit is what was used and what is left; nothing where the relay does not count or the key has none.
std::optional<double> KeysTable::usedShare(const relay::TokenRecord &token) const
{
    if (token.unlimited || !token.limitKnown || !token.used || !token.id.isValid())
        return {};
    const double limit = static_cast<double>(token.used->units() + token.remaining.units());
    return limit > 0 ? std::optional(static_cast<double>(token.used->units()) / limit) : std::optional(1.0);
}

QString KeysTable::usedWords(const relay::TokenRecord &token) const
{
    if (!token.id.isValid()) // the only key of an account that has no list: nobody told
        return QStringLiteral("—");
    const auto money = [this](core::Quota quota) {
        return kit::moneyText(core::Money::fromQuota(quota, m_perUnit), kit::Decimals::Balance);
    };
    if (token.unlimited) {
        // Some families do not count what keys without a limit spend: then the ledger tells, as far as it reaches.
        if (m_fields.countsWhenUnlimited)
            return token.used ? tr("%1, unlimited").arg(money(*token.used)) : tr("unlimited");
        const KeyUse use = m_use.value(token.name);
        if (!use.spent.hasAmount())
            return tr("unlimited");
        const QString spent = kit::moneyText(use.spent, kit::Decimals::Balance);
        return tr("%1, unlimited").arg(use.complete ? spent : QStringLiteral("≥ ") + spent);
    }
    if (!token.limitKnown)
        return QStringLiteral("—");
    if (!token.used)
        return tr("%1 left").arg(money(token.remaining));
    const QString limit = money(core::Quota(token.used->units() + token.remaining.units()));
    return token.remaining.units() <= 0 ? tr("%1 of %2, used up").arg(money(*token.used), limit)
                                        : tr("%1 of %2").arg(money(*token.used), limit);
}

QString KeysTable::usedTip(const relay::TokenRecord &token) const
{
    const KeyUse use = m_use.value(token.name);
    if (!use.spent.hasAmount())
        return {};
    const QString spent = kit::moneyText(use.spent, kit::Decimals::Balance);
    return use.complete ? tr("By the relay’s log: %1 in all").arg(spent)
                        : tr("By the relay’s log, as far as it was read: %1").arg(spent);
}

QString KeysTable::expiryWords(const relay::TokenRecord &token) const
{
    if (!token.id.isValid())
        return QStringLiteral("—");
    if (token.status == relay::TokenStatus::Disabled)
        return tr("disabled");
    if (!token.expires)
        return tr("never");
    const QString day = QLocale().toString(core::toDateTime(*token.expires).date(), QLocale::ShortFormat);
    return isOver(token) ? tr("expired %1").arg(day) : day;
}

std::optional<core::Moment> KeysTable::lastUse(const relay::TokenRecord &token) const
{
    if (const auto last = m_use.value(token.name).last)
        return last;
    // Relays write the time of creation there until a key is used.
    return token.lastUsed && (!token.created || *token.lastUsed > *token.created) ? token.lastUsed : std::nullopt;
}

QString KeysTable::lastWords(const relay::TokenRecord &token) const
{
    if (const auto last = lastUse(token))
        return kit::ageText(*last, m_clock.now());
    return token.lastUsed && token.created ? tr("never used") : QStringLiteral("—");
}

QString KeysTable::detail(const relay::TokenRecord &token) const
{
    const QString dot = QStringLiteral(" · ");
    QString below = token.maskedKey.startsWith(QStringLiteral("sk-…")) ? token.maskedKey.mid(3) : token.maskedKey;
    if (token.id == m_inUse)
        below += dot + tr("chats use it");
    if (!token.models.isEmpty())
        below += dot + tr("%n models", nullptr, static_cast<int>(token.models.size()));
    if (!token.group.isEmpty())
        below += dot + token.group;
    if (!token.networks.isEmpty())
        below += dot + tr("some networks");
    return below;
}

QVariant KeysTable::tone(const relay::TokenRecord &token, int column) const
{
    const bool off =
        token.status == relay::TokenStatus::Disabled || token.status == relay::TokenStatus::Expired || isOver(token);
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
        return column == Name ? keyIcon(token->name) : QString();
    case kit::WeightRole:
        return column == Name ? QVariant(static_cast<int>(QFont::Medium)) : QVariant();
    case kit::DetailRole:
        return column == Name ? QVariant(detail(*token)) : QVariant();
    case kit::MeterRole: {
        const auto share = column == Used ? usedShare(*token) : std::nullopt;
        return share ? QVariant(*share) : QVariant();
    }
    case kit::ActionsRole:
        return column == Actions ? QStringList{QStringLiteral("message-square"), QStringLiteral("ellipsis")}
                                 : QStringList();
    case kit::ActionTipsRole:
        return QStringList{tr("Chat with %1").arg(token->name), tr("More about %1").arg(token->name)};
    case Qt::ToolTipRole:
        return column == Used                               ? usedTip(*token)
               : column == Name && !token->models.isEmpty() ? token->models.join(u'\n')
                                                            : QString();
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
        return lastWords(*token);
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
