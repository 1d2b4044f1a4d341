#pragma once

#include "core/money.h"

#include <QWidget>

#include <optional>

namespace kit {
class Button;
}

namespace ui::chat {

// Under the composer: what the next message would cost and carry. Each figure opens what changes it; a refusal that can
// be foreseen replaces the right half.
class CostStrip : public QWidget
{
    Q_OBJECT
public:
    struct Facts
    {
        bool hasDraft = false;
        std::optional<double> contextShare{}; // of the model's window
        core::Money input{};
        core::Money upTo{};
        int messages = 0; // that travel along
        int ofMessages = 0;
        std::optional<core::Money> reserves{}; // with available: the relay would refuse
        std::optional<core::Money> available{};
    };

    explicit CostStrip(QWidget *parent = nullptr);
    void setFacts(const Facts &facts);
    QSize sizeHint() const override;

Q_SIGNALS:
    void historyRequested();
    void limitRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Piece
    {
        QString label{};
        QString figure{};
    };
    QList<Piece> pieces() const;
    QString travelWords() const;

    Facts m_facts{};
    QRectF m_travelRect{};
    QRectF m_fixRect{};
    bool m_overTravel = false;
};

} // namespace ui::chat
