#pragma once

#include "app/workspace.h"
#include "ui/kit/overlay.h"

class QGridLayout;

namespace ui::billing {

// One answer's bill: tokens × rate line by line, what was billed, and how that is known.
class CostDialog : public kit::Dialog
{
    Q_OBJECT
public:
    CostDialog(app::Workspace &workspace, core::MessageId answer, QWidget *host);

private:
    void show(const ::chat::Message &answer);
    void addPart(QGridLayout *grid, const QString &name, std::optional<qint64> tokens, const core::Money &perMillion);

    app::Workspace &m_workspace;
};

} // namespace ui::billing
