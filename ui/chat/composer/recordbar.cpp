#include "ui/chat/composer/recordbar.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneytext.h"
#include "ui/kit/theme.h"

#include <QBoxLayout>
#include <QPainter>

namespace ui::chat {

namespace {

constexpr int barWidth = 4;
constexpr int barStep = 6;

} // namespace

LevelBars::LevelBars(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Recording level"));
}

void LevelBars::add(double level)
{
    m_levels.append(std::clamp(level, 0.0, 1.0));
    const qsizetype most = std::max(1, width() / barStep);
    if (m_levels.size() > most)
        m_levels.remove(0, m_levels.size() - most);
    setAccessibleDescription(kit::percentText(m_levels.last()));
    update();
}

void LevelBars::clear()
{
    m_levels.clear();
    update();
}

void LevelBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::themeOf(this);
    int x = width() - barWidth;
    for (auto it = m_levels.rbegin(); it != m_levels.rend() && x >= 0; ++it, x -= barStep) {
        const int tall = std::max(2, qRound(*it * height()));
        painter.fillRect(QRect(x, (height() - tall) / 2, barWidth, tall),
                         *it > 2.0 / 3 ? theme.warningMark : theme.positiveMark);
    }
}

RecordBar::RecordBar(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::space8);
    m_time = new kit::FigureLabel({}, kit::Role::Meta, kit::Tone::Text);
    m_bars = new LevelBars(this);
    auto *cancel = new kit::Button(kit::Button::Kind::Ghost, tr("Cancel"), this);
    cancel->setButtonSize(kit::Button::Size::Small);
    cancel->setToolTip(tr("Forget the recording"));
    auto *stop = new kit::Button(kit::Button::Kind::Plain, tr("Stop and transcribe"), this);
    stop->setButtonSize(kit::Button::Size::Small);
    stop->setIconName(kit::IconName("square"));
    row->addWidget(m_time);
    row->addWidget(m_bars, 1);
    row->addWidget(cancel);
    row->addWidget(stop);
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &RecordBar::showTime);
    connect(cancel, &QPushButton::clicked, this, &RecordBar::cancelRequested);
    connect(stop, &QPushButton::clicked, this, &RecordBar::stopRequested);
    hide();
}

void RecordBar::start(std::function<std::chrono::milliseconds()> length)
{
    m_length = std::move(length);
    m_bars->clear();
    showTime();
    m_timer.start();
    show();
}

void RecordBar::end()
{
    m_timer.stop();
    hide();
}

void RecordBar::showLevel(double level)
{
    m_bars->add(level);
}

void RecordBar::showTime()
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(m_length()).count();
    m_time->setText(QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')));
}

} // namespace ui::chat
