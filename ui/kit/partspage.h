#pragma once

#include "ui/kit/card.h"

class QVBoxLayout;

namespace kit {

// Every control in every state on one page: what "relaydesk screenshot --page parts" shows, and where a change of the
// style is looked at first.
class PartsPage : public ShadowHost
{
    Q_OBJECT
public:
    explicit PartsPage(QWidget *parent = nullptr);

private:
    QWidget *buttons();
    QWidget *fields();
    QWidget *meters();
    QWidget *moneyTable();
    QWidget *arithmetic();
    QWidget *reasoning();
    QWidget *banners();
    QWidget *contextMenu();
    QWidget *costStrip();
    QWidget *tabs();
};

} // namespace kit
