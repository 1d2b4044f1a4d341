#include "ui/chat/inspector/answerpane.h"

#include "ui/chat/inspector/words.h"
#include "ui/chat/transcript/factsline.h"
#include "ui/kit/label.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"

#include <QBoxLayout>

namespace ui::chat {

namespace {

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QLayout *inner = item->layout())
            clear(inner);
        delete item->widget();
        delete item;
    }
}

QString countOrDash(const std::optional<qint64> &count)
{
    return count ? kit::countText(*count) : QStringLiteral("—");
}

} // namespace

AnswerPane::AnswerPane(app::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    m_box = new QVBoxLayout(this);
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(kit::space8);
}

void AnswerPane::setSession(::chat::Session *session)
{
    m_session = session;
    m_chosen = {};
    refresh();
}

void AnswerPane::showAnswer(core::MessageId id)
{
    m_chosen = id;
    refresh();
}

const ::chat::Message *AnswerPane::answer() const
{
    if (!m_session)
        return nullptr;
    const QList<::chat::Message> &messages = m_session->messages();
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        if (it->role == ::chat::Role::Assistant && (!m_chosen.isValid() || it->id == m_chosen))
            return &*it;
    }
    return nullptr;
}

void AnswerPane::addHeading(const QString &text)
{
    m_box->addWidget(new kit::Label(text, kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
}

void AnswerPane::addFact(const QString &name, const QString &value)
{
    auto *row = new QHBoxLayout;
    row->addWidget(new kit::Label(name, kit::Role::Body, kit::Tone::Secondary));
    auto *figure = new kit::FigureLabel(value);
    figure->setElided(true);
    figure->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(figure, 1);
    m_box->addLayout(row);
}

void AnswerPane::addNote(const QString &text)
{
    auto *note = new kit::Label(text, kit::Role::Meta, kit::Tone::Secondary);
    note->setWordWrap(true);
    m_box->addWidget(note);
}

void AnswerPane::addRequest(const ::chat::Message &request)
{
    addFact(tr("Tokens in"), countOrDash(request.usage.input));
    if (request.usage.cached)
        addFact(tr("Cached"), countOrDash(request.usage.cached));
    addFact(tr("Tokens out"), countOrDash(request.usage.output));
    if (request.usage.reasoning)
        addFact(tr("Of these reasoning"), countOrDash(request.usage.reasoning));
    if (request.firstToken)
        addFact(tr("First token"), kit::durationText(*request.firstToken));
    if (request.duration)
        addFact(tr("Time"), kit::durationText(*request.duration));
    if (const auto speed = tokensPerSecond(request))
        addFact(tr("Speed"), tr("%1 tokens/s").arg(qRound(*speed)));
    ::chat::Message alone = request;
    alone.further.clear();
    addFact(tr("Cost"), kit::moneyText(costOf(alone), kit::Decimals::Request));
    addFact(tr("Request"), request.requestId.isEmpty() ? QStringLiteral("—") : request.requestId);
}

void AnswerPane::refresh()
{
    clear(m_box);
    const ::chat::Message *shown = answer();
    if (!shown) {
        addNote(tr("Nothing has been answered yet."));
        m_box->addStretch();
        return;
    }
    addHeading(tr("Answer"));
    addFact(tr("Model"), shown->model);
    addFact(tr("Key"), shown->keyName.isEmpty() ? QStringLiteral("—") : shown->keyName);
    if (!shown->asked.format.isEmpty())
        addFact(tr("Format"), formatName(shown->asked.format));
    if (shown->thinking)
        addFact(tr("Thought for"), kit::durationText(*shown->thinking));
    if (shown->state == ::chat::MessageState::Complete)
        addFact(tr("Ended"), finishWords(shown->finish));
    for (const QString &lesson : shown->asked.lessons)
        addNote(lessonWords(lesson));
    addRequest(*shown);
    int part = 2;
    for (const ::chat::Message &further : shown->further) {
        addHeading(tr("Part %1").arg(part++));
        addRequest(further);
    }
    if (m_session && (shown->state == ::chat::MessageState::Stopped || shown->state == ::chat::MessageState::Streaming))
        addNote(stopWords(m_session->stopBilling()));
    m_box->addStretch();
}

} // namespace ui::chat
