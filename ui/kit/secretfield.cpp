#include "ui/kit/secretfield.h"

#include "ui/kit/button.h"
#include "ui/kit/field.h"

#include <QHBoxLayout>

namespace kit {

namespace {

// The line edit's own buffer is shared with this copy; writing through it leaves nothing behind when it is freed.
void overwrite(const QString &shared)
{
    volatile char16_t *p = reinterpret_cast<volatile char16_t *>(const_cast<QChar *>(shared.constData()));
    for (qsizetype i = 0; i < shared.size(); ++i)
        p[i] = u'\0';
}

} // namespace

SecretField::SecretField(const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_field(new Field), m_eye(new IconButton(IconName("eye"), tr("Show")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field);
    // In the field, at its end; its Tab stop comes after the text.
    auto *inside = new QHBoxLayout(m_field);
    inside->setContentsMargins(0, 0, space2, 0);
    inside->addStretch();
    inside->addWidget(m_eye);
    m_eye->setCursor(Qt::ArrowCursor);
    m_field->setTrailingRoom(controlSmall + space2);
    m_field->setAccessibleName(accessibleName);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                 Qt::ImhNoAutoUppercase);
    m_field->setDragEnabled(false);
    m_field->setContextMenuPolicy(Qt::NoContextMenu);
    setFocusProxy(m_field);
    m_eye->setCheckable(true);
    connect(m_eye, &IconButton::toggled, this, &SecretField::showText);
    connect(m_field, &QLineEdit::textChanged, this, [this] { Q_EMIT edited(); });
    connect(m_field, &QLineEdit::returnPressed, this, &SecretField::returnPressed);
}

SecretField::~SecretField()
{
    overwrite(m_field->text());
}

bool SecretField::isEmpty() const
{
    return m_field->text().isEmpty();
}

core::Secret SecretField::take()
{
    const QString typed = m_field->text();
    core::Secret secret;
    if (!typed.isEmpty()) {
        QByteArray bytes = typed.trimmed().toUtf8();
        secret = core::Secret(bytes);
        bytes.fill('\0');
    }
    wipe();
    return secret;
}

void SecretField::wipe()
{
    overwrite(m_field->text());
    // setText also drops the undo history, which holds single characters.
    const QSignalBlocker quiet(m_field);
    m_field->setText(QString());
    m_eye->setChecked(false);
    showText(false);
}

void SecretField::setPlaceholder(const QString &text)
{
    m_field->setPlaceholderText(text);
}
void SecretField::setWrong(const QString &sentence)
{
    m_field->setWrong(sentence);
}

void SecretField::showText(bool shown)
{
    m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIconName(shown ? IconName("eye-off") : IconName("eye"));
    m_eye->setLabel(shown ? tr("Hide") : tr("Show"));
}

} // namespace kit
