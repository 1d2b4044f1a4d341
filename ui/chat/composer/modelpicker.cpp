#include "ui/chat/composer/modelpicker.h"

#include "ui/kit/card.h"
#include "ui/kit/chip.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/paint.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStyledItemDelegate>

namespace ui::chat {

namespace {

constexpr int rowHeight = 36;
constexpr int headingHeight = 28;
constexpr int listHeight = 344;
constexpr int priceWidth = 96;
constexpr int rateWidth = 130;

class ModelRowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {option.rect.width(),
                index.data(ModelList::HeadingRole).toString().isEmpty() ? rowHeight : headingHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const kit::Theme &theme = kit::themeOf(option.widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(kit::space8, 0, -kit::space8, 0);
        const QString heading = index.data(ModelList::HeadingRole).toString();
        const auto visual = [&](const QRect &r) { return QRectF(QStyle::visualRect(option.direction, row, r)); };
        const Qt::Alignment start = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
        const Qt::Alignment end = QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter;
        if (!heading.isEmpty()) {
            painter->setFont(kit::font(kit::Role::Caption, QFont::DemiBold));
            painter->setPen(theme.text3);
            kit::drawLine(painter, QRectF(row).adjusted(kit::space8, 0, -kit::space8, 0), heading, start);
            painter->restore();
            return;
        }
        const bool chosen = index.data(ModelList::ChosenRole).toBool();
        if ((option.state & QStyle::State_Selected) || (option.state & QStyle::State_MouseOver))
            kit::fillRound(painter, row, kit::radiusControl,
                           option.state & QStyle::State_Selected ? theme.selected : theme.hover);
        if (chosen)
            kit::drawIcon(painter, visual(QRect(row.left() + 8, row.top() + 11, 14, 14)), QStringLiteral("check"),
                          theme.accentText);
        const QFont name = kit::font(kit::Role::Body, chosen ? QFont::DemiBold : QFont::Normal);
        painter->setFont(name);
        painter->setPen(theme.text);
        const int nameRoom = row.width() - 32 - priceWidth - rateWidth - kit::space16;
        kit::drawLine(painter, visual(QRect(row.left() + 32, row.top(), nameRoom, row.height())),
                      index.data().toString(), start);
        int x = row.left() + 32 +
                std::min(nameRoom, qCeil(QFontMetricsF(name).horizontalAdvance(index.data().toString()))) + kit::space6;
        for (const QString &icon : index.data(ModelList::AbilitiesRole).toStringList()) {
            kit::drawIcon(painter, visual(QRect(x, row.top() + 11, 14, 14)), icon, theme.text3);
            x += 20;
        }
        const QString rate = index.data(ModelList::RateRole).toString();
        painter->setFont(kit::font(kit::Role::Body));
        painter->setPen(rate.startsWith(QStringLiteral("≈")) || !rate.at(0).isDigit() ? theme.text3 : theme.text);
        kit::drawFigures(painter,
                         visual(QRect(row.right() - priceWidth - rateWidth - 8, row.top(), rateWidth, row.height())),
                         rate, end);
        kit::MoneyLook look;
        look.money = index.data(ModelList::PriceRole).value<core::Money>();
        look.decimals = kit::Decimals::Part;
        look.weight = QFont::Medium;
        kit::drawMoney(painter, visual(QRect(row.right() - priceWidth - 8, row.top(), priceWidth, row.height())), look,
                       theme, end);
        painter->restore();
    }
};

} // namespace

ModelPicker::ModelPicker(ModelList *models, QWidget *parent) : QWidget(parent), m_models(models)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, kit::space8, 0, 0);
    box->setSpacing(kit::space8);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(kit::space8, 0, kit::space8, 0);
    top->setSpacing(kit::space8);
    m_search = new kit::Field({}, this);
    m_search->setLeadingIcon(kit::IconName("search"));
    m_search->setPlaceholderText(tr("Search %n models", nullptr, models->modelCount()));
    m_search->setAccessibleName(tr("Search models"));
    m_search->installEventFilter(this);
    top->addWidget(m_search);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(kit::space4);
    m_sees = new kit::Chip(tr("Sees pictures"), this);
    m_sees->setIconName(kit::IconName("eye"));
    m_reasons = new kit::Chip(tr("Reasons"), this);
    m_reasons->setIconName(kit::IconName("brain"));
    m_free = new kit::Chip(tr("Free"), this);
    for (kit::Chip *chip : {m_sees, m_reasons, m_free}) {
        chip->setCheckable(true);
        connect(chip, &QAbstractButton::toggled, this, [this, chip](bool on) {
            chip->setChosen(on);
            applyFilter();
        });
        chips->addWidget(chip);
    }
    chips->addStretch();
    chips->addWidget(
        new kit::Label(tr("in / out per 1M · this message"), kit::Role::Caption, kit::Tone::Caption, QFont::DemiBold));
    top->addLayout(chips);
    box->addLayout(top);

    m_view = new QListView(this);
    m_view->setModel(models);
    m_view->setItemDelegate(new ModelRowDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setFixedHeight(listHeight);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Models"));
    m_view->viewport()->setAutoFillBackground(false);
    box->addWidget(m_view);
    box->addWidget(new kit::Hairline(this));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(kit::space16, 0, kit::space16, kit::space8);
    m_foot = new kit::Label({}, kit::Role::Body, kit::Tone::Caption);
    foot->addWidget(m_foot, 1);
    box->addLayout(foot);

    connect(m_search, &QLineEdit::textChanged, this, &ModelPicker::applyFilter);
    connect(m_view, &QAbstractItemView::clicked, this, &ModelPicker::choose);
    connect(m_view, &QAbstractItemView::activated, this, &ModelPicker::choose);
    applyFilter();
}

QWidget *ModelPicker::firstFocus() const
{
    return m_search;
}

void ModelPicker::applyFilter()
{
    ModelList::Filter filter = m_models->filter();
    filter.words = m_search->text().trimmed();
    filter.seesImages = m_sees->isChecked();
    filter.reasons = m_reasons->isChecked();
    filter.freeOnly = m_free->isChecked();
    m_models->setFilter(filter);
    const int chosen = m_models->chosenRow();
    if (chosen >= 0) {
        m_view->setCurrentIndex(m_models->index(chosen));
        m_view->scrollTo(m_models->index(chosen), QAbstractItemView::PositionAtCenter);
    } else {
        step(1);
    }
    showCount();
}

void ModelPicker::showCount()
{
    if (m_models->modelCount() == 0)
        m_foot->setText(tr("No models were read yet. Check the account's key."));
    else if (m_models->hiddenCount() > 0)
        m_foot->setText(tr("%n models do not fit and are hidden", nullptr, m_models->hiddenCount()));
    else
        m_foot->setText(tr("%n models", nullptr, m_models->modelCount()));
}

void ModelPicker::choose(const QModelIndex &index)
{
    const auto [account, model] = m_models->modelAt(index.row());
    if (account.isValid())
        Q_EMIT chosen(account, model);
}

void ModelPicker::step(int direction)
{
    int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() + direction : 0;
    while (row >= 0 && row < m_models->rowCount() && !(m_models->flags(m_models->index(row)) & Qt::ItemIsSelectable))
        row += direction;
    if (row >= 0 && row < m_models->rowCount())
        m_view->setCurrentIndex(m_models->index(row));
}

bool ModelPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose(m_view->currentIndex());
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui::chat
