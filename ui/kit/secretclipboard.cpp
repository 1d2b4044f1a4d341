#include "ui/kit/secretclipboard.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/meter.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/paint.h"

#include <QClipboard>
#include <QGridLayout>
#include <QMimeData>
#include <QPainter>
#include <QTimerEvent>
#include <QUuid>

#include <algorithm>

namespace kit {

namespace {

// KDE's convention, honoured by Klipper, GPaste, CopyQ and others.
const QString secretHint = QStringLiteral("x-kde-passwordManagerHint");
const QString ownMark = QStringLiteral("application/x-relaydesk-copy");
constexpr int tick = 250;

} // namespace

SecretClipboard::SecretClipboard(QClipboard *clipboard, QObject *parent, std::chrono::milliseconds keeps)
    : QObject(parent), m_clipboard(clipboard), m_keeps(keeps)
{
    connect(m_clipboard, &QClipboard::dataChanged, this, [this] {
        if (m_timer.isActive() && !isOurs())
            finish();
    });
}

SecretClipboard::~SecretClipboard()
{
    if (m_timer.isActive() && isOurs())
        m_clipboard->clear();
}

void SecretClipboard::copy(const core::Secret &secret, const QString &around)
{
    m_timer.stop();
    const QString bare = QString::fromUtf8(secret.reveal());
    auto *data = new QMimeData; // the clipboard takes it over
    data->setText(around.isEmpty() ? bare : QString(around).replace(QLatin1String("%1"), bare));
    data->setData(secretHint, QByteArrayLiteral("secret"));
    m_mark = QUuid::createUuid().toByteArray();
    data->setData(ownMark, m_mark);
    m_clipboard->setMimeData(data);
    m_since.start();
    m_timer.start(tick, this);
    Q_EMIT copied();
    Q_EMIT counted(m_keeps);
}

bool SecretClipboard::isOurs() const
{
    const QMimeData *data = m_clipboard->mimeData();
    return data && !m_mark.isEmpty() && data->data(ownMark) == m_mark;
}

std::chrono::milliseconds SecretClipboard::timeLeft() const
{
    if (!m_timer.isActive())
        return std::chrono::milliseconds(0);
    return std::max(std::chrono::milliseconds(0), m_keeps - std::chrono::milliseconds(m_since.elapsed()));
}

void SecretClipboard::clearNow()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    if (isOurs())
        m_clipboard->clear();
    finish();
}

void SecretClipboard::finish()
{
    m_timer.stop();
    m_mark.clear();
    Q_EMIT ended();
}

void SecretClipboard::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return;
    if (timeLeft().count() == 0)
        clearNow();
    else
        Q_EMIT counted(timeLeft());
}

CopiedNotice::CopiedNotice(QWidget *parent)
    : QWidget(parent), m_text(new Label({}, Role::Body)), m_clear(new Button(Button::Kind::Link, tr("Clear now"))),
      m_meter(new Meter)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(space12 + 1, space8 + 1, space12 + 1, space8);
    grid->setHorizontalSpacing(0);
    grid->setVerticalSpacing(space4);
    m_clear->setButtonSize(Button::Size::Small);
    m_meter->setNeutral(true);
    auto *lead = new QWidget;
    lead->setFixedWidth(24);
    grid->addWidget(lead, 0, 0);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_clear, 0, 2);
    grid->addWidget(m_meter, 1, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    connect(m_clear, &Button::clicked, this, &CopiedNotice::clearRequested);
}

void CopiedNotice::follow(SecretClipboard *clipboard)
{
    hide();
    connect(clipboard, &SecretClipboard::copied, this, &QWidget::show);
    connect(clipboard, &SecretClipboard::ended, this, &QWidget::hide);
    connect(clipboard, &SecretClipboard::counted, this,
            [this, clipboard](std::chrono::milliseconds left) { showLeft(left, clipboard->keeps()); });
    connect(this, &CopiedNotice::clearRequested, clipboard, &SecretClipboard::clearNow);
}

void CopiedNotice::showLeft(std::chrono::milliseconds left, std::chrono::milliseconds of)
{
    const qint64 seconds = (left.count() + 999) / 1000;
    m_text->setText(tr("Key copied, cleared in %1 s").arg(seconds));
    m_meter->setShare(of.count() > 0 ? double(left.count()) / double(of.count()) : 0);
}

QSize CopiedNotice::sizeHint() const
{
    return {376, 54};
}

void CopiedNotice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &t = themeOf(this);
    fillStrokeRound(&painter, rect(), radiusRow, t.surface, t.line);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal y = m_text->geometry().center().y() - 7;
    drawIcon(&painter, QRectF(mirrored ? width() - 13 - 16 : 13, y, 16, 16), QStringLiteral("clipboard-check"), t.text);
}

} // namespace kit
