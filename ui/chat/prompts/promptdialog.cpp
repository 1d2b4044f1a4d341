#include "ui/chat/prompts/promptdialog.h"

#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/textbox.h"

#include <QBoxLayout>
#include <QComboBox>

namespace ui::chat {

PromptDialog::PromptDialog(QWidget *host, ::chat::Presets &presets, const QString &text)
    : kit::Dialog(host, tr("System prompt")), m_presets(presets)
{
    setDismissedByClickOutside(false);
    m_saved = new QComboBox(this);
    m_saved->setAccessibleName(tr("Saved prompts"));
    m_saved->hide();
    body()->addWidget(m_saved);
    m_text = new kit::TextBox(tr("System prompt"), this);
    m_text->setPlaceholderText(tr("How the model should behave in this chat"));
    m_text->setLines(6, 14);
    m_text->setPlainText(text);
    body()->addWidget(m_text);
    auto *row = new QHBoxLayout;
    m_name = new kit::Field({}, this);
    m_name->setPlaceholderText(tr("Name, to use it again"));
    m_name->setAccessibleName(tr("Name of the saved prompt"));
    auto *save = new kit::Button(kit::Button::Kind::Plain, tr("Save as prompt"), this);
    row->addWidget(m_name, 1);
    row->addWidget(save);
    body()->addLayout(row);
    auto *note = new kit::FieldNote(m_name, this);
    body()->addWidget(note);
    addCancel();
    addPrimary(tr("Use for this chat"));
    setInitialFocus(m_text);

    connect(save, &QPushButton::clicked, this, [this] {
        m_presets.save({0, m_name->text(), m_text->toPlainText(), true})
            .finally(this, [this](const core::Result<void> &saved) {
                m_name->setWrong(saved ? QString()
                                 : saved.error().kind == core::ErrorKind::BadRequest
                                     ? tr("A prompt needs a name and a text.")
                                     : kit::errorWords(saved.error()).sentence);
                read();
            });
    });
    connect(m_saved, &QComboBox::activated, this, [this](int index) {
        if (index < 1 || index > m_all.size())
            return;
        m_text->setPlainText(m_all.at(index - 1).text);
        m_name->setText(m_all.at(index - 1).name);
    });
    connect(this, &kit::Overlay::accepted, this, [this] { Q_EMIT chosen(m_text->toPlainText()); });
    read();
}

void PromptDialog::read()
{
    m_presets.list().finally(this, [this](const core::Result<QList<::chat::Preset>> &all) {
        if (!all)
            return;
        m_all.clear();
        m_saved->clear();
        m_saved->addItem(tr("Saved prompts…"));
        for (const ::chat::Preset &one : *all) {
            if (!one.isSystem)
                continue;
            m_all.append(one);
            m_saved->addItem(one.name);
        }
        m_saved->setVisible(!m_all.isEmpty());
    });
}

} // namespace ui::chat
