#pragma once

#include "app/commandline.h"
#include "ui/shell/mainwindow.h"

#include <QTimer>

namespace ui::shell {

// `relaydesk screenshot`: brings the real window to a page, waits until it has settled, writes the picture.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    Screenshot(app::Workspace &workspace, MainWindow &window, app::Invocation invocation, QObject *parent = nullptr);
    void start();
    static QStringList pages();

Q_SIGNALS:
    void finished(int code);

private:
    void showPage();
    void chat(const QStringList &questions);
    void askNext();
    void showUsage();
    void settle();
    void write();

    app::Workspace &m_workspace;
    MainWindow &m_window;
    app::Invocation m_invocation;
    QStringList m_questions{};
    core::MessageId m_answer{}; // the last
    QTimer m_settled{};
    QTimer m_latest{};
    bool m_written = false;
    core::Scope m_scope;
};

} // namespace ui::shell
