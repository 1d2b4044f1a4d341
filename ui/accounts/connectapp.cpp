#include "ui/accounts/connectapp.h"

#include "ui/accounts/codelines.h"
#include "ui/accounts/connectdialog.h"
#include "ui/accounts/connectwords.h"
#include "ui/accounts/flow.h"
#include "ui/kit/banner.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/errortext.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/segments.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGridLayout>
#include <QLocale>

namespace ui::accounts {

using ::accounts::connect::AppTemplate;
using ::accounts::connect::ConnectedFile;
using ::accounts::connect::ConnectedFiles;
using ::accounts::connect::Merge;
using ::accounts::connect::Obstacle;
using ::accounts::connect::Way;

namespace {

bool isClosed(Obstacle obstacle)
{
    return obstacle != Obstacle::None && obstacle != Obstacle::OddModel;
}

} // namespace

ConnectApp::~ConnectApp() = default;

void ConnectApp::start(core::AccountId account, const relay::TokenRecord &token)
{
    const bool other = account != m_account || token.id != m_token.id;
    m_account = account;
    m_token = token;
    m_token.key = {}; // asked for when it is needed
    const ::accounts::Account *known = m_workspace.accounts().find(account);
    m_hint = token.maskedKey.startsWith(QLatin1String("sk-")) ? token.maskedKey.mid(3) : token.maskedKey;
    if (known && known->hasKey() && (known->keyRemoteId == token.id || !token.id.isValid()))
        m_hint = known->keyHint;
    if (m_hint.isEmpty() || m_hint.contains(u'*'))
        m_hint = QStringLiteral("…") + m_hint.section(u'*', -1);
    m_with->setText(tr("with “%1”").arg(token.name));
    if (other)
        clearReport();
    fillModels();
    showApps();
    if (isClosed(obstacleOf(wayNow())))
        m_way = openWay(appNow());
    if (isClosed(obstacleOf(wayNow()))) { // the app itself is closed on this relay: the first that is not
        for (int i = 0; i < m_apps.size(); ++i) {
            if (!isClosed(obstacleOf(m_apps.at(i).ways.at(openWay(m_apps.at(i)))))) {
                m_app = i;
                break;
            }
        }
    }
    showApp();
}

void ConnectApp::setPlaces(const ::accounts::connect::Places &places)
{
    m_places = places;
    if (m_account.isValid())
        showWay();
}

void ConnectApp::chooseApp(const QString &id)
{
    for (int i = 0; i < m_apps.size(); ++i) {
        if (m_apps.at(i).id == id && i != m_app) {
            m_app = i;
            m_way = openWay(m_apps.at(i));
            clearReport();
            showApp();
            return;
        }
    }
}

void ConnectApp::chooseWay(const QString &id)
{
    for (int i = 0; i < appNow().ways.size(); ++i) {
        if (appNow().ways.at(i).id == id) {
            m_way = i;
            m_ways->setCurrent(i);
            showWay();
        }
    }
}

QString ConnectApp::language() const
{
    return QLocale().name();
}

::accounts::connect::Target ConnectApp::target() const
{
    const ::accounts::Account *account = m_workspace.accounts().find(m_account);
    return {account ? account->relay : relay::RelayInfo(), m_model->currentText()};
}

// With the model that would be chosen for it: a way is closed only when no model opens it.
Obstacle ConnectApp::obstacleOf(const Way &way) const
{
    ::accounts::connect::Target wanted = target();
    const Obstacle now = ::accounts::connect::obstacle(way, wanted);
    if (now != Obstacle::ClaudeModelWanted)
        return now;
    wanted.model = fittingModel(way);
    return ::accounts::connect::obstacle(way, wanted);
}

QString ConnectApp::fittingModel(const Way &way) const
{
    ::accounts::connect::Target wanted = target();
    const bool open = ::accounts::connect::obstacle(way, wanted) == Obstacle::None;
    // Who speaks Anthropic's format thinks of Claude first; a model chosen by hand stays.
    const bool wantsClaude =
        way.format == relay::WireFormat::Messages && !m_modelByHand && !wanted.model.contains(QLatin1String("claude"));
    if (open && !wantsClaude)
        return wanted.model;
    if (wantsClaude) {
        for (const char *family : {"claude-sonnet", "sonnet", "claude"}) {
            if (const int i = m_model->findText(QLatin1String(family), Qt::MatchContains); i >= 0)
                return m_model->itemText(i);
        }
        if (open)
            return wanted.model;
    }
    for (int i = 0; i < m_model->count(); ++i) {
        wanted.model = m_model->itemText(i);
        if (::accounts::connect::obstacle(way, wanted) == Obstacle::None)
            return wanted.model;
    }
    return m_model->currentText();
}

int ConnectApp::openWay(const AppTemplate &app) const
{
    for (int i = 0; i < app.ways.size(); ++i) {
        if (!isClosed(obstacleOf(app.ways.at(i))))
            return i;
    }
    return 0;
}

// What this key may call, to chat with; the one that is chosen stays.
void ConnectApp::fillModels()
{
    const QString before = m_model->currentText();
    QStringList names;
    for (const ::catalog::Model &model : m_workspace.catalog().models(m_account)) {
        if (model.isChat() && (m_token.models.isEmpty() || m_token.models.contains(model.id)))
            names << model.id;
    }
    for (const QString &name : m_token.models) {
        if (!names.contains(name))
            names << name;
    }
    const QString suggested = m_workspace.catalog().suggestedModel(m_account);
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    m_model->addItems(names);
    const QString wanted = names.contains(before) ? before : names.contains(suggested) ? suggested : names.value(0);
    m_model->setCurrentText(wanted);
}

void ConnectApp::showApps()
{
    QStringList closed;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const AppTemplate &app = m_apps.at(i);
        const Way &way = app.ways.at(openWay(app));
        const Obstacle obstacle = obstacleOf(way);
        m_chips.at(i)->setEnabled(!isClosed(obstacle));
        m_chips.at(i)->setToolTip(isClosed(obstacle) ? obstacleWords(obstacle, way) : QString());
        m_chips.at(i)->setAccessibleDescription(m_chips.at(i)->toolTip());
        if (isClosed(obstacle))
            closed << tr("%1: %2").arg(app.name, obstacleWords(obstacle, way));
    }
    m_closed->setText(closed.join(u'\n'));
    m_closed->setVisible(!closed.isEmpty());
}

void ConnectApp::showMore()
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (qsizetype i = m_chips.size(); i < m_apps.size(); ++i) {
        const AppTemplate &app = m_apps.at(i);
        const Way &way = app.ways.at(openWay(app));
        const Obstacle obstacle = obstacleOf(way);
        QAction *entry = menu->add(
            kit::IconName("plug"), app.name, this, [this, id = app.id] { chooseApp(id); },
            isClosed(obstacle) ? tr("needs %1").arg(formatWords(way.format)) : QString());
        entry->setEnabled(!isClosed(obstacle));
        entry->setToolTip(isClosed(obstacle) ? obstacleWords(obstacle, way) : QString());
    }
    menu->popUpUnder(m_more);
}

void ConnectApp::showApp()
{
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips.at(i)->setChosen(i == m_app);
    const bool among = m_app >= m_chips.size();
    m_more->setChosen(among);
    m_more->setText(among ? appNow().name : tr("More"));
    m_more->setAccessibleName(among ? tr("More apps, now %1").arg(appNow().name) : tr("More apps"));
    QStringList titles;
    for (const Way &way : appNow().ways)
        titles << way.title.in(language());
    m_ways->setLabels(titles);
    for (int i = 0; i < titles.size(); ++i) {
        const Obstacle obstacle = obstacleOf(appNow().ways.at(i));
        m_ways->setSegmentEnabled(i, !isClosed(obstacle));
        m_ways->button(i)->setToolTip(isClosed(obstacle) ? obstacleWords(obstacle, appNow().ways.at(i)) : QString());
    }
    m_ways->setVisible(titles.size() > 1);
    m_put->setVisible(titles.size() > 1);
    m_ways->setCurrent(m_way);
    showWay();
}

void ConnectApp::showWay()
{
    const Way &way = wayNow();
    if (const QString fitting = fittingModel(way); fitting != m_model->currentText()) {
        const QSignalBlocker quiet(m_model);
        m_model->setCurrentText(fitting);
    }
    const Obstacle obstacle = ::accounts::connect::obstacle(way, target());
    const QString path = ::accounts::connect::settingsFile(way, m_places);
    const bool toFile = !path.isEmpty();
    const bool fields = way.merge == Merge::Fields;
    const bool link = way.merge == Merge::Link;
    m_place->setText(toFile ? ::accounts::connect::shownPath(path, m_places) : way.title.in(language()));
    m_card->setVisible(obstacle == Obstacle::None);
    m_lines->setVisible(!fields);
    m_fields->setVisible(fields);
    m_copy->setVisible(!fields);
    m_copy->setText(link ? tr("Copy link with key") : tr("Copy with key"));
    m_lines->setText(link ? ::accounts::connect::shownLink(way, target(), m_hint)
                          : ::accounts::connect::shownText(::accounts::connect::settingsText(way, target()), m_hint),
                     way.syntax);
    if (fields)
        showFields();
    QStringList notes;
    for (const QString &note : {appNow().note.in(language()), way.note.in(language())}) {
        if (!note.isEmpty())
            notes << note;
    }
    notes << tr("The key is put in when you copy, and the clipboard is cleared after %n s.", nullptr,
                int(m_clipboard.keeps().count() / 1000));
    m_note->setText(notes.join(u' '));
    m_write->setVisible(toFile && obstacle == Obstacle::None);
    m_write->setText(way.merge == Merge::Whole ? tr("Write the file…") : tr("Add to the file…"));
    m_save->setVisible(!fields && !link && obstacle == Obstacle::None);
    m_open->setVisible(link && way.link.startsWith(QLatin1String("https:")) && obstacle == Obstacle::None);
    const auto doubt = ::accounts::connect::doubt(appNow(), way, target());
    const QString words = obstacle == Obstacle::None ? doubtWords(doubt, appNow().name) : obstacleWords(obstacle, way);
    m_doubt->setWords({}, words);
    m_doubt->setVisible(!words.isEmpty());
    m_failure->hide();
    const core::Money estimate = m_test.estimate(m_account, m_model->currentText());
    m_price->setText(estimate.hasAmount()
                         ? tr("sends “Say ok”, %1").arg(kit::moneyText(estimate, kit::Decimals::Request))
                         : tr("sends “Say ok”, which costs a little"));
    m_run->setEnabled(obstacle == Obstacle::None && !m_model->currentText().isEmpty());
    const QString own = appNow().id;
    m_own->setVisible(m_token.id.isValid() && m_token.name != own);
    m_own->setLink(tr("Make “%1”").arg(own));
    showWritten();
}

void ConnectApp::showFields()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const auto &[field, value] : ::accounts::connect::settingsFields(wayNow(), target())) {
        auto *name = new kit::Label(field, kit::Role::Meta, kit::Tone::Secondary);
        auto *shown = new kit::Label(::accounts::connect::shownText(value, m_hint), kit::Role::Code);
        shown->setElided(true);
        auto *copy = new kit::IconButton(kit::IconName("copy"), tr("Copy %1").arg(field), m_fields);
        connect(copy, &QPushButton::clicked, this, [this, text = value] { copyText(text); });
        m_grid->addWidget(name, row, 0);
        m_grid->addWidget(shown, row, 1);
        m_grid->addWidget(copy, row, 2);
        ++row;
    }
}

// Whether this way's file was written earlier, and can be undone.
void ConnectApp::showWritten()
{
    const QString path = ::accounts::connect::settingsFile(wayNow(), m_places);
    m_written.reset();
    m_writtenRow->hide();
    if (path.isEmpty())
        return;
    m_files.list().finally(this, [this, path](const core::Result<QList<ConnectedFile>> &files) {
        if (!files || path != ::accounts::connect::settingsFile(wayNow(), m_places))
            return;
        for (const ConnectedFile &file : *files) {
            if (file.path != path)
                continue;
            m_written = file;
            m_writtenText->setText(
                tr("Written %1 with key %2").arg(kit::ageText(file.made, m_workspace.clock().now()), file.keyHint));
            m_writtenRow->show();
            return;
        }
    });
}

void ConnectApp::withKey(std::function<void(const core::Secret &)> use)
{
    m_failure->hide();
    m_workspace.accounts()
        .secretOf(m_account, m_token)
        .finally(this, [this, use = std::move(use)](const core::Result<core::Secret> &key) {
            if (!key)
                return showKeyFailure(key.error());
            use(*key);
        });
}

void ConnectApp::showKeyFailure(const core::Error &error)
{
    m_failure->showError(kit::errorWords(error));
}

void ConnectApp::copyText(const QString &text)
{
    if (!text.contains(QLatin1String(::accounts::connect::keyPlace))) {
        QApplication::clipboard()->setText(text);
        Q_EMIT said(tr("Copied"), {});
        return;
    }
    withKey([this, text](const core::Secret &key) {
        m_clipboard.copy(key.placedIn(text.toUtf8(), ::accounts::connect::keyPlace));
    });
}

void ConnectApp::copyAll()
{
    if (wayNow().merge != Merge::Link)
        return copyText(::accounts::connect::settingsText(wayNow(), target()));
    withKey([this, way = wayNow(), where = target()](const core::Secret &key) {
        m_clipboard.copy(::accounts::connect::settingsLink(way, where, key));
    });
}

void ConnectApp::openLink()
{
    withKey([this, way = wayNow(), where = target()](const core::Secret &key) {
        const core::Result<QUrl> page =
            m_workspace.privatePages().make(::accounts::connect::settingsLink(way, where, key));
        if (!page)
            return showKeyFailure(page.error());
        QDesktopServices::openUrl(*page);
    });
}

void ConnectApp::saveAs()
{
    const QString path = ::accounts::connect::settingsFile(wayNow(), m_places);
    auto *dialog = new QFileDialog(window(), tr("Save the settings"), {}, tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(path.isEmpty() ? appNow().id + QStringLiteral(".txt") : path.section(u'/', -1));
    const QString text = ::accounts::connect::settingsText(wayNow(), target());
    connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString &file) {
        withKey([this, text, file](const core::Secret &key) {
            const core::Result<void> saved = ConnectedFiles::saveAs(file, text, key);
            if (saved)
                Q_EMIT said(tr("Saved with the key in it: keep the file to yourself"), {});
            else
                m_failure->showError(fileErrorWords(saved.error(), file));
        });
    });
    dialog->open();
}

void ConnectApp::write()
{
    m_failure->hide();
    const QString path = ::accounts::connect::settingsFile(wayNow(), m_places);
    const core::Result<::accounts::connect::FileChange> change =
        ConnectedFiles::workOut(appNow(), wayNow(), target(), m_places);
    if (!change)
        return m_failure->showError(fileErrorWords(change.error(), ::accounts::connect::shownPath(path, m_places)));
    auto *dialog = new ConnectDialog(*change, ::accounts::connect::shownPath(path, m_places), m_hint, window());
    connect(dialog, &kit::Overlay::accepted, this, [this, change = *change] {
        withKey([this, change](const core::Secret &key) {
            m_files.apply(change, key, m_account)
                .finally(this, [this, change](const core::Result<ConnectedFile> &made) {
                    const QString shown = ::accounts::connect::shownPath(change.path, m_places);
                    if (!made)
                        return m_failure->showError(fileErrorWords(made.error(), shown));
                    showWritten();
                    Q_EMIT said(tr("%1 written").arg(shown), [this, file = *made] { undoAnyway(file); });
                });
        });
    });
    dialog->open();
}

void ConnectApp::undo()
{
    if (!m_written)
        return;
    if (ConnectedFiles::isAsWritten(*m_written))
        return undoAnyway(*m_written);
    // Whoever changed it since would lose that: asked.
    auto *dialog = new kit::Dialog(window(), tr("The file was changed since. Put back what stood there before?"), 480);
    auto *words = new kit::Label(tr("Everything that was written into %1 after that is lost.")
                                     .arg(::accounts::connect::shownPath(m_written->path, m_places)),
                                 kit::Role::Body, kit::Tone::Secondary);
    words->setWordWrap(true);
    dialog->body()->addWidget(words);
    dialog->addCancel();
    kit::Button *back = dialog->addButton(kit::Button::Kind::Danger, tr("Put back"));
    connect(back, &QPushButton::clicked, dialog, [this, dialog, file = *m_written] {
        dialog->accept();
        undoAnyway(file);
    });
    dialog->open();
}

void ConnectApp::undoAnyway(const ConnectedFile &file)
{
    m_files.undo(file, true).finally(this, [this, file](const core::Result<void> &undone) {
        const QString shown = ::accounts::connect::shownPath(file.path, m_places);
        if (!undone)
            m_failure->showError(fileErrorWords(undone.error(), shown));
        else
            Q_EMIT said(file.backup.isEmpty() ? tr("%1 removed").arg(shown) : tr("%1 is as it was").arg(shown), {});
        showWritten();
    });
}

void ConnectApp::clearReport()
{
    ++m_round;
    m_result->hide();
    m_run->setText(tr("Test"));
}

void ConnectApp::test()
{
    const quint64 round = ++m_round;
    m_run->setEnabled(false);
    m_price->setText(tr("asking…"));
    m_result->hide();
    const relay::WireFormat format = wayNow().format;
    const QString model = m_model->currentText();
    m_workspace.accounts()
        .secretOf(m_account, m_token)
        .then(this,
              [this, format, model](const core::Secret &key) { return m_test.run(m_account, key, format, model); })
        .finally(this, [this, round](const core::Result<app::TestReport> &report) {
            m_run->setEnabled(true);
            if (round == m_round)
                showReport(report);
        });
}

void ConnectApp::showReport(const core::Result<app::TestReport> &report)
{
    m_run->setText(tr("Test again"));
    showWay();
    const bool works = report && report->complete;
    m_mark->setIcon(kit::IconName(works ? "circle-check" : "circle-alert"),
                    works ? kit::Tone::Positive : kit::Tone::Danger);
    m_verdict->setText(works ? tr("Works") : report ? tr("Broke off") : kit::errorWords(report.error()).title);
    m_at->setText(QLocale().toString(core::toDateTime(m_workspace.clock().now()).time(), QLocale::ShortFormat));
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        if (item->widget() && item->widget() != m_cost)
            item->widget()->deleteLater();
        delete item;
    }
    m_cost->hide();
    m_result->show();
    if (!report) {
        const kit::ErrorWords words = kit::errorWords(report.error());
        m_sentence->setText(words.sentence + u' ' + words.nextStep);
        m_result->setAccessibleDescription(m_verdict->text() + QStringLiteral(". ") + m_sentence->text());
        return;
    }
    m_sentence->setText(reportWords(*report));
    int row = 0;
    const auto fact = [this, &row](const QString &name, QWidget *value) {
        m_facts->addWidget(new kit::Label(name, kit::Role::Body, kit::Tone::Secondary), row, 0);
        m_facts->addWidget(value, row++, 1, Qt::AlignTrailing);
    };
    fact(tr("Answer from"),
         new kit::Label(report->answeringModel.isEmpty() ? report->askedModel : report->answeringModel));
    if (report->firstToken)
        fact(tr("First token"), new kit::FigureLabel(kit::durationText(*report->firstToken)));
    fact(tr("Format"), new kit::Label(formatWords(report->format)));
    m_cost->setMoney(core::Money::unknown(), kit::Decimals::Request);
    m_cost->show();
    fact(tr("Cost"), m_cost);
    m_result->setAccessibleDescription(m_sentence->text());
    m_test.cost(m_account, report->requestId)
        .finally(this, [this, round = m_round](const core::Result<core::Money> &cost) {
            if (round == m_round && cost)
                m_cost->setMoney(*cost, kit::Decimals::Request,
                                 cost->hasAmount() ? kit::Verdict::Billed : kit::Verdict::None);
        });
}

} // namespace ui::accounts
