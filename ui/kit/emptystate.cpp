#include "ui/kit/emptystate.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/paint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace kit {

EmptyState::EmptyState(IconName icon, const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent), m_icon(icon), m_title(new Label({}, Role::Body, Tone::Text, QFont::DemiBold)),
      m_sentence(new Label({}, Role::Body, Tone::Secondary)), m_box(new QVBoxLayout(this))
{
    m_box->setContentsMargins(space24, space24, space24, space24);
    m_box->setSpacing(space8);
    m_box->addStretch(1);
    m_box->addSpacing(48);
    for (Label *label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        label->setMaximumWidth(360);
        m_box->addWidget(label, 0, Qt::AlignHCenter);
    }
    m_box->addSpacing(space8);
    m_box->addStretch(1);
    setWords(title, sentence);
}

Button *EmptyState::addButton(const QString &label)
{
    auto *button = new Button(m_buttons == 0 ? Button::Kind::Plain : Button::Kind::Link, label);
    m_box->insertWidget(m_box->count() - 1, button, 0, Qt::AlignHCenter);
    ++m_buttons;
    return button;
}

void EmptyState::setWords(const QString &title, const QString &sentence)
{
    m_title->setText(title);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const QRectF disc((width() - 40) / 2.0, m_title->y() - 48, 40, 40);
    fillRound(&painter, disc, 20, t.fill);
    drawIcon(&painter, disc.adjusted(10, 10, -10, -10), m_icon, t.text2, layoutDirection());
}

} // namespace kit
