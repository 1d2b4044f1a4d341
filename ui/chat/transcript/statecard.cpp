#include "ui/chat/transcript/statecard.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QCoreApplication>

namespace ui::chat {

namespace {

constexpr int lineHeight = 44;
constexpr int buttonPadding = 12;

} // namespace

void StateCard::setMessage(const ::chat::Message &message, const kit::ErrorContext &context)
{
    m_kind = Kind::None;
    m_stopped = false;
    m_title.reset();
    m_sentence.reset();
    m_buttons.clear();
    m_figures.clear();
    m_details.reset();
    switch (message.state) {
    case ::chat::MessageState::Complete:
    case ::chat::MessageState::Streaming:
        return;
    case ::chat::MessageState::Stopped:
        m_kind = Kind::Line;
        m_stopped = true;
        m_words = {};
        m_words.title = QCoreApplication::translate("StateCard", "Stopped");
        m_words.sentence = QCoreApplication::translate("StateCard", "by you; what had arrived is kept");
        m_words.actions = {{kit::ErrorAct::Continue, QCoreApplication::translate("StateCard", "Continue")}};
        break;
    case ::chat::MessageState::Interrupted:
    case ::chat::MessageState::Failed: {
        core::Error error =
            message.error.value_or(core::Error{core::ErrorKind::Protocol, QStringLiteral("no finish reason")});
        if (message.state == ::chat::MessageState::Interrupted && error.cause == core::ErrorCause::None)
            error.cause = core::ErrorCause::Interrupted;
        m_kind = message.state == ::chat::MessageState::Interrupted ? Kind::Line : Kind::Card;
        m_words = kit::errorWords(error, context);
        break;
    }
    }
    m_title =
        std::make_unique<kit::TextBlock>(m_kind == Kind::Line ? kit::Role::Body : kit::Role::Heading, QFont::DemiBold);
    m_sentence = std::make_unique<kit::TextBlock>(kit::Role::Body);
    if (m_kind == Kind::Line) {
        // Some sentences begin with the title's word already.
        const QString rest = m_words.sentence.startsWith(m_words.title) ? m_words.sentence.mid(m_words.title.size())
                                                                        : QStringLiteral(" – ") + m_words.sentence;
        m_title->setRuns({{m_words.title, QFont::DemiBold, {}, {}}, {rest, QFont::Normal, {}, {}}});
    } else {
        const bool reckoned = !m_words.headline.isEmpty();
        m_title->setText(reckoned ? m_words.headline : m_words.title);
        const QString next = reckoned || m_words.nextStep.isEmpty() || m_words.sentence.contains(m_words.nextStep)
                                 ? QString()
                                 : m_words.nextStep;
        m_sentence->setText(kit::joinedSentences(reckoned ? m_words.explanation : m_words.sentence, next));
        for (const kit::ErrorFigure &figure : std::as_const(m_words.figures)) {
            Figure line;
            line.label = std::make_unique<kit::TextBlock>(kit::Role::Body);
            line.label->setText(figure.label);
            line.value =
                std::make_unique<kit::TextBlock>(kit::Role::Body, figure.isSum ? QFont::DemiBold : QFont::Normal);
            line.value->setText(figure.value);
            m_figures.push_back(std::move(line));
        }
        // The relay's own words, unless the sentence has them already.
        const QString details =
            m_words.details.isEmpty() || m_words.sentence.contains(m_words.details) ? QString() : m_words.details;
        if (!details.isEmpty()) {
            m_details = std::make_unique<kit::TextBlock>(kit::Role::Meta);
            m_details->setText(details);
        }
    }
    for (qsizetype i = 0; i < m_words.actions.size(); ++i)
        m_buttons.push_back({m_words.actions.at(i), {}, i == 0 && m_kind == Kind::Card});
}

qreal StateCard::buttonWidth(const QString &label) const
{
    return kit::figuresWidth(kit::font(m_kind == Kind::Line ? kit::Role::Meta : kit::Role::Body, QFont::Medium),
                             label) +
           2 * buttonPadding;
}

int StateCard::layOut(int width, Qt::LayoutDirection direction)
{
    switch (m_kind) {
    case Kind::None:
        return 0;
    case Kind::Line:
        return layOutLine(width, direction);
    case Kind::Card:
        return layOutCard(width, direction);
    }
    return 0;
}

int StateCard::layOutLine(int width, Qt::LayoutDirection direction)
{
    qreal buttons = 0;
    for (const Button &button : m_buttons)
        buttons += buttonWidth(button.action.label) + kit::space4;
    m_title->lay(width - 36 - kit::space8 - buttons, direction);
    const int height = std::max<int>(lineHeight, qRound(m_title->size().height()) + 2 * kit::space12);
    m_box = QRectF(0, 0, width, height);
    const bool mirrored = direction == Qt::RightToLeft;
    qreal x = mirrored ? kit::space8 + 0.0 : width - kit::space8;
    for (auto it = m_buttons.rbegin(); it != m_buttons.rend(); ++it) {
        const qreal w = buttonWidth(it->action.label);
        it->rect = QRectF(mirrored ? x : x - w, (height - kit::controlSmall) / 2.0, w, kit::controlSmall);
        x += mirrored ? w + kit::space4 : -w - kit::space4;
    }
    m_textAt = QPointF(mirrored ? buttons + kit::space8 : 36, (height - m_title->size().height()) / 2);
    return height;
}

int StateCard::layOutCard(int width, Qt::LayoutDirection direction)
{
    const bool mirrored = direction == Qt::RightToLeft;
    const qreal inner = width - 48 - kit::space24;
    m_title->lay(inner, direction);
    m_sentence->lay(inner, direction);
    qreal y = kit::space16 + m_title->size().height() + m_sentence->size().height();
    m_textAt = QPointF(mirrored ? kit::space24 : 48, kit::space16);
    if (!m_figures.empty()) {
        y += kit::space12;
        qreal labels = 0;
        qreal values = 0;
        for (Figure &figure : m_figures) {
            figure.label->lay(inner, direction);
            figure.value->lay(inner, direction);
            labels = std::max(labels, figure.label->size().width());
            values = std::max(values, figure.value->size().width());
            figure.y = y;
            y += figure.label->size().height() + kit::space2;
        }
        m_figuresWidth = std::min(inner, labels + kit::space16 + values);
    }
    if (m_details) {
        m_details->lay(inner, direction, 6);
        y += kit::space8;
        m_detailsAt = QPointF(m_textAt.x(), y);
        y += m_details->size().height();
    }
    if (!m_buttons.empty()) {
        y += kit::space12;
        qreal x = mirrored ? width - 48 : 48;
        for (Button &button : m_buttons) {
            const qreal w = buttonWidth(button.action.label);
            if (!mirrored && x + w > width - kit::space16 && x > 48) {
                x = 48;
                y += kit::controlHeight + kit::space8;
            }
            button.rect = QRectF(mirrored ? x - w : x, y, w, kit::controlHeight);
            x += mirrored ? -w - kit::space8 : w + kit::space8;
        }
        y += kit::controlHeight;
    }
    y += kit::space16;
    m_box = QRectF(0, 0, width, y);
    return qRound(y);
}

void StateCard::paint(QPainter *painter, QPointF origin, const kit::Theme &theme,
                      std::optional<kit::ErrorAct> under) const
{
    if (m_kind == Kind::None)
        return;
    const QRectF box = m_box.translated(origin);
    const bool mirrored = m_textAt.x() < 36;
    const auto startX = [&](qreal at, qreal size) { return mirrored ? box.right() - at - size : box.left() + at; };
    if (m_kind == Kind::Line) {
        kit::fillRound(painter, box, kit::radiusRow, m_stopped ? theme.fill : theme.warningTint);
        kit::drawIcon(painter, QRectF(startX(12, 16), box.center().y() - 8, 16, 16),
                      m_stopped ? QStringLiteral("square") : QStringLiteral("unplug"),
                      m_stopped ? theme.text2 : theme.warningMark);
        m_title->draw(painter, origin + m_textAt, theme, kit::Tone::Text);
    } else {
        kit::fillStrokeRound(painter, box, kit::radiusCard, theme.surface, theme.line2);
        kit::drawIcon(painter, QRectF(startX(16, 20), box.top() + 17, 20, 20), QStringLiteral("circle-alert"),
                      theme.dangerMark);
        m_title->draw(painter, origin + m_textAt, theme, kit::Tone::Text);
        m_sentence->draw(painter, origin + m_textAt + QPointF(0, m_title->size().height()), theme,
                         kit::Tone::Secondary);
        // Label at the start, figure at the end of one narrow table.
        for (const Figure &figure : m_figures) {
            const qreal start = mirrored ? box.right() - 48 - m_figuresWidth : box.left() + 48;
            const qreal label = mirrored ? start + m_figuresWidth - figure.label->size().width() : start;
            const qreal value = mirrored ? start : start + m_figuresWidth - figure.value->size().width();
            figure.label->draw(painter, QPointF(label, box.top() + figure.y), theme, kit::Tone::Secondary);
            figure.value->draw(painter, QPointF(value, box.top() + figure.y), theme, kit::Tone::Text);
        }
        if (m_details)
            m_details->draw(painter, origin + m_detailsAt, theme, kit::Tone::Caption);
    }
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const Button &button = m_buttons[i];
        const QRectF rect = button.rect.translated(origin);
        const bool hot = under == button.action.act;
        QColor ink = theme.text;
        if (button.primary) {
            kit::fillRound(painter, rect, kit::radiusControl, hot ? theme.accentHover : theme.accent);
            ink = theme.onAccent;
        } else if (m_kind == Kind::Line && i == 0) {
            kit::fillStrokeRound(painter, rect, kit::radiusControl, hot ? theme.hover : theme.surface, theme.line2);
        } else if (hot || m_kind == Kind::Card) {
            kit::fillRound(painter, rect, kit::radiusControl, hot ? theme.fillHover : theme.fill);
        }
        painter->setFont(kit::font(m_kind == Kind::Line ? kit::Role::Meta : kit::Role::Body, QFont::Medium));
        painter->setPen(ink);
        kit::drawLine(painter, rect, button.action.label, Qt::AlignCenter);
    }
}

std::optional<kit::ErrorAct> StateCard::actAt(QPointF point) const
{
    for (const Button &button : m_buttons) {
        if (button.rect.contains(point))
            return button.action.act;
    }
    return {};
}

QRectF StateCard::rectOf(kit::ErrorAct act) const
{
    for (const Button &button : m_buttons) {
        if (button.action.act == act)
            return button.rect;
    }
    return {};
}

bool StateCard::countsDown() const
{
    return !rectOf(kit::ErrorAct::RetryLater).isNull();
}

QString StateCard::spoken() const
{
    if (m_kind == Kind::None)
        return {};
    QStringList all{m_words.title + QStringLiteral(". ") + m_words.sentence};
    for (const kit::ErrorFigure &figure : m_words.figures)
        all.append(figure.label + QStringLiteral(": ") + figure.value);
    return all.join(QStringLiteral(". "));
}

} // namespace ui::chat
