#pragma once

#include "accounts/connect/connectedfiles.h"
#include "ui/kit/overlay.h"

namespace ui::accounts {

// What will change in another program's file, shown before it does. accepted(): write it.
class ConnectDialog : public kit::Dialog
{
    Q_OBJECT
public:
    ConnectDialog(const ::accounts::connect::FileChange &change, const QString &shownPath, const QString &keyHint,
                  QWidget *host);
};

} // namespace ui::accounts
