#include "ui/shell/firstrun.h"

#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QPainter>

namespace ui::shell {

namespace {

constexpr int doorWidth = 344;
constexpr int doorHeight = 262;
constexpr int markSize = 40;
constexpr int footHeight = 16;
constexpr int belowDoors = 58; // where the picture has a line of links

class Mark : public QWidget
{
public:
    explicit Mark(QWidget *parent) : QWidget(parent) { setFixedSize(markSize, markSize); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        kit::drawMark(&painter, rect(), kit::themeOf(this).isDark);
    }
};

kit::Card *makeDoor(const char *icon, bool accent, const QString &title, const QString &sentence, kit::Button *button,
                    QWidget *parent)
{
    auto *card = new kit::Card(parent, kit::space24);
    card->setMinimumSize(260, doorHeight);
    card->setMaximumWidth(doorWidth);
    QVBoxLayout *box = card->box();
    box->setSpacing(kit::space4);
    box->addWidget(
        new kit::IconMark(kit::IconName(icon), accent ? kit::Tone::Accent : kit::Tone::Secondary, kit::iconDoor, card));
    box->addSpacing(kit::space12);
    box->addWidget(new kit::Label(title, kit::Role::Dialog, kit::Tone::Text, QFont::DemiBold));
    auto *words = new kit::Label(sentence, kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    box->addWidget(words);
    box->addStretch();
    button->setButtonSize(kit::Button::Size::Large);
    button->setRole(kit::Role::Transcript);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->addWidget(button);
    return card;
}

} // namespace

FirstRun::FirstRun(app::Workspace &workspace, QWidget *parent) : kit::Ground(Kind::Pane, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Welcome"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::pageMargin, kit::pageMargin + footHeight, kit::pageMargin, kit::pageMargin);
    box->setSpacing(0);
    box->addStretch();
    box->addWidget(new Mark(this), 0, Qt::AlignHCenter);
    box->addSpacing(kit::space20);
    const auto centred = [&](kit::Label *label) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        box->addWidget(label);
    };
    centred(new kit::Label(tr("Welcome to Relaydesk"), kit::Role::Total, kit::Tone::Text, QFont::DemiBold));
    box->addSpacing(kit::space4);
    centred(new kit::Label(tr("Chat through your relay, and see what every message costs."), kit::Role::Transcript,
                           kit::Tone::Secondary));
    box->addSpacing(kit::space16 * 2);

    m_add = new kit::Button(kit::Button::Kind::Primary, tr("Add a relay"), this);
    m_demo = new kit::Button(kit::Button::Kind::Plain, tr("Start the demo"), this);
    auto *doors = new QHBoxLayout;
    doors->setSpacing(kit::space16);
    doors->addStretch();
    doors->addWidget(makeDoor("plug", true, tr("Add your relay"),
                              tr("Paste its address in any form. Relaydesk finds out what kind of relay it is and "
                                 "which ways to sign in it offers."),
                              m_add, this),
                     100);
    doors->addWidget(makeDoor("flask-conical", false, tr("Try it without an account"),
                              tr("Starts a demo relay inside this program: $0.10 of trial credit, codes to redeem, "
                                 "rates, two months of history "
                                 "and streaming answers. Nothing leaves this computer."),
                              m_demo, this),
                     100);
    doors->addStretch();
    box->addLayout(doors);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->setMaximumWidth(2 * doorWidth + kit::space16);
    m_failure->hide();
    box->addSpacing(kit::space16);
    auto *failureRow = new QHBoxLayout;
    failureRow->addStretch();
    failureRow->addWidget(m_failure, 100);
    failureRow->addStretch();
    box->addLayout(failureRow);
    box->addSpacing(belowDoors - kit::space16);
    box->addStretch();
    auto *foot = new QHBoxLayout;
    foot->setSpacing(kit::space6);
    foot->addStretch();
    m_lock = new kit::IconMark(kit::IconName("lock"), kit::Tone::Caption, kit::iconSmall, this);
    foot->addWidget(m_lock, 0, Qt::AlignTop);
    m_where = new kit::Label({}, kit::Role::Meta, kit::Tone::Caption);
    foot->addWidget(m_where);
    foot->addStretch();
    box->addLayout(foot);
    showWhere();
    connect(&workspace.vault(), &secrets::Vault::stateChanged, this, &FirstRun::showWhere);
    connect(m_add, &QPushButton::clicked, this, &FirstRun::addRequested);
    connect(m_demo, &QPushButton::clicked, this, &FirstRun::demoRequested);
}

void FirstRun::showWhere()
{
    const QString keychain = m_workspace.vault().backendName();
    const bool none = m_workspace.vault().state() == secrets::VaultState::Unavailable;
    m_lock->setIcon(kit::IconName(none ? "lock-open" : "lock"), kit::Tone::Caption);
    m_where->setText(
        none ? tr("There is no keychain here: keys are kept until you quit. Chats and spending history stay in a file "
                  "on this computer.")
             : tr("Keys and passwords go to %1. Chats and spending history stay in a file on this computer.")
                   .arg(keychain.isEmpty() ? tr("the system’s keychain") : keychain));
}

void FirstRun::setStarting(bool starting)
{
    m_demo->setEnabled(!starting);
    m_demo->setText(starting ? tr("Starting…") : tr("Start the demo"));
    m_failure->hide();
}

void FirstRun::showFailure(const core::Error &error)
{
    m_failure->showError(kit::errorWords(error));
}

} // namespace ui::shell
