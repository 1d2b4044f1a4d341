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

WayCard::WayCard(const QString &title, const QString &sentence, QWidget *parent)
    : kit::Card(parent, kit::space12)
{
    setRadius(kit::radiusRow);
    box()->setSpacing(kit::space4);
    m_radio = new QRadioButton(title, this);
    m_radio->setFont(kit::font(kit::Role::Body, QFont::DemiBold));
    box()->addWidget(m_radio);
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

void WayCard::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

void WayCard::setFields(QWidget *fields)
{
    m_fields = fields;
    auto *row = new QHBoxLayout;
    row->setContentsMargins(indent, kit::space4, 0, kit::space4);
    row->addWidget(fields);
    row->addStretch();
    box()->addLayout(row);
    fields->setVisible(m_radio->isChecked());
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
