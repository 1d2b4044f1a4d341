#include "ui/chat/inspector.h"

#include "ui/chat/inspector/answerpane.h"
#include "ui/chat/inspector/costpane.h"
#include "ui/chat/inspector/outlinepane.h"
#include "ui/chat/inspector/parameterspane.h"
#include "ui/kit/metrics.h"
#include "ui/kit/segments.h"

#include <QBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace ui::chat {

Inspector::Inspector(app::Workspace &workspace, QWidget *parent) : kit::Ground(Kind::Pane, parent)
{
    setAccessibleName(tr("Inspector"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *head = new QWidget(this);
    head->setFixedHeight(kit::headHeight);
    auto *headBox = new QHBoxLayout(head);
    headBox->setContentsMargins(kit::space12, 0, kit::space12, 0);
    m_tabs = new kit::Segments({tr("Chat"), tr("Answer"), tr("Outline"), tr("Files")}, head);
    m_tabs->setAccessibleName(tr("Inspector tabs"));
    headBox->addWidget(m_tabs);
    headBox->addStretch();
    outer->addWidget(head);
    outer->addWidget(new kit::Hairline(this));
    m_stack = new QStackedWidget(this);
    outer->addWidget(m_stack, 1);

    m_parameters = new ParametersPane(workspace, this);
    m_costs = new CostPane(workspace, this);
    m_answer = new AnswerPane(workspace, this);
    m_outline = new OutlinePane(OutlinePane::Shows::Questions, this);
    m_files = new OutlinePane(OutlinePane::Shows::Files, this);
    m_stack->addWidget(scrolled({m_parameters, new kit::Hairline(this), m_costs}));
    m_stack->addWidget(scrolled({m_answer}));
    for (OutlinePane *pane : {m_outline, m_files}) {
        auto *page = new QWidget(this);
        auto *box = new QVBoxLayout(page);
        box->setContentsMargins(kit::space12, kit::space12, kit::space12, kit::space12);
        box->addWidget(pane);
        m_stack->addWidget(page);
        connect(pane, &OutlinePane::jumpRequested, this, &Inspector::jumpRequested);
    }

    connect(m_tabs, &kit::Segments::chosen, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        refreshMessages();
    });
    connect(m_parameters, &ParametersPane::modelRequested, this, &Inspector::modelRequested);
    connect(&workspace.catalog(), &::catalog::Catalog::modelsChanged, this, &Inspector::refreshChat);
    setTab(Chat);
    setSession(nullptr);
}

QWidget *Inspector::scrolled(const QList<QWidget *> &panes)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    auto *box = new QVBoxLayout(inner);
    box->setContentsMargins(kit::space16, kit::space16, kit::space16, kit::space16);
    box->setSpacing(kit::space12);
    for (QWidget *pane : panes)
        box->addWidget(pane);
    box->addStretch();
    scroll->setWidget(inner);
    return scroll;
}

void Inspector::setSession(::chat::Session *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    setEnabled(session != nullptr);
    m_parameters->setSession(session);
    m_costs->setSession(session);
    m_answer->setSession(session);
    m_outline->setSession(session);
    m_files->setSession(session);
    if (!session)
        return;
    for (const auto signal : {&::chat::Session::loaded, &::chat::Session::becameWhole, &::chat::Session::branchChanged,
                              &::chat::Session::callsChanged}) {
        connect(session, signal, this, [this] {
            refreshChat();
            refreshMessages();
        });
    }
    connect(session, &::chat::Session::conversationChanged, this, &Inspector::refreshChat);
    connect(session, &::chat::Session::messageAdded, this, &Inspector::refreshMessages);
    connect(session, &::chat::Session::messageChanged, this, [this] {
        refreshChat();
        refreshMessages();
    });
}

void Inspector::refreshChat()
{
    m_parameters->refresh();
    m_costs->refresh();
}

// Only what is seen: a list of two thousand questions is not made anew for each answer behind another tab.
void Inspector::refreshMessages()
{
    switch (m_stack->currentIndex()) {
    case Answer:
        m_answer->refresh();
        break;
    case Outline:
        m_outline->refresh();
        break;
    case Files:
        m_files->refresh();
        break;
    default:
        break;
    }
}

void Inspector::setTab(Tab tab)
{
    m_tabs->setCurrent(tab);
    m_stack->setCurrentIndex(tab);
    refreshMessages();
}

void Inspector::focusLimit()
{
    setTab(Chat);
    m_parameters->focusLimit();
}

void Inspector::focusHistory()
{
    setTab(Chat);
    m_parameters->focusHistory();
}

void Inspector::showAnswer(core::MessageId id)
{
    setTab(Answer);
    m_answer->showAnswer(id);
}

} // namespace ui::chat
