#include "ui/shell/rail.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/style.h"
#include "ui/kit/type.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QPainter>

namespace ui::shell {

namespace {

constexpr int cellWidth = 56;
constexpr int cellHeight = 48;

// Icon over an 11 px label: icons alone are guessed wrong.
class RailButton : public QAbstractButton
{
public:
    RailButton(const char *icon, const QString &label, const QString &shortcut, QWidget *parent)
        : QAbstractButton(parent), m_icon(QString::fromLatin1(icon))
    {
        setText(label);
        setAccessibleName(label);
        setToolTip(QStringLiteral("%1 (%2)").arg(label, shortcut));
        setCheckable(true);
        setFixedSize(cellWidth, cellHeight);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        kit::setFocusRing(this, kit::radiusRow);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const kit::Theme &theme = kit::themeOf(this);
        if (isChecked())
            kit::fillRound(&painter, rect(), kit::radiusRow, theme.isDark ? theme.selected : theme.surface);
        else if (underMouse())
            kit::fillRound(&painter, rect(), kit::radiusRow, theme.pressed);
        const QColor ink = isChecked() ? theme.accentText : theme.text2;
        kit::drawIcon(&painter, QRectF((width() - kit::iconRail) / 2.0, 6, kit::iconRail, kit::iconRail), m_icon, ink,
                      layoutDirection());
        painter.setFont(kit::font(kit::Role::Caption, isChecked() ? QFont::DemiBold : QFont::Medium));
        painter.setPen(ink);
        kit::drawLine(&painter, QRectF(0, 27, width(), 16), text(), Qt::AlignCenter);
    }

private:
    QString m_icon;
};

class MarkButton : public QAbstractButton
{
public:
    explicit MarkButton(QWidget *parent) : QAbstractButton(parent)
    {
        setFixedSize(cellWidth, cellHeight);
        setFocusPolicy(Qt::TabFocus);
        kit::setFocusRing(this, kit::radiusRow);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        kit::drawMark(&painter, QRectF((width() - 24) / 2.0, 12, 24, 24), kit::themeOf(this).isDark);
    }
};

} // namespace

Rail::Rail(QWidget *parent) : kit::Ground(Kind::Rail, parent)
{
    setFixedWidth(kit::railWidth);
    setAccessibleName(tr("Pages"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::space4, kit::space4, kit::space4, kit::space8);
    box->setSpacing(kit::space4);
    auto *mark = new MarkButton(this);
    mark->setAccessibleName(tr("Menu"));
    mark->setToolTip(tr("Menu"));
    connect(mark, &QAbstractButton::clicked, this, [this, mark] { Q_EMIT menuRequested(mark); });
    box->addWidget(mark);
    auto *group = new QButtonGroup(this);
    const auto add = [&](Page page, const char *icon, const QString &label, const QString &shortcut) {
        auto *button = new RailButton(icon, label, shortcut, this);
        group->addButton(button);
        m_buttons.insert(page, button);
        connect(button, &QAbstractButton::clicked, this, [this, page] { Q_EMIT chosen(page); });
        box->addWidget(button);
    };
    add(Page::Chats, "messages-square", tr("Chats"), tr("Ctrl+1"));
    add(Page::Wallet, "wallet", tr("Wallet"), tr("Ctrl+2"));
    add(Page::Keys, "key", tr("Keys"), tr("Ctrl+3"));
    add(Page::Models, "tags", tr("Models"), tr("Ctrl+4"));
    add(Page::Usage, "chart-no-axes-column", tr("Usage"), tr("Ctrl+5"));
    box->addStretch();
    add(Page::Settings, "settings", tr("Settings"), tr("Ctrl+7"));
    setCurrent(Page::Chats);
}

// The line towards the page is the last of the rail's 64 pixels.
void Rail::paintEvent(QPaintEvent *event)
{
    kit::Ground::paintEvent(event);
    QPainter painter(this);
    const int x = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    kit::drawHairlineDown(&painter, x, 0, height(), kit::themeOf(this).line);
}

void Rail::setCurrent(Page page)
{
    if (QAbstractButton *button = m_buttons.value(page))
        button->setChecked(true);
}

} // namespace ui::shell
