#include "ui/accounts/keyform.h"

#include "ui/accounts/modelchooser.h"
#include "ui/kit/button.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/segments.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QLocale>

namespace ui::accounts {

namespace {

enum Row { Name, Limit, Expires, Group, Models, Networks };
constexpr int limits[] = {5, 10, 20}; // dollars
constexpr int unlimited = 3;          // the last of the limits
constexpr int expiryDays[] = {0, 90, 365};
constexpr int onADate = 3;

QWidget *lined(std::initializer_list<QWidget *> widgets)
{
    auto *host = new QWidget;
    auto *row = new QHBoxLayout(host);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space8);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return host;
}

QWidget *stacked(std::initializer_list<QWidget *> widgets)
{
    auto *host = new QWidget;
    auto *column = new QVBoxLayout(host);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space6);
    for (QWidget *widget : widgets)
        column->addWidget(widget);
    return host;
}

} // namespace

KeyForm::KeyForm(const core::Clock &clock, QWidget *parent) : QWidget(parent), m_clock(clock)
{
    auto *form = new QGridLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(kit::space16);
    form->setVerticalSpacing(kit::space16);
    form->setColumnMinimumWidth(0, 136);
    form->setColumnStretch(1, 1);

    m_name = new kit::Field({}, this);
    m_name->setFixedWidth(256);
    m_name->setAccessibleName(tr("Name of the key"));
    m_nameNote = new kit::FieldNote(m_name, this);
    addRow(form, Name, tr("Name"), stacked({lined({m_name}), m_nameNote}));

    m_limit = new kit::Segments({QStringLiteral("$5"), QStringLiteral("$10"), QStringLiteral("$20"), tr("Unlimited")},
                                this, kit::Segments::Size::Medium);
    m_limit->setAccessibleName(tr("Limit of the key"));
    m_amount = new kit::Field(QStringLiteral("$10.00"), this);
    m_amount->setFixedWidth(104);
    m_amount->setAccessibleName(tr("Limit in dollars"));
    m_amountNote = new kit::FieldNote(m_amount, this);
    m_limitHint = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    m_limitHint->setWordWrap(true);
    addRow(form, Limit, tr("May spend"), stacked({lined({m_limit, m_amount}), m_amountNote, m_limitHint}));

    m_expires = new kit::Segments({tr("Never"), tr("In 90 days"), tr("In a year"), tr("On a date…")}, this,
                                  kit::Segments::Size::Medium);
    m_expires->setAccessibleName(tr("When the key expires"));
    m_date = new kit::Field({}, this);
    m_date->setFixedWidth(120);
    m_date->setPlaceholderText(QStringLiteral("2027-12-31"));
    m_date->setAccessibleName(tr("Day on which the key expires, as year-month-day"));
    m_dateNote = new kit::FieldNote(m_date, this);
    m_dateRow = lined({m_date});
    addRow(form, Expires, tr("Expires"), stacked({lined({m_expires}), m_dateRow, m_dateNote}));

    m_group = new QComboBox(this);
    m_group->setMinimumWidth(168);
    m_group->setAccessibleName(tr("Group of the key"));
    m_groupHint = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    addRow(form, Group, tr("Group"), lined({m_group, m_groupHint}));

    m_modelWords = new kit::Label;
    auto *choose = new kit::Button(kit::Button::Kind::Link, tr("Choose…"), this);
    choose->setAccessibleName(tr("Choose the models that the key may call"));
    addRow(form, Models, tr("Models"), lined({m_modelWords, choose}));

    m_networks = new kit::Field({}, this);
    m_networks->setFixedWidth(256);
    m_networks->setPlaceholderText(tr("any network"));
    m_networks->setToolTip(tr("Addresses or networks such as 203.0.113.7 or 10.0.0.0/8, separated by commas"));
    m_networks->setAccessibleName(tr("Networks from which the key may be used"));
    addRow(form, Networks, tr("Networks"), lined({m_networks}));

    connect(m_name, &QLineEdit::textEdited, this, [this] { m_touchedName = true; });
    connect(m_name, &QLineEdit::returnPressed, this, &KeyForm::submitted);
    connect(m_limit, &kit::Segments::chosen, this, [this](int index) {
        m_touchedLimit = true;
        m_amount->setVisible(index != unlimited);
        if (index != unlimited)
            m_amount->setText(QStringLiteral("$%1.00").arg(limits[index]));
        m_amount->setWrong({});
        showLimitHint();
    });
    connect(m_amount, &QLineEdit::textEdited, this, [this] {
        m_touchedLimit = true;
        m_limit->setCurrent(-1);
        showLimitHint();
    });
    connect(m_expires, &kit::Segments::chosen, this, [this](int index) {
        m_touchedExpiry = true;
        m_dateRow->setVisible(index == onADate);
        m_date->setWrong({});
        if (index == onADate) {
            if (m_date->text().isEmpty())
                m_date->setText(core::toDateTime(m_clock.now()).date().addMonths(1).toString(Qt::ISODate));
            m_date->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_date, &QLineEdit::textEdited, this, [this] { m_touchedExpiry = true; });
    connect(m_group, &QComboBox::activated, this, [this] { m_touchedGroup = true; });
    connect(m_networks, &QLineEdit::textEdited, this, [this] { m_touchedNetworks = true; });
    connect(choose, &QPushButton::clicked, this, &KeyForm::chooseModels);
}

void KeyForm::addRow(QGridLayout *form, int row, const QString &title, QWidget *editor)
{
    auto *words = new kit::Label(title, kit::Role::Body, kit::Tone::Secondary);
    words->setFixedHeight(kit::controlHeight);
    form->addWidget(words, row, 0, Qt::AlignTop);
    form->addWidget(editor, row, 1);
    m_rows.append({words, editor});
}

void KeyForm::offer(const relay::TokenFields &fields, core::QuotaPerUnit perUnit, const QStringList &models)
{
    m_offered = fields;
    m_perUnit = perUnit;
    m_allModels = models;
    const auto show = [this](int row, bool shown) {
        m_rows.at(row).first->setVisible(shown);
        m_rows.at(row).second->setVisible(shown);
    };
    show(Group, false); // until the groups are read
    show(Models, fields.models);
    show(Networks, fields.networks);
}

void KeyForm::setGroups(const QList<relay::UsableGroup> &groups, const QString &own)
{
    const bool shown = m_offered.group && !groups.isEmpty();
    m_rows.at(Group).first->setVisible(shown);
    m_rows.at(Group).second->setVisible(shown);
    m_ownGroup = own;
    m_group->clear();
    const auto words = [](const QString &name, const std::optional<double> &factor) {
        return factor ? QStringLiteral("%1 ×%2").arg(name, QLocale().toString(*factor, 'g', 4)) : name;
    };
    std::optional<double> ownFactor;
    QStringList others;
    for (const relay::UsableGroup &group : groups) {
        if (group.name == own)
            ownFactor = group.factor;
        else
            others << words(group.name, group.factor);
    }
    m_group->addItem(own.isEmpty() ? tr("the account’s") : tr("the account’s: %1").arg(words(own, ownFactor)),
                     QString());
    for (const relay::UsableGroup &group : groups) {
        m_group->addItem(words(group.name, group.factor), group.name);
        m_group->setItemData(m_group->count() - 1, group.description, Qt::ToolTipRole);
    }
    if (m_group->findData(m_shownGroup) < 0) // a group that is not open to the account any more stays what it is
        m_group->addItem(m_shownGroup, m_shownGroup);
    m_group->setCurrentIndex(m_group->findData(m_shownGroup));
    m_groupHint->setText(others.isEmpty() ? QString()
                                          : tr("%1 open to you too").arg(others.join(QStringLiteral(", "))));
}

void KeyForm::setBalance(const core::Money &balance)
{
    m_balance = balance;
    showLimitHint();
}

void KeyForm::showNew(const QString &name)
{
    m_token.reset();
    m_name->setText(name);
    m_limit->setCurrent(1);
    m_amount->setText(QStringLiteral("$10.00"));
    m_amount->show();
    m_expires->setCurrent(0);
    m_date->clear();
    m_dateRow->hide();
    m_models.clear();
    m_networks->clear();
    m_shownGroup.clear();
    for (kit::Field *field : {m_name, m_amount, m_date})
        field->setWrong({});
    showModels();
    showLimitHint();
}

void KeyForm::showToken(const relay::TokenRecord &token)
{
    showNew(token.name);
    m_token = token;
    qobject_cast<kit::Label *>(m_rows.at(Limit).first)->setText(tr("May still spend"));
    m_limit->setCurrent(token.unlimited ? unlimited : -1);
    m_amount->setVisible(!token.unlimited);
    if (!token.unlimited && token.limitKnown) {
        const core::Money left = core::Money::fromQuota(token.remaining, m_perUnit);
        m_amount->setText(QStringLiteral("$%1").arg(left.usd(), 0, 'f', 2));
    }
    m_expires->setCurrent(token.expires ? onADate : 0);
    m_dateRow->setVisible(token.expires.has_value());
    if (token.expires)
        m_date->setText(core::toDateTime(*token.expires).date().toString(Qt::ISODate));
    m_models = token.models;
    m_networks->setText(QString(token.networks).replace(u'\n', QStringLiteral(", ")));
    m_shownGroup = token.group;
    m_touchedName = m_touchedLimit = m_touchedExpiry = m_touchedGroup = m_touchedModels = m_touchedNetworks = false;
    showModels();
    showLimitHint();
}

void KeyForm::showLimitHint()
{
    bool right = true;
    const std::optional<core::Quota> limit = m_limit->current() == unlimited ? std::nullopt : amount(&right);
    const bool isOver = right && limit && m_balance.hasAmount() &&
                        core::Money::fromQuota(*limit, m_perUnit).nanoUsd() > m_balance.nanoUsd();
    m_limitHint->setTone(isOver ? kit::Tone::Warning : kit::Tone::Secondary);
    if (isOver)
        m_limitHint->setText(tr("More than your balance of %1, which would end first.")
                                 .arg(kit::moneyText(m_balance, kit::Decimals::Balance)));
    else if (m_limit->current() == unlimited)
        m_limitHint->setText(tr("If the key leaks, the whole balance can be lost."));
    else
        m_limitHint->setText(tr("Even if the key leaks, no more than this can be lost."));
}

void KeyForm::showModels()
{
    if (m_models.isEmpty())
        m_modelWords->setText(m_allModels.isEmpty() ? tr("all")
                                                    : tr("all %n", nullptr, static_cast<int>(m_allModels.size())));
    else
        m_modelWords->setText(m_models.size() == 1 ? m_models.first()
                                                   : tr("%n chosen", nullptr, static_cast<int>(m_models.size())));
    m_modelWords->setToolTip(m_models.join(u'\n'));
}

void KeyForm::chooseModels()
{
    auto *chooser = new ModelChooser(m_allModels, m_models, window());
    connect(chooser, &ModelChooser::chosen, this, [this](const QStringList &models) {
        m_touchedModels = true;
        m_models = models;
        showModels();
    });
    chooser->open();
}

bool KeyForm::nameIsRight()
{
    const QByteArray name = m_name->text().trimmed().toUtf8();
    m_name->setWrong(name.isEmpty() ? tr("A key needs a name")
                     : name.size() > m_offered.longestName
                         ? tr("At most %n bytes: a Chinese character takes three", nullptr, m_offered.longestName)
                         : QString());
    return m_name->wrong().isEmpty();
}

std::optional<core::Quota> KeyForm::amount(bool *right)
{
    bool isNumber = false;
    QString text = m_amount->text().trimmed().remove(u'$').remove(u' ');
    if (text.contains(u'.'))
        text.remove(u','); // thousands
    const double dollars = QLocale::c().toDouble(text.replace(u',', u'.'), &isNumber);
    constexpr double most = 1e9;
    *right = isNumber && dollars > 0 && dollars < most;
    return *right ? std::optional(core::Quota(qRound64(dollars * static_cast<double>(m_perUnit.units()))))
                  : std::nullopt;
}

std::optional<core::Moment> KeyForm::expiry(bool *right)
{
    const int chosen = m_expires->current();
    *right = true;
    if (chosen != onADate) {
        const int days = expiryDays[std::max(0, chosen)];
        return days > 0 ? std::optional<core::Moment>(m_clock.now() + std::chrono::hours(24 * days)) : std::nullopt;
    }
    // The day counts to its end, where the user is.
    const QDate day = QDate::fromString(m_date->text().trimmed(), Qt::ISODate);
    const core::Moment end = core::momentFromMs(day.isValid() ? day.endOfDay().toMSecsSinceEpoch() : 0);
    *right = day.isValid() && end > m_clock.now();
    return end;
}

std::optional<KeyForm::Read> KeyForm::read()
{
    Read out;
    bool right = nameIsRight();
    out.name = m_name->text().trimmed();
    if (m_limit->current() != unlimited && (!m_token || m_touchedLimit)) {
        bool amountRight = false;
        out.limit = amount(&amountRight);
        m_amount->setWrong(amountRight ? QString() : tr("An amount in dollars, such as 10.00"));
        right = right && amountRight;
    }
    if (!m_token || m_touchedExpiry) {
        bool dateRight = false;
        out.expires = expiry(&dateRight);
        m_date->setWrong(dateRight ? QString() : tr("A day to come, such as 2027-12-31"));
        right = right && dateRight;
    }
    return right ? std::optional(out) : std::nullopt;
}

std::optional<relay::TokenDraft> KeyForm::draft()
{
    const std::optional<Read> r = read();
    if (!r)
        return {};
    relay::TokenDraft out;
    out.name = r->name;
    out.limit = r->limit;
    out.expires = r->expires;
    out.models = m_models;
    out.networks = m_networks->text().trimmed();
    out.group = m_group->currentData().toString();
    return out;
}

std::optional<::accounts::KeyChange> KeyForm::change()
{
    const std::optional<Read> r = read();
    if (!r || !m_token)
        return {};
    ::accounts::KeyChange out;
    if (m_touchedName && r->name != m_token->name)
        out.name = r->name;
    if (m_touchedLimit)
        out.left = r->limit;
    if (m_touchedExpiry)
        out.expires = r->expires;
    if (m_touchedModels && m_models != m_token->models)
        out.models = m_models;
    if (m_touchedNetworks) {
        // In the relay's own form: by lines where it had lines.
        QString networks = m_networks->text().remove(u' ');
        if (m_token->networks.contains(u'\n'))
            networks.replace(u',', u'\n');
        out.networks = networks;
    }
    if (m_touchedGroup && m_group->currentData().toString() != m_token->group)
        out.group = m_group->currentData().toString();
    return out;
}

} // namespace ui::accounts
