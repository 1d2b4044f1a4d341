#include "ui/chat/inspector.h"

#include "ui/chat/composer/modellist.h"
#include "ui/chat/costsplit.h"
#include "ui/kit/button.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/segments.h"
#include "ui/kit/splitbar.h"
#include "ui/kit/textbox.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QIntValidator>
#include <QScrollArea>
#include <QSlider>

namespace ui::chat {

namespace {

constexpr int wholeHistory = 21; // the slider's last stop: everything that fits
constexpr qint64 defaultLimit = 4096;
const QStringList efforts{QString(), QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")};

} // namespace

Inspector::Inspector(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Pane, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Inspector"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    outer->addWidget(scroll);
    auto *inner = new QWidget;
    scroll->setWidget(inner);
    auto *box = new QVBoxLayout(inner);
    box->setContentsMargins(kit::space16, kit::space16, kit::space16, kit::space16);
    box->setSpacing(kit::space8);

    const auto heading = [&](const QString &text) {
        box->addWidget(new kit::Label(text, kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
    };
    const auto row = [&](const QString &label, QWidget *control) {
        auto *line = new QHBoxLayout;
        auto *words = new kit::Label(label, kit::Role::Body, kit::Tone::Secondary);
        words->setBuddy(control);
        line->addWidget(words);
        line->addStretch();
        line->addWidget(control);
        box->addLayout(line);
    };

    heading(tr("Parameters"));
    m_model = new kit::Button(kit::Button::Kind::Ghost, {}, this);
    m_model->setButtonSize(kit::Button::Size::Small);
    m_model->setTrailingIcon(kit::IconName("chevrons-up-down"));
    row(tr("Model"), m_model);
    m_effort = new kit::Segments({tr("Auto"), tr("Low"), tr("Medium"), tr("High")}, this);
    m_effort->setAccessibleName(tr("Reasoning effort"));
    box->addWidget(new kit::Label(tr("Reasoning"), kit::Role::Body, kit::Tone::Secondary));
    box->addWidget(m_effort);
    m_limit = new kit::Field({}, this);
    m_limit->setFixedWidth(110);
    m_limit->setSuffix(tr("tokens"));
    m_limit->setValidator(new QIntValidator(1, 10'000'000, m_limit));
    m_limit->setAccessibleName(tr("Longest answer in tokens"));
    row(tr("Longest answer"), m_limit);
    m_historyWords = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    row(tr("History"), m_historyWords);
    m_history = new QSlider(Qt::Horizontal, this);
    m_history->setRange(0, wholeHistory);
    m_history->setAccessibleName(tr("How many earlier messages travel along"));
    box->addWidget(m_history);
    box->addWidget(new kit::Label(tr("System prompt"), kit::Role::Body, kit::Tone::Secondary));
    m_prompt = new kit::TextBox(tr("System prompt"), this);
    m_prompt->setPlaceholderText(tr("How the model should behave in this chat"));
    m_prompt->setLines(3, 8);
    box->addWidget(m_prompt);
    box->addWidget(new kit::Hairline(this));

    auto *totalRow = new QHBoxLayout;
    totalRow->addWidget(new kit::Label(tr("Cost of this chat"), kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
    totalRow->addStretch();
    m_total = new kit::FigureLabel({}, kit::Role::Body, kit::Tone::Text, QFont::DemiBold);
    totalRow->addWidget(m_total);
    box->addLayout(totalRow);
    m_costs = new QGridLayout;
    m_costs->setVerticalSpacing(kit::space4);
    box->addLayout(m_costs);
    box->addWidget(new kit::Hairline(this));
    m_key = new kit::Label({}, kit::Role::Body, kit::Tone::Text);
    row(tr("Key"), m_key);
    box->addStretch();

    connect(m_model, &QPushButton::clicked, this, [this] { Q_EMIT modelRequested(m_model); });
    connect(m_effort, &kit::Segments::chosen, this, &Inspector::saveParameters);
    connect(m_limit, &QLineEdit::editingFinished, this, &Inspector::saveParameters);
    connect(m_history, &QSlider::valueChanged, this, &Inspector::saveParameters);
    connect(m_prompt, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling && m_session)
            m_session->setSystemPrompt(m_prompt->toPlainText());
    });
    connect(&workspace.catalog(), &::catalog::Catalog::modelsChanged, this, &Inspector::refresh);
    setSession(nullptr);
}

void Inspector::setSession(::chat::Session *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    if (session) {
        connect(session, &::chat::Session::loaded, this, &Inspector::refresh);
        connect(session, &::chat::Session::becameWhole, this, &Inspector::refresh);
        connect(session, &::chat::Session::conversationChanged, this, &Inspector::refresh);
        connect(session, &::chat::Session::messageChanged, this, &Inspector::refreshCosts);
        connect(session, &::chat::Session::branchChanged, this, &Inspector::refreshCosts);
    }
    refresh();
}

void Inspector::saveParameters()
{
    if (m_filling || !m_session)
        return;
    ::chat::Parameters parameters = m_session->conversation().parameters;
    const qint64 limit = m_limit->text().toLongLong();
    parameters.largestAnswer = limit > 0 ? std::optional(limit) : std::nullopt;
    parameters.reasoningEffort = efforts.value(m_effort->current());
    parameters.historyMessages = m_history->value() >= wholeHistory ? std::nullopt : std::optional(m_history->value());
    m_session->setParameters(parameters);
}

void Inspector::refresh()
{
    setEnabled(m_session != nullptr);
    const ::chat::Conversation chat = m_session ? m_session->conversation() : ::chat::Conversation();
    m_filling = true;
    m_model->setText(chat.model.isEmpty() ? tr("Choose…") : chat.model);
    if (!m_limit->hasFocus())
        m_limit->setText(QString::number(chat.parameters.largestAnswer.value_or(defaultLimit)));
    m_effort->setCurrent(std::max(0, static_cast<int>(efforts.indexOf(chat.parameters.reasoningEffort))));
    m_history->setValue(chat.parameters.historyMessages.value_or(wholeHistory));
    if (!m_prompt->hasFocus() && m_prompt->toPlainText() != chat.systemPrompt)
        m_prompt->setPlainText(chat.systemPrompt);
    m_filling = false;
    if (m_session && m_session->isWhole()) {
        const ::chat::Session::Travel travel = m_session->travel();
        m_historyWords->setText(
            tr("last %n messages · %1 tokens", nullptr, travel.messages).arg(kit::countText(travel.tokens)));
    } else {
        m_historyWords->setText({});
    }
    const ::accounts::Account *account = m_workspace.accounts().find(chat.account);
    m_key->setText(account && account->hasKey() ? account->keyName + u' ' + account->keyHint : QStringLiteral("—"));
    refreshCosts();
}

void Inspector::refreshCosts()
{
    while (QLayoutItem *item = m_costs->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_session || !m_session->isWhole()) {
        m_total->setText(QStringLiteral("—"));
        return;
    }
    const CostSplit split = splitCosts(m_session->messages(), m_workspace.catalog());
    m_total->setText(split.total.parts == 0 ? QStringLiteral("—")
                                            : kit::moneyText(split.total, kit::Decimals::Balance));
    const struct
    {
        QString name;
        qint64 nanoUsd;
        int series;
    } parts[] = {{tr("Input"), split.input, 0},
                 {tr("Cached input"), split.cached, 4},
                 {tr("Answers"), split.answers, 1},
                 {tr("Reasoning"), split.reasoning, 3}};
    auto *bar = new kit::SplitBar(this);
    QList<kit::SplitBar::Part> shares;
    for (const auto &part : parts)
        shares.append({part.series, part.nanoUsd, part.name});
    bar->setParts(shares);
    m_costs->addWidget(bar, 0, 0, 1, 2);
    int line = 1;
    for (const auto &part : parts) {
        if (part.nanoUsd == 0)
            continue;
        m_costs->addWidget(new kit::Label(part.name, kit::Role::Body, kit::Tone::Text), line, 0);
        const core::Money money =
            split.allBilled ? core::Money::known(part.nanoUsd) : core::Money::estimated(part.nanoUsd);
        m_costs->addWidget(
            new kit::FigureLabel(kit::moneyText(money, kit::Decimals::Part), kit::Role::Body, kit::Tone::Secondary),
            line++, 1);
    }
}

void Inspector::focusLimit()
{
    m_limit->setFocus(Qt::OtherFocusReason);
    m_limit->selectAll();
}

void Inspector::focusHistory()
{
    m_history->setFocus(Qt::OtherFocusReason);
}

} // namespace ui::chat
