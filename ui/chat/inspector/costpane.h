#pragma once

#include "app/workspace.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;

namespace kit {
class Label;
}

namespace ui::chat {

// What the chat cost, by what was paid for; calls beside the answers (titles, deleted ones) are rows of their own.
class CostPane : public QWidget
{
    Q_OBJECT
public:
    explicit CostPane(app::Workspace &workspace, QWidget *parent = nullptr);
    void setSession(::chat::Session *session);
    void refresh();

private:
    void addRow(int line, const QString &name, const QString &amount, const QString &tip = {});

    app::Workspace &m_workspace;
    QPointer<::chat::Session> m_session{};
    kit::Label *m_total;
    QGridLayout *m_rows;
    kit::Label *m_key;
};

} // namespace ui::chat
