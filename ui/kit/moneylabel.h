#pragma once

#include "ui/kit/moneytext.h"
#include "ui/kit/theme.h"
#include "ui/kit/type.h"

#include <QWidget>

namespace kit {

// How sure an amount is, beside its own state: billed ✓, or billed but not as published ⚠.
enum class Verdict { None, Billed, Differs };

// An amount as every page shows it: figure, sign or word, mark and colour together, so that nothing hangs on colour
// alone.
struct MoneyLook
{
    core::Money money{};
    Decimals decimals = Decimals::Request;
    Verdict verdict = Verdict::None;
    Role role = Role::Body;
    int weight = QFont::Normal;
    QString text{}; // instead of moneyText(money): a sum's "≥ $24.86", a signed "+$1.00"
};

QString shownText(const MoneyLook &look);
qreal moneyWidth(const MoneyLook &look);
void drawMoney(QPainter *painter, const QRectF &rect, const MoneyLook &look, const Theme &theme,
               Qt::Alignment alignment = Qt::AlignRight);

class MoneyLabel : public QWidget
{
    Q_OBJECT
public:
    explicit MoneyLabel(QWidget *parent = nullptr);
    MoneyLabel(const core::Money &money, Decimals decimals, Role role = Role::Body, int weight = QFont::Normal,
               QWidget *parent = nullptr);
    void setMoney(const core::Money &money, Decimals decimals, Verdict verdict = Verdict::None);
    void setSum(const core::MoneySum &sum, Decimals decimals);
    // With its sign: "+$1.00" in positive.
    void setAdded(const core::Money &money, Decimals decimals);
    void setRole(Role role, int weight);
    void setAlignment(Qt::Alignment alignment);
    const MoneyLook &look() const { return m_look; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void speak();
    MoneyLook m_look{};
    Qt::Alignment m_alignment = Qt::AlignLeading;
    bool m_added = false;
};

} // namespace kit
