#include "ui/catalog/modelspage.h"

#include "ui/catalog/modelfilter.h"
#include "ui/catalog/modelstable.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/table.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QStackedLayout>

namespace ui::catalog {

ModelsPage::ModelsPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Models"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, 0);
    box->setSpacing(kit::space12);
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addStrut(kit::controlHeight);
    head->addWidget(new kit::Label(tr("Models and rates"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    m_age = new kit::Label({}, kit::Role::Meta, kit::Tone::Caption);
    head->addStretch();
    head->addWidget(m_age);
    auto *again = new kit::IconButton(kit::IconName("refresh-cw"), tr("Read again"), this);
    head->addWidget(again);
    box->addLayout(head);
    box->addSpacing(kit::space4);
    m_search = new kit::Field({}, this);
    m_search->setLeadingIcon(kit::IconName("search"));
    m_search->setPlaceholderText(tr("Search models"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setFixedWidth(200);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(kit::space8);
    filters->addWidget(m_search);
    const auto chip = [&](const QString &text, bool ModelFilter::*member) {
        auto *toggle = new kit::Chip(text, this);
        toggle->setCheckable(true);
        filters->addWidget(toggle);
        connect(toggle, &QAbstractButton::toggled, this, [this, member](bool on) { m_sorted->setWanted(member, on); });
    };
    m_table = new ModelsTable(this);
    m_sorted = new ModelFilter(*m_table, this);
    chip(tr("This key may call"), &ModelFilter::callable);
    chip(tr("Sees pictures"), &ModelFilter::sees);
    chip(tr("Reasons"), &ModelFilter::reasons);
    chip(tr("Priced"), &ModelFilter::priced);
    filters->addStretch();
    box->addLayout(filters);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    box->addWidget(m_failure);

    m_view = new kit::Table(tr("Models and rates"), this);
    m_view->setBand(kit::rowMedium);
    m_view->setModel(m_sorted);
    m_view->setColumns({200, 84, 84, 124, 96, 184}, ModelsTable::Name);
    m_view->setHideOrder({ModelsTable::Cached, ModelsTable::Context});
    m_view->horizontalHeader()->setSectionsClickable(true);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(ModelsTable::Name, Qt::AscendingOrder);
    m_empty = new kit::EmptyState(kit::IconName("tags"), tr("No models read yet"),
                                  tr("Models and rates come from the relay. They need a key that chats use."), this);
    auto *host = new QWidget(this);
    m_stack = new QStackedLayout(host);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    box->addWidget(host, 1);
    connect(m_search, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(again, &QPushButton::clicked, this, &ModelsPage::readAgain);
    connect(&workspace.catalog(), &::catalog::Catalog::modelsChanged, this, &ModelsPage::refresh);
    connect(&workspace.accounts(), &::accounts::Accounts::currentChanged, this, &ModelsPage::refresh);
    refresh();
}

void ModelsPage::refresh()
{
    const core::AccountId id = m_workspace.accounts().current();
    const QList<::catalog::Model> models = m_workspace.catalog().models(id);
    m_table->setModels(models);
    m_stack->setCurrentWidget(models.isEmpty() ? static_cast<QWidget *>(m_empty) : m_view);
    const auto read = m_workspace.catalog().readAt(id);
    m_age->setText(read ? tr("$ per 1M tokens, your group, read %1").arg(kit::ageText(*read, m_workspace.clock().now()))
                        : QString());
}

void ModelsPage::readAgain()
{
    m_failure->hide();
    m_workspace.catalog()
        .refresh(m_workspace.accounts().current())
        .finally(this, [this](const core::Result<QList<::catalog::Model>> &read) {
            if (read)
                return;
            m_failure->showError(kit::errorWords(read.error()));
        });
}

} // namespace ui::catalog
