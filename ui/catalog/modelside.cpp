#include "ui/catalog/modelside.h"

#include "ui/catalog/ratewords.h"
#include "ui/kit/avatar.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/meter.h"
#include "ui/kit/moneylabel.h"

#include <QBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace ui::catalog {

namespace {

constexpr int ownUseDays = 30;
constexpr int ownUseRows = 200;

core::Money priceOf(app::Workspace &workspace, core::AccountId account, const QString &model, const DraftSize &draft)
{
    return workspace.costs().preview(account, model, draft.input, draft.output).upTo;
}

core::Money medianOf(const ::billing::LedgerPage &page)
{
    QList<qint64> costs;
    for (const ::billing::LedgerRow &row : page.rows)
        if (row.cost().hasAmount())
            costs.append(row.cost().nanoUsd());
    if (costs.isEmpty())
        return core::Money::unknown();
    const auto middle = costs.begin() + costs.size() / 2;
    std::nth_element(costs.begin(), middle, costs.end());
    return core::Money::known(*middle);
}

} // namespace

bool isSameModel(const QString &one, const QString &other)
{
    const auto bare = [](const QString &name) { return name.mid(name.lastIndexOf(u'/') + 1); };
    return bare(one).compare(bare(other), Qt::CaseInsensitive) == 0;
}

QList<Elsewhere> modelElsewhere(app::Workspace &workspace, core::AccountId here, const QString &model,
                                const DraftSize &draft)
{
    QList<Elsewhere> all;
    for (const ::accounts::Account &account : workspace.accounts().list()) {
        for (const ::catalog::Model &other : workspace.catalog().models(account.id)) {
            // Here the very one; elsewhere it may have a vendor's name in front.
            if (account.id == here ? other.id != model : !isSameModel(other.id, model))
                continue;
            all.append({account.id, account.name, other, priceOf(workspace, account.id, other.id, draft), false, {}});
            break;
        }
    }
    std::stable_partition(all.begin(), all.end(), [here](const Elsewhere &one) { return one.account == here; });
    Elsewhere *best = nullptr;
    int priced = 0;
    for (Elsewhere &one : all) {
        if (!one.price.hasAmount())
            continue;
        ++priced;
        if (!best || one.price.nanoUsd() < best->price.nanoUsd())
            best = &one;
    }
    if (!best || priced < 2)
        return all;
    best->isCheapest = true;
    const core::Money mine = all.first().price;
    if (best->account != here && all.first().account == here && mine.hasAmount() && mine.nanoUsd() > 0)
        best->cheaper = 1 - static_cast<double>(best->price.nanoUsd()) / static_cast<double>(mine.nanoUsd());
    return all;
}

ModelSide::ModelSide(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Pane, parent), m_workspace(workspace)
{
    setAccessibleName(tr("About the models"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll);
    auto *host = new QWidget;
    scroll->setWidget(host);
    m_box = new QVBoxLayout(host);
    m_box->setContentsMargins(0, 0, 0, 0);
    m_inner = nullptr;
    m_box->addStretch();
}

void ModelSide::show(core::AccountId account, const QString &model, const QStringList &compared, const DraftSize &draft)
{
    m_account = account;
    m_model = model;
    m_compared = compared;
    m_draft = draft;
    rebuild();
}

void ModelSide::rebuild()
{
    ++m_asked;
    if (m_inner) {
        m_inner->hide();
        m_inner->deleteLater();
    }
    m_inner = new QWidget(this);
    m_into = new QVBoxLayout(m_inner);
    m_into->setContentsMargins(kit::space16, kit::space16, kit::space12, kit::space24);
    m_into->setSpacing(kit::space8);
    m_box->insertWidget(0, m_inner);
    if (!m_compared.isEmpty()) {
        addHead(tr("Compare %1", "how many models").arg(m_compared.size()));
        addDraft();
        addElsewhere();
        addOwnUse(m_compared);
        addChat();
    } else if (!m_model.isEmpty()) {
        addHead(m_workspace.catalog().choices().shownName(m_model));
        addDraft();
        addElsewhere();
        addDetail();
        addOwnUse({m_model});
        addChat();
    } else {
        addHead(tr("Compare"));
        auto *hint = new kit::Label(tr("Choose a model to see all its rates; tick several to compare them."),
                                    kit::Role::Body, kit::Tone::Secondary);
        hint->setWordWrap(true);
        m_into->addWidget(hint);
    }
    m_inner->show(); // at once, not with the next turn of events
}

void ModelSide::addHead(const QString &title)
{
    auto *row = new QHBoxLayout;
    row->addStrut(kit::controlHeight);
    auto *label = new kit::Label(title, kit::Role::Dialog, kit::Tone::Text, QFont::DemiBold);
    label->setElided(true);
    row->addWidget(label, 1);
    if (!m_compared.isEmpty()) {
        auto *clear = new kit::Button(kit::Button::Kind::Ghost, tr("Clear"), m_inner);
        clear->setButtonSize(kit::Button::Size::Small);
        connect(clear, &QPushButton::clicked, this, &ModelSide::clearRequested);
        row->addWidget(clear);
    } else if (!m_model.isEmpty()) {
        auto *alias = new kit::IconButton(kit::IconName("pencil"), tr("Give it a name of your own"), m_inner);
        connect(alias, &QPushButton::clicked, this, [this] { Q_EMIT aliasRequested(m_model); });
        row->addWidget(alias);
    }
    m_into->addLayout(row);
}

QVBoxLayout *ModelSide::addSection(const QString &title, const QString &note)
{
    if (m_into->count() > 1) {
        m_into->addSpacing(kit::space4);
        m_into->addWidget(new kit::Hairline(m_inner));
        m_into->addSpacing(kit::space4);
    }
    auto *row = new QHBoxLayout;
    row->addWidget(new kit::Label(title, kit::Role::Body, kit::Tone::Text, QFont::DemiBold), 1);
    if (!note.isEmpty())
        row->addWidget(new kit::Label(note, kit::Role::Meta, kit::Tone::Caption));
    m_into->addLayout(row);
    return m_into;
}

QWidget *ModelSide::addRow(const QString &label, QWidget *value, bool strong)
{
    auto *host = new QWidget(m_inner);
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space8);
    auto *name = new kit::Label(label, kit::Role::Body, strong ? kit::Tone::Text : kit::Tone::Secondary);
    name->setElided(true);
    row->addWidget(name, 1);
    row->addWidget(value);
    host->setAccessibleName(label);
    m_into->addWidget(host);
    return host;
}

void ModelSide::addDraft()
{
    const QStringList models = m_compared.isEmpty() ? QStringList{m_model} : m_compared;
    QList<std::pair<QString, core::Money>> prices;
    qint64 dearest = 0;
    for (const QString &model : models) {
        prices.append({model, priceOf(m_workspace, m_account, model, m_draft)});
        if (prices.last().second.hasAmount())
            dearest = std::max(dearest, prices.last().second.nanoUsd());
    }
    std::stable_sort(prices.begin(), prices.end(), [](const auto &a, const auto &b) {
        if (a.second.hasAmount() != b.second.hasAmount())
            return a.second.hasAmount();
        return a.second.nanoUsd() < b.second.nanoUsd();
    });
    addSection(m_draft.isDraft ? tr("For your draft") : tr("For a message"));
    m_into->addWidget(new kit::Label(
        tr("%1 tokens in, up to %2 out").arg(kit::countText(m_draft.input), kit::countText(m_draft.output)),
        kit::Role::Meta, kit::Tone::Secondary));
    for (const auto &[model, price] : prices) {
        auto *money = new kit::MoneyLabel(price, kit::Decimals::Part, kit::Role::Body, QFont::DemiBold, m_inner);
        money->setAlignment(Qt::AlignTrailing);
        addRow(m_workspace.catalog().choices().shownName(model), money, true);
        if (dearest > 0 && price.hasAmount() && prices.size() > 1) {
            auto *meter =
                new kit::Meter(static_cast<double>(price.nanoUsd()) / static_cast<double>(dearest), 0, m_inner);
            meter->setNeutral(true);
            m_into->addWidget(meter);
        }
    }
}

void ModelSide::addElsewhere()
{
    const QString model = m_model.isEmpty() ? m_compared.value(0) : m_model;
    const QList<Elsewhere> all = modelElsewhere(m_workspace, m_account, model, m_draft);
    if (all.size() < 2)
        return;
    addSection(tr("%1 on your relays").arg(m_workspace.catalog().choices().shownName(model)));
    for (const Elsewhere &one : all) {
        auto *host = new QWidget(m_inner);
        auto *row = new QHBoxLayout(host);
        row->setContentsMargins(0, kit::space2, 0, kit::space2);
        row->setSpacing(kit::space8);
        row->addWidget(new kit::Avatar(one.name, static_cast<int>(one.account.value() % 5), kit::iconMedium, host), 0,
                       Qt::AlignTop);
        auto *names = new QVBoxLayout;
        names->setSpacing(0);
        auto *name = new kit::Label(one.name);
        name->setElided(true);
        names->addWidget(name);
        if (one.isCheapest)
            names->addWidget(
                new kit::Label(one.cheaper ? tr("%1 % cheaper").arg(qRound(*one.cheaper * 100)) : tr("cheapest"),
                               kit::Role::Meta, kit::Tone::Positive));
        row->addLayout(names, 1);
        auto *figures = new QVBoxLayout;
        figures->setSpacing(0);
        const ::catalog::RateCard &rate = one.model.rate;
        const QString piece = pieceWords(one.model);
        const bool priced = rate.hasTokenRates();
        const QString words = !priced            ? kit::moneyText(rate.inputPerMillion(), kit::Decimals::Balance)
                              : !piece.isEmpty() ? piece
                              : rate.state == ::catalog::RateState::Free
                                  ? rateText(rate.inputPerMillion())
                                  : rateText(rate.inputPerMillion()) + QStringLiteral(" / ") +
                                        rateText(rate.outputPerMillion()).remove(QStringLiteral("≈\u00a0"));
        figures->addWidget(new kit::FigureLabel(words, kit::Role::Body, priced ? kit::Tone::Text : kit::Tone::Caption));
        if (priced)
            figures->addWidget(new kit::FigureLabel(sourceWords(rate), kit::Role::Meta, kit::Tone::Caption));
        row->addLayout(figures);
        host->setAccessibleName(one.name + QStringLiteral(": ") + words);
        m_into->addWidget(host);
    }
}

void ModelSide::addDetail()
{
    const auto model = m_workspace.catalog().model(m_account, m_model);
    if (!model)
        return;
    for (const DetailSection &section : detailSections(*model, m_workspace.catalog().terms(m_account))) {
        addSection(section.title);
        for (const DetailRow &row : section.rows)
            addRow(row.label, new kit::FigureLabel(row.value));
    }
    addSection(tr("How it is worked out"));
    auto *formula = new kit::Label(formulaLines(*model).join(u'\n'), kit::Role::Meta, kit::Tone::Secondary);
    formula->setWordWrap(true);
    formula->setTextInteractionFlags(Qt::NoTextInteraction);
    m_into->addWidget(formula);
}

void ModelSide::addOwnUse(const QStringList &models)
{
    addSection(tr("In your own use"), tr("%n days", nullptr, ownUseDays));
    const core::Moment since = m_workspace.clock().now() - std::chrono::days(ownUseDays);
    for (const QString &model : models) {
        auto *money = new kit::MoneyLabel(core::Money::unknown(), kit::Decimals::Request, kit::Role::Body,
                                          QFont::Normal, m_inner);
        money->setToolTip(tr("No billed answer of this model in this time."));
        const QString name = m_workspace.catalog().choices().shownName(model);
        addRow(models.size() == 1 ? tr("Median answer") : name, money);
        ::billing::LedgerFilter filter;
        filter.account = m_account;
        filter.from = since;
        filter.model = model;
        filter.kinds = {relay::LogKind::Consume};
        m_workspace.ledger()
            .rows(filter, {}, ownUseRows)
            .finally(money, [money](const core::Result<::billing::LedgerPage> &page) {
                if (!page)
                    return;
                const core::Money median = medianOf(*page);
                money->setMoney(median, kit::Decimals::Request);
                if (median.hasAmount())
                    money->setToolTip(
                        tr("The median of %n billed answers", nullptr, static_cast<int>(page->rows.size())));
            });
    }
}

void ModelSide::addChat()
{
    // With the cheapest for the draft that can be chatted with and called.
    QString best;
    core::Money price;
    for (const QString &model : m_compared.isEmpty() ? QStringList{m_model} : m_compared) {
        const auto known = m_workspace.catalog().model(m_account, model);
        if (!known || !known->isChat() || !known->callable)
            continue;
        const core::Money mine = priceOf(m_workspace, m_account, model, m_draft);
        if (best.isEmpty() || (mine.hasAmount() && (!price.hasAmount() || mine.nanoUsd() < price.nanoUsd()))) {
            best = model;
            price = mine;
        }
    }
    if (best.isEmpty())
        return;
    m_into->addSpacing(kit::space8);
    auto *chat = new kit::Button(kit::Button::Kind::Primary,
                                 tr("Chat with %1").arg(m_workspace.catalog().choices().shownName(best)), m_inner);
    chat->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    chat->setToolTip(best);
    connect(chat, &QPushButton::clicked, this, [this, best] { Q_EMIT chatRequested(m_account, best); });
    m_into->addWidget(chat);
}

} // namespace ui::catalog
