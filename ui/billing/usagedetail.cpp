#include "ui/billing/usagedetail.h"

#include "ui/billing/rowbill.h"
#include "ui/kit/button.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLocale>

namespace ui::billing {

namespace {

constexpr int indent = 28;
constexpr int labelWidth = 72;
constexpr int arithmeticWidth = 560;
constexpr int narrowBelow = 800;

// Rates have three decimals where two would hide something.
QString rateText(const core::Money &perMillion)
{
    const bool whole = perMillion.hasAmount() && perMillion.nanoUsd() % 10'000'000 == 0;
    return kit::moneyText(perMillion, whole ? kit::Decimals::Balance : kit::Decimals::Part);
}

} // namespace

UsageDetail::UsageDetail(const ::billing::LedgerRow &row, const std::optional<::catalog::Model> &model, QWidget *parent)
    : QWidget(parent)
{
    auto *box = new QHBoxLayout(this);
    m_box = box;
    box->setContentsMargins(indent, 0, kit::space8, kit::space12);
    box->setSpacing(kit::space24 * 2);
    QWidget *arithmetic = makeArithmetic(row, model);
    arithmetic->setMaximumWidth(arithmeticWidth);
    box->addWidget(arithmetic, 3, Qt::AlignTop);
    box->addWidget(makeFacts(row, model), 2, Qt::AlignTop);
}

int UsageDetail::heightForWidth(int width) const
{
    const bool narrow = width < narrowBelow;
    m_box->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_box->setSpacing(narrow ? kit::space8 : kit::space24 * 2);
    m_box->activate();
    return m_box->sizeHint().height();
}

QWidget *UsageDetail::makeArithmetic(const ::billing::LedgerRow &row, const std::optional<::catalog::Model> &model)
{
    auto *host = new QWidget(this);
    auto *grid = new QGridLayout(host);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space12);
    grid->setVerticalSpacing(kit::space2);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(1, 1);
    const std::optional<RowBill> bill = billOf(row, model);
    if (!bill) {
        const QString units =
            row.row.quota ? tr("%1 units").arg(kit::countText(row.row.quota->units())) : tr("no amount");
        auto *words =
            new kit::Label(row.row.kind == relay::LogKind::Consume
                               ? tr("The relay says %1. It publishes no rate by which to check it.").arg(units)
                           : row.row.content.isEmpty() ? tr("The relay says %1.").arg(units)
                                                       : row.row.content,
                           kit::Role::Body, kit::Tone::Secondary);
        words->setWordWrap(true);
        grid->addWidget(words, 0, 0, 1, 3);
        return host;
    }
    int line = 0;
    const auto add = [&](const QString &name, const QString &arithmetic, const QString &amount, int weight) {
        grid->addWidget(new kit::Label(name, kit::Role::Body, kit::Tone::Secondary), line, 0);
        auto *words = new kit::Label(arithmetic);
        words->setElided(true);
        grid->addWidget(words, line, 1);
        grid->addWidget(new kit::FigureLabel(amount, kit::Role::Body, kit::Tone::Text, weight), line, 2);
        ++line;
    };
    const auto part = [&](const QString &name, const std::optional<RowBill::Part> &of) {
        if (of)
            add(name, tr("%1 tokens × %2 per 1M").arg(kit::countText(of->tokens), rateText(of->perMillion)),
                kit::moneyText(of->amount, kit::Decimals::Explanation), QFont::Normal);
    };
    part(tr("Input"), bill->input);
    part(tr("Cached"), bill->cached);
    part(tr("Output"), bill->output);
    const QLocale locale(QLocale::English); // Latin digits in every language, as all amounts have
    const bool whole = std::abs(bill->units - static_cast<double>(bill->rounded.units())) < 1e-6;
    QString sum = tr("× %1 = %2 units")
                      .arg(locale.toString(bill->group, 'g', 4), locale.toString(bill->units, 'f', whole ? 0 : 1));
    if (!whole)
        sum += (static_cast<double>(bill->rounded.units()) > bill->units ? tr(", rounded up to %1")
                                                                         : tr(", rounded down to %1"))
                   .arg(kit::countText(bill->rounded.units()));
    add(tr("Group"), sum,
        kit::moneyText(core::Money::fromQuota(bill->rounded, row.quotaPerUnit), kit::Decimals::Explanation),
        QFont::DemiBold);
    return host;
}

QWidget *UsageDetail::makeFacts(const ::billing::LedgerRow &row, const std::optional<::catalog::Model> &model)
{
    auto *host = new QWidget(this);
    auto *box = new QVBoxLayout(host);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space2);
    const std::optional<RowBill> bill = billOf(row, model);
    if (bill && row.row.quota) {
        const bool same = std::abs(bill->rounded.units() - row.row.quota->units()) <= 1;
        const QString billed = kit::countText(row.row.quota->units());
        auto *line = new QHBoxLayout;
        line->setSpacing(kit::space4);
        line->addWidget(new kit::IconMark(kit::IconName(same ? "check" : "triangle-alert"),
                                          same ? kit::Tone::Positive : kit::Tone::Warning, kit::iconSmall, host));
        auto *words =
            new kit::Label(same            ? tr("The relay billed %1 units, the same.").arg(billed)
                           : bill->fromRow ? tr("The relay billed %1 units; by its own rates it is %2.")
                                                 .arg(billed, kit::countText(bill->rounded.units()))
                                           : tr("The relay billed %1 units; by the rates published now it is %2.")
                                                 .arg(billed, kit::countText(bill->rounded.units())),
                           kit::Role::Body, kit::Tone::Secondary);
        words->setElided(true);
        line->addWidget(words, 1);
        box->addLayout(line);
    }
    const auto say = [&](const QString &text) {
        auto *words = new kit::Label(text, kit::Role::Body, kit::Tone::Secondary);
        words->setElided(true);
        box->addWidget(words);
    };
    if (!row.row.requestId.isEmpty())
        say(row.message.isValid() ? tr("Matched by request id %1").arg(row.row.requestId)
                                  : tr("Request id %1").arg(row.row.requestId));
    else if (row.message.isValid())
        say(tr("Matched by key, model, tokens and time: rows carry no request id here"));
    if (row.row.elapsedMs && *row.row.elapsedMs >= 50)
        say(tr("Finished in %1").arg(kit::durationText(std::chrono::milliseconds(*row.row.elapsedMs))));
    if (row.conversation.isValid()) {
        auto *open = new kit::Button(kit::Button::Kind::Link, tr("Open the chat"), host);
        open->setFlush(true);
        open->setFixedHeight(kit::lineHeight(kit::Role::Body));
        connect(open, &QPushButton::clicked, this, [this, id = row.conversation] { Q_EMIT conversationRequested(id); });
        box->addWidget(open, 0, Qt::AlignLeading);
    }
    return host;
}

} // namespace ui::billing
