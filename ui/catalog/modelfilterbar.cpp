#include "ui/catalog/modelfilterbar.h"

#include "ui/catalog/wrappingrow.h"
#include "ui/kit/chip.h"
#include "ui/kit/field.h"
#include "ui/kit/menu.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"

#include <QActionGroup>

namespace ui::catalog {

namespace {

constexpr int searchWidth = 200;
constexpr qint64 contexts[] = {0, 32'000, 128'000, 200'000, 1'000'000};
constexpr double prices[] = {-1, 0, 1, 5, 15};

} // namespace

ModelFilterBar::ModelFilterBar(QWidget *parent) : QWidget(parent)
{
    auto *row = new WrappingRow(kit::space8);
    row->setContentsMargins(0, 0, 0, 0);
    setLayout(row);
    m_search = new kit::Field({}, this);
    m_search->setLeadingIcon(kit::IconName("search"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setClearButtonEnabled(false);
    m_search->setFixedWidth(searchWidth);
    row->addWidget(m_search);
    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString &words) { change([&](ModelWish &wish) { wish.words = words.trimmed(); }); });
    row->addWidget(addToggle("key-round", tr("This key may call"), &ModelWish::callable));
    row->addWidget(addToggle("", tr("Sees pictures"), &ModelWish::sees));
    row->addWidget(addToggle("", tr("Reasons"), &ModelWish::reasons));
    row->addWidget(addToggle("", tr("Tools"), &ModelWish::tools));
    row->addWidget(addToggle("", tr("Priced"), &ModelWish::priced));
    m_more = new kit::Chip(tr("More"), this);
    m_more->setIconName(kit::IconName("list-filter"));
    m_more->setOpensMenu(true);
    m_more->setToolTip(tr("Kind, context, price, favourites"));
    connect(m_more, &QAbstractButton::clicked, this, &ModelFilterBar::openMenu);
    row->addWidget(m_more);
    setCount(0);
}

kit::Chip *ModelFilterBar::addToggle(const char *icon, const QString &text, bool ModelWish::*member)
{
    auto *chip = new kit::Chip(text, this);
    if (*icon)
        chip->setIconName(kit::IconName(icon));
    chip->setCheckable(true);
    m_toggles.append({chip, member});
    connect(chip, &QAbstractButton::toggled, this, [this, chip, member](bool on) {
        chip->setChosen(on);
        change([&](ModelWish &wish) { wish.*member = on; });
    });
    return chip;
}

void ModelFilterBar::setCount(int models)
{
    m_search->setPlaceholderText(models > 0 ? tr("%n models", nullptr, models) : tr("Search models"));
}

void ModelFilterBar::clear()
{
    const ModelWish before = m_wish;
    m_wish = {};
    for (const auto &[chip, member] : m_toggles) {
        const QSignalBlocker quiet(chip);
        chip->setChecked(false);
        chip->setChosen(false);
    }
    {
        const QSignalBlocker quiet(m_search);
        m_search->clear();
    }
    showWish();
    if (before != m_wish)
        Q_EMIT wishChanged(m_wish);
}

void ModelFilterBar::change(const std::function<void(ModelWish &)> &how)
{
    const ModelWish before = m_wish;
    how(m_wish);
    showWish();
    if (before != m_wish)
        Q_EMIT wishChanged(m_wish);
}

void ModelFilterBar::openMenu()
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto choice = [this, menu](QActionGroup *group, const QString &text, bool on,
                                     std::function<void(ModelWish &)> how) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(on);
        if (group)
            group->addAction(action);
        connect(action, &QAction::triggered, this, [this, how] { change(how); });
    };
    choice(nullptr, tr("Favourites only"), m_wish.favourites,
           [](ModelWish &wish) { wish.favourites = !wish.favourites; });
    menu->addSeparator();
    auto *kinds = new QActionGroup(menu);
    const std::pair<ModelWish::Kind, QString> kindNames[] = {
        {ModelWish::Kind::All, tr("All kinds")},         {ModelWish::Kind::Chat, tr("Chat")},
        {ModelWish::Kind::Pictures, tr("Pictures")},     {ModelWish::Kind::Sound, tr("Sound")},
        {ModelWish::Kind::Embeddings, tr("Embeddings")}, {ModelWish::Kind::Other, tr("Other")}};
    for (const auto &[kind, name] : kindNames)
        choice(kinds, name, m_wish.kind == kind, [kind = kind](ModelWish &wish) { wish.kind = kind; });
    menu->addSeparator();
    auto *lengths = new QActionGroup(menu);
    for (const qint64 tokens : contexts)
        choice(lengths, tokens == 0 ? tr("Any context") : tr("Context of %1 or more").arg(kit::shortCountText(tokens)),
               m_wish.leastContext == tokens, [tokens](ModelWish &wish) { wish.leastContext = tokens; });
    menu->addSeparator();
    auto *sums = new QActionGroup(menu);
    for (const double price : prices) {
        const std::optional<double> limit = price < 0 ? std::nullopt : std::optional(price);
        choice(sums,
               price < 0    ? tr("Any price")
               : price == 0 ? tr("Free")
                            : tr("Output up to $%1 per 1M").arg(price),
               m_wish.dearestOutput == limit, [limit](ModelWish &wish) { wish.dearestOutput = limit; });
    }
    menu->popUpUnder(m_more);
}

void ModelFilterBar::showWish()
{
    QStringList words;
    if (m_wish.favourites)
        words << tr("favourites");
    if (m_wish.leastContext > 0)
        words << QStringLiteral("≥ ") + kit::shortCountText(m_wish.leastContext);
    if (m_wish.dearestOutput)
        words << (*m_wish.dearestOutput == 0 ? tr("free") : QStringLiteral("≤ $%1").arg(*m_wish.dearestOutput));
    const bool chosen = !words.isEmpty() || m_wish.kind != ModelWish::Kind::All;
    m_more->setDetail(words.join(QStringLiteral(", ")));
    m_more->setChosen(chosen);
}

} // namespace ui::catalog
