#include "ui/accounts/codecells.h"

#include "ui/kit/paint.h"
#include "ui/kit/type.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>

namespace ui::accounts {

namespace {

constexpr int digits = 6;
constexpr int cellWidth = 44;
constexpr int cellHeight = 52;
constexpr int gap = kit::space8;
constexpr int middleGap = kit::space24;

int cellLeft(int index)
{
    return index * (cellWidth + gap) + (index >= digits / 2 ? middleGap - gap : 0);
}

QString onlyDigits(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isDigit())
            out += QString::number(c.digitValue()); // also the digits of other scripts
    }
    return out;
}

} // namespace

CodeCells::CodeCells(QWidget *parent) : QLineEdit(parent)
{
    setFixedSize(sizeHint());
    setMaxLength(digits);
    setFrame(false);
    setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    setAccessibleName(tr("Code of six digits"));
    setLayoutDirection(Qt::LeftToRight); // figures run left to right in every script
    connect(this, &QLineEdit::textChanged, this, [this] { update(); });
}

QSize CodeCells::sizeHint() const
{
    return {cellLeft(digits - 1) + cellWidth, cellHeight};
}

core::Secret CodeCells::code() const
{
    return text().size() == digits ? core::Secret::fromText(text()) : core::Secret();
}

void CodeCells::setWrong(bool wrong)
{
    m_wrong = wrong;
    update();
}

void CodeCells::takeDigits(const QString &given)
{
    const QString before = text();
    const QString found = onlyDigits(given);
    if (found.isEmpty())
        return;
    setText((found.size() >= digits ? found : before + found).left(digits));
    if (text().size() == digits && text() != before)
        Q_EMIT completed();
}

void CodeCells::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        return takeDigits(QGuiApplication::clipboard()->text());
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (text().size() == digits)
            Q_EMIT completed();
        return;
    }
    const bool types = !event->text().isEmpty() && event->text().at(0).isPrint() &&
                       !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (types)
        return text().size() < digits ? takeDigits(event->text()) : void();
    QLineEdit::keyPressEvent(event);
}

void CodeCells::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty())
        takeDigits(event->commitString());
    event->accept();
}

void CodeCells::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept(); // a code is not copied out of here; Ctrl+V pastes
}

void CodeCells::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::themeOf(this);
    const qsizetype filled = text().size();
    for (int i = 0; i < digits; ++i) {
        const QRectF cell(cellLeft(i), 0, cellWidth, cellHeight);
        const bool isNext = hasFocus() && i == std::min<qsizetype>(filled, digits - 1);
        kit::fillStrokeRound(&painter, cell, kit::radiusControl, theme.fieldGround,
                             isNext    ? theme.accentMark
                             : m_wrong ? theme.dangerMark
                                       : theme.control,
                             isNext ? 2 : 1);
        if (i < filled) {
            painter.setFont(kit::font(kit::Role::Total, QFont::DemiBold));
            painter.setPen(theme.text);
            kit::drawFigures(&painter, cell, QString(text().at(i)), Qt::AlignCenter);
        } else if (isNext) {
            painter.fillRect(QRectF(cell.center().x() - 1, cell.center().y() - 12, 2, 24), theme.accentMark);
        }
    }
}

} // namespace ui::accounts
