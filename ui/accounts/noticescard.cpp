#include "ui/accounts/noticescard.h"

#include "ui/accounts/clearbox.h"
#include "ui/accounts/noticetext.h"
#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/overlay.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QScrollArea>
#include <QUrl>

namespace ui::accounts {

namespace {

constexpr int shownNotices = 3;
constexpr int bodyLines = 3;

kit::Label *lineLabel(const NoticeLine &line, kit::Tone tone, QWidget *parent)
{
    auto *label = new kit::Label({}, kit::Role::Body, tone, QFont::Normal, parent);
    label->setWordWrap(true);
    label->setRuns(line.runs);
    // Only http and https come this far (noticeLines).
    QObject::connect(label, &kit::Label::linkFollowed, label,
                     [](const QString &link) { QDesktopServices::openUrl(QUrl(link)); });
    return label;
}

} // namespace

QString noticeTitle(const QString &text)
{
    const QList<NoticeLine> lines = noticeLines(text);
    return lines.isEmpty() ? QString() : lines.first().plain();
}

void addNoticeLines(QVBoxLayout *box, const QString &text, QWidget *parent)
{
    const QList<NoticeLine> lines = noticeLines(text);
    for (const NoticeLine &line : lines) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(kit::space16 * std::max(0, line.depth - 1), 0, 0, 0);
        row->addWidget(lineLabel(line, line.isHeading ? kit::Tone::Text : kit::Tone::Secondary, parent));
        box->addLayout(row);
    }
}

NoticesCard::NoticesCard(app::Workspace &workspace, QWidget *parent)
    : kit::Card(parent, kit::space16), m_workspace(workspace)
{
    box()->setSpacing(kit::space8);
    connect(&workspace.notices(), &::accounts::Notices::changed, this, &NoticesCard::refresh);
    refresh();
}

QWidget *NoticesCard::makeNotice(const ::accounts::Notice &notice)
{
    auto *host = new QWidget(this);
    auto *column = new QVBoxLayout(host);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::space2);
    const QList<NoticeLine> lines = noticeLines(notice.text);
    if (!lines.isEmpty()) {
        // A text of one paragraph is its own title.
        auto *title = lineLabel(lines.first(), kit::Tone::Text, host);
        title->setRole(kit::Role::Body, QFont::Medium);
        title->setMaxLines(2);
        column->addWidget(title);
    }
    if (!notice.isRead) {
        int left = bodyLines;
        for (qsizetype i = 1; i < lines.size() && left > 0; ++i) {
            kit::Label *body = lineLabel(lines.at(i), kit::Tone::Secondary, host);
            body->setMaxLines(left);
            --left;
            column->addWidget(body);
        }
    }
    const ::accounts::Account *account = m_workspace.accounts().find(notice.account);
    QStringList facts;
    if (account)
        facts << account->name;
    facts << kit::ageText(notice.time(), m_workspace.clock().now());
    column->addWidget(new kit::Label(facts.join(QStringLiteral(" · ")), kit::Role::Meta, kit::Tone::Secondary));
    return host;
}

void NoticesCard::refresh()
{
    clearBox(box());
    const QList<::accounts::Notice> &all = m_workspace.notices().list();
    setVisible(!all.isEmpty());
    if (all.isEmpty())
        return;
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space8);
    row->addWidget(new kit::Label(tr("Notices"), kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
    const int unread = m_workspace.notices().unreadCount();
    if (unread > 0)
        row->addWidget(new kit::Badge(tr("%n new", nullptr, unread), kit::Tone::Accent, head));
    row->addStretch();
    auto *link = new kit::Button(kit::Button::Kind::Link, unread > 0 ? tr("Mark as read") : tr("Read them"), head);
    link->setObjectName(QStringLiteral("notices/link"));
    link->setButtonSize(kit::Button::Size::Small);
    link->setFlush(true);
    connect(link, &QPushButton::clicked, this, [this, unread] {
        if (unread > 0)
            static_cast<void>(m_workspace.notices().markAllRead());
        else
            showAll();
    });
    row->addWidget(link);
    box()->addWidget(head);
    int shown = 0;
    for (const ::accounts::Notice &notice : all) {
        if (shown == shownNotices)
            break;
        if (shown++ > 0)
            box()->addWidget(new kit::Hairline(this));
        box()->addWidget(makeNotice(notice));
    }
    if (unread > 0 || all.size() > shownNotices) {
        auto *more = new kit::Button(kit::Button::Kind::Link, tr("Read all of it"), this);
        more->setButtonSize(kit::Button::Size::Small);
        more->setFlush(true);
        connect(more, &QPushButton::clicked, this, &NoticesCard::showAll);
        box()->addWidget(more, 0, Qt::AlignLeading);
    }
}

void NoticesCard::showAll()
{
    auto *dialog = new kit::Dialog(window(), tr("Notices"), 560);
    auto *scroll = new QScrollArea(dialog);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(320);
    auto *host = new QWidget;
    auto *column = new QVBoxLayout(host);
    column->setContentsMargins(0, 0, kit::space12, 0);
    column->setSpacing(kit::space8);
    for (const ::accounts::Notice &notice : m_workspace.notices().list()) {
        const ::accounts::Account *account = m_workspace.accounts().find(notice.account);
        column->addWidget(new kit::SectionLabel((account ? account->name + QStringLiteral(" · ") : QString()) +
                                                    kit::ageText(notice.time(), m_workspace.clock().now()),
                                                host));
        addNoticeLines(column, notice.text, host);
        column->addWidget(new kit::Hairline(host));
    }
    column->addStretch();
    scroll->setWidget(host);
    dialog->body()->addWidget(scroll);
    dialog->addPrimary(tr("Close"));
    static_cast<void>(m_workspace.notices().markAllRead());
    dialog->open();
}

} // namespace ui::accounts
