#include "ui/kit/label.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <cmath>

namespace kit {

Label::Label(const QString &text, Role role, Tone tone, int weight, QWidget *parent)
    : QLabel(text, parent), m_role(role), m_tone(tone), m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Label::setRole(Role role, int weight)
{
    m_role = role;
    m_weight = weight;
    updateGeometry();
    update();
}

void Label::setRuns(const QList<Run> &runs)
{
    m_runs = runs;
    m_runsText.clear();
    for (const Run &run : runs)
        m_runsText += run.text;
    setText(m_runsText); // what a screen reader says
    const bool hasLinks = !links().isEmpty();
    setFocusPolicy(hasLinks ? Qt::TabFocus : Qt::NoFocus);
    setMouseTracking(hasLinks);
    updateGeometry();
    update();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
    update();
}

void Label::setMaxLines(int lines)
{
    m_maxLines = lines;
    updateGeometry();
}

TextBlock Label::block() const
{
    TextBlock b(m_role, m_weight);
    if (!m_runs.isEmpty() && text() == m_runsText)
        b.setRuns(m_runs);
    else
        b.setText(text());
    return b;
}

QStringList Label::links() const
{
    QStringList all;
    for (const Run &run : m_runs)
        if (!run.link.isEmpty() && !all.contains(run.link))
            all.append(run.link);
    return all;
}

Qt::Alignment Label::shownAlignment() const
{
    return QStyle::visualAlignment(layoutDirection(), alignment());
}

QSize Label::sizeHint() const
{
    TextBlock b = block();
    const int natural = int(b.naturalWidth());
    if (!wordWrap())
        return {natural + 1, std::max(1, int(text().count(u'\n')) + 1) * lineHeight(m_role, text())};
    const int width = std::min(natural + 1, 560);
    return {width, heightForWidth(width)};
}

QSize Label::minimumSizeHint() const
{
    if (wordWrap())
        return {40, lineHeight(m_role, text())};
    return {m_elided ? 24 : sizeHint().width(), sizeHint().height()};
}

int Label::heightForWidth(int width) const
{
    if (!wordWrap())
        return -1;
    TextBlock b = block();
    b.lay(width, layoutDirection(), m_maxLines);
    return int(b.size().height());
}

void Label::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    TextBlock b = block();
    b.lay(width(), layoutDirection(), wordWrap() ? m_maxLines : text().contains(u'\n') ? 0 : 1);
    const qreal spare = height() - b.size().height();
    const qreal y = (alignment() & Qt::AlignTop) || (spare < 0 && wordWrap()) ? 0
                    : (alignment() & Qt::AlignBottom)                         ? spare
                                                                              : std::floor(spare / 2);
    b.draw(&painter, QPointF(0, y), themeOf(this), isEnabled() ? m_tone : Tone::Disabled, shownAlignment(),
           m_focusedLink);
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        updateGeometry();
}

bool Label::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_elided && toolTip().isEmpty()) {
        if (block().naturalWidth() > width())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

void Label::mouseMoveEvent(QMouseEvent *event)
{
    TextBlock b = block();
    b.lay(width(), layoutDirection(), wordWrap() ? m_maxLines : 1);
    setCursor(b.linkAt(event->position()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    QLabel::mouseMoveEvent(event);
}

void Label::mouseReleaseEvent(QMouseEvent *event)
{
    TextBlock b = block();
    b.lay(width(), layoutDirection(), wordWrap() ? m_maxLines : 1);
    const QString link = event->button() == Qt::LeftButton ? b.linkAt(event->position()) : QString();
    if (!link.isEmpty())
        Q_EMIT linkFollowed(link);
    else
        QLabel::mouseReleaseEvent(event);
}

void Label::keyPressEvent(QKeyEvent *event)
{
    const QStringList all = links();
    if (!all.isEmpty() &&
        (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)) {
        Q_EMIT linkFollowed(m_focusedLink.isEmpty() ? all.first() : m_focusedLink);
        return;
    }
    if (all.size() > 1 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        const qsizetype step = event->key() == Qt::Key_Right ? 1 : all.size() - 1;
        m_focusedLink = all.at((all.indexOf(m_focusedLink) + step) % all.size());
        update();
        return;
    }
    QLabel::keyPressEvent(event);
}

void Label::focusInEvent(QFocusEvent *event)
{
    const QStringList all = links();
    m_focusedLink = all.isEmpty() ? QString() : all.first();
    update();
    QLabel::focusInEvent(event);
}

void Label::focusOutEvent(QFocusEvent *event)
{
    m_focusedLink.clear();
    update();
    QLabel::focusOutEvent(event);
}

SectionLabel::SectionLabel(const QString &text, QWidget *parent)
    : Label(text, Role::Caption, Tone::Caption, QFont::DemiBold, parent)
{
}

FigureLabel::FigureLabel(const QString &text, Role role, Tone tone, int weight, QWidget *parent)
    : Label(text, role, tone, weight, parent)
{
    setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
}

} // namespace kit
