#include "ui/billing/coderow.h"

#include "core/clock.h"
#include "ui/kit/button.h"
#include "ui/kit/errortext.h"
#include "ui/kit/icons.h"
#include "ui/kit/label.h"
#include "ui/kit/metrics.h"
#include "ui/kit/moneylabel.h"

#include <QBoxLayout>
#include <QLocale>
#include <QPainter>

namespace ui::billing {

CodeRow::CodeRow(const QString &hint, QWidget *parent) : QWidget(parent)
{
    setMinimumHeight(kit::rowTall);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(40, kit::space4, kit::space12, kit::space4);
    row->setSpacing(kit::space12);
    auto *code = new kit::Label(hint, kit::Role::Code);
    code->setFixedWidth(92);
    row->addWidget(code);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_title = new kit::Label(tr("waits"), kit::Role::Body, kit::Tone::Secondary);
    m_detail = new kit::Label({}, kit::Role::Meta, kit::Tone::Secondary);
    m_detail->setWordWrap(true);
    m_detail->hide();
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_detail);
    words->addStretch();
    row->addLayout(words, 1);
    m_added = new kit::MoneyLabel(this);
    m_added->setRole(kit::Role::Body, QFont::DemiBold);
    m_added->hide();
    row->addWidget(m_added);
    m_offer = new kit::Button(kit::Button::Kind::Outline, {}, this);
    m_offer->setButtonSize(kit::Button::Size::Small);
    m_offer->hide();
    row->addWidget(m_offer);
    connect(m_offer, &QPushButton::clicked, this, &CodeRow::offerTaken);
}

void CodeRow::setWaiting(bool inFlight)
{
    m_icon = inFlight ? QStringLiteral("loader-circle") : QStringLiteral("circle");
    m_title->setText(inFlight ? tr("asking the relay…") : tr("waits"));
    update();
}

void CodeRow::offer(const QString &label)
{
    m_offer->setText(label);
    m_offer->setVisible(!label.isEmpty());
}

void CodeRow::setResult(const ::billing::CodeResult &result, const QString &relay, core::QuotaPerUnit perUnit)
{
    using Outcome = ::billing::CodeOutcome;
    QString detail;
    switch (result.outcome) {
    case Outcome::Added:
        m_icon = QStringLiteral("circle-check");
        m_tone = kit::Tone::Positive;
        m_title->setText(tr("Added to your balance"));
        if (result.added) {
            m_added->setAdded(core::Money::fromQuota(*result.added, perUnit), kit::Decimals::Balance);
            m_added->show();
        } else {
            detail = tr("the relay does not say how much");
        }
        break;
    case Outcome::Used:
        m_icon = QStringLiteral("history");
        m_tone = kit::Tone::Warning;
        m_title->setText(tr("Already used"));
        detail = tr("by somebody, or by you in another program");
        break;
    case Outcome::Unknown:
        m_icon = QStringLiteral("circle-question-mark");
        m_tone = kit::Tone::Secondary;
        m_title->setText(tr("Not known to %1").arg(relay));
        detail = tr("perhaps it was bought for another relay, or mistyped");
        break;
    case Outcome::Refused:
    case Outcome::Limited:
    case Outcome::Failed:
        m_icon = QStringLiteral("circle-alert");
        m_tone = kit::Tone::Danger;
        if (result.error) {
            kit::ErrorContext context;
            context.relay = relay;
            const kit::ErrorWords words = kit::errorWords(*result.error, context);
            m_title->setText(words.title);
            detail = words.sentence;
        }
        break;
    }
    if (result.earlier) {
        const QString day =
            QLocale().toString(core::toDateTime(result.earlier->time).date(), tr("d MMMM", "a day of this year"));
        detail =
            result.earlier->added
                ? tr("by you on %1, it added %2")
                      .arg(day,
                           kit::moneyText(core::Money::fromQuota(*result.earlier->added, result.earlier->quotaPerUnit),
                                          kit::Decimals::Balance))
                : tr("you tried it on %1").arg(day);
    }
    m_title->setTone(kit::Tone::Text);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(m_title->text() + u' ' + detail);
    update();
}

void CodeRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::themeOf(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    kit::drawIcon(
        &painter,
        QRectF(mirrored ? width() - 28 : 12, (height() - kit::iconMedium) / 2.0, kit::iconMedium, kit::iconMedium),
        m_icon, m_tone == kit::Tone::Caption ? theme.text3 : theme.mark(m_tone));
}

} // namespace ui::billing
