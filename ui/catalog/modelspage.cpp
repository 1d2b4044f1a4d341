#include "ui/catalog/modelspage.h"

#include "ui/catalog/modelfilter.h"
#include "ui/catalog/modelfilterbar.h"
#include "ui/catalog/modelsdelegate.h"
#include "ui/catalog/modelstable.h"
#include "ui/kit/avatar.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/skeleton.h"
#include "ui/kit/table.h"

#include <QBoxLayout>
#include <QHeaderView>

namespace ui::catalog {

namespace {

constexpr int widthForSide = 900; // of the page

} // namespace

ModelsPage::ModelsPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Models"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *centre = new QWidget(this);
    auto *box = new QVBoxLayout(centre);
    box->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, kit::space8);
    box->setSpacing(kit::space12);
    buildHead(box);
    buildTable(box);
    row->addWidget(centre, 1);
    row->addWidget(new kit::Hairline(this, Qt::Vertical));
    m_side = makeSide(this);
    m_side->setMaximumWidth(ModelSide::sideWidth);
    row->addWidget(m_side);

    ::catalog::Catalog &catalog = workspace.catalog();
    connect(&catalog, &::catalog::Catalog::modelsChanged, this, &ModelsPage::refresh);
    connect(&catalog, &::catalog::Catalog::refreshingChanged, this, &ModelsPage::refreshState);
    connect(&catalog.choices(), &::catalog::ModelChoices::changed, this, [this] {
        refreshSide();
        refreshFoot();
    });
    connect(&workspace.accounts(), &::accounts::Accounts::currentChanged, this, &ModelsPage::refresh);
    connect(&workspace.accounts(), &::accounts::Accounts::listChanged, this, &ModelsPage::refresh);
    refresh();
}

void ModelsPage::buildHead(QVBoxLayout *box)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space12);
    head->addStrut(kit::controlHeight);
    head->addWidget(new kit::Label(tr("Models and rates"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    m_account = new kit::Button(kit::Button::Kind::Outline, {}, this);
    m_account->setTrailingIcon(kit::IconName("chevron-down"));
    m_account->setToolTip(tr("Choose the account"));
    connect(m_account, &QPushButton::clicked, this, &ModelsPage::chooseAccount);
    head->addWidget(m_account);
    m_age = new kit::Label({}, kit::Role::Meta, kit::Tone::Caption);
    m_age->setElided(true);
    m_age->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    head->addWidget(m_age, 1);
    m_sideButton = new kit::Button(kit::Button::Kind::Plain, {}, this);
    m_sideButton->setButtonSize(kit::Button::Size::Small);
    m_sideButton->setIconName(kit::IconName("panel-right"));
    connect(m_sideButton, &QPushButton::clicked, this, &ModelsPage::openSide);
    head->addWidget(m_sideButton);
    m_again = new kit::IconButton(kit::IconName("refresh-cw"), tr("Read again"), this);
    connect(m_again, &QPushButton::clicked, this, &ModelsPage::readAgain);
    head->addWidget(m_again);
    box->addLayout(head);
    m_filters = new ModelFilterBar(this);
    box->addSpacing(kit::space4);
    box->addWidget(m_filters);
    m_failure = new kit::Banner(kit::Tone::Warning, kit::IconName("triangle-alert"), {}, {}, this);
    m_failure->setLink(tr("Read again"));
    connect(m_failure, &kit::Banner::actionTriggered, this, &ModelsPage::readAgain);
    m_failure->hide();
    box->addWidget(m_failure);
}

void ModelsPage::buildTable(QVBoxLayout *box)
{
    const ::catalog::ModelChoices &choices = m_workspace.catalog().choices();
    m_table = new ModelsTable(choices, this);
    m_sorted = new ModelFilter(*m_table, choices, this);
    m_view = new kit::Table(tr("Models and rates"), this);
    m_view->setItemDelegate(new ModelsDelegate(m_view));
    m_view->setBand(kit::rowMedium);
    m_view->setModel(m_sorted);
    m_view->setColumns({30, 18, 200, 84, 72, 84, 72, 212}, ModelsTable::Name);
    m_view->setHideOrder({ModelsTable::Cached, ModelsTable::Context});
    m_view->horizontalHeader()->setSectionsClickable(true);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(ModelsTable::Name, Qt::AscendingOrder);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &kit::Table::toggled, this, &ModelsPage::press);
    connect(m_view, &kit::Table::linkFollowed, this, &ModelsPage::keysRequested);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ModelsPage::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_view->viewport()->update();
        refreshSide();
    });
    connect(m_filters, &ModelFilterBar::wishChanged, this, [this](const ModelWish &wish) {
        m_sorted->setWish(wish);
        refreshState();
    });
    m_empty = new kit::EmptyState(kit::IconName("tags"), {}, {}, this);
    m_emptyAct = m_empty->addButton(tr("Read again"));
    connect(m_emptyAct, &QPushButton::clicked, this, [this] {
        if (m_addsAccount)
            Q_EMIT addAccountRequested();
        else if (!m_sorted->wish().isEmpty() && m_table->rowCount() > 0)
            m_filters->clear();
        else
            readAgain();
    });
    m_loading = new kit::Skeleton({{0.5, 0.2}, {0.35, 0.2}, {0.45, 0.2}, {0.3, 0.2}, {0.4, 0.2}}, this);
    auto *host = new QWidget(this);
    m_stack = new QStackedLayout(host);
    for (QWidget *state : std::initializer_list<QWidget *>{m_empty, m_loading, m_view})
        m_stack->addWidget(state);
    box->addWidget(host, 1);
    m_foot = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    m_foot->setElided(true);
    box->addWidget(m_foot);
}

ModelSide *ModelsPage::makeSide(QWidget *parent)
{
    auto *side = new ModelSide(m_workspace, parent);
    connect(side, &ModelSide::clearRequested, this, [this] { setCompared({}); });
    connect(side, &ModelSide::chatRequested, this, &ModelsPage::chatRequested);
    connect(side, &ModelSide::aliasRequested, this, &ModelsPage::askAlias);
    return side;
}

QString ModelsPage::currentModel() const
{
    const ::catalog::Model *model = m_sorted->at(m_view->currentIndex());
    return model ? model->id : QString();
}

void ModelsPage::setDraft(const DraftSize &draft)
{
    m_draft = draft.isDraft ? draft : DraftSize();
    refreshSide();
}

void ModelsPage::setCompared(const QStringList &models)
{
    m_compared = models;
    m_table->setCompared(m_compared);
    refreshSide();
}

void ModelsPage::refresh()
{
    const core::AccountId id = m_workspace.accounts().current();
    ::catalog::Catalog &catalog = m_workspace.catalog();
    const QList<::catalog::Model> models = catalog.models(id);
    if (id != m_shown) {
        m_shown = id;
        m_compared.clear();
        m_table->setCompared({});
    }
    const ::accounts::Account *account = m_workspace.accounts().find(id);
    m_table->setKeyName(account ? account->keyName : QString());
    QHash<QString, ::catalog::RateChange> changes;
    for (const ::catalog::Model &model : models)
        if (const auto change = catalog.change(id, model.id))
            changes.insert(model.id, *change);
    m_table->setModels(models);
    m_table->setChanges(changes, core::toDateTime(m_workspace.clock().now()).date());
    m_filters->setCount(static_cast<int>(models.size()));
    m_account->setVisible(account);
    if (account) {
        m_account->setText(account->name);
        m_account->setAvatar(kit::avatarLetter(account->name), static_cast<int>(account->id.value() % 5));
        m_account->setAccessibleName(tr("Account %1").arg(account->name));
    }
    // Something is looked at from the start.
    if (currentModel().isEmpty() && m_sorted->rowCount() > 0)
        m_view->setCurrentIndex(m_sorted->index(0, ModelsTable::Name));
    refreshState();
    refreshSide();
}

// Loading, empty, failed, old: what was read stays below what is said of it.
void ModelsPage::refreshState()
{
    const core::AccountId id = m_workspace.accounts().current();
    ::catalog::Catalog &catalog = m_workspace.catalog();
    const ::accounts::Account *account = m_workspace.accounts().find(id);
    const bool reading = id.isValid() && catalog.isRefreshing(id);
    const auto failure = catalog.failure(id);
    const auto read = catalog.readAt(id);
    const bool any = m_table->rowCount() > 0;
    m_again->setEnabled(account && !reading);
    m_age->setText(reading ? tr("reading…")
                   : read
                       ? tr("$ per 1M tokens, your group, read %1").arg(kit::ageText(*read, m_workspace.clock().now()))
                       : QString());
    m_failure->setVisible(failure && any && !reading);
    kit::ErrorContext context;
    context.relay = account ? account->name : QString();
    context.now = m_workspace.clock().now();
    if (failure && any) {
        const kit::ErrorWords words = kit::errorWords(*failure, context);
        m_failure->setWords(words.title, words.sentence + u' ' +
                                             tr("Shown is what was read %1.")
                                                 .arg(kit::ageText(read.value_or(m_workspace.clock().now()),
                                                                   m_workspace.clock().now())));
    }
    m_addsAccount = false;
    m_emptyAct->setText(tr("Read again"));
    m_emptyAct->show();
    if (!account) {
        m_addsAccount = true;
        m_emptyAct->setText(tr("Add a relay"));
        m_empty->setWords(tr("No relay yet"), tr("Models and rates come from a relay. Add one first."));
    } else if (failure && !any) {
        const kit::ErrorWords words = kit::errorWords(*failure, context);
        m_empty->setWords(words.title, words.sentence + u' ' + words.nextStep);
    } else if (any) {
        m_empty->setWords(tr("No model fits"),
                          tr("None of the %n models has all that was asked for.", nullptr, m_table->rowCount()));
        m_emptyAct->setText(tr("Show all models"));
    } else if (read) {
        m_empty->setWords(tr("This relay lists no models"),
                          tr("The key’s group may have no channel. The relay’s operator can say why."));
    } else {
        m_empty->setWords(tr("No models read yet"),
                          tr("Models and rates come from the relay. They need a key that chats use."));
    }
    m_stack->setCurrentWidget(m_sorted->rowCount() > 0 ? static_cast<QWidget *>(m_view)
                              : reading && !any        ? m_loading
                                                       : m_empty);
    refreshFoot();
}

void ModelsPage::refreshFoot()
{
    const ::catalog::Catalog &catalog = m_workspace.catalog();
    const core::AccountId id = m_workspace.accounts().current();
    QStringList words;
    bool learned = false, unknown = false;
    int callable = 0;
    for (const ::catalog::Model &model : catalog.models(id)) {
        learned = learned || model.rate.state == ::catalog::RateState::Learned;
        unknown = unknown || model.rate.state == ::catalog::RateState::Unknown;
        callable += model.callable ? 1 : 0;
    }
    if (m_table->rowCount() > 0 && !catalog.terms(id).publishesRates && unknown)
        words << tr("This relay publishes no rates; they are learned from your log");
    if (learned)
        words << tr("≈ learned from your log");
    if (unknown)
        words << tr("— unknown");
    if (m_table->rowCount() > m_sorted->rowCount())
        words << tr("%1 of %n models shown", nullptr, m_table->rowCount()).arg(m_sorted->rowCount());
    if (callable < m_table->rowCount())
        words << tr("this key may call %1 of %n", nullptr, m_table->rowCount()).arg(callable);
    m_foot->setText(words.join(QStringLiteral("     ")));
    m_foot->setVisible(!words.isEmpty());
}

void ModelsPage::refreshSide()
{
    const QString model = currentModel();
    const bool wide = width() >= widthForSide;
    m_side->setVisible(wide);
    m_sideButton->setVisible(!wide && m_table->rowCount() > 0);
    m_sideButton->setText(m_compared.isEmpty() ? tr("About")
                                               : tr("Compare %1", "how many models").arg(m_compared.size()));
    if (wide)
        m_side->show(m_workspace.accounts().current(), model, m_compared, m_draft);
    else if (m_drawn)
        m_drawn->show(m_workspace.accounts().current(), model, m_compared, m_draft);
}

void ModelsPage::resizeEvent(QResizeEvent *event)
{
    kit::Ground::resizeEvent(event);
    if (m_side->isVisibleTo(this) != (width() >= widthForSide))
        refreshSide();
}

} // namespace ui::catalog
