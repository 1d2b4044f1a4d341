#include "ui/billing/redeemdialog.h"

#include "ui/billing/coderow.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/errortext.h"
#include "ui/kit/iconmark.h"
#include "ui/kit/label.h"
#include "ui/kit/menu.h"
#include "ui/kit/moneylabel.h"
#include "ui/kit/textbox.h"

#include <QBoxLayout>
#include <QLocale>
#include <QTextEdit>

#include <algorithm>

namespace ui::billing {

namespace {

// "of 32 characters each", where they are all of one length.
QString lengthWords(const QList<::billing::FoundCode> &found)
{
    const bool same =
        std::all_of(found.begin(), found.end(), [&](const auto &code) { return code.length == found.first().length; });
    return same && !found.isEmpty()
               ? u' ' + RedeemDialog::tr(" of %n characters each", nullptr, static_cast<int>(found.first().length))
               : QString();
}

} // namespace

RedeemDialog::RedeemDialog(app::Workspace &workspace, QWidget *host)
    : kit::Dialog(host, tr("Redeem codes")), m_workspace(workspace), m_account(workspace.accounts().current())
{
    setDismissedByClickOutside(false);
    body()->setSpacing(kit::space8);
    body()->addWidget(new kit::Label(tr("Paste anything: a mail, a chat, a list. Codes are picked out of the text."),
                                     kit::Role::Body, kit::Tone::Secondary));
    m_text = new kit::TextBox(tr("Text with codes"), this);
    m_text->setLines(4, 8);
    body()->addWidget(m_text);
    auto *line = new QHBoxLayout;
    line->setSpacing(kit::space8);
    m_count = new kit::Label({}, kit::Role::Body);
    line->addWidget(m_count, 1);
    line->addWidget(new kit::Label(tr("to"), kit::Role::Body, kit::Tone::Secondary));
    m_to = new kit::Button(kit::Button::Kind::Outline, {}, this);
    m_to->setButtonSize(kit::Button::Size::Small);
    m_to->setTrailingIcon(kit::IconName("chevron-down"));
    line->addWidget(m_to);
    body()->addLayout(line);
    m_list = new kit::Card(this, 0);
    m_list->setRadius(kit::radiusRow);
    m_list->box()->setSpacing(0);
    m_list->hide();
    body()->addWidget(m_list);

    m_balances = new QWidget(this);
    auto *balances = new QHBoxLayout(m_balances);
    balances->setContentsMargins(0, kit::space8, 0, 0);
    balances->setSpacing(kit::space24);
    const auto figure = [&](const QString &label, kit::MoneyLabel **money, int weight) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        column->addWidget(new kit::Label(label, kit::Role::Meta, kit::Tone::Secondary));
        *money = new kit::MoneyLabel(m_balances);
        (*money)->setRole(kit::Role::Title, weight);
        column->addWidget(*money);
        balances->addLayout(column);
    };
    figure(tr("Balance before"), &m_before, QFont::Normal);
    auto *arrow = new QVBoxLayout; // beside the figures, not their labels
    arrow->addStretch();
    arrow->addWidget(
        new kit::IconMark(kit::IconName("arrow-right"), kit::Tone::Secondary, kit::iconMedium, m_balances));
    arrow->addSpacing(kit::space6);
    balances->addLayout(arrow);
    figure(tr("Balance now"), &m_after, QFont::DemiBold);
    balances->addStretch();
    m_read = new kit::Label(tr("Read from the relay just now"), kit::Role::Meta, kit::Tone::Secondary);
    balances->addWidget(m_read, 0, Qt::AlignBottom);
    m_balances->hide();
    body()->addWidget(m_balances);

    auto *history = new kit::Button(kit::Button::Kind::Link, tr("Redemption history"), this);
    addFootLeading(history);
    m_more = addButton(kit::Button::Kind::Plain, tr("Paste more"));
    m_more->hide();
    m_primary = addPrimary(tr("Redeem"), false);
    m_primary->setEnabled(false);
    setInitialFocus(m_text);

    connect(m_text, &QPlainTextEdit::textChanged, this, &RedeemDialog::findCodes);
    connect(m_to, &QPushButton::clicked, this, &RedeemDialog::chooseAccount);
    connect(m_more, &QPushButton::clicked, this, &RedeemDialog::startOver);
    connect(history, &QPushButton::clicked, this, &RedeemDialog::showHistory);
    connect(m_primary, &QPushButton::clicked, this, [this] {
        if (m_ended)
            accept();
        else
            redeem();
    });
    refreshAccount();
    findCodes();
}

void RedeemDialog::setText(const QString &text)
{
    m_text->setPlainText(text);
}

void RedeemDialog::refreshAccount()
{
    if (const ::accounts::Account *account = m_workspace.accounts().find(m_account)) {
        m_to->setText(account->name);
        m_to->setAvatar(account->name.left(1).toUpper(), 0);
        m_to->setAccessibleName(tr("Redeem to %1").arg(account->name));
    }
}

void RedeemDialog::chooseAccount()
{
    auto *menu = new kit::Menu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ::accounts::Account &account : m_workspace.accounts().list()) {
        if (!account.canManage())
            continue;
        menu->add(kit::IconName("wallet"), account.name, this, [this, id = account.id] {
            m_account = id;
            refreshAccount();
        });
    }
    menu->popUpUnder(m_to);
}

void RedeemDialog::findCodes()
{
    if (m_run)
        return;
    m_found = ::billing::findCodes(m_text->toPlainText());
    qDeleteAll(m_rows);
    m_rows.clear();
    while (QLayoutItem *item = m_list->box()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ::billing::FoundCode &found : m_found) {
        if (!m_rows.isEmpty())
            m_list->box()->addWidget(new kit::Hairline(m_list));
        auto *row = new CodeRow(found.hint, m_list);
        m_list->box()->addWidget(row);
        m_rows.append(row);
    }
    m_list->setVisible(!m_rows.isEmpty());
    m_count->setRuns(
        m_found.isEmpty()
            ? QList<kit::Run>{{m_text->toPlainText().trimmed().isEmpty() ? tr("No text yet")
                                                                         : tr("No code in this text"),
                               QFont::Normal,
                               kit::Tone::Secondary,
                               {}}}
            : QList<kit::Run>{
                  {tr("%n codes found", nullptr, static_cast<int>(m_found.size())), QFont::DemiBold, {}, {}},
                  {lengthWords(m_found), QFont::Normal, kit::Tone::Secondary, {}}});
    markCodes();
    m_primary->setEnabled(!m_found.isEmpty());
}

// The codes stand out in the text that they were found in.
void RedeemDialog::markCodes()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const ::billing::FoundCode &found : m_found) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(m_text->document());
        mark.cursor.setPosition(static_cast<int>(found.start));
        mark.cursor.setPosition(static_cast<int>(found.start + found.length), QTextCursor::KeepAnchor);
        mark.format.setBackground(kit::themeOf(this).selected);
        marks.append(mark);
    }
    m_text->setExtraSelections(marks);
}

void RedeemDialog::redeem()
{
    QList<core::Secret> codes;
    for (const ::billing::FoundCode &found : m_found)
        codes.append(found.code);
    if (codes.isEmpty())
        return;
    m_text->setReadOnly(true);
    m_to->setEnabled(false);
    m_primary->setEnabled(false);
    m_primary->setText(tr("Redeeming…"));
    m_rows.first()->setWaiting(true);
    m_run = m_workspace.redeemer().redeem(m_account, codes);
    connect(m_run.get(), &::billing::RedemptionRun::codeSettled, this, &RedeemDialog::showResult);
    connect(m_run.get(), &::billing::RedemptionRun::ended, this, &RedeemDialog::showEnd);
}

void RedeemDialog::showResult(int index, const ::billing::CodeResult &result)
{
    const ::accounts::Account *account = m_workspace.accounts().find(m_account);
    if (!account || index < 0 || index >= m_rows.size())
        return;
    m_rows.at(index)->setResult(result, account->name, account->relay.quotaPerUnit);
    offerOther(index, m_account, result);
    if (index + 1 < m_rows.size())
        m_rows.at(index + 1)->setWaiting(true);
}

// A code that this relay does not take may be for another one of the user's.
void RedeemDialog::offerOther(int index, core::AccountId tried, const ::billing::CodeResult &result)
{
    using Outcome = ::billing::CodeOutcome;
    CodeRow *row = m_rows.at(index);
    disconnect(row, &CodeRow::offerTaken, this, nullptr);
    row->offer({});
    if (result.outcome != Outcome::Unknown && result.outcome != Outcome::Used && result.outcome != Outcome::Refused)
        return;
    for (const ::accounts::Account &account : m_workspace.accounts().list()) {
        if (!account.canManage() || account.id == tried || account.id == m_account)
            continue;
        kit::ErrorContext context;
        context.otherRelay = account.name;
        core::Error error = result.error.value_or(core::Error{});
        if (error.cause == core::ErrorCause::None)
            error.cause = core::ErrorCause::CodeUnknown;
        const kit::ErrorWords words = kit::errorWords(error, context);
        for (const kit::ErrorAction &action : words.actions) {
            if (action.act == kit::ErrorAct::TryOnOther)
                row->offer(action.label);
        }
        connect(row, &CodeRow::offerTaken, this, [this, id = account.id, index] { tryOn(id, index); });
        return;
    }
}

void RedeemDialog::tryOn(core::AccountId other, int index)
{
    if (!m_ended || m_otherRun || index >= m_found.size())
        return;
    m_rows.at(index)->offer({});
    m_rows.at(index)->setWaiting(true);
    m_otherRun = m_workspace.redeemer().redeem(other, {m_found.at(index).code});
    connect(m_otherRun.get(), &::billing::RedemptionRun::codeSettled, this,
            [this, other, index](int, const ::billing::CodeResult &result) {
                if (const ::accounts::Account *account = m_workspace.accounts().find(other);
                    account && index < m_rows.size()) {
                    m_rows.at(index)->setResult(result, account->name, account->relay.quotaPerUnit);
                    offerOther(index, other, result);
                }
            });
    connect(m_otherRun.get(), &::billing::RedemptionRun::ended, this, [this] {
        QMetaObject::invokeMethod(
            this, [this] { m_otherRun.reset(); }, Qt::QueuedConnection);
    });
}

void RedeemDialog::showEnd(std::optional<core::Quota> before, std::optional<core::Quota> after)
{
    const ::accounts::Account *account = m_workspace.accounts().find(m_account);
    const core::QuotaPerUnit perUnit = account ? account->relay.quotaPerUnit : core::QuotaPerUnit();
    const auto money = [perUnit](std::optional<core::Quota> quota) {
        return quota ? core::Money::fromQuota(*quota, perUnit) : core::Money::unknown();
    };
    m_before->setMoney(money(before), kit::Decimals::Balance);
    m_after->setMoney(money(after), kit::Decimals::Balance);
    m_read->setText(after ? tr("Read from the relay just now") : tr("The balance could not be read"));
    m_balances->show();
    m_ended = true;
    m_more->show();
    m_primary->setText(tr("Done"));
    m_primary->setEnabled(true);
    m_primary->setFocus(Qt::OtherFocusReason);
}

void RedeemDialog::startOver()
{
    m_run.reset();
    m_otherRun.reset();
    m_ended = false;
    m_more->hide();
    m_balances->hide();
    m_text->setReadOnly(false);
    m_to->setEnabled(true);
    m_text->clear();
    m_primary->setText(tr("Redeem"));
    findCodes();
    m_text->setFocus(Qt::OtherFocusReason);
}

void RedeemDialog::showHistory()
{
    m_workspace.redeemer().history().finally(
        this, [this](const core::Result<QList<::billing::RedemptionRecord>> &records) {
            auto *dialog = new kit::Dialog(window(), tr("Redemption history"), 480);
            if (!records) {
                dialog->body()->addWidget(
                    new kit::Label(kit::errorWords(records.error()).sentence, kit::Role::Body, kit::Tone::Danger));
            } else if (records->isEmpty()) {
                dialog->body()->addWidget(new kit::Label(tr("Nothing was redeemed from this computer yet."),
                                                         kit::Role::Body, kit::Tone::Secondary));
            } else {
                for (const ::billing::RedemptionRecord &record : *records) {
                    auto *row = new QHBoxLayout;
                    auto *code = new kit::Label(record.hint, kit::Role::Code);
                    code->setFixedWidth(100);
                    row->addWidget(code);
                    row->addWidget(
                        new kit::Label(QLocale().toString(core::toDateTime(record.time), QLocale::ShortFormat),
                                       kit::Role::Body, kit::Tone::Secondary),
                        1);
                    if (record.added) {
                        auto *added = new kit::MoneyLabel(dialog);
                        added->setAdded(core::Money::fromQuota(*record.added, record.quotaPerUnit),
                                        kit::Decimals::Balance);
                        row->addWidget(added);
                    } else {
                        row->addWidget(new kit::Label(::billing::codeOutcomeName(record.outcome), kit::Role::Body,
                                                      kit::Tone::Secondary));
                    }
                    dialog->body()->addLayout(row);
                }
            }
            dialog->addPrimary(tr("Close"));
            dialog->open();
        });
}

} // namespace ui::billing
