#include "ui/accounts/wayinpage.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QScrollArea>

namespace ui::accounts {

namespace {

constexpr int columnWidth = 640;
constexpr int topMargin = 64;

} // namespace

WayInPage::WayInPage(const QString &title, QWidget *parent) : kit::Ground(Kind::Pane, parent)
{
    setAccessibleName(title);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll);
    auto *host = new QWidget;
    scroll->setWidget(host);
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(kit::pageMargin, topMargin, kit::pageMargin, kit::pageMargin);
    auto *middle = new QWidget(host);
    // Back's icon, not its padding, lines up with the column.
    middle->setMaximumWidth(columnWidth + 2 * kit::space4);
    row->addWidget(middle);
    auto *frame = new QVBoxLayout(middle);
    frame->setContentsMargins(0, 0, 0, 0);
    frame->setSpacing(kit::space8);
    m_column = new QVBoxLayout;
    m_column->setContentsMargins(kit::space4, 0, kit::space4, 0);
    m_column->setSpacing(kit::space8);

    auto *backRow = new QHBoxLayout;
    m_back = new kit::Button(kit::Button::Kind::Ghost, tr("Back"), this);
    m_back->setButtonSize(kit::Button::Size::Small);
    m_back->setIconName(kit::IconName("arrow-left"));
    backRow->addWidget(m_back);
    backRow->addStretch();
    frame->addLayout(backRow);
    frame->addLayout(m_column, 1);
    m_title = new kit::Label(title, kit::Role::Title, kit::Tone::Text, QFont::DemiBold);
    m_column->addWidget(m_title);
    m_column->addSpacing(kit::space8);
    connect(m_back, &QPushButton::clicked, this, [this] { goBack(); });
}

void WayInPage::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

} // namespace ui::accounts
