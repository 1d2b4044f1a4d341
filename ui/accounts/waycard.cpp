#include "ui/accounts/waycard.h"

#include "ui/kit/label.h"
#include "ui/kit/paint.h"

#include <QBoxLayout>
#include <QPainter>
#include <QRadioButton>

namespace ui::accounts {

namespace {

constexpr int indent = 24;

} // namespace

WayCard::WayCard(const QString &title, const QString &sentence, QWidget *parent) : kit::Card(parent, kit::space16)
{
    setRadius(kit::radiusRow);
    box()->setContentsMargins(kit::space16 + 1, kit::space12 + 1, kit::space16 + 1, kit::space12 + 1);
    box()->setSpacing(0);
    m_head = new QHBoxLayout;
    m_head->setSpacing(kit::space2);
    m_radio = new QRadioButton(title, this);
    m_radio->setFont(kit::font(kit::Role::Body, QFont::DemiBold));
    m_radio->setFixedHeight(kit::lineHeight(kit::Role::Body));
    m_head->addWidget(m_radio);
    m_head->addStretch();
    box()->addLayout(m_head);
    m_sentence = new kit::Label(sentence, kit::Role::Meta, kit::Tone::Secondary);
    m_sentence->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(indent, 0, 0, 0);
    row->addWidget(m_sentence);
    box()->addLayout(row);
    connect(m_radio, &QRadioButton::toggled, this, [this](bool chosen) {
        if (m_fields)
            m_fields->setVisible(chosen);
        update();
    });
}

void WayCard::setNote(QWidget *note)
{
    m_head->insertWidget(1, note);
}

void WayCard::setLink(QWidget *link)
{
    m_head->addWidget(link);
}

void WayCard::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

void WayCard::setFields(QWidget *fields)
{
    m_fields = new QWidget(this); // with its margins, so that nothing is left of it while it is hidden
    auto *row = new QHBoxLayout(m_fields);
    row->setContentsMargins(indent, kit::space8, 0, kit::space4);
    row->addWidget(fields);
    row->addStretch();
    box()->addWidget(m_fields);
    m_fields->setVisible(m_radio->isChecked());
}

void WayCard::paintEvent(QPaintEvent *event)
{
    kit::Card::paintEvent(event);
    if (!m_radio->isChecked())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    kit::strokeRound(&painter, rect(), kit::radiusRow, kit::themeOf(this).accentMark);
}

void WayCard::mousePressEvent(QMouseEvent *)
{
    m_radio->setChecked(true);
}

} // namespace ui::accounts
