#pragma once

#include "accounts/secondfactor.h"

#include <QWidget>

namespace ui::accounts {

// A QR code, black on white in every theme, with its quiet zone: that is what cameras expect.
class QrPicture : public QWidget
{
    Q_OBJECT
public:
    explicit QrPicture(secrets::QrCode code, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    secrets::QrCode m_code;
};

} // namespace ui::accounts
