#pragma once

#include "chat/presets.h"

#include <QWidget>

class QListWidget;

namespace kit {
class Button;
class Field;
class Label;
} // namespace kit

namespace ui::chat {

// The prompts behind "/": search, choose; what stands in the composer can be saved as one. Lives in a popup.
class PromptPicker : public QWidget
{
    Q_OBJECT
public:
    PromptPicker(::chat::Presets &presets, const QString &draft, QWidget *parent = nullptr);
    QWidget *firstFocus() const;

Q_SIGNALS:
    void chosen(const ::chat::Preset &preset);
    void failed(const core::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void showList();
    void choose(int row);

    ::chat::Presets &m_presets;
    QString m_draft;
    QList<::chat::Preset> m_all{};
    QList<::chat::Preset> m_shown{};
    kit::Field *m_search;
    QListWidget *m_list;
    kit::Label *m_empty;
    kit::Button *m_save;
    kit::Button *m_remove;
};

// Asks for the variables of a prompt; done at once where there are none.
void fillPrompt(QWidget *host, const ::chat::Preset &preset, std::function<void(const QString &)> done);

} // namespace ui::chat
