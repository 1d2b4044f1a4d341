#pragma once

#include "relay/dialectprobe.h"
#include "ui/kit/card.h"

class QGridLayout;

namespace ui::accounts {

// What answered at an address, and what that allows.
class RelayReport : public kit::Card
{
    Q_OBJECT
public:
    explicit RelayReport(QWidget *parent = nullptr);
    void show(const relay::ProbeReport &found, const QString &typed, std::chrono::milliseconds took);
    // Told later: how many models the relay publishes rates for. 0: none.
    void showModels(int count);

private:
    void addFact(kit::Tone tone, const QString &text);

    QGridLayout *m_facts = nullptr;
    int m_count = 0;
};

} // namespace ui::accounts
