#include "ui/catalog/modelspage.h"

#include "ui/catalog/modelstable.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>

namespace ui::catalog {

ModelsPage::ModelsPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Models"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, kit::space16);
    box->setSpacing(kit::space12);
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addWidget(new kit::Label(tr("Models and rates"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    m_age = new kit::Label({}, kit::Role::Meta, kit::Tone::Caption);
    head->addWidget(m_age);
    head->addStretch();
    m_search = new kit::Field({}, this);
    m_search->setLeadingIcon(kit::IconName("search"));
    m_search->setPlaceholderText(tr("Search models"));
    m_search->setFixedWidth(220);
    head->addWidget(m_search);
    auto *again = new kit::Button(kit::Button::Kind::Plain, tr("Refresh"), this);
    again->setIconName(kit::IconName("refresh-cw"));
    head->addWidget(again);
    box->addLayout(head);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    box->addWidget(m_failure);

    m_table = new ModelsTable(this);
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(m_table);
    sorted->setSortRole(Qt::UserRole);
    sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view = new QTableView(this);
    m_view->setModel(sorted);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(ModelsTable::Name, Qt::AscendingOrder);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(kit::rowDense);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setColumnWidth(ModelsTable::Name, 240);
    m_view->setAccessibleName(tr("Models and rates"));
    m_empty = new kit::EmptyState(kit::IconName("tags"), tr("No models read yet"),
                                  tr("Models and rates come from the relay. They need a key that chats use."), this);
    auto *host = new QWidget(this);
    m_stack = new QStackedLayout(host);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    box->addWidget(host, 1);
    connect(m_search, &QLineEdit::textChanged, sorted, &QSortFilterProxyModel::setFilterFixedString);
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
    m_age->setText(read ? tr("read %1").arg(kit::ageText(*read, m_workspace.clock().now())) : QString());
}

void ModelsPage::readAgain()
{
    m_failure->hide();
    m_workspace.catalog().refresh(m_workspace.accounts().current()).finally(this, [this](const core::Result<QList<::catalog::Model>> &read) {
        if (read)
            return;
        const kit::ErrorWords words = kit::errorWords(read.error());
        m_failure->setWords(words.title, words.sentence + u' ' + words.nextStep);
        m_failure->show();
    });
}

} // namespace ui::catalog
