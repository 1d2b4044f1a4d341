#include "ui/chat/prompts/promptpicker.h"

#include "ui/kit/button.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/metrics.h"
#include "ui/kit/overlay.h"
#include "ui/kit/textbox.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListWidget>

namespace ui::chat {

PromptPicker::PromptPicker(::chat::Presets &presets, const QString &draft, QWidget *parent)
    : QWidget(parent), m_presets(presets), m_draft(draft)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::space8, kit::space8, kit::space8, kit::space8);
    box->setSpacing(kit::space8);
    m_search = new kit::Field({}, this);
    m_search->setLeadingIcon(kit::IconName("search"));
    m_search->setPlaceholderText(draft.isEmpty() ? tr("Search prompts") : tr("Search prompts, or name this text"));
    m_search->setAccessibleName(tr("Search prompts"));
    m_search->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Prompts"));
    m_list->setFixedHeight(200);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_empty =
        new kit::Label(tr("No prompts yet. Write one, type “/” before it and save it under a name; {{name}} in it "
                          "is asked for each time."),
                       kit::Role::Body, kit::Tone::Secondary);
    m_empty->setWordWrap(true);
    auto *foot = new QHBoxLayout;
    m_save = new kit::Button(kit::Button::Kind::Plain, tr("Save this text"), this);
    m_save->setButtonSize(kit::Button::Size::Small);
    m_save->setVisible(!draft.isEmpty());
    m_remove = new kit::Button(kit::Button::Kind::Ghost, tr("Delete prompt"), this);
    m_remove->setButtonSize(kit::Button::Size::Small);
    foot->addWidget(m_save);
    foot->addStretch();
    foot->addWidget(m_remove);
    box->addWidget(m_search);
    box->addWidget(m_empty);
    box->addWidget(m_list);
    box->addLayout(foot);

    connect(m_search, &QLineEdit::textChanged, this, &PromptPicker::showList);
    connect(m_list, &QListWidget::itemClicked, this, [this] { choose(m_list->currentRow()); });
    connect(m_save, &QPushButton::clicked, this, [this] {
        const QString name = m_search->text().trimmed().isEmpty() ? m_draft.simplified().left(40) : m_search->text();
        m_presets.save({0, name, m_draft, false}).finally(this, [this](const core::Result<void> &saved) {
            if (!saved)
                Q_EMIT failed(saved.error());
            m_search->clear();
            read();
        });
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const int row = m_list->currentRow();
        if (row < 0 || row >= m_shown.size())
            return;
        m_presets.remove(m_shown.at(row).id).finally(this, [this](const core::Result<void> &removed) {
            if (!removed)
                Q_EMIT failed(removed.error());
            read();
        });
    });
    read();
}

QWidget *PromptPicker::firstFocus() const
{
    return m_search;
}

void PromptPicker::read()
{
    m_presets.list().finally(this, [this](const core::Result<QList<::chat::Preset>> &all) {
        if (!all)
            return Q_EMIT failed(all.error());
        m_all = *all;
        showList();
    });
}

void PromptPicker::showList()
{
    m_shown.clear();
    m_list->clear();
    for (const ::chat::Preset &one : std::as_const(m_all)) {
        if (one.isSystem || !(one.name + u' ' + one.text).contains(m_search->text(), Qt::CaseInsensitive))
            continue;
        m_shown.append(one);
        auto *item = new QListWidgetItem(one.name, m_list);
        item->setToolTip(one.text.left(400));
    }
    m_list->setCurrentRow(m_shown.isEmpty() ? -1 : 0);
    m_empty->setVisible(m_all.isEmpty());
    m_list->setVisible(!m_all.isEmpty());
    m_remove->setVisible(!m_shown.isEmpty());
}

void PromptPicker::choose(int row)
{
    if (row < 0 || row >= m_shown.size())
        return;
    const ::chat::Preset preset = m_shown.at(row);
    m_presets.noteUse(preset.id).finally(nullptr, [](const core::Result<void> &) {});
    Q_EMIT chosen(preset);
}

bool PromptPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            m_list->setCurrentRow(std::min(m_list->currentRow() + 1, m_list->count() - 1));
            return true;
        case Qt::Key_Up:
            m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(m_list->currentRow());
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void fillPrompt(QWidget *host, const ::chat::Preset &preset, std::function<void(const QString &)> done)
{
    const QStringList names = ::chat::variablesIn(preset.text);
    if (names.isEmpty())
        return done(preset.text);
    auto *dialog = new kit::Dialog(host, preset.name, 480);
    dialog->setDismissedByClickOutside(false);
    QList<kit::TextBox *> boxes;
    for (const QString &name : names) {
        dialog->body()->addWidget(new kit::Label(name, kit::Role::Body, kit::Tone::Secondary));
        auto *box = new kit::TextBox(name, dialog);
        box->setLines(1, 6);
        dialog->body()->addWidget(box);
        boxes.append(box);
    }
    dialog->setInitialFocus(boxes.first());
    dialog->addCancel();
    dialog->addPrimary(PromptPicker::tr("Insert"));
    QObject::connect(dialog, &kit::Overlay::accepted, dialog, [names, boxes, text = preset.text, done] {
        QHash<QString, QString> values;
        for (qsizetype i = 0; i < names.size(); ++i)
            values.insert(names.at(i), boxes.at(i)->toPlainText());
        done(::chat::filledIn(text, values));
    });
    dialog->open();
}

} // namespace ui::chat
