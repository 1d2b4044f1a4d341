#include "ui/accounts/clearbox.h"

#include "ui/kit/label.h"

#include <QBoxLayout>

namespace ui::accounts {

namespace {

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout *inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

} // namespace

void clearBox(QVBoxLayout *box)
{
    clearLayout(box);
}

QWidget *labelled(const QString &label, QWidget *field)
{
    auto *host = new QWidget;
    auto *box = new QVBoxLayout(host);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space4);
    auto *words = new kit::Label(label, kit::Role::Meta, kit::Tone::Text, QFont::Medium);
    words->setBuddy(field);
    box->addWidget(words);
    box->addWidget(field);
    return host;
}

} // namespace ui::accounts
