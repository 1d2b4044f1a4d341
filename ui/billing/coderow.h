#pragma once

#include "billing/redeemer.h"
#include "ui/kit/theme.h"

#include <QWidget>

namespace kit {
class Button;
class Label;
class MoneyLabel;
} // namespace kit

namespace ui::billing {

// One code of a redemption: its mark, the masked code, what became of it and what it added.
class CodeRow : public QWidget
{
    Q_OBJECT
public:
    explicit CodeRow(const QString &hint, QWidget *parent = nullptr);
    void setWaiting(bool inFlight);
    void setResult(const ::billing::CodeResult &result, const QString &relay, core::QuotaPerUnit perUnit);
    // A button: "Try on Harbor". Empty takes it away.
    void offer(const QString &label);

Q_SIGNALS:
    void offerTaken();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon = QStringLiteral("circle");
    kit::Tone m_tone = kit::Tone::Caption;
    kit::Label *m_title;
    kit::Label *m_detail;
    kit::MoneyLabel *m_added;
    kit::Button *m_offer;
};

} // namespace ui::billing
