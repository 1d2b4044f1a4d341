// The parts of ConnectApp, put together once.
#include "ui/accounts/codelines.h"
#include "ui/accounts/connectapp.h"
#include "ui/accounts/flow.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/segments.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QScrollArea>

namespace ui::accounts {

namespace {

constexpr int firstApps = 80; // the order up to which an app has a chip of its own

kit::Label *wrapped(kit::Role role, kit::Tone tone)
{
    auto *label = new kit::Label({}, role, tone);
    label->setWordWrap(true);
    return label;
}

} // namespace

ConnectApp::ConnectApp(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Pane, parent), m_workspace(workspace), m_apps(::accounts::connect::builtInTemplates()),
      m_places(::accounts::connect::Places::ofThisComputer()), m_files(workspace.database(), workspace.clock()),
      m_test(workspace), m_clipboard(QApplication::clipboard())
{
    setAccessibleName(tr("Connect an app"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new kit::Ground(Kind::Pane, scroll);
    auto *box = new QVBoxLayout(content);
    box->setContentsMargins(kit::space20, kit::space16, kit::space20, kit::space16);
    box->setSpacing(kit::space12);
    buildHead(box);
    buildSettings(box);
    buildTest(box);
    box->addStretch();
    scroll->setWidget(content);
    outer->addWidget(scroll);
    connect(&m_files, &::accounts::connect::ConnectedFiles::changed, this, &ConnectApp::filesChanged);
    connect(&workspace.catalog(), &::catalog::Catalog::modelsChanged, this, [this](core::AccountId id) {
        if (id != m_account)
            return;
        fillModels();
        showApps();
        showApp();
    });
}

void ConnectApp::buildHead(QVBoxLayout *box)
{
    auto *head = new QHBoxLayout;
    head->setSpacing(kit::space8);
    head->addStrut(kit::controlHeight);
    head->addWidget(new kit::Label(tr("Connect an app"), kit::Role::Dialog, kit::Tone::Text, QFont::DemiBold));
    m_with = new kit::Label({}, kit::Role::Body, kit::Tone::Secondary);
    m_with->setElided(true);
    head->addWidget(m_with, 1);
    auto *close = new kit::IconButton(kit::IconName("x"), tr("Close “Connect an app”"), this);
    head->addWidget(close);
    box->addLayout(head);
    connect(close, &QPushButton::clicked, this, &ConnectApp::closeRequested);

    m_flow = new Flow(this);
    for (const ::accounts::connect::AppTemplate &app : std::as_const(m_apps)) {
        if (app.order > firstApps)
            break;
        auto *chip = new kit::Chip(app.name, this);
        connect(chip, &QAbstractButton::clicked, this, [this, id = app.id] { chooseApp(id); });
        m_chips << chip;
        m_flow->add(chip);
    }
    m_more = new kit::Chip(tr("More"), this);
    m_more->setOpensMenu(true);
    connect(m_more, &QAbstractButton::clicked, this, &ConnectApp::showMore);
    m_flow->add(m_more);
    box->addWidget(m_flow);
    m_closed = wrapped(kit::Role::Meta, kit::Tone::Caption);
    box->addWidget(m_closed);
}

void ConnectApp::buildSettings(QVBoxLayout *box)
{
    auto *into = new QHBoxLayout;
    into->setSpacing(kit::space8);
    m_put = new kit::Label(tr("Put this into"), kit::Role::Body, kit::Tone::Secondary);
    m_ways = new kit::Segments({}, this);
    m_ways->setAccessibleName(tr("Where the settings go"));
    into->addWidget(m_put);
    into->addWidget(m_ways);
    into->addStretch();
    box->addLayout(into);
    auto *model = new QHBoxLayout;
    model->setSpacing(kit::space8);
    model->addWidget(new kit::Label(tr("Model"), kit::Role::Body, kit::Tone::Secondary));
    m_model = new QComboBox(this);
    m_model->setAccessibleName(tr("Model for the app"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(20);
    model->addWidget(m_model, 1);
    box->addLayout(model);
    connect(m_ways, &kit::Segments::chosen, this, [this](int index) {
        m_way = index;
        clearReport();
        showWay();
    });
    connect(m_model, &QComboBox::activated, this, [this] {
        m_modelByHand = true;
        clearReport();
        showWay();
    });

    m_card = new kit::Card(this, 0);
    m_card->setRadius(kit::radiusRow);
    m_card->box()->setContentsMargins(1, 1, 1, 1);
    m_card->box()->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(kit::space12, 0, kit::space4, 0);
    m_place = new kit::Label({}, kit::Role::Code, kit::Tone::Secondary);
    m_place->setElided(true);
    m_copy = new kit::Button(kit::Button::Kind::Ghost, tr("Copy with key"), this);
    m_copy->setButtonSize(kit::Button::Size::Small);
    m_copy->setIconName(kit::IconName("copy"));
    head->addWidget(m_place, 1);
    head->addWidget(m_copy);
    m_card->box()->addLayout(head);
    m_card->box()->addWidget(new kit::Hairline(m_card));
    m_lines = new CodeLines(tr("The settings"), m_card);
    m_card->box()->addWidget(m_lines);
    m_fields = new QWidget(m_card);
    m_grid = new QGridLayout(m_fields);
    m_grid->setContentsMargins(kit::space12, kit::space4, kit::space4, kit::space4);
    m_grid->setHorizontalSpacing(kit::space12);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
    m_card->box()->addWidget(m_fields);
    box->addWidget(m_card);
    m_copied = new kit::CopiedNotice(this);
    m_copied->follow(&m_clipboard);
    m_copied->hide();
    box->addWidget(m_copied);
    m_note = wrapped(kit::Role::Meta, kit::Tone::Secondary);
    box->addWidget(m_note);
    m_doubt = new kit::Banner(kit::Tone::Warning, kit::IconName("triangle-alert"), {}, {}, this);
    box->addWidget(m_doubt);

    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    m_write = new kit::Button(kit::Button::Kind::Plain, tr("Add to the file…"), this);
    m_write->setIconName(kit::IconName("file-down"));
    m_save = new kit::Button(kit::Button::Kind::Ghost, tr("Save as…"), this);
    m_save->setIconName(kit::IconName("save"));
    m_open = new kit::Button(kit::Button::Kind::Plain, tr("Open in the browser"), this);
    m_open->setIconName(kit::IconName("external-link"));
    row->addWidget(m_write);
    row->addWidget(m_open);
    row->addWidget(m_save);
    row->addStretch();
    box->addLayout(row);
    m_writtenRow = new QWidget(this);
    auto *written = new QHBoxLayout(m_writtenRow);
    written->setContentsMargins(0, 0, 0, 0);
    written->setSpacing(kit::space8);
    m_writtenText = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    auto *undoButton = new kit::Button(kit::Button::Kind::Link, tr("Undo"), m_writtenRow);
    undoButton->setObjectName(QStringLiteral("undoWritten"));
    undoButton->setToolTip(tr("Puts back what stood in the file before"));
    undoButton->setFlush(true);
    written->addWidget(m_writtenText);
    written->addWidget(undoButton);
    written->addStretch();
    box->addWidget(m_writtenRow);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->hide();
    box->addWidget(m_failure);
    connect(m_copy, &QPushButton::clicked, this, &ConnectApp::copyAll);
    connect(m_write, &QPushButton::clicked, this, &ConnectApp::write);
    connect(m_save, &QPushButton::clicked, this, &ConnectApp::saveAs);
    connect(m_open, &QPushButton::clicked, this, &ConnectApp::openLink);
    connect(undoButton, &QPushButton::clicked, this, &ConnectApp::undo);
}

void ConnectApp::buildTest(QVBoxLayout *box)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space8);
    m_run = new kit::Button(kit::Button::Kind::Outline, tr("Test"), this);
    m_run->setIconName(kit::IconName("play"));
    m_price = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    row->addWidget(m_run);
    row->addWidget(m_price);
    row->addStretch();
    box->addLayout(row);
    connect(m_run, &QPushButton::clicked, this, &ConnectApp::test);

    m_result = new kit::Card(this, kit::space16);
    m_result->setRadius(kit::radiusRow);
    m_result->setAccessibleName(tr("What came back"));
    m_result->box()->setSpacing(kit::space8);
    auto *verdict = new QHBoxLayout;
    verdict->setSpacing(kit::space8);
    m_mark = new kit::IconMark(kit::IconName("circle-check"), kit::Tone::Positive, kit::iconMedium, this);
    m_verdict = new kit::Label({}, kit::Role::Body, kit::Tone::Text, QFont::DemiBold);
    m_verdict->setWordWrap(true);
    m_at = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    verdict->addWidget(m_mark);
    verdict->addWidget(m_verdict, 1);
    verdict->addWidget(m_at);
    m_result->box()->addLayout(verdict);
    m_sentence = wrapped(kit::Role::Body, kit::Tone::Secondary);
    m_result->box()->addWidget(m_sentence);
    m_facts = new QGridLayout;
    m_facts->setVerticalSpacing(kit::space8);
    m_facts->setColumnStretch(1, 1);
    m_result->box()->addLayout(m_facts);
    m_cost = new kit::MoneyLabel(m_result);
    m_cost->hide();
    m_result->hide();
    box->addWidget(m_result);
    m_own = new kit::Banner(kit::Tone::Accent, kit::IconName("info"), {},
                            tr("Give it a key of its own, with a limit, so that spending can be told apart."), this);
    connect(m_own, &kit::Banner::actionTriggered, this, [this] { Q_EMIT keyWanted(m_account, appNow().id); });
    box->addWidget(m_own);
}

} // namespace ui::accounts
