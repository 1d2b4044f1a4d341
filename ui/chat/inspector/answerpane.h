#pragma once

#include "app/workspace.h"

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace ui::chat {

// One answer in detail: how it was asked, what it took, how it ended, each request that went into it.
class AnswerPane : public QWidget
{
    Q_OBJECT
public:
    explicit AnswerPane(app::Workspace &workspace, QWidget *parent = nullptr);
    void setSession(::chat::Session *session);
    void showAnswer(core::MessageId id); // invalid: the last one
    void refresh();

private:
    const ::chat::Message *answer() const;
    void addHeading(const QString &text);
    void addFact(const QString &name, const QString &value);
    void addNote(const QString &text);
    void addRequest(const ::chat::Message &request);

    app::Workspace &m_workspace;
    QPointer<::chat::Session> m_session{};
    core::MessageId m_chosen{};
    QVBoxLayout *m_box;
};

} // namespace ui::chat
