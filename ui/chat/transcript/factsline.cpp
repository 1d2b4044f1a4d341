#include "ui/chat/transcript/factsline.h"

#include "billing/costbook.h"
#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QCoreApplication>

namespace ui::chat {

namespace {

// The class paints but is no QObject, so it names its own translation context.
QString words(const char *text, int n = -1)
{
    return QCoreApplication::translate("FactsLine", text, nullptr, n);
}

constexpr int buttonWidth = 28;
constexpr int widthForSpeed = 620; // narrower lines leave the speed to the inspector

// Of an answer and its further parts; unknown when one is.
core::Money costOfAll(const ::chat::Message &message)
{
    ::chat::Message first = message;
    first.further.clear();
    QList<::chat::Message> requests{first};
    requests += message.further;
    qint64 nano = 0;
    bool known = true;
    for (const ::chat::Message &request : std::as_const(requests)) {
        const core::Money cost = costOf(request);
        if (!cost.hasAmount())
            return core::Money::unknown();
        nano += cost.nanoUsd();
        known = known && cost.state() == core::Money::State::Known;
    }
    return known ? core::Money::known(nano) : core::Money::estimated(nano);
}

// Billed only when every part is.
QString stateOf(const ::chat::Message &message)
{
    for (const ::chat::Message &further : message.further) {
        if (further.costState != message.costState)
            return further.costState;
    }
    return message.costState;
}

} // namespace

std::optional<double> tokensPerSecond(const ::chat::Message &message)
{
    if (!message.usage.output || !message.duration)
        return {};
    const auto writing = *message.duration - message.firstToken.value_or(std::chrono::milliseconds(0));
    const double seconds = static_cast<double>(writing.count()) / 1000;
    // An answer that came as one piece says nothing about speed.
    return seconds < 0.2 ? std::nullopt : std::optional(static_cast<double>(*message.usage.output) / seconds);
}

core::Money costOf(const ::chat::Message &message)
{
    if (!message.further.isEmpty())
        return costOfAll(message);

    const auto state = ::billing::costStateFromName(message.costState);
    if (!state)
        return core::Money::unknown();
    ::billing::Cost cost;
    cost.state = *state;
    cost.estimated = message.estimatedQuota;
    cost.billed = message.billedQuota;
    cost.quotaPerUnit = message.quotaPerUnit;
    return cost.money();
}

void FactsLine::setMessage(const ::chat::Message &message, const core::Money &retryCost)
{
    m_message = message;
    m_retryCost = retryCost;
    m_money = {};
    m_money.money = costOf(message);
    m_money.decimals = kit::Decimals::Request;
    m_money.role = kit::Role::Meta;
    m_money.weight = m_money.money.state() == core::Money::State::Known ? QFont::DemiBold : QFont::Normal;
    const auto state = ::billing::costStateFromName(stateOf(message));
    if (state == ::billing::CostState::Billed || state == ::billing::CostState::Matched)
        m_money.verdict = kit::Verdict::Billed;
    else if (state == ::billing::CostState::Differs)
        m_money.verdict = kit::Verdict::Differs;
}

QStringList FactsLine::facts() const
{
    QStringList out;
    const ::chat::Usage usage = m_message.wholeUsage();
    if (usage.input)
        out << words(QT_TRANSLATE_NOOP("FactsLine", "%1 in")).arg(kit::countText(*usage.input));
    if (usage.output)
        out << words(QT_TRANSLATE_NOOP("FactsLine", "%1 out")).arg(kit::countText(*usage.output));
    if (m_message.firstToken && m_message.firstToken->count() >= 0)
        out << words(QT_TRANSLATE_NOOP("FactsLine", "first token %1")).arg(kit::durationText(*m_message.firstToken));
    if (const auto speed = tokensPerSecond(m_message); speed && m_place.width() >= widthForSpeed)
        out << words(QT_TRANSLATE_NOOP("FactsLine", "%1 tokens/s")).arg(qRound(*speed));
    if (!m_message.further.isEmpty())
        out << words(QT_TRANSLATE_NOOP("FactsLine", "%n parts"), static_cast<int>(m_message.further.size()) + 1);
    return out;
}

QString FactsLine::costWord() const
{
    const auto state = ::billing::costStateFromName(stateOf(m_message));
    if (!state)
        return {};
    switch (*state) {
    case ::billing::CostState::Billed:
        return words(QT_TRANSLATE_NOOP("FactsLine", "billed"));
    case ::billing::CostState::Matched:
        return words(QT_TRANSLATE_NOOP("FactsLine", "billed, matched by tokens and time"));
    case ::billing::CostState::Differs:
        return words(QT_TRANSLATE_NOOP("FactsLine", "billed, differs from the rate"));
    case ::billing::CostState::NotBilled:
        return words(QT_TRANSLATE_NOOP("FactsLine", "not billed"));
    case ::billing::CostState::Unknown:
        return words(QT_TRANSLATE_NOOP("FactsLine", "charge not known"));
    case ::billing::CostState::Estimated:
    case ::billing::CostState::None:
        break;
    }
    return {};
}

void FactsLine::layOut(const QRectF &place, Qt::LayoutDirection direction)
{
    m_place = place;
    m_direction = direction;
    m_buttons.clear();
    m_versionText = {};
    const QFont meta = kit::font(kit::Role::Meta);
    qreal x = place.right();
    const auto take = [&](Act act, qreal width) {
        x -= width;
        m_buttons.push_back({act, QRectF(x, place.top(), width, height)});
    };
    const QString price = m_retryCost.hasAmount() ? kit::moneyText(m_retryCost, kit::Decimals::Part) : QString();
    take(Act::Retry, buttonWidth + (price.isEmpty() ? 0 : kit::figuresWidth(meta, price) + kit::space4));
    take(Act::ReadAloud, buttonWidth);
    take(Act::Copy, buttonWidth);
    if (m_message.state == ::chat::MessageState::Complete && m_message.isCutShort())
        take(Act::Continue, buttonWidth);
    if (m_message.versions > 1) {
        take(Act::NextVersion, 20);
        const qreal width =
            kit::figuresWidth(meta, QStringLiteral("%1/%2").arg(m_message.version).arg(m_message.versions)) + 4;
        x -= width;
        m_versionText = QRectF(x, place.top(), width, height);
        take(Act::PreviousVersion, 20);
    }
    // Mirrored as a whole: figures inside keep their own order.
    if (direction == Qt::RightToLeft) {
        const auto mirror = [&place](QRectF &r) { r.moveLeft(place.left() + place.right() - r.right()); };
        for (Button &button : m_buttons)
            mirror(button.rect);
        mirror(m_versionText);
    }
    qreal factsWidth = 0;
    for (const QString &fact : facts())
        factsWidth += kit::figuresWidth(meta, fact + QStringLiteral("  ·  "));
    const qreal moneyWidth = kit::moneyWidth(m_money);
    m_moneyRect =
        QRectF(direction == Qt::LeftToRight ? place.left() + factsWidth : place.right() - factsWidth - moneyWidth,
               place.top(), moneyWidth, height);
}

void FactsLine::paintRunning(QPainter *painter, QPointF origin, const kit::Theme &theme, qreal spinnerPhase) const
{
    const QRectF row = m_place.translated(origin);
    kit::drawSpinner(painter, QRectF(row.left(), row.top() + 8, 12, 12), theme, spinnerPhase);
    QStringList parts;
    if (m_running.tokens > 0)
        parts << words(QT_TRANSLATE_NOOP("FactsLine", "%1 out")).arg(kit::countText(m_running.tokens));
    else
        parts << words(QT_TRANSLATE_NOOP("FactsLine", "waiting for the first token"));
    if (m_running.tokensPerSecond > 0)
        parts << words(QT_TRANSLATE_NOOP("FactsLine", "%1 tokens/s"))
                     .arg(kit::countText(qRound64(m_running.tokensPerSecond)));
    if (m_running.soFar.hasAmount())
        parts << words(QT_TRANSLATE_NOOP("FactsLine", "%1 so far"))
                     .arg(kit::moneyText(m_running.soFar, kit::Decimals::Request));
    painter->setPen(theme.text3);
    painter->setFont(kit::font(kit::Role::Meta));
    kit::drawFigures(painter, row.adjusted(20, 0, 0, 0), parts.join(QStringLiteral("  ·  ")),
                     Qt::AlignLeft | Qt::AlignVCenter);
}

void FactsLine::paint(QPainter *painter, QPointF origin, const kit::Theme &theme, bool actionsShown, Act under,
                      qreal spinnerPhase) const
{
    if (m_message.state == ::chat::MessageState::Streaming)
        return paintRunning(painter, origin, theme, spinnerPhase);
    const QFont meta = kit::font(kit::Role::Meta);
    const QRectF row = m_place.translated(origin);
    const bool mirrored = m_direction == Qt::RightToLeft;
    painter->setFont(meta);
    painter->setPen(theme.text3);
    qreal x = mirrored ? row.right() : row.left();
    for (const QString &fact : facts()) {
        const QString text = fact + QStringLiteral("  ·  ");
        const qreal width = kit::figuresWidth(meta, text);
        kit::drawFigures(painter, QRectF(mirrored ? x - width : x, row.top(), width, height), text,
                         Qt::AlignLeft | Qt::AlignVCenter);
        x += mirrored ? -width : width;
    }
    if (m_message.costState.isEmpty() || m_message.costState == QLatin1String("none"))
        return;
    const QRectF moneyRect = m_moneyRect.translated(origin);
    if (under == Act::Cost)
        kit::fillRound(painter, moneyRect.adjusted(-4, 4, 4, -4), kit::radiusTag, theme.hover);
    kit::drawMoney(painter, moneyRect, m_money, theme, Qt::AlignLeft | Qt::AlignVCenter);
    painter->setFont(meta);
    painter->setPen(theme.text3);
    const QRectF wordRect = mirrored ? QRectF(row.left(), row.top(), moneyRect.left() - 4 - row.left(), height)
                                     : QRectF(moneyRect.right() + 4, row.top(), row.width(), height);
    kit::drawLine(painter, wordRect, costWord(), (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    for (const Button &button : m_buttons) {
        // That an answer was cut is always to be seen.
        if (!actionsShown && button.act != Act::Continue)
            continue;
        const QRectF rect = button.rect.translated(origin);
        const QColor ink = theme.text2;
        if (under == button.act)
            kit::fillRound(painter, rect, kit::radiusControl, theme.hover);
        const auto icon = [&](const char *name) {
            kit::drawIcon(painter,
                          QRectF(rect.left() + (button.act == Act::Retry ? 7 : (rect.width() - kit::iconSmall) / 2),
                                 rect.top() + 7, kit::iconSmall, kit::iconSmall),
                          QString::fromLatin1(name), ink, m_direction);
        };
        switch (button.act) {
        case Act::PreviousVersion:
            icon("chevron-left");
            break;
        case Act::NextVersion:
            icon("chevron-right");
            break;
        case Act::Copy:
            icon("copy");
            break;
        case Act::ReadAloud:
            icon("volume-2");
            break;
        case Act::Retry:
            icon("rotate-cw");
            painter->setPen(theme.text2);
            if (m_retryCost.hasAmount())
                kit::drawFigures(painter, rect.adjusted(buttonWidth - 3, 0, 0, 0),
                                 kit::moneyText(m_retryCost, kit::Decimals::Part), Qt::AlignLeft | Qt::AlignVCenter);
            break;
        case Act::Continue:
            icon("skip-forward");
            break;
        case Act::Cost:
        case Act::None:
            break;
        }
    }
    if (actionsShown && !m_versionText.isNull()) {
        painter->setPen(theme.text2);
        kit::drawFigures(painter, m_versionText.translated(origin),
                         QStringLiteral("%1/%2").arg(m_message.version).arg(m_message.versions),
                         Qt::AlignHCenter | Qt::AlignVCenter);
    }
}

FactsLine::Act FactsLine::actAt(QPointF point, bool actionsShown) const
{
    if (m_message.state == ::chat::MessageState::Streaming || !m_place.contains(point))
        return Act::None;
    if (m_moneyRect.contains(point))
        return Act::Cost;
    for (const Button &button : m_buttons) {
        if (button.rect.contains(point) && (actionsShown || button.act == Act::Continue))
            return button.act;
    }
    return Act::None;
}

QString FactsLine::tipFor(Act act)
{
    switch (act) {
    case Act::PreviousVersion:
        return words(QT_TRANSLATE_NOOP("FactsLine", "Previous version (Alt+Left)"));
    case Act::NextVersion:
        return words(QT_TRANSLATE_NOOP("FactsLine", "Next version (Alt+Right)"));
    case Act::Copy:
        return words(QT_TRANSLATE_NOOP("FactsLine", "Copy the answer (Ctrl+Shift+C)"));
    case Act::ReadAloud:
        return words(QT_TRANSLATE_NOOP("FactsLine", "Read aloud"));
    case Act::Retry:
        return words(QT_TRANSLATE_NOOP("FactsLine", "Answer again; this answer is kept (Ctrl+R)"));
    case Act::Continue:
        return words(QT_TRANSLATE_NOOP("FactsLine", "The answer was cut at its limit: go on, in the same answer"));
    case Act::Cost:
        return words(QT_TRANSLATE_NOOP("FactsLine", "What this answer costs"));
    case Act::None:
        break;
    }
    return {};
}

QString FactsLine::spoken() const
{
    QStringList parts = facts();
    if (!m_message.costState.isEmpty() && m_message.costState != QLatin1String("none"))
        parts << kit::moneyText(m_money.money, kit::Decimals::Request) << costWord();
    return parts.join(QStringLiteral(", "));
}

} // namespace ui::chat
