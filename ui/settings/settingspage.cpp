#include "ui/settings/settingspage.h"

#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/segments.h"
#include "ui/kit/switch.h"

#include <QBoxLayout>
#include <QDesktopServices>
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
    app::Preferences &preferences = workspace.preferences();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(kit::pageMargin, kit::space16, kit::pageMargin, kit::pageMargin);
    box->setSpacing(kit::space16);
    box->addWidget(new kit::Label(tr("Settings"), kit::Role::Title, kit::Tone::Text, QFont::DemiBold));
    m_keychain = new kit::Banner(kit::Tone::Warning, kit::IconName("lock-open"), tr("No keychain on this system."),
                                 tr("Keys are kept until you quit, then asked again. Install and start GNOME Keyring or KWallet to keep them."), this);
    m_keychain->setMaximumWidth(cardWidth);
    box->addWidget(m_keychain);

    auto *look = new kit::Card(this);
    look->setMaximumWidth(cardWidth);
    look->box()->setSpacing(kit::space12);
    auto *theme = new kit::Segments({tr("System"), tr("Light"), tr("Dark")}, this);
    theme->setAccessibleName(tr("Theme"));
    theme->setCurrent(static_cast<int>(preferences.theme()));
    connect(theme, &kit::Segments::chosen, this, [&preferences](int index) { preferences.setTheme(static_cast<app::ThemeChoice>(index)); });
    addRow(look->box(), tr("Theme"), tr("light, dark, or as the desktop has it"), theme);
    look->box()->addWidget(new kit::Hairline(this));
    auto *language = new kit::Segments({tr("System"), QStringLiteral("English"), QStringLiteral("简体中文")}, this);
    language->setAccessibleName(tr("Language"));
    language->setCurrent(std::max(0, static_cast<int>(languages.indexOf(preferences.language()))));
    connect(language, &kit::Segments::chosen, this, [&preferences](int index) { preferences.setLanguage(languages.value(index)); });
    addRow(look->box(), tr("Language"), tr("takes effect at the next start"), language);
    box->addWidget(look);

    auto *chat = new kit::Card(this);
    chat->setMaximumWidth(cardWidth);
    auto *enter = new kit::Switch(tr("Enter sends"), this);
    enter->setChecked(preferences.sendsOnEnter());
    connect(enter, &QAbstractButton::toggled, this, [&preferences](bool on) { preferences.setSendsOnEnter(on); });
    addRow(chat->box(), tr("Enter sends the message"), tr("off: Shift+Enter sends and Enter makes a new line"), enter);
    box->addWidget(chat);

    auto *place = new kit::Card(this);
    place->setMaximumWidth(cardWidth);
    auto *open = new kit::Button(kit::Button::Kind::Plain, tr("Open the folder"), this);
    connect(open, &QPushButton::clicked, this, [&workspace] { QDesktopServices::openUrl(QUrl::fromLocalFile(workspace.profilePath())); });
    addRow(place->box(), tr("Where chats and history are kept"), workspace.profilePath(), open);
    box->addWidget(place);
    box->addWidget(new kit::Label(tr("Relaydesk %1").arg(QStringLiteral(RELAYDESK_VERSION)), kit::Role::Meta, kit::Tone::Caption));
    box->addStretch();
    connect(&workspace.vault(), &secrets::Vault::stateChanged, this, &SettingsPage::refreshKeychain);
    refreshKeychain();
}

void SettingsPage::addRow(QVBoxLayout *box, const QString &label, const QString &hint, QWidget *control)
{
    auto *row = new QHBoxLayout;
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
    m_keychain->setVisible(m_workspace.vault().state() == secrets::VaultState::Unavailable);
}

} // namespace ui::settings
