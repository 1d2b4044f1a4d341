#pragma once

#include "chat/presets.h"
#include "core/scope.h"
#include "ui/kit/overlay.h"

class QComboBox;

namespace kit {
class Field;
class TextBox;
} // namespace kit

namespace ui::chat {

// The system prompt of a chat: written here or taken from a saved one, and saved under a name.
class PromptDialog : public kit::Dialog
{
    Q_OBJECT
public:
    PromptDialog(QWidget *host, ::chat::Presets &presets, const QString &text);

Q_SIGNALS:
    void chosen(const QString &text);

private:
    void read();

    ::chat::Presets &m_presets;
    QList<::chat::Preset> m_all{};
    QComboBox *m_saved;
    kit::TextBox *m_text;
    kit::Field *m_name;
    core::Scope m_scope;
};

} // namespace ui::chat
