#include "ui/shell/firstrun.h"

#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/icons.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QPainter>

namespace ui::shell {

namespace {

constexpr int doorWidth = 344;
constexpr int doorHeight = 262;
constexpr int markSize = 40;

class Mark : public QWidget
{
public:
    explicit Mark(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(markSize, markSize);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        kit::drawMark(&painter, rect(), kit::themeOf(this).isDark);
    }
};

class DoorIcon : public QWidget
{
public:
    DoorIcon(const char *icon, bool accent, QWidget *parent)
        : QWidget(parent), m_icon(QString::fromLatin1(icon)), m_accent(accent)
    {
        setFixedSize(kit::iconDoor, kit::iconDoor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const kit::Theme &theme = kit::themeOf(this);
        kit::drawIcon(&painter, rect(), m_icon, m_accent ? theme.accentText : theme.text2);
    }

private:
    QString m_icon;
    bool m_accent;
};

kit::Card *makeDoor(const char *icon, bool accent, const QString &title, const QString &sentence, kit::Button *button, QWidget *parent)
{
    auto *card = new kit::Card(parent, kit::space24);
    card->setMinimumSize(260, doorHeight);
    card->setMaximumWidth(doorWidth);
    QVBoxLayout *box = card->box();
    box->setSpacing(kit::space4);
    box->addWidget(new DoorIcon(icon, accent, card));
    box->addSpacing(kit::space12);
    box->addWidget(new kit::Label(title, kit::Role::Dialog, kit::Tone::Text, QFont::DemiBold));
    auto *words = new kit::Label(sentence, kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    box->addWidget(words);
    box->addStretch();
    box->addWidget(button);
    return card;
}

} // namespace

FirstRun::FirstRun(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Pane, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Welcome"));
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::pageMargin, kit::pageMargin, kit::pageMargin, kit::pageMargin);
    box->setSpacing(kit::space8);
    box->addStretch(3);
    box->addWidget(new Mark(this), 0, Qt::AlignHCenter);
    box->addSpacing(kit::space4);
    const auto centred = [&](kit::Label *label) {
        label->setAlignment(Qt::AlignCenter);
        box->addWidget(label, 0, Qt::AlignHCenter);
    };
    centred(new kit::Label(tr("Welcome to Relaydesk"), kit::Role::Total, kit::Tone::Text, QFont::DemiBold));
    centred(new kit::Label(tr("Chat through your relay, and see what every message costs."), kit::Role::Transcript, kit::Tone::Secondary));
    box->addSpacing(kit::space20);

    m_add = new kit::Button(kit::Button::Kind::Primary, tr("Add a relay"), this);
    m_add->setButtonSize(kit::Button::Size::Large);
    m_demo = new kit::Button(kit::Button::Kind::Plain, tr("Start the demo"), this);
    m_demo->setButtonSize(kit::Button::Size::Large);
    auto *doors = new QHBoxLayout;
    doors->setSpacing(kit::space16);
    doors->addStretch();
    doors->addWidget(makeDoor("plug", true, tr("Add your relay"),
                              tr("Paste its address in any form. Relaydesk finds out what kind of relay it is and which ways to sign in it offers."),
                              m_add, this),
                     100);
    doors->addWidget(makeDoor("flask-conical", false, tr("Try it without an account"),
                              tr("Starts a demo relay inside this program: $0.10 of trial credit, codes to redeem, rates, two months of history "
                                 "and streaming answers. Nothing leaves this computer."),
                              m_demo, this),
                     100);
    doors->addStretch();
    box->addLayout(doors);
    m_failure = new kit::Banner(kit::Tone::Danger, kit::IconName("circle-alert"), {}, {}, this);
    m_failure->setMaximumWidth(2 * doorWidth);
    m_failure->hide();
    box->addWidget(m_failure);
    box->addStretch(3);
    const QString keychain = workspace.vault().backendName();
    const bool none = workspace.vault().state() == secrets::VaultState::Unavailable;
    centred(new kit::Label(none
                               ? tr("There is no keychain here: keys are kept until you quit. Chats and spending history stay in a file on this computer.")
                               : tr("Keys and passwords go to %1. Chats and spending history stay in a file on this computer.").arg(keychain.isEmpty() ? tr("the system’s keychain") : keychain),
                           kit::Role::Meta, kit::Tone::Caption));
    connect(m_add, &QPushButton::clicked, this, &FirstRun::addRequested);
    connect(m_demo, &QPushButton::clicked, this, &FirstRun::demoRequested);
}

void FirstRun::setStarting(bool starting)
{
    m_demo->setEnabled(!starting);
    m_demo->setText(starting ? tr("Starting…") : tr("Start the demo"));
    m_failure->hide();
}

void FirstRun::showFailure(const core::Error &error)
{
    const kit::ErrorWords words = kit::errorWords(error);
    m_failure->setWords(words.title, words.sentence + u' ' + words.nextStep);
    m_failure->show();
}

} // namespace ui::shell
