#include "ui/kit/segments.h"

#include "ui/kit/paint.h"
#include "ui/kit/style.h"
#include "ui/kit/type.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace kit {

namespace {

class Segment final : public QRadioButton
{
public:
    Segment(const QString &text, int height, QWidget *parent) : QRadioButton(text, parent), m_height(height)
    {
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setFocusRing(this, radiusControl - 2);
    }
    QSize sizeHint() const override
    {
        // As wide as the bold one needs, so that choosing moves nothing.
        const qreal width = figuresWidth(face(true), text());
        return {int(std::ceil(width)) + 2 * (m_height > 26 ? 12 : 10), m_height};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint &pos) const override { return rect().contains(pos); }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &t = themeOf(this);
        if (isChecked()) {
            if (t.isDark && !t.isHighContrast)
                fillRound(&painter, rect(), radiusControl - 1, t.pressed);
            else
                fillStrokeRound(&painter, rect(), radiusControl - 1, t.surface, t.line2);
        } else if (underMouse() && isEnabled()) {
            fillRound(&painter, rect(), radiusControl - 2, t.fillHover);
        }
        painter.setFont(face(isChecked()));
        painter.setPen(!isEnabled() ? t.disabled : isChecked() ? t.text : t.text2);
        drawFigures(&painter, rect(), text(), Qt::AlignHCenter);
    }

private:
    QFont face(bool chosen) const
    {
        return kit::font(m_height > 26 ? Role::Body : Role::Meta, chosen ? QFont::DemiBold : QFont::Medium);
    }
    int m_height;
};

} // namespace

Segments::Segments(const QStringList &labels, QWidget *parent, Size size)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_size(size)
{
    m_row->setContentsMargins(1, 1, 1, 1);
    m_row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLabels(labels);
}

void Segments::setLabels(const QStringList &labels)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    for (const QString &label : labels) {
        auto *segment = new Segment(label, m_size == Size::Small ? 26 : 30, this);
        const int index = int(m_buttons.size());
        connect(segment, &QRadioButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
        // One Tab stop: the chosen one, the first while none is.
        connect(segment, &QRadioButton::toggled, this, &Segments::moveTabStop);
        m_row->addWidget(segment);
        m_buttons.append(segment);
    }
    moveTabStop();
}

void Segments::moveTabStop()
{
    const int stop = std::max(0, current());
    for (int i = 0; i < count(); ++i)
        m_buttons.at(i)->setFocusPolicy(i == stop ? Qt::StrongFocus : Qt::ClickFocus);
}

int Segments::current() const
{
    for (int i = 0; i < count(); ++i)
        if (m_buttons.at(i)->isChecked())
            return i;
    return -1;
}

void Segments::setCurrent(int index)
{
    if (index >= 0 && index < count())
        m_buttons.at(index)->setChecked(true);
    if (index >= 0)
        return;
    // None of them: radio buttons that exclude each other cannot be unchecked otherwise.
    for (QRadioButton *button : std::as_const(m_buttons)) {
        button->setAutoExclusive(false);
        button->setChecked(false);
        button->setAutoExclusive(true);
    }
    moveTabStop();
}

void Segments::setSegmentEnabled(int index, bool enabled)
{
    m_buttons.at(index)->setEnabled(enabled);
}

void Segments::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    if (t.isHighContrast)
        strokeRound(&painter, rect(), radiusControl, t.line);
    else
        fillRound(&painter, rect(), radiusControl, t.fill);
}

} // namespace kit
