#include "ui/shell/statusbar.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"
#include "ui/kit/spinner.h"
#include "ui/kit/style.h"
#include "ui/kit/type.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QPainter>

#include <chrono>

namespace ui::shell {

using namespace std::chrono_literals;

// A figure of the status bar: words in three weights, a dot or icon before them.
class Figure : public QAbstractButton
{
public:
    struct Words
    {
        QString label{};
        QString figure{};
        QString note{};
    };

    explicit Figure(QWidget *parent) : QAbstractButton(parent)
    {
        setFixedHeight(kit::statusBarHeight - kit::space8);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        kit::setFocusRing(this, kit::radiusTag);
    }
    void setWords(const Words &words)
    {
        m_words = words;
        setAccessibleName(QStringList{words.label, words.figure, words.note}.join(u' ').simplified());
        updateGeometry();
        update();
    }
    // With a short line before it, in the gap to the figure before.
    void setStartsGroup(bool starts)
    {
        m_startsGroup = starts;
        updateGeometry();
    }
    void setDot(const QColor &color)
    {
        m_dot = color;
        update();
    }
    void setIconName(const char *icon) { m_icon = QString::fromLatin1(icon); }
    void setFigureTone(kit::Tone tone) { m_tone = tone; }

    QSize sizeHint() const override
    {
        qreal width = 2 * kit::space8;
        if (m_dot.isValid() || !m_icon.isEmpty())
            width += m_dot.isValid() ? 14 : 20;
        for (const auto &[text, weight] : pieces())
            width += kit::figuresWidth(kit::font(kit::Role::Meta, weight), text) + kit::space6;
        return {qCeil(width) - kit::space6 + lead(), kit::statusBarHeight - kit::space8};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const kit::Theme &theme = kit::themeOf(this);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        if (underMouse() || isDown())
            kit::fillRound(&painter, rect().adjusted(mirrored ? 0 : lead(), 0, mirrored ? -lead() : 0, 0),
                           kit::radiusTag, theme.pressed);
        if (m_startsGroup)
            kit::drawHairlineDown(&painter, mirrored ? width() - 1 : 0, 4, height() - 4, theme.line2);
        const auto place = [&](qreal x, qreal w) { return QRectF(mirrored ? width() - x - w : x, 0, w, height()); };
        qreal x = lead() + kit::space8;
        if (m_dot.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_dot);
            painter.drawEllipse(place(x, 8).adjusted(0, 6, 0, -6));
            x += 14;
        } else if (!m_icon.isEmpty()) {
            kit::drawIcon(&painter, place(x, 14).adjusted(0, 3, 0, -3), m_icon, theme.text2);
            x += 20;
        }
        const QColor colors[] = {theme.text2, theme.color(m_tone), theme.text3};
        int piece = 0;
        const QStringList texts{m_words.label, m_words.figure, m_words.note};
        for (const QString &text : texts) {
            const int index = piece++;
            if (text.isEmpty())
                continue;
            const QFont font = kit::font(kit::Role::Meta, index == 1 ? QFont::DemiBold : QFont::Normal);
            const qreal w = kit::figuresWidth(font, text);
            painter.setFont(font);
            painter.setPen(colors[index]);
            kit::drawFigures(&painter, place(x, w), text, Qt::AlignLeft | Qt::AlignVCenter);
            x += w + kit::space6;
        }
    }

private:
    int lead() const { return m_startsGroup ? kit::space4 + 1 : 0; }
    QList<std::pair<QString, int>> pieces() const
    {
        QList<std::pair<QString, int>> out;
        if (!m_words.label.isEmpty())
            out.append({m_words.label, QFont::Normal});
        if (!m_words.figure.isEmpty())
            out.append({m_words.figure, QFont::DemiBold});
        if (!m_words.note.isEmpty())
            out.append({m_words.note, QFont::Normal});
        return out;
    }

    Words m_words{};
    QColor m_dot{};
    bool m_startsGroup = false;
    QString m_icon{};
    kit::Tone m_tone = kit::Tone::Text;
};

StatusBar::StatusBar(app::Workspace &workspace, QWidget *parent)
    : kit::Ground(Kind::Rail, parent), m_workspace(workspace)
{
    setFixedHeight(kit::statusBarHeight);
    setAccessibleName(tr("Status"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(new kit::Hairline(this));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(kit::space8, 0, kit::space8, 0);
    row->setSpacing(kit::space4);
    outer->addLayout(row, 1);
    m_online = new Figure(this);
    m_account = new Figure(this);
    m_today = new Figure(this);
    m_running = new Figure(this);
    m_keychain = new Figure(this);
    m_keychain->setIconName("lock-open");
    for (Figure *figure : {m_online, m_account, m_today, m_running}) {
        row->addWidget(figure);
        figure->setStartsGroup(figure != m_online);
    }
    row->addStretch();
    row->addWidget(m_keychain);
    m_notices = new Figure(this);
    m_notices->setIconName("bell");
    row->addWidget(m_notices);

    connect(m_account, &QAbstractButton::clicked, this, &StatusBar::accountRequested);
    connect(m_online, &QAbstractButton::clicked, this, [this] {
        if (const auto *account = m_workspace.accounts().currentAccount(); account && account->canManage())
            m_workspace.wallet().refresh(account->id).finally(this, [](const core::Result<::billing::Balance> &) {});
    });
    connect(m_today, &QAbstractButton::clicked, this, &StatusBar::usageRequested);
    connect(m_running, &QAbstractButton::clicked, this, &StatusBar::runningRequested);
    connect(m_keychain, &QAbstractButton::clicked, this, &StatusBar::keychainRequested);
    connect(m_notices, &QAbstractButton::clicked, this, &StatusBar::noticesRequested);
    const auto again = [this] { refresh(); };
    connect(&workspace.accounts(), &::accounts::Accounts::currentChanged, this, again);
    connect(&workspace.accounts(), &::accounts::Accounts::accountChanged, this, again);
    connect(&workspace.accounts(), &::accounts::Accounts::listChanged, this, again);
    connect(&workspace.wallet(), &::billing::Wallet::balanceChanged, this, again);
    connect(&workspace.wallet(), &::billing::Wallet::refreshFailed, this, again);
    connect(&workspace.chats(), &::chat::Chats::answeringCountChanged, this, again);
    connect(&workspace.vault(), &secrets::Vault::stateChanged, this, again);
    connect(&workspace.notices(), &::accounts::Notices::changed, this, again);
    // Several rows and costs come in a burst; one question to the database answers them all.
    m_soon.setSingleShot(true);
    m_soon.setInterval(150ms);
    connect(&m_soon, &QTimer::timeout, this, &StatusBar::readToday);
    connect(&workspace.ledger(), &::billing::Ledger::rowsAdded, &m_soon, qOverload<>(&QTimer::start));
    m_aging.setInterval(30s);
    connect(&m_aging, &QTimer::timeout, this, again);
    m_aging.start();
    refresh();
    m_soon.start();
}

void StatusBar::readToday()
{
    ::billing::LedgerFilter filter;
    filter.from =
        core::momentFromMs(core::toDateTime(m_workspace.clock().now()).date().startOfDay().toMSecsSinceEpoch());
    m_workspace.ledger()
        .totals(filter, ::billing::Breakdown::Model)
        .finally(this, [this](const core::Result<::billing::LedgerTotals> &totals) {
            m_todaySum = totals ? std::optional(totals->spent) : std::nullopt;
            refresh();
        });
}

void StatusBar::refresh()
{
    const kit::Theme &theme = kit::themeOf(this);
    const ::accounts::Account *account = m_workspace.accounts().currentAccount();
    const auto error = account ? m_workspace.wallet().lastError(account->id) : std::nullopt;
    const bool offline = error && (error->kind == core::ErrorKind::Offline || error->kind == core::ErrorKind::Timeout);
    const bool signedOut = account && account->state == ::accounts::SignInState::SignedOut;
    m_online->setVisible(account != nullptr);
    m_online->setDot(offline || signedOut ? theme.warningMark : theme.positiveMark);
    m_online->setWords({offline ? tr("Offline") : signedOut ? tr("Signed out") : tr("Online"), {}, {}});
    m_online->setToolTip(offline ? tr("The relay did not answer. Click to try again.")
                                 : tr("Click to read the balance again"));

    m_account->setVisible(account != nullptr);
    if (account) {
        const auto balance = m_workspace.wallet().balance(account->id);
        if (!account->canManage())
            m_account->setWords({account->name, {}, tr("key only")});
        else if (balance)
            m_account->setWords({account->name, kit::moneyText(balance->money(), kit::Decimals::Balance),
                                 kit::ageText(balance->asOf, m_workspace.clock().now())});
        else
            m_account->setWords({account->name, QStringLiteral("—"), tr("not read yet")});
        m_account->setFigureTone(balance && balance->remaining.units() <= 0 ? kit::Tone::Danger : kit::Tone::Text);
        m_account->setToolTip(tr("Accounts and balance"));
    }
    m_today->setVisible(account != nullptr);
    m_today->setWords(
        {tr("Today"), m_todaySum ? kit::moneyText(*m_todaySum, kit::Decimals::Balance) : QStringLiteral("—"), {}});
    m_today->setToolTip(tr("Where the money went"));
    const int running = m_workspace.chats().answeringCount();
    m_running->setVisible(running > 0);
    m_running->setIconName("loader-circle");
    m_running->setWords({tr("%n answers running", nullptr, running), {}, {}});
    m_keychain->setVisible(m_workspace.vault().state() == secrets::VaultState::Unavailable);
    m_keychain->setWords({tr("No keychain"), {}, {}});
    m_keychain->setToolTip(tr("Keys are kept until you quit, then asked again."));
    const int unread = m_workspace.notices().unreadCount();
    m_notices->setVisible(unread > 0);
    m_notices->setWords({tr("%n notices", nullptr, unread), {}, {}});
    m_notices->setToolTip(tr("What the operators say"));
}

} // namespace ui::shell
