#include "ui/chat/inspector/parameterspane.h"

#include "chat/wire/encoding.h"
#include "chat/wire/modelfamily.h"
#include "ui/chat/inspector/words.h"
#include "ui/chat/prompts/promptdialog.h"
#include "ui/kit/button.h"
#include "ui/kit/disclosure.h"
#include "ui/kit/field.h"
#include "ui/kit/label.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/segments.h"
#include "ui/kit/switch.h"
#include "ui/kit/textbox.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDoubleValidator>
#include <QIntValidator>
#include <QJsonDocument>
#include <QSignalBlocker>
#include <QSlider>

namespace ui::chat {

namespace {

constexpr int wholeHistory = 21; // the slider's last stop: everything that fits
const QStringList efforts{QString(), QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high")};
const QStringList formats{QString(), QStringLiteral("chat"), QStringLiteral("responses"), QStringLiteral("messages")};

std::optional<double> numberIn(const kit::Field *field)
{
    bool ok = false;
    const double value = QString(field->text()).replace(u',', u'.').toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

QString numberText(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 4) : QString();
}

} // namespace

ParametersPane::ParametersPane(app::Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(kit::space8);
    box->addWidget(new kit::Label(tr("Parameters"), kit::Role::Body, kit::Tone::Text, QFont::DemiBold));
    const auto rowIn = [](QBoxLayout *layout, const QString &label, QWidget *control) {
        auto *line = new QHBoxLayout;
        auto *words = new kit::Label(label, kit::Role::Body, kit::Tone::Secondary);
        words->setBuddy(control);
        line->addWidget(words);
        line->addStretch();
        line->addWidget(control);
        layout->addLayout(line);
        return words;
    };
    const auto figure = [this](const QString &name, int width) {
        auto *field = new kit::Field({}, this);
        field->setFixedWidth(width);
        field->setAccessibleName(name);
        field->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        return field;
    };

    m_model = new kit::Button(kit::Button::Kind::Ghost, {}, this);
    m_model->setButtonSize(kit::Button::Size::Small);
    m_model->setTrailingIcon(kit::IconName("chevrons-up-down"));
    rowIn(box, tr("Model"), m_model);
    m_prompt = new kit::Button(kit::Button::Kind::Link, {}, this);
    m_prompt->setFlush(true);
    m_prompt->setToolTip(tr("How the model should behave in this chat"));
    rowIn(box, tr("System prompt"), m_prompt);
    box->addWidget(new kit::Label(tr("Reasoning"), kit::Role::Body, kit::Tone::Secondary));
    m_effort = new kit::Segments({tr("Auto"), tr("Low"), tr("Medium"), tr("High")}, this);
    m_effort->setAccessibleName(tr("Reasoning effort"));
    box->addWidget(m_effort);

    auto *temperature = new QHBoxLayout;
    m_temperatureLabel = new kit::Label(tr("Temperature"), kit::Role::Body, kit::Tone::Secondary);
    m_temperatureFixed = new kit::Label(tr("fixed by this model"), kit::Role::Meta, kit::Tone::Secondary);
    m_temperature = figure(tr("Temperature, 0 to 2"), 72);
    m_temperature->setValidator(new QDoubleValidator(0, 2, 2, m_temperature));
    m_temperature->setPlaceholderText(tr("Auto"));
    m_temperatureLabel->setBuddy(m_temperature);
    temperature->addWidget(m_temperatureLabel);
    temperature->addStretch();
    temperature->addWidget(m_temperatureFixed);
    temperature->addWidget(m_temperature);
    box->addLayout(temperature);

    m_limit = figure(tr("Longest answer in tokens"), 110);
    m_limit->setSuffix(tr("tokens"));
    m_limit->setValidator(new QIntValidator(1, 10'000'000, m_limit));
    rowIn(box, tr("Longest answer"), m_limit);
    m_historyWords = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    rowIn(box, tr("History"), m_historyWords);
    m_history = new QSlider(Qt::Horizontal, this);
    m_history->setRange(0, wholeHistory);
    m_history->setAccessibleName(tr("How many earlier messages travel along"));
    box->addWidget(m_history);

    auto *more = new kit::Disclosure(tr("More"), this);
    auto *rest = new QWidget(this);
    auto *restBox = new QVBoxLayout(rest);
    restBox->setContentsMargins(0, 0, 0, 0);
    restBox->setSpacing(kit::space8);
    m_topP = figure(tr("Top-p, 0 to 1"), 72);
    m_topP->setValidator(new QDoubleValidator(0, 1, 3, m_topP));
    m_topP->setPlaceholderText(tr("Auto"));
    rowIn(restBox, tr("Top-p"), m_topP);
    m_historyTokens = figure(tr("History in tokens, at most"), 110);
    m_historyTokens->setSuffix(tr("tokens"));
    m_historyTokens->setValidator(new QIntValidator(0, 100'000'000, m_historyTokens));
    m_historyTokens->setPlaceholderText(tr("all"));
    rowIn(restBox, tr("History at most"), m_historyTokens);
    m_format = new QComboBox(this);
    m_format->addItems({tr("Automatic"), tr("Chat Completions"), tr("Responses"), tr("Messages")});
    m_format->setAccessibleName(tr("Wire format"));
    m_format->setToolTip(tr("How requests are spelled for this relay"));
    rowIn(restBox, tr("Format"), m_format);
    m_formatWords = new kit::Label({}, kit::Role::Meta, kit::Tone::Caption);
    m_formatWords->setWordWrap(true);
    restBox->addWidget(m_formatWords);
    restBox->addWidget(new kit::Label(tr("Tools"), kit::Role::Body, kit::Tone::Secondary));
    m_tools = new kit::TextBox(tr("Tools that the model may call, as a JSON list of functions"), this);
    m_tools->setPlaceholderText(QStringLiteral("[{\"name\": \"…\", \"parameters\": {…}}]"));
    m_tools->setLines(2, 8);
    restBox->addWidget(m_tools);
    m_titles = new kit::Switch(tr("Titles by a model"), this);
    m_titles->setToolTip(tr("After the first answer the account's cheapest model is asked for a title; each is a call "
                            "with its own cost"));
    rowIn(restBox, tr("Titles by a model"), m_titles);
    more->setBody(rest);
    box->addWidget(more);
    box->addWidget(rest);

    connect(m_model, &QPushButton::clicked, this, [this] { Q_EMIT modelRequested(m_model); });
    connect(m_prompt, &QPushButton::clicked, this, &ParametersPane::editPrompt);
    connect(m_effort, &kit::Segments::chosen, this, &ParametersPane::save);
    for (kit::Field *field : {m_limit, m_temperature, m_topP, m_historyTokens})
        connect(field, &QLineEdit::editingFinished, this, &ParametersPane::save);
    connect(m_history, &QSlider::valueChanged, this, &ParametersPane::save);
    connect(m_format, &QComboBox::activated, this, &ParametersPane::save);
    connect(m_tools, &QPlainTextEdit::textChanged, this, &ParametersPane::save);
    m_titles->setChecked(workspace.preferences().flag(QStringLiteral("titles-by-model")));
    workspace.chats().setTitlesByModel(m_titles->isChecked());
    connect(m_titles, &QCheckBox::toggled, this, [this](bool on) {
        m_workspace.preferences().setFlag(QStringLiteral("titles-by-model"), on);
        m_workspace.chats().setTitlesByModel(on);
    });
    refresh();
}

void ParametersPane::setSession(::chat::Session *session)
{
    m_session = session;
    refresh();
}

void ParametersPane::save()
{
    if (m_filling || !m_session)
        return;
    ::chat::Parameters parameters = m_session->conversation().parameters;
    const qint64 limit = m_limit->text().toLongLong();
    parameters.largestAnswer = limit > 0 ? std::optional(limit) : std::nullopt;
    parameters.reasoningEffort = efforts.value(m_effort->current());
    parameters.temperature = numberIn(m_temperature);
    parameters.topP = numberIn(m_topP);
    parameters.historyMessages = m_history->value() >= wholeHistory ? std::nullopt : std::optional(m_history->value());
    const qint64 tokens = m_historyTokens->text().toLongLong();
    parameters.historyTokens = m_historyTokens->text().isEmpty() ? std::nullopt : std::optional(tokens);
    parameters.wireFormat = formats.value(m_format->currentIndex());
    const QString tools = m_tools->toPlainText().trimmed();
    ::chat::Parameters check;
    check.tools = tools;
    const bool readable = tools.isEmpty() || !::chat::wire::toolsOf(check).isEmpty();
    m_tools->setWrong(readable ? QString() : tr("Not yet a JSON list of functions; nothing of it is sent."));
    parameters.tools = tools;
    m_session->setParameters(parameters);
}

void ParametersPane::editPrompt()
{
    if (!m_session)
        return;
    auto *dialog = new PromptDialog(window(), m_workspace.chats().presets(), m_session->conversation().systemPrompt);
    connect(dialog, &PromptDialog::chosen, this, [this](const QString &text) {
        if (m_session)
            m_session->setSystemPrompt(text);
    });
    dialog->open();
}

void ParametersPane::showHistory()
{
    if (!m_session || !m_session->isWhole())
        return m_historyWords->setText({});
    const ::chat::Session::Travel travel = m_session->travel();
    m_historyWords->setText(
        tr("last %n messages · %1 tokens", nullptr, travel.messages).arg(kit::countText(travel.tokens)));
}

QString ParametersPane::formatWords() const
{
    if (!m_session)
        return {};
    QStringList out;
    if (m_session->conversation().parameters.wireFormat.isEmpty())
        out << tr("Now: %1").arg(formatName(::chat::wire::formatName(m_session->formatNow())));
    for (const ::chat::wire::Lesson &lesson : m_session->lessonsNow().all)
        out << lessonWords(::chat::wire::lessonText(lesson));
    return out.join(QStringLiteral("\n"));
}

void ParametersPane::refresh()
{
    const ::chat::Conversation chat = m_session ? m_session->conversation() : ::chat::Conversation();
    const ::chat::Parameters &parameters = chat.parameters;
    m_filling = true;
    m_model->setText(chat.model.isEmpty() ? tr("Choose…") : chat.model);
    const QString prompt = chat.systemPrompt.simplified();
    m_prompt->setText(prompt.isEmpty() ? tr("Add…") : prompt.size() > 22 ? prompt.left(21) + u'…' : prompt);
    if (!m_limit->hasFocus())
        m_limit->setText(QString::number(parameters.largestAnswer.value_or(::chat::wire::defaultLargestAnswer)));
    m_effort->setCurrent(std::max(0, static_cast<int>(efforts.indexOf(parameters.reasoningEffort))));
    const bool fixed =
        m_session &&
        (!::chat::wire::ModelFamily::of(chat.model).takesTemperature ||
         m_session->lessonsNow().knows({::chat::wire::Lesson::Kind::Without, QStringLiteral("temperature")}));
    m_temperatureFixed->setVisible(fixed);
    m_temperature->setVisible(!fixed);
    m_temperatureLabel->setEnabled(!fixed);
    if (!m_temperature->hasFocus())
        m_temperature->setText(numberText(parameters.temperature));
    if (!m_topP->hasFocus())
        m_topP->setText(numberText(parameters.topP));
    m_history->setValue(parameters.historyMessages.value_or(wholeHistory));
    if (!m_historyTokens->hasFocus())
        m_historyTokens->setText(parameters.historyTokens ? QString::number(*parameters.historyTokens) : QString());
    m_format->setCurrentIndex(std::max(0, static_cast<int>(formats.indexOf(parameters.wireFormat))));
    m_formatWords->setText(formatWords());
    m_formatWords->setVisible(!m_formatWords->text().isEmpty());
    if (!m_tools->hasFocus() && m_tools->toPlainText() != parameters.tools)
        m_tools->setPlainText(parameters.tools);
    m_filling = false;
    showHistory();
}

void ParametersPane::focusLimit()
{
    m_limit->setFocus(Qt::OtherFocusReason);
    m_limit->selectAll();
}

void ParametersPane::focusHistory()
{
    m_history->setFocus(Qt::OtherFocusReason);
}

} // namespace ui::chat
