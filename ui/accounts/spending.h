#pragma once

#include "app/workspace.h"
#include "billing/runway.h"

#include <QWidget>

#include <functional>

namespace ui::accounts {

// What an account spent lately, from the ledger, and how long its balance lasts at that pace.
struct Spending
{
    core::Money today{};
    core::Money week{};
    core::Money month{};
    int monthMissing = 0;  // rows without a known amount
    bool complete = false; // the last 30 days are all read
    std::optional<::billing::Runway> runway{};
};

// Answers once, while the context lives; nothing is called when the ledger cannot be read.
void readSpending(app::Workspace &workspace, core::AccountId account, QObject *context,
                  std::function<void(const Spending &)> show);

// "About 12 days (7–19) at your pace", in two weights.
struct RunwayWords
{
    QString figure{};
    QString range{};
};
RunwayWords runwayWords(const ::billing::Runway &runway);

// How far the balance reaches in the next 30 days: sure, likely, and the tick of the middle.
class RunwayBar : public QWidget
{
    Q_OBJECT
public:
    explicit RunwayBar(QWidget *parent = nullptr);
    void setRunway(const ::billing::Runway &runway);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ::billing::Runway m_runway{};
};

} // namespace ui::accounts
