// What a click or key does on the page of models.
#include "ui/catalog/modelfilter.h"
#include "ui/catalog/modelspage.h"
#include "ui/kit/button.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/overlay.h"
#include "ui/kit/table.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>

namespace ui::catalog {

void ModelsPage::readAgain()
{
    if (m_workspace.accounts().current().isValid())
        m_workspace.catalog()
            .refresh(m_workspace.accounts().current())
            .finally(this, [](const core::Result<QList<::catalog::Model>> &) {}); // the catalog keeps why it failed
}

void ModelsPage::press(const QModelIndex &index)
{
    const ::catalog::Model *model = m_sorted->at(index);
    if (!model)
        return;
    const QString id = model->id;
    if (index.column() == ModelsTable::Favourite) {
        ::catalog::ModelChoices &choices = m_workspace.catalog().choices();
        choices.setFavourite(id, !choices.isFavourite(id));
    } else if (index.column() == ModelsTable::Compare) {
        QStringList compared = m_compared;
        if (!compared.removeOne(id))
            compared.append(id);
        setCompared(compared);
    }
}

void ModelsPage::chooseAccount()
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ::accounts::Account &account : m_workspace.accounts().list())
        menu->add(kit::IconName(account.id == m_workspace.accounts().current() ? "check" : "server"), account.name,
                  this, [this, id = account.id] { m_workspace.accounts().setCurrent(id); });
    menu->popUpUnder(m_account);
}

void ModelsPage::showMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    const ::catalog::Model *model = m_sorted->at(index);
    if (!model)
        return;
    m_view->setCurrentIndex(index);
    const QString id = model->id;
    ::catalog::ModelChoices &choices = m_workspace.catalog().choices();
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (model->isChat() && model->callable)
        menu->add(kit::IconName("message-square-plus"), tr("Chat with it"), this,
                  [this, id] { Q_EMIT chatRequested(m_workspace.accounts().current(), id); });
    const bool favourite = choices.isFavourite(id);
    menu->add(kit::IconName(favourite ? "star-off" : "star"),
              favourite ? tr("Remove from favourites") : tr("Add to favourites"), this,
              [&choices, id, favourite] { choices.setFavourite(id, !favourite); });
    menu->add(kit::IconName("diff"), m_compared.contains(id) ? tr("Do not compare") : tr("Compare"), this,
              [this, id] { press(m_sorted->mapFromSource(m_table->index(m_table->rowOf(id), ModelsTable::Compare))); });
    menu->add(kit::IconName("pencil"), tr("Name of your own…"), this, [this, id] { askAlias(id); });
    menu->add(kit::IconName("copy"), tr("Copy the name"), this, [id] { QGuiApplication::clipboard()->setText(id); });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ModelsPage::askAlias(const QString &model)
{
    auto *dialog = new kit::Dialog(this, tr("A name of your own"), 420);
    auto *words = new kit::Label(tr("How %1 is called in this program. Empty: by its own name.").arg(model),
                                 kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    dialog->body()->addWidget(words);
    auto *field = new kit::Field(m_workspace.catalog().choices().alias(model), dialog);
    field->setPlaceholderText(model);
    field->setAccessibleName(tr("A name of your own"));
    dialog->body()->addWidget(field);
    dialog->addCancel();
    dialog->addPrimary(tr("Save"));
    dialog->setInitialFocus(field);
    dialog->setDismissedByClickOutside(false);
    connect(dialog, &kit::Overlay::accepted, this,
            [this, field, model] { m_workspace.catalog().choices().setAlias(model, field->text()); });
    dialog->open();
}

void ModelsPage::openSide()
{
    m_drawn = makeSide(nullptr);
    auto *drawer = new kit::Drawer(this, m_drawn, tr("About the models"));
    connect(m_drawn, &ModelSide::chatRequested, drawer, &kit::Overlay::dismiss);
    drawer->open();
    refreshSide();
}

} // namespace ui::catalog
