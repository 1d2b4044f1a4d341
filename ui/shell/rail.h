#pragma once

#include "ui/kit/card.h"
#include "ui/shell/page.h"

#include <QHash>

class QAbstractButton;

namespace ui::shell {

// The rail at the start: the mark with the menu, the pages, settings at the end.
class Rail : public kit::Ground
{
    Q_OBJECT
public:
    explicit Rail(QWidget *parent = nullptr);
    void setCurrent(Page page);
    QAbstractButton *button(Page page) const { return m_buttons.value(page); }

protected:
    void paintEvent(QPaintEvent *event) override;

Q_SIGNALS:
    void chosen(ui::shell::Page page);
    void menuRequested(QWidget *anchor);

private:
    QHash<Page, QAbstractButton *> m_buttons{};
};

} // namespace ui::shell
