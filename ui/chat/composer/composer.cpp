#include "ui/chat/composer/composer.h"

#include "ui/chat/composer/messageedit.h"
#include "ui/chat/composer/recordbar.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/menu.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>

namespace ui::chat {

Composer::Composer(QWidget *parent) : QWidget(parent)
{
    setAcceptDrops(true);
    setAccessibleName(tr("Composer"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::space12, kit::space8, kit::space8, kit::space8);
    box->setSpacing(kit::space8);

    m_chips = new QWidget(this);
    m_chipRow = new QHBoxLayout(m_chips);
    m_chipRow->setContentsMargins(0, 0, 0, 0);
    m_chipRow->setSpacing(kit::space8);
    m_chips->hide();
    box->addWidget(m_chips);

    m_recordBar = new RecordBar(this);
    box->addWidget(m_recordBar);

    m_edit = new MessageEdit(this);
    auto *textRow = new QHBoxLayout;
    textRow->setContentsMargins(2, kit::space4, kit::space4, 0);
    textRow->addWidget(m_edit);
    box->addLayout(textRow);

    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space4);
    row->setContentsMargins(0, 0, 0, 0);
    m_attach = new kit::IconButton(kit::IconName("plus"), tr("Attach a picture, sound or text file"), this);
    m_record = new kit::IconButton(kit::IconName("mic"), tr("Speak: record and transcribe"), this);
    m_model = new kit::Button(kit::Button::Kind::Ghost, {}, this);
    m_model->setButtonSize(kit::Button::Size::Small);
    m_model->setTrailingIcon(kit::IconName("chevron-down"));
    m_model->setToolTip(tr("Choose the model (Ctrl+M)"));
    m_effort = new kit::Button(kit::Button::Kind::Ghost, {}, this);
    m_effort->setButtonSize(kit::Button::Size::Small);
    m_effort->setIconName(kit::IconName("brain"));
    m_effort->setTrailingIcon(kit::IconName("chevron-down"));
    m_effort->setToolTip(tr("How much the model thinks first"));
    m_effort->hide();
    m_ways = new kit::IconButton(kit::IconName("ellipsis"), tr("More ways to send"), this);
    m_send = new kit::Button(kit::Button::Kind::Primary, tr("Send"), this);
    m_send->setHint(QStringLiteral("⏎"));
    m_stop = new kit::Button(kit::Button::Kind::Outline, tr("Stop"), this);
    m_stop->setIconName(kit::IconName("square"));
    m_stop->setHint(tr("Esc"));
    m_stop->hide();
    row->addWidget(m_attach);
    row->addWidget(m_record);
    row->addWidget(m_model);
    row->addWidget(m_effort);
    row->addStretch();
    row->addWidget(m_ways);
    row->addWidget(m_send);
    row->addWidget(m_stop);
    box->addLayout(row);

    connect(m_edit, &MessageEdit::sendRequested, this, [this] {
        if (m_send->isEnabled() && !m_answering)
            Q_EMIT sendRequested();
    });
    connect(m_edit, &MessageEdit::addRequested, this, [this] {
        if (m_ways->isEnabled())
            Q_EMIT addRequested();
    });
    connect(m_edit, &MessageEdit::promptsRequested, this, &Composer::promptsRequested);
    connect(m_edit, &MessageEdit::longTextGiven, this, &Composer::longTextGiven);
    connect(m_effort, &QPushButton::clicked, this, [this] {
        auto *menu = new kit::Menu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const std::pair<QString, QString> efforts[] = {{QString(), tr("Auto")},
                                                       {QStringLiteral("low"), tr("Low")},
                                                       {QStringLiteral("medium"), tr("Medium")},
                                                       {QStringLiteral("high"), tr("High")}};
        for (const auto &[effort, name] : efforts)
            menu->add(kit::IconName("brain"), name, this, [this, effort = effort] { Q_EMIT effortChosen(effort); });
        menu->popUpUnder(m_effort);
    });
    connect(m_ways, &QPushButton::clicked, this, [this] {
        auto *menu = new kit::Menu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QAction *add = menu->add(
            kit::IconName("corner-down-left"), tr("Add without asking"), this, [this] { Q_EMIT addRequested(); },
            tr("Alt+Enter"));
        add->setEnabled(hasSomething());
        menu->add(
            kit::IconName("book-open"), tr("Prompts"), this, [this] { Q_EMIT promptsRequested(); },
            QStringLiteral("/"));
        menu->popUpUnder(m_ways);
    });
    connect(m_edit, &MessageEdit::escapePressed, this, &Composer::escapePressed);
    connect(m_edit, &MessageEdit::filesGiven, this, &Composer::filesGiven);
    connect(m_edit, &MessageEdit::pictureGiven, this, &Composer::pictureGiven);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        refreshButtons();
        Q_EMIT textEdited();
    });
    connect(m_edit, &MessageEdit::focusChanged, this, [this](bool focused) {
        m_focused = focused;
        update();
    });
    connect(m_send, &QPushButton::clicked, this, &Composer::sendRequested);
    connect(m_stop, &QPushButton::clicked, this, &Composer::stopRequested);
    connect(m_model, &QPushButton::clicked, this, &Composer::modelRequested);
    connect(m_attach, &QPushButton::clicked, this, &Composer::attachRequested);
    connect(m_record, &QPushButton::clicked, this, &Composer::recordRequested);
    refreshButtons();
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::insertText(const QString &text)
{
    m_edit->insertPlainText(text);
    m_edit->setFocus();
}

void Composer::clear()
{
    m_attachments.clear();
    m_details.clear();
    rebuildChips();
    m_edit->clear();
}

void Composer::focusText()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::setModelWords(const QString &model, const QString &price)
{
    m_model->setText(model.isEmpty() ? tr("Choose a model") : model);
    m_model->setHint(price);
    m_edit->setPlaceholderText(model.isEmpty() ? tr("Message") : tr("Message %1").arg(model));
}

void Composer::setAnswering(bool answering)
{
    m_answering = answering;
    refreshButtons();
}

void Composer::setSendsOnEnter(bool on)
{
    m_edit->setSendsOnEnter(on);
    m_send->setHint(on ? QStringLiteral("⏎") : tr("Shift+⏎"));
}

void Composer::setReady(bool ready, const QString &why)
{
    m_ready = ready;
    m_send->setToolTip(why);
    refreshButtons();
}

void Composer::setBusy(const QString &what)
{
    m_busy = what;
    rebuildChips();
    refreshButtons();
}

bool Composer::hasSomething() const
{
    return !m_edit->toPlainText().trimmed().isEmpty() || !m_attachments.empty();
}

void Composer::setEffort(bool shown, const QString &effort)
{
    m_effort->setVisible(shown);
    m_effort->setText(effort == QLatin1String("low")      ? tr("Low")
                      : effort == QLatin1String("medium") ? tr("Medium")
                      : effort == QLatin1String("high")   ? tr("High")
                                                          : tr("Auto"));
}

void Composer::setAsksEmpty(bool asks)
{
    m_asksEmpty = asks;
    refreshButtons();
}

void Composer::setStopTip(const QString &whatItCosts)
{
    m_stop->setToolTip(whatItCosts);
}

void Composer::refreshButtons()
{
    m_send->setVisible(!m_answering);
    m_stop->setVisible(m_answering);
    m_ways->setVisible(!m_answering);
    m_send->setEnabled(m_ready && (hasSomething() || m_asksEmpty) && m_busy.isEmpty());
}

void Composer::addAttachment(const ::chat::Part &part, const QString &detail)
{
    m_attachments.push_back(part);
    m_details.append(detail);
    rebuildChips();
    refreshButtons();
}

void Composer::rebuildChips()
{
    while (QLayoutItem *item = m_chipRow->takeAt(0)) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
        delete item;
    }
    for (std::size_t i = 0; i < m_attachments.size(); ++i) {
        const ::chat::Part &part = m_attachments[i];
        auto *chip = new kit::Chip(part.meta.value(QLatin1String("name")).toString(part.text), m_chips);
        switch (part.kind) {
        case ::chat::PartKind::Image:
            chip->setIconName(kit::IconName("image"));
            break;
        case ::chat::PartKind::Audio:
            chip->setIconName(kit::IconName("volume-2"));
            break;
        default:
            chip->setIconName(kit::IconName("file-text"));
            break;
        }
        chip->setDetail(m_details.at(static_cast<qsizetype>(i)));
        chip->setRemovable(true);
        connect(chip, &kit::Chip::removeRequested, this, [this, i] {
            m_attachments.erase(m_attachments.begin() + static_cast<std::ptrdiff_t>(i));
            m_details.removeAt(static_cast<qsizetype>(i));
            rebuildChips();
            refreshButtons();
            Q_EMIT textEdited();
        });
        m_chipRow->addWidget(chip);
    }
    if (!m_busy.isEmpty()) {
        auto *chip = new kit::Chip(m_busy, m_chips);
        chip->setIconName(kit::IconName("loader-circle"));
        chip->setEnabled(false);
        m_chipRow->addWidget(chip);
    }
    m_chipRow->addStretch();
    m_chips->setVisible(!m_attachments.empty() || !m_busy.isEmpty());
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::themeOf(this);
    kit::fillStrokeRound(&painter, rect(), kit::radiusCard, theme.isDark ? theme.fieldGround : theme.surface,
                         m_focused ? theme.focusRing : theme.control, m_focused ? 2 : 1);
}

void Composer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // At most 40 % of the window's height, then the text scrolls.
    m_edit->setLargestHeight(window()->height() * 2 / 5);
}

void Composer::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void Composer::dropEvent(QDropEvent *event)
{
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    if (!files.isEmpty())
        Q_EMIT filesGiven(files);
    event->acceptProposedAction();
}

void Composer::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    m_edit->setFocus(Qt::MouseFocusReason);
}

} // namespace ui::chat
