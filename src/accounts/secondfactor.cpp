#include "accounts/secondfactor.h"

namespace accounts {

SecondFactorPaper secondFactorPaper(const core::Secret &uri, const core::Secret &secret, const core::Secret &backup)
{
    SecondFactorPaper paper;
    if (auto picture = secrets::qrCodeOf(uri))
        paper.picture = std::move(picture).value();
    const QString letters = secrets::spelledForItsOwner(secret);
    for (qsizetype i = 0; i < letters.size(); i += 4)
        paper.secret += (i > 0 ? QStringLiteral(" ") : QString()) + letters.mid(i, 4);
    if (!backup.isEmpty())
        paper.backupCodes = secrets::spelledForItsOwner(backup).split(u'\n', Qt::SkipEmptyParts);
    return paper;
}

} // namespace accounts
