#pragma once

#include "chat/message.h"
#include "core/money.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/theme.h"

#include <QPainter>
#include <QRectF>

#include <vector>

namespace ui::chat {

// What one answer cost and took, in the one line under it: tokens, first token, money; then versions, copy, read aloud,
// retry with its price.
class FactsLine
{
public:
    enum class Act { None, PreviousVersion, NextVersion, Copy, ReadAloud, Retry, Cost, Continue };
    static constexpr int height = 28;

    struct Running
    {
        qint64 tokens = 0;
        double tokensPerSecond = 0;
        core::Money soFar{};
    };

    void setMessage(const ::chat::Message &message, const core::Money &retryCost);
    void setRunning(const Running &running) { m_running = running; }
    void layOut(const QRectF &place, Qt::LayoutDirection direction);
    const QRectF &place() const { return m_place; }
    void paint(QPainter *painter, QPointF origin, const kit::Theme &theme, bool actionsShown, Act under,
               qreal spinnerPhase) const;
    Act actAt(QPointF point, bool actionsShown) const;
    static QString tipFor(Act act);
    QString spoken() const;

private:
    struct Button
    {
        Act act = Act::None;
        QRectF rect{};
    };
    QStringList facts() const;
    QString costWord() const;
    void paintRunning(QPainter *painter, QPointF origin, const kit::Theme &theme, qreal spinnerPhase) const;

    ::chat::Message m_message{};
    core::Money m_retryCost{};
    Running m_running{};
    QRectF m_place{};
    kit::MoneyLook m_money{};
    QRectF m_moneyRect{};
    std::vector<Button> m_buttons{};
    QRectF m_versionText{};
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
};

// The bill of an answer as an amount, from its stored columns.
core::Money costOf(const ::chat::Message &message);                    // with its further parts
std::optional<double> tokensPerSecond(const ::chat::Message &message); // while it was written, without the wait

} // namespace ui::chat
