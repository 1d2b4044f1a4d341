#include "ui/chat/composer/toolpanel.h"

#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/label.h"
#include "ui/kit/metrics.h"
#include "ui/kit/textbox.h"

#include <QBoxLayout>
#include <QJsonDocument>

namespace ui::chat {

namespace {

constexpr int longestArguments = 2000;

QString readable(const QString &arguments)
{
    const QJsonDocument json = QJsonDocument::fromJson(arguments.toUtf8());
    const QString text = json.isNull() ? arguments : QString::fromUtf8(json.toJson(QJsonDocument::Indented)).trimmed();
    return text.left(longestArguments);
}

} // namespace

ToolPanel::ToolPanel(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Tool calls"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, kit::space8);
    auto *card = new kit::Card(this, kit::space12);
    outer->addWidget(card);
    auto *title = new kit::Label(tr("The model asks for a tool. Nothing runs by itself: write what it should be told."),
                                 kit::Role::Body, kit::Tone::Secondary);
    title->setWordWrap(true);
    card->box()->addWidget(title);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(kit::space8);
    card->box()->addLayout(m_rows);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    auto *decline = new kit::Button(kit::Button::Kind::Plain, tr("Decline"), this);
    m_send = new kit::Button(kit::Button::Kind::Primary, tr("Send results"), this);
    buttons->addWidget(decline);
    buttons->addWidget(m_send);
    card->box()->addLayout(buttons);
    connect(decline, &QPushButton::clicked, this, [this] { send(true); });
    connect(m_send, &QPushButton::clicked, this, [this] { send(false); });
    hide();
}

void ToolPanel::setCalls(core::MessageId answer, const QList<::chat::Part> &calls)
{
    // What was typed so far stays while it is about the same calls.
    if (answer == m_answer && calls.size() == m_ids.size() && !calls.isEmpty())
        return;
    m_answer = answer;
    m_ids.clear();
    m_results.clear();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ::chat::Part &call : calls) {
        const QString name = call.meta.value(QLatin1String("name")).toString();
        m_ids.append(call.meta.value(QLatin1String("id")).toString());
        m_rows->addWidget(new kit::Label(name, kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
        auto *arguments = new kit::Label(readable(call.text), kit::Role::Code, kit::Tone::Secondary);
        arguments->setWordWrap(true);
        arguments->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_rows->addWidget(arguments);
        auto *result = new kit::TextBox(tr("Result of %1").arg(name), this);
        result->setPlaceholderText(tr("Result of %1").arg(name));
        result->setLines(1, 6);
        connect(result, &QPlainTextEdit::textChanged, this, [this] {
            bool any = false;
            for (const kit::TextBox *one : std::as_const(m_results))
                any = any || !one->toPlainText().trimmed().isEmpty();
            m_send->setEnabled(any);
        });
        m_rows->addWidget(result);
        m_results.append(result);
    }
    m_send->setEnabled(false);
    setVisible(!calls.isEmpty());
}

void ToolPanel::send(bool declineAll)
{
    QList<::chat::Session::ToolAnswer> results;
    for (qsizetype i = 0; i < m_ids.size(); ++i) {
        const QString text = m_results.at(i)->toPlainText();
        const bool declined = declineAll || text.trimmed().isEmpty();
        results.append({m_ids.at(i), text, declined});
    }
    Q_EMIT answered(m_answer, results);
}

} // namespace ui::chat
