#include "ui/accounts/modelchooser.h"

#include "ui/kit/field.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QScrollArea>

namespace ui::accounts {

ModelChooser::ModelChooser(const QStringList &all, const QStringList &chosenBefore, QWidget *host)
    : kit::Dialog(host, tr("Models that the key may call"), 440)
{
    auto *search = new kit::Field;
    search->setLeadingIcon(kit::IconName("search"));
    search->setPlaceholderText(tr("Search models"));
    search->setAccessibleName(tr("Search models"));
    body()->addWidget(search);
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(kit::space4, kit::space4, kit::space4, kit::space4);
    column->setSpacing(kit::space8);
    QStringList names = all;
    for (const QString &name : chosenBefore) { // one that the relay does not list now stays allowed
        if (!names.contains(name))
            names << name;
    }
    for (const QString &name : std::as_const(names)) {
        auto *box = new QCheckBox(name, list);
        box->setChecked(chosenBefore.contains(name));
        column->addWidget(box);
        m_boxes << box;
    }
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    scroll->setFixedHeight(280);
    body()->addWidget(scroll);
    body()->addWidget(
        new kit::Label(tr("None chosen means that it may call all."), kit::Role::Meta, kit::Tone::Secondary));
    addCancel();
    addPrimary(tr("Choose"));
    setInitialFocus(search);
    connect(search, &QLineEdit::textChanged, this, &ModelChooser::filter);
    connect(this, &kit::Overlay::accepted, this, [this] {
        QStringList models;
        for (const QCheckBox *box : std::as_const(m_boxes)) {
            if (box->isChecked())
                models << box->text();
        }
        Q_EMIT chosen(models);
    });
}

void ModelChooser::filter(const QString &text)
{
    for (QCheckBox *box : std::as_const(m_boxes))
        box->setVisible(box->text().contains(text.trimmed(), Qt::CaseInsensitive));
}

} // namespace ui::accounts
