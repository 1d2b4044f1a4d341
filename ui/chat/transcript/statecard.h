#pragma once

#include "chat/message.h"
#include "ui/kit/errortext.h"
#include "ui/kit/textblock.h"
#include "ui/kit/theme.h"

#include <QPainter>

#include <memory>
#include <optional>
#include <vector>

namespace ui::chat {

// What stands under an answer that is not whole: a line for an interrupted one, a card with cause and way out for one
// that was refused. Never text inside the answer.
class StateCard
{
public:
    void setMessage(const ::chat::Message &message, const kit::ErrorContext &context);
    int layOut(int width, Qt::LayoutDirection direction); // 0: nothing to show
    void paint(QPainter *painter, QPointF origin, const kit::Theme &theme, std::optional<kit::ErrorAct> under) const;
    std::optional<kit::ErrorAct> actAt(QPointF point) const;
    QRectF rectOf(kit::ErrorAct act) const; // null where there is no such button
    bool countsDown() const;                // a button whose words change every second
    QString spoken() const;

private:
    struct Button
    {
        kit::ErrorAction action{};
        QRectF rect{};
        bool primary = false;
    };
    int layOutLine(int width, Qt::LayoutDirection direction);
    int layOutCard(int width, Qt::LayoutDirection direction);
    qreal buttonWidth(const QString &label) const;

    enum class Kind { None, Line, Card };
    Kind m_kind = Kind::None;
    kit::ErrorWords m_words{};
    std::unique_ptr<kit::TextBlock> m_title{};
    std::unique_ptr<kit::TextBlock> m_sentence{};
    struct Figure
    {
        std::unique_ptr<kit::TextBlock> label{};
        std::unique_ptr<kit::TextBlock> value{};
        qreal y = 0;
    };
    std::vector<Figure> m_figures{};
    qreal m_figuresWidth = 0; // both columns
    std::unique_ptr<kit::TextBlock> m_details{};
    QPointF m_detailsAt{};
    std::vector<Button> m_buttons{};
    QRectF m_box{};
    QPointF m_textAt{};
    bool m_stopped = false;
};

} // namespace ui::chat
