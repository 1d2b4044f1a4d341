#include "ui/shell/screenshot.h"

#include "ui/accounts/walletpage.h"
#include "ui/billing/redeemdialog.h"
#include "ui/billing/usagepage.h"
#include "ui/catalog/modelspage.h"
#include "ui/chat/chatspage.h"
#include "ui/chat/composer/composer.h"

#include <QApplication>

#include <chrono>
#include <cstdio>

namespace ui::shell {

namespace {

using namespace std::chrono_literals;

constexpr auto settleTime = 900ms; // nothing moved for so long
constexpr auto longest = 45s;

} // namespace

Screenshot::Screenshot(app::Workspace &workspace, MainWindow &window, app::Invocation invocation, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_window(window), m_invocation(std::move(invocation))
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(settleTime);
    connect(&m_settled, &QTimer::timeout, this, &Screenshot::write);
    m_latest.setSingleShot(true);
    connect(&m_latest, &QTimer::timeout, this, &Screenshot::write);
}

QStringList Screenshot::pages()
{
    return {QStringLiteral("chats"),        QStringLiteral("chat"),        QStringLiteral("first-run"),
            QStringLiteral("add-relay"),    QStringLiteral("create-key"),  QStringLiteral("redeem"),
            QStringLiteral("wallet"),       QStringLiteral("keys"),        QStringLiteral("models"),
            QStringLiteral("usage"),        QStringLiteral("settings"),    QStringLiteral("model-picker"),
            QStringLiteral("drawer"),       QStringLiteral("error"),       QStringLiteral("parts"),
            QStringLiteral("explain-cost"), QStringLiteral("topup"),       QStringLiteral("profile"),
            QStringLiteral("refused"),      QStringLiteral("model-detail")};
}

void Screenshot::start()
{
    m_latest.start(longest);
    if (!m_invocation.demo) {
        m_window.showStart();
        return showPage();
    }
    m_workspace.startDemo().finally(this, [this](const core::Result<core::AccountId> &started) {
        if (!started) {
            std::fprintf(stderr, "%s\n", qPrintable(started.error().detail));
            Q_EMIT finished(1);
            return;
        }
        m_workspace.accounts().setCurrent(*started);
        m_window.showStart();
        m_workspace.catalog().refresh(*started).finally(
            this, [this](const core::Result<QList<::catalog::Model>> &) { showPage(); });
    });
}

void Screenshot::showPage()
{
    const QString page = m_invocation.page;
    const core::AccountId account = m_workspace.accounts().current();
    if (page == QLatin1String("add-relay"))
        m_window.showAddRelay(m_workspace.demoCredentials() ? m_workspace.demoCredentials()->address.toString()
                                                            : QString());
    else if (page == QLatin1String("create-key"))
        m_window.showCreateKey(account);
    else if (page == QLatin1String("wallet"))
        m_window.showPage(Page::Wallet);
    else if (page == QLatin1String("topup") || page == QLatin1String("profile")) {
        m_window.showPage(Page::Wallet);
        if (page == QLatin1String("topup"))
            m_window.walletPage()->showTopUp(account);
        else
            m_window.walletPage()->openProfile(account);
    } else if (page == QLatin1String("keys"))
        m_window.showPage(Page::Keys);
    else if (page == QLatin1String("models") || page == QLatin1String("model-detail")) {
        m_window.showPage(Page::Models);
        const QStringList three{QStringLiteral("gpt-5"), QStringLiteral("claude-sonnet-4-5"),
                                QStringLiteral("gemini-2.5-flash")};
        for (const QString &model : three)
            m_workspace.catalog().choices().setFavourite(model, true);
        if (page == QLatin1String("models"))
            m_window.modelsPage()->setCompared(three);
    } else if (page == QLatin1String("usage") || page == QLatin1String("explain-cost"))
        return chat({tr("Show a table and some Python code")});
    else if (page == QLatin1String("settings"))
        m_window.showPage(Page::Settings);
    else if (page == QLatin1String("chat") || page == QLatin1String("model-picker") || page == QLatin1String("drawer"))
        return chat({tr("Show a table and some Python code"), tr("And what does the mathematics say?")});
    else if (page == QLatin1String("error")) {
        if (m_workspace.demoRelay())
            m_workspace.demoRelay()->setFault(demo::Fault::CutMidway, QStringLiteral("/v1/chat"));
        return chat({tr("Write a long answer about migrations")});
    } else if (page == QLatin1String("refused")) {
        if (const auto &demo = m_workspace.demoCredentials())
            m_workspace.demoRelay()->setBalanceQuota(demo->user, 700);
        return chat({tr("Write a long answer about migrations")});
    } else if (page == QLatin1String("redeem")) {
        const auto &demo = m_workspace.demoCredentials();
        m_window.redeem(demo ? tr("Hello, your order 20418 is ready. Code for $1: %1\nThe one from last month: "
                                  "%2\nThanks for buying again")
                                   .arg(demo->codes.value(0), demo->usedCode)
                             : QString());
        if (auto *dialog = m_window.findChild<ui::billing::RedeemDialog *>())
            dialog->redeem();
        // Each code is asked for alone, and the balance read before and after.
        QTimer::singleShot(3s, this, &Screenshot::settle);
        return;
    }
    settle();
}

void Screenshot::chat(const QStringList &questions)
{
    m_questions = questions;
    connect(&m_workspace.chats(), &::chat::Chats::turnEnded, this, [this](const ::chat::TurnFacts &facts) {
        m_answer = facts.message;
        // The bill comes a moment later; the last picture shows it.
        QTimer::singleShot(m_questions.isEmpty() ? 4s : 500ms, this, &Screenshot::askNext);
    });
    askNext();
}

void Screenshot::askNext()
{
    if (m_questions.isEmpty()) {
        if (m_invocation.page == QLatin1String("model-picker"))
            m_window.chatsPage()->chooseModel();
        else if (m_invocation.page == QLatin1String("drawer"))
            m_window.chatsPage()->toggleList();
        else if (m_invocation.page == QLatin1String("explain-cost"))
            m_window.explainCost(m_answer);
        else if (m_invocation.page == QLatin1String("usage"))
            return showUsage();
        return settle();
    }
    m_window.chatsPage()->composer()->setText(m_questions.takeFirst());
    Q_EMIT m_window.chatsPage()->composer()->sendRequested();
}

// The history with the row of the chat just held opened.
void Screenshot::showUsage()
{
    m_window.showPage(Page::Usage);
    QTimer::singleShot(1500ms, this, [this] {
        m_window.usagePage()->openNewestOwnRow();
        settle();
    });
}

void Screenshot::settle()
{
    m_settled.start();
}

void Screenshot::write()
{
    if (m_written)
        return;
    m_written = true;
    const QString file = m_invocation.arguments.first();
    const bool saved = m_window.grab().save(file);
    if (!saved)
        std::fprintf(stderr, "%s could not be written\n", qPrintable(file));
    Q_EMIT finished(saved ? 0 : 1);
}

} // namespace ui::shell
