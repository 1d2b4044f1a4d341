#include "ui/chat/composer/modelpicker.h"

#include "ui/chat/composer/modelrowdelegate.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/chip.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/metrics.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>

namespace ui::chat {

namespace {

constexpr int listHeight = 344;
constexpr int pageRows = 8;
constexpr int compareRows = 3;

QString orderWords(ModelList::Order order)
{
    switch (order) {
    case ModelList::Order::Cheapest:
        return ModelPicker::tr("Cheapest first");
    case ModelList::Order::Name:
        return ModelPicker::tr("By name");
    case ModelList::Order::Context:
        return ModelPicker::tr("Longest context first");
    }
    return {};
}

} // namespace

ModelPicker::ModelPicker(ModelList *models, QWidget *parent) : QWidget(parent), m_models(models)
{
    ModelList::Filter filter;
    filter.order = models->filter().order; // the last choice of order stays, filters are of the moment
    filter.fitsDraft = models->draft().isReal;
    models->setFilter(filter);
    models->open();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, kit::space8, 0, 0);
    box->setSpacing(kit::space4);
    buildFilters(box);
    buildList(box);
    connect(models, &QAbstractItemModel::modelReset, this, &ModelPicker::keepPlace);
    m_place = models->modelAt(models->chosenRow());
    keepPlace();
}

ModelPicker::~ModelPicker()
{
    if (m_models)
        m_models->close();
}

void ModelPicker::buildFilters(QVBoxLayout *box)
{
    auto *top = new QVBoxLayout;
    top->setContentsMargins(kit::space8, 0, kit::space8, 0);
    top->setSpacing(kit::space8);
    m_search = new kit::Field({}, this);
    m_search->setLeadingIcon(kit::IconName("search"));
    const int relays = m_models->relayCount();
    m_search->setPlaceholderText(relays > 1
                                     ? tr("Search %1 models on %n relays", nullptr, relays).arg(m_models->modelCount())
                                     : tr("Search %n models", nullptr, m_models->modelCount()));
    m_search->setAccessibleName(tr("Search models"));
    m_search->installEventFilter(this);
    top->addWidget(m_search);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(kit::space4);
    chips->addWidget(addChip(tr("Fits this draft"), "", &ModelList::Filter::fitsDraft));
    chips->addWidget(addChip(tr("Sees pictures"), "eye", &ModelList::Filter::seesImages));
    chips->addWidget(addChip(tr("Reasons"), "brain", &ModelList::Filter::reasons));
    chips->addWidget(addChip(tr("Free"), "", &ModelList::Filter::freeOnly));
    chips->addStretch();
    m_order = new kit::Button(kit::Button::Kind::Ghost, orderWords(m_models->filter().order), this);
    m_order->setButtonSize(kit::Button::Size::Small);
    m_order->setTrailingIcon(kit::IconName("chevron-down"));
    m_order->setWeight(QFont::Normal);
    m_order->setToolTip(tr("Order of the models"));
    connect(m_order, &QPushButton::clicked, this, &ModelPicker::openOrders);
    chips->addWidget(m_order);
    top->addLayout(chips);
    box->addLayout(top);
    connect(m_search, &QLineEdit::textChanged, this, &ModelPicker::applyFilter);
}

kit::Chip *ModelPicker::addChip(const QString &text, const char *icon, bool ModelList::Filter::*member)
{
    auto *chip = new kit::Chip(text, this);
    if (*icon)
        chip->setIconName(kit::IconName(icon));
    chip->setCheckable(true);
    chip->setChecked(m_models->filter().*member);
    chip->setChosen(chip->isChecked());
    connect(chip, &QAbstractButton::toggled, this, [this, chip](bool on) {
        chip->setChosen(on);
        applyFilter();
    });
    m_chips.append({chip, member});
    return chip;
}

void ModelPicker::buildList(QVBoxLayout *box)
{
    m_view = new QListView(this);
    m_view->setModel(m_models);
    m_view->setItemDelegate(new ModelRowDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setFixedHeight(listHeight);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Models"));
    m_view->setAccessibleDescription(tr("Enter chooses, Alt+F marks a favourite"));
    m_view->viewport()->setAutoFillBackground(false);
    m_view->viewport()->installEventFilter(this);
    m_view->installEventFilter(this);
    box->addWidget(m_view);
    box->addWidget(new kit::Hairline(this));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(kit::space16, 0, kit::space8, kit::space4);
    m_foot = new kit::Label({}, kit::Role::Body, kit::Tone::Caption);
    m_foot->setElided(true);
    foot->addWidget(m_foot, 1);
    auto *compare = new kit::Button(kit::Button::Kind::Link, tr("Compare"), this);
    compare->setButtonSize(kit::Button::Size::Small);
    compare->setToolTip(tr("The cheapest of these, side by side on the page of models"));
    connect(compare, &QPushButton::clicked, this,
            [this] { Q_EMIT compareRequested(m_models->comparable(compareRows)); });
    foot->addWidget(compare);
    box->addLayout(foot);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid())
            m_place = m_models->modelAt(current.row());
    });
}

QWidget *ModelPicker::firstFocus() const
{
    return m_search;
}

void ModelPicker::applyFilter()
{
    ModelList::Filter filter = m_models->filter();
    filter.words = m_search->text().trimmed();
    for (const auto &[chip, member] : m_chips)
        filter.*member = chip->isChecked();
    m_models->setFilter(filter);
}

void ModelPicker::openOrders()
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ModelList::Order order :
         {ModelList::Order::Cheapest, ModelList::Order::Name, ModelList::Order::Context}) {
        QAction *action = menu->addAction(orderWords(order));
        action->setCheckable(true);
        action->setChecked(m_models->filter().order == order);
        connect(action, &QAction::triggered, this, [this, order] {
            ModelList::Filter filter = m_models->filter();
            filter.order = order;
            m_order->setText(orderWords(order));
            m_models->setFilter(filter);
        });
    }
    menu->popUpUnder(m_order);
}

void ModelPicker::showCount()
{
    const ModelList::Hidden &hidden = m_models->hidden();
    if (m_models->modelCount() == 0)
        m_foot->setText(tr("No models were read yet. Check the account's key."));
    else if (hidden.blind > 0 && hidden.blind == hidden.all())
        m_foot->setText(tr("%n models cannot see pictures and are hidden", nullptr, hidden.blind));
    else if (hidden.small > 0 && hidden.small == hidden.all())
        m_foot->setText(tr("%n models have too little context and are hidden", nullptr, hidden.small));
    else if (hidden.all() > 0)
        m_foot->setText(tr("%n models do not fit and are hidden", nullptr, hidden.all()));
    else
        m_foot->setText(tr("%n models", nullptr, m_models->modelCount()));
}

void ModelPicker::choose(const QModelIndex &index)
{
    const auto [account, model] = m_models->modelAt(index.row());
    if (account.isValid())
        Q_EMIT chosen(account, model);
}

// The model that was current stays it, wherever it went; else the first that can be chosen.
void ModelPicker::keepPlace()
{
    const auto place = m_place; // a reset clears the current one first
    int row = m_models->rowOf(place.first, place.second);
    if (row < 0)
        row = m_models->chosenRow();
    for (int i = 0; row < 0 && i < m_models->rowCount(); ++i)
        if (m_models->flags(m_models->index(i)) & Qt::ItemIsSelectable)
            row = i;
    if (row >= 0) {
        m_view->setCurrentIndex(m_models->index(row));
        m_view->scrollTo(m_models->index(row),
                         row <= pageRows ? QAbstractItemView::EnsureVisible : QAbstractItemView::PositionAtCenter);
        if (row <= 1)
            m_view->scrollToTop();
    }
    showCount();
}

void ModelPicker::step(int direction, int rows)
{
    int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : -direction;
    int landed = -1;
    for (int left = rows; left > 0;) {
        row += direction;
        if (row < 0 || row >= m_models->rowCount())
            break;
        if (m_models->flags(m_models->index(row)) & Qt::ItemIsSelectable) {
            landed = row;
            --left;
        }
    }
    if (landed < 0)
        return;
    m_view->setCurrentIndex(m_models->index(landed));
    if (landed <= 1)
        m_view->scrollToTop(); // with its heading
}

bool ModelPicker::pressKey(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(1, pageRows);
        return true;
    case Qt::Key_PageUp:
        step(-1, pageRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_view->currentIndex());
        return true;
    case Qt::Key_F:
        if (modifiers != Qt::AltModifier)
            return false;
        m_models->toggleFavourite(m_view->currentIndex().row());
        return true;
    default:
        return false;
    }
}

bool ModelPicker::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched == m_search || watched == m_view) && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (pressKey(key->key(), key->modifiers()))
            return true;
    }
    if (watched == m_view->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QPoint place = mouse->position().toPoint();
        const QModelIndex index = m_view->indexAt(place);
        if (mouse->button() == Qt::LeftButton && index.isValid() && index.flags() & Qt::ItemIsSelectable) {
            // Before the name is the star; a click anywhere else chooses.
            if (ModelRowDelegate::starRect(m_view->visualRect(index), layoutDirection()).contains(place))
                m_models->toggleFavourite(index.row());
            else
                choose(index);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui::chat
