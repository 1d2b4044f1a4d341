#include "ui/kit/moneylabel.h"

#include "ui/kit/icons.h"

#include <QPainter>
#include <QStyle>

#include <cmath>

namespace kit {

namespace {

constexpr int markSize = 12;

Tone toneOf(const MoneyLook &look)
{
    if (look.verdict == Verdict::Differs)
        return Tone::Warning;
    switch (look.money.state()) {
    case core::Money::State::Known:
        return Tone::Text;
    case core::Money::State::Estimated:
    case core::Money::State::Unlimited:
        return Tone::Secondary;
    case core::Money::State::Unknown:
    case core::Money::State::NotPriced:
        return Tone::Caption;
    case core::Money::State::Free:
        return Tone::Positive;
    }
    return Tone::Text;
}

QFont faceOf(const MoneyLook &look)
{
    return font(look.role, look.weight);
}

} // namespace

QString shownText(const MoneyLook &look)
{
    return look.text.isEmpty() ? moneyText(look.money, look.decimals) : look.text;
}

qreal moneyWidth(const MoneyLook &look)
{
    const qreal mark = look.verdict == Verdict::None ? 0 : markSize + 4;
    return figuresWidth(faceOf(look), shownText(look)) + mark;
}

void drawMoney(QPainter *painter, const QRectF &rect, const MoneyLook &look, const Theme &theme,
               Qt::Alignment alignment)
{
    const qreal width = moneyWidth(look);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - width) / 2;
    const qreal figure = figuresWidth(faceOf(look), shownText(look));
    painter->save();
    painter->setFont(faceOf(look));
    painter->setPen(theme.color(toneOf(look)));
    const qreal middle = rect.center().y();
    if (look.verdict == Verdict::Differs) {
        drawIcon(painter, QRectF(x, middle - markSize / 2.0, markSize, markSize), QStringLiteral("triangle-alert"),
                 theme.warning);
        x += markSize + 4;
    }
    drawFigures(painter, QRectF(x, rect.top(), figure, rect.height()), shownText(look), Qt::AlignLeft);
    if (look.verdict == Verdict::Billed)
        drawIcon(painter, QRectF(x + figure + 4, middle - markSize / 2.0, markSize, markSize), QStringLiteral("check"),
                 theme.positive);
    painter->restore();
}

MoneyLabel::MoneyLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

MoneyLabel::MoneyLabel(const core::Money &money, Decimals decimals, Role role, int weight, QWidget *parent)
    : MoneyLabel(parent)
{
    m_look.role = role;
    m_look.weight = weight;
    setMoney(money, decimals);
}

void MoneyLabel::setMoney(const core::Money &money, Decimals decimals, Verdict verdict)
{
    m_look.money = money;
    m_look.decimals = decimals;
    m_look.verdict = verdict;
    m_look.text.clear();
    m_added = false;
    setToolTip(moneyReason(money));
    speak();
}

void MoneyLabel::setSum(const core::MoneySum &sum, Decimals decimals)
{
    setMoney(sum.total(), decimals);
    m_look.text = moneyText(sum, decimals);
    if (sum.missing > 0)
        setToolTip(tr("%n without a known amount", nullptr, sum.missing));
    speak();
}

void MoneyLabel::setAdded(const core::Money &money, Decimals decimals)
{
    setMoney(money, decimals);
    m_look.text = signedMoneyText(money, decimals);
    m_added = true;
    speak();
}

void MoneyLabel::setRole(Role role, int weight)
{
    m_look.role = role;
    m_look.weight = weight;
    speak();
}

void MoneyLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

void MoneyLabel::speak()
{
    QString said = shownText(m_look);
    if (m_look.verdict == Verdict::Billed)
        said = tr("%1, billed").arg(said);
    else if (m_look.verdict == Verdict::Differs)
        said = tr("%1, differs from the published rate").arg(said);
    setAccessibleName(said);
    updateGeometry();
    update();
}

QSize MoneyLabel::sizeHint() const
{
    return {int(std::ceil(moneyWidth(m_look))), lineHeight(m_look.role)};
}

void MoneyLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    Theme theme = themeOf(this);
    if (m_added)
        theme.text = theme.positive;
    if (!isEnabled())
        theme.text = theme.disabled;
    drawMoney(&painter, rect(), m_look, theme, QStyle::visualAlignment(layoutDirection(), m_alignment));
}

} // namespace kit
