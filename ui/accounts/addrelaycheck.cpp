// From an address to what was found there.

#include "ui/accounts/addrelaypage.h"

#include "ui/accounts/certificatecard.h"
#include "ui/accounts/foundwords.h"
#include "ui/accounts/signinways.h"
#include "ui/kit/avatar.h"
#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/field.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QGridLayout>

namespace ui::accounts {

void AddRelayPage::checkOrCancel()
{
    if (m_checking)
        m_workspace.accounts().cancelProbe();
    else
        check();
}

void AddRelayPage::check()
{
    if (m_checking)
        return;
    const QString typed = m_address->text().trimmed();
    if (typed.isEmpty()) {
        m_address->setWrong(tr("Paste the relay's address first"));
        return;
    }
    m_address->setWrong({});
    m_fix->hide();
    m_certificate->hide();
    const core::Result<relay::RelayAddress> address = relay::RelayAddress::parse(typed);
    if (!address) {
        m_notes->hide();
        m_address->setWrong(tr("There is no address in this text. It looks like https://… or a host name."));
        return;
    }
    m_asked = *address;
    if (!m_asked.key.isEmpty())
        m_cameAlong = m_asked.key;
    m_asked.key = m_cameAlong;
    // What else was pasted has done its part; a key does not stay on the screen.
    QUrl shown = m_asked.typed;
    shown.setQuery(QString());
    shown.setFragment(QString());
    if (!address->key.isEmpty() || typed.contains(u' '))
        m_address->setText(shown.toString(QUrl::FullyEncoded));
    showNotes(addressNotes(m_asked));
    m_checking = true;
    m_check->setText(tr("Stop"));
    m_check->setAccessibleDescription(tr("Checking the address"));
    m_since.start();
    const int round = ++m_round;
    m_workspace.accounts().probe(typed).finally(this, [this, round](const core::Result<relay::ProbeReport> &found) {
        if (round != m_round)
            return;
        m_checking = false;
        m_check->setText(tr("Check again"));
        m_check->setAccessibleDescription({});
        showFound(found);
    });
}

void AddRelayPage::showNotes(const QList<FoundFact> &notes)
{
    while (QLayoutItem *item = m_notes->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](kit::Label *label) {
        label->setWordWrap(true);
        m_notes->layout()->addWidget(label);
    };
    for (const FoundFact &note : notes)
        add(new kit::Label(note.text, kit::Role::Meta,
                           note.tone == kit::Tone::Caption ? kit::Tone::Secondary : note.tone));
    for (const QUrl &other : m_asked.others) {
        auto *label = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
        const QString address = other.toString(QUrl::FullyEncoded);
        label->setRuns({{tr("Another address stands in the text:") + u' ', QFont::Normal, kit::Tone::Secondary, {}},
                        {address, QFont::Normal, kit::Tone::Accent, address}});
        connect(label, &kit::Label::linkFollowed, this, [this](const QString &link) {
            m_workspace.accounts().cancelProbe();
            m_checking = false;
            m_address->setText(link);
            check();
        });
        add(label);
    }
    m_notes->setVisible(m_notes->layout()->count() > 0);
}

// Why nothing was found, and the one thing that helps.
void AddRelayPage::showFindFailure(const core::Error &error)
{
    if (error.kind == core::ErrorKind::Cancelled)
        return m_address->setFocus(Qt::OtherFocusReason);
    const std::optional<app::ServerCertificate> refused = m_workspace.certificates().refused();
    if (error.cause == core::ErrorCause::UntrustedCertificate && refused) {
        m_certificate->setCertificate(*refused);
        m_certificate->show();
        return;
    }
    kit::ErrorContext context;
    context.relay = m_asked.typed.host(QUrl::FullyEncoded);
    context.now = m_workspace.clock().now();
    const kit::ErrorWords words = kit::errorWords(error, context);
    m_address->setWrong(kit::joinedSentences(words.sentence, words.nextStep));
    m_fix->disconnect(this);
    for (const kit::ErrorAction &action : words.actions) {
        if (action.act == kit::ErrorAct::SwitchScheme)
            connect(m_fix, &QPushButton::clicked, this, &AddRelayPage::useHttp);
        else if (action.act == kit::ErrorAct::OpenInBrowser)
            connect(m_fix, &QPushButton::clicked, this, [this] {
                QDesktopServices::openUrl(m_asked.candidates.isEmpty() ? m_asked.typed
                                                                       : m_asked.candidates.first().root);
            });
        else if (action.act == kit::ErrorAct::Retry)
            connect(m_fix, &QPushButton::clicked, this, &AddRelayPage::check);
        else
            continue;
        m_fix->setText(action.label);
        m_fix->show();
        return;
    }
}

void AddRelayPage::useHttp()
{
    QUrl url = m_asked.typed;
    if (url.port() < 0 && url.scheme() == QLatin1String("https"))
        url.setPort(443);
    url.setScheme(QStringLiteral("http"));
    m_address->setText(url.toString(QUrl::FullyEncoded));
    check();
}

void AddRelayPage::readSurvey()
{
    m_survey.reset();
    m_workspace.accounts()
        .survey(m_found.info)
        .finally(this, [this, round = m_round](const core::Result<relay::ProbeSurvey> &told) {
            if (round != m_round || !told)
                return;
            m_survey = *told;
            m_found.info = told->info; // with the bases that were learned
            m_ways->learn(m_found.info);
            showFacts();
        });
}

void AddRelayPage::showFound(const core::Result<relay::ProbeReport> &found)
{
    m_report->setVisible(found.ok());
    m_ways->setVisible(found.ok());
    if (!found)
        return showFindFailure(found.error());
    m_found = *found;
    m_found.key = m_cameAlong;
    showNotes(addressNotes(m_asked) + wayNotes(m_found));
    const relay::RelayInfo &info = m_found.info;
    m_facts = nullptr;
    while (QLayoutItem *item = m_report->box()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto *inside = new QWidget(m_report);
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space12);
    grid->setVerticalSpacing(0);
    grid->addWidget(new kit::Avatar(info.name, 0, 36, inside), 0, 0, 2, 1);
    auto *nameRow = new QHBoxLayout;
    nameRow->setSpacing(kit::space6);
    auto *name = new kit::Label(info.name, kit::Role::Heading, kit::Tone::Text, QFont::DemiBold);
    name->setFixedHeight(kit::lineHeight(kit::Role::Body));
    nameRow->addWidget(name);
    const std::chrono::milliseconds took(m_since.elapsed());
    auto *badge = new kit::Badge(took < std::chrono::milliseconds(50) ? tr("Found")
                                                                      : tr("Found in %1").arg(kit::durationText(took)),
                                 kit::Tone::Positive, inside);
    badge->setIconName(kit::IconName("check"));
    nameRow->addWidget(badge);
    nameRow->addStretch();
    grid->addLayout(nameRow, 0, 1);
    const QString root = info.root.toDisplayString();
    QString words = foundWhat(m_found);
    if (m_asked.typed.toString(QUrl::FullyEncoded).size() > root.size() + 1 &&
        m_asked.typed.toString(QUrl::FullyEncoded).startsWith(root))
        words += tr(" · the path you pasted was not needed");
    auto *where = new kit::Label(words, kit::Role::Meta, kit::Tone::Secondary);
    where->setElided(true);
    grid->addWidget(where, 1, 1);
    grid->setColumnStretch(1, 1);
    m_report->box()->addWidget(inside);
    m_report->box()->addWidget(new kit::Hairline(m_report));
    readSurvey();
    showFacts();

    m_door.setRelay(info);
    m_ways->start(m_found);
}

// Two columns of what this relay can do and what it cannot, each with its mark.
void AddRelayPage::showFacts()
{
    delete m_facts;
    m_facts = new QWidget(m_report);
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::space8);
    grid->setVerticalSpacing(kit::space4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int count = 0;
    const relay::ProbeSurvey *survey = m_survey ? &*m_survey : nullptr;
    for (const FoundFact &fact : foundFacts(m_found, survey)) {
        const char *icon = fact.tone == kit::Tone::Positive  ? "check"
                           : fact.tone == kit::Tone::Warning ? "triangle-alert"
                                                             : "minus";
        const int column = 2 * (count % 2);
        grid->addWidget(new kit::IconMark(kit::IconName(icon), fact.tone, kit::iconSmall, m_facts), count / 2, column);
        auto *words = new kit::Label(fact.text, kit::Role::Body,
                                     fact.tone == kit::Tone::Caption ? kit::Tone::Secondary : kit::Tone::Text);
        words->setElided(true);
        grid->addWidget(words, count / 2, column + 1);
        ++count;
    }
    m_report->box()->addWidget(m_facts);
    m_report->setAccessibleDescription(foundSentence(m_found, survey));
}

} // namespace ui::accounts
