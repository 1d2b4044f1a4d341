#pragma once

class QVBoxLayout;
class QWidget;
class QString;

namespace ui::accounts {

// Takes everything out of a box. Not deleted at once: the call may come from one of the buttons in it.
void clearBox(QVBoxLayout *box);
// A field under its name.
QWidget *labelled(const QString &label, QWidget *field);

} // namespace ui::accounts
