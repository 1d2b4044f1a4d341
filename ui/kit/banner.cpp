#include "ui/kit/banner.h"

#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/label.h"
#include "ui/kit/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace kit {

Banner::Banner(Tone tone, IconName icon, const QString &cause, const QString &sentence, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_icon(icon), m_label(new Label({}, Role::Body, Tone::Text))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space12, space8, space12, space8);
    row->setSpacing(space12);
    row->addSpacing(space24); // the icon, painted; a margin would not mirror
    m_label->setWordWrap(true);
    m_label->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_label->setSizePolicy(policy);
    row->addWidget(m_label, 1);
    connect(m_label, &Label::linkFollowed, this, [this] { Q_EMIT actionTriggered(); });
    setWords(cause, sentence);
    QSizePolicy own(QSizePolicy::Preferred, QSizePolicy::Preferred);
    own.setHeightForWidth(true);
    setSizePolicy(own);
}

void Banner::setWords(const QString &cause, const QString &sentence)
{
    m_cause = cause;
    m_sentence = sentence;
    showWords();
}

void Banner::showWords()
{
    QList<Run> runs;
    if (!m_cause.isEmpty())
        runs.append(Run{m_cause + u' ', QFont::DemiBold});
    runs.append(Run{m_sentence});
    if (!m_link.isEmpty()) {
        runs.append(Run{QStringLiteral(" ")});
        runs.append(Run{m_link, QFont::Normal, Tone::Accent, QStringLiteral("action")});
    }
    m_label->setRuns(runs);
    updateGeometry();
}

void Banner::showError(const ErrorWords &words)
{
    setWords(words.title, joinedSentences(words.sentence, words.nextStep));
    show();
}

void Banner::setLink(const QString &label)
{
    m_link = label;
    showWords();
}

void Banner::setButton(const QString &label)
{
    if (!m_button) {
        m_button = new Button(Button::Kind::Outline, label);
        m_button->setButtonSize(Button::Size::Small);
        auto *row = static_cast<QHBoxLayout *>(layout());
        row->insertWidget(2, m_button, 0, Qt::AlignTop);
        connect(m_button, &Button::clicked, this, &Banner::actionTriggered);
    }
    m_button->setText(label);
}

void Banner::setDismissable(bool dismissable)
{
    if (dismissable && !m_cross) {
        m_cross = new IconButton(IconName("x"), tr("Dismiss"));
        layout()->addWidget(m_cross);
        layout()->setAlignment(m_cross, Qt::AlignTop);
        connect(m_cross, &IconButton::clicked, this, &Banner::dismissed);
    }
    if (m_cross)
        m_cross->setVisible(dismissable);
}

QSize Banner::sizeHint() const
{
    return {QWidget::sizeHint().width(), heightForWidth(376)};
}

int Banner::heightForWidth(int width) const
{
    int room = width - 36 - space12;
    if (m_button)
        room -= m_button->sizeHint().width() + space12;
    if (m_cross)
        room -= m_cross->sizeHint().width() + space12;
    int height = m_label->heightForWidth(room) + 2 * space8;
    if (m_button)
        height = std::max(height, m_button->sizeHint().height() + 2 * space8);
    return height;
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    if (t.isHighContrast)
        strokeRound(&painter, rect(), radiusRow, t.line);
    else
        fillRound(&painter, rect(), radiusRow, t.tint(m_tone));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    drawIcon(&painter, QRectF(mirrored ? width() - 12 - 16 : 12, 10, 16, 16), m_icon, t.color(m_tone),
             layoutDirection());
}

} // namespace kit
