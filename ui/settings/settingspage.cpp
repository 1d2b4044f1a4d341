#include "ui/settings/settingspage.h"

#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/segments.h"
#include "ui/kit/switch.h"
#include "ui/settings/groupbutton.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDesktopServices>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUrl>

namespace ui::settings {

namespace {

constexpr int cardWidth = 576;
const QStringList languages{QString(), QStringLiteral("en"), QStringLiteral("zh_CN")};

} // namespace

SettingsPage::SettingsPage(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Surface, parent), m_workspace(workspace)
{
    setAccessibleName(tr("Settings"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_pane = new kit::Ground(Kind::Pane, this);
    m_pane->setFixedWidth(kit::listWidth - 1);
    m_list = new QVBoxLayout(m_pane);
    m_list->setContentsMargins(kit::space8, kit::space16, kit::space8, kit::space16);
    m_list->setSpacing(0);
    m_group = new QButtonGroup(this);
    m_stack = new QStackedWidget(this);
    row->addWidget(m_pane);
    row->addWidget(new kit::Hairline(this, Qt::Vertical));
    row->addWidget(m_stack, 1);
    addAppearance();
    addChat();
    addKeys();
    addData();
    m_list->addStretch();
    auto *foot = new kit::Label(tr("Changes apply at once. Relaydesk %1").arg(QStringLiteral(RELAYDESK_VERSION)),
                                kit::Role::Meta, kit::Tone::Secondary);
    foot->setWordWrap(true);
    auto *footRow = new QHBoxLayout;
    footRow->setContentsMargins(kit::space8, 0, kit::space8, 0);
    footRow->addWidget(foot);
    m_list->addLayout(footRow);
    m_group->buttons().constFirst()->setChecked(true);
    connect(&workspace.vault(), &secrets::Vault::stateChanged, this, &SettingsPage::refreshKeychain);
    refreshKeychain();
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    kit::Ground::resizeEvent(event);
    m_pane->setFixedWidth(width() < kit::widthForList - kit::railWidth ? kit::listWidthMin - 1 : kit::listWidth - 1);
}

// A page of its own with a title, and its row in the list.
QVBoxLayout *SettingsPage::addPage(const char *icon, const QString &title)
{
    auto *scroll = new QScrollArea(m_stack);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new kit::Ground(Kind::Surface);
    scroll->setWidget(page);
    auto *outer = new QHBoxLayout(page);
    outer->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, kit::pageMargin);
    auto *column = new QWidget(page);
    column->setMaximumWidth(cardWidth);
    outer->addWidget(column, 100);
    outer->addStretch(1);
    auto *box = new QVBoxLayout(column);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space16);
    auto *head = new kit::Label(title, kit::Role::Title, kit::Tone::Text, QFont::DemiBold);
    head->setMinimumHeight(kit::controlHeight);
    box->addWidget(head);
    const int index = m_stack->addWidget(scroll);
    auto *button = new GroupButton(kit::IconName(icon), title, m_pane);
    m_group->addButton(button, index);
    m_list->addWidget(button);
    connect(button, &QAbstractButton::clicked, m_stack, [this, index] { m_stack->setCurrentIndex(index); });
    return box;
}

void SettingsPage::addAppearance()
{
    app::Preferences &preferences = m_workspace.preferences();
    QVBoxLayout *box = addPage("palette", tr("Appearance"));
    auto *card = makeCard();
    auto *theme = new kit::Segments({tr("System"), tr("Light"), tr("Dark")}, this);
    theme->setAccessibleName(tr("Theme"));
    theme->setCurrent(static_cast<int>(preferences.theme()));
    connect(theme, &kit::Segments::chosen, this,
            [&preferences](int index) { preferences.setTheme(static_cast<app::ThemeChoice>(index)); });
    addRow(card->box(), tr("Theme"), tr("light, dark, or as the desktop has it"), theme);
    card->box()->addWidget(new kit::Hairline(this));
    auto *language = new kit::Segments({tr("System"), QStringLiteral("English"), QStringLiteral("简体中文")}, this);
    language->setAccessibleName(tr("Language"));
    language->setCurrent(std::max(0, static_cast<int>(languages.indexOf(preferences.language()))));
    connect(language, &kit::Segments::chosen, this,
            [&preferences](int index) { preferences.setLanguage(languages.value(index)); });
    addRow(card->box(), tr("Language"), tr("takes effect at the next start"), language);
    box->addWidget(card);
    box->addStretch();
}

void SettingsPage::addChat()
{
    app::Preferences &preferences = m_workspace.preferences();
    QVBoxLayout *box = addPage("messages-square", tr("Chat"));
    auto *card = makeCard();
    auto *enter = new kit::Switch(tr("Enter sends"), this);
    enter->setChecked(preferences.sendsOnEnter());
    connect(enter, &QAbstractButton::toggled, this, [&preferences](bool on) { preferences.setSendsOnEnter(on); });
    addRow(card->box(), tr("Enter sends the message"), tr("off: Shift+Enter sends and Enter makes a new line"), enter);
    box->addWidget(card);
    box->addStretch();
}

void SettingsPage::addKeys()
{
    QVBoxLayout *box = addPage("shield-check", tr("Keys and security"));
    m_keychain = new kit::Banner(
        kit::Tone::Warning, kit::IconName("lock-open"), tr("No keychain on this system."),
        tr("Keys are kept until you quit, then asked again. Install and start GNOME Keyring or KWallet to keep them."),
        this);
    box->addWidget(m_keychain);
    auto *card = makeCard();
    m_where = new kit::Label({}, kit::Role::Body, kit::Tone::Secondary);
    addRow(card->box(), tr("Where keys and sign-ins are kept"), tr("never in a file, a log or a link"), m_where);
    box->addWidget(card);
    box->addStretch();
}

void SettingsPage::addData()
{
    QVBoxLayout *box = addPage("archive", tr("Chats and history"));
    auto *card = makeCard();
    auto *open = new kit::Button(kit::Button::Kind::Plain, tr("Open the folder"), this);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_workspace.profilePath())); });
    addRow(card->box(), tr("Where chats and history are kept"), m_workspace.profilePath(), open);
    box->addWidget(card);
    box->addStretch();
}

kit::Card *SettingsPage::makeCard()
{
    auto *card = new kit::Card(this);
    card->box()->setContentsMargins(kit::space20 + 1, kit::space12 + 1, kit::space20 + 1, kit::space12 + 1);
    card->box()->setSpacing(kit::space8);
    return card;
}

void SettingsPage::addRow(QVBoxLayout *box, const QString &label, const QString &hint, QWidget *control)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(kit::space16);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new kit::Label(label, kit::Role::Body, kit::Tone::Text, QFont::Medium));
    auto *below = new kit::Label(hint, kit::Role::Meta, kit::Tone::Secondary);
    below->setElided(true);
    words->addWidget(below);
    row->addLayout(words, 1);
    row->addWidget(control, 0, Qt::AlignVCenter);
    box->addLayout(row);
}

void SettingsPage::refreshKeychain()
{
    const bool none = m_workspace.vault().state() == secrets::VaultState::Unavailable;
    const QString name = m_workspace.vault().backendName();
    m_keychain->setVisible(none);
    m_where->setText(none ? tr("until you quit") : name.isEmpty() ? tr("the system’s keychain") : name);
}

} // namespace ui::settings
