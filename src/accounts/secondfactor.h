#pragma once

#include "core/secret.h"
#include "secrets/qrcode.h"

#include <QStringList>

namespace accounts {

// What a set-up of a second factor shows once: the picture, the secret in groups of four for typing, the backup codes.
struct SecondFactorPaper
{
    std::optional<secrets::QrCode> picture{}; // nothing: it did not fit, the secret can be typed
    QString secret{};
    QStringList backupCodes{};
};
SecondFactorPaper secondFactorPaper(const core::Secret &uri, const core::Secret &secret, const core::Secret &backup);

} // namespace accounts
