#pragma once

#include "app/workspace.h"
#include "ui/kit/card.h"

namespace kit {
class Label;
}

namespace ui::accounts {

// What the operators say: new ones with their text, read ones by their title; a click opens the whole.
class NoticesCard : public kit::Card
{
    Q_OBJECT
public:
    explicit NoticesCard(app::Workspace &workspace, QWidget *parent = nullptr);
    void refresh();

private:
    QWidget *makeNotice(const ::accounts::Notice &notice);
    void showAll();

    app::Workspace &m_workspace;
};

// A text of an operator in the given box, links that open in the browser. maxLines 0: all of each line.
void addNoticeLines(QVBoxLayout *box, const QString &text, QWidget *parent);
// "Rates change on 1 June": the first line.
QString noticeTitle(const QString &text);

} // namespace ui::accounts
